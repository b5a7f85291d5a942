package org.detente.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// FEATURE UNDER TEST: quantiles of type 7.
class QuantilesTest {

  private static final double ROUNDING = 1e-12;

  /// By hand; R gives the same by `quantile(c(1, 2, 3, 10), q)`.
  @ParameterizedTest
  @CsvSource({"0, 1", "0.25, 1.75", "0.5, 2.5", "0.75, 4.75", "0.9, 7.9", "1, 10"})
  void agreesWithHandValues(double q, double expected) {
    assertThat(Quantiles.of(new double[] {10, 2, 3, 1}, q)).isCloseTo(expected, within(ROUNDING));
  }

  @Test
  void aSingleValueIsEveryQuantile() {
    assertThat(Quantiles.of(new double[] {7}, 0)).isEqualTo(7);
    assertThat(Quantiles.of(new double[] {7}, 0.37)).isEqualTo(7);
    assertThat(Quantiles.of(new double[] {7}, 1)).isEqualTo(7);
  }

  /// Reference: weights of all order statistics, slow and obvious.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void equalsTheWeightedSumOfOrderStatistics(long seed) {
    var random = new SplittableRandom(seed);
    double[] values = random.doubles(random.nextInt(2, 60), -5, 5).toArray();
    double q = random.nextDouble();
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double expected = 0;
    for (int k = 0; k < sorted.length; k++) {
      double distance = Math.abs(q * (sorted.length - 1) - k);
      expected += Math.max(0, 1 - distance) * sorted[k];
    }

    double[] kept = values.clone();
    assertThat(Quantiles.of(values, q)).isCloseTo(expected, within(ROUNDING));
    assertThat(values).as("the caller's array").isEqualTo(kept);
  }

  @Test
  void looksAtTheFirstValuesOnlyWhereToldHowMany() {
    double[] sorted = {1, 2, 3, 0, 0, 99};

    assertThat(Quantiles.ofSorted(sorted, 3, 1)).isEqualTo(3);
    assertThat(Quantiles.ofSorted(sorted, 3, 0.5)).isEqualTo(2);
  }

  @Test
  void theMeanIsTheSumByTheNumber() {
    assertThat(Quantiles.mean(new double[] {1, 2, 6})).isEqualTo(3);
  }
}
