package org.detente.commitment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// Finds the ladder that needs least guarantee from outside.
///
/// What a rung needs depends on the set of steps taken and not on their order ([Climb]), so the
/// cheapest ladder is a shortest path over standing sets (best first, states once each). A step
/// that can be taken back and needs nothing is taken at once: taking it earlier changes nothing of
/// what an end of the climb leaves, shortens the way and adds to what every other step is worth, so
/// it can only make the others need less. What is left to choose is which steps to pay for, and
/// when to take those that nobody can take back.
public final class LadderSearch {

  /// States looked at before the search gives up proving that nothing is cheaper.
  public static final int MOST_STATES = 200_000;

  private final Game game;
  private final Climb climb;
  private final int most;

  private LadderSearch(Game game, Climb climb, int most) {
    this.game = game;
    this.climb = climb;
    this.most = most;
  }

  /// The cheapest ladder.
  ///
  /// @param start a standing set within `top`
  /// @param top an equilibrium; where it is the start, the ladder has no rungs
  public static Ladder cheapest(Game game, Equilibria equilibria, StepSet start, StepSet top) {
    return cheapest(game, equilibria, start, top, MOST_STATES);
  }

  static Ladder cheapest(Game game, Equilibria equilibria, StepSet start, StepSet top, int most) {
    if (!top.holds(start)) {
      throw new IllegalArgumentException("the start is not below the top");
    }
    return new LadderSearch(game, new Climb(game, equilibria, top, false), most).search(start);
  }

  /// What the rungs of a ladder need in all if an end of the climb leaves everything that anybody
  /// would keep, instead of the lowest equilibrium.
  public static double guaranteeIfLandingsHold(Game game, Equilibria equilibria, Ladder ladder) {
    var softer = new Climb(game, equilibria, ladder.top(), true);
    StepSet at = ladder.start();
    double sum = 0;
    for (int step : ladder.steps()) {
      sum += softer.values(at, step).need();
      at = at.with(step);
    }
    return sum;
  }

  private record State(StepSet at, double cost) {}

  private record Came(double cost, StepSet from, int step) {}

  private Ladder search(StepSet start) {
    StepSet first = free(start);
    Map<StepSet, Came> best = new HashMap<>();
    var open =
        new PriorityQueue<State>(
            Comparator.comparingDouble(State::cost)
                .thenComparing(s -> -s.at().size())
                .thenComparing(s -> s.at().high())
                .thenComparing(s -> s.at().low()));
    best.put(first, new Came(0, start, -1));
    open.add(new State(first, 0));
    int looked = 0;
    while (true) {
      State state = open.poll();
      if (best.get(state.at()).cost() < state.cost()) {
        continue;
      }
      if (state.at().equals(climb.top())) {
        return ladder(start, path(best, state.at()), state.cost());
      }
      if (++looked > most) {
        List<Integer> paid = new ArrayList<>(path(best, state.at()));
        finish(state.at(), paid);
        return ladder(start, paid, state.cost());
      }
      StepSet rest = climb.top().minus(state.at());
      for (int s = rest.next(-1); s >= 0; s = rest.next(s)) {
        if (possible(state.at(), s)) {
          double cost = state.cost() + climb.values(state.at(), s).need();
          StepSet next = free(state.at().with(s));
          Came known = best.get(next);
          if (known == null || cost < known.cost() - Equilibria.SAME) {
            best.put(next, new Came(cost, state.at(), s));
            open.add(new State(next, cost));
          }
        }
      }
    }
  }

  private boolean possible(StepSet at, int step) {
    return at.with(step).holds(game.needs(step));
  }

  // Steps that can be taken back and need nothing, until there are no more.
  private StepSet free(StepSet from) {
    StepSet at = from;
    boolean grew = true;
    while (grew) {
      grew = false;
      StepSet rest = climb.top().minus(at).minus(game.irreversible());
      for (int s = rest.next(-1); s >= 0; s = rest.next(s)) {
        if (possible(at, s) && climb.values(at, s).need() == 0) {
          at = at.with(s);
          grew = true;
        }
      }
    }
    return at;
  }

  private static List<Integer> path(Map<StepSet, Came> best, StepSet end) {
    var paid = new ArrayList<Integer>();
    Came came = best.get(end);
    while (came.step() >= 0) {
      paid.addFirst(came.step());
      came = best.get(came.from());
    }
    return paid;
  }

  // The nearest way up from a state where the search gave up.
  private void finish(StepSet from, List<Integer> paid) {
    StepSet at = from;
    while (!at.equals(climb.top())) {
      StepSet rest = climb.top().minus(at);
      int cheapest = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int s = rest.next(-1); s >= 0; s = rest.next(s)) {
        double need = possible(at, s) ? climb.values(at, s).need() : Double.POSITIVE_INFINITY;
        if (need < least) {
          cheapest = s;
          least = need;
        }
      }
      paid.add(cheapest);
      at = free(at.with(cheapest));
    }
  }

  // Free steps in between are ordered so that whoever has moved least moves next, and of its steps
  // the one it is most willing to take.
  private Ladder ladder(StepSet start, List<Integer> chosen, double bound) {
    var rungs = new ArrayList<Ladder.Rung>();
    int[] moved = new int[game.actors()];
    StepSet at = climbFree(start, rungs, moved);
    for (int step : chosen) {
      at = add(at, step, rungs, moved);
      at = climbFree(at, rungs, moved);
    }
    double sum = 0;
    for (Ladder.Rung rung : rungs) {
      sum += rung.guarantee();
    }
    return new Ladder(start, rungs, climb.top(), sum, Math.min(sum, bound));
  }

  private StepSet climbFree(StepSet from, List<Ladder.Rung> rungs, int[] moved) {
    StepSet at = from;
    while (true) {
      StepSet rest = climb.top().minus(at).minus(game.irreversible());
      int next = -1;
      double willing = 0;
      for (int s = rest.next(-1); s >= 0; s = rest.next(s)) {
        if (!possible(at, s)) {
          continue;
        }
        Climb.Values values = climb.values(at, s);
        if (values.need() > 0) {
          continue;
        }
        double margin = values.move() - values.stop();
        int fewer = next < 0 ? -1 : moved[game.owner(s)] - moved[game.owner(next)];
        if (fewer < 0 || fewer == 0 && margin > willing) {
          next = s;
          willing = margin;
        }
      }
      if (next < 0) {
        return at;
      }
      at = add(at, next, rungs, moved);
    }
  }

  private StepSet add(StepSet at, int step, List<Ladder.Rung> rungs, int[] moved) {
    Climb.Values values = climb.values(at, step);
    int mover = game.owner(step);
    moved[mover]++;
    rungs.add(
        new Ladder.Rung(
            mover,
            step,
            values.need(),
            values.move() + values.need(),
            values.stop(),
            climb.left(at)));
    return at.with(step);
  }
}
