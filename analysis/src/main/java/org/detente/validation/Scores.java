package org.detente.validation;

/// Proper scores: the smaller the better, and smallest in expectation for whoever says what they
/// believe (Gneiting and Raftery 2007).
public final class Scores {

  private Scores() {}

  /// Continuous ranked probability score of an ensemble, on log(1 + y), so that a factor counts the
  /// same in a small place and in a large one.
  ///
  /// @param sorted draws of equal weight, ascending, each 0 or more; at least one
  /// @param observed 0 or more
  /// @return 0 or more; mean distance to the draws less half the mean distance between draws
  public static double crps(double[] sorted, double observed) {
    int n = sorted.length;
    double y = Math.log1p(observed);
    double toObserved = 0;
    double between = 0;
    for (int i = 0; i < n; i++) {
      double x = Math.log1p(sorted[i]);
      toObserved += Math.abs(x - y);
      // Over all pairs |x_i - x_j| adds up to this for sorted x.
      between += (2.0 * i - n + 1) * x;
    }
    return toObserved / n - between / ((double) n * n);
  }

  /// Brier score of a probability.
  ///
  /// @param happened 0 or 1
  public static double brier(double probability, double happened) {
    return (probability - happened) * (probability - happened);
  }

  /// Logarithmic score of a share of an ensemble, pulled away from 0 and 1 by half a draw, since no
  /// finite ensemble can tell never from rarely.
  ///
  /// @param count draws in which it happened
  /// @param n draws
  public static double log(int count, int n, double happened) {
    double p = (count + 0.5) / (n + 1);
    return -Math.log(happened > 0 ? p : 1 - p);
  }

  /// Where an observation lies among draws: the share below it, and half of those equal to it.
  ///
  /// @param sorted ascending
  /// @return 0..1; even over 0..1 for a calibrated forecast of continuous values
  public static double rank(double[] sorted, double observed) {
    double below = 0;
    for (double x : sorted) {
      below += x < observed ? 1 : x == observed ? 0.5 : 0;
    }
    return below / sorted.length;
  }
}
