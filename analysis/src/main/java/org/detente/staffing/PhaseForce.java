package org.detente.staffing;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModelProto;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/// The best force of one phase.
///
/// @param posts units at places, more than none each
/// @param stages one per aim, in order
record PhaseForce(List<Post> posts, List<Stage> stages) {

  /// Where need and lateness can be answered together, a fourth of the work suffices.
  private static final int TOGETHER = 4;

  /// How long the other solver looks for the least unmet need, for lateness, for dominance and
  /// cost, and for the fewest pieces.
  private static final MixedInteger.Limit FOR_NEED = new MixedInteger.Limit(300, -1);

  private static final MixedInteger.Limit FOR_LATENESS = new MixedInteger.Limit(10, -1);
  private static final MixedInteger.Limit AT_THE_ROOT = new MixedInteger.Limit(1, -1);
  private static final MixedInteger.Limit FOR_PIECES = new MixedInteger.Limit(1, 2);

  /// Where there are more units at places than this, dominance and cost are looked at as shortly as
  /// pieces are.
  private static final int MANY = 1500;

  /// An aim after the first is settled where its bound is this close, as a share.
  private static final double CLOSE = 0.01;

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
  /// while the second is looked for. What the exact solver leaves open the other solver is asked
  /// for, from the force there is; once it neither betters nor settles an aim, the next are left as
  /// the exact one finds them.
  ///
  /// @param before seats of the phase before; staying costs less than moving
  static PhaseForce best(PhaseProblem problem, Effort effort, Set<Seat> before) {
    return begin(problem, effort).end(before);
  }

  /// Some force with the least unmet need, other aims left as they are: enough to ask for reasons.
  static PhaseForce leastNeed(PhaseProblem problem, Effort effort) {
    var search = new Search(problem, effort);
    search.need();
    return search.found();
  }

  /// Settles all aims but the last, which needs the phase before.
  static Begun begin(PhaseProblem problem, Effort effort) {
    var search = new Search(problem, effort);
    search.begin();
    return new Begun(search);
  }

  /// A force of which only the pieces are open.
  static final class Begun {

    private final Search search;

    private Begun(Search search) {
      this.search = search;
    }

    /// To be called once.
    PhaseForce end(Set<Seat> before) {
      return search.end(before);
    }
  }

  /// The model with unmet need and lateness as its objective.
  static CpModelProto needModel(PhaseProblem problem) {
    var search = new Search(problem, Effort.USUAL);
    search.force.model.minimize(search.needAndLateness());
    return search.force.model.model();
  }

  /// Asks the other solver for the least value of one aim.
  private static Optional<MixedInteger.Answer> least(
      ForceModel force, LinearExprBuilder aim, MixedInteger.Limit limit) {
    force.model.minimize(aim);
    CpModelProto model = force.model.model();
    force.model.clearObjective();
    return MixedInteger.least(model, limit);
  }

  /// One search.
  private static final class Search {

    private final ForceModel force;
    private final Effort effort;
    private final List<Stage> stages = new ArrayList<>();
    private final long[] units;
    private final LinearExprBuilder unmet = LinearExpr.newBuilder();
    private long mostUnmet;
    private final LinearExprBuilder late = LinearExpr.newBuilder();
    private long mostLate;
    private boolean otherHelps = true;
    private boolean latenessProved;

    Search(PhaseProblem problem, Effort effort) {
      force = ForceModel.under(problem, _ -> true);
      this.effort = effort;
      units = new long[force.postings.size()];
      for (int n = 0; n < force.unmet.length; n++) {
        long weight = (long) problem.needs.get(n).weight() * force.block[n];
        unmet.addTerm(force.unmet[n], weight);
        mostUnmet += weight * problem.needs.get(n).persons() / force.block[n];
      }
      for (ForceModel.Posting p : force.postings) {
        late.addTerm(p.units(), PhaseForce.lateness(p.offer()));
        mostLate += PhaseForce.lateness(p.offer()) * p.most();
      }
    }

    void begin() {
      need();
      lateness();
      dominance();
      LinearExprBuilder cost = LinearExpr.newBuilder();
      force.postings.forEach(p -> cost.addTerm(p.units(), PhaseForce.cost(p.offer())));
      stages.add(settle(Aim.COST, cost, this::cost, effort.tieBreak(), atTheRoot()));
      force.model.addLessOrEqual(cost, cost());
    }

