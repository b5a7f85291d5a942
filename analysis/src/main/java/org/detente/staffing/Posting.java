package org.detente.staffing;

import java.util.OptionalInt;
import org.detente.pledge.Pledge;

/// A row of the force table: units of one pledge at one place in one phase.
///
/// @param place id of the zone, or `headquarters`
/// @param phase id
/// @param contributor id
/// @param count units, 1 or more
/// @param persons of all of them
/// @param arrival month after the mandate
/// @param leave first month away; empty: stays
public record Posting(
    String place,
    String phase,
    String contributor,
    Pledge pledge,
    int count,
    int persons,
    int arrival,
    OptionalInt leave) {

  /// Whether it is there in a month.
  public boolean there(int month) {
    return arrival <= month && month < leave.orElse(Integer.MAX_VALUE);
  }
}
