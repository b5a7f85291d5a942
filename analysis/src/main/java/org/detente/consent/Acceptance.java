package org.detente.consent;

import java.util.ArrayList;
import java.util.List;
import org.detente.numeric.SobolPoints;
import org.detente.positions.Condition;
import org.detente.positions.Position;

/// How often a package is accepted when ideals, saliences and tolerances are drawn from their
/// ranges, evenly, and every possible red line is one in half of the draws. What is not known of an
/// actor on an issue is the same in all zones; actors and issues are drawn apart (assumptions). The
/// status quo is judged with the same draw. A setting that nobody knows is each of its levels
/// equally often.
///
/// A draw is a scrambled Sobol' point: a pure function of seed and number, so that a package is
/// judged by the same draws whatever else is asked.
public final class Acceptance {

  /// Draws when nobody asks for another number.
  public static final int DRAWS = 1024;

  private static final int COORDINATES = 4;
  private static final double ROUNDING = 1e-9;
  private static final double HALF = 0.5;

  private final Agenda agenda;
  private final List<Interest> interests;
  private final int[] statusQuo;
  private final double[][] draws;
  private final List<List<Watched>> watched;

  /// First coordinate of every stake; shape [actors][stakes].
  private final int[][] rows;

  /// @param interests of all actors
  /// @param draws 1 or more
  Acceptance(Agenda agenda, List<Interest> interests, int[] statusQuo, long seed, int draws) {
    this.agenda = agenda;
    this.interests = interests;
    this.statusQuo = statusQuo;
    int coordinates =
        agenda.size() + interests.stream().mapToInt(i -> issues(i).size() * COORDINATES).sum();
    var points = new SobolPoints(coordinates, seed);
    this.draws = new double[draws][];
    for (int d = 0; d < draws; d++) {
      this.draws[d] = points.point(d);
    }
    this.watched = interests.stream().map(this::watched).toList();
    this.rows = new int[interests.size()][];
    for (int i = 0; i < rows.length; i++) {
      Interest interest = interests.get(i);
      int from = first(interest);
      rows[i] =
          interest.stakes().stream().mapToInt(s -> from + offset(interest, s.position())).toArray();
    }
  }

  /// A cell on which an actor has a line or a condition.
  ///
  /// @param coin coordinate that decides on possible red lines
  private record Watched(int cell, Position position, int coin, List<Tie> ties) {}

  /// A condition and the cells that it looks at.
  private record Tie(Condition condition, List<Integer> targets) {}

  private List<Watched> watched(Interest interest) {
    int from = first(interest);
    var found = new ArrayList<Watched>();
    for (int k = 0; k < agenda.size(); k++) {
      for (Position p : interest.on(k)) {
        if (!(p.redLines().isEmpty()
            && p.possibleRedLines().isEmpty()
            && p.conditions().isEmpty())) {
          int cell = k;
          List<Tie> ties =
              p.conditions().stream().map(c -> new Tie(c, agenda.targets(cell, c))).toList();
          found.add(new Watched(k, p, from + offset(interest, p) + COORDINATES - 1, ties));
        }
      }
    }
    return found;
  }

  /// Ids of the issues on which an actor has positions.
  private static List<String> issues(Interest interest) {
    return interest.positions().stream().map(p -> p.issue().id()).distinct().toList();
  }

  /// Where the coordinates of a position begin among those of its actor.
  private static int offset(Interest interest, Position p) {
    return issues(interest).indexOf(p.issue().id()) * COORDINATES;
  }

  /// First coordinate of an actor's positions.
  private int first(Interest interest) {
    int at = agenda.size();
    for (Interest other : interests) {
      if (other == interest) {
        return at;
      }
      at += issues(other).size() * COORDINATES;
    }
    throw new IllegalArgumentException("not one of the actors");
  }

  /// Shares of the draws in which a package is accepted, 0..1.
  ///
  /// @param byActor in the order of the actors
  /// @param byAll by all veto holders at once
  public record Shares(List<Double> byActor, double byAll) {

    public Shares {
      byActor = List.copyOf(byActor);
    }
  }

  /// Judges a package.
  Shares of(int[] levels) {
    int[] accepted = new int[interests.size()];
    int all = 0;
    for (double[] draw : draws) {
      int[] offered = known(levels, draw);
      int[] before = known(statusQuo, draw);
      boolean everybody = true;
      for (int i = 0; i < interests.size(); i++) {
        boolean yes =
            !crosses(watched.get(i), offered, draw) && gain(i, offered, before, draw) >= -ROUNDING;
        accepted[i] += yes ? 1 : 0;
        everybody &= yes || !interests.get(i).actor().veto();
      }
      all += everybody ? 1 : 0;
    }
    var shares = new ArrayList<Double>();
    for (int n : accepted) {
      shares.add((double) n / draws.length);
    }
    return new Shares(shares, (double) all / draws.length);
  }

  /// The package with every unknown level drawn.
  private int[] known(int[] levels, double[] draw) {
    int[] known = levels.clone();
    for (int k = 0; k < known.length; k++) {
      if (known[k] == Agenda.UNKNOWN) {
        known[k] = (int) (draw[k] * agenda.cells().get(k).levels());
      }
    }
    return known;
  }

  private boolean crosses(List<Watched> lines, int[] levels, double[] draw) {
    for (Watched w : lines) {
      int level = levels[w.cell()];
      Position p = w.position();
      if (p.redLines().contains(level)
          || p.possibleRedLines().contains(level) && draw[w.coin()] < HALF) {
        return true;
      }
      for (Tie tie : w.ties()) {
        if (tie.condition().level() == level) {
          for (int k : tie.targets()) {
            if (!tie.condition().holds(levels[k])) {
              return true;
            }
          }
        }
      }
    }
    return false;
  }

  private double gain(int actor, int[] offered, int[] before, double[] draw) {
    List<Stake> stakes = interests.get(actor).stakes();
    double total = 0;
    double gain = 0;
    for (int i = 0; i < stakes.size(); i++) {
      Stake s = stakes.get(i);
      Position p = s.position();
      int row = rows[actor][i];
      double ideal = p.ideal().at(draw[row]);
      double salience = p.salience().at(draw[row + 1]);
      double tolerance = p.tolerance().at(draw[row + 2]);
      total += salience;
      gain += salience * (s.loss(before, ideal, tolerance) - s.loss(offered, ideal, tolerance));
    }
    return total == 0 ? 0 : gain / total;
  }
}
