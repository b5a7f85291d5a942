package org.detente.staffing;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.Constraint;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearArgument;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.detente.pledge.Policy;

/// The integer model of one phase: how many units of each pledge serve at each place. Every rule
/// holds, is dropped, or hangs on a literal, so that the same model answers what is best, whether
/// anything is possible, and which rules are to blame.
final class ForceModel {

  /// Shares are compared in thousandths.
  private static final long THOUSAND = 1000;

  /// Whether a rule holds.
  sealed interface Hold {
    /// It holds.
    record Yes() implements Hold {}

    /// It is dropped.
    record No() implements Hold {}

    /// It holds where the literal is true.
    record If(Literal literal) implements Hold {}
  }

  static final Hold YES = new Hold.Yes();
  static final Hold NO = new Hold.No();

  /// Units of an offer at a place.
  ///
  /// @param most units that could ever be there
  record Posting(Offer offer, int place, Need need, int most, IntVar units) {}

  final PhaseProblem problem;
  final CpModel model = new CpModel();
  final List<Posting> postings = new ArrayList<>();

  /// What is missing of each need, in its blocks.
  final IntVar[] unmet;

  /// Persons of a block of each need.
  final int[] block;

  private final Optional<Predicate<Rule>> stated;
  private final List<Integer> places;
  private final Map<Rule, BoolVar> literals = new TreeMap<>();
  private final Map<Integer, List<Posting>> byOffer = new TreeMap<>();
  private final Map<Integer, List<Posting>> byPlace = new TreeMap<>();
  private final Map<Integer, List<Posting>> byContributor = new TreeMap<>();

  /// Under rules that hold or are dropped.
  static ForceModel under(PhaseProblem problem, Predicate<Rule> holds) {
    Solver.load();
    return new ForceModel(problem, Optional.of(holds), _ -> true);
  }

  /// At one place, as if nobody were needed anywhere else: with everything that holds there
  /// whatever comes to other places.
  static ForceModel alone(PhaseProblem problem, int place) {
    Solver.load();
    // What enables a unit might serve elsewhere.
    return new ForceModel(
        problem, Optional.of(r -> r.kind() != Rule.Kind.ENABLERS), p -> p == place);
  }

  /// With every rule hanging on a literal of its own, and certain needs to be met in full where
  /// what is pledged is all there is.
  static ForceModel assuming(PhaseProblem problem, Predicate<Need> wanted) {
    Solver.load();
    var force = new ForceModel(problem, Optional.empty(), _ -> true);
    for (int n = 0; n < force.unmet.length; n++) {
      Need need = problem.needs.get(n);
      if (wanted.test(need)
          && force.holds(new Rule(Rule.Kind.PLEDGED, need.what()))
              instanceof Hold.If(Literal literal)) {
        force.model.addEquality(force.unmet[n], 0).onlyEnforceIf(literal);
      }
    }
    return force;
  }

  private ForceModel(
      PhaseProblem problem, Optional<Predicate<Rule>> stated, Predicate<Integer> where) {
    this.problem = problem;
    this.stated = stated;
    places = problem.places().stream().filter(where).toList();
    unmet = new IntVar[problem.needs.size()];
    block = new int[unmet.length];
    post();
    pledges();
    needs();
    shares();
    least();
    languages();
    pairings();
    sides();
    enablers();
  }

  private Hold holds(Rule rule) {
    return stated
        .map(s -> s.test(rule) ? YES : NO)
        .orElseGet(() -> new Hold.If(literals.computeIfAbsent(rule, _ -> model.newBoolVar(""))));
  }

  /// The literals on which rules hang; empty where they are stated.
  Map<Rule, BoolVar> literals() {
    return literals;
  }

  private void post() {
    for (Offer offer : problem.offers) {
      for (int place : places) {
        if (!problem.possible(offer, place)) {
          continue;
        }
        Need need = problem.need(place, offer.pledge().unit()).orElseThrow();
        Set<Rule> against = problem.against(offer, place);
        if (against.stream().anyMatch(r -> holds(r) instanceof Hold.Yes)) {
          continue;
        }
        // More than one unit beyond the need is never of use.
        int enough = (need.persons() + offer.persons() - 1) / offer.persons();
        int there =
            holds(Rule.of(Rule.Kind.DELIVERY)) instanceof Hold.Yes
                ? offer.coming()
                : offer.pledged();
        int limit = Math.min(there, enough);
        IntVar units = model.newIntVar(0, limit, "");
        for (Rule rule : against) {
          if (holds(rule) instanceof Hold.If(Literal literal)) {
            model.addEquality(units, 0).onlyEnforceIf(literal);
          }
        }
        var posting = new Posting(offer, place, need, limit, units);
        postings.add(posting);
        byOffer.computeIfAbsent(offer.index(), _ -> new ArrayList<>()).add(posting);
        byPlace.computeIfAbsent(place, _ -> new ArrayList<>()).add(posting);
        byContributor.computeIfAbsent(offer.contributor(), _ -> new ArrayList<>()).add(posting);
      }
    }
  }

