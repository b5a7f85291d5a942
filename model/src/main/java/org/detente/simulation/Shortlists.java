package org.detente.simulation;

import java.util.Arrays;

/// Short lists of places by which the fast form of a process tells the next where something is to
/// be done. Kept by the fast form only.
final class Shortlists {

  /// Places with communal incidents this month, ascending.
  final int[] incidentPlace;

  int incidentCount;

  /// Places with communal incidents this month or within their reach, in no order.
  final int[] reachedPlace;

  int reachedCount;

  /// Last month in which a place of a zone was reached.
  final int[] reachedIn;

  Shortlists(Setting setting) {
    reachedIn = new int[setting.zones];
    incidentPlace = new int[setting.settlements];
    reachedPlace = new int[setting.settlements];
  }

  /// Empties the lists: another run begins.
  void begin() {
    Arrays.fill(reachedIn, -1);
    incidentCount = 0;
    reachedCount = 0;
  }
}
