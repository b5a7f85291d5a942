package org.detente.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.detente.evidence.Parameter;
import org.detente.testkit.TinyTheatre;
import org.junit.jupiter.api.Test;

/// FEATURE UNDER TEST: withdrawals, openings, corridors, mines and homes, alone.
class OpeningTest {

  private static final double ROUNDING = 1e-9;
  private static final int PLAIN = Runs.THEATRE.zoneIndex("mill-plain");
  private static final int PASS = Runs.THEATRE.zoneIndex("hollow-pass");

  private final World w = Runs.world(TinyTheatre.MISSION, Runs.central());
  private final Opening subject = Runs.begun(w, new Opening());

  /// From month 0 on, with commitment held at a level.
  private void until(int month, double commitment) {
    for (int m = 0; m < month; m++) {
      step(m, commitment);
    }
  }

  private void step(int month, double commitment) {
    w.month = month;
    w.turnCalendar();
    w.commitmentMean = commitment;
    subject.step(w);
  }

  @Test
  void atFullSpeedAWithdrawalComesDueAndTakesSixMonths() {
    int concluded = w.comprehensiveMonth;
    until(concluded + 12, 0.6);
    assertThat(w.withdrawn[PLAIN]).isZero();
    step(concluded + 12, 0.6);
    assertThat(w.withdrawn[PLAIN]).isCloseTo(1.0 / 6, within(ROUNDING));
    for (int m = 13; m < 18; m++) {
      step(concluded + m, 0.6);
    }
    assertThat(w.withdrawn[PLAIN]).isCloseTo(1, within(ROUNDING));
  }

  @Test
  void withLittleCommitmentNothingMoves() {
    until(200, 0.15);

    assertThat(w.withdrawn).containsOnly(0);
    assertThat(w.openOwn).containsOnly(0);
    assertThat(w.openCross).containsOnly(0);
    assertThat(w.lineSeparation).containsOnly(0);
    assertThat(w.progress).isZero();
  }

  @Test
  void withHalfTheSpanOfCommitmentItTakesTwiceTheTime() {
    until(w.comprehensiveMonth + 24, 0.275);
    assertThat(w.openingClock).isCloseTo(12, within(ROUNDING));
    assertThat(w.withdrawn[PLAIN]).isCloseTo(0, within(ROUNDING));
  }

  @Test
  void controlChangesHandsHalfWayThrough() {
    int before = w.administration[PLAIN];
    until(w.comprehensiveMonth + 14, 0.6);
    assertThat(w.administration[PLAIN]).isEqualTo(before);
    step(w.comprehensiveMonth + 14, 0.6);

    assertThat(w.withdrawn[PLAIN]).isCloseTo(0.5, within(ROUNDING));
    assertThat(w.administration[PLAIN]).isEqualTo(Runs.THEATRE.partyIndex("side-b"));
    assertThat(w.withdrawnOn[PLAIN]).isEqualTo(w.comprehensiveMonth + 14);
  }

  @Test
  void aZoneOpensAsItIsPlannedAndStaysOpenWhateverCommitmentDoes() {
    until(w.comprehensiveMonth + 30, 0.6);
    double open = w.openOwn[PLAIN];
    assertThat(open).isCloseTo(1, within(ROUNDING));
    assertThat(w.openCross[PLAIN]).isZero();
    int since = w.openSince[PLAIN];
    step(w.comprehensiveMonth + 30, 0);

    assertThat(w.openOwn[PLAIN]).isEqualTo(open);
    assertThat(since).isEqualTo(w.comprehensiveMonth + 18);
  }

  @Test
  void aZoneThatIsToBeTransferredOpensOnlyAsFarAsTheWithdrawalHasGone() {
    World late =
        Runs.world(
            TinyTheatre.MISSION,
            Runs.central().with(Parameter.DATE_WITHDRAWAL, 1).with(Parameter.DATE_RETURN, 0));
    var process = Runs.begun(late, new Opening());
    // Withdrawal after 24 months, return after 12.
    for (int m = 0; m <= late.comprehensiveMonth + 23; m++) {
      late.month = m;
      late.turnCalendar();
      late.commitmentMean = 0.6;
      process.step(late);
      assertThat(late.openOwn[PLAIN]).isLessThanOrEqualTo(late.withdrawn[PLAIN]);
    }
    assertThat(late.openOwn[PLAIN]).isZero();
  }

  @Test
  void forcesPartOnTheLinesForWhichItIsPlanned() {
    until(w.comprehensiveMonth + 18, 0.6);

    assertThat(w.lineSeparation[Runs.THEATRE.lineIndex("front")]).isCloseTo(0.5, within(ROUNDING));
    assertThat(w.lineSeparation[Runs.THEATRE.lineIndex("north-border")]).isZero();
  }

  @Test
  void minesAndRuinsGoOnlyWhereAZoneIsOpenAtThePaceOfTheEffort() {
    until(w.comprehensiveMonth + 18, 0.6);
    double mined = w.mined[PASS];
    double damaged = w.damaged[PLAIN];
    assertThat(mined).isEqualTo(w.setting.zoneMined[PASS]);
    assertThat(damaged).isEqualTo(w.setting.zoneDamaged[PLAIN]);
    for (int m = 18; m < 30; m++) {
      step(w.comprehensiveMonth + m, 0.6);
    }

    assertThat(w.damaged[PLAIN])
        .isCloseTo(damaged * Math.exp(-w.p(Parameter.REPAIR)), within(ROUNDING));
    assertThat(w.mined[PASS]).isEqualTo(mined);
  }

  @Test
  void progressIsTheShareOfAffectedZonesThatAreOpen() {
    until(w.comprehensiveMonth + 30, 0.6);
    // Three of the four zones are affected, one is open.
    assertThat(w.progress).isCloseTo(1.0 / 3, within(ROUNDING));
  }

  @Test
  void warClosesEveryCorridor() {
    until(1, 0.6);
    assertThat(w.isolated).containsOnly(0);
    w.atWar = true;
    step(1, 0.6);

    assertThat(w.isolated).contains(1);
  }

  @Test
  void underTheStatusQuoNothingOpens() {
    World quo = Runs.world(TinyTheatre.STATUS_QUO, Runs.central());
    var process = Runs.begun(quo, new Opening());
    quo.commitmentMean = 1;
    Runs.months(quo, Runs.HORIZON, process);

    assertThat(quo.withdrawn).containsOnly(0);
    assertThat(quo.openOwn).containsOnly(0);
    assertThat(quo.progress).isZero();
  }
}
