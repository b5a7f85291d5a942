package org.detente.simulation;

/// Short lists of places by which the fast form of a process tells the next where something is to
/// be done. Kept by the fast form only.
final class Shortlists {

  /// Places with communal incidents this month, ascending.
  final int[] incidentPlace;

  int incidentCount;

  /// Places with communal incidents this month or within their reach, in no order.
  final int[] reachedPlace;

  int reachedCount;

  Shortlists(Setting setting) {
    incidentPlace = new int[setting.settlements];
    reachedPlace = new int[setting.settlements];
  }

  /// Empties the lists: another run begins.
  void begin() {
    incidentCount = 0;
    reachedCount = 0;
  }
}
