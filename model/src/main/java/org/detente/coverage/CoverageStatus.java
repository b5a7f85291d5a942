package org.detente.coverage;

import java.util.Locale;

/// How a community in a zone is provided for against a threat in a month.
public enum CoverageStatus {
  /// Somebody is responsible, in the lead, accepted and strong enough.
  COVERED,
  /// Somebody is responsible, with less than the evidence asks for.
  THIN,
  /// The only ones responsible are ones whom the community rejects.
  CONTESTED,
  /// Two or more are responsible and none leads.
  OVERLAPPING,
  /// Nobody is responsible.
  OPEN;

  /// The word in tables.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