  /// No more units than were pledged, or than can be counted on.
  private void pledges() {
    Hold delivery = holds(Rule.of(Rule.Kind.DELIVERY));
    byOffer.forEach(
        (_, mine) -> {
          Offer offer = mine.getFirst().offer();
          LinearArgument used = units(mine);
          if (offer.coming() < offer.pledged() && delivery != NO) {
            enforce(model.addLessOrEqual(used, offer.coming()), delivery);
          }
          model.addLessOrEqual(used, offer.pledged());
        });
  }

  /// Needs in blocks of what all units that could serve have in common: where they are of one size
  /// nothing is left of the persons but whole units, which the solver proves in no time.
  private void needs() {
    for (int n = 0; n < unmet.length; n++) {
      Need need = problem.needs.get(n);
      List<Posting> serving = postings.stream().filter(p -> p.need() == need).toList();
      int size = block(need, serving);
      block[n] = size;
      int blocks = need.persons() / size;
      unmet[n] = model.newIntVar(0, blocks, "");
      int largest = serving.stream().mapToInt(p -> p.offer().persons()).max().orElse(size);
      LinearExprBuilder met = LinearExpr.newBuilder().addTerm(unmet[n], 1);
      serving.forEach(p -> met.addTerm(p.units(), p.offer().persons() / size));
      if (largest == size) {
        model.addEquality(met, blocks);
      } else {
        LinearExprBuilder there = LinearExpr.newBuilder();
        serving.forEach(p -> there.addTerm(p.units(), p.offer().persons() / size));
        model.addGreaterOrEqual(met, blocks);
        model.addLessOrEqual(there, blocks + largest / size - 1L);
      }
    }
  }

  private static int block(Need need, List<Posting> serving) {
    int size = need.persons();
    for (Posting p : serving) {
      int other = p.offer().persons();
      while (other != 0) {
        int rest = size % other;
        size = other;
        other = rest;
      }
    }
    return size;
  }

  /// Asks for certain needs to be met in full.
  void full(Predicate<Need> wanted) {
    for (int n = 0; n < unmet.length; n++) {
      if (wanted.test(problem.needs.get(n))) {
        model.addEquality(unmet[n], 0);
      }
    }
  }

  /// No contributor and no bloc with more than its share of the persons at a place.
  private void shares() {
    byPlace.forEach(
        (place, here) -> {
          Policy.Rule rule = problem.rule(place);
          Hold own = holds(Rule.of(Rule.Kind.MAX_SHARE));
          if (rule.maxShare().isPresent() && own != NO) {
            var contributors = new TreeSet<Integer>();
            here.forEach(p -> contributors.add(p.offer().contributor()));
            for (int k : contributors) {
              List<Posting> part = here.stream().filter(p -> p.offer().contributor() == k).toList();
              share(part, here, rule.maxShare().getAsDouble(), own);
            }
          }
          Hold bloc = holds(Rule.of(Rule.Kind.MAX_BLOC_SHARE));
          if (rule.maxBlocShare().isPresent() && bloc != NO) {
            var blocs = new TreeSet<String>();
            here.forEach(p -> blocs.addAll(problem.contributor(p.offer()).blocs()));
            for (String b : blocs) {
              List<Posting> part =
                  here.stream()
                      .filter(p -> problem.contributor(p.offer()).blocs().contains(b))
                      .toList();
              share(part, here, rule.maxBlocShare().getAsDouble(), bloc);
            }
          }
        });
  }

  private void share(List<Posting> part, List<Posting> all, double most, Hold hold) {
    long thousandths = (long) Math.floor(most * THOUSAND + 1e-9);
    LinearExprBuilder excess = LinearExpr.newBuilder();
    part.forEach(p -> excess.addTerm(p.units(), THOUSAND * p.offer().persons()));
    all.forEach(p -> excess.addTerm(p.units(), -thousandths * p.offer().persons()));
    enforce(model.addLessOrEqual(excess, 0), hold);
    // What follows when the place is full; a closer bound for the solver.
    enforce(model.addLessOrEqual(persons(part), thousandths * full(all) / THOUSAND), hold);
  }

  /// Persons at a place than which there are never more.
  private long full(List<Posting> all) {
    long full = 0;
    int place = all.getFirst().place();
    for (int n = 0; n < unmet.length; n++) {
      Need need = problem.needs.get(n);
      if (need.place() == place) {
        int largest =
            all.stream()
                .filter(p -> p.need() == need)
                .mapToInt(p -> p.offer().persons())
                .max()
                .orElse(0);
        full += largest == 0 ? 0 : need.persons() + (largest == block[n] ? 0 : largest - block[n]);
      }
    }
    return full;
  }

