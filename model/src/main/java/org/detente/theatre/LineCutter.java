package org.detente.theatre;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.linearref.LengthIndexedLine;

/// Cuts lines into equal pieces and finds the zones next to them.
final class LineCutter {

  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  private final Geography geography;
  private final List<String> holders;
  private final List<Geometry> outlines;

  /// @param holders party that holds each zone, in the theatre's order
  /// @param outlines of each zone, in the same order; degrees
  LineCutter(Geography geography, List<String> holders, List<Geometry> outlines) {
    this.geography = geography;
    this.holders = List.copyOf(holders);
    this.outlines = outlines.stream().map(geography::project).toList();
  }

  /// Cuts all lines: `max(1, round(length / wanted))` pieces of equal drawn length each.
  ///
  /// @param lines in the theatre's order
  /// @param wanted_km wanted length of a piece, by line
  List<Segment> cut(List<Line> lines, List<Double> wanted_km) {
    List<Segment> segments = new ArrayList<>();
    for (int line = 0; line < lines.size(); line++) {
      double length_km = lines.get(line).lengthKm();
      int pieces = (int) Math.max(1, StrictMath.round(length_km / wanted_km.get(line)));
      Geometry drawn = geography.project(lines.get(line).geometry());
      var along = new LengthIndexedLine(drawn);
      for (int piece = 0; piece < pieces; piece++) {
        Coordinate middle = along.extractPoint(drawn.getLength() * (piece + 0.5) / pieces);
        segments.add(
            new Segment(
                segments.size(),
                line,
                geography.longitude(middle.x),
                geography.latitude(middle.y),
                length_km / pieces,
                nearest(middle, ""),
                lines.get(line).sides().stream().map(side -> nearest(middle, side)).toList()));
      }
    }
    return segments;
  }

  /// Km of line for which each zone is the nearest one on its side.
  double[] lineKm(List<Segment> segments) {
    var lineKm = new double[outlines.size()];
    for (Segment segment : segments) {
      for (int zone : segment.zones()) {
        if (zone >= 0) {
          lineKm[zone] += segment.lengthKm();
        }
      }
    }
    return lineKm;
  }

  // The nearest zone that a party holds (any, if empty), the first of equals; -1 if there is none.
  private int nearest(Coordinate middle, String party) {
    Point point = GEOMETRY.createPoint(middle);
    var box = new Envelope(middle);
    int nearest = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int zone = 0; zone < outlines.size(); zone++) {
      Geometry outline = outlines.get(zone);
      boolean asked = party.isEmpty() || holders.get(zone).equals(party);
      if (asked && outline.getEnvelopeInternal().distance(box) < least) {
        double distance = outline.distance(point);
        if (distance < least) {
          least = distance;
          nearest = zone;
        }
      }
    }
    return nearest;
  }
}
