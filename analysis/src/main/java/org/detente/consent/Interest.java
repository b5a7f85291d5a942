package org.detente.consent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.detente.positions.Condition;
import org.detente.positions.Position;
import org.detente.positions.Position.Ends;
import org.detente.theatre.Actor;

/// What one actor wants, on the cells of an agenda. Its utility of a package is 1 less the losses
/// on all cells, weighted by saliences that add up to 1: 1 is everything as it wants, 0 everything
/// at the far end. Losses are single-peaked and linear (assumption); [Stake].
public final class Interest {

  private final Agenda agenda;
  private final Actor actor;
  private final List<Position> positions;
  private final List<Stake> stakes;

  /// Which stake a cell belongs to, or -1; a cell belongs to one at most.
  private final int[] stakeOf;

  /// Sum of the middles of all saliences.
  private final double total;

  /// @param positions of this actor, at least one; one per issue and zone
  Interest(Agenda agenda, Actor actor, List<Position> positions) {
    this.agenda = agenda;
    this.actor = actor;
    this.positions = List.copyOf(positions);
    this.stakes = positions.stream().flatMap(p -> stake(p).stream()).toList();
    this.stakeOf = new int[agenda.size()];
    Arrays.fill(stakeOf, -1);
    for (int i = 0; i < stakes.size(); i++) {
      for (int cell : stakes.get(i).cells()) {
        stakeOf[cell] = i;
      }
    }
    this.total = stakes.stream().mapToDouble(s -> s.position().salience().middle()).sum();
  }

  private Optional<Stake> stake(Position p) {
    var cells = new ArrayList<Integer>();
    String issue = p.issue().id();
    if (!p.issue().byZone() || p.zone().isPresent()) {
      cells.add(agenda.indexOf(issue, p.zone()));
    } else {
      for (String zone : agenda.stakeZones()) {
        boolean own =
            positions.stream()
                .anyMatch(o -> o.issue().id().equals(issue) && o.zone().equals(Optional.of(zone)));
        if (!own) {
          cells.add(agenda.indexOf(issue, Optional.of(zone)));
        }
      }
    }
    return cells.isEmpty()
        ? Optional.empty()
        : Optional.of(new Stake(p, cells.stream().mapToInt(Integer::intValue).toArray()));
  }

  /// Whose it is.
  public Actor actor() {
    return actor;
  }

  /// All positions.
  public List<Position> positions() {
    return positions;
  }

  List<Stake> stakes() {
    return stakes;
  }

  /// Positions that bear on a cell: their red lines and conditions hold there.
  List<Position> on(int cell) {
    Cell c = agenda.cells().get(cell);
    return positions.stream()
        .filter(p -> p.issue().id().equals(c.issue().id()))
        .filter(p -> p.zone().isEmpty() || p.zone().equals(c.zone()))
        .toList();
  }

  /// Whether a level is never acceptable to it.
  boolean forbids(int cell, int level) {
    return on(cell).stream().anyMatch(p -> p.redLines().contains(level));
  }

  /// A red line or a condition that a package does not heed.
  ///
  /// @param condition empty where it is a red line
  public record Crossing(int cell, int level, Position position, Optional<Condition> condition) {}

  /// What a package crosses: red lines, and conditions that are known not to hold.
  List<Crossing> crossings(int[] levels) {
    var found = new ArrayList<Crossing>();
    for (int k = 0; k < levels.length; k++) {
      if (levels[k] == Agenda.UNKNOWN) {
        continue;
      }
      for (Position p : on(k)) {
        if (p.redLines().contains(levels[k])) {
          found.add(new Crossing(k, levels[k], p, Optional.empty()));
        }
        for (Condition c : p.conditions()) {
          if (c.level() == levels[k] && isBroken(k, c, levels)) {
            found.add(new Crossing(k, levels[k], p, Optional.of(c)));
          }
        }
      }
    }
    return found;
  }

  private boolean isBroken(int cell, Condition condition, int[] levels) {
    return agenda.targets(cell, condition).stream()
        .anyMatch(k -> levels[k] != Agenda.UNKNOWN && !condition.holds(levels[k]));
  }

  /// Utility with everything in the middle of its range, 0..1.
  public double utility(int[] levels) {
    double losses = 0;
    for (Stake s : stakes) {
      losses += s.position().salience().middle() * s.central(levels);
    }
    return total == 0 ? 1 : 1 - losses / total;
  }

  /// Share of all saliences that one cell has, everything in the middle.
  double weight(int cell) {
    if (stakeOf[cell] < 0 || total == 0) {
      return 0;
    }
    Stake s = stakes.get(stakeOf[cell]);
    return s.position().salience().middle() / s.cells().length / total;
  }

  /// Loss of utility on one cell at a level, everything in the middle.
  double loss(int cell, int level) {
    if (stakeOf[cell] < 0) {
      return 0;
    }
    Stake s = stakes.get(stakeOf[cell]);
    Position p = s.position();
    return weight(cell) * s.loss(level, p.ideal().middle(), p.tolerance().middle());
  }

  /// The least and the most that the utility can be within the ranges. Exact: losses range within
  /// bounds of their own, and a weighted mean with weights in ranges is extreme where all weights
  /// of small losses are at one end and all of large losses at the other (Karnik & Mendel 2001,
  /// "Centroid of a type-2 fuzzy set", Information Sciences 132).
  public Spread spread(int[] levels) {
    double[] least = stakes.stream().mapToDouble(s -> s.least(levels)).toArray();
    double[] most = stakes.stream().mapToDouble(s -> s.most(levels)).toArray();
    Ends[] weights = stakes.stream().map(s -> s.position().salience()).toArray(Ends[]::new);
    double central = utility(levels);
    // Rounding must not put the middle outside.
    return new Spread(
        Math.min(central, 1 - largestMean(most, weights, 1)),
        central,
        Math.max(central, 1 - largestMean(least, weights, -1)));
  }

  /// The largest weighted mean of values, or with sign -1 the smallest.
  private static double largestMean(double[] values, Ends[] weights, int sign) {
    Integer[] order = new Integer[values.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(sign * values[b], sign * values[a]));
    double best = Double.NEGATIVE_INFINITY;
    for (int heavy = 1; heavy <= order.length; heavy++) {
      double sum = 0;
      double total = 0;
      for (int i = 0; i < order.length; i++) {
        double w = i < heavy ? weights[order[i]].high() : weights[order[i]].low();
        sum += w * values[order[i]];
        total += w;
      }
      if (total > 0) {
        best = Math.max(best, sign * sum / total);
      }
    }
    return best == Double.NEGATIVE_INFINITY ? 0 : sign * best;
  }
}