  /// Persons that one contributor can have at a place where its share is limited; without a limit
  /// all that is ever there.
  long share(int place) {
    long full = full(byPlace.get(place));
    Policy.Rule rule = problem.rule(place);
    return rule.maxShare().isPresent() && holds(Rule.of(Rule.Kind.MAX_SHARE)) == YES
        ? (long) Math.floor(rule.maxShare().getAsDouble() * THOUSAND + 1e-9) * full / THOUSAND
        : full;
  }

  /// At least so many contributors, or nobody at all.
  private void least() {
    Hold hold = holds(Rule.of(Rule.Kind.MIN_CONTRIBUTORS));
    if (hold == NO) {
      return;
    }
    Policy policy = problem.policy;
    boolean everywhere = places.size() == problem.places().size();
    if (everywhere
        && problem.countsContributors
        && policy.general().minContributors().isPresent()) {
      least(postings, policy.general().minContributors().getAsInt(), hold);
    }
    byPlace.forEach(
        (place, here) -> {
          String id = problem.requirement.places().get(place);
          if (policy.byPlace().containsKey(id)
              && policy.byPlace().get(id).minContributors().isPresent()) {
            least(here, policy.byPlace().get(id).minContributors().getAsInt(), hold);
          }
        });
  }

  private void least(List<Posting> among, int wanted, Hold hold) {
    BoolVar any = model.newBoolVar("");
    LinearExprBuilder contributors = LinearExpr.newBuilder();
    var ids = new TreeSet<Integer>();
    among.forEach(p -> ids.add(p.offer().contributor()));
    for (int k : ids) {
      List<Posting> mine = among.stream().filter(p -> p.offer().contributor() == k).toList();
      BoolVar there = model.newBoolVar("");
      model.addGreaterOrEqual(units(mine), there);
      contributors.add(there);
    }
    model.addLessOrEqual(units(among), LinearExpr.term(any, most(among)));
    enforce(model.addGreaterOrEqual(contributors, LinearExpr.term(any, wanted)), hold);
  }

  private void languages() {
    Hold hold = holds(Rule.of(Rule.Kind.LANGUAGE));
    byPlace.forEach(
        (place, here) -> {
          Policy.Rule rule = problem.rule(place);
          if (rule.language().isPresent() && hold != NO) {
            long thousandths = (long) Math.ceil(rule.languageShare() * THOUSAND - 1e-9);
            LinearExprBuilder lack = LinearExpr.newBuilder();
            for (Posting p : here) {
              boolean speaks =
                  problem.contributor(p.offer()).languages().contains(rule.language().get());
              lack.addTerm(
                  p.units(), (thousandths - (speaks ? THOUSAND : 0)) * p.offer().persons());
            }
            enforce(model.addLessOrEqual(lack, 0), hold);
          }
        });
  }

  private void pairings() {
    Hold hold = holds(Rule.of(Rule.Kind.PAIRING));
    byPlace.forEach(
        (place, here) -> {
          Optional<Policy.Pairing> pairing = problem.rule(place).pairing();
          if (pairing.isPresent() && hold != NO) {
            List<Posting> first = withRole(here, pairing.get().role());
            List<Posting> second = withRole(here, pairing.get().with());
            BoolVar both = model.newBoolVar("");
            model.addGreaterOrEqual(units(second), both);
            enforce(model.addLessOrEqual(units(first), LinearExpr.term(both, most(first))), hold);
          }
        });
  }

  private List<Posting> withRole(List<Posting> of, String role) {
    return of.stream().filter(p -> problem.contributor(p.offer()).roles().contains(role)).toList();
  }

  /// A contributor serves on one side of the lines only.
  private void sides() {
    Hold hold = holds(Rule.of(Rule.Kind.ONE_SIDE));
    if (hold == NO) {
      return;
    }
    byContributor.forEach(
        (_, mine) -> {
          List<Posting> ruled =
              mine.stream()
                  .filter(p -> p.place() < problem.theatre.zones().size())
                  .filter(p -> problem.rule(p.place()).oneSide())
                  .toList();
          if (ruled.stream().map(p -> problem.side(p.place())).distinct().count() > 1) {
            var chosen = new ArrayList<Literal>();
            for (int side = 0; side < problem.theatre.parties().size(); side++) {
              int s = side;
              BoolVar here = model.newBoolVar("");
              chosen.add(here);
              List<Posting> onIt =
                  ruled.stream().filter(p -> problem.side(p.place()) == s).toList();
              enforce(model.addLessOrEqual(units(onIt), LinearExpr.term(here, most(onIt))), hold);
            }
            model.addAtMostOne(chosen);
          }
        });
  }

