package org.detente.handover;

import org.detente.simulation.Simulation;

/// Incidents and contact of every zone, month by month, in one run: both counted from the
/// beginning, so that any window is a difference.
///
/// Not thread-safe.
final class ZoneDiary {

  private final int zones;
  private final double[] incidents;
  private final double[] contact;

  ZoneDiary(int months, int zones) {
    this.zones = zones;
    incidents = new double[(months + 1) * zones];
    contact = new double[(months + 1) * zones];
  }

  /// Notes the end of a month.
  void note(Simulation run, int month) {
    for (int z = 0; z < zones; z++) {
      incidents[(month + 1) * zones + z] = run.zoneIncidents(z);
      contact[(month + 1) * zones + z] = run.zoneContactYears(z);
    }
  }

  /// Incidents from a month up to before another.
  double incidents(int zone, int from, int to) {
    return incidents[to * zones + zone] - incidents[from * zones + zone];
  }

  /// Contact in the same months, person-years.
  double contact(int zone, int from, int to) {
    return contact[to * zones + zone] - contact[from * zones + zone];
  }
}
