package org.detente.exploration;

import java.util.Arrays;

/// The two-sample test of Kolmogorov and Smirnov.
final class Kolmogorov {

  private Kolmogorov() {}

  /// Largest distance between two distributions.
  ///
  /// @param a not empty
  /// @param b not empty
  static double distance(double[] a, double[] b) {
    double[] one = a.clone();
    double[] other = b.clone();
    Arrays.sort(one);
    Arrays.sort(other);
    double most = 0;
    int i = 0;
    int j = 0;
    while (i < one.length && j < other.length) {
      double at = Math.min(one[i], other[j]);
      while (i < one.length && one[i] <= at) {
        i++;
      }
      while (j < other.length && other[j] <= at) {
        j++;
      }
      most = Math.max(most, Math.abs((double) i / one.length - (double) j / other.length));
    }
    return most;
  }

  /// Largest distance between the values of flagged rows and those of the others.
  ///
  /// @param order rows in ascending order of their values
  /// @param flags some set and some not
  static double distance(double[] values, int[] order, boolean[] flags) {
    int flagged = 0;
    for (boolean flag : flags) {
      flagged += flag ? 1 : 0;
    }
    double up = 1.0 / flagged;
    double down = 1.0 / (flags.length - flagged);
    double most = 0;
    double apart = 0;
    for (int i = 0; i < order.length; i++) {
      apart += flags[order[i]] ? up : -down;
      // Equal values are passed together.
      if (i + 1 == order.length || values[order[i + 1]] != values[order[i]]) {
        most = Math.max(most, Math.abs(apart));
      }
    }
    return most;
  }

  /// Chance of a distance at least as large if both came from one distribution: Smirnov's series
  /// with Stephens' correction for small samples.
  static double p(double distance, int a, int b) {
    double n = Math.sqrt((double) a * b / (a + b));
    double x = (n + 0.12 + 0.11 / n) * distance;
    if (x < 0.3) {
      return 1;
    }
    double sum = 0;
    for (int k = 1; k <= 100; k++) {
      sum += (k % 2 == 1 ? 2 : -2) * Math.exp(-2 * k * k * x * x);
    }
    return Math.min(1, Math.max(0, sum));
  }
}