  /// A unit that needs others comes only where those are.
  private void enablers() {
    Hold hold = holds(Rule.of(Rule.Kind.ENABLERS));
    if (hold == NO) {
      return;
    }
    byOffer.forEach(
        (_, mine) -> {
          Offer offer = mine.getFirst().offer();
          for (org.detente.pledge.Function function : offer.pledge().enablers()) {
            List<Posting> enabling =
                postings.stream().filter(p -> p.need().function() == function).toList();
            LinearExprBuilder lack = LinearExpr.newBuilder();
            mine.forEach(p -> lack.addTerm(p.units(), 1));
            enabling.forEach(p -> lack.addTerm(p.units(), -offer.pledged()));
            enforce(model.addLessOrEqual(lack, 0), hold);
          }
        });
  }

  private static void enforce(Constraint constraint, Hold hold) {
    switch (hold) {
      case Hold.Yes _ -> {}
      case Hold.No _ -> throw new IllegalStateException("a dropped rule has no constraint");
      case Hold.If(Literal literal) -> constraint.onlyEnforceIf(literal);
    }
  }

  /// More units than these postings could ever hold together: no more, for a loose figure makes the
  /// linear relaxation weak.
  private static long most(List<Posting> of) {
    var byOffer = new HashMap<Integer, Long>();
    of.forEach(p -> byOffer.merge(p.offer().index(), (long) p.most(), Long::sum));
    long sum = 0;
    for (Posting p : of) {
      Long own = byOffer.remove(p.offer().index());
      sum += own == null ? 0 : Math.min(own, p.offer().pledged());
    }
    return sum;
  }

  static LinearArgument units(List<Posting> of) {
    LinearExprBuilder sum = LinearExpr.newBuilder();
    of.forEach(p -> sum.add(p.units()));
    return sum;
  }

  static LinearExprBuilder persons(List<Posting> of) {
    LinearExprBuilder sum = LinearExpr.newBuilder();
    of.forEach(p -> sum.addTerm(p.units(), p.offer().persons()));
    return sum;
  }

  /// Persons missing, by criticality.
  LinearExprBuilder weightedUnmet() {
    return weightedUnmet(_ -> true);
  }

  /// Persons missing of some needs, by criticality.
  LinearExprBuilder weightedUnmet(Predicate<Need> of) {
    LinearExprBuilder sum = LinearExpr.newBuilder();
    for (int n = 0; n < unmet.length; n++) {
      Need need = problem.needs.get(n);
      if (of.test(need)) {
        sum.addTerm(unmet[n], (long) need.weight() * block[n]);
      }
    }
    return sum;
  }

  /// Says that no contributor has more persons than this; units that are too large go away, which
  /// the sum alone does not say to a relaxation.
  ///
  /// @param of this model or a copy of it
  void atMost(CpModel of, long persons) {
    for (Posting p : postings) {
      range(of, p, 0, Math.min(p.most(), persons / p.offer().persons()));
    }
    byContributor.values().forEach(mine -> of.addLessOrEqual(persons(mine), persons));
  }

  /// Persons of the largest contributor, or more.
  ///
  /// @param copy of this model, which is given the variable
  IntVar largest(CpModel copy) {
    long all = problem.needs.stream().mapToLong(n -> 2L * n.persons() + THOUSAND).sum();
    IntVar largest = copy.newIntVar(0, all, "");
    byContributor.values().forEach(mine -> copy.addGreaterOrEqual(largest, persons(mine)));
    return largest;
  }

  /// Persons that contributors have above this, together.
  ///
  /// @param copy of this model, which is given the variables
  LinearExprBuilder above(CpModel copy, long limit) {
    LinearExprBuilder sum = LinearExpr.newBuilder();
    byContributor
        .values()
        .forEach(
            mine -> {
              long all = mine.stream().mapToLong(p -> (long) p.most() * p.offer().persons()).sum();
              IntVar more = copy.newIntVar(0, all, "");
              copy.addGreaterOrEqual(
                  LinearExpr.newBuilder().addTerm(more, 1).add(limit), persons(mine));
              sum.addTerm(more, 1);
            });
    return sum;
  }

  /// Narrows how many units a posting may have.
  static void range(CpModel of, Posting posting, long from, long to) {
    of.getBuilder()
        .getVariablesBuilder(posting.units().getIndex())
        .clearDomain()
        .addDomain(from)
        .addDomain(to);
  }

  /// Postings of each contributor, in order.
  Map<Integer, List<Posting>> contributors() {
    return byContributor;
  }
}
