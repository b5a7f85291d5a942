package org.detente.commitment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.detente.commitment.Menu.Played;

/// The dilemma in both directions: how far the parties commit as what the international side gives
/// is worth more or less, and how far the international side engages as what the parties give is.
///
/// A factor multiplies what all steps of one side give to the other, alone or together; 1 is the
/// menu as written. Payoffs rise with it, so do the lowest and the highest equilibrium, and the
/// factor from which an equilibrium exists is found by halving.
public final class Engagement {

  /// Largest factor looked at.
  public static final double MOST = 2;

  private static final double GRID = 0.05;
  private static final double FINE = 1e-4;
  private static final int STATES = 500;

  private final Menu menu;
  private final Played played;
  private final Set<Integer> outside = new HashSet<>();
  private final Set<Integer> parties = new HashSet<>();

  Engagement(Menu menu, Played played) {
    this.menu = menu;
    this.played = played;
    for (int i = 0; i < menu.actors().size(); i++) {
      (menu.actors().get(i).international() ? outside : parties).add(i);
    }
  }

  /// Shares of one side's possible steps, today's among them, at the lowest and highest
  /// equilibrium.
  ///
  /// @param factor on what the other side gives
  public record Point(double factor, double lowest, double highest) {}

  /// Thresholds of international engagement, and both curves.
  ///
  /// @param exists factor from which the parties take, in the highest equilibrium, all steps that
  ///   they take there at factor 1 (or at [#MOST], where they take none at 1); NaN: at none tried
  /// @param reached factor from which a ladder without a guarantee leads there; NaN: at none tried
  /// @param reachedWithGuarantee the same with the guarantee available
  /// @param parties their commitment against engagement
  /// @param international its engagement against the parties' commitment
  public record Thresholds(
      double exists,
      double reached,
      double reachedWithGuarantee,
      List<Point> parties,
      List<Point> international) {

    public Thresholds {
      parties = List.copyOf(parties);
      international = List.copyOf(international);
    }
  }

  Thresholds thresholds() {
    StepSet goal = goal();
    double exists = goal.isEmpty() ? Double.NaN : least(f -> highest(f).holds(goal), 0);
    double reached = Double.NaN;
    double helped = Double.NaN;
    if (!Double.isNaN(exists)) {
      reached = least(f -> need(f, goal) <= Equilibria.SAME, exists);
      double available = menu.guarantee().central();
      helped = least(f -> need(f, goal) <= available + Equilibria.SAME, exists);
    }
    return new Thresholds(
        exists, reached, helped, curve(outside, parties), curve(parties, outside));
  }

  // What the parties would have to take for the dilemma to be over.
  private StepSet goal() {
    StepSet steps = mine(parties).minus(played.start());
    StepSet atOne = highest(1).and(steps);
    return atOne.isEmpty() ? highest(MOST).and(steps) : atOne;
  }

  private StepSet highest(double factor) {
    return new Equilibria(played.game().scaled(outside, factor)).highest();
  }

  private double need(double factor, StepSet goal) {
    Game game = played.game().scaled(outside, factor);
    var equilibria = new Equilibria(game);
    StepSet top = equilibria.highest();
    if (!top.holds(goal)) {
      return Double.POSITIVE_INFINITY;
    }
    StepSet start = game.standing(played.start().and(top));
    return LadderSearch.cheapest(game, equilibria, start, top, STATES).guarantee();
  }

  private interface Holds {
    boolean at(double factor);
  }

  // The least factor at which something holds: first on a grid, then by halving.
  private static double least(Holds holds, double from) {
    if (holds.at(from)) {
      return from;
    }
    double below = from;
    for (int k = (int) Math.floor(from / GRID) + 1; k * GRID <= MOST + FINE; k++) {
      double factor = k * GRID;
      if (holds.at(factor)) {
        double above = factor;
        while (above - below > FINE) {
          double middle = (above + below) / 2;
          if (holds.at(middle)) {
            above = middle;
          } else {
            below = middle;
          }
        }
        return above;
      }
      below = factor;
    }
    return Double.NaN;
  }

  private List<Point> curve(Set<Integer> givers, Set<Integer> others) {
    var points = new ArrayList<Point>();
    StepSet steps = mine(others);
    int count = Math.max(1, steps.size());
    for (int k = 0; k * GRID * 2 <= MOST + FINE; k++) {
      double factor = k * GRID * 2;
      var equilibria = new Equilibria(played.game().scaled(givers, factor));
      points.add(
          new Point(
              factor,
              (double) equilibria.lowest(StepSet.NONE).and(steps).size() / count,
              (double) equilibria.highest().and(steps).size() / count));
    }
    return points;
  }

  private StepSet mine(Set<Integer> side) {
    StepSet steps = StepSet.NONE;
    for (int i : side) {
      steps = steps.or(played.game().own(i));
    }
    return steps;
  }
}
