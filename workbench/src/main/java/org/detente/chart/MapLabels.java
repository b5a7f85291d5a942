package org.detente.chart;

import java.util.Comparator;
import java.util.List;
import org.detente.chart.Canvas.Anchor;
import org.detente.chart.Canvas.Type;
import org.detente.theatre.Corridor;
import org.detente.theatre.Geography;
import org.detente.theatre.Line;
import org.detente.theatre.Settlement;
import org.detente.theatre.Theatre;
import org.detente.theatre.Zone;
import org.locationtech.jts.algorithm.construct.MaximumInscribedCircle;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.linearref.LengthIndexedLine;

/// The labels of a map, in order of importance: zones, lines, corridors, then the largest
/// settlements. Fewer rather than overlapping.
record MapLabels(
    Theatre theatre,
    List<String> languages,
    Geography geography,
    MapShapes shapes,
    Canvas canvas,
    LabelRoom room) {

  private static final double ZONE = 11.5;
  private static final double PLACE = 9.5;
  private static final double LINE = 10.5;
  private static final int MOST_PLACES = 40;
  private static final double LEADING = 1.2;
  private static final double[] ALONG = {0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9};
  private static final double PRECISION_KM = 0.5;

  void draw(List<Geometry> outlines) {
    theatre.zones().stream()
        .filter(Zone::affected)
        .sorted(Comparator.comparingDouble((Zone z) -> -outlines.get(z.index()).getArea()))
        .forEach(z -> zone(z, outlines.get(z.index()), true));
    for (Line line : theatre.lines()) {
      along(geography.project(line.geometry()), line.names().in(languages));
    }
    for (Corridor corridor : theatre.corridors()) {
      along(geography.project(corridor.geometry()), corridor.names().in(languages));
    }
    theatre.settlements().stream()
        .sorted(
            Comparator.comparingDouble((Settlement s) -> -size(s))
                .thenComparingInt(Settlement::index))
        .filter(s -> theatre.zones().get(s.zone()).affected())
        .limit(MOST_PLACES)
        .forEach(this::place);
    theatre.zones().stream()
        .filter(z -> !z.affected())
        .forEach(z -> zone(z, outlines.get(z.index()), false));
  }

  private static double size(Settlement s) {
    double sum = 0;
    for (int c = 0; c < s.residents().size(); c++) {
      sum += s.residents().get(c) + s.displaced().get(c) / 2;
    }
    return sum;
  }

  private void zone(Zone zone, Geometry outline, boolean strong) {
    if (outline.isEmpty() || outline.getArea() * shapes.perKm() * shapes.perKm() < 300) {
      return;
    }
    Coordinate c = MaximumInscribedCircle.getCenter(outline, PRECISION_KM).getCoordinate();
    List<String> lines = List.of(zone.names().in(languages).split("(?<= /) "));
    double size = strong ? ZONE : PLACE;
    double w = lines.stream().mapToDouble(l -> TextWidth.semibold(l, size)).max().orElse(0);
    double x = shapes.x(c.x);
    double h = lines.size() * size * LEADING;
    for (double shift : new double[] {0, -8, 8, -16, 16}) {
      double top = shapes.y(c.y) + shift - h / 2;
      if (room.take(new Envelope(x - w / 2 - 1, x + w / 2 + 1, top, top + h))) {
        var type = new Type(size, Anchor.MIDDLE, strong ? "#4b4028" : Palette.QUIET, strong, true);
        for (int i = 0; i < lines.size(); i++) {
          canvas.text(x, top + size * (0.95 + i * LEADING), lines.get(i), type);
        }
        return;
      }
    }
  }

  private void along(Geometry line, String name) {
    var measured = new LengthIndexedLine(line);
    double w = TextWidth.semibold(name, LINE);
    for (double share : ALONG) {
      Coordinate at = measured.extractPoint(measured.getEndIndex() * share);
      for (double side : new double[] {8, -8 - w}) {
        double x = shapes.x(at.x) + side;
        double y = shapes.y(at.y) + 4;
        if (room.take(LabelRoom.box(x, y, w, LINE))) {
          canvas.text(x, y, name, Type.strong(LINE, Anchor.START).withHalo());
          return;
        }
      }
    }
  }

  private void place(Settlement s) {
    double x = shapes.x(geography.x(s.longitude()));
    double y = shapes.y(geography.y(s.latitude()));
    double w = TextWidth.of(s.name(), PLACE);
    double r = TheatreMap.radius(size(s)) + 2;
    double[][] offsets = {{r, 3.3}, {-r - w, 3.3}, {-w / 2, -r}, {-w / 2, r + PLACE * 0.8}};
    for (double[] o : offsets) {
      if (room.take(LabelRoom.box(x + o[0], y + o[1], w, PLACE))) {
        canvas.text(x + o[0], y + o[1], s.name(), Type.of(PLACE, Anchor.START).withHalo());
        return;
      }
    }
  }
}
