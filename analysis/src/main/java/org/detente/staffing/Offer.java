package org.detente.staffing;

import org.detente.pledge.Pledge;

/// A pledge as it bears on one phase.
///
/// @param index position of the pledge in the theatre's list
/// @param contributor position of the contributor in the theatre's list
/// @param pledged units promised
/// @param coming units that can be counted on (F21)
/// @param from first month of the phase in which it is there
/// @param to first month in which it is not there any more; the end of the phase at the latest
/// @param missing months of the phase without it
record Offer(
    int index,
    Pledge pledge,
    int contributor,
    int pledged,
    int coming,
    int from,
    int to,
    int missing) {

  int persons() {
    return pledge.persons();
  }

  int months() {
    return Math.max(0, to - from);
  }
}
