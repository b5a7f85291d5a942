package org.detente.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.detente.evidence.Parameter;
import org.detente.testkit.TinyTheatre;
import org.junit.jupiter.api.Test;

/// FEATURE UNDER TEST: phases, benchmarks and handover, alone.
///
/// The tiny mission: interposition (24 months, benchmarks), mixed police (from 24, benchmarks),
/// local policing; a fixed term of 96 months.
class TransitionTest {

  private static final int PLAIN = Runs.THEATRE.zoneIndex("mill-plain");
  private static final int BANK = Runs.THEATRE.zoneIndex("east-bank");

  private final World w = Runs.world(TinyTheatre.MISSION, Runs.central());
  private final Transition subject = Runs.begun(w, new Transition());

  TransitionTest() {
    Arrays.fill(w.phase, 0);
    Arrays.fill(w.missionPersons, 10);
    w.calendar = w.deploymentMonth - 1;
    w.month = w.calendar;
  }

  private void months(int count, boolean good) {
    for (int m = 0; m < count; m++) {
      w.calendar++;
      w.month++;
      Arrays.fill(w.police, good ? 0.9 : 0.1);
      Arrays.fill(w.legitimacy, 0.9);
      subject.step(w);
    }
  }

  @Test
  void benchmarksCountFromThreeYearsOnAndMustHoldForTwelveMonths() {
    months(36 + 11, true);
    assertThat(w.phase[PLAIN]).as("after 11 months of the fourth year").isZero();
    months(1, true);
    assertThat(w.phase[PLAIN]).isEqualTo(1);
    assertThat(w.phaseSince[PLAIN]).isEqualTo(w.calendar);
  }

  @Test
  void aMonthBelowThemStartsTheHoldAnew() {
    months(36 + 11, true);
    months(1, false);
    months(11, true);
    assertThat(w.phase[PLAIN]).isZero();
    months(1, true);
    assertThat(w.phase[PLAIN]).isEqualTo(1);
  }

  @Test
  void eachOfTheBenchmarksIsNeeded() {
    months(35, true);
    for (String what : new String[] {"police", "legitimacy", "incidents"}) {
      for (int m = 0; m < 20; m++) {
        w.calendar++;
        Arrays.fill(w.police, what.equals("police") ? 0.65 : 0.9);
        Arrays.fill(w.legitimacy, what.equals("legitimacy") ? 0.5 : 0.9);
        Arrays.fill(w.zoneIncidentsYear, what.equals("incidents") ? 100 : 0);
        subject.step(w);
      }
      assertThat(w.phase[PLAIN]).as(what).isZero();
    }
  }

  @Test
  void aZoneWithoutPlannedInternationalsIsHandedOverAsItsPhaseBegins() {
    months(36 + 12, true);
    assertThat(w.handedOver[PLAIN]).isFalse();
    months(12, true);

    // After another twelve months the last phase begins, in which local police are alone.
    assertThat(w.phase[PLAIN]).isEqualTo(2);
    assertThat(w.handedOver[PLAIN]).isTrue();
    assertThat(w.handedOver[BANK]).as("never had any planned").isTrue();
  }

  @Test
  void incidentsAfterHandoverAreCountedApart() {
    assertThat(Runs.soFar(w, Variable.INCIDENTS_AFTER_HANDOVER)).isNaN();
    months(60, true);
    w.lineIncidents[0] = 3;
    w.tally.closeMonth(w);

    assertThat(Runs.soFar(w, Variable.INCIDENTS_AFTER_HANDOVER)).isEqualTo(3);
  }

  @Test
  void theFixedTermEndsItEverywhereBenchmarksOrNot() {
    months(96, false);
    assertThat(w.handedOver[PLAIN]).isFalse();
    months(1, false);

    assertThat(w.handedOver).containsOnly(true);
  }

  private double monthsToHandover() {
    w.tally.closeMonth(w);
    return Runs.soFar(w, Variable.MONTHS_TO_HANDOVER);
  }

  @Test
  void handoverIsAsFarOffAsCanBeToldUntilItComes() {
    months(30, false);

    assertThat(monthsToHandover()).isEqualTo(w.month + 1);
  }

