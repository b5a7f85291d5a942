package org.detente.theatre;

import java.util.List;

/// A place where people live or from which they were displaced.
///
/// @param index position in the theatre's list
/// @param name may hold several forms
/// @param zone index of its zone
/// @param residents persons by community, in the theatre's order
/// @param displaced persons displaced who originate here, by community
/// @param allocated whether these figures come from an allocation of zone totals, an assumption
/// @param lineDistanceKm distance to the nearest line, km
public record Settlement(
    int index,
    String id,
    String name,
    int zone,
    double longitude,
    double latitude,
    List<Double> residents,
    List<Double> displaced,
    boolean allocated,
    double lineDistanceKm) {

  public Settlement {
    residents = List.copyOf(residents);
    displaced = List.copyOf(displaced);
  }
}
