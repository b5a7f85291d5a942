package org.detente.staffing;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpModelProto;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// The search for the best force of one phase, one aim after the other. Each aim is asked of the
/// exact solver; what that leaves open is looked for near the force there is ([Nearby]), and the
/// other solver ([MixedInteger]) is asked below what no force can lie. Once that one neither
/// betters nor settles an aim, it is not asked again. What a place could not have even if everybody
/// came to it is said beforehand, for no relaxation sees it; with it the relaxation is often as
/// good as the force, and then most units have nowhere to go but where they are ([Relaxation]).
final class ForceSearch {

  /// Where need and lateness can be answered together, a fourth of the work suffices.
  private static final int TOGETHER = 4;

  /// How long the other solver looks for the least unmet need, at the aims after it, and at cost
  /// where there are more units at places than many.
  private static final MixedInteger.Limit FOR_NEED = new MixedInteger.Limit(300, -1);

  private static final MixedInteger.Limit AT_THE_ROOT = new MixedInteger.Limit(1, -1);
  private static final MixedInteger.Limit SHORTLY = new MixedInteger.Limit(1, 2);
  private static final int MANY = 1200;

  /// Dominance, cost and pieces are settled where their bound is this close, as a share.
  private static final double CLOSE = 0.01;

  /// How long it is looked near the force for one aim, and for pieces.
  private static final Looks FEW = new Looks(50, 8, Nearby.SMALL);

  /// The first aim is worth more than any time: where no whole force was found, most of it is.
  private static final Looks FOR_UNMET = new Looks(200, 40, Nearby.LARGE);

  private static final Looks FOR_PIECES = new Looks(60, 20, Nearby.LARGE);

  /// Where there are more units at places than many, looks are dear.
  private static final Looks FOR_MANY_PIECES = new Looks(25, 8, Nearby.LARGE_BRIEF);

  private final ForceModel force;
  private final Effort effort;
  private final List<Stage> stages = new ArrayList<>();
  private final long[] units;
  private final LinearExprBuilder unmet;
  private final LinearExprBuilder late = LinearExpr.newBuilder();
  private long mostLate;
  private boolean otherHelps = true;
  private boolean latenessProved;

  ForceSearch(PhaseProblem problem, Effort effort) {
    force = ForceModel.under(problem, _ -> true);
    this.effort = effort;
    units = new long[force.postings.size()];
    unmet = force.weightedUnmet();
    for (ForceModel.Posting p : force.postings) {
      late.addTerm(p.units(), PhaseForce.lateness(p.offer()));
      mostLate += PhaseForce.lateness(p.offer()) * p.most();
    }
  }

  /// The model with unmet need and lateness as its objective.
  CpModelProto needModel() {
    force.model.minimize(needAndLateness());
    return force.model.model();
  }

  /// The least weighted unmet need, as the other solver finds it.
  static Optional<MixedInteger.Told.Found> leastNeed(ForceModel force) {
    return least(force, force.weightedUnmet(), FOR_NEED);
  }

  private static Optional<MixedInteger.Told.Found> least(
      ForceModel force, LinearExprBuilder aim, MixedInteger.Limit limit) {
    force.model.minimize(aim);
    CpModelProto model = force.model.model();
    force.model.clearObjective();
    return MixedInteger.least(model, limit);
  }

  /// Settles all aims but the last.
  void begin() {
    need();
    lateness();
    dominance();
    LinearExprBuilder cost = LinearExpr.newBuilder();
    force.postings.forEach(p -> cost.addTerm(p.units(), PhaseForce.cost(p.offer())));
    stages.add(settle(Aim.COST, cost, this::cost, effort.cost()));
    force.model.addLessOrEqual(cost, cost());
    narrow(cost, cost());
  }

  /// Settles the last.
  ///
  /// @param before who served where in the phase before
  PhaseForce end(Set<PhaseForce.Seat> before) {
    fragmentation(before);
    return found();
  }

