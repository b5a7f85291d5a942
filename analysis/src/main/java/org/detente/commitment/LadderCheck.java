package org.detente.commitment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Checks ladders and equilibria without the solver: from the worths and complements of a game
/// alone, step by step as the definitions say, with none of the code that found them.
///
/// Plain on purpose; a ladder of 96 steps takes seconds. Not thread-safe.
public final class LadderCheck {

  /// How far two sums of the same numbers in another order may lie apart.
  public static final double TOLERANCE = 1e-9;

  private final Game game;
  private final int actors;
  private final int steps;
  private final int[][] below;
  private final int[][] together;
  private final Map<BitSet, boolean[]> left = new HashMap<>();

  public LadderCheck(Game game) {
    this.game = game;
    this.actors = game.actors();
    this.steps = game.steps();
    below = new int[steps][];
    for (int s = 0; s < steps; s++) {
      below[s] = listed(game.needs(s));
    }
    together = game.complements().stream().map(c -> listed(c.steps())).toArray(int[][]::new);
  }

  private int[] listed(StepSet set) {
    return IntStream.range(0, steps).filter(set::has).toArray();
  }

  /// What is wrong with a ladder: that it does not begin and end where it says, that a step comes
  /// before its prerequisites, that a mover would rather stop, that its end is no equilibrium.
  ///
  /// @return empty if it holds
  public List<String> faults(Ladder ladder) {
    var faults = new ArrayList<String>();
    boolean[] at = flags(ladder.start());
    boolean[] top = flags(ladder.top());
    double sum = 0;
    int order = 0;
    for (Ladder.Rung rung : ladder.rungs()) {
      order++;
      int s = rung.step();
      if (at[s] || !top[s] || game.owner(s) != rung.mover()) {
        faults.add("rung %s: step %s is not this mover's to take".formatted(order, s));
      }
      for (int p = 0; p < steps; p++) {
        if (p != s && game.needs(s).has(p) && !at[p]) {
          faults.add("rung %s: step %s rests on %s, which is not taken".formatted(order, s, p));
        }
      }
      double[] values = values(at, s, top);
      if (values[0] + rung.guarantee() < values[1] - TOLERANCE) {
        faults.add("rung %s: its mover would rather stop".formatted(order));
      }
      if (Math.abs(values[0] + rung.guarantee() - rung.move()) > TOLERANCE
          || Math.abs(values[1] - rung.stop()) > TOLERANCE
          || rung.guarantee() < 0) {
        faults.add("rung %s: its payoffs are not what they are said to be".formatted(order));
      }
      sum += rung.guarantee();
      at[s] = true;
    }
    for (int s = 0; s < steps; s++) {
      if (at[s] != top[s]) {
        faults.add("it does not end at its top: step " + s);
      }
    }
    if (Math.abs(sum - ladder.guarantee()) > TOLERANCE) {
      faults.add("its guarantees do not add up");
    }
    faults.addAll(equilibriumFaults(ladder.top()));
    return faults;
  }

  /// Which actors would rather have taken other steps.
  ///
  /// @return empty if the set is an equilibrium
  public List<String> equilibriumFaults(StepSet set) {
    var faults = new ArrayList<String>();
    boolean[] at = flags(set);
    for (int s = 0; s < steps; s++) {
      for (int p = 0; p < steps; p++) {
        if (at[s] && game.needs(s).has(p) && !at[p]) {
          faults.add("step %s stands without %s".formatted(s, p));
        }
      }
    }
    for (int i = 0; i < actors; i++) {
      double gain = bestChange(i, at) - payoff(i, at);
      if (gain > TOLERANCE) {
        faults.add("actor %s gains %s by another choice".formatted(i, gain));
      }
    }
    return faults;
  }

