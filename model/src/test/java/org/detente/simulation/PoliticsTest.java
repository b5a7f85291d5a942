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

/// FEATURE UNDER TEST: tension, commitment, engagement and dissatisfaction, alone.
class PoliticsTest {

  private static final double SIGMAS = 5;

  /// The dilemma by itself: no violence, no tension, and others' commitment seen as it is.
  private static Future dilemma(double beta) {
    return Runs.central()
        .with(Parameter.BETA, beta)
        .with(Parameter.THR, 0.5)
        .with(Parameter.ETA, 0)
        .with(Parameter.W_X, 0);
  }

  private static double commitmentAfter(Future future, double start, int months) {
    World w = Runs.world(TinyTheatre.STATUS_QUO, future);
    var subject = Runs.begun(w, new Politics());
    Arrays.fill(w.commitment, start);
    w.commitmentMean = start;
    Runs.months(w, months, subject);
    return w.commitmentMean;
  }

  @Test
  void aboveFourTheDilemmaHasTwoStableStates() {
    assertThat(commitmentAfter(dilemma(8), 0.6, 600)).isGreaterThan(0.9);
    assertThat(commitmentAfter(dilemma(8), 0.4, 600)).isLessThan(0.1);
  }

  @Test
  void belowFourItHasOne() {
    assertThat(commitmentAfter(dilemma(3), 0.95, 1200)).isCloseTo(0.5, within(0.001));
    assertThat(commitmentAfter(dilemma(3), 0.05, 1200)).isCloseTo(0.5, within(0.001));
  }

  /// Reference: the map of `docs/model.md` 1 for one party, iterated apart.
  @Test
  void commitmentAnswersTheOtherSidesCommitmentOfLastMonth() {
    Future future = dilemma(5);
    World w = Runs.world(TinyTheatre.STATUS_QUO, future);
    var subject = Runs.begun(w, new Politics());
    double a = 0.7;
    double b = 0.2;
    w.commitment[0] = a;
    w.commitment[1] = b;
    w.commitmentMean = (a + b) / 2;
    for (int month = 0; month < 50; month++) {
      Runs.month(w, month, subject);
      double nextA = a + (1 / (1 + Math.exp(-5 * (b - 0.5))) - a) / future.get(Parameter.TAU_C);
      double nextB = b + (1 / (1 + Math.exp(-5 * (a - 0.5))) - b) / future.get(Parameter.TAU_C);
      a = nextA;
      b = nextB;
      assertThat(w.commitment[0]).isCloseTo(a, within(1e-12));
      assertThat(w.commitment[1]).isCloseTo(b, within(1e-12));
    }
  }

  @Test
  void violenceAndTensionLowerCommitment() {
    Future calm = dilemma(3);
    double before = commitmentAfter(calm, 0.5, 60);

    assertThat(commitmentAfter(calm.with(Parameter.ETA, 0.5), 0.5, 60)).isLessThan(before - 0.01);
    double drifting =
        commitmentAfter(
            calm.with(Parameter.W_X, 0.3)
                .with(Parameter.SIG_X, 0)
                .with(Parameter.DRIFT, 1)
                .with(Parameter.DRIFT_RATE, 0.3),
            0.5,
            60);
    assertThat(drifting).isLessThan(before - 0.01);
  }

  /// Over runs, tension has mean 0, the stated spread from its first month on, and the stated
  /// memory.
  @Test
  void tensionIsStationaryWithItsSpreadAndMemory() {
    Future future = Runs.central().with(Parameter.SIG_X, 0.8).with(Parameter.TAU_X, 12);
    int runs = 4000;
    double[] sum = new double[3];
    double[] square = new double[3];
    double product = 0;
    int[] at = {0, 24, 36};
    for (int r = 0; r < runs; r++) {
      World w = Runs.world(TinyTheatre.STATUS_QUO, future, r);
      var subject = Runs.begun(w, new Politics());
      double[] seen = new double[3];
      for (int month = 0; month <= 36; month++) {
        Runs.month(w, month, subject);
        for (int k = 0; k < at.length; k++) {
          seen[k] = month == at[k] ? w.tension : seen[k];
        }
      }
      for (int k = 0; k < at.length; k++) {
        sum[k] += seen[k] / runs;
        square[k] += seen[k] * seen[k] / runs;
      }
      product += seen[1] * seen[2] / runs;
    }

    double sigma = 0.8;
    for (int k = 0; k < at.length; k++) {
      assertThat(sum[k]).isCloseTo(0, within(SIGMAS * sigma / Math.sqrt(runs)));
      assertThat(square[k])
          .isCloseTo(sigma * sigma, within(SIGMAS * sigma * sigma * Math.sqrt(2.0 / runs)));
    }
    assertThat(product / (sigma * sigma)).isCloseTo(Math.exp(-1), within(SIGMAS / Math.sqrt(runs)));
  }

