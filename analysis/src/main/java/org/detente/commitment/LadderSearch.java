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
  public static final int MOST_STATES = 4_000;

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

  // A step that may be taken next: the set it is added to, what the way up to and with it costs.
  private record Edge(StepSet from, int step, double cost) {}

  private record Came(StepSet from, int step) {}

  private Ladder search(StepSet start) {
    Map<StepSet, Came> came = new HashMap<>();
    var open =
        new PriorityQueue<Edge>(
            Comparator.comparingDouble(Edge::cost)
                .thenComparing(e -> -e.from().size())
                .thenComparing(e -> e.from().high())
                .thenComparing(e -> e.from().low())
                .thenComparing(Edge::step));
    StepSet at = free(start);
    came.put(at, new Came(start, -1));
    double cost = 0;
    while (!at.equals(climb.top())) {
      if (came.size() > most) {
        return unproven(start, came, at, cost);
      }
      StepSet rest = climb.top().minus(at);
      for (int s = rest.next(-1); s >= 0; s = rest.next(s)) {
        if (possible(at, s)) {
          open.add(new Edge(at, s, cost + climb.values(at, s).need()));
        }
      }
      // Sets are met first on their cheapest way, for an edge never costs less than nothing.
      StepSet next;
      Edge edge;
      do {
        edge = open.poll();
        next = free(edge.from().with(edge.step()));
      } while (came.containsKey(next));
      came.put(next, new Came(edge.from(), edge.step()));
      at = next;
      cost = edge.cost();
    }
    return ladder(start, path(came, at), cost);
  }

  // The search has given up: the cheaper of two ways up, on from where it stood and straight from
  // the
  // start. Nothing costs less than the state it looked at last.
  private Ladder unproven(StepSet start, Map<StepSet, Came> came, StepSet at, double bound) {
    List<Integer> onward = new ArrayList<>(path(came, at));
    finish(at, onward);
    var straight = new ArrayList<Integer>();
    finish(free(start), straight);
    Ladder one = ladder(start, onward, bound);
    Ladder other = ladder(start, straight, bound);
    return one.guarantee() <= other.guarantee() ? one : other;
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

  private static List<Integer> path(Map<StepSet, Came> from, StepSet end) {
    var paid = new ArrayList<Integer>();
    Came came = from.get(end);
    while (came.step() >= 0) {
      paid.addFirst(came.step());
      came = from.get(came.from());
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
