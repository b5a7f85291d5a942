package org.detente.chart;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;

/// Turns shapes in km into paths in px: simplified, clipped to the frame, rounded.
///
/// @param frame km shown
/// @param perKm px per km
/// @param offsetX px left of the frame
/// @param offsetY px above the frame
record MapShapes(Envelope frame, double perKm, double offsetX, double offsetY) {

  /// Detail finer than this is left out.
  private static final double TOLERANCE_PX = 0.45;

  double x(double km) {
    return offsetX + (km - frame.getMinX()) * perKm;
  }

  double y(double km) {
    return offsetY + (frame.getMaxY() - km) * perKm;
  }

  double width() {
    return frame.getWidth() * perKm;
  }

  double height() {
    return frame.getHeight() * perKm;
  }

  /// What of a shape lies in the frame, in km.
  Geometry visible(Geometry km) {
    Geometry simple = TopologyPreservingSimplifier.simplify(km, TOLERANCE_PX / perKm);
    Geometry box = new GeometryFactory().toGeometry(frame);
    return GeometryFixer.fix(simple).intersection(box);
  }

  /// Path data of lines and outlines.
  String path(Geometry km) {
    var d = new StringBuilder();
    for (int i = 0; i < km.getNumGeometries(); i++) {
      switch (km.getGeometryN(i)) {
        case Polygon polygon -> {
          ring(polygon.getExteriorRing(), d);
          for (int r = 0; r < polygon.getNumInteriorRing(); r++) {
            ring(polygon.getInteriorRingN(r), d);
          }
        }
        case LineString line -> points(line.getCoordinates(), line.getNumPoints(), d);
        default -> {}
      }
    }
    return d.toString();
  }

  private void ring(LineString ring, StringBuilder d) {
    if (ring.isEmpty()) {
      return;
    }
    points(ring.getCoordinates(), ring.getNumPoints() - 1, d);
    d.append('Z');
  }

  private void points(Coordinate[] points, int count, StringBuilder d) {
    for (int i = 0; i < count; i++) {
      d.append(i == 0 ? 'M' : 'L')
          .append(Canvas.px(x(points[i].x)))
          .append(' ')
          .append(Canvas.px(y(points[i].y)));
    }
  }

  /// Parallel lines inside a shape, in km.
  ///
  /// @param degrees of the lines against east
  /// @param step px between lines
  Geometry hatch(Geometry km, double degrees, double step) {
    Envelope box = km.getEnvelopeInternal();
    double angle = StrictMath.toRadians(degrees);
    double dx = StrictMath.cos(angle);
    double dy = StrictMath.sin(angle);
    double reach = box.getDiameter();
    double distance = step / perKm;
    var factory = new GeometryFactory();
    Coordinate middle = box.centre();
    double along = middle.x * -dy + middle.y * dx;
    double first = Math.ceil((along - reach / 2) / distance) * distance;
    var lines = new java.util.ArrayList<LineString>();
    for (double c = first; c < along + reach / 2; c += distance) {
      double px = middle.x + (c - along) * -dy;
      double py = middle.y + (c - along) * dx;
      lines.add(
          factory.createLineString(
              new Coordinate[] {
                new Coordinate(px - dx * reach, py - dy * reach),
                new Coordinate(px + dx * reach, py + dy * reach)
              }));
    }
    return factory.createMultiLineString(lines.toArray(LineString[]::new)).intersection(km);
  }
}
