package org.detente.handover;

import java.util.Locale;

/// When internationals leave a zone.
public enum Leaving {
  /// Two years before the benchmarks are met.
  EARLY(-24),
  /// In the month in which they are met.
  BENCHMARK(0),
  /// Two years after.
  LATE(24);

  private final int months;

  Leaving(int months) {
    this.months = months;
  }

  /// Months after the benchmarks are met.
  int months() {
    return months;
  }

  /// As in tables.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