  /// The force there is.
  PhaseForce found() {
    var posts = new ArrayList<PhaseForce.Post>();
    for (int i = 0; i < units.length; i++) {
      if (units[i] > 0) {
        ForceModel.Posting p = force.postings.get(i);
        posts.add(new PhaseForce.Post(p.offer(), p.place(), p.need(), (int) units[i]));
      }
    }
    return new PhaseForce(posts, stages);
  }

  /// Unmet need and lateness as one number, in this strict order.
  private LinearExprBuilder needAndLateness() {
    LinearExprBuilder both = LinearExpr.newBuilder().add(late);
    for (int n = 0; n < force.unmet.length; n++) {
      long weight = (long) force.problem.needs.get(n).weight() * force.block[n];
      both.addTerm(force.unmet[n], weight * (mostLate + 1));
    }
    return both;
  }

  /// Settles unmet need, and as the case may be lateness with it.
  void need() {
    places();
    long weight = mostLate + 1;
    Solver.Answer answer = ask(needAndLateness(), effort.need() / TOGETHER, false);
    // An empty force is always possible: it stands where nothing is found in time.
    long missing = answer.solved() ? answer.solver().value(unmet) : mostUnmet();
    double bound =
        answer.solved() ? Math.ceil(answer.solver().bestObjectiveBound() / weight - 1 + 1e-6) : 0;
    double least = answer.proved() ? missing : Math.clamp(bound, 0, missing);
    if (least < missing && answer.solved()) {
      missing = needNearby(least);
    }
    if (least < missing) {
      Optional<MixedInteger.Told.Found> other = leastNeed(force);
      if (other.isPresent()) {
        least = Math.max(least, other.get().bound());
        if (other.get().value() < missing) {
          missing = other.get().value();
          keep(other.get().values());
        }
        missing = least < missing && !answer.solved() ? needNearby(least) : missing;
      }
    }
    stages.add(new Stage(Aim.UNMET_NEED, missing, least, least == missing));
    force.model.addLessOrEqual(unmet, missing);
    narrow(unmet, missing);
    latenessProved = answer.proved();
  }

  /// Says what each place lacks even if everybody came to it: shares of whole units can keep a
  /// place half empty however much is pledged.
  private void places() {
    for (int place : force.problem.places()) {
      ForceModel alone = ForceModel.alone(force.problem, place);
      long all = lacks(alone, alone.weightedUnmet(n -> n.place() == place));
      if (all > 0) {
        force.model.addGreaterOrEqual(force.weightedUnmet(n -> n.place() == place), all);
        for (Need need : force.problem.needs) {
          if (need.place() == place) {
            long one = lacks(alone, alone.weightedUnmet(n -> n == need));
            force.model.addGreaterOrEqual(force.weightedUnmet(n -> n == need), one);
          }
        }
      }
    }
  }

  private long lacks(ForceModel alone, LinearExprBuilder what) {
    alone.model.minimize(what);
    Solver.Answer answer = Solver.solve(alone.model, effort.tieBreak(), effort.workers());
    alone.model.clearObjective();
    return Math.max(0, (long) Math.ceil(answer.solver().bestObjectiveBound() - 1e-6));
  }

  /// Takes from the model what no force has in which an aim is no worse.
  ///
  /// @param value of the aim in the force there is
  /// @return below what the aim cannot lie
  private long narrow(LinearExprBuilder aim, long value) {
    force.model.minimize(aim);
    long bound = Relaxation.narrow(force.model, value);
    force.model.clearObjective();
    return bound;
  }

  private long needNearby(double least) {
    force.model.minimize(unmet);
    nearby(force.model, this::missing, least, FOR_UNMET, List::of);
    force.model.clearObjective();
    return missing();
  }

  /// Weighted unmet need of the force there is.
  private long missing() {
    long[] there = new long[force.unmet.length];
    for (int i = 0; i < units.length; i++) {
      ForceModel.Posting p = force.postings.get(i);
      there[force.problem.needs.indexOf(p.need())] += units[i] * p.offer().persons();
    }
    long sum = 0;
    for (int n = 0; n < there.length; n++) {
      Need need = force.problem.needs.get(n);
      long blocks = need.persons() / force.block[n];
      sum += need.weight() * force.block[n] * Math.max(0, blocks - there[n] / force.block[n]);
    }
    return sum;
  }

