package org.detente.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.detente.chart.Canvas.Anchor;
import org.detente.chart.Canvas.Type;
import org.detente.message.Texts;
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
    Texts texts,
    Theatre theatre,
    List<String> languages,
    Geography geography,
    MapShapes shapes,
    Canvas canvas,
    LabelRoom room) {

  private static final double ZONE = 12;
  private static final double PLACE = 10.5;
  private static final double LINE = 11;
  private static final double LINE_WIDTH = 150;
  private static final double SIDE = 8;
  private static final int MOST_PLACES = 20;
  private static final int FIRST_PLACES = 2;
  private static final double CLEARANCE_PX = 4;
  private static final double LEADING = 1.2;
  private static final double[] ALONG = {0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9};
  private static final double[] SHIFTS = {0, 8, 14, 20, 26, 34, 44, 56, 70, 86};
  private static final int DIRECTIONS = 12;
  private static final double PRECISION_KM = 0.5;
  private static final double[] FAR = {14, 20, 28};
  private static final double[][] WAYS = {
    {1, 0}, {-1, 0}, {0.8, -0.6}, {0.8, 0.6}, {-0.8, -0.6}, {-0.8, 0.6}, {0, -1}, {0, 1}
  };

  void draw(List<Geometry> outlines) {
    theatre.lines().forEach(l -> avoid(shapes.visible(geography.project(l.geometry()))));
    theatre.corridors().forEach(c -> avoid(shapes.visible(geography.project(c.geometry()))));
    theatre.settlements().forEach(this::avoid);
    List<Settlement> places =
        theatre.settlements().stream()
            .filter(s -> theatre.zones().get(s.zone()).affected())
            .sorted(
                Comparator.comparingDouble((Settlement s) -> -size(s))
                    .thenComparingInt(Settlement::index))
            .limit(MOST_PLACES)
            .toList();
    var placed = new HashSet<String>();
    places.stream().limit(FIRST_PLACES).filter(this::place).forEach(s -> placed.add(s.name()));
    for (Line line : theatre.lines()) {
      along(
          shapes.visible(geography.project(line.geometry())),
          texts.own(line.names().in(languages)));
    }
    theatre.zones().stream()
        .filter(Zone::affected)
        .filter(z -> !placed.contains(z.names().in(languages)))
        .sorted(
            Comparator.comparingDouble((Zone z) -> -outlines.get(z.index()).getArea())
                .thenComparingInt(Zone::index))
        .forEach(z -> zone(z, outlines.get(z.index()), true));
    for (Corridor corridor : theatre.corridors()) {
      along(
          shapes.visible(geography.project(corridor.geometry())),
          texts.own(corridor.names().in(languages)));
    }
    places.stream().skip(FIRST_PLACES).filter(s -> !named(s)).forEach(this::place);
    theatre.zones().stream()
        .filter(z -> !z.affected())
        .forEach(z -> zone(z, outlines.get(z.index()), false));
  }

  /// Whether a place is called like its zone, whose name stands there already.
  private boolean named(Settlement s) {
    return theatre.zones().get(s.zone()).names().in(languages).equals(s.name());
  }

  /// Tells the room of a place drawn large.
  private void avoid(Settlement s) {
    double people = s.residents().stream().mapToDouble(Double::doubleValue).sum();
    if (people >= TheatreMap.CIRCLE_FROM) {
      double r = TheatreMap.radius(people) + 0.5;
      double x = shapes.x(geography.x(s.longitude()));
      double y = shapes.y(geography.y(s.latitude()));
      room.drawn(new Envelope(x - r, x + r, y - r, y + r));
    }
  }

  /// Tells the room where a line runs.
  private void avoid(Geometry line) {
    if (line.isEmpty()) {
      return;
    }
    var measured = new LengthIndexedLine(line);
    double step = CLEARANCE_PX / shapes.perKm();
    for (double at = 0; at <= measured.getEndIndex(); at += step) {
      Coordinate c = measured.extractPoint(at);
      double x = shapes.x(c.x);
      double y = shapes.y(c.y);
      room.drawn(
          new Envelope(
              x - CLEARANCE_PX / 2,
              x + CLEARANCE_PX / 2,
              y - CLEARANCE_PX / 2,
              y + CLEARANCE_PX / 2));
    }
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
    List<String> lines = texts.own(List.of(zone.names().in(languages).split("(?<= /) ")));
    double size = strong ? ZONE : PLACE;
    double w = lines.stream().mapToDouble(l -> TextWidth.semibold(l, size)).max().orElse(0);
    double h = lines.size() * size * LEADING;
    var type =
        new Type(size, Anchor.MIDDLE, strong ? Palette.ZONE_NAME : Palette.QUIET, strong, true);
    for (boolean clear : strong ? new boolean[] {true, false} : new boolean[] {true}) {
      for (double[] shift : shifts()) {
        double top = shapes.y(c.y) + shift[1] - h / 2;
        double x = shapes.x(c.x) + shift[0];
        var box = new Envelope(x - w / 2 - 1, x + w / 2 + 1, top, top + h);
        boolean inside = inside(outline, x, top + h / 2);
        if (!inside && (!strong || !free(c, box))) {
          continue;
        }
        if (clear ? room.takeClear(box) : room.take(box)) {
          if (!inside) {
            leader(shapes.x(c.x), shapes.y(c.y), box);
          }
          for (int i = 0; i < lines.size(); i++) {
            canvas.text(x, top + size * (0.95 + i * LEADING), lines.get(i), type);
          }
          return;
        }
      }
    }
  }

  /// Where a name may stand against the middle of its zone, nearest first.
  private static List<double[]> shifts() {
    var shifts = new ArrayList<double[]>();
    for (double far : SHIFTS) {
      for (int d = 0; d < (far == 0 ? 1 : DIRECTIONS); d++) {
        double angle = 2 * Math.PI * d / DIRECTIONS;
        shifts.add(new double[] {far * StrictMath.sin(angle), -far * StrictMath.cos(angle)});
      }
    }
    return shifts;
  }

  /// Whether a name stands in its zone; one outside is tied to it by a line.
  private boolean inside(Geometry outline, double x, double y) {
    var middle = new Coordinate(shapes.frame().getMinX() + x / shapes.perKm(), km(y));
    return outline.contains(outline.getFactory().createPoint(middle));
  }

  /// Whether the line from a zone to its name would cross no other name.
  private boolean free(Coordinate zone, Envelope box) {
    double px = shapes.x(zone.x);
    double py = shapes.y(zone.y);
    return room.free(
        px,
        py,
        nearest(px, box.getMinX(), box.getMaxX()),
        nearest(py, box.getMinY(), box.getMaxY()));
  }

  private static double nearest(double value, double low, double high) {
    return Math.max(low, Math.min(high, value));
  }

  private double km(double y) {
    return shapes.frame().getMaxY() - (y - shapes.offsetY()) / shapes.perKm();
  }

  /// From a point to the nearest edge of a box.
  private void leader(double px, double py, Envelope box) {
    double ex = nearest(px, box.getMinX(), box.getMaxX());
    double ey = nearest(py, box.getMinY(), box.getMaxY());
    room.line(px, py, ex, ey);
    if (Math.hypot(ex - px, ey - py) > 2) {
      canvas.line(px, py, ex, ey, "stroke=\"" + Palette.QUIET + "\" stroke-width=\"0.6\"");
    }
  }

  private void along(Geometry line, String name) {
    if (line.isEmpty()) {
      return;
    }
    var measured = new LengthIndexedLine(line);
    List<String> lines = TextWidth.wrap(name, LINE, LINE_WIDTH, 3);
    double w = lines.stream().mapToDouble(l -> TextWidth.semibold(l, LINE)).max().orElse(0);
    double h = lines.size() * LINE * LEADING;
    for (double share : ALONG) {
      Coordinate at = measured.extractPoint(measured.getEndIndex() * share);
      for (double side : new double[] {SIDE, -SIDE - w, 3 * SIDE, -3 * SIDE - w}) {
        double x = shapes.x(at.x) + side;
        double top = shapes.y(at.y) - h / 2;
        if (room.takeClear(new Envelope(x - 1, x + w + 1, top, top + h))) {
          double y = top + LINE * 0.95;
          for (int i = 0; i < lines.size(); i++) {
            canvas.text(
                x,
                y + i * LINE * LEADING,
                lines.get(i),
                Type.strong(LINE, Anchor.START).withHalo());
          }
          return;
        }
      }
    }
  }

  /// @return whether there was room for the name
  private boolean place(Settlement s) {
    double x = shapes.x(geography.x(s.longitude()));
    double y = shapes.y(geography.y(s.latitude()));
    double w = TextWidth.of(s.name(), PLACE);
    double r = TheatreMap.radius(size(s)) + 2;
    double[][] offsets = {{r, 3.3}, {-r - w, 3.3}, {-w / 2, -r}, {-w / 2, r + PLACE * 0.8}};
    for (double[] o : offsets) {
      if (room.takeClear(LabelRoom.box(x + o[0], y + o[1], w, PLACE))) {
        canvas.text(
            x + o[0], y + o[1], texts.own(s.name()), Type.of(PLACE, Anchor.START).withHalo());
        return true;
      }
    }
    return size(s) >= TheatreMap.CIRCLE_FROM && beside(s, x, y, w);
  }

  /// A large place in a crowd has its name a little away, with a line.
  private boolean beside(Settlement s, double x, double y, double w) {
    for (double far : FAR) {
      for (double[] way : WAYS) {
        double left = x + far * way[0] - (way[0] < 0 ? w : way[0] > 0 ? 0 : w / 2);
        double base = y + far * way[1] + PLACE * 0.33;
        Envelope box = LabelRoom.box(left, base, w, PLACE);
        double ex = nearest(x, box.getMinX(), box.getMaxX());
        double ey = nearest(y, box.getMinY(), box.getMaxY());
        if (room.free(x, y, ex, ey) && room.takeClear(box)) {
          leader(x, y, box);
          canvas.text(left, base, texts.own(s.name()), Type.of(PLACE, Anchor.START).withHalo());
          return true;
        }
      }
    }
    return false;
  }
}
