package org.detente.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.detente.evidence.Future;
import org.detente.evidence.Parameter;
import org.detente.testkit.TinyTheatre;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// FEATURE UNDER TEST: arrival, strength and departure of the mission, alone.
class DeploymentTest {

  private static final double ROUNDING = 1e-9;
  private static final double PEAK = 0.9;

  /// A mission in its first phase with full engagement; nothing but deployment moves.
  private static World world(Future future) {
    World w = Runs.world(TinyTheatre.MISSION, future.with(Parameter.PEAK, PEAK));
    w.engagement = 1;
    return w;
  }

  private static double authorised(World w) {
    double sum = 0;
    for (int z = 0; z < w.setting.zones; z++) {
      sum += w.plan.authorised(z * w.plan.phases);
    }
    return sum;
  }

  private static double strength(World w) {
    return Arrays.stream(w.missionPersons).sum();
  }

  @Test
  void strengthFollowsTheDeliveryCurve() {
    World w = world(Runs.central());
    var subject = Runs.begun(w, new Deployment());
    double authorised = authorised(w);
    int span = w.capabilityMonth - w.deploymentMonth;
    assertThat(authorised).isPositive();
    for (int month = 0; month < w.capabilityMonth + 24; month++) {
      Runs.month(w, month, subject);
      double ready = Math.clamp((month - w.deploymentMonth + 1.0) / span, 0.0, 1.0);
      assertThat(strength(w))
          .as("month %d", month)
          .isCloseTo(authorised * PEAK * ready, within(ROUNDING));
      assertThat(w.missionReserve).isCloseTo(120 * PEAK * ready, within(ROUNDING));
      assertThat(w.missionTotal).isCloseTo(strength(w) + w.missionReserve, within(ROUNDING));
    }
    assertThat(w.deployedOn).isBetween(w.deploymentMonth, w.deploymentMonth + 1);
  }

  @ParameterizedTest(name = "future {0}")
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
  void nothingIsDeployedBeforeItsDateAndDatesFollowEachOther(int future) {
    World w = world(Runs.future(future));
    var subject = Runs.begun(w, new Deployment());
    if (w.failureMonth == Integer.MAX_VALUE) {
      assertThat(w.comprehensiveMonth).isGreaterThanOrEqualTo(w.frameworkMonth);
      assertThat(w.deploymentMonth).isGreaterThanOrEqualTo(w.comprehensiveMonth);
      assertThat(w.capabilityMonth).isGreaterThan(w.deploymentMonth);
    }
    for (int month = 0; month < Math.min(w.deploymentMonth, Runs.HORIZON); month++) {
      Runs.month(w, month, subject);
      assertThat(w.missionTotal).isZero();
      assertThat(w.deployed).isFalse();
    }
  }

  @Test
  void whereTalksFailNobodyComes() {
    World w = world(Runs.central().with(Parameter.TALKS_FAIL, 1));
    Runs.months(w, 200, Runs.begun(w, new Deployment()));

    assertThat(w.agreement).isEqualTo(World.Agreement.FAILED);
    assertThat(w.missionTotal).isZero();
  }

  @Test
  void talksFailInTheStatedShareOfRuns() {
    int runs = 2000;
    int failed = 0;
    for (int r = 0; r < runs; r++) {
      World w = Runs.world(TinyTheatre.MISSION, Runs.central().with(Parameter.TALKS_FAIL, 0.3), r);
      failed += w.failureMonth < Integer.MAX_VALUE ? 1 : 0;
    }

    double standardError = Math.sqrt(0.3 * 0.7 / runs);
    assertThat((double) failed / runs).isCloseTo(0.3, within(5 * standardError));
  }

  @Test
  void engagementAndWhatContributorsTookHomeScaleIt() {
    World w = world(Runs.central());
    var subject = Runs.begun(w, new Deployment());
    w.engagement = 0.5;
    w.missionLost = 0.2;
    Runs.months(w, w.capabilityMonth + 12, subject);

    assertThat(strength(w)).isCloseTo(authorised(w) * PEAK * 0.5 * 0.8, within(ROUNDING));
  }

  @Test
  void aZoneHandedOverEmptiesByAFixedShareAMonth() {
    World w = world(Runs.central().with(Parameter.SHRINK, 0.15));
    var subject = Runs.begun(w, new Deployment());
    int month = w.capabilityMonth + 12;
    Runs.months(w, month, subject);
    int zone = Runs.THEATRE.zoneIndex("mill-plain");
    double before = w.missionPersons[zone];
    w.handedOver[zone] = true;
    Runs.month(w, month, subject);
    Runs.month(w, month + 1, subject);

    assertThat(before).isPositive();
    assertThat(w.missionPersons[zone]).isCloseTo(before * 0.85 * 0.85, within(ROUNDING));
  }

  @Test
  void inWarHalfOfItLeavesEachMonth() {
    World w = world(Runs.central());
    var subject = Runs.begun(w, new Deployment());
    int month = w.capabilityMonth + 12;
    Runs.months(w, month, subject);
    double before = w.missionTotal;
    w.atWar = true;
    Runs.month(w, month, subject);

    assertThat(w.missionTotal).isCloseTo(before / 2, within(ROUNDING));
  }

  @Test
  void itsPresenceIsRememberedAndFadesWithItsHalfLife() {
    World w = world(Runs.central().with(Parameter.HL_AFTER, 24).with(Parameter.SHRINK, 1));
    var subject = Runs.begun(w, new Deployment());
    int month = w.capabilityMonth + 12;
    Runs.months(w, month, subject);
    double before = w.presenceMemory;
    Arrays.fill(w.handedOver, true);
    for (int k = 0; k < 24; k++) {
      Runs.month(w, month + k, subject);
    }

    assertThat(before).isGreaterThan(0.5).isLessThanOrEqualTo(1);
    assertThat(w.presenceMemory).isCloseTo(before / 2, within(ROUNDING));
  }

  @Test
  void acceptanceStartsWhereTheLeadIsAcceptedUnlessNobodyChoseIt() {
    World chosen = world(Runs.central());
    World imposed = world(Runs.central());
    imposed.regionalShare = 1;
    Runs.months(chosen, 60, Runs.begun(chosen, new Deployment()));
    Runs.months(imposed, 60, Runs.begun(imposed, new Deployment()));

    // The tiny theatre: 0.4 with one community, 0.5 with the other, at the middle of their ranges.
    assertThat(chosen.acceptance[0]).isCloseTo(0.4, within(ROUNDING));
    assertThat(chosen.acceptance[1]).isCloseTo(0.5, within(ROUNDING));
    assertThat(imposed.acceptance[0])
        .isCloseTo(Runs.central().get(Parameter.DEFAULT_ACCEPT), within(ROUNDING));
  }

  @Test
  void withoutAMissionThereIsNothing() {
    World w = Runs.world(TinyTheatre.WITHOUT_DEPLOYMENT, Runs.central());
    Runs.months(w, 120, Runs.begun(w, new Deployment()));

    assertThat(w.missionTotal).isZero();
    assertThat(w.presenceMemory).isZero();
  }
}
