package org.detente.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.detente.evidence.Dimension;
import org.detente.evidence.EvidenceBase;
import org.detente.evidence.Future;
import org.detente.theatre.Theatre;
import org.detente.value.Range;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: what is drawn for a calibration.
class CalibrationSpaceTest {

  private static final int FUTURES = 40;
  private static final int YEARS = 16;

  @TempDir static Path temporary;

  private static Theatre theatre;

  private final CalibrationSpace subject = new CalibrationSpace(theatre, EvidenceBase.shipped(), 3);

  @BeforeAll
  static void load() {
    theatre = Theatres.withHistory(temporary.resolve("theatre"), 1, 2, 3);
  }

  private double[] history(Future future) {
    double[] deaths = new double[YEARS];
    new Histories(theatre, subject, 3).run(future, 0, deaths);
    return deaths;
  }

  /// Law: whatever can change the history is calibrated, and nothing else is.
  @Test
  void exactlyWhatCanChangeAHistoryIsCalibrated() {
    List<Dimension> dimensions = subject.futures().dimensions();
    List<Future> futures = subject.futures().first(FUTURES);
    var histories = new Histories(theatre, subject, 3);
    double[] before = new double[YEARS];
    double[] after = new double[YEARS];
    var moving = new TreeSet<String>();
    for (int d = 0; d < dimensions.size(); d++) {
      Range range = dimensions.get(d).range();
      boolean moves = false;
      for (int i = 0; i < FUTURES && !moves && !range.isPoint(); i++) {
        Future future = futures.get(i);
        boolean low = future.value(d) < (range.low() + range.high()) / 2;
        histories.run(future, 0, before);
        histories.run(future.with(d, low ? range.high() : range.low()), 0, after);
        moves = !Arrays.equals(before, after);
      }
      if (moves) {
        moving.add(dimensions.get(d).key());
      }
    }
    var calibrated = new TreeSet<String>();
    for (int v = 0; v < subject.size(); v++) {
      calibrated.add(subject.prior(v).key());
    }
    assertThat(calibrated).isEqualTo(moving);
  }

  @Test
  void valuesAndTheirPlacesInThePriorGoBackAndForth() {
    for (Future future : subject.futures().first(20)) {
      double[] places = subject.quantiles(future);
      Future again = subject.at(future, places);

      assertThat(Arrays.stream(places)).allMatch(u -> u >= 0 && u <= 1);
      assertThat(subject.quantiles(again)).containsExactly(places, within(1e-9));
      assertThat(history(again)).isEqualTo(history(future));
    }
  }

  @Test
  void rangesThatRestOnTheYearlyDeathsAreWidenedAndStatedOnesAreNot() {
    var stated = Map.of("sig_x", new Range(0.5, 0.6, 0.7), "deaths_sq", new Range(10, 11, 12));
    var other =
        new CalibrationSpace(theatre, new EvidenceBase(EvidenceBase.shipped().rows(), stated), 3);
    int seen = 0;
    for (int v = 0; v < subject.size(); v++) {
      String key = subject.prior(v).key();
      if (stated.containsKey(key)) {
        seen++;
        assertThat(subject.prior(v).range().low()).isLessThan(subject.shipped(v).range().low());
        assertThat(subject.prior(v).range().high())
            .isGreaterThan(subject.shipped(v).range().high());
        assertThat(other.prior(v).range()).isEqualTo(stated.get(key));
      } else {
        assertThat(subject.prior(v)).isEqualTo(subject.shipped(v));
      }
    }
    assertThat(seen).isEqualTo(2);
  }

  /// Reports are a share of the truth: over many years their sum is close to it.
  @Test
  void aDeathIsReportedWithTheChanceThatTheUnderCountSays() {
    double truth = 0;
    double reported = 0;
    double expected = 0;
    var line = new org.detente.simulation.LineHistory(theatre);
    double[] deaths = new double[YEARS];
    for (Future future : subject.futures().first(200)) {
      line.run(future, 3, 0, deaths);
      double sum = Arrays.stream(deaths).sum();
      truth += sum;
      expected += sum / subject.underCount(future);
      reported += Arrays.stream(history(future)).sum();
    }
    // Binomial: five standard errors.
    double share = expected / truth;
    assertThat(reported).isCloseTo(expected, within(5 * Math.sqrt(truth * share * (1 - share))));
  }
}
