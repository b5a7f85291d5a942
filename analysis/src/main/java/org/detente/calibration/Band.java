package org.detente.calibration;

/// 5%, 50% and 95% quantiles.
public record Band(double p05, double p50, double p95) {

  /// Whether a value lies within the outer two, both inside.
  public boolean holds(double value) {
    return p05 <= value && value <= p95;
  }
}