  /// What the steps of a sequence need in all so that every mover prefers moving, to the set at
  /// which it ends; infinite where a step comes before its prerequisites or the end is no
  /// equilibrium.
  ///
  /// @param order positions of steps that are not in `start`
  public double guarantee(StepSet start, List<Integer> order) {
    boolean[] at = flags(start);
    boolean[] top = flags(start);
    order.forEach(s -> top[s] = true);
    for (int i = 0; i < actors; i++) {
      if (bestChange(i, top) - payoff(i, top) > TOLERANCE) {
        return Double.POSITIVE_INFINITY;
      }
    }
    double sum = 0;
    for (int s : order) {
      for (int p = 0; p < steps; p++) {
        if (p != s && game.needs(s).has(p) && !at[p]) {
          return Double.POSITIVE_INFINITY;
        }
      }
      double[] values = values(at, s, top);
      double need = values[1] - values[0];
      sum += need > Equilibria.SAME ? need : 0;
      at[s] = true;
    }
    return sum;
  }

  /// What a step needs at a set so that its owner takes it on the way to a top.
  public double need(StepSet at, int step, StepSet top) {
    double[] values = values(flags(at), step, flags(top));
    double need = values[1] - values[0];
    return need > Equilibria.SAME ? need : 0;
  }

  /// How much every mover prefers moving to stopping at the least willing rung, when every later
  /// rung is counted in its order, with its delay, its guarantee and the chance that the climb ends
  /// before it: 0 or more where the ladder is subgame-perfect by one-step changes. The search
  /// counts the way ahead by its length alone; this is the second opinion.
  ///
  /// @return the least difference; infinite for a ladder without rungs
  public double slack(Ladder ladder) {
    int n = ladder.rungs().size();
    var before = new ArrayList<boolean[]>();
    boolean[] at = flags(ladder.start());
    for (Ladder.Rung rung : ladder.rungs()) {
      before.add(at.clone());
      at[rung.step()] = true;
    }
    boolean[] top = at;
    double[] after = new double[actors];
    for (int i = 0; i < actors; i++) {
      after[i] = payoff(i, top);
    }
    double least = Double.POSITIVE_INFINITY;
    boolean[] reached = top;
    for (int k = n - 1; k >= 0; k--) {
      Ladder.Rung rung = ladder.rungs().get(k);
      boolean[] from = before.get(k);
      boolean[] ended = left(reached);
      double waits = 1 - Math.pow(game.goesOn(), game.delay(rung.step()));
      double[] onward = new double[actors];
      double[] value = new double[actors];
      for (int i = 0; i < actors; i++) {
        onward[i] =
            k == n - 1
                ? after[i]
                : (1 - game.goesOn()) * payoff(i, ended) + game.goesOn() * after[i];
        value[i] = waits * payoff(i, reached) + (1 - waits) * onward[i];
      }
      int mover = rung.mover();
      double refuse = payoff(mover, left(from));
      double saved = Math.max(0, payoff(mover, from) - payoff(mover, reached));
      double seen = game.seen(rung.step());
      double claim = seen * refuse + (1 - seen) * (onward[mover] + saved);
      double stop = waits * payoff(mover, from) + (1 - waits) * Math.max(refuse, claim);
      value[mover] += rung.guarantee();
      least = Math.min(least, value[mover] - stop);
      after = value;
      reached = from;
    }
    return least;
  }

  // What moving and stopping are worth to a step's owner.
  private double[] values(boolean[] at, int step, boolean[] top) {
    int mover = game.owner(step);
    boolean[] after = at.clone();
    after[step] = true;
    double reached = 1;
    for (int s = 0; s < steps; s++) {
      reached *= top[s] && !after[s] ? game.goesOn() : 1;
    }
    double waits = 1 - Math.pow(game.goesOn(), game.delay(step));
    double stalled = payoff(mover, left(after));
    double goal = payoff(mover, top);
    double onward = stalled + reached * (goal - stalled);
    double refuse = payoff(mover, left(at));
    double cost = payoff(mover, at) - payoff(mover, after);
    double claim =
        game.seen(step) * refuse + (1 - game.seen(step)) * (onward + (cost > 0 ? cost : 0));
    double move = waits * payoff(mover, after) + (1 - waits) * onward;
    double stop = waits * payoff(mover, at) + (1 - waits) * (refuse > claim ? refuse : claim);
    return new double[] {move, stop};
  }

