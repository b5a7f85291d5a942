package org.detente.value;

/// A range of plausible values with a central one: `low <= central <= high`, all finite.
///
/// @param low lowest plausible value
/// @param central the value used where one is needed
/// @param high highest plausible value
public record Range(double low, double central, double high) {

  public Range {
    if (!(Double.isFinite(low) && Double.isFinite(high) && low <= central && central <= high)) {
      throw new IllegalArgumentException(
          "a range needs low <= central <= high, but is [%s, %s, %s]"
              .formatted(low, central, high));
    }
  }

  /// A range without width.
  public static Range exactly(double value) {
    return new Range(value, value, value);
  }

  /// The value at a quantile of the piecewise linear distribution whose median is `central`: half
  /// of the mass between low and central, half between central and high, each uniform.
  ///
  /// @param u quantile, 0..1
  /// @return low at 0, central at 0.5, high at 1
  public double at(double u) {
    return u < 0.5 ? low + (central - low) * (2 * u) : central + (high - central) * (2 * u - 1);
  }

  /// Whether the three values are one.
  public boolean isPoint() {
    return low == high;
  }
}
