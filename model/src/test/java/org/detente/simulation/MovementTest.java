package org.detente.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.detente.evidence.Future;
import org.detente.evidence.Parameter;
import org.detente.testkit.TinyTheatre;
import org.junit.jupiter.api.Test;

/// FEATURE UNDER TEST: return, flight, leaving transferred areas, going home after a war, alone.
class MovementTest {

  private static final double ROUNDING = 1e-6;
  private static final int PLAIN = Runs.THEATRE.zoneIndex("mill-plain");
  private static final int SIDE_B = Runs.THEATRE.partyIndex("side-b");

  private static final Future FUTURE =
      Runs.central()
          .with(Parameter.W_OWN, 0.5)
          .with(Parameter.W_OTH, 0.2)
          .with(Parameter.R_OWN, 0.6)
          .with(Parameter.R_OTH, 0.4)
          .with(Parameter.FLIGHT, 0);

  private final World w = Runs.world(TinyTheatre.MISSION, FUTURE);
  private final Movement subject = Runs.begun(w, new Movement());
  private final int displacedHere = People.cell(w, "s05", "comm-b");

  MovementTest() {
    Arrays.fill(w.memory, 0);
    Arrays.fill(w.mined, 0);
    Arrays.fill(w.damaged, 0);
  }

  private double home() {
    return w.displacedAtStart[displacedHere] - w.displaced[displacedHere];
  }

  private void openUnderOwnSide() {
    w.administration[PLAIN] = SIDE_B;
    w.openOwn[PLAIN] = 1;
    w.openSince[PLAIN] = 0;
  }

  private void openUnderTheOtherSide() {
    w.openCross[PLAIN] = 1;
    w.openSince[PLAIN] = 0;
  }

  @Test
  void whereNothingIsOpenNobodyReturns() {
    double[] before = w.displaced.clone();
    Runs.months(w, 240, subject);

    assertThat(w.displaced).isEqualTo(before);
  }

  @Test
  void anOpeningForOneRegimeIsNoneForTheOther() {
    w.openOwn[PLAIN] = 1;
    w.openSince[PLAIN] = 0;
    Runs.months(w, 120, subject);

    assertThat(home()).as("still under the other side").isZero();
  }

  @Test
  void returnUnderOneSOwnSideComesNearItsCeilingAndNeverPassesIt() {
    openUnderOwnSide();
    double ceiling = 0.5 * w.displacedAtStart[displacedHere];
    double before = 0;
    for (int month = 0; month < 240; month++) {
      Runs.month(w, month, subject);
      assertThat(home()).isBetween(before, ceiling + ROUNDING);
      before = home();
    }

    assertThat(home()).isGreaterThan(0.95 * ceiling);
  }

  @Test
  void returnUnderTheOtherSideHasACeilingOfItsOwnAndWaitsForThePolice() {
    Arrays.fill(w.police, 0);
    openUnderTheOtherSide();
    Runs.months(w, 60, subject);
    double without = home();
    World policed = Runs.world(TinyTheatre.MISSION, FUTURE);
    Arrays.fill(policed.memory, 0);
    Arrays.fill(policed.mined, 0);
    Arrays.fill(policed.damaged, 0);
    Arrays.fill(policed.police, 0.9);
    Arrays.fill(policed.legitimacy, 0.9);
    policed.openCross[PLAIN] = 1;
    policed.openSince[PLAIN] = 0;
    Runs.months(policed, 60, Runs.begun(policed, new Movement()));
    double with = policed.displacedAtStart[displacedHere] - policed.displaced[displacedHere];

    assertThat(without).isPositive().isLessThan(with);
    assertThat(with).isLessThanOrEqualTo(0.2 * w.displacedAtStart[displacedHere] + ROUNDING);
  }

