package org.detente.staffing;

import com.google.ortools.sat.CpModelProto;
import com.google.ortools.sat.LinearExprBuilder;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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

  /// A contributor at a place.
  record Seat(int contributor, int place) {}

  private long count(ForceModel.Posting at) {
    return posts.stream()
        .filter(p -> p.offer().index() == at.offer().index() && p.place() == at.place())
        .mapToLong(Post::count)
        .sum();
  }

  Set<Seat> seats() {
    var seats = new HashSet<Seat>();
    posts.forEach(p -> seats.add(new Seat(p.offer().contributor(), p.place())));
    return seats;
  }

  /// The best force: one aim after the other.
  ///
  /// Unmet need and lateness are asked for together at first, the first weighing more than any
  /// lateness can: the same force as one after the other, but without a tight limit on the first
  /// while the second is looked for. How each aim is looked for: [ForceSearch].
  ///
  /// @param before seats of the phase before; staying costs less than moving
  static PhaseForce best(PhaseProblem problem, Effort effort, Set<Seat> before) {
    return begin(problem, effort).end(before);
  }

  /// Some force with the least unmet need, other aims left as they are: enough to ask for reasons.
  static PhaseForce leastNeed(PhaseProblem problem, Effort effort) {
    var search = new ForceSearch(problem, effort);
    search.need();
    return search.found();
  }

  /// Settles all aims but the last, which needs the phase before.
  static Begun begin(PhaseProblem problem, Effort effort) {
    var search = new ForceSearch(problem, effort);
    search.begin();
    return new Begun(search);
  }

  /// A force of which only the pieces are open.
  static final class Begun {

    private final ForceSearch search;

    private Begun(ForceSearch search) {
      this.search = search;
    }

    /// To be called once.
    PhaseForce end(Set<Seat> before) {
      return search.end(before);
    }
  }

  /// The model with unmet need and lateness as its objective.
  static CpModelProto needModel(PhaseProblem problem) {
    return new ForceSearch(problem, Effort.USUAL).needModel();
  }

  /// Persons x months missing of the phase that a unit adds.
  static long lateness(Offer offer) {
    return (long) offer.persons() * offer.missing();
  }

  /// What is missing without one pledge.
  ///
  /// @param missing persons, fewest among the forces with the least weighted unmet need found
  record Rest(long missing, boolean exact) {}

  /// Asks again without one pledge, by weighted unmet need alone.
  static Rest without(PhaseProblem problem, PhaseForce now, int gone, Effort effort) {
    var force = ForceModel.under(problem, _ -> true);
    force.postings.stream()
        .filter(p -> p.offer().index() == gone)
        .forEach(p -> force.model.addEquality(p.units(), 0));
    for (ForceModel.Posting p : force.postings) {
      force.model.addHint(p.units(), p.offer().index() == gone ? 0 : now.count(p));
    }
    LinearExprBuilder unmet = force.weightedUnmet();
    force.model.minimize(unmet);
    Solver.Answer answer = Solver.solve(force.model, effort.reason(), effort.workers());
    force.model.clearObjective();
    if (answer.proved()) {
      return new Rest(missing(force, answer.solver().response().getSolutionList()), true);
    }
    Optional<MixedInteger.Told.Found> other = ForceSearch.leastNeed(force);
    if (other.isPresent()
        && (!answer.solved() || other.get().value() <= answer.solver().value(unmet))) {
      MixedInteger.Told.Found found = other.get();
      return new Rest(missing(force, found.values()), found.bound() == found.value());
    }
    return answer.solved()
        ? new Rest(missing(force, answer.solver().response().getSolutionList()), false)
        : new Rest(problem.needs.stream().mapToLong(Need::persons).sum(), false);
  }

  private static long missing(ForceModel force, List<Long> solution) {
    long missing = 0;
    for (int n = 0; n < force.unmet.length; n++) {
      missing += solution.get(force.unmet[n].getIndex()) * force.block[n];
    }
    return missing;
  }

  /// Thousand dollars that a unit costs over its months in the phase.
  static long cost(Offer offer) {
    return Math.round(
        offer.persons() * offer.pledge().unit().cost().central() * offer.months() / 12.0);
  }
}
