package org.detente.commitment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/// What rungs need on the way to a set of steps, as [Climb] says, but fast: from what a step adds
/// to its owner's payoff instead of the payoffs of whole sets, and from landings that are
/// remembered.
///
/// Not thread-safe.
final class Needs {

  private final Game game;
  private final Equilibria equilibria;
  private final StepSet top;
  private final StepSet irreversible;
  // Per step: what it costs alone, the other steps of complements that its owner gains from with
  // their worth, chance that the wait ends the climb, what the top is worth to its owner.
  private final double[] cost;
  private final StepSet[][] others;
  private final double[][] gain;
  private final double[] soon;
  private final double[] goal;
  // By rungs ahead.
  private final double[] reached;
  // What a landing is worth to each actor, by the steps that nobody can take back.
  private final Map<StepSet, double[]> landings = new HashMap<>();
  private StepSet lastFixed;
  private double[] lastLanding;

  /// @param top an equilibrium
  Needs(Game game, Equilibria equilibria, StepSet top) {
    this.game = game;
    this.equilibria = equilibria;
    this.top = top;
    irreversible = game.irreversible();
    int n = game.steps();
    cost = new double[n];
    others = new StepSet[n][];
    gain = new double[n][];
    soon = new double[n];
    goal = new double[n];
    reached = new double[n + 1];
    for (int ahead = 0; ahead <= n; ahead++) {
      reached[ahead] = Math.pow(game.goesOn(), ahead);
    }
    for (int s = 0; s < n; s++) {
      int owner = game.owner(s);
      cost[s] = -game.worth(owner, s);
      soon[s] = 1 - Math.pow(game.goesOn(), game.delay(s));
      goal[s] = game.payoff(owner, top);
      var sets = new ArrayList<StepSet>();
      var values = new ArrayList<Double>();
      for (Game.Complement c : game.complements()) {
        double value = c.worth().get(owner);
        if (value > 0 && c.steps().has(s)) {
          sets.add(c.steps().without(s));
          values.add(value);
        }
      }
      others[s] = sets.toArray(StepSet[]::new);
      gain[s] = values.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  /// Whether a step can be added to a standing set.
  boolean possible(StepSet at, int step) {
    return at.with(step).holds(game.needs(step));
  }

  /// What somebody from outside must add at a standing set so that the owner of the step takes it.
  double need(StepSet at, int step) {
    int mover = game.owner(step);
    double lost = cost[step];
    StepSet[] with = others[step];
    for (int k = 0; k < with.length; k++) {
      if (at.holds(with[k])) {
        lost -= gain[step][k];
      }
    }
    double refused = landing(at.and(irreversible))[mover];
    double stalled =
        irreversible.has(step) ? known(at.with(step).and(irreversible))[mover] : refused;
    double onward = stalled + reached[top.minus(at).size() - 1] * (goal[step] - stalled);
    double seen = game.seen(step);
    double claimed = seen * refused + (1 - seen) * (onward + Math.max(0, lost));
    double need = soon[step] * lost + (1 - soon[step]) * (Math.max(refused, claimed) - onward);
    return need <= Equilibria.SAME ? 0 : need;
  }

  // Most questions in a row are about the same set, so the last landing is at hand.
  private double[] landing(StepSet fixed) {
    if (lastFixed == null || fixed.low() != lastFixed.low() || fixed.high() != lastFixed.high()) {
      lastLanding = known(fixed);
      lastFixed = fixed;
    }
    return lastLanding;
  }

  private double[] known(StepSet fixed) {
    double[] landing = landings.get(fixed);
    if (landing == null) {
      landing = landed(fixed);
      landings.put(fixed, landing);
    }
    return landing;
  }

  private double[] landed(StepSet fixed) {
    StepSet left = equilibria.lowest(game.closed(fixed));
    double[] worth = new double[game.actors()];
    for (int i = 0; i < worth.length; i++) {
      worth[i] = game.payoff(i, left);
    }
    return worth;
  }

  /// A standing set with the steps added that can be taken back and need nothing, until there are
  /// no more. Within the top.
  StepSet free(StepSet from) {
    StepSet at = from;
    boolean grew = true;
    while (grew) {
      grew = false;
      StepSet rest = top.minus(at).minus(irreversible);
      for (int s = rest.next(-1); s >= 0; s = rest.next(s)) {
        if (possible(at, s) && need(at, s) == 0) {
          at = at.with(s);
          grew = true;
        }
      }
    }
    return at;
  }

  /// What the steps that are possible now and those that are not yet would need, all together, if
  /// each were the next.
  double ahead(StepSet at) {
    double sum = 0;
    StepSet rest = top.minus(at);
    for (int s = rest.next(-1); s >= 0; s = rest.next(s)) {
      sum += need(at, s);
    }
    return sum;
  }
}