    PhaseForce end(Set<Seat> before) {
      fragmentation(before);
      return found();
    }

    PhaseForce found() {
      var posts = new ArrayList<Post>();
      for (int i = 0; i < units.length; i++) {
        if (units[i] > 0) {
          ForceModel.Posting p = force.postings.get(i);
          posts.add(new Post(p.offer(), p.place(), p.need(), (int) units[i]));
        }
      }
      return new PhaseForce(posts, stages);
    }

    /// Unmet need and lateness as one number, in this strict order.
    private LinearExprBuilder needAndLateness() {
      LinearExprBuilder both = LinearExpr.newBuilder().add(late);
      for (int n = 0; n < force.unmet.length; n++) {
        long w = (long) force.problem.needs.get(n).weight() * force.block[n];
        both.addTerm(force.unmet[n], w * (mostLate + 1));
      }
      return both;
    }

    private void need() {
      long weight = mostLate + 1;
      Solver.Answer answer = ask(needAndLateness(), effort.need() / TOGETHER);
      // An empty force is always possible: it stands where nothing is found in time.
      long missing = answer.solved() ? answer.solver().value(unmet) : mostUnmet;
      double bound =
          answer.solved() ? Math.ceil(answer.solver().bestObjectiveBound() / weight - 1 + 1e-6) : 0;
      double least = answer.proved() ? missing : Math.clamp(bound, 0, missing);
      if (least < missing) {
        Optional<MixedInteger.Answer> other = least(force, unmet, FOR_NEED);
        if (other.isPresent()) {
          least = Math.max(least, other.get().bound());
          if (other.get().value() < missing) {
            missing = other.get().value();
            keep(other.get().values());
          }
        }
      }
      stages.add(new Stage(Aim.UNMET_NEED, missing, least, least == missing));
      force.model.addLessOrEqual(unmet, missing);
      latenessProved = answer.proved();
    }

    private void lateness() {
      stages.add(
          latenessProved
              ? new Stage(Aim.LATENESS, late(), late(), true)
              : settle(Aim.LATENESS, late, this::late, effort.need() / TOGETHER, FOR_LATENESS));
      force.model.addLessOrEqual(late, late());
    }

    /// Asks for one aim, and the other solver where the exact one does not end.
    ///
    /// @param now the aim's value in the force there is
    /// @param other how long the other solver looks
    private Stage settle(
        Aim aim,
        LinearExprBuilder objective,
        LongSupplier now,
        double limit,
        MixedInteger.Limit other) {
      Solver.Answer answer = ask(objective, limit);
      long value = now.getAsLong();
      double bound = answer.solved() ? Math.ceil(answer.solver().bestObjectiveBound() - 1e-6) : 0;
      double least = answer.proved() ? value : Math.clamp(bound, 0, value);
      if (value - least > CLOSE * value && otherHelps) {
        long known = value;
        Optional<MixedInteger.Answer> second = least(force, objective, other);
        if (second.isPresent()) {
          if (second.get().value() < value) {
            keep(second.get().values());
            value = now.getAsLong();
          }
          least = Math.clamp(second.get().bound(), least, (double) value);
        }
        otherHelps = value < known || value - least <= CLOSE * value;
      }
      return new Stage(aim, value, least, least == value);
    }

    /// Lateness of the force there is.
    private long late() {
      long sum = 0;
      for (int i = 0; i < units.length; i++) {
        sum += units[i] * PhaseForce.lateness(force.postings.get(i).offer());
      }
      return sum;
    }

    private MixedInteger.Limit atTheRoot() {
      return force.postings.size() > MANY ? FOR_PIECES : AT_THE_ROOT;
    }

    private void dominance() {
      IntVar largest = largest(force);
      force.model.addHint(largest, dominates());
      LinearExprBuilder aim = LinearExpr.newBuilder().addTerm(largest, 1);
      stages.add(settle(Aim.DOMINANCE, aim, this::dominates, effort.tieBreak(), atTheRoot()));
      force.model.addLessOrEqual(aim, dominates());
    }

