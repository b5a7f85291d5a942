package org.detente.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.detente.evidence.Future;
import org.detente.evidence.Parameter;
import org.detente.option.Option;
import org.detente.testkit.TinyTheatre;
import org.detente.theatre.Presence.UnitType;
import org.detente.value.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// FEATURE UNDER TEST: what of a mission comes, and when, as staffing hands it to a run.
class ForceDeliveryTest {

  private static final Option MISSION = TinyTheatre.option(TinyTheatre.MISSION);

  private static ForceDelivery delivery(double share, int first, int last) {
    var shares = new TreeMap<String, Map<String, Map<UnitType, Double>>>();
    for (var zone : Runs.THEATRE.zones()) {
      var byPhase = new TreeMap<String, Map<UnitType, Double>>();
      for (Option.Phase phase : MISSION.phases()) {
        var byType = new EnumMap<UnitType, Double>(UnitType.class);
        for (UnitType type : UnitType.values()) {
          byType.put(type, share);
        }
        byPhase.put(phase.id(), byType);
      }
      shares.put(zone.id(), byPhase);
    }
    var arrivals = new TreeMap<String, List<ForceDelivery.Arrival>>();
    for (var zone : Runs.THEATRE.zones()) {
      arrivals.put(
          zone.id(),
          List.of(new ForceDelivery.Arrival(first, 0.5), new ForceDelivery.Arrival(last, 0.5)));
    }
    return new ForceDelivery(shares, arrivals, share, first, last, Map.of(), 0.925, 10);
  }

  private static World world(Optional<ForceDelivery> comes, Future future) {
    var world = new World(Runs.SETTING);
    world.begin(new Plan(MISSION, Runs.THEATRE, comes), future, Runs.SEED, 0, Runs.HORIZON);
    world.engagement = 1;
    return world;
  }

  private static Future central() {
    return Runs.central().with(Parameter.PEAK, 0.925).with(Parameter.FULL_MONTHS, 10);
  }

  private static double strength(World w) {
    return Arrays.stream(w.missionPersons).sum();
  }

  private static double authorised(World w) {
    double sum = 0;
    for (int z = 0; z < w.setting.zones; z++) {
      sum += w.plan.authorised(z * w.plan.phases);
    }
    return sum;
  }

  @ParameterizedTest(name = "future {0}")
  @ValueSource(ints = {0, 3, 7, 12})
  void withoutADeliveryNothingChangesToTheBit(int future) {
    var simulation = new Simulation(Runs.SETTING, Runs.NORMALISATION, Set.of());
    var asBefore = new RunRecord(new Layout(Runs.HORIZON, Runs.SETTING.zoneCount()));
    simulation.run(new Plan(MISSION, Runs.THEATRE), Runs.future(future), Runs.SEED, 0, asBefore);
    var stated = new RunRecord(new Layout(Runs.HORIZON, Runs.SETTING.zoneCount()));
    simulation.run(
        new Plan(MISSION, Runs.THEATRE, Optional.empty()),
        Runs.future(future),
        Runs.SEED,
        0,
        stated);
    assertThat(stated.means()).containsExactly(asBefore.means());
  }

  @ParameterizedTest(name = "share {0}")
  @ValueSource(doubles = {0.25, 0.5, 1})
  void strengthIsTheShareThatComesWhenAllAreThere(double share) {
    World w = world(Optional.of(delivery(share, 3, 12)), central());
    var subject = Runs.begun(w, new Deployment());
    Runs.months(w, w.mandateMonth + 20, subject);
    assertThat(strength(w)).isCloseTo(authorised(w) * share, within(1e-6));
    assertThat(w.missionReserve).isCloseTo(120 * share, within(1e-6));
  }

  @Test
  void halfAreThereBetweenTheTwoArrivals() {
    World w = world(Optional.of(delivery(1, 3, 12)), central());
    var subject = Runs.begun(w, new Deployment());
    Runs.months(w, w.mandateMonth + 8, subject);
    assertThat(strength(w)).isCloseTo(authorised(w) / 2, within(1e-6));
  }

  @Test
  void whoIsReadyLaterComesLaterAndASlowFutureStretchesIt() {
    World soon = world(Optional.of(delivery(1, 3, 12)), central());
    World late = world(Optional.of(delivery(1, 9, 12)), central());
    World slow = world(Optional.of(delivery(1, 9, 12)), central().with(Parameter.FULL_MONTHS, 12));
    assertThat(late.deploymentMonth - late.mandateMonth).isEqualTo(9);
    assertThat(late.deploymentMonth).isGreaterThan(soon.deploymentMonth);
    assertThat(slow.deploymentMonth - slow.mandateMonth).isEqualTo(11);
    assertThat(slow.capabilityMonth).isGreaterThan(late.capabilityMonth);
  }

  @Test
  void whereNobodyComesNobodyIsThere() {
    World w =
        world(Optional.of(delivery(0, ForceDelivery.NOBODY, ForceDelivery.NOBODY)), central());
    Runs.months(w, 200, Runs.begun(w, new Deployment()));
    assertThat(w.missionTotal).isZero();
    assertThat(w.deployed).isFalse();
  }

  @Test
  void acceptanceIsThatOfTheForceAsComposed() {
    ForceDelivery some = delivery(1, 3, 12);
    var composed =
        new ForceDelivery(
            some.shares(),
            some.arrivals(),
            1,
            3,
            12,
            Map.of("comm-a", Range.exactly(0.9)),
            0.925,
            10);
    Plan plan = new Plan(MISSION, Runs.THEATRE, Optional.of(composed));
    Plan leaders = new Plan(MISSION, Runs.THEATRE);
    assertThat(plan.acceptance[0]).isEqualTo(Range.exactly(0.9));
    assertThat(plan.acceptance[1]).isEqualTo(leaders.acceptance[1]);
  }

  /// Whole runs: a mission of which less comes spends fewer person-months, and the gap before it
  /// comes is longer where its first units are ready later.
  @Test
  void runsFollowWhatComes() {
    double whole = months(delivery(1, 3, 10), Variable.MISSION_PERSON_MONTHS);
    double half = months(delivery(0.5, 3, 10), Variable.MISSION_PERSON_MONTHS);
    assertThat(half).isBetween(0.3 * whole, 0.7 * whole);
    double soon = months(delivery(1, 3, 20), Variable.GAP_DEPLOYMENT_MONTHS);
    double late = months(delivery(1, 18, 20), Variable.GAP_DEPLOYMENT_MONTHS);
    assertThat(late).isGreaterThan(soon + 6);
  }

  private static double months(ForceDelivery delivery, Variable variable) {
    var simulation = new Simulation(Runs.SETTING, Runs.NORMALISATION, Set.of());
    var record = new RunRecord(new Layout(Runs.HORIZON, Runs.SETTING.zoneCount()));
    for (int r = 0; r < 10; r++) {
      simulation.run(
          new Plan(MISSION, Runs.THEATRE, Optional.of(delivery)), central(), Runs.SEED, r, record);
    }
    return record.means()[record.layout().outcome(variable)];
  }
}
