package org.detente.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// FEATURE UNDER TEST: counts by inversion of one uniform number.
class CountsTest {

  /// Rounding of a sum of some hundred probabilities.
  private static final double ROUNDING = 1e-11;

  private static final int GRID = 20_000;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 60);
  }

  /// Reference: Poisson founders, each with a Borel number of descendants, by convolving
  /// generations: P(total = k) built up one event at a time. `P(k) = sum over j of Poisson(j; rate)
  /// x P(j founders have k in all)`, and of j founders `j/k x Poisson(k - j; k share)`.
  private static double[] cumulative(double rate, double share, int most) {
    double[] cumulative = new double[most + 1];
    double sum = 0;
    for (int k = 0; k <= most; k++) {
      double p = k == 0 ? StrictMath.exp(-rate) : 0;
      double founders = StrictMath.exp(-rate);
      for (int j = 1; j <= k; j++) {
        founders *= rate / j;
        p += founders * j / k * poisson(k - j, k * share);
      }
      sum += p;
      cumulative[k] = sum;
    }
    return cumulative;
  }

  private static double poisson(int k, double mean) {
    double p = StrictMath.exp(-mean);
    for (int i = 1; i <= k; i++) {
      p *= mean / i;
    }
    return p;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aCountIsTheQuantileOfFoundersWithAllTheirDescendants(long seed) {
    var random = new SplittableRandom(seed);
    double rate = Math.exp(random.nextDouble(-6, 3));
    double share = seed % 4 == 0 ? 0 : random.nextDouble(0, 0.6);
    double[] reference = cumulative(rate, share, 250);
    for (int i = 0; i < 200; i++) {
      double u = random.nextDouble() * reference[249];
      int k = Counts.generalisedPoisson(u, rate, share);
      assertThat(reference[k]).as("%s, %s, u = %s", rate, share, u).isGreaterThan(u - ROUNDING);
      if (k > 0) {
        assertThat(reference[k - 1]).as("%s, %s, u = %s", rate, share, u).isLessThan(u + ROUNDING);
      }
    }
  }

  /// A midpoint sum over a monotone function on n cells is off by no more than its range by n; what
  /// lies above the last midpoint is of that order too.
  @ParameterizedTest(name = "rate {0}, share {1}")
  @CsvSource({"0.01, 0", "0.3, 0.35", "2, 0", "2, 0.6", "15, 0.2", "60, 0.45"})
  void haveTheMeanAndVarianceOfTheDistribution(double rate, double share) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < GRID; i++) {
      double k = Counts.generalisedPoisson((i + 0.5) / GRID, rate, share);
      sum += k;
      squares += k * k;
    }
    double highest = Counts.generalisedPoisson(1 - 0.5 / GRID, rate, share) + 1;
    double mean = rate / (1 - share);
    double variance = rate / Math.pow(1 - share, 3);

    assertThat(sum / GRID).isCloseTo(mean, within(2 * highest / GRID));
    assertThat(squares / GRID - mean * mean)
        .isCloseTo(variance, within(2 * highest * highest / GRID));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aHigherRateAtTheSameUniformNeverGivesFewer(long seed) {
    var random = new SplittableRandom(seed);
    double share = random.nextDouble(0, 0.6);
    double u = random.nextDouble();
    int before = 0;
    for (double rate = 0.001; rate < 900; rate *= 1.02) {
      int now = Counts.generalisedPoisson(u, rate, share);
      assertThat(now).as("u %s, share %s, rate %s", u, share, rate).isGreaterThanOrEqualTo(before);
      before = now;
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aHigherUniformNeverGivesFewer(long seed) {
    var random = new SplittableRandom(seed);
    double rate = Math.exp(random.nextDouble(-6, 5));
    double share = random.nextDouble(0, 0.6);
    int before = 0;
    for (int i = 0; i < 500; i++) {
      int now = Counts.generalisedPoisson((i + 0.5) / 500, rate, share);
      assertThat(now).isGreaterThanOrEqualTo(before);
      before = now;
    }
  }

  @Test
  void whereTheRateIsZeroNothingHappens() {
    assertThat(Counts.generalisedPoisson(0x1p-54, 0, 0.5)).isZero();
    assertThat(Counts.generalisedPoisson(1 - 0x1p-53, 0, 0.5)).isZero();
    assertThat(Counts.poisson(1 - 0x1p-53, 0)).isZero();
  }

  /// Large rates: mean and standard deviation are those of the distribution, within what skewness
  /// moves a quantile.
  @ParameterizedTest
  @CsvSource({"600, 0", "600, 0.5", "5000, 0.3"})
  void largeRatesAreServedToo(double rate, double share) {
    double mean = rate / (1 - share);
    double deviation = Math.sqrt(rate / Math.pow(1 - share, 3));
    double skewed = (1 + 2 * share) / Math.sqrt(rate * (1 - share)) / 2 * deviation;

    assertThat((double) Counts.generalisedPoisson(0.5, rate, share))
        .isCloseTo(mean, within(skewed + 1));
    assertThat((double) Counts.generalisedPoisson(0.8413447460685429, rate, share))
        .isCloseTo(mean + deviation, within(skewed + 1));
  }

  @ParameterizedTest
  @CsvSource({"2.2, 500", "2.5, 500", "2.9, 500", "2.5, 1", "2.5, 7"})
  void deathsOfAnEventHaveAPowerLawTailUpToTheirCap(double alpha, int most) {
    int n = 10 * GRID;
    int[] atLeast = new int[most + 2];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      int killed = Counts.powerLaw((i + 0.5) / n, alpha, most);
      assertThat(killed).isBetween(1, most);
      sum += killed;
      atLeast[killed]++;
    }
    for (int k = most; k >= 1; k--) {
      atLeast[k] += atLeast[k + 1];
      assertThat((double) atLeast[k] / n)
          .as("%d and more", k)
          .isCloseTo(Math.pow(2.0 * k - 1, 1 - alpha), within(1.5 / n));
    }
    assertThat(sum / n).isCloseTo(Counts.powerLawMean(alpha, most), within(2.0 * most / n));
  }

  @Test
  void theRarestEventIsCapped() {
    assertThat(Counts.powerLaw(0x1p-54, 2.2, 500)).isEqualTo(500);
    assertThat(Counts.powerLaw(1 - 0x1p-53, 2.2, 500)).isEqualTo(1);
  }
}
