package org.detente.validation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What is compared with what happened, always by calendar year.
public enum Outcome {
  /// Deaths reported in the year, war included.
  DEATHS,
  /// Persons who returned in the year.
  RETURNS,
  /// Persons in local police at the end of the year.
  POLICE_STRENGTH,
  /// Whether large-scale war broke out in the year: 0 or 1.
  WAR;

  /// The word in `observed.csv`.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The outcome with a word, if there is one.
  public static Optional<Outcome> of(String id) {
    return Arrays.stream(values()).filter(o -> o.id().equals(id)).findFirst();
  }
}
