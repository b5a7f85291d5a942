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
