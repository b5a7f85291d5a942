package org.detente.theatre;

import java.util.List;
import org.detente.value.Names;
import org.locationtech.jts.geom.LineString;

/// A road through which zones keep their connection.
///
/// @param crosses ids of the zones it passes through
/// @param serves ids of the zones that are isolated when it is closed
/// @param heldBy id of the party that holds it at the as-of date
public record Corridor(
    String id,
    Names names,
    LineString geometry,
    List<String> crosses,
    List<String> serves,
    String heldBy) {

  public Corridor {
    crosses = List.copyOf(crosses);
    serves = List.copyOf(serves);
  }
}
