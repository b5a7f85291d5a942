package org.detente.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.detente.evidence.Future;
import org.detente.evidence.Parameter;
import org.detente.numeric.Counts;
import org.detente.testkit.TinyTheatre;
import org.junit.jupiter.api.Test;

/// FEATURE UNDER TEST: deaths in incidents and in the mission, alone.
class CasualtiesTest {

  private static final double SIGMAS = 5;

  private static World world(Future future) {
    return Runs.world(TinyTheatre.MISSION, future);
  }

  /// A light tail, so that the mean of a sample has a known error: the variance of one incident's
  /// deaths is summed over its quantiles.
  @Test
  void deathsPerLineIncidentAreItsChanceToKillTimesTheMeanOfTheTail() {
    double alpha = 6;
    Future future =
        Runs.central()
            .with(Parameter.ALPHA, alpha)
            .with(Parameter.P_LETH, 0.4)
            .with(Parameter.CIV_LINE, 0);
    World w = world(future);
    int perMonth = 50;
    int months = 200;
    w.lineIncidents[2] = perMonth;
    Runs.months(w, months, Runs.begun(w, new Casualties()));

    double mean = 0.4 * Counts.powerLawMean(alpha, LineIncidents.MOST_DEATHS);
    double squares = 0;
    for (int i = 0; i < 100_000; i++) {
      double k = Counts.powerLaw((i + 0.5) / 100_000, alpha, LineIncidents.MOST_DEATHS);
      squares += 0.4 * k * k / 100_000;
    }
    double n = perMonth * months;
    double standardError = Math.sqrt(n * (squares - mean * mean));
    assertThat(Runs.soFar(w, Variable.KILLED_COMBATANTS))
        .isCloseTo(n * mean, within(SIGMAS * standardError));
    assertThat(Runs.soFar(w, Variable.KILLED_CIVILIANS)).isZero();
  }

  /// So heavy a tail that almost every death toll would pass the cap.
  @Test
  void oneIncidentOnTheLineKillsAtMostFiveHundred() {
    World w =
        world(
            Runs.central()
                .with(Parameter.ALPHA, 1.01)
                .with(Parameter.P_LETH, 1)
                .with(Parameter.CIV_LINE, 0));
    w.lineIncidents[0] = 1;
    var subject = Runs.begun(w, new Casualties());
    double before = 0;
    double most = 0;
    for (int month = 0; month < 200; month++) {
      Runs.month(w, month, subject);
      double now = Runs.soFar(w, Variable.KILLED_COMBATANTS);
      most = Math.max(most, now - before);
      before = now;
    }

    assertThat(most).isEqualTo(500);
  }

  @Test
  void oneIncidentBetweenCommunitiesKillsAtMostATenthOfThePlaceOrOnePerson() {
    World w = world(Runs.central().with(Parameter.ALPHA, 1.01).with(Parameter.P_LETH_C, 1));
    int place = People.settlement("s05");
    People.onlyIn(w, "s05", 500);
    w.communalIncidents[place] = 1;
    var subject = Runs.begun(w, new Casualties());
    double most = 0;
    for (int month = 0; month < 100; month++) {
      double people = w.residentsAt(place);
      Runs.month(w, month, subject);
      double killed = people - w.residentsAt(place);
      assertThat(killed).isLessThanOrEqualTo(Math.max(1, 0.1 * people) + 1e-6);
      most = Math.max(most, killed);
    }

    assertThat(most).isCloseTo(100, within(1e-6));
  }

  @Test
  void theKilledAreTakenFromTheCommunitiesOfAPlaceByTheirNumbers() {
    World w = world(Runs.central().with(Parameter.P_LETH_C, 1));
    int a = People.cell(w, "s05", "comm-a");
    int b = People.cell(w, "s05", "comm-b");
    People.onlyIn(w, "s05", 1000);
    People.live(w, b, 3000);
    w.communalIncidents[People.settlement("s05")] = 3;
    Runs.months(w, 20, Runs.begun(w, new Casualties()));

    double killed = Runs.soFar(w, Variable.KILLED_CIVILIANS);
    assertThat(killed).isGreaterThanOrEqualTo(60);
    assertThat(w.residents[a]).isCloseTo(1000 - killed / 4, within(1e-6));
    assertThat(w.residents[b]).isCloseTo(3000 - killed * 3 / 4, within(1e-6));
  }

  @Test
  void civiliansOnTheLineAreTheirShareOfLethalIncidents() {
    World w =
        world(
            Runs.central()
                .with(Parameter.ALPHA, 8)
                .with(Parameter.P_LETH, 1)
                .with(Parameter.CIV_LINE, 0.3));
    int segment = 0;
    int place = w.setting.segmentPlace[segment];
    assertThat(place).isNotNegative();
    w.lineIncidents[segment] = 20;
    Runs.months(w, 20, Runs.begun(w, new Casualties()));

    double civilians = Runs.soFar(w, Variable.KILLED_CIVILIANS);
    double all = civilians + Runs.soFar(w, Variable.KILLED_COMBATANTS);
    double standardError = Math.sqrt(0.3 * 0.7 / 400);
    assertThat(civilians / all).isCloseTo(0.3, within(SIGMAS * standardError));
  }

  @Test
  void theMissionsOwnDeathsAreACountOfTheirOwn() {
    Future future =
        Runs.central()
            .with(Parameter.MD_HOSTILE, 0.2)
            .with(Parameter.MD_ACCIDENT, 0.3)
            .with(Parameter.MD_ILLNESS, 0.5)
            .with(Parameter.MD_LEAVE, 0);
    World w = world(future);
    w.missionTotal = 60_000;
    Runs.months(w, 240, Runs.begun(w, new Casualties()));

    double expected = 240 / 12.0 * 60;
    assertThat(Runs.soFar(w, Variable.KILLED_MISSION))
        .isCloseTo(expected, within(SIGMAS * Math.sqrt(expected)));
    assertThat(Runs.soFar(w, Variable.KILLED_COMBATANTS)).isZero();
    assertThat(w.missionLost).isZero();
  }

  @Test
  void contributorsMayLeaveAfterLosingManyAtOnceAndNotAfterFew() {
    Future future =
        Runs.central()
            .with(Parameter.MD_HOSTILE, 100)
            .with(Parameter.MD_LEAVE, 1)
            .with(Parameter.MD_SHARE, 0.25);
    World many = world(future);
    many.missionTotal = 20_000;
    Runs.month(many, 0, Runs.begun(many, new Casualties()));
    World few = world(future);
    few.missionTotal = 100;
    Runs.months(few, 12, Runs.begun(few, new Casualties()));

    assertThat(Runs.soFar(many, Variable.KILLED_MISSION)).isGreaterThan(10);
    assertThat(many.missionLost).isEqualTo(0.25);
    assertThat(Runs.soFar(few, Variable.KILLED_MISSION)).isPositive();
    assertThat(few.missionLost).isZero();
  }
}
