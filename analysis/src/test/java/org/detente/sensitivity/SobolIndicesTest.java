package org.detente.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.detente.numeric.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// FEATURE UNDER TEST: Sobol' indices and the design they need.
class SobolIndicesTest {

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 40);
  }

  /// f = sum c_i u_i + d u_0 u_1 over uniform inputs; all indices by hand.
  private static double f(double[] u, double[] c, double d) {
    double sum = d * (u[0] - 0.5) * (u[1] - 0.5);
    for (int i = 0; i < c.length; i++) {
      sum += c[i] * u[i];
    }
    return sum;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void indicesComeNearTheirClosedForm(long seed) {
    var random = new SplittableRandom(seed);
    int inputs = random.nextInt(2, 6);
    double[] c = DoubleStream.generate(() -> random.nextDouble(-2, 2)).limit(inputs).toArray();
    double d = random.nextDouble(-6, 6);
    var design = new SaltelliDesign(inputs, true);
    double[] y = Arrays.stream(design.sample(2048, seed)).mapToDouble(u -> f(u, c, d)).toArray();

    SobolIndices indices = SobolIndices.of(design, y, 50, seed);

    double pair = d * d / 144;
    double variance = pair + DoubleStream.of(c).map(v -> v * v / 12).sum();
    for (int i = 0; i < inputs; i++) {
      double alone = c[i] * c[i] / 12 / variance;
      double together = alone + (i < 2 ? pair / variance : 0);
      assertNear(indices.first().get(i), alone);
      assertNear(indices.total().get(i), together);
    }
    assertNear(indices.second().get(0).get(0), pair / variance);
  }

  /// Even points miss by less than the half-width, which is that of points drawn by chance.
  private static void assertNear(Estimate estimate, double truth) {
    assertThat(estimate.halfWidth()).isLessThan(0.15);
    assertThat(estimate.value()).isCloseTo(truth, within(Math.max(0.01, estimate.halfWidth())));
  }

  /// Reference: each resample written out block by block, and the estimators as printed in the
  /// papers.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void halfWidthsAreThoseOfResamplesWrittenOut(long seed) {
    var random = new SplittableRandom(seed);
    boolean second = seed % 2 == 0;
    var design = new SaltelliDesign(random.nextInt(1, 4), second);
    int blocks = random.nextInt(3, 30);
    double[] y =
        DoubleStream.generate(() -> random.nextDouble(5, 9))
            .limit((long) blocks * design.blockRows())
            .toArray();
    int resamples = 7;

    SobolIndices indices = SobolIndices.of(design, y, resamples, seed);

    double mean = DoubleStream.of(y).sum() / y.length;
    double scale = Math.sqrt(DoubleStream.of(y).map(v -> (v - mean) * (v - mean)).sum() / y.length);
    double[] scaled = DoubleStream.of(y).map(v -> (v - mean) / scale).toArray();
    int last = design.inputs() - 1;
    double[] first = new double[resamples];
    double[] total = new double[resamples];
    double[] pair = new double[resamples];
    for (int r = 0; r < resamples; r++) {
      var draws = new Draws(seed, 0x736f626f, r);
      int[] drawn = new int[blocks];
      for (int b = 0; b < blocks; b++) {
        drawn[b] = draws.below(blocks);
      }
      first[r] = plain(design, scaled, drawn, last, -1)[0];
      total[r] = plain(design, scaled, drawn, last, -1)[1];
      pair[r] = second && last > 0 ? plain(design, scaled, drawn, 0, last)[2] : 0;
    }
    assertThat(indices.first().get(last).halfWidth())
        .isCloseTo(1.959963984540054 * deviation(first), within(1e-9));
    assertThat(indices.total().get(last).halfWidth())
        .isCloseTo(1.959963984540054 * deviation(total), within(1e-9));
    if (second && last > 0) {
      assertThat(indices.second().get(0).get(last - 1).halfWidth())
          .isCloseTo(1.959963984540054 * deviation(pair), within(1e-9));
    }
  }

  private static double[] plain(SaltelliDesign design, double[] y, int[] drawn, int i, int j) {
    int k = design.inputs();
    double firstSum = 0;
    double totalSum = 0;
    double pairSum = 0;
    double otherSum = 0;
    double[] both = new double[2 * drawn.length];
    for (int n = 0; n < drawn.length; n++) {
      int from = drawn[n] * design.blockRows();
      double a = y[from];
      double b = y[from + design.blockRows() - 1];
      double ab = y[from + 1 + i];
      both[2 * n] = a;
      both[2 * n + 1] = b;
      firstSum += b * (ab - a);
      totalSum += (a - ab) * (a - ab);
      if (j >= 0) {
        otherSum += b * (y[from + 1 + j] - a);
        pairSum += y[from + 1 + k + i] * y[from + 1 + j] - a * b;
      }
    }
    double mean = DoubleStream.of(both).sum() / both.length;
    double variance = DoubleStream.of(both).map(v -> (v - mean) * (v - mean)).sum() / both.length;
    int n = drawn.length;
    return new double[] {
      firstSum / n / variance,
      totalSum / n / 2 / variance,
      (pairSum - firstSum - otherSum) / n / variance
    };
  }

  private static double deviation(double[] values) {
    double mean = DoubleStream.of(values).sum() / values.length;
    return Math.sqrt(
        DoubleStream.of(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
  }

  @Test
  void halfWidthsShrinkWithTheRootOfTheBlocks() {
    var design = new SaltelliDesign(2, false);
    double[] c = {1, 2};
    double[] few = Arrays.stream(design.sample(256, 1)).mapToDouble(u -> f(u, c, 3)).toArray();
    double[] many = Arrays.stream(design.sample(4096, 1)).mapToDouble(u -> f(u, c, 3)).toArray();

    double wide = SobolIndices.of(design, few, 400, 1).total().get(0).halfWidth();
    double narrow = SobolIndices.of(design, many, 400, 1).total().get(0).halfWidth();

    assertThat(wide / narrow).isBetween(3.0, 5.0);
  }

  @ParameterizedTest
  @CsvSource({"1,true", "1,false", "3,true", "3,false", "12,true"})
  void aSampleFitsAndAnyWrongValueIsTold(int inputs, boolean second) {
    var design = new SaltelliDesign(inputs, second);
    double[][] columns = columns(design.sample(3, 7));
    assertThat(design.misfits(columns, 10)).isEmpty();

    for (int row = 0; row < columns[0].length; row++) {
      for (int i = 0; i < inputs; i++) {
        double kept = columns[i][row];
        columns[i][row] = 2;
        List<Misfit> misfits = design.misfits(columns, 1000);
        int within = row % design.blockRows();
        boolean base = within == 0 || within == design.blockRows() - 1;
        // A wrong base row shows in the rows that repeat it: there is always one, but for A of a
        // single input without BA.
        if (!base || inputs > 1 || second) {
          assertThat(misfits).isNotEmpty();
        }
        if (!base) {
          assertThat(misfits).hasSize(1);
          assertThat(misfits.getFirst().row()).isEqualTo(row);
          assertThat(misfits.getFirst().input()).isEqualTo(i);
        }
        columns[i][row] = kept;
      }
    }
  }

  static double[][] columns(double[][] rows) {
    double[][] columns = new double[rows[0].length][rows.length];
    for (int r = 0; r < rows.length; r++) {
      for (int i = 0; i < rows[r].length; i++) {
        columns[i][r] = rows[r][i];
      }
    }
    return columns;
  }

  @Test
  void theOrderOfABlockIsTheAgreedOne() {
    double[][] rows = new SaltelliDesign(2, true).sample(1, 3);
    double[] a = rows[0];
    double[] b = rows[5];

    assertThat(rows)
        .isDeepEqualTo(
            new double[][] {a, {b[0], a[1]}, {a[0], b[1]}, {a[0], b[1]}, {b[0], a[1]}, b});
    assertThat(a[0]).isNotEqualTo(b[0]);
    assertThat(new SaltelliDesign(2, false).sample(1, 3))
        .isDeepEqualTo(new double[][] {a, {b[0], a[1]}, {a[0], b[1]}, b});
  }

  @Test
  void refusesBrokenBlocksAndAConstantOutcome() {
    var design = new SaltelliDesign(2, false);

    assertThatThrownBy(() -> SobolIndices.of(design, new double[9], 10, 1))
        .hasMessage("9 rows are not two or more blocks of 4");
    assertThatThrownBy(() -> SobolIndices.of(design, new double[4], 10, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SobolIndices.of(design, new double[8], 10, 1))
        .hasMessage("the outcome is the same in every row");
  }
}
