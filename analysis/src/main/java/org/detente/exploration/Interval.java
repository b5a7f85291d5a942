package org.detente.exploration;

import org.detente.numeric.Quantiles;

/// An estimate over futures and its interval over resamples of the futures.
///
/// @param value the estimate
/// @param low 2.5% quantile over resamples
/// @param high 97.5% quantile
public record Interval(double value, double low, double high) {

  private static final double TAIL = 0.025;

  /// @param resampled the estimate in each resample, one or more
  static Interval of(double value, double[] resampled) {
    double[] sorted = Quantiles.sorted(resampled);
    return new Interval(
        value, Quantiles.ofSorted(sorted, TAIL), Quantiles.ofSorted(sorted, 1 - TAIL));
  }
}
