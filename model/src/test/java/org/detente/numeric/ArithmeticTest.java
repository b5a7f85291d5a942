package org.detente.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// FEATURE UNDER TEST: elementary functions that have the same bits on every machine.
class ArithmeticTest {

  /// Two units in the last place are promised; the reference, fdlibm, may itself be off by one.
  private static final double PROMISED_ULPS = 2 + 1;

  /// As published by its author.
  private static final double QUANTILE_RELATIVE_ERROR = 1.15e-9;

  private static final double ROUNDING = 1e-15;
  private static final int POINTS = 2000;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 20);
  }

  private static double ulps(double value, double reference) {
    return Math.abs(value - reference) / Math.ulp(reference);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void expAgreesWithTheLibraryInTheLastPlaces(long seed) {
    var random = new SplittableRandom(seed);
    for (int i = 0; i < POINTS; i++) {
      double reach = i % 2 == 0 ? 708 : 3;
      double x = random.nextDouble(-reach, reach);
      assertThat(ulps(Arithmetic.exp(x), StrictMath.exp(x)))
          .as("exp(%s)", x)
          .isLessThanOrEqualTo(PROMISED_ULPS);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void manyAtOnceHaveTheBitsOfEach(long seed) {
    var random = new SplittableRandom(seed);
    int count = random.nextInt(1, 200);
    double[] x = random.doubles(count, -800, 800).toArray();
    x[0] = -0.0;
    double[] exps = x.clone();
    double[] saturations = Arrays.stream(x).map(Math::abs).toArray();
    double[] scratch = new double[count];

    Arithmetic.exps(exps, scratch, count);
    Arithmetic.saturations(saturations, scratch, count);

    for (int i = 0; i < count; i++) {
      assertThat(exps[i]).isEqualTo(Arithmetic.exp(x[i]));
      assertThat(saturations[i]).isEqualTo(Arithmetic.saturation(Math.abs(x[i])));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void logAgreesWithTheLibraryInTheLastPlaces(long seed) {
    var random = new SplittableRandom(seed);
    for (int i = 0; i < POINTS; i++) {
      double x =
          switch (i % 3) {
            case 0 -> Math.scalb(1 + random.nextDouble(), random.nextInt(-1022, 1023));
            case 1 -> random.nextDouble(0.5, 2);
            default -> 1 + random.nextDouble(-1e-6, 1e-6);
          };
      assertThat(ulps(Arithmetic.log(x), StrictMath.log(x)))
          .as("log(%s)", x)
          .isLessThanOrEqualTo(PROMISED_ULPS);
    }
  }

  @Test
  void expIsExactAtZeroAndHeldAtItsLimits() {
    assertThat(Arithmetic.exp(0)).isEqualTo(1);
    assertThat(Arithmetic.exp(-0.0)).isEqualTo(1);
    assertThat(Arithmetic.exp(Double.NEGATIVE_INFINITY))
        .isEqualTo(Arithmetic.exp(-708))
        .isPositive();
    assertThat(Arithmetic.exp(-1e300)).isEqualTo(Arithmetic.exp(-708));
    assertThat(Arithmetic.exp(Double.POSITIVE_INFINITY)).isEqualTo(Arithmetic.exp(709)).isFinite();
    assertThat(Arithmetic.exp(Double.NaN)).isNaN();
  }

  @Test
  void logIsExactAtOneAndServesNormalNumbersOnly() {
    assertThat(Arithmetic.log(1)).isEqualTo(0);
    assertThat(ulps(Arithmetic.log(Double.MIN_NORMAL), StrictMath.log(Double.MIN_NORMAL)))
        .isLessThanOrEqualTo(PROMISED_ULPS);
    assertThat(ulps(Arithmetic.log(Double.MAX_VALUE), StrictMath.log(Double.MAX_VALUE)))
        .isLessThanOrEqualTo(PROMISED_ULPS);
    assertThat(
            new double[] {
              Arithmetic.log(0),
              Arithmetic.log(-1),
              Arithmetic.log(Double.MIN_VALUE),
              Arithmetic.log(Double.POSITIVE_INFINITY),
              Arithmetic.log(Double.NaN)
            })
        .containsOnly(Double.NaN);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void logUndoesExp(long seed) {
    var random = new SplittableRandom(seed);
    for (int i = 0; i < POINTS; i++) {
      double x = random.nextDouble(-700, 700);
      double absolute = 4 * Math.ulp(1.0) * Math.max(1, Math.abs(x));
      assertThat(Arithmetic.log(Arithmetic.exp(x))).isCloseTo(x, within(absolute));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void powAgreesWithTheLibrary(long seed) {
    var random = new SplittableRandom(seed);
    for (int i = 0; i < POINTS; i++) {
      double x = random.nextDouble(0.01, 500);
      double y = random.nextDouble(-4, 4);
      double reference = StrictMath.pow(x, y);
      // An error of the logarithm is multiplied by the exponent before it is raised.
      double relative = 4 * Math.ulp(1.0) * (2 + Math.abs(y * StrictMath.log(x)));
      assertThat(Arithmetic.pow(x, y)).isCloseTo(reference, within(relative * reference));
    }
  }

  /// Hipparchus' own inverse is off by 1e-6 far out, so its distribution function is the reference:
  /// the step of one Newton iteration is the error.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void normalQuantileUndoesTheDistributionFunction(long seed) {
    var normal = new NormalDistribution();
    var random = new SplittableRandom(seed);
    for (int i = 0; i < POINTS; i++) {
      double u =
          i % 2 == 0
              ? random.nextDouble()
              : Math.scalb(random.nextDouble(0.5, 1), -random.nextInt(1, 54));
      double x = Arithmetic.normalQuantile(u);
      double error = (normal.cumulativeProbability(x) - u) / normal.density(x);
      double bound = QUANTILE_RELATIVE_ERROR * Math.abs(x) + 2 * Math.ulp(u) / normal.density(x);
      assertThat(Math.abs(error)).as("u = %s, x = %s", u, x).isLessThanOrEqualTo(bound);
    }
  }

  @Test
  void normalQuantileIsOddAndFiniteAtTheEndsOfTheUniformNumbers() {
    assertThat(Arithmetic.normalQuantile(0.5)).isZero();
    assertThat(Arithmetic.normalQuantile(0x1p-54)).isBetween(-8.4, -8.2);
    assertThat(Arithmetic.normalQuantile(1 - 0x1p-53)).isBetween(8.1, 8.3);
    for (int i = 1; i < 512; i++) {
      double u = i / 1024.0;
      assertThat(Arithmetic.normalQuantile(1 - u)).isEqualTo(-Arithmetic.normalQuantile(u));
    }
  }

  @Test
  void normalQuantileRisesThroughTheSeamsOfItsPieces() {
    double before = Double.NEGATIVE_INFINITY;
    for (int i = 1; i < 100_000; i++) {
      double now = Arithmetic.normalQuantile(i / 100_000.0);
      assertThat(now).isGreaterThan(before);
      before = now;
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-800, -3, -0.1, 0, 0.1, 3, 800})
  void logisticIsAShareAndSymmetric(double v) {
    assertThat(Arithmetic.logistic(v)).isBetween(0.0, 1.0);
    assertThat(Arithmetic.logistic(v) + Arithmetic.logistic(-v)).isCloseTo(1, within(ROUNDING));
  }

  @Test
  void logisticIsHalfAtZeroAndKnownElsewhere() {
    assertThat(Arithmetic.logistic(0)).isEqualTo(0.5);
    assertThat(Arithmetic.logistic(StrictMath.log(3))).isCloseTo(0.75, within(ROUNDING));
  }

  @Test
  void saturationStartsAtZeroAndStaysAtOrBelowOne() {
    assertThat(Arithmetic.saturation(0)).isZero();
    assertThat(Arithmetic.saturation(StrictMath.log(2))).isCloseTo(0.5, within(ROUNDING));
    assertThat(Arithmetic.saturation(1e9)).isLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 12, 144})
  void asManyHalvingsAsTheHalfLifeHalve(int halfLife) {
    double left = 1;
    for (int i = 0; i < halfLife; i++) {
      left *= Arithmetic.halving(halfLife);
    }
    assertThat(left).isCloseTo(0.5, within(ROUNDING * 2 * halfLife));
  }

  @Test
  void clipHoldsANumberBetweenItsLimits() {
    assertThat(Arithmetic.clip(-2, -1, 3)).isEqualTo(-1);
    assertThat(Arithmetic.clip(2, -1, 3)).isEqualTo(2);
    assertThat(Arithmetic.clip(4, -1, 3)).isEqualTo(3);
  }
}
