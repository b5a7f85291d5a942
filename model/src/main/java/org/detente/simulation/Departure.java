package org.detente.simulation;

import java.util.Arrays;

/// When internationals leave each zone, in place of what the option says of leaving: to ask what an
/// earlier or later departure would have brought. Phases go on as planned up to the last one that
/// brings internationals to the zone.
///
/// Immutable.
public final class Departure {

  private static final int NEVER = Integer.MAX_VALUE;

  private final int[] month;

  private Departure(int[] month) {
    this.month = month;
  }

  /// Internationals stay to the end of the run.
  ///
  /// @param zones number of zones
  public static Departure never(int zones) {
    int[] month = new int[zones];
    Arrays.fill(month, NEVER);
    return new Departure(month);
  }

  /// Internationals leave each zone in a month of the run, or as soon after as they are there.
  ///
  /// @param month shape `[zones]`; below 0: never
  public static Departure at(int[] month) {
    return new Departure(Arrays.stream(month).map(m -> m < 0 ? NEVER : m).toArray());
  }

  boolean due(int zone, int now) {
    return now >= month[zone];
  }
}
