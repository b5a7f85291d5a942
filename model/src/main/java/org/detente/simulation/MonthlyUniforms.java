package org.detente.simulation;

import java.util.Arrays;

/// Uniform numbers of places month by month, the same as [Luck#uniform] gives: one draw serves two
/// months, and the second number is kept for the next month.
///
/// An instance belongs to one thread.
final class MonthlyUniforms {

  private final Luck.Purpose purpose;
  private final double[] second;

  /// The even month whose draw left `second`.
  private final int[] drawnIn;

  MonthlyUniforms(Luck.Purpose purpose, int places) {
    this.purpose = purpose;
    this.second = new double[places];
    this.drawnIn = new int[places];
    begin();
  }

  /// Forgets what is kept: another run begins.
  void begin() {
    Arrays.fill(drawnIn, -1);
  }

  double at(Luck luck, int month, int place) {
    if ((month & 1) == 0) {
      double first = luck.uniform(purpose, month, place);
      second[place] = luck.second();
      drawnIn[place] = month;
      return first;
    }
    return drawnIn[place] == month - 1 ? second[place] : luck.uniform(purpose, month, place);
  }
}
