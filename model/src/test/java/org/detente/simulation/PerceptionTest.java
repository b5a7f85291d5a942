package org.detente.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.detente.evidence.Future;
import org.detente.evidence.Parameter;
import org.detente.testkit.TinyTheatre;
import org.junit.jupiter.api.Test;

/// FEATURE UNDER TEST: fear, trust, stakes and acceptance, alone.
class PerceptionTest {

  private static final double ROUNDING = 1e-9;
  private static final int HERE = People.settlement("s05");
  private static final int NEAR = People.settlement("s06");

  private static final Future FUTURE =
      Runs.central()
          .with(Parameter.HL_ALARM, 6)
          .with(Parameter.HL_MEM, 60)
          .with(Parameter.MEM_IN, 0.02);

  private final World w = Runs.world(TinyTheatre.MISSION, FUTURE);
  private final Perception subject = Runs.begun(w, new Perception());
  private final int cell = People.cell(w, "s05", "comm-a");

  PerceptionTest() {
    Arrays.fill(w.police, 0);
  }

  @Test
  void whenNothingHappensFearFadesWithItsTwoHalfLives() {
    Arrays.fill(w.alarm, 0.8);
    Arrays.fill(w.memory, 0.6);
    Runs.months(w, 6, subject);
    for (double alarm : w.alarm) {
      assertThat(alarm).isCloseTo(0.4, within(ROUNDING));
    }
    for (int month = 6; month < 60; month++) {
      Runs.month(w, month, subject);
    }
    for (double memory : w.memory) {
      assertThat(memory).isCloseTo(0.3, within(ROUNDING));
    }
  }

  @Test
  void reassurancesFromPoliceAndAnAcceptedPresenceLetItFadeFaster() {
    Arrays.fill(w.alarm, 0.8);
    Arrays.fill(w.police, 1);
    Arrays.fill(w.legitimacy, 1);
    Runs.months(w, 3, subject);

    assertThat(w.alarm[cell]).isCloseTo(0.4, within(ROUNDING));
  }

  @Test
  void anIncidentAlarmsItsOwnPlaceAtOnceAndEntersMemoryALittle() {
    People.onlyIn(w, "s05", 1000);
    double memory = w.memory[cell];
    double kept = Math.exp(-Math.log(2) / 60);
    w.communalIncidents[HERE] = 1;
    Runs.month(w, 0, subject);

    // Each community is half of the place: weight 2 j (1 - 0.5).
    double hit = 1 - Math.exp(-w.p(Parameter.J_OWN));
    assertThat(w.alarm[cell]).isCloseTo(hit, within(ROUNDING));
    assertThat(w.memory[cell])
        .isCloseTo(memory * kept + (1 - memory * kept) * 0.02 * hit, within(ROUNDING));
    assertThat(w.alarm[People.cell(w, "s06", "comm-a")]).isZero();
  }

  @Test
  void aMinorityIsAlarmedMoreThanAMajority() {
    People.onlyIn(w, "s05", 100);
    People.live(w, cell, 900);
    w.communalIncidents[HERE] = 1;
    Runs.month(w, 0, subject);

    assertThat(w.alarm[People.cell(w, "s05", "comm-b")]).isGreaterThan(2 * w.alarm[cell]);
  }

  @Test
  void neighboursHearOfItWithLessWeight() {
    w.heardCommunal[NEAR] = 1;
    Runs.month(w, 0, subject);

    assertThat(w.alarm[People.cell(w, "s06", "comm-a")])
        .isCloseTo(1 - Math.exp(-0.2 * w.p(Parameter.J_OWN)), within(ROUNDING));
    assertThat(w.alarm[cell]).isZero();
  }

  @Test
  void lineIncidentsAlarmThoseNearThemMost() {
    w.lineIncidents[0] = 1;
    Runs.month(w, 0, subject);

    int eastgate = People.cell(w, "s08", "comm-b");
    int stonewell = People.cell(w, "s01", "comm-a");
    int aldhaven = People.cell(w, "s03", "comm-a");
    assertThat(w.alarm[cell]).isPositive();
    assertThat(w.alarm[eastgate]).isPositive();
    assertThat(w.alarm[aldhaven]).isLessThan(w.alarm[cell]);
    assertThat(w.alarm[stonewell]).as("45 km away").isZero();
  }

