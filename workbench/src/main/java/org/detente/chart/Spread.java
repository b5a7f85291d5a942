package org.detente.chart;

import java.util.Arrays;
import java.util.Optional;
import org.detente.numeric.Quantiles;

/// Five quantiles of a figure over futures.
///
/// @param count number of futures in which the thing happened
public record Spread(double q05, double q25, double q50, double q75, double q95, int count) {

  /// Over the futures in which the thing happened.
  ///
  /// @param values NaN where it did not
  /// @return empty if it happened in none
  public static Optional<Spread> of(double[] values) {
    double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    if (sorted.length == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Spread(
            Quantiles.ofSorted(sorted, 0.05),
            Quantiles.ofSorted(sorted, 0.25),
            Quantiles.ofSorted(sorted, 0.5),
            Quantiles.ofSorted(sorted, 0.75),
            Quantiles.ofSorted(sorted, 0.95),
            sorted.length));
  }
}