  // From what nobody can take back, whoever gains by it adds the fewest steps, until nobody does.
  private boolean[] left(boolean[] at) {
    boolean[] fixed = new boolean[steps];
    for (int s = 0; s < steps; s++) {
      if (at[s] && game.irreversible().has(s)) {
        for (int p = 0; p < steps; p++) {
          fixed[p] |= game.needs(s).has(p);
        }
      }
    }
    var key = new BitSet();
    for (int s = 0; s < steps; s++) {
      key.set(s, fixed[s]);
    }
    boolean[] known = left.get(key);
    if (known != null) {
      return known;
    }
    boolean[] now = fixed.clone();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = 0; i < actors; i++) {
        boolean[] next = fewestBest(i, now, fixed);
        changed |= !Arrays.equals(next, now);
        now = next;
      }
    }
    left.put(key, now);
    return now;
  }

  private boolean[] fewestBest(int actor, boolean[] now, boolean[] fixed) {
    List<boolean[]> choices = choices(actor, now).stream().filter(c -> includes(c, fixed)).toList();
    double[] worth = choices.stream().mapToDouble(c -> payoff(actor, c)).toArray();
    double most = Arrays.stream(worth).max().orElse(Double.NEGATIVE_INFINITY);
    boolean[] fewest = now;
    int size = Integer.MAX_VALUE;
    for (int k = 0; k < worth.length; k++) {
      int count = 0;
      for (boolean b : choices.get(k)) {
        count += b ? 1 : 0;
      }
      if (worth[k] >= most - Equilibria.SAME && count < size) {
        fewest = choices.get(k);
        size = count;
      }
    }
    return fewest;
  }

  private static boolean includes(boolean[] set, boolean[] part) {
    for (int s = 0; s < set.length; s++) {
      if (part[s] && !set[s]) {
        return false;
      }
    }
    return true;
  }

  private double bestChange(int actor, boolean[] at) {
    return choices(actor, at).stream()
        .mapToDouble(c -> payoff(actor, c))
        .max()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  // Everything that can stand after an actor chose anew, while the others leave their steps as they
  // are; what rests on a step that is gone falls.
  private List<boolean[]> choices(int actor, boolean[] at) {
    var open = new ArrayList<boolean[]>();
    boolean[] bare = at.clone();
    var mine = new ArrayList<Integer>();
    for (int s = 0; s < steps; s++) {
      if (game.owner(s) == actor) {
        mine.add(s);
        bare[s] = false;
      }
    }
    open.add(bare);
    for (int s : mine) {
      for (boolean[] c : List.copyOf(open)) {
        boolean[] more = c.clone();
        more[s] = true;
        open.add(more);
      }
    }
    var stand = new ArrayList<boolean[]>();
    for (boolean[] c : open) {
      boolean[] fallen = fall(c);
      boolean whole = true;
      for (int s : mine) {
        whole &= c[s] == fallen[s];
      }
      if (whole) {
        stand.add(fallen);
      }
    }
    return stand;
  }

  private boolean[] fall(boolean[] set) {
    boolean[] now = set.clone();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int s = 0; s < steps; s++) {
        for (int p : below[s]) {
          if (now[s] && !now[p]) {
            now[s] = false;
            changed = true;
          }
        }
      }
    }
    return now;
  }

  private double payoff(int actor, boolean[] set) {
    double sum = 0;
    for (int s = 0; s < steps; s++) {
      sum += set[s] ? game.worth(actor, s) : 0;
    }
    for (int k = 0; k < together.length; k++) {
      boolean all = true;
      for (int s : together[k]) {
        all &= set[s];
      }
      sum += all ? game.complements().get(k).worth().get(actor) : 0;
    }
    return sum;
  }

  private boolean[] flags(StepSet set) {
    boolean[] flags = new boolean[steps];
    for (int s = 0; s < steps; s++) {
      flags[s] = set.has(s);
    }
    return flags;
  }
}
