package org.detente.chart;

import java.util.List;
import org.detente.theatre.Geography;
import org.detente.theatre.Line;
import org.detente.theatre.Theatre;
import org.detente.theatre.Zone;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/// The whole theatre in a corner of a map that shows only a part of it, with a frame around that
/// part. It stands in the corner where it hides least of what is at stake.
final class MapInset {

  private static final double WIDEST = 190;
  private static final double TALLEST = 220;
  private static final double MARGIN = 8;
  private static final double EDGE = 4;

  /// A map that shows nearly all needs no inset.
  private static final double WORTH = 1.5;

  private final Theatre theatre;
  private final Geography geography;
  private final MapShapes map;
  private final Envelope whole = new Envelope();

  MapInset(Theatre theatre, Geography geography, MapShapes map) {
    this.theatre = theatre;
    this.geography = geography;
    this.map = map;
    theatre.zones().forEach(z -> whole.expandToInclude(box(z.outline())));
    theatre.lines().forEach(l -> whole.expandToInclude(box(l.geometry())));
  }

  private Envelope box(Geometry degrees) {
    return geography.project(degrees).getEnvelopeInternal();
  }

  /// Draws the inset, if the map needs one, and keeps labels away from it.
  void draw(Canvas canvas, LabelRoom room) {
    if (whole.getArea() < WORTH * map.frame().intersection(whole).getArea()) {
      return;
    }
    double perKm = Math.min(WIDEST / whole.getWidth(), TALLEST / whole.getHeight());
    double w = whole.getWidth() * perKm + 2 * EDGE;
    double h = whole.getHeight() * perKm + 2 * EDGE;
    Envelope at = corner(w, h);
    canvas.rect(
        at.getMinX(),
        at.getMinY(),
        w,
        h,
        "fill=\"#fff\" stroke=\"" + Palette.RULE + "\" stroke-width=\"0.8\"");
    var small = new MapShapes(whole, perKm, at.getMinX() + EDGE, at.getMinY() + EDGE);
    for (Zone zone : theatre.zones()) {
      canvas.path(
          small.path(small.visible(geography.project(zone.outline()))),
          "fill=\"%s\" fill-rule=\"evenodd\" stroke=\"%s\" stroke-width=\"0.4\""
              .formatted(zone.affected() ? Palette.AFFECTED : Palette.LAND, Palette.ZONE_EDGE));
    }
    for (Line line : theatre.lines()) {
      canvas.path(
          small.path(small.visible(geography.project(line.geometry()))),
          "fill=\"none\" stroke=\""
              + Palette.INK
              + (line.kind() == Line.Kind.BORDER
                  ? "\" stroke-width=\"1\" stroke-dasharray=\"6 2 1.5 2\""
                  : "\" stroke-width=\"1.6\""));
    }
    Envelope part = map.frame().intersection(whole);
    canvas.rect(
        small.x(part.getMinX()),
        small.y(part.getMaxY()),
        part.getWidth() * perKm,
        part.getHeight() * perKm,
        "fill=\"none\" stroke=\"" + Palette.BLUE + "\" stroke-width=\"1.2\"");
    at.expandBy(2);
    room.block(at);
  }

  private Envelope corner(double w, double h) {
    double right = map.width() - w - MARGIN;
    double bottom = map.height() - h - MARGIN;
    Envelope best = null;
    double least = Double.POSITIVE_INFINITY;
    for (double[] c :
        List.of(
            new double[] {MARGIN, MARGIN},
            new double[] {MARGIN, bottom},
            new double[] {right, bottom},
            new double[] {right, MARGIN})) {
      var box = new Envelope(c[0], c[0] + w, c[1], c[1] + h);
      double hidden = hidden(box);
      if (hidden < least) {
        least = hidden;
        best = box;
      }
    }
    return best;
  }

  /// Area at stake, and length of lines, under a box.
  private double hidden(Envelope px) {
    Envelope km =
        new Envelope(
            map.frame().getMinX() + px.getMinX() / map.perKm(),
            map.frame().getMinX() + px.getMaxX() / map.perKm(),
            map.frame().getMaxY() - px.getMaxY() / map.perKm(),
            map.frame().getMaxY() - px.getMinY() / map.perKm());
    Geometry box = new GeometryFactory().toGeometry(km);
    double sum = 0;
    for (Zone zone : theatre.zones()) {
      double share = zone.affected() ? 100 : 0.01;
      sum += share * map.visible(geography.project(zone.outline())).intersection(box).getArea();
    }
    for (Line line : theatre.lines()) {
      sum += 50 * geography.project(line.geometry()).intersection(box).getLength();
    }
    return sum;
  }
}