  @ParameterizedTest(name = "month {0}")
  @ValueSource(ints = {0, 11, 59, 100})
  void tensionDriftsForFiveYearsWhereThatHypothesisHolds(int month) {
    Future off = Runs.central().with(Parameter.DRIFT, 0);
    Future on = off.with(Parameter.DRIFT, 1).with(Parameter.DRIFT_RATE, 0.24);
    World without = Runs.world(TinyTheatre.STATUS_QUO, off);
    World with = Runs.world(TinyTheatre.STATUS_QUO, on);
    Runs.months(without, month + 1, Runs.begun(without, new Politics()));
    Runs.months(with, month + 1, Runs.begun(with, new Politics()));

    assertThat(with.tension - without.tension)
        .isCloseTo(0.24 / 12 * Math.min(month, 60), within(1e-12));
  }

  @Test
  void aCredibleGuaranteeRaisesCommitment() {
    Future future = dilemma(3).with(Parameter.W_G, 0.6);
    World alone = Runs.world(TinyTheatre.MISSION, future);
    World guaranteed = Runs.world(TinyTheatre.MISSION, future);
    var first = Runs.begun(alone, new Politics());
    var second = Runs.begun(guaranteed, new Politics());
    Arrays.fill(guaranteed.phase, 0);
    for (int month = 0; month < 60; month++) {
      Arrays.fill(guaranteed.missionPersons, 300);
      guaranteed.presenceMemory = 1;
      guaranteed.missionAcceptance = 0.5;
      Runs.month(alone, month, first);
      Runs.month(guaranteed, month, second);
    }

    assertThat(guaranteed.commitmentMean).isGreaterThan(alone.commitmentMean + 0.05);
  }

  @Test
  void verifiedStepsHoldCommitmentUpWhileAnAgreementIsInForce() {
    Future future =
        dilemma(7)
            .with(Parameter.THR, 0.9)
            .with(Parameter.C_SIGN, 0.35)
            .with(Parameter.VERIFY_0, 0.5);
    World w = Runs.world(TinyTheatre.MISSION, future);
    var subject = Runs.begun(w, new Politics());
    Runs.months(w, 200, subject);

    // The option's floor is 0.3 for both parties; half of it is verified without a mission.
    assertThat(w.inForce()).isTrue();
    assertThat(w.commitment).containsExactly(0.15, 0.15);
  }

  @Test
  void engagementTiresWithTheYearsOfADeployment() {
    World fresh = Runs.world(TinyTheatre.MISSION, Runs.central());
    World tired = Runs.world(TinyTheatre.MISSION, Runs.central());
    Runs.months(fresh, 200, Runs.begun(fresh, new Politics()));
    tired.deployed = true;
    tired.deployedOn = 0;
    Runs.months(tired, 200, Runs.begun(tired, new Politics()));

    assertThat(tired.engagement).isLessThan(fresh.engagement - 0.2);
  }

  @Test
  void compositionMovesToRegionalStakeholdersWhenCommitmentAndEngagementAreLow() {
    World w = Runs.world(TinyTheatre.MISSION, Runs.central());
    var subject = Runs.begun(w, new Politics());
    Runs.months(w, 12, subject);
    double low = w.regionalShare;
    Arrays.fill(w.commitment, 0.95);
    w.commitmentMean = 0.95;
    w.engagement = 0.95;
    Runs.month(w, 12, subject);

    assertThat(low).isGreaterThan(0.7);
    assertThat(w.regionalShare).isLessThan(0.1);
  }

  @Test
  void severityOfViolenceIsOneInWarAndFadesAfterwards() {
    World w = Runs.world(TinyTheatre.STATUS_QUO, Runs.central());
    var subject = Runs.begun(w, new Politics());
    w.atWar = true;
    Runs.month(w, 0, subject);
    assertThat(w.severity).isEqualTo(1);

    w.atWar = false;
    Runs.months(w, 60, subject);
    assertThat(w.severity).isBetween(0.0, 0.01);
  }
}
