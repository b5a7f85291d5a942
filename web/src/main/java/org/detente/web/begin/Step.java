package org.detente.web.begin;

import java.util.Locale;
import java.util.Optional;

/// The steps in which a theatre is begun, in their order.
public enum Step {
  FRAME,
  PARTIES,
  ZONES,
  LINES,
  SETTLEMENTS,
  REVIEW;

  /// As it stands in addresses and before the names of its fields.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// A step by its word.
  public static Optional<Step> of(String word) {
    for (Step step : values()) {
      if (step.word().equals(word)) {
        return Optional.of(step);
      }
    }
    return Optional.empty();
  }

  /// Whether a file is brought in it.
  public boolean brings() {
    return this == ZONES || this == LINES || this == SETTLEMENTS;
  }

  /// The step after it; the last is its own.
  public Step next() {
    return values()[Math.min(ordinal() + 1, values().length - 1)];
  }
}
