package org.detente.staffing;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The best force of one phase.
///
/// @param posts units at places, more than none each
/// @param stages one per aim, in order
record PhaseForce(List<Post> posts, List<Stage> stages) {

  /// Units of an offer at a place.
  record Post(Offer offer, int place, Need need, int count) {
    int persons() {
      return count * offer.persons();
    }
  }

  static boolean TRACE = false;

  /// A contributor at a place.
  record Seat(int contributor, int place) {}

  Set<Seat> seats() {
    var seats = new java.util.HashSet<Seat>();
    posts.forEach(p -> seats.add(new Seat(p.offer().contributor(), p.place())));
    return seats;
  }

  /// The best force: one aim after the other.
  ///
  /// @param before seats of the phase before; staying costs less than moving
  static PhaseForce best(PhaseProblem problem, Effort effort, Set<Seat> before) {
    var force = ForceModel.under(problem, _ -> true);
    var stages = new ArrayList<Stage>();
    long[] units = new long[force.postings.size()];
    for (Aim aim : Aim.values()) {
      LinearExprBuilder objective = objective(force, aim, before);
      force.model.minimize(objective);
      if (!stages.isEmpty()) {
        force.model.clearHints();
        for (int i = 0; i < units.length; i++) {
          force.model.addHint(force.postings.get(i).units(), units[i]);
        }
      }
      double limit = aim == Aim.UNMET_NEED ? effort.need() : effort.tieBreak();
      long t0 = System.nanoTime();
      Solver.Answer answer = Solver.solve(force.model, limit, effort.workers());
      if (TRACE) System.out.println("   " + aim + " " + answer.answer() + " " + (System.nanoTime() - t0) / 1000000 + " ms det " + answer.solver().response().getDeterministicTime() + " obj " + answer.solver().objectiveValue() + " bound " + answer.solver().bestObjectiveBound());
      if (!answer.solved()) {
        // Nothing better in the time allowed: the force found for the aims before stands.
        stages.add(new Stage(aim, Double.NaN, Double.NaN, false));
        continue;
      }
      for (int i = 0; i < units.length; i++) {
        units[i] = answer.solver().value(force.postings.get(i).units());
      }
      long value = Math.round(answer.solver().objectiveValue());
      double bound = Math.min(value, Math.ceil(answer.solver().bestObjectiveBound() - 1e-6));
      stages.add(new Stage(aim, value, answer.proved() ? value : bound, answer.proved()));
      force.model.clearObjective();
      force.model.addLessOrEqual(objective, value);
    }
    var posts = new ArrayList<Post>();
    for (int i = 0; i < units.length; i++) {
      if (units[i] > 0) {
        ForceModel.Posting p = force.postings.get(i);
        posts.add(new Post(p.offer(), p.place(), p.need(), (int) units[i]));
      }
    }
    return new PhaseForce(posts, stages);
  }

  /// What is missing without one pledge.
  ///
  /// @param missing persons, fewest among the forces with the least weighted unmet need found
  record Rest(long missing, boolean exact) {}

  /// Asks again without one pledge, by weighted unmet need alone.
  static Rest without(PhaseProblem problem, int gone, Effort effort) {
    var force = ForceModel.under(problem, _ -> true);
    force.postings.stream()
        .filter(p -> p.offer().index() == gone)
        .forEach(p -> force.model.addEquality(p.units(), 0));
    force.model.minimize(objective(force, Aim.UNMET_NEED, Set.of()));
    Solver.Answer answer = Solver.solve(force.model, effort.reason(), effort.workers());
    if (!answer.solved()) {
      return new Rest(problem.needs.stream().mapToLong(Need::persons).sum(), false);
    }
    long missing = 0;
    for (int n = 0; n < force.unmet.length; n++) {
      missing += answer.solver().value(force.unmet[n]);
    }
    return new Rest(missing, answer.proved());
  }

  private static LinearExprBuilder objective(ForceModel force, Aim aim, Set<Seat> before) {
    LinearExprBuilder sum = LinearExpr.newBuilder();
    switch (aim) {
      case UNMET_NEED -> {
        for (int n = 0; n < force.unmet.length; n++) {
          sum.addTerm(force.unmet[n], force.problem.needs.get(n).weight());
        }
      }
      case LATENESS ->
          force.postings.forEach(
              p -> sum.addTerm(p.units(), (long) p.offer().persons() * p.offer().missing()));
      case DOMINANCE -> sum.add(largest(force));
      case COST -> force.postings.forEach(p -> sum.addTerm(p.units(), cost(p.offer())));
      case FRAGMENTATION -> fragments(force, before).forEach((v, w) -> sum.addTerm(v, w));
    }
    return sum;
  }

  /// Thousand dollars that a unit costs over its months in the phase.
  static long cost(Offer offer) {
    return Math.round(
        offer.persons() * offer.pledge().unit().cost().central() * offer.months() / 12.0);
  }

  private static IntVar largest(ForceModel force) {
    long all = force.problem.needs.stream().mapToLong(n -> 2L * n.persons() + 1000).sum();
    IntVar largest = force.model.newIntVar(0, all, "");
    force
        .contributors()
        .values()
        .forEach(
            mine -> force.model.addGreaterOrEqual(largest, ForceModel.persons(mine)));
    return largest;
  }

  private static Map<BoolVar, Long> fragments(ForceModel force, Set<Seat> before) {
    var found = new java.util.LinkedHashMap<BoolVar, Long>();
    var bySeat = new java.util.LinkedHashMap<Seat, List<ForceModel.Posting>>();
    force.postings.forEach(
        p ->
            bySeat
                .computeIfAbsent(
                    new Seat(p.offer().contributor(), p.place()), _ -> new ArrayList<>())
                .add(p));
    bySeat.forEach(
        (seat, postings) -> {
          BoolVar there = force.model.newBoolVar("");
          for (ForceModel.Posting p : postings) {
            force.model.addEquality(p.units(), 0).onlyEnforceIf(there.not());
          }
          found.put(there, before.isEmpty() || before.contains(seat) ? 1L : 2L);
        });
    return found;
  }
}
