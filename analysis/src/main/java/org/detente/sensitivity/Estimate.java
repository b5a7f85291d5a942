package org.detente.sensitivity;

/// An estimate with the half-width of its interval of 95%.
///
/// @param value the estimate
/// @param halfWidth 1.96 standard deviations of the estimate over bootstrap resamples
public record Estimate(double value, double halfWidth) {

  /// Quantile of the normal distribution for an interval of 95%.
  private static final double NORMAL_975 = 1.959963984540054;

  /// @param resampled the estimate in each resample, 2 or more
  static Estimate of(double value, double[] resampled) {
    double mean = 0;
    for (double r : resampled) {
      mean += r / resampled.length;
    }
    double squares = 0;
    for (double r : resampled) {
      squares += (r - mean) * (r - mean);
    }
    return new Estimate(value, NORMAL_975 * Math.sqrt(squares / (resampled.length - 1)));
  }
}