  private long mostUnmet() {
    return force.problem.needs.stream().mapToLong(n -> (long) n.weight() * n.persons()).sum();
  }

  private void lateness() {
    stages.add(
        latenessProved
            ? new Stage(Aim.LATENESS, late(), late(), true)
            : settle(Aim.LATENESS, late, this::late, effort.need() / TOGETHER));
    force.model.addLessOrEqual(late, late());
    narrow(late, late());
  }

  /// Settles lateness or cost.
  ///
  /// @param now the aim's value in the force there is
  /// @param limit of the exact solver
  private Stage settle(Aim aim, LinearExprBuilder objective, LongSupplier now, double limit) {
    Solver.Answer answer = ask(objective, limit, aim == Aim.COST);
    long least = answer.proved() ? now.getAsLong() : below(answer);
    if (!close(least, now)) {
      least = Math.max(least, narrow(objective, now.getAsLong()));
    }
    if (!close(least, now)) {
      force.model.minimize(objective);
      nearby(force.model, now, least, FEW, List::of);
      force.model.clearObjective();
    }
    boolean settled = aim == Aim.LATENESS ? least >= now.getAsLong() : close(least, now);
    if (!settled && otherHelps) {
      long known = now.getAsLong();
      Optional<MixedInteger.Told.Found> other = least(force, objective, limit(aim));
      if (other.isPresent()) {
        if (other.get().value() < known) {
          keep(other.get().values());
        }
        least = Math.max(other.get().bound(), least);
      }
      otherHelps = now.getAsLong() < known || close(least, now);
    }
    return stage(aim, now.getAsLong(), least);
  }

  /// Below what the exact solver says that the objective cannot lie.
  private static long below(Solver.Answer answer) {
    return answer.solved()
        ? Math.max(0, (long) Math.ceil(answer.solver().bestObjectiveBound() - 1e-6))
        : 0;
  }

  private static Stage stage(Aim aim, long value, long least) {
    return new Stage(aim, value, Math.min(least, value), least >= value);
  }

  private MixedInteger.Limit limit(Aim aim) {
    return aim == Aim.COST && units.length > MANY ? SHORTLY : AT_THE_ROOT;
  }

  private static boolean close(double least, LongSupplier now) {
    return now.getAsLong() - least <= CLOSE * now.getAsLong();
  }

  /// How long it is looked near the force there is.
  ///
  /// @param most looks
  /// @param patience how many of them in a row may find nothing
  private record Looks(int most, int patience, Nearby.Size size) {}

  /// Looks near the force there is until it is close to what no force can better.
  ///
  /// @param model with an objective
  /// @param first contributors that are free at every look at contributors
  private void nearby(
      CpModel model, LongSupplier now, double least, Looks looks, Supplier<List<Integer>> first) {
    var near = new Nearby(force, effort, looks.size());
    int idle = 0;
    for (int k = 0; k < looks.most() && idle < looks.patience() && !close(least, now); k++) {
      long before = near.best();
      near.look(model, units, first.get()).ifPresent(this::keep);
      idle = near.best() < before ? 0 : idle + 1;
    }
  }

  /// What an answer says of a limit.
  private enum Whether {
    POSSIBLE,
    IMPOSSIBLE,
    OPEN
  }