    private void fragmentation(Set<Seat> before) {
      Map<Seat, BoolVar> seats = seats(force);
      Set<Seat> taken = taken();
      LinearExprBuilder pieces = LinearExpr.newBuilder();
      seats.forEach(
          (seat, there) -> {
            force.model.addHint(there, taken.contains(seat));
            pieces.addTerm(there, weight(seat, before));
          });
      stages.add(
          settle(Aim.FRAGMENTATION, pieces, () -> pieces(before), effort.tieBreak(), FOR_PIECES));
    }

    private long cost() {
      long value = 0;
      for (int i = 0; i < units.length; i++) {
        value += units[i] * PhaseForce.cost(force.postings.get(i).offer());
      }
      return value;
    }

    /// Asks, starting from the force there is, and keeps what is found.
    private Solver.Answer ask(LinearExprBuilder objective, double limit) {
      force.model.minimize(objective);
      Solver.Answer answer = Solver.solve(force.model, limit, effort.workers());
      if (answer.solved()) {
        keep(answer.solver().response().getSolutionList());
      }
      force.model.clearObjective();
      return answer;
    }

    /// Keeps a force, with a hint for every variable: the next question then starts from a whole
    /// solution.
    private void keep(List<Long> solution) {
      for (int i = 0; i < units.length; i++) {
        units[i] = solution.get(force.postings.get(i).units().getIndex());
      }
      force.model.clearHints();
      for (int v = 0; v < solution.size(); v++) {
        force.model.getBuilder().getSolutionHintBuilder().addVars(v).addValues(solution.get(v));
      }
    }

    /// Persons of the largest contributor of the force there is.
    private long dominates() {
      var persons = new HashMap<Integer, Long>();
      for (int i = 0; i < units.length; i++) {
        Offer offer = force.postings.get(i).offer();
        persons.merge(offer.contributor(), units[i] * offer.persons(), Long::sum);
      }
      return persons.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private long pieces(Set<Seat> before) {
      return taken().stream().mapToLong(s -> weight(s, before)).sum();
    }

    /// Who serves where in the force there is.
    private Set<Seat> taken() {
      var seats = new HashSet<Seat>();
      for (int i = 0; i < units.length; i++) {
        if (units[i] > 0) {
          ForceModel.Posting p = force.postings.get(i);
          seats.add(new Seat(p.offer().contributor(), p.place()));
        }
      }
      return seats;
    }
  }

  private static long lateness(Offer offer) {
    return (long) offer.persons() * offer.missing();
  }

  private static long weight(Seat seat, Set<Seat> before) {
    return before.isEmpty() || before.contains(seat) ? 1 : 2;
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
    LinearExprBuilder unmet = LinearExpr.newBuilder();
    for (int n = 0; n < force.unmet.length; n++) {
      unmet.addTerm(force.unmet[n], (long) problem.needs.get(n).weight() * force.block[n]);
    }
    force.model.minimize(unmet);
    Solver.Answer answer = Solver.solve(force.model, effort.reason(), effort.workers());
    force.model.clearObjective();
    if (answer.proved()) {
      return new Rest(missing(force, answer.solver().response().getSolutionList()), true);
    }
    Optional<MixedInteger.Answer> other = least(force, unmet, FOR_NEED);
    if (other.isPresent()
        && (!answer.solved() || other.get().value() <= answer.solver().value(unmet))) {
      MixedInteger.Answer found = other.get();
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

  private static IntVar largest(ForceModel force) {
    long all = force.problem.needs.stream().mapToLong(n -> 2L * n.persons() + 1000).sum();
    IntVar largest = force.model.newIntVar(0, all, "");
    force
        .contributors()
        .values()
        .forEach(mine -> force.model.addGreaterOrEqual(largest, ForceModel.persons(mine)));
    return largest;
  }

  /// A literal for each contributor and place where it could serve: false only where nobody does.
  private static Map<Seat, BoolVar> seats(ForceModel force) {
    var literals = new LinkedHashMap<Seat, BoolVar>();
    for (ForceModel.Posting p : force.postings) {
      BoolVar there =
          literals.computeIfAbsent(
              new Seat(p.offer().contributor(), p.place()), _ -> force.model.newBoolVar(""));
      force.model.addLessOrEqual(p.units(), LinearExpr.newBuilder().addTerm(there, p.most()));
    }
    return literals;
  }
}
