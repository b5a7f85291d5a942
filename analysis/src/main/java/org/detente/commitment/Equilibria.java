package org.detente.commitment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Pure equilibria of a [Game]: sets of standing steps at which no actor gains by having taken
/// others of its own steps, where what rests on a step that it takes away falls.
///
/// Best replies are found by looking at every set of an actor's own steps, so they are exact. The
/// lowest and the highest equilibrium are where best replies end that begin with nothing and with
/// everything; all equilibria are found by asking, above each of them, for the lowest that has one
/// step more (after Echenique 2007, "Finding all equilibria in games of strategic complements",
/// Journal of Economic Theory 135).
///
/// Not thread-safe: remembers what it was asked.
public final class Equilibria {

  /// Payoffs this close are the same.
  public static final double SAME = 1e-12;

  /// Most own steps of one actor.
  public static final int MOST_OWN = 12;

  private final Game game;
  private final Replies[] replies;
  private final Map<StepSet, StepSet> lowest = new HashMap<>();

  /// @throws IllegalArgumentException if an actor has more than [#MOST_OWN] steps
  public Equilibria(Game game) {
    this.game = game;
    replies = new Replies[game.actors()];
    for (int i = 0; i < replies.length; i++) {
      if (game.own(i).size() > MOST_OWN) {
        throw new IllegalArgumentException(
            "actor %s has %s steps, at most %s".formatted(i, game.own(i).size(), MOST_OWN));
      }
      replies[i] = new Replies(game, i);
    }
  }

  /// All equilibria that were found.
  ///
  /// @param sets those with fewer steps first
  /// @param complete whether there are no others
  public record Found(List<StepSet> sets, boolean complete) {}

  /// What the best one-sided change of an actor brings it; 0 at an equilibrium, never less.
  ///
  /// @param steps a standing set
  public double deviation(int actor, StepSet steps) {
    StepSet reply = replies[actor].best(steps, StepSet.NONE, game.all(), true);
    return game.payoff(actor, reply) - game.payoff(actor, steps);
  }

  /// Whether a standing set is an equilibrium.
  public boolean isEquilibrium(StepSet steps) {
    for (int i = 0; i < game.actors(); i++) {
      if (deviation(i, steps) > SAME) {
        return false;
      }
    }
    return true;
  }

  /// The highest equilibrium.
  public StepSet highest() {
    return settled(game.all(), StepSet.NONE, game.all(), false);
  }

  /// The highest equilibrium among those with some steps that nobody can take back.
  ///
  /// @param fixed a standing set
  public StepSet highestWith(StepSet fixed) {
    return settled(game.all(), fixed, game.all(), false);
  }

  /// The lowest equilibrium among those with some steps that nobody can take back.
  ///
  /// @param fixed a standing set
  public StepSet lowest(StepSet fixed) {
    return lowest.computeIfAbsent(fixed, f -> settled(f, f, game.all(), true));
  }

  /// What is left of a set when nobody takes further steps and everybody takes back what it would
  /// rather not have: the most that can stand so.
  ///
  /// @param steps a standing set
  public StepSet kept(StepSet steps) {
    StepSet fixed = game.closed(steps.and(game.irreversible()));
    return settled(steps, fixed, steps, false);
  }

  /// All equilibria.
  ///
  /// @param most looks at no more candidates than this
  public Found all(int most) {
    var seen = new HashSet<StepSet>();
    var found = new ArrayList<StepSet>();
    var open = new ArrayDeque<StepSet>();
    StepSet first = lowest(StepSet.NONE);
    seen.add(first);
    open.add(first);
    boolean complete = true;
    while (!open.isEmpty()) {
      StepSet at = open.poll();
      if (isEquilibrium(at)) {
        found.add(at);
      }
      StepSet others = game.all().minus(at);
      for (int s = others.next(-1); s >= 0; s = others.next(s)) {
        StepSet forced = game.closed(at.with(s));
        StepSet next = settled(forced, forced, game.all(), true);
        if (!seen.contains(next)) {
          if (seen.size() >= most) {
            complete = false;
          } else {
            seen.add(next);
            open.add(next);
          }
        }
      }
    }
    for (StepSet end : List.of(first, highest())) {
      if (!found.contains(end)) {
        found.add(end);
      }
    }
    found.sort(
        Comparator.comparingInt(StepSet::size)
            .thenComparing(StepSet::low)
            .thenComparing(StepSet::high));
    return new Found(List.copyOf(found), complete);
  }

  // Best replies in turn until nobody changes.
  private StepSet settled(StepSet from, StepSet fixed, StepSet within, boolean smallest) {
    StepSet at = from;
    while (true) {
      StepSet before = at;
      for (int i = 0; i < game.actors(); i++) {
        at = replies[i].best(at, fixed, within, smallest);
      }
      if (at.equals(before)) {
        return at;
      }
    }
  }
}
