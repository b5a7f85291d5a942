package org.detente.theatre;

import java.util.List;
import java.util.Map;
import org.detente.value.Names;
import org.locationtech.jts.geom.LineString;

/// A line along which forces face each other.
///
/// @param geometry longitude and latitude, WGS84; drawn, hence shorter than the literature's length
/// @param lengthKm by the literature
/// @param sides ids of the two opposing parties
/// @param forces party id to persons deployed along it
/// @param incidentWeight incidents per km relative to other lines
public record Line(
    String id,
    Names names,
    Kind kind,
    LineString geometry,
    double lengthKm,
    List<String> sides,
    Map<String, Double> forces,
    double incidentWeight,
    String source) {

  public Line {
    sides = List.copyOf(sides);
    forces = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(forces));
  }

  /// What a line is.
  public enum Kind {
    LINE_OF_CONTACT,
    BORDER
  }
}