  @Test
  void isolationAlarmsTheZonesThatACorridorServes() {
    int vale = Runs.THEATRE.zoneIndex("upper-vale");
    w.isolated[vale] = 1;
    Runs.month(w, 0, subject);

    assertThat(w.alarm[People.cell(w, "s03", "comm-a")])
        .isCloseTo(1 - Math.exp(-w.p(Parameter.ISOLATION)), within(ROUNDING));
    assertThat(w.alarm[cell]).isZero();
  }

  private static double trustAfter(Future future, boolean harm) {
    World w = Runs.world(TinyTheatre.STATUS_QUO, future);
    var subject = Runs.begun(w, new Perception());
    Arrays.fill(w.police, 0);
    People.onlyIn(w, "s05", 1000);
    w.communalIncidents[HERE] = harm ? 1 : 0;
    Runs.months(w, 24, subject);
    return w.trust[People.cell(w, "s05", "comm-a")];
  }

  @Test
  void safeContactBuildsTrustOrBreedsFrictionAsTheHypothesisSaysAndHarmTakesIt() {
    Future future = FUTURE.with(Parameter.TRUST_0, 0.2).with(Parameter.G_T, 0.01);

    double built = trustAfter(future.with(Parameter.CONTACT, 1), false);
    assertThat(built).isGreaterThan(0.3);
    assertThat(trustAfter(future.with(Parameter.CONTACT, 0), false)).isLessThan(0.2);
    assertThat(trustAfter(future.with(Parameter.G_T, 0), false)).isEqualTo(0.2);
    assertThat(trustAfter(future.with(Parameter.CONTACT, 1), true)).isLessThan(0.2);
  }

  @Test
  void whereNobodyMeetsTrustAndStakesStandStill() {
    Runs.months(w, 60, subject);

    assertThat(w.trust).containsOnly(w.p(Parameter.TRUST_0));
    assertThat(w.stakes).containsOnly(0);
  }

  @Test
  void stakesGrowWithContactAndShrinkWithHarm() {
    People.onlyIn(w, "s05", 1000);
    Runs.months(w, 60, subject);
    double grown = w.stakes[HERE];
    w.communalIncidents[HERE] = 5;
    Runs.month(w, 60, subject);

    assertThat(grown).isBetween(0.05, 0.9);
    assertThat(w.stakes[HERE]).isLessThan(grown);
  }

  /// Consultation, which the option has, doubles the half-life; interposition, its first phase,
  /// shortens it by 1.2.
  @Test
  void acceptanceFadesWithItsHalfLifeInLoudYearsAndRecoversALittleInQuietOnes() {
    World loud = Runs.world(TinyTheatre.MISSION, FUTURE.with(Parameter.HL_A, 30));
    var process = Runs.begun(loud, new Perception());
    Arrays.fill(loud.phase, 0);
    Arrays.fill(loud.acceptance, 0.6);
    loud.agreement = World.Agreement.COMPREHENSIVE;
    Arrays.fill(loud.zoneIncidentsYear, 5);
    for (int month = 0; month < 50; month++) {
      loud.month = month;
      process.step(loud);
    }
    int plain = Runs.THEATRE.zoneIndex("mill-plain") * loud.setting.communities;
    assertThat(loud.acceptance[plain]).isCloseTo(0.3, within(ROUNDING));

    double before = loud.acceptance[plain];
    Arrays.fill(loud.zoneIncidentsYear, 0);
    process.step(loud);
    double kept = before * Math.exp(-Math.log(2) / 50);
    assertThat(loud.acceptance[plain])
        .isCloseTo(kept + loud.p(Parameter.A_QUIET) * (1 - kept), within(ROUNDING));
  }
}
