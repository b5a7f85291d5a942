package org.detente.chart;

import java.util.List;
import java.util.stream.Stream;
import org.detente.chart.Canvas.Anchor;
import org.detente.chart.Canvas.Type;
import org.detente.theatre.Geography;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.GeometryFixer;

/// A small map of shapes that are not a theatre yet: zones by who holds them, lines, places. It
/// shows whether a file was understood.
public final class PlacesMap {

  private static final double WIDTH = 560;
  private static final double TALLEST = 420;
  private static final double NARROWEST = 240;
  private static final double MARGIN = 10;
  private static final double KEY = 20;
  private static final double LETTERS = 11;
  private static final double LEAST_KM = 1;

  /// Directions of hatches, by group: told apart in grey print too.
  private static final double[] HATCH = {45, -45, 0, 90, 20, -20};

  private static final double HATCH_PX = 7;

  private PlacesMap() {}

  /// A zone.
  ///
  /// @param outline degrees
  /// @param group index of who holds it; -1: not known
  public record Area(String name, Geometry outline, int group) {}

  /// A place.
  ///
  /// @param name with what is said of it, for those who hear the picture
  /// @param outside whether it lies in no zone
  public record Place(String name, Coordinate degrees, boolean outside) {}

  /// Draws.
  ///
  /// @param groups who holds zones, in words
  /// @param lines degrees
  /// @param places degrees
  /// @param title of the picture, for those who hear it
  /// @param description likewise
  /// @return empty text where there is nothing to draw
  public static String svg(
      List<Area> areas,
      List<String> groups,
      List<Geometry> lines,
      List<Place> places,
      String title,
      String description) {
    var factory = new GeometryFactory();
    List<Geometry> all =
        Stream.of(
                areas.stream().map(Area::outline),
                lines.stream(),
                places.stream().map(p -> (Geometry) factory.createPoint(p.degrees())))
            .flatMap(s -> s)
            .filter(g -> !g.isEmpty())
            .toList();
    if (all.isEmpty()) {
      return "";
    }
    Geography geography = Geography.around(all);
    var frame = new Envelope();
    all.forEach(g -> frame.expandToInclude(geography.project(g).getEnvelopeInternal()));
    frame.expandBy(Math.max(LEAST_KM, frame.getDiameter() * 0.03));
    double perKm = Math.min((WIDTH - 2 * MARGIN) / frame.getWidth(), TALLEST / frame.getHeight());
    boolean keyed = !groups.isEmpty() && areas.stream().anyMatch(a -> a.group() >= 0);
    double key = keyed ? KEY * groups.size() + 6 : 0;
    double height = frame.getHeight() * perKm + 2 * MARGIN + key;
    var shapes = new MapShapes(frame, perKm, MARGIN, MARGIN);
    double width = Math.max(NARROWEST, frame.getWidth() * perKm + 2 * MARGIN);
    var canvas = new Canvas(width, height, title, description);
    for (Area area : areas) {
      canvas.mark(
          area.group() >= 0 ? area.name() + ": " + groups.get(area.group()) : area.name(),
          () -> area(canvas, shapes, GeometryFixer.fix(geography.project(area.outline())), area));
    }
    for (Geometry line : lines) {
      canvas.path(
          shapes.path(geography.project(line)),
          "fill=\"none\" stroke=\"" + Palette.INK + "\" stroke-width=\"2.2\"");
    }
    double r = places.size() > 400 ? 1.2 : 2.2;
    for (Place place : places) {
      double x = shapes.x(geography.x(place.degrees().x));
      double y = shapes.y(geography.y(place.degrees().y));
      if (place.outside()) {
        String d =
            "M%s %sL%s %sM%s %sL%s %s"
                .formatted(
                    Canvas.px(x - 4),
                    Canvas.px(y - 4),
                    Canvas.px(x + 4),
                    Canvas.px(y + 4),
                    Canvas.px(x - 4),
                    Canvas.px(y + 4),
                    Canvas.px(x + 4),
                    Canvas.px(y - 4));
        canvas.mark(
            place.name(),
            () ->
                canvas.path(
                    d, "fill=\"none\" stroke=\"" + Palette.VERMILION + "\" stroke-width=\"2\""));
      } else {
        canvas.circle(x, y, r, "fill=\"" + Palette.INK + "\"");
      }
    }
    labels(canvas, shapes, geography, areas, places);
    for (int g = 0; keyed && g < groups.size(); g++) {
      double y = height - key + g * KEY + 4;
      var box = new GeometryFactory().toGeometry(new Envelope(0, 20 / perKm, 0, 12 / perKm));
      var small = new MapShapes(new Envelope(0, 20 / perKm, 0, 12 / perKm), perKm, MARGIN, y);
      paint(canvas, small, box, g);
      canvas.text(MARGIN + 28, y + 10, groups.get(g), Type.of(LETTERS, Anchor.START));
    }
    return canvas.svg();
  }

  private static void area(Canvas canvas, MapShapes shapes, Geometry km, Area area) {
    paint(canvas, shapes, km, area.group());
  }

  private static void paint(Canvas canvas, MapShapes shapes, Geometry km, int group) {
    canvas.path(
        shapes.path(km),
        "fill=\"%s\" fill-rule=\"evenodd\" stroke=\"%s\" stroke-width=\"1\""
            .formatted(group < 0 ? Palette.LAND : Palette.AFFECTED, Palette.ZONE_EDGE));
    if (group >= 0) {
      canvas.path(
          shapes.path(shapes.hatch(km, HATCH[group % HATCH.length], HATCH_PX)),
          "fill=\"none\" stroke=\""
              + Palette.CATEGORIES.get(group % Palette.CATEGORIES.size())
              + "\" stroke-width=\"1\"");
    }
  }

  private static void labels(
      Canvas canvas, MapShapes shapes, Geography geography, List<Area> areas, List<Place> places) {
    var room =
        new LabelRoom(
            new Envelope(MARGIN, MARGIN + shapes.width(), MARGIN, MARGIN + shapes.height()));
    for (Place place : places) {
      if (place.outside()) {
        var at =
            new Envelope(
                new Coordinate(
                    shapes.x(geography.x(place.degrees().x)),
                    shapes.y(geography.y(place.degrees().y))));
        at.expandBy(5);
        room.block(at);
      }
    }
    for (Area area : areas) {
      if (area.outline().isEmpty()) {
        continue;
      }
      Coordinate at =
          GeometryFixer.fix(geography.project(area.outline())).getInteriorPoint().getCoordinate();
      if (at == null) {
        continue;
      }
      double w = TextWidth.of(area.name(), LETTERS);
      double x = shapes.x(at.x);
      double y = shapes.y(at.y);
      if (room.take(new Envelope(x - w / 2 - 2, x + w / 2 + 2, y - LETTERS, y + 3))) {
        canvas.text(x, y, area.name(), Type.strong(LETTERS, Anchor.MIDDLE).withHalo());
      }
    }
  }
}
