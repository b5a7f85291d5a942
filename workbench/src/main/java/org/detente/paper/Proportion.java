package org.detente.paper;

import java.util.Optional;

/// How well a share of tries is known.
final class Proportion {

  /// Two-sided 95%.
  private static final double Z = 1.959964;

  private Proportion() {}

  /// Wilson's interval.
  ///
  /// @param share 0..1; NaN where it is not known
  /// @param tries number of independent tries
  /// @return empty where there is none
  static Optional<HeadingTable.Interval> of(double share, int tries) {
    if (tries == 0 || Double.isNaN(share)) {
      return Optional.empty();
    }
    double scale = 1 + Z * Z / tries;
    double middle = (share + Z * Z / (2 * tries)) / scale;
    double half =
        Z / scale * Math.sqrt(share * (1 - share) / tries + Z * Z / (4.0 * tries * tries));
    return Optional.of(
        new HeadingTable.Interval(Math.max(0, middle - half), Math.min(1, middle + half)));
  }
}
