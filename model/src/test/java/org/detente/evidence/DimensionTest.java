package org.detente.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.detente.evidence.Dimension.Scale;
import org.detente.value.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// FEATURE UNDER TEST: how a value is sampled over a range.
class DimensionTest {

  private static final double ROUNDING = 1e-12;

  private static Dimension of(Scale scale, Range range, double weight) {
    return new Dimension("x", range, scale, weight, "", List.of(), "");
  }

  @Test
  void uniformIsLinearBetweenTheEnds() {
    assertThat(of(Scale.UNIFORM, new Range(2, 3, 10), 0).at(0.25)).isCloseTo(4, within(ROUNDING));
  }

  @Test
  void logIsUniformInTheLogarithm() {
    var subject = of(Scale.LOG, new Range(1, 5, 100), 0);

    assertThat(subject.at(0.5)).isCloseTo(10, within(10 * ROUNDING));
    assertThat(subject.at(0.25)).isCloseTo(Math.sqrt(10), within(10 * ROUNDING));
    assertThat(of(Scale.LOG, Range.exactly(3), 0).at(0.9)).isEqualTo(3);
  }

  @Test
  void aSwitchIsOnInItsShareOfTheRange() {
    var subject = of(Scale.SWITCH, new Range(0, 0, 1), 0.25);

    assertThat(subject.at(0.7499)).isZero();
    assertThat(subject.at(0.7501)).isEqualTo(1);
  }

  @Test
  void aSwitchSetToOneValueStaysThere() {
    assertThat(of(Scale.SWITCH, Range.exactly(0), 0.9).at(0.99)).isZero();
    assertThat(of(Scale.SWITCH, Range.exactly(1), 0.1).at(0.01)).isEqualTo(1);
    assertThat(of(Scale.THREE, Range.exactly(0.5), 0).at(0.01)).isEqualTo(0.5);
  }

  @Test
  void aThreeWayHypothesisTakesEachValueInAThird() {
    var subject = of(Scale.THREE, new Range(0, 0.5, 1), 0);

    assertThat(
            new double[] {subject.at(0.33), subject.at(0.34), subject.at(0.66), subject.at(0.67)})
        .containsExactly(0, 0.5, 0.5, 1);
  }

  @Test
  void rankIsLogLinearAroundItsCentralValue() {
    var subject = of(Scale.RANK, new Range(0.3, 0.6, 1.2), 0);

    assertThat(subject.at(0.5)).isCloseTo(0.6, within(ROUNDING));
    assertThat(subject.at(0.25)).isCloseTo(0.6 / Math.sqrt(2), within(ROUNDING));
    assertThat(subject.at(0.75)).isCloseTo(0.6 * Math.sqrt(2), within(ROUNDING));
  }

  @Test
  void fixedIsAlwaysCentral() {
    assertThat(of(Scale.FIXED, new Range(0, 0.3, 1), 0).at(0.99)).isEqualTo(0.3);
  }

  @ParameterizedTest
  @EnumSource(Scale.class)
  void valuesRiseWithTheQuantileAndStayInTheRange(Scale scale) {
    var range =
        scale == Scale.THREE || scale == Scale.SWITCH
            ? new Range(0, 0.5, 1)
            : new Range(0.2, 0.5, 3);
    var subject = of(scale, range, 0.4);
    double before = 0;
    for (int i = 0; i < 1000; i++) {
      double now = subject.at((i + 0.5) / 1000);
      assertThat(now)
          .isGreaterThanOrEqualTo(before)
          .isBetween(range.low() - ROUNDING, range.high() + ROUNDING);
      before = now;
    }
  }
}
