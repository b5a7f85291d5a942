package org.detente.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import org.detente.evidence.Future;
import org.detente.evidence.Parameter;
import org.detente.testkit.TinyTheatre;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// FEATURE UNDER TEST: onset, course and end of large-scale war, alone.
class WarTest {

  private static final double ROUNDING = 1e-9;

  /// No covariate moves the hazard: it is that of its reference class.
  private static final Future PLAIN =
      Runs.central()
          .with(Parameter.B_SEV, 0)
          .with(Parameter.B_X, 0)
          .with(Parameter.B_CREL, 0)
          .with(Parameter.BALANCE, 0.5)
          .with(Parameter.RESET, 1)
          .with(Parameter.P_RESUME, 0);

  private static War war() {
    return new War(HazardNormalisation.NONE);
  }

  private static double threshold(int replication, int wars) {
    var luck = new Luck();
    luck.turnTo(Runs.SEED, 0, replication);
    luck.draw(Luck.Purpose.WAR_THRESHOLD, 0, wars, 0);
    return -Math.log(luck.first());
  }

  @Test
  void underTheStatusQuoTheHazardIsThatOfALongLivedCeasefireLine() {
    World w = Runs.world(TinyTheatre.STATUS_QUO, PLAIN);
    Runs.month(w, 0, new Process[0]);

    assertThat(war().hazard(w))
        .isCloseTo(w.p(Parameter.WAR_SQ) / 12 * w.p(Parameter.TRANSFER), within(ROUNDING));
  }

  /// The monthly midpoint rule on a Weibull hazard of shape below 1 misses a little near zero.
  @Test
  void overTenYearsOfAnAgreementItIsThatOfARecentOne() {
    World w = Runs.world(TinyTheatre.WITHOUT_DEPLOYMENT, PLAIN);
    War subject = war();
    double sum = 0;
    for (int month = 0; month < w.frameworkMonth + 120; month++) {
      Runs.month(w, month, new Process[0]);
      sum += month < w.frameworkMonth ? 0 : subject.hazard(w);
    }

    double tenYears = w.p(Parameter.P10) * w.p(Parameter.WAR_SHARE);
    assertThat(1 - Math.exp(-sum)).isCloseTo(tenYears, within(0.03 * tenYears));
  }

  @Test
  void whetherTheAgreementResetsTheClockIsAHypothesis() {
    Future kept = PLAIN.with(Parameter.RESET, 0).with(Parameter.SHAPE, 0.5);
    World reset = Runs.world(TinyTheatre.WITHOUT_DEPLOYMENT, kept.with(Parameter.RESET, 1));
    World running = Runs.world(TinyTheatre.WITHOUT_DEPLOYMENT, kept);
    Runs.months(reset, reset.frameworkMonth + 1, new Process[0]);
    Runs.months(running, running.frameworkMonth + 1, new Process[0]);

    double ages = (0.5 + Runs.SETTING.ceasefireAge) / 0.5;
    assertThat(war().hazard(reset) / war().hazard(running))
        .isCloseTo(Math.sqrt(ages), within(1e-9 * ages));
  }

  @Test
  void factorsAndTransferMultiplyTheirClass() {
    World quo = Runs.world(TinyTheatre.STATUS_QUO, PLAIN);
    Runs.month(quo, 0, new Process[0]);
    double before = war().hazard(quo);
    for (Parameter factor : new Parameter[] {Parameter.TRANSFER, Parameter.STATUS_QUO_FACTOR}) {
      World other = Runs.world(TinyTheatre.STATUS_QUO, PLAIN.with(factor, 1.7));
      Runs.month(other, 0, new Process[0]);
      assertThat(war().hazard(other)).isCloseTo(1.7 * before, within(ROUNDING));
    }
    World other = Runs.world(TinyTheatre.STATUS_QUO, PLAIN.with(Parameter.AGREEMENT_FACTOR, 1.7));
    Runs.month(other, 0, new Process[0]);
    assertThat(war().hazard(other)).isEqualTo(before);
    assertThat(new War(new HazardNormalisation(9, 1.2)).hazard(quo))
        .isCloseTo(1.2 * before, within(ROUNDING));
  }

  @Test
  void tensionSeverityAndLittleCommitmentRaiseItWithinLimits() {
    Future future =
        PLAIN.with(Parameter.B_SEV, 0.5).with(Parameter.B_X, 0.3).with(Parameter.B_CREL, 2);
    World w = Runs.world(TinyTheatre.STATUS_QUO, future);
    Runs.month(w, 0, new Process[0]);
    w.severity = 1 - Math.exp(-1.0 / 3);
    double usual = war().hazard(w);
    assertThat(usual)
        .as("at the status quo's own violence and commitment")
        .isCloseTo(w.p(Parameter.WAR_SQ) / 12, within(ROUNDING));
    w.tension = 1;
    double tense = war().hazard(w);
    assertThat(tense / usual).isCloseTo(Math.exp(0.3), within(ROUNDING));
    w.severity = 1;
    double violent = war().hazard(w);
    assertThat(violent).isGreaterThan(tense);
    w.commitmentMean = 1;
    assertThat(war().hazard(w)).isLessThan(violent);
    w.commitmentMean = -100;
    assertThat(war().hazard(w) / usual).isCloseTo(Math.exp(2), within(1e-6));
    w.commitmentMean = 100;
    assertThat(war().hazard(w) / usual).isCloseTo(Math.exp(-3), within(1e-6));
  }

