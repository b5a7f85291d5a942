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

/// FEATURE UNDER TEST: capacity, representation and legitimacy of police and justice, alone.
class PolicingTest {

  private static final double ROUNDING = 1e-9;
  private static final int PLAIN = Runs.THEATRE.zoneIndex("mill-plain");
  private static final int BANK = Runs.THEATRE.zoneIndex("east-bank");

  /// Where growth and attrition balance: `effort (1 - p^4) / (12 y) = attr p`, by bisection.
  private static double fixedPoint(double effort, double years, double attrition) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < 60; i++) {
      double p = 0.5 * (low + high);
      if (effort * (1 - Math.pow(p, 4)) / (12 * years) > attrition * p) {
        low = p;
      } else {
        high = p;
      }
    }
    return low;
  }

  @ParameterizedTest(name = "from {0}")
  @ValueSource(doubles = {0, 0.3, 1})
  void capacityEndsWhereGrowthAndAttritionBalanceFromWhereverItStarts(double start) {
    Future future =
        Runs.central()
            .with(Parameter.REFORM_NONE, 0.3)
            .with(Parameter.Y_POL, 9)
            .with(Parameter.Y_JUS, 6)
            .with(Parameter.ATTR, 0.004);
    World w = Runs.world(TinyTheatre.STATUS_QUO, future);
    var subject = Runs.begun(w, new Policing());
    Arrays.fill(w.police, start);
    Arrays.fill(w.justice, start);
    Runs.months(w, 3000, subject);

    // The far side is no de facto administration: reform reaches it.
    assertThat(w.police[BANK]).isCloseTo(fixedPoint(0.3, 9, 0.004), within(1e-6));
    assertThat(w.justice[BANK]).isCloseTo(fixedPoint(0.3, 6, 0.004), within(1e-6));
  }

  @Test
  void deFactoBodiesAreReachedByTheChannelThatTheOptionOpens() {
    Future future = Runs.central().with(Parameter.NO_CHANNEL, 0.2).with(Parameter.ATTR, 0.004);
    World quo = Runs.world(TinyTheatre.STATUS_QUO, future);
    Runs.months(quo, 3000, Runs.begun(quo, new Policing()));

    double effort = 0.2 * future.get(Parameter.REFORM_NONE);
    assertThat(quo.police[PLAIN])
        .isCloseTo(fixedPoint(effort, future.get(Parameter.Y_POL), 0.004), within(1e-6));
  }

  @Test
  void reformBeginsAsLongBeforeSignatureAsTheOptionSays() {
    World w = Runs.world(TinyTheatre.MISSION, Runs.central());
    var subject = Runs.begun(w, new Policing());
    assertThat(w.reformMonth).isEqualTo(w.frameworkMonth - 6);
    double[] grown = new double[w.frameworkMonth];
    for (int month = 0; month < grown.length; month++) {
      double before = w.police[BANK];
      Runs.month(w, month, subject);
      grown[month] = w.police[BANK] - before;
    }

    assertThat(grown[w.reformMonth - 1]).isLessThan(grown[w.reformMonth]);
    assertThat(grown[w.reformMonth])
        .isGreaterThan(grown[w.reformMonth - 1] + 0.3 / (12 * w.p(Parameter.Y_POL)));
  }

  private static double representedAfterAYear(Future future, int month) {
    World w = Runs.world(TinyTheatre.MISSION, future.with(Parameter.REP_0, 0.01));
    var subject = Runs.begun(w, new Policing());
    People.live(w, People.cell(w, "s05", "comm-b"), 1500);
    int at = PLAIN * w.setting.communities + Runs.THEATRE.communityIndex("comm-b");
    Runs.months(w, month, subject);
    double before = w.representation[at];
    for (int m = month; m < month + 12; m++) {
      Runs.month(w, m, subject);
    }
    return w.representation[at] - before;
  }

  @Test
  void aQuotaRaisesRepresentationByItsPointsAYearOnceReformHasBegun() {
    Future future = Runs.central().with(Parameter.REP_Q, 2.4).with(Parameter.REP_N, 0.5);

    assertThat(representedAfterAYear(future, 24)).isCloseTo(0.024, within(ROUNDING));
    assertThat(representedAfterAYear(future.with(Parameter.TALKS_FAIL, 1), 60))
        .as("after talks have failed")
        .isCloseTo(0.005, within(ROUNDING));
  }

  @Test
  void nobodyIsRepresentedBeyondTheirShareOfTheZone() {
    World w = Runs.world(TinyTheatre.MISSION, Runs.central());
    var subject = Runs.begun(w, new Policing());
    // 1,500 of the one community live there; 500 of the other make a quarter.
    People.live(w, People.cell(w, "s05", "comm-b"), 500);
    Runs.months(w, 600, subject);

    assertThat(w.representation[PLAIN * 2]).isCloseTo(0.75, within(ROUNDING));
    assertThat(w.representation[PLAIN * 2 + 1]).isCloseTo(0.25, within(ROUNDING));
    assertThat(w.representation[BANK * 2]).as("nobody lives there").isZero();
  }

  @Test
  void legitimacyGoesToItsAimWithItsSpeed() {
    World w = Runs.world(TinyTheatre.STATUS_QUO, Runs.central().with(Parameter.TAU_L, 20));
    var subject = Runs.begun(w, new Policing());
    int at = BANK * 2 + 1;
    w.legitimacy[at] = 0;
    Runs.month(w, 0, subject);

    assertThat(w.legitimacy[at])
        .isCloseTo(Policing.legitimacyAim(w, BANK, 1) / 20, within(ROUNDING));
  }

  @Test
  void onesOwnPoliceIsMoreLegitimateAndRepresentationConsultationCapacityAndQuietHelpTheOthers() {
    World w = Runs.world(TinyTheatre.MISSION, Runs.central());
    People.live(w, People.cell(w, "s05", "comm-b"), 1500);
    int other = Runs.THEATRE.communityIndex("comm-b");
    int at = PLAIN * 2 + other;
    w.representation[at] = 0;
    double own = Policing.legitimacyAim(w, PLAIN, 1 - other);
    double before = Policing.legitimacyAim(w, PLAIN, other);
    assertThat(own).isGreaterThan(before);

    w.representation[at] = 0.5;
    double represented = Policing.legitimacyAim(w, PLAIN, other);
    assertThat(represented).isGreaterThan(before);
    w.police[PLAIN] = 0.9;
    double capable = Policing.legitimacyAim(w, PLAIN, other);
    assertThat(capable).isGreaterThan(represented);
    w.agreement = World.Agreement.COMPREHENSIVE;
    double consulted = Policing.legitimacyAim(w, PLAIN, other);
    assertThat(consulted).isGreaterThan(capable);
    w.zoneIncidentsYear[PLAIN] = 12;
    assertThat(Policing.legitimacyAim(w, PLAIN, other)).isLessThan(consulted);
  }

  @Test
  void anAreaThatChangesHandsLosesItsPoliceUnlessAnotherTakesOver() {
    World nobody = Runs.world(TinyTheatre.MISSION, Runs.central());
    nobody.police[PLAIN] = 0.6;
    Policing.transfer(nobody, PLAIN);
    World another = Runs.world(TinyTheatre.WITHOUT_DEPLOYMENT, Runs.central());
    another.police[PLAIN] = 0.6;
    Policing.transfer(another, PLAIN);

    // In its first phase the mission has no police there; the other option has joint police.
    assertThat(nobody.police[PLAIN]).isCloseTo(0.06, within(ROUNDING));
    assertThat(another.police[PLAIN]).isCloseTo(0.3, within(ROUNDING));
    assertThat(another.representation[PLAIN * 2]).isEqualTo(another.p(Parameter.REP_0));
  }
}
