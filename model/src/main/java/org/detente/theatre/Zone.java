package org.detente.theatre;

import java.util.List;
import org.detente.value.Names;
import org.locationtech.jts.geom.Geometry;

/// A zone: the part of the theatre for which an option makes one plan.
///
/// @param index position in the theatre's list of zones
/// @param zoneClass free word by which options may address several zones at once
/// @param outline longitude and latitude, WGS84
/// @param heldBy id of the party in control at the as-of date
/// @param modality what the source says about security here
/// @param affected whether withdrawal, return or cohabitation is at stake here
/// @param residents persons by community, in the theatre's order
/// @param displaced persons displaced who originate here, by community
/// @param policeCapacity 0..1 at the as-of date
/// @param mined 0..1 share of the land people need that is suspected mined
/// @param damaged 0..1 share of the homes of the displaced that is ruined
/// @param providers who provides security at the as-of date
/// @param lineKm km of line for which this zone is the nearest on its side, by the literature's
///   lengths
/// @param source where population and status come from
public record Zone(
    int index,
    String id,
    Names names,
    String zoneClass,
    Geometry outline,
    String heldBy,
    String modality,
    boolean affected,
    List<Double> residents,
    List<Double> displaced,
    double policeCapacity,
    double mined,
    double damaged,
    List<Presence> providers,
    double lineKm,
    String source) {

  public Zone {
    residents = List.copyOf(residents);
    displaced = List.copyOf(displaced);
    providers = List.copyOf(providers);
  }

  /// Residents and displaced by origin, persons.
  public double people() {
    double sum = 0;
    for (int c = 0; c < residents.size(); c++) {
      sum += residents.get(c) + displaced.get(c);
    }
    return sum;
  }
}
