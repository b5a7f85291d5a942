package org.detente.input;

import java.util.Optional;

/// Says what numbers are allowed.
final class Bounds {

  private Bounds() {}

  /// What would be right, if a value lies outside; both ends are inside, infinite ends are open.
  static Optional<String> complaint(double value, double min, double max) {
    if (value >= min && value <= max) {
      return Optional.empty();
    }
    if (max == Double.POSITIVE_INFINITY) {
      return Optional.of("it must be at least " + Words.say(min));
    }
    if (min == Double.NEGATIVE_INFINITY) {
      return Optional.of("it must be at most " + Words.say(max));
    }
    return Optional.of("it must lie between " + Words.say(min) + " and " + Words.say(max));
  }
}
