package org.detente.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// FEATURE UNDER TEST: scrambled Sobol' points.
class SobolPointsTest {

  /// As many as the simulation has parameters, and some.
  private static final int DIMENSIONS = 190;

  @Test
  void aPointIsAFunctionOfSeedAndIndexInAnyOrder() {
    var forwards = new SobolPoints(DIMENSIONS, 5);
    var backwards = new SobolPoints(DIMENSIONS, 5);
    double[][] points = IntStream.range(0, 64).mapToObj(forwards::point).toArray(double[][]::new);

    for (int i = 63; i >= 0; i--) {
      assertThat(backwards.point(i)).isEqualTo(points[i]);
    }
  }

  @Test
  void moreDimensionsLeaveTheFirstOnesAsTheyAre() {
    double[] few = new SobolPoints(3, 5).point(17);
    double[] many = new SobolPoints(DIMENSIONS, 5).point(17);

    assertThat(many).startsWith(few);
  }

  /// Nested scrambling keeps the stratification of the sequence.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {0, 1, 2026, -7})
  void ofEachPowerOfTwoPointsOneFallsIntoEachBinOfEachDimension(long seed) {
    var subject = new SobolPoints(DIMENSIONS, seed);
    for (int bins = 1; bins <= 256; bins *= 2) {
      boolean[][] taken = new boolean[DIMENSIONS][bins];
      for (int i = 0; i < bins; i++) {
        double[] point = subject.point(i);
        for (int d = 0; d < DIMENSIONS; d++) {
          assertThat(point[d]).isGreaterThan(0).isLessThan(1);
          int bin = (int) (point[d] * bins);
          assertThat(taken[d][bin]).as("dimension %d, bin %d of %d", d, bin, bins).isFalse();
          taken[d][bin] = true;
        }
      }
    }
  }

  /// The first two dimensions are a net in the plane: one of 64 points in each of 64 boxes,
  /// whatever their shape.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {0, 1, 2026})
  void ofSixtyFourPointsOneFallsIntoEachBoxOfThePlane(long seed) {
    var subject = new SobolPoints(2, seed);
    for (int columns = 1; columns <= 64; columns *= 2) {
      int rows = 64 / columns;
      boolean[] taken = new boolean[64];
      for (int i = 0; i < 64; i++) {
        double[] point = subject.point(i);
        int box = (int) (point[0] * columns) * rows + (int) (point[1] * rows);
        assertThat(taken[box]).as("%d columns, box %d", columns, box).isFalse();
        taken[box] = true;
      }
    }
  }

  @Test
  void seedsAndDimensionsAreScrambledApart() {
    double[] one = new SobolPoints(DIMENSIONS, 1).point(0);
    double[] other = new SobolPoints(DIMENSIONS, 2).point(0);

    assertThat(one).doesNotHaveDuplicates().doesNotContain(other);
  }
}
