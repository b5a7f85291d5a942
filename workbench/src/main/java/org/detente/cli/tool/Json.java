package org.detente.cli.tool;

/// What JSON has no word for.
final class Json {

  private Json() {}

  /// The number, or null where there is none or no end: JSON knows neither NaN nor infinity.
  static Double number(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
