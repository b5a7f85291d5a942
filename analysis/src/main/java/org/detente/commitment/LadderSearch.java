package org.detente.commitment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// Finds the ladder that needs least guarantee from outside.
///
/// What a rung needs depends on the set of steps taken and not on their order ([Climb]), so the
/// cheapest ladder is a shortest path over standing sets (best first, sets once each). A step that
/// can be taken back and needs nothing is taken at once: taking it earlier changes nothing of what
/// an end of the climb leaves, shortens the way and adds to what every other step is worth, so it
/// can only make the others need less. What is left to choose is which steps to pay for, and when
/// to take those that nobody can take back.
///
/// Where that does not end soon, a beam looks for some good ladder, and sets that cost more than it
/// are not kept.
public final class LadderSearch {

  /// Sets looked at before the search gives up proving that nothing is cheaper.
  public static final int MOST_STATES = 220_000;

  /// So many are looked at before a good ladder is sought to leave the others out by.
  private static final int BEFORE_BEAM = 2_000;

  private static final int BEAM = 200;

  /// How much of what would be needed further on counts when sets in the beam are compared.
  private static final double FORESIGHT = 0.1;

  private final Game game;
  private final Climb climb;
  private final Needs needs;
  private final StepSet top;
  private final int most;

  private LadderSearch(Game game, Equilibria equilibria, StepSet top, int most) {
    this.game = game;
    this.climb = new Climb(game, equilibria, top, false);
    this.needs = new Needs(game, equilibria, top);
    this.top = top;
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
    return new LadderSearch(game, equilibria, top, most).search(start);
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

  // A set that can be reached: what the way to it costs, the step that was paid for last or -1, and
  // where it was taken.
  private record Reached(StepSet at, double cost, int step, Reached from) {}

  private static final Comparator<Reached> CHEAPEST =
      Comparator.comparingDouble(Reached::cost)
          .thenComparing(r -> -r.at().size())
          .thenComparing(r -> r.at().high())
          .thenComparing(r -> r.at().low());

  private Ladder search(StepSet start) {
    var first = new Reached(needs.free(start), 0, -1, null);
    var open = new PriorityQueue<>(CHEAPEST);
    Map<StepSet, Double> costs = new HashMap<>();
    costs.put(first.at(), 0.0);
    open.add(first);
    Reached good = null;
    int looked = 0;
    while (true) {
      Reached next = open.poll();
      if (next == null || good != null && next.cost() >= good.cost()) {
        return ladder(start, path(good), good.cost());
      }
      if (next.cost() > costs.get(next.at())) {
        continue;
      }
      if (next.at().equals(top)) {
        return ladder(start, path(next), next.cost());
      }
      if (looked == most) {
        return good == null
            ? unproven(start, next)
            : ladder(start, path(good), Math.min(next.cost(), good.cost()));
      }
      looked++;
      if (looked == BEFORE_BEAM && most > BEFORE_BEAM) {
        good = beam(first);
      }
      double limit = good == null ? Double.POSITIVE_INFINITY : good.cost();
      for (Reached further : after(next, limit)) {
        Double known = costs.get(further.at());
        if (known == null || further.cost() < known) {
          costs.put(further.at(), further.cost());
          open.add(further);
        }
      }
    }
  }

  // Sets one paid step further, below a cost.
  private List<Reached> after(Reached from, double limit) {
    var further = new ArrayList<Reached>();
    StepSet rest = top.minus(from.at());
    for (int s = rest.next(-1); s >= 0; s = rest.next(s)) {
      if (needs.possible(from.at(), s)) {
        double cost = from.cost() + needs.need(from.at(), s);
        if (cost < limit) {
          further.add(new Reached(needs.free(from.at().with(s)), cost, s, from));
        }
      }
    }
    return further;
  }

  // The cheapest way to the top among those along which only some sets are kept at a time, those
  // that cost least so far and promise to need least; null where none arrives.
  private Reached beam(Reached first) {
    Reached best = null;
    List<Reached> kept = List.of(first);
    while (!kept.isEmpty()) {
      double limit = best == null ? Double.POSITIVE_INFINITY : best.cost();
      Map<StepSet, Reached> next = new HashMap<>();
      for (Reached one : kept) {
        for (Reached further : after(one, limit)) {
          next.merge(further.at(), further, (a, b) -> b.cost() < a.cost() ? b : a);
        }
      }
      Reached arrived = next.remove(top);
      if (arrived != null && arrived.cost() < limit) {
        best = arrived;
      }
      kept = promising(next.values());
    }
    return best;
  }

  private List<Reached> promising(Collection<Reached> sets) {
    record Judged(Reached set, double promise) {}
    return sets.stream()
        .map(r -> new Judged(r, r.cost() + FORESIGHT * needs.ahead(r.at())))
        .sorted(Comparator.comparingDouble(Judged::promise).thenComparing(Judged::set, CHEAPEST))
        .limit(BEAM)
        .map(Judged::set)
        .toList();
  }

  // The search has given up: the cheaper of two ways up, on from where it stood and straight from
  // the start. Nothing costs less than the set it looked at last.
  private Ladder unproven(StepSet start, Reached at) {
    List<Integer> onward = path(at);
    finish(at.at(), onward);
    var straight = new ArrayList<Integer>();
    finish(needs.free(start), straight);
    Ladder one = ladder(start, onward, at.cost());
    Ladder other = ladder(start, straight, at.cost());
    return one.guarantee() <= other.guarantee() ? one : other;
  }

  private static List<Integer> path(Reached end) {
    var paid = new ArrayList<Integer>();
    for (Reached at = end; at.step() >= 0; at = at.from()) {
      paid.addFirst(at.step());
    }
    return paid;
  }

  // The nearest way up from a set where the search gave up.
  private void finish(StepSet from, List<Integer> paid) {
    StepSet at = from;
    while (!at.equals(top)) {
      StepSet rest = top.minus(at);
      int cheapest = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int s = rest.next(-1); s >= 0; s = rest.next(s)) {
        double need = needs.possible(at, s) ? needs.need(at, s) : Double.POSITIVE_INFINITY;
        if (need < least) {
          cheapest = s;
          least = need;
        }
      }
      paid.add(cheapest);
      at = needs.free(at.with(cheapest));
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
    return new Ladder(start, rungs, top, sum, Math.min(sum, bound));
  }

  private StepSet climbFree(StepSet from, List<Ladder.Rung> rungs, int[] moved) {
    StepSet at = from;
    while (true) {
      StepSet rest = top.minus(at).minus(game.irreversible());
      int next = -1;
      double willing = 0;
      for (int s = rest.next(-1); s >= 0; s = rest.next(s)) {
        if (!needs.possible(at, s)) {
          continue;
        }
        if (needs.need(at, s) > 0) {
          continue;
        }
        Climb.Values values = climb.values(at, s);
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
