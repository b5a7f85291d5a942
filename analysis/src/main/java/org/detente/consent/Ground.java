package org.detente.consent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.detente.positions.Condition;
import org.detente.positions.Position;

/// What a package may be made of: the cells that may be changed, the levels that cross no veto
/// holder's red line, what every level would be worth to every veto holder over the status quo, and
/// what one level takes for granted of others.
///
/// @param holders veto holders with a position
/// @param free shape [cells]: whether a cell may be changed
/// @param allowed shape [cells][levels]
/// @param gains shape [holders][cells][levels]: utility over that of the status quo; 0 on cells
///   that matter to nobody
/// @param links what levels take for granted
record Ground(
    Agenda agenda,
    List<Interest> holders,
    boolean[] free,
    boolean[][] allowed,
    double[][][] gains,
    List<Link> links) {

  private static final double NOTHING = 1e-7;

  /// A level of one cell goes with some levels of another only.
  ///
  /// @param holds shape [levels] of the other cell
  record Link(int cell, int level, int other, boolean[] holds) {}

  /// The cells that matter to somebody, those that conditions on them look at, and those given.
  ///
  /// @param interests of all actors, with a veto or without
  /// @param further cells that are to be free in any case; shape [cells]
  static Ground of(Agenda agenda, List<Interest> interests, int[] statusQuo, boolean[] further) {
    List<Interest> holders = interests.stream().filter(i -> i.actor().veto()).toList();
    boolean[] free = further.clone();
    for (Interest interest : interests) {
      for (Stake s : interest.stakes()) {
        if (s.position().salience().high() > 0) {
          Arrays.stream(s.cells()).forEach(k -> free[k] = true);
        }
      }
    }
    spread(agenda, holders, free);
    boolean[][] allowed = new boolean[agenda.size()][];
    double[][][] gains = new double[holders.size()][agenda.size()][];
    for (int k = 0; k < agenda.size(); k++) {
      int levels = agenda.cells().get(k).levels();
      allowed[k] = new boolean[levels];
      for (int l = 0; l < levels; l++) {
        int cell = k;
        int level = l;
        allowed[k][l] = holders.stream().noneMatch(h -> h.forbids(cell, level));
      }
      for (int i = 0; i < holders.size(); i++) {
        gains[i][k] = new double[levels];
        double before = holders.get(i).loss(k, statusQuo[k]);
        for (int l = 0; l < levels; l++) {
          gains[i][k][l] = before - holders.get(i).loss(k, l);
        }
      }
    }
    return new Ground(agenda, holders, free, allowed, gains, links(agenda, holders, free));
  }

  /// Whatever a condition on a free cell looks at is free, too.
  private static void spread(Agenda agenda, List<Interest> holders, boolean[] free) {
    boolean more = true;
    while (more) {
      more = false;
      for (int k = 0; k < free.length; k++) {
        if (free[k]) {
          for (Condition c : conditions(agenda, holders, k)) {
            for (int other : agenda.targets(k, c)) {
              more |= !free[other];
              free[other] = true;
            }
          }
        }
      }
    }
  }

  private static List<Condition> conditions(Agenda agenda, List<Interest> holders, int cell) {
    var all = new ArrayList<Condition>(agenda.cells().get(cell).issue().rules());
    for (Interest holder : holders) {
      for (Position p : holder.on(cell)) {
        all.addAll(p.conditions());
      }
    }
    return all;
  }

  private static List<Link> links(Agenda agenda, List<Interest> holders, boolean[] free) {
    var links = new ArrayList<Link>();
    for (int k = 0; k < free.length; k++) {
      if (!free[k]) {
        continue;
      }
      for (Condition c : conditions(agenda, holders, k)) {
        for (int other : agenda.targets(k, c)) {
          boolean[] holds = new boolean[agenda.cells().get(other).levels()];
          for (int l = 0; l < holds.length; l++) {
            holds[l] = c.holds(l);
          }
          links.add(new Link(k, c.level(), other, holds));
        }
      }
    }
    return links;
  }

  /// What a package is worth to each veto holder over the status quo; shape [holders]. What the
  /// solver's rounding cannot tell from nothing is nothing.
  double[] gains(int[] levels) {
    double[] sums = new double[holders.size()];
    for (int i = 0; i < sums.length; i++) {
      for (int k = 0; k < levels.length; k++) {
        if (levels[k] != Agenda.UNKNOWN) {
          sums[i] += gains[i][k][levels[k]];
        }
      }
      sums[i] = Math.abs(sums[i]) < NOTHING ? 0 : sums[i];
    }
    return sums;
  }

  /// Whether a package crosses no veto holder's red line and heeds every link.
  boolean isClean(int[] levels) {
    for (int k = 0; k < levels.length; k++) {
      if (free[k] && !allowed[k][levels[k]]) {
        return false;
      }
    }
    return links.stream()
        .noneMatch(l -> levels[l.cell()] == l.level() && !l.holds()[levels[l.other()]]);
  }
}
