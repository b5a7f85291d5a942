package org.detente.numeric;

import java.util.Arrays;

/// Quantiles by linear interpolation between order statistics (type 7 of Hyndman & Fan 1996), as
/// spreadsheets, R and NumPy have them.
public final class Quantiles {

  private Quantiles() {}

  /// @param sorted ascending, at least one value, without NaN
  /// @param q 0..1
  public static double ofSorted(double[] sorted, double q) {
    return ofSorted(sorted, sorted.length, q);
  }

  /// Quantile of the first `count` values.
  public static double ofSorted(double[] sorted, int count, double q) {
    double h = (count - 1) * q;
    int low = (int) h;
    int high = Math.min(low + 1, count - 1);
    return sorted[low] + (h - low) * (sorted[high] - sorted[low]);
  }

  /// A sorted copy.
  public static double[] sorted(double[] values) {
    double[] copy = values.clone();
    Arrays.sort(copy);
    return copy;
  }

  /// Quantile of values in any order.
  public static double of(double[] values, double q) {
    return ofSorted(sorted(values), q);
  }

  /// Mean, summed in order.
  public static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
