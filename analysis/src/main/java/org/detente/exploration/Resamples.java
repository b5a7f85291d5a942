package org.detente.exploration;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.detente.numeric.Draws;

/// Bootstrap resamples of futures, the same for every question, so that what is compared meets the
/// same resamples.
final class Resamples {

  static final int COUNT = 200;

  private static final int PURPOSE = 0x6578706c;

  private final int[][] rows;

  Resamples(int futures, long seed) {
    rows = new int[COUNT][futures];
    for (int r = 0; r < COUNT; r++) {
      var draws = new Draws(seed, PURPOSE, r);
      Arrays.setAll(rows[r], _ -> draws.below(futures));
    }
  }

  int[] rows(int resample) {
    return rows[resample];
  }

  static double[] take(double[] values, int[] rows) {
    return Arrays.stream(rows).mapToDouble(f -> values[f]).toArray();
  }

  /// An estimate with its interval.
  Interval of(double[] values, ToDoubleFunction<double[]> estimate) {
    double[] resampled = new double[COUNT];
    Arrays.setAll(resampled, r -> estimate.applyAsDouble(take(values, rows[r])));
    return Interval.of(estimate.applyAsDouble(values), resampled);
  }
}
