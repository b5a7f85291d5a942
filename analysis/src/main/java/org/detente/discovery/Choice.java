package org.detente.discovery;

/// Keeps the best of the candidates for the next box: the largest gain in density per case removed
/// or added; among equal gains the one with fewer restricted inputs; then the first offered.
final class Choice {

  private final int cases;
  private final double density;

  double gain = Double.NEGATIVE_INFINITY;
  int restricted;
  int input = -1;
  boolean upper;
  int category = -1;
  double limit;
  int newCases;
  int newPositives;

  /// @param cases in the present box
  /// @param positives in the present box
  Choice(int cases, int positives) {
    this.cases = cases;
    this.density = (double) positives / cases;
  }

  /// Offers a box that differs from the present one by one limit of an input of numbers.
  void offer(int j, boolean upperEnd, double newLimit, int boxCases, int boxPositives, int inputs) {
    if (better(boxCases, boxPositives, inputs)) {
      input = j;
      upper = upperEnd;
      limit = newLimit;
      category = -1;
    }
  }

  /// Offers a box that differs from the present one by one category.
  void offer(int j, int code, int boxCases, int boxPositives, int inputs) {
    if (better(boxCases, boxPositives, inputs)) {
      input = j;
      category = code;
    }
  }

  private boolean better(int boxCases, int boxPositives, int inputs) {
    double boxDensity = boxCases == 0 ? 0 : (double) boxPositives / boxCases;
    double boxGain =
        boxDensity == density ? 0 : (boxDensity - density) / Math.abs(cases - boxCases);
    if (boxGain > gain || boxGain == gain && inputs < restricted) {
      gain = boxGain;
      restricted = inputs;
      newCases = boxCases;
      newPositives = boxPositives;
      return true;
    }
    return false;
  }
}
