package org.detente.coverage;

import org.detente.option.Option;
import org.detente.theatre.Presence;
import org.detente.theatre.Presence.UnitType;
import org.detente.theatre.Theatre;
import org.detente.theatre.Zone;

/// Strength of local police as an option plans it. The simulation follows what police can do, not
/// how many there are; their number is what the agreement says.
public final class LocalPolice {

  private LocalPolice() {}

  /// Police and formed police of all providers but internationals, all zones, by central dates.
  ///
  /// @param month from the as-of date
  /// @return persons, 0 or more
  public static double persons(Theatre theatre, Option option, int month) {
    var timeline = new Timeline(theatre, option);
    double persons = 0;
    for (Zone zone : theatre.zones()) {
      for (Presence presence : timeline.presences(zone, month)) {
        if (!presence.international()) {
          persons += presence.persons(UnitType.POLICE, zone);
          persons += presence.persons(UnitType.FORMED_POLICE, zone);
        }
      }
    }
    return persons;
  }
}