  /// Where the exact solver does not say at once how few persons the largest contributor can have:
  /// whether there is a force in which nobody has more than so many persons is a far easier
  /// question than how few the largest can have, for every unit that is too large goes away. It is
  /// asked again and again: first without the largest unit, then halfway between what is possible
  /// and what is not. Where no answer comes, what the contributors have above the last limit is
  /// taken down near the force there is, and the other solver is asked whether there is anything
  /// clearly below.
  private void dominance() {
    long least = leastDominance();
    long limit = Math.max(least, largestUnit() - 1);
    Whether answer = Whether.POSSIBLE;
    while (least < dominates() && answer != Whether.OPEN) {
      answer = without(limit);
      least = answer == Whether.IMPOSSIBLE ? limit + 1 : least;
      limit = (least + dominates()) / 2;
    }
    long aimed = Math.max(least, largestUnit());
    if (!close(aimed, this::dominates)) {
      CpModel model = force.model.getClone();
      model.minimize(force.above(model, aimed));
      nearby(model, this::dominates, aimed, FEW, this::largest);
    }
    answer = Whether.POSSIBLE;
    while (!close(least, this::dominates) && answer == Whether.POSSIBLE) {
      limit = dominates() - 1 - (long) (CLOSE * dominates());
      answer = without(limit);
      if (answer == Whether.OPEN && otherHelps) {
        answer = otherWithout(limit);
      }
      least = answer == Whether.IMPOSSIBLE ? limit + 1 : least;
    }
    long value = dominates();
    least = Math.min(least, value);
    stages.add(new Stage(Aim.DOMINANCE, value, least, least == value));
    force.atMost(force.model, value);
  }

  /// Below what the largest contributor's persons cannot be, as the exact solver finds it.
  private long leastDominance() {
    CpModel model = force.model.getClone();
    IntVar largest = force.largest(model);
    model.addHint(largest, dominates());
    model.minimize(largest);
    Solver.Answer answer = Solver.solve(model, effort.tieBreak(), effort.workers());
    if (!answer.solved()) {
      return 0;
    }
    keep(answer.solver().response().getSolutionList());
    return answer.proved()
        ? dominates()
        : (long) Math.max(0, Math.ceil(answer.solver().bestObjectiveBound() - 1e-6));
  }

  /// Whether there is a force without anybody larger than this.
  private Whether without(long larger) {
    CpModel model = force.model.getClone();
    force.atMost(model, larger);
    Solver.Answer answer = Solver.solve(model, effort.tieBreak(), effort.workers());
    if (answer.solved()) {
      keep(answer.solver().response().getSolutionList());
      return Whether.POSSIBLE;
    }
    return answer.impossible() ? Whether.IMPOSSIBLE : Whether.OPEN;
  }

  private Whether otherWithout(long larger) {
    CpModel model = force.model.getClone();
    force.atMost(model, larger);
    return switch (MixedInteger.whether(model.model())) {
      case MixedInteger.Told.Found found -> {
        keep(found.values());
        yield Whether.POSSIBLE;
      }
      case MixedInteger.Told.None _ -> Whether.IMPOSSIBLE;
      case MixedInteger.Told.Open _ -> {
        otherHelps = false;
        yield Whether.OPEN;
      }
    };
  }

  private void fragmentation(Set<PhaseForce.Seat> before) {
    Map<PhaseForce.Seat, BoolVar> seats = seats();
    Set<PhaseForce.Seat> taken = taken();
    LinearExprBuilder pieces = LinearExpr.newBuilder();
    seats.forEach(
        (seat, there) -> {
          force.model.addHint(there, taken.contains(seat));
          pieces.addTerm(there, weight(seat, before));
        });
    LongSupplier now = () -> pieces(before);
    Solver.Answer answer = ask(pieces, effort.tieBreak(), true);
    long least = answer.proved() ? now.getAsLong() : below(answer);
    if (!close(least, now)) {
      boolean many = units.length > MANY;
      force.model.minimize(pieces);
      nearby(force.model, now, least, many ? FOR_MANY_PIECES : FOR_PIECES, List::of);
      if (!close(least, now)) {
        double limit = many ? effort.cost() : effort.pieces();
        answer = Solver.bound(force.model, limit, effort.workers());
        if (answer.solved()) {
          keep(answer.solver().response().getSolutionList());
        }
        least = Math.max(least, answer.proved() ? now.getAsLong() : below(answer));
      }
      force.model.clearObjective();
    }
    stages.add(stage(Aim.FRAGMENTATION, now.getAsLong(), least));
  }

