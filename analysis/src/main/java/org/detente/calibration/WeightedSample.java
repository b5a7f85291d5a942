package org.detente.calibration;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Numbers with weights, ascending.
///
/// @param values ascending
/// @param cumulative weight up to and with each value; the last is the total
record WeightedSample(double[] values, double[] cumulative) {

  /// @param values in any order, at least one
  /// @param weights each 0 or more, not all 0
  static WeightedSample of(double[] values, double[] weights) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> values[i]).thenComparingInt(i -> i))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] sorted = new double[values.length];
    double[] cumulative = new double[values.length];
    double sum = 0;
    for (int i = 0; i < order.length; i++) {
      sorted[i] = values[order[i]];
      sum += weights[order[i]];
      cumulative[i] = sum;
    }
    return new WeightedSample(sorted, cumulative);
  }

  /// Smallest value up to which a share of the weight lies.
  ///
  /// @param q 0..1
  double quantile(double q) {
    double wanted = q * cumulative[cumulative.length - 1];
    int low = 0;
    int high = values.length - 1;
    while (low < high) {
      int middle = (low + high) / 2;
      if (cumulative[middle] < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return values[low];
  }

  /// Share of the weight at a value or above it.
  double shareFrom(double value) {
    double total = cumulative[cumulative.length - 1];
    double below = 0;
    for (int i = 0; i < values.length && values[i] < value; i++) {
      below = cumulative[i];
    }
    return (total - below) / total;
  }

  /// Kolmogorov's distance from an even distribution over 0..1.
  double distanceFromEven() {
    double total = cumulative[cumulative.length - 1];
    double largest = 0;
    double before = 0;
    for (int i = 0; i < values.length; i++) {
      double after = cumulative[i] / total;
      largest =
          Math.max(largest, Math.max(Math.abs(values[i] - before), Math.abs(after - values[i])));
      before = after;
    }
    return largest;
  }

  /// 5%, 50% and 95% quantiles.
  Band band() {
    return new Band(quantile(0.05), quantile(0.5), quantile(0.95));
  }
}
