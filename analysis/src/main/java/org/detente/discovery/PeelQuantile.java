package org.detente.discovery;

import java.util.function.IntToDoubleFunction;

/// Where a peel cuts: the mean of the two order statistics around (n - 1) x alpha, the inner one
/// moved past ties, so that the cut lies between two different values where there are any.
final class PeelQuantile {

  private PeelQuantile() {}

  /// The cut that takes the share `alpha` off the upper end.
  ///
  /// @param sorted value at a place, ascending
  /// @param count how many places, 1 or more
  static double upper(IntToDoubleFunction sorted, int count, double alpha) {
    double position = (count - 1) * (1 - alpha);
    int outer = (int) Math.ceil(position);
    int inner = (int) Math.floor(position);
    while (inner > 0 && sorted.applyAsDouble(inner) == sorted.applyAsDouble(outer)) {
      inner--;
    }
    return middle(sorted.applyAsDouble(inner), sorted.applyAsDouble(outer));
  }

  /// The cut that takes the share `alpha` off the lower end.
  static double lower(IntToDoubleFunction sorted, int count, double alpha) {
    double position = (count - 1) * alpha;
    int outer = (int) Math.floor(position);
    int inner = (int) Math.ceil(position);
    while (inner < count - 1 && sorted.applyAsDouble(inner) == sorted.applyAsDouble(outer)) {
      inner++;
    }
    return middle(sorted.applyAsDouble(outer), sorted.applyAsDouble(inner));
  }

  /// The middle of two numbers, also where their sum is beyond all numbers.
  static double middle(double a, double b) {
    double sum = a + b;
    return Double.isInfinite(sum) ? a / 2 + b / 2 : sum / 2;
  }
}