  @ParameterizedTest(name = "scale {0}")
  @ValueSource(doubles = {0, 0.5, 1, 1.5})
  void aMissionsEffectIsThePublishedRatioOfItsKindAsFarAsItTransfers(double scale) {
    Future future =
        PLAIN
            .with(Parameter.SCALE, scale)
            .with(Parameter.DIRECT, 0.8)
            .with(Parameter.HR_INTERPOSITION, 0.4);
    World w = Runs.world(TinyTheatre.MISSION, future);
    Runs.months(w, 40, new Process[0]);
    double without = war().hazard(w);
    w.phase[Runs.THEATRE.zoneIndex("mill-plain")] = 0;
    w.missionPersons[Runs.THEATRE.zoneIndex("mill-plain")] = 300;
    w.presenceMemory = 1;

    assertThat(war().hazard(w) / without).isCloseTo(Math.pow(0.4, 0.8 * scale), within(1e-9));
  }

  @Test
  void anEffectIsRememberedAfterTheMissionHasLeft() {
    World w = Runs.world(TinyTheatre.MISSION, PLAIN.with(Parameter.SCALE, 1));
    Runs.months(w, 40, new Process[0]);
    War subject = war();
    double without = subject.hazard(w);
    int zone = Runs.THEATRE.zoneIndex("mill-plain");
    w.phase[zone] = 0;
    w.missionPersons[zone] = 300;
    w.presenceMemory = 1;
    double with = subject.hazard(w);
    w.missionPersons[zone] = 0;
    w.presenceMemory = 0.5;

    assertThat(subject.hazard(w)).isCloseTo(Math.sqrt(with * without), within(ROUNDING));
  }

  /// The same threshold for every option. War is decided in the month in which the sum passes it,
  /// and fought from the next one.
  @Test
  void warBreaksOutWhenTheSummedHazardPassesTheThresholdOfTheRun() {
    int wars = 0;
    for (int r = 0; r < 60; r++) {
      double threshold = threshold(r, 0);
      for (String option : Runs.OPTIONS) {
        World w = Runs.world(option, PLAIN.with(Parameter.TRANSFER, 5), r);
        var subject = Runs.begun(w, war());
        int month = 0;
        for (; month < Runs.HORIZON && !w.atWar; month++) {
          Runs.month(w, month, subject);
          assertThat(w.atWar)
              .as("%s, replication %d, month %d", option, r, month)
              .isEqualTo(w.hazardSum > threshold);
          assertThat(w.wars).isZero();
        }
        if (w.atWar) {
          Runs.month(w, month, subject);
          assertThat(w.wars).isEqualTo(1);
          assertThat(Runs.soFar(w, Variable.KILLED_IN_WAR)).isPositive();
          wars++;
        }
      }
    }
    assertThat(wars).isBetween(20, 170);
  }

  /// In as many of many runs as the summed hazard says; five standard errors.
  @Test
  void theShareOfRunsWithWarIsTheExpectedOne() {
    int runs = 3000;
    int wars = 0;
    Future future = PLAIN.with(Parameter.TRANSFER, 3);
    for (int r = 0; r < runs; r++) {
      World w = Runs.world(TinyTheatre.STATUS_QUO, future, r);
      var subject = Runs.begun(w, war());
      for (int month = 0; month < 120 && !w.atWar; month++) {
        Runs.month(w, month, subject);
      }
      wars += w.atWar ? 1 : 0;
    }

    double expected = 1 - Math.exp(-3 * future.get(Parameter.WAR_SQ) * 10);
    double standardError = Math.sqrt(expected * (1 - expected) / runs);
    assertThat((double) wars / runs).isCloseTo(expected, within(5 * standardError));
  }

  private static final Future SOON = PLAIN.with(Parameter.TRANSFER, 1e4);

