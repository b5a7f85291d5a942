package org.detente.selfexciting;

import org.detente.numeric.Quantiles;

/// Are times, rescaled by the fitted rate, those of a Poisson process of rate 1? Two
/// Kolmogorov-Smirnov tests: times against a uniform distribution, waiting times against an
/// exponential one. As the rate was fitted to the same events, p-values are too high rather than
/// too low: a small one tells against the model, a large one says little. Source: Ogata (1988),
/// "Statistical models for earthquake occurrences and residual analysis for point processes", JASA
/// 83.
///
/// @param uniformStatistic largest distance of the distribution functions, times
/// @param uniformP its p-value
/// @param waitingStatistic largest distance, waiting times
/// @param waitingP its p-value
public record ResidualTest(
    double uniformStatistic, double uniformP, double waitingStatistic, double waitingP) {

  /// @param rescaled ascending, shape [events]
  /// @param end expected events over the whole time
  static ResidualTest of(double[] rescaled, double end) {
    int n = rescaled.length;
    double[] uniform = new double[n];
    double[] waiting = new double[n];
    for (int i = 0; i < n; i++) {
      uniform[i] = rescaled[i] / end;
      waiting[i] = -Math.expm1(-(rescaled[i] - (i == 0 ? 0 : rescaled[i - 1])));
    }
    double ofTimes = distance(uniform);
    double ofWaiting = distance(Quantiles.sorted(waiting));
    return new ResidualTest(ofTimes, p(ofTimes, n), ofWaiting, p(ofWaiting, n));
  }

  private static double distance(double[] sorted) {
    int n = sorted.length;
    double most = 0;
    for (int i = 0; i < n; i++) {
      most = Math.max(most, Math.max((i + 1.0) / n - sorted[i], sorted[i] - (double) i / n));
    }
    return most;
  }

  /// Kolmogorov's limit with the correction for small samples of Stephens (1970), JRSS B 32.
  static double p(double statistic, int n) {
    double root = Math.sqrt(n);
    double x = statistic * (root + 0.12 + 0.11 / root);
    if (x < 0.2) {
      return 1;
    }
    double sum = 0;
    for (int k = 1; k <= 100; k++) {
      sum += (k % 2 == 1 ? 2 : -2) * Math.exp(-2.0 * k * k * x * x);
    }
    return Math.clamp(sum, 0, 1);
  }
}