  /// A literal for each contributor and place where it could serve: false only where nobody does.
  private Map<PhaseForce.Seat, BoolVar> seats() {
    var literals = new LinkedHashMap<PhaseForce.Seat, BoolVar>();
    for (ForceModel.Posting p : force.postings) {
      BoolVar there =
          literals.computeIfAbsent(
              new PhaseForce.Seat(p.offer().contributor(), p.place()),
              _ -> force.model.newBoolVar(""));
      force.model.addLessOrEqual(p.units(), LinearExpr.newBuilder().addTerm(there, p.most()));
    }
    var persons = new LinkedHashMap<PhaseForce.Seat, LinearExprBuilder>();
    for (ForceModel.Posting p : force.postings) {
      persons
          .computeIfAbsent(
              new PhaseForce.Seat(p.offer().contributor(), p.place()), _ -> LinearExpr.newBuilder())
          .addTerm(p.units(), p.offer().persons());
    }
    // Together they say more than each: how many contributors a place takes.
    persons.forEach(
        (seat, sum) ->
            force.model.addLessOrEqual(
                sum,
                LinearExpr.newBuilder().addTerm(literals.get(seat), force.share(seat.place()))));
    return literals;
  }

  private static long weight(PhaseForce.Seat seat, Set<PhaseForce.Seat> before) {
    return before.isEmpty() || before.contains(seat) ? 1 : 2;
  }

  /// Asks, starting from the force there is, and keeps what is found.
  private Solver.Answer ask(LinearExprBuilder objective, double limit, boolean prove) {
    force.model.minimize(objective);
    Solver.Answer answer =
        prove
            ? Solver.prove(force.model, limit, effort.workers())
            : Solver.solve(force.model, limit, effort.workers());
    if (answer.solved()) {
      keep(answer.solver().response().getSolutionList());
    }
    force.model.clearObjective();
    return answer;
  }

  /// Keeps a force, with a hint for every variable: the next question then starts from a whole
  /// solution.
  ///
  /// @param solution of the model or of a copy of it that has further variables after its own
  private void keep(List<Long> solution) {
    for (int i = 0; i < units.length; i++) {
      units[i] = solution.get(force.postings.get(i).units().getIndex());
    }
    force.model.clearHints();
    for (int v = 0; v < force.model.getBuilder().getVariablesCount(); v++) {
      force.model.getBuilder().getSolutionHintBuilder().addVars(v).addValues(solution.get(v));
    }
  }

  /// Lateness of the force there is.
  private long late() {
    long sum = 0;
    for (int i = 0; i < units.length; i++) {
      sum += units[i] * PhaseForce.lateness(force.postings.get(i).offer());
    }
    return sum;
  }

  private long cost() {
    long sum = 0;
    for (int i = 0; i < units.length; i++) {
      sum += units[i] * PhaseForce.cost(force.postings.get(i).offer());
    }
    return sum;
  }

  /// Persons of the largest contributor of the force there is.
  private long dominates() {
    return persons().values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /// The three largest contributors.
  private List<Integer> largest() {
    return persons().entrySet().stream()
        .sorted(Map.Entry.<Integer, Long>comparingByValue().reversed())
        .limit(3)
        .map(Map.Entry::getKey)
        .toList();
  }

  private TreeMap<Integer, Long> persons() {
    var persons = new TreeMap<Integer, Long>();
    for (int i = 0; i < units.length; i++) {
      Offer offer = force.postings.get(i).offer();
      persons.merge(offer.contributor(), units[i] * offer.persons(), Long::sum);
    }
    return persons;
  }

  /// Persons of the largest unit of the force there is.
  private long largestUnit() {
    long largest = 0;
    for (int i = 0; i < units.length; i++) {
      if (units[i] > 0) {
        largest = Math.max(largest, force.postings.get(i).offer().persons());
      }
    }
    return largest;
  }

  private long pieces(Set<PhaseForce.Seat> before) {
    return taken().stream().mapToLong(s -> weight(s, before)).sum();
  }

  /// Who serves where in the force there is.
  private Set<PhaseForce.Seat> taken() {
    var seats = new HashSet<PhaseForce.Seat>();
    for (int i = 0; i < units.length; i++) {
      if (units[i] > 0) {
        ForceModel.Posting p = force.postings.get(i);
        seats.add(new PhaseForce.Seat(p.offer().contributor(), p.place()));
      }
    }
    return seats;
  }
}