  @Test
  void aWarHasAtLeastTheDeathsOfItsThresholdAndItsCourseIsDrawn() {
    var courses = new HashSet<Double>();
    for (int r = 0; r < 200; r++) {
      World w = Runs.world(TinyTheatre.STATUS_QUO, SOON, r);
      double living = Arrays.stream(w.residents).sum();
      var subject = Runs.begun(w, war());
      Runs.month(w, 0, subject);
      assertThat(Runs.soFar(w, Variable.KILLED_IN_WAR)).as("decided only").isZero();
      assertThat(Runs.soFar(w, Variable.YEARS_AT_PEACE)).isPositive();
      int month = 1;
      while (w.atWar) {
        Runs.month(w, month, subject);
        month++;
      }
      double deaths = Runs.soFar(w, Variable.KILLED_IN_WAR);
      double civilians = Runs.soFar(w, Variable.KILLED_CIVILIANS);
      courses.add(deaths);
      assertThat(month).as("months").isBetween(2, 27);
      assertThat(deaths)
          .isGreaterThanOrEqualTo(w.p(Parameter.WAR_MIN) - 1)
          .isLessThanOrEqualTo(1000 * 25.4 * 30.4 + 1);
      assertThat(civilians).isLessThanOrEqualTo(w.p(Parameter.WAR_CIV) * deaths + ROUNDING);
      assertThat(Runs.soFar(w, Variable.YEARS_AT_PEACE)).isCloseTo(1 / 12.0, within(ROUNDING));
      double left =
          Arrays.stream(w.residents).sum() + Arrays.stream(w.displacedByWar).sum() + civilians;
      assertThat(left).isCloseTo(living, within(1e-6));
    }
    assertThat(courses).hasSizeGreaterThan(150);
  }

  @Test
  void aWarDisplacesThoseWithinItsReachAndIsRemembered() {
    World w = Runs.world(TinyTheatre.STATUS_QUO, SOON.with(Parameter.WAR_DISPLACED, 5000));
    double[] before = w.memory.clone();
    double reach = 0;
    for (int i = 0; i < w.setting.cells; i++) {
      reach += w.setting.settlementInWarReach[w.setting.cellSettlement[i]] ? w.residents[i] : 0;
    }
    Runs.months(w, 2, Runs.begun(w, war()));

    assertThat(Arrays.stream(w.displacedByWar).sum())
        .isCloseTo(Math.min(0.6 * reach, 5000), within(1e-6));
    for (int i = 0; i < before.length; i++) {
      assertThat(w.memory[i]).isCloseTo(0.5 + before[i] / 2, within(ROUNDING));
    }
  }

  @Test
  void itEndsAndTheRunGoesOnInTheClassOfAfterWars() {
    World w = Runs.world(TinyTheatre.STATUS_QUO, SOON);
    var subject = Runs.begun(w, war());
    int month = 0;
    do {
      Runs.month(w, month, subject);
      month++;
    } while (w.atWar);
    double sum = w.hazardSum;
    assertThat(Arrays.stream(w.commitment).max().orElseThrow())
        .isLessThanOrEqualTo(w.p(Parameter.C_SQ));
    Runs.month(w, month, subject);

    assertThat(w.agreement).isEqualTo(World.Agreement.AFTER_WAR);
    assertThat(w.hazardAfterWar).isCloseTo(w.hazardSum - sum, within(ROUNDING)).isPositive();
    assertThat(w.hazardAgreement).isZero();
  }

  @Test
  void hazardStandsStillDuringAWar() {
    World w =
        Runs.world(
            TinyTheatre.STATUS_QUO,
            SOON.with(Parameter.WAR_DAYS, 700).with(Parameter.WAR_DAYS_SD, 0));
    var subject = Runs.begun(w, war());
    Runs.month(w, 0, subject);
    double sum = w.hazardSum;
    Runs.month(w, 1, subject);
    Runs.month(w, 2, subject);

    assertThat(w.atWar).isTrue();
    assertThat(w.hazardSum).isEqualTo(sum);
  }

  @Test
  void peaceMayBreakAgain() {
    World w = Runs.world(TinyTheatre.STATUS_QUO, SOON);
    Runs.months(w, Runs.HORIZON, Runs.begun(w, war()));

    assertThat(w.wars).isGreaterThan(3);
    assertThat(Runs.soFar(w, Variable.WARS)).isEqualTo(w.wars);
    assertThat(Runs.soFar(w, Variable.WAR)).isEqualTo(1);
  }

  @Test
  void anAgreementMayBeTakenUpAgainSomeMonthsAfterAWar() {
    Future future =
        SOON.with(Parameter.P_RESUME, 1)
            .with(Parameter.RESUME_MONTHS, 24)
            .with(Parameter.C_SIGN, 0.5);
    World w = Runs.world(TinyTheatre.WITHOUT_DEPLOYMENT, future);
    int month = 0;
    for (; month < 40; month++) {
      Runs.month(w, month, new Process[0]);
    }
    assertThat(w.agreement).isEqualTo(World.Agreement.COMPREHENSIVE);
    var subject = Runs.begun(w, war());
    do {
      Runs.month(w, month, subject);
      month++;
    } while (w.atWar);
    int ended = month - 1;
    for (; month < ended + 25; month++) {
      Runs.month(w, month, new Process[0]);
      assertThat(w.agreement).as("month %d", month).isEqualTo(World.Agreement.AFTER_WAR);
    }
    Runs.month(w, month, new Process[0]);

    assertThat(w.agreement).isEqualTo(World.Agreement.COMPREHENSIVE);
    assertThat(w.inForceSince).isEqualTo(month);
    assertThat(w.commitmentMean).isCloseTo(0.8 * 0.5, within(ROUNDING));
  }
}
