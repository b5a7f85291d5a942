package org.detente.staffing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.detente.ensemble.Crew;
import org.detente.numeric.Philox;
import org.detente.pledge.ForceData;
import org.detente.pledge.Pledge;
import org.detente.pledge.Policy;
import org.detente.pledge.UnitKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// FEATURE UNDER TEST: the best force under rules, and why it falls short, on an invented theatre.
class StaffingTest {

  private static final String[] POLICIES = {
    "free", "no-neighbours", "capped", "by-place", "consent", "spoken"
  };

  static List<String> policies() {
    return List.of(POLICIES);
  }

  /// A few small pledges, different for every seed.
  private static List<Pledge> pledges(int seed) {
    var philox = new Philox();
    var pledges = new ArrayList<Pledge>();
    List<String> who = List.of("north", "south", "east", "ridge");
    List<UnitKind> units = TinyForce.data().catalogue().units();
    var seen = new HashSet<String>();
    for (int i = 0; i < 5; i++) {
      philox.draw(seed, i, 20, 26, 11, 24);
      int[] r = new int[4];
      for (int j = 0; j < 4; j++) {
        r[j] = philox.word(j) >>> 1;
      }
      String contributor = who.get(r[0] % 4);
      UnitKind unit = units.get(i == 0 ? 1 : i == 1 ? 0 : r[1] % units.size());
      if (seen.add(contributor + unit.id())) {
        int ready = r[2] % 20;
        pledges.add(
            new Pledge(
                contributor,
                unit,
                1 + r[3] % 2,
                (int) unit.strength().central(),
                ready,
                1 + (r[2] >>> 8) % 4,
                (r[3] >>> 8) % 3 == 0 ? OptionalInt.of(ready + 12) : OptionalInt.empty(),
                (r[1] >>> 8) % 4 == 0 ? Set.of("mill-plain") : Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Pledge.Status.INDICATED,
                i + 2));
      }
    }
    return pledges;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void noForceIsBetterThanTheOneFound(int seed) {
    ForceData data = TinyForce.with(pledges(seed));
    for (String id : POLICIES) {
      Policy policy = TinyForce.policy(id);
      Requirement requirement = TinyForce.requirement();
      var problem =
          new PhaseProblem(requirement, TinyForce.theatre(), data, policy, requirement.peakPhase());
      PhaseForce best = PhaseForce.best(problem, Effort.USUAL, Set.of());

      assertThat(best.stages().getFirst().proved()).isTrue();
      assertThat(best.stages().getFirst().value())
          .as("%s", id)
          .isEqualTo(SlowForce.leastUnmet(problem));
    }
  }

  /// Where the exact solver is given no time for what comes after need and lateness, looking near
  /// the force and the other solver have to answer: no bound may pass the exact least, no force may
  /// be better than it, and for the most part it is found.
  @Test
  void whatIsFoundWithoutTheExactSolverLiesBetweenItsBounds() {
    var hasty = new Effort(2, 1e-7, 1e-7, 1e-7, 0.5, 1);
    var patient = new Effort(2, 20, 20, 20, 0.5, 1);
    int asked = 0;
    int same = 0;
    int open = 0;
    for (int seed = 1; seed <= 12; seed++) {
      ForceData data = TinyForce.with(pledges(seed));
      for (String id : POLICIES) {
        Requirement requirement = TinyForce.requirement();
        var problem =
            new PhaseProblem(
                requirement,
                TinyForce.theatre(),
                data,
                TinyForce.policy(id),
                requirement.peakPhase());
        List<Stage> exact = PhaseForce.best(problem, patient, Set.of()).stages();
        List<Stage> found = PhaseForce.best(problem, hasty, Set.of()).stages();

        boolean comparable = true;
        for (int aim = Aim.DOMINANCE.ordinal(); comparable && aim < exact.size(); aim++) {
          assertThat(exact.get(aim).proved()).isTrue();
          assertThat(exact.get(aim).value())
              .as("%s of seed %d under %s", exact.get(aim).aim(), seed, id)
              .isBetween(found.get(aim).bound(), found.get(aim).value());
          asked++;
          comparable = exact.get(aim).value() == found.get(aim).value();
          same += comparable ? 1 : 0;
          open += found.get(aim).proved() ? 0 : 1;
        }
      }
    }
    assertThat(same).isGreaterThanOrEqualTo(asked * 9 / 10);
    assertThat(open).as("where the exact solver did not answer").isPositive();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void reasonsAreTrueAndNoneCanBeSpared(int seed) {
    ForceData data = TinyForce.with(pledges(seed));
    int asked = 0;
    for (String id : POLICIES) {
      StaffingResult result =
          new Staffing(TinyForce.theatre(), data, Effort.USUAL)
              .answer(TinyForce.requirement(), TinyForce.policy(id));
      assertThat(result.conflict().isPresent()).isEqualTo(result.missing() > 0);
      if (result.conflict().isPresent()) {
        asked++;
        Conflict conflict = result.conflict().get();
        assertThat(conflict.minimal()).isTrue();
        check(data, id, conflict);
        conflict
            .members()
            .forEach(
                m -> assertThat(m.relaxedDelivered()).isGreaterThanOrEqualTo(result.delivered()));
      }
    }
    assertThat(asked).isPositive();
  }

  /// Solved again: with all rules of the set a full force is impossible, without any one of them
  /// possible.
  private static void check(ForceData data, String policy, Conflict conflict) {
    var problem =
        new PhaseProblem(
            TinyForce.requirement(),
            TinyForce.theatre(),
            data,
            TinyForce.policy(policy),
            conflict.phase());
    var all = new TreeSet<Rule>();
    conflict.members().forEach(m -> all.add(m.rule()));
    assertThat(full(problem, all, conflict.what())).isFalse();
    for (Rule rule : all) {
      var without = new TreeSet<>(all);
      without.remove(rule);
      assertThat(full(problem, without, conflict.what())).as("without %s", rule).isTrue();
    }
  }

  private static boolean full(PhaseProblem problem, Set<Rule> rules, String what) {
    ForceModel force = ForceModel.under(problem, rules::contains);
    force.full(
        n ->
            (what.isEmpty() || n.what().equals(what))
                && rules.contains(new Rule(Rule.Kind.PLEDGED, n.what())));
    return Solver.solve(force.model, 5, 1).solved();
  }

  @ParameterizedTest
  @MethodSource("policies")
  void everyRuleHoldsInTheForceTable(String id) {
    StaffingResult result = TinyForce.answer(TinyForce.data(), id);
    Policy policy = TinyForce.policy(id);
    var used = new TreeMap<String, Integer>();
    var byPlace = new TreeMap<String, Map<String, Integer>>();
    for (Posting p : result.postings()) {
      Policy.Rule rule = policy.at(p.place());
      var who = result.data().contributor(p.contributor());
      assertThat(p.count()).isPositive();
      assertThat(p.persons()).isEqualTo(p.count() * p.pledge().persons());
      assertThat(p.arrival()).isGreaterThanOrEqualTo(p.pledge().readyMonth());
      assertThat(p.pledge().caveatZones()).doesNotContain(p.place());
      assertThat(who.roles()).noneMatch(rule.excludedRoles()::contains);
      assertThat(rule.consent() && !who.refusedBy().isEmpty()).isFalse();
      used.merge(p.phase() + p.pledge().line(), p.count(), Integer::sum);
      assertThat(used.get(p.phase() + p.pledge().line())).isLessThanOrEqualTo(p.pledge().count());
      byPlace
          .computeIfAbsent(p.place() + " " + p.phase(), _ -> new TreeMap<>())
          .merge(p.contributor(), p.persons(), Integer::sum);
    }
    byPlace.forEach(
        (place, persons) -> {
          int all = persons.values().stream().mapToInt(Integer::intValue).sum();
          policy
              .at(place.split(" ")[0])
              .maxShare()
              .ifPresent(
                  s ->
                      assertThat(persons.values())
                          .allSatisfy(
                              n -> assertThat((double) n).isLessThanOrEqualTo(s * all + 1e-9)));
        });
    assertThat(result.delivered())
        .isEqualTo(result.postings().stream().mapToLong(Posting::persons).sum());
    assertThat(result.delivered() + result.missing()).isEqualTo(result.required());
    assertThat(result.postings()).isNotEmpty();
  }

  @Test
  void aRuleLessNeverDeliversLess() {
    long free = TinyForce.answer(TinyForce.data(), "free").missing();
    for (String id : List.of("no-neighbours", "capped", "by-place", "consent", "spoken")) {
      assertThat(TinyForce.answer(TinyForce.data(), id).stages().getFirst().value())
          .as(id)
          .isGreaterThanOrEqualTo(
              TinyForce.answer(TinyForce.data(), "free").stages().getFirst().value());
    }
    assertThat(free).isNotNegative();
  }

  @Test
  void theSameQuestionHasTheSameAnswerOnAnyThread() throws Exception {
    ForceData data = TinyForce.data();
    var staffing = new Staffing(TinyForce.theatre(), data, Effort.USUAL);
    StaffingResult alone = staffing.answer(TinyForce.requirement(), TinyForce.policy("capped"));
    var others = new StaffingResult[6];
    Crew.run(
        3,
        others.length,
        () ->
            i -> others[i] = staffing.answer(TinyForce.requirement(), TinyForce.policy("capped")));
    assertThat(others).allMatch(alone::equals);
  }

  @Test
  void arrivalsStayInOrderAndFollowTheForceTable() {
    StaffingResult result = TinyForce.answer(TinyForce.data(), "free");
    Arrivals a = result.arrivals();
    for (int m = 0; m < a.months(); m++) {
      int month = m;
      double there =
          result.postings().stream().filter(p -> p.there(month)).mapToInt(Posting::persons).sum();
      assertThat(a.central().get(m)).isEqualTo(there);
      assertThat(a.low().get(m)).isLessThanOrEqualTo(there);
      assertThat(a.high().get(m)).isGreaterThanOrEqualTo(there);
    }
    assertThat(a.central().getLast()).isZero();
  }

  @Test
  void withdrawingAPledgeNeverHelps() {
    ForceData data = TinyForce.data();
    StaffingResult result =
        new Staffing(TinyForce.theatre(), data, Effort.USUAL)
            .answer(TinyForce.requirement(), TinyForce.policy("no-neighbours"));
    assertThat(result.withdrawn()).isNotEmpty();
    assertThat(result.withdrawn())
        .allSatisfy(w -> assertThat(w.delivered()).isLessThanOrEqualTo(result.delivered()));
    assertThat(result.withdrawn()).anyMatch(w -> w.delivered() < result.delivered());
  }

  @Test
  void aHospitalIsNotReplacedByInfantry() {
    List<Pledge> pledges =
        TinyForce.data().pledges().stream().filter(p -> !p.unit().id().equals("clinic")).toList();
    StaffingResult result = TinyForce.answer(TinyForce.with(pledges), "free");
    Cell headquarters =
        result.cells().stream()
            .filter(c -> c.place().equals(Policy.HEADQUARTERS))
            .findFirst()
            .orElseThrow();
    assertThat(headquarters.delivered()).isZero();
    // Companies that come only where there is a clinic stay away with it.
    assertThat(result.postings()).noneMatch(p -> p.contributor().equals("east"));
  }
}
