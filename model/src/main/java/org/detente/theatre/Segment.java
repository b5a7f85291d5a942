package org.detente.theatre;

/// A piece of a line, about 5 km long.
///
/// @param index position among all segments of the theatre; pieces of a line follow each other
/// @param line index of the line
/// @param longitude of its middle, degrees
/// @param latitude of its middle, degrees
/// @param lengthKm by the literature's length of the line
/// @param zone index of the nearest zone: incidents are counted there
/// @param zones indices of the nearest zone held by each side of the line, in the order of its
///   sides; -1 where a side holds none
public record Segment(
    int index,
    int line,
    double longitude,
    double latitude,
    double lengthKm,
    int zone,
    java.util.List<Integer> zones) {

  public Segment {
    zones = java.util.List.copyOf(zones);
  }
}