  /// The plain goes through two phases; once there are benchmarks for twelve months and nobody from
  /// outside, that month counts for good, whatever comes after.
  @Test
  void aZoneIsInLocalHandsInTheMonthInWhichInternationalsHaveLeftItForGoodReason() {
    months(36 + 12, true);
    int never = w.month + 1;
    assertThat(monthsToHandover()).as("internationals are still there").isEqualTo(never);
    months(12, true);
    int then = w.month;
    assertThat(w.localOn[PLAIN]).isEqualTo(then).isEqualTo(w.leftOn[PLAIN]);
    months(24, false);
    assertThat(w.localOn[PLAIN]).isEqualTo(then);
    int[] by =
        java.util.stream.IntStream.range(0, w.setting.zones)
            .filter(z -> w.setting.zoneAffected[z])
            .map(z -> w.localOn[z] < 0 ? w.month + 1 : w.localOn[z])
            .toArray();
    assertThat(monthsToHandover()).isEqualTo(Arrays.stream(by).average().orElseThrow());
  }

  /// The fixed term sends everybody home: that alone is no handover.
  @Test
  void leavingBeforeTheBenchmarksHoldShortensNothing() {
    months(97, false);
    assertThat(w.handedOver).containsOnly(true);
    assertThat(monthsToHandover()).isEqualTo(w.month + 1);

    months(11, true);
    assertThat(w.localOn).containsOnly(-1);
    months(1, true);
    assertThat(w.localOn).containsOnly(w.month);
  }

  /// A law: whoever hands zones over sooner, in good order, in a future needs fewer months there;
  /// where it never comes it is the whole run, and stands for later than any date.
  @Test
  void whoHandsOverSoonerHasTheSmallerFigureInEveryFuture() {
    int sooner = 0;
    int neither = 0;
    for (int f = 0; f < 60; f++) {
      Runs.Figures strict = Runs.run(TinyTheatre.MISSION, Runs.future(f), 0);
      int[] late = localOn(strict);
      Runs.Figures mild =
          Runs.run(
              TinyTheatre.MISSION,
              Runs.future(f).with(Parameter.BENCH_MONTHS, 3).with(Parameter.BENCH_EARLIEST, 12),
              0);
      int[] early = localOn(mild);
      boolean everyZone = true;
      for (int z = 0; z < early.length; z++) {
        everyZone &= early[z] <= late[z];
      }
      double a = mild.last(Variable.MONTHS_TO_HANDOVER);
      double b = strict.last(Variable.MONTHS_TO_HANDOVER);
      if (everyZone && !Arrays.equals(early, late)) {
        sooner++;
        assertThat(a).as("future %d", f).isLessThan(b);
      }
      if (Arrays.stream(late).allMatch(m -> m == Runs.HORIZON)) {
        neither++;
        assertThat(b).as("future %d", f).isEqualTo(Runs.HORIZON);
      }
      assertThat(b).isBetween(0.0, (double) Runs.HORIZON);
    }
    assertThat(sooner).as("futures in which the law was tried").isGreaterThan(5);
    assertThat(neither).as("futures without any handover").isPositive();
  }

  private static int[] localOn(Runs.Figures run) {
    return java.util.stream.IntStream.range(0, Runs.SETTING.zones)
        .filter(z -> Runs.SETTING.zoneAffected[z])
        .map(z -> run.world().localOn[z] < 0 ? Runs.HORIZON : run.world().localOn[z])
        .toArray();
  }

  @Test
  void withoutAnAgreementNobodyHandsOver() {
    Runs.Figures run = Runs.run(TinyTheatre.STATUS_QUO, Runs.central(), 0);
    assertThat(run.last(Variable.MONTHS_TO_HANDOVER)).isEqualTo(Runs.HORIZON);
  }

  @Test
  void whereNobodyDeployedThereIsNoTransition() {
    World none = Runs.world(TinyTheatre.WITHOUT_DEPLOYMENT, Runs.central());
    Runs.months(none, 200, Runs.begun(none, new Transition()));

    assertThat(none.handedOver).containsOnly(false);
    assertThat(none.phase).containsOnly(-1);
  }

  @Test
  void theHoldIsAsLongAsTheFutureSays() {
    World w = Runs.world(TinyTheatre.MISSION, Runs.central().with(Parameter.BENCH_MONTHS, 3));
    var subject = Runs.begun(w, new Transition());
    Arrays.fill(w.phase, 0);
    Arrays.fill(w.police, 0.9);
    Arrays.fill(w.legitimacy, 0.9);
    w.calendar = w.deploymentMonth + 35;
    for (int m = 0; m < 3; m++) {
      assertThat(w.phase[PLAIN]).isZero();
      w.calendar++;
      subject.step(w);
    }

    assertThat(w.phase[PLAIN]).isEqualTo(1);
  }
}
