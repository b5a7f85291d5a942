package org.detente.discovery;

/// Where a peel cuts: the mean of the two order statistics around (n - 1) x alpha, the inner one
/// moved past ties, so that the cut lies between two different values where there are any.
final class PeelQuantile {

  private PeelQuantile() {}

  /// The cut that takes the share `alpha` off the upper end.
  ///
  /// @param values by row
  /// @param order rows by ascending value
  /// @param count how many of them, 1 or more
  static double upper(double[] values, int[] order, int count, double alpha) {
    double position = (count - 1) * (1 - alpha);
    int outer = (int) Math.ceil(position);
    int inner = (int) Math.floor(position);
    while (inner > 0 && values[order[inner]] == values[order[outer]]) {
      inner--;
    }
    return middle(values[order[inner]], values[order[outer]]);
  }

  /// The cut that takes the share `alpha` off the lower end.
  static double lower(double[] values, int[] order, int count, double alpha) {
    double position = (count - 1) * alpha;
    int outer = (int) Math.floor(position);
    int inner = (int) Math.ceil(position);
    while (inner < count - 1 && values[order[inner]] == values[order[outer]]) {
      inner++;
    }
    return middle(values[order[outer]], values[order[inner]]);
  }

  /// The middle of two numbers, also where their sum is beyond all numbers.
  static double middle(double a, double b) {
    double sum = a + b;
    return Double.isInfinite(sum) ? a / 2 + b / 2 : sum / 2;
  }
}