  @Test
  void minesRuinsFearAndAClosedRoadEachHoldReturnBack() {
    openUnderOwnSide();
    Runs.months(w, 24, subject);
    double free = home();

    for (String what : new String[] {"mines", "ruins", "fear", "road", "incidents"}) {
      World held = Runs.world(TinyTheatre.MISSION, FUTURE);
      Arrays.fill(held.memory, what.equals("fear") ? 1 : 0);
      Arrays.fill(held.mined, what.equals("mines") ? 1 : 0);
      Arrays.fill(held.damaged, what.equals("ruins") ? 1 : 0);
      held.administration[PLAIN] = SIDE_B;
      held.openOwn[PLAIN] = 1;
      held.openSince[PLAIN] = 0;
      held.isolated[PLAIN] = what.equals("road") ? 1 : 0;
      held.communalIncidents[People.settlement("s05")] = what.equals("incidents") ? 9 : 0;
      Runs.months(held, 24, Runs.begun(held, new Movement()));
      double home = held.displacedAtStart[displacedHere] - held.displaced[displacedHere];
      if (what.equals("incidents")) {
        // At most four a month count: exp(-4 d19) of the pace.
        assertThat(home).isBetween(0.05 * free, 0.25 * free);
      } else {
        assertThat(home).as(what).isZero();
      }
    }
  }

  @Test
  void duringAWarNobodyReturnsAndAfterwardsTheDisplacedGoHome() {
    openUnderOwnSide();
    int cell = People.cell(w, "s03", "comm-a");
    w.displacedByWar[cell] = 1000;
    w.residents[cell] -= 1000;
    double residents = w.residents[cell];
    w.atWar = true;
    Runs.months(w, 6, subject);
    assertThat(home()).isZero();
    assertThat(w.displacedByWar[cell]).isEqualTo(1000);

    w.atWar = false;
    Runs.month(w, 6, subject);
    double share = w.p(Parameter.WAR_RETURN);
    assertThat(w.displacedByWar[cell]).isCloseTo(1000 * (1 - share), within(ROUNDING));
    assertThat(w.residents[cell]).isCloseTo(residents + 1000 * share, within(ROUNDING));
  }

  private static double leftAfter(int months, double force) {
    World w =
        Runs.world(
            TinyTheatre.MISSION,
            FUTURE.with(Parameter.LEAVE_TRANSFER, 0.96).with(Parameter.LEAVE_ADMIN, 0.3));
    var subject = Runs.begun(w, new Movement());
    int cell = People.cell(w, "s05", "comm-a");
    double before = w.residents[cell];
    w.administration[PLAIN] = SIDE_B;
    w.withdrawnOn[PLAIN] = 0;
    Arrays.fill(w.acceptance, 1);
    w.missionArmed[PLAIN] = force;
    Runs.months(w, months, subject);
    return 1 - w.residents[cell] / before;
  }

  @Test
  void aTransferredAreaEmptiesWithinThreeMonthsWhereNobodyIsPresent() {
    assertThat(leftAfter(1, 0)).isCloseTo(1 - Math.cbrt(0.04), within(1e-9));
    assertThat(leftAfter(3, 0)).isCloseTo(0.96, within(1e-9));
    assertThat(leftAfter(24, 0)).isCloseTo(0.96, within(1e-9));
  }

  @Test
  void underAStrongPresenceFewerLeaveAndOverTwoYears() {
    assertThat(leftAfter(12, 1e6)).isCloseTo(1 - Math.sqrt(0.7), within(1e-9));
    assertThat(leftAfter(24, 1e6)).isCloseTo(0.3, within(1e-9));
    assertThat(leftAfter(60, 1e6)).isCloseTo(0.3, within(1e-9));
  }

  @Test
  void aMinorityInFullFearFleesAndAMajorityDoesNot() {
    World afraid = Runs.world(TinyTheatre.STATUS_QUO, FUTURE.with(Parameter.FLIGHT, 0.01));
    People.onlyIn(afraid, "s05", 10);
    int minority = People.cell(afraid, "s05", "comm-b");
    int majority = People.cell(afraid, "s05", "comm-a");
    People.live(afraid, majority, 9990);
    Arrays.fill(afraid.memory, 1);
    Runs.months(afraid, 60, Runs.begun(afraid, new Movement()));

    assertThat(afraid.residents[minority]).isBetween(5.0, 7.0);
    assertThat(afraid.residents[majority]).isGreaterThan(9985);
  }

  @Test
  void withoutFearHardlyAnybodyFlees() {
    World calm = Runs.world(TinyTheatre.STATUS_QUO, FUTURE.with(Parameter.FLIGHT, 0.01));
    People.onlyIn(calm, "s05", 100);
    Arrays.fill(calm.memory, 0);
    Runs.months(calm, 60, Runs.begun(calm, new Movement()));

    assertThat(calm.residents[People.cell(calm, "s05", "comm-b")]).isGreaterThan(99.9);
  }
}
