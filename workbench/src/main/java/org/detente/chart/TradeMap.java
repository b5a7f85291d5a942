package org.detente.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.detente.chart.Canvas.Anchor;
import org.detente.chart.Canvas.Type;
import org.detente.message.Texts;
import org.detente.theatre.Geography;
import org.detente.theatre.Theatre;
import org.detente.theatre.Zone;
import org.locationtech.jts.algorithm.construct.MaximumInscribedCircle;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/// Where the changes of a package lie: zones at stake, those in which something changes with the
/// numbers of the trades that touch them.
public final class TradeMap {

  private static final double WIDTH = 760;
  private static final double MAP = 400;
  private static final double TALLEST = 330;
  private static final double MARGIN_KM = 2;
  private static final double SMALL = 10.5;
  private static final double LEADING = 15;
  private static final double HEAD_LEADING = SMALL * 1.25;
  private static final double PRECISION_KM = 0.3;
  private static final double TOP = 22;

  private TradeMap() {}

  /// Draws.
  ///
  /// @param languages in the order the reader prefers
  /// @param trades zone id to the numbers of the trades that change something there
  public static String svg(
      Texts texts,
      String title,
      Theatre theatre,
      List<String> languages,
      Map<String, List<Integer>> trades) {
    Geography geography = Geography.of(theatre);
    boolean any = theatre.zones().stream().anyMatch(Zone::affected);
    List<Zone> zones =
        theatre.zones().stream()
            .filter(z -> z.affected() || !any || trades.containsKey(z.id()))
            .toList();
    var frame = new Envelope();
    zones.forEach(z -> frame.expandToInclude(geography.project(z.outline()).getEnvelopeInternal()));
    frame.expandBy(MARGIN_KM);
    double perKm = Math.min(MAP / frame.getWidth(), TALLEST / frame.getHeight());
    var shapes = new MapShapes(frame, perKm, 0, TOP);
    List<Zone> changed = zones.stream().filter(z -> trades.containsKey(z.id())).toList();
    var notes = TextWidth.wrap(texts.own(theatre.disclaimer()), SMALL, WIDTH, 3);
    double body =
        Math.max(
            shapes.height(),
            changed.size() * LEADING + 20 + (head(texts).size() - 1) * HEAD_LEADING);
    double height = TOP + body + 16 + notes.size() * SMALL * 1.25 + 6;
    var canvas =
        new Canvas(texts, WIDTH, height, title, description(texts, changed, trades, languages));
    canvas.text(0, 12, title, Type.strong(SMALL + 1, Anchor.START));
    for (Zone zone : zones) {
      Geometry visible = shapes.visible(geography.project(zone.outline()));
      String fill = trades.containsKey(zone.id()) ? Palette.SKY : Palette.LAND;
      canvas.mark(
          trades.containsKey(zone.id())
              ? said(texts, zone, trades, languages)
              : texts.say("pictures.no-change", "zone", texts.own(zone.names().in(languages))),
          () ->
              canvas.path(
                  shapes.path(visible),
                  "fill=\"%s\" stroke=\"%s\" stroke-width=\"0.8\""
                      .formatted(fill, Palette.ZONE_EDGE)));
    }
    for (Zone zone : changed) {
      Geometry visible = shapes.visible(geography.project(zone.outline()));
      Coordinate at = new MaximumInscribedCircle(visible, PRECISION_KM).getCenter().getCoordinate();
      String numbers = numbers(canvas.texts(), trades.get(zone.id()));
      canvas.text(
          shapes.x(at.x),
          shapes.y(at.y) + 4,
          numbers,
          Type.strong(SMALL + 1, Anchor.MIDDLE).withHalo());
    }
    key(canvas, changed, trades, languages);
    canvas.lines(0, TOP + body + 16, notes, Type.quiet(SMALL, Anchor.START));
    return canvas.svg();
  }

  private static List<String> head(Texts texts) {
    return TextWidth.wrap(texts.say("pictures.trade-and-zone"), SMALL, WIDTH - MAP - 24, 2);
  }

  private static void key(
      Canvas canvas,
      List<Zone> changed,
      Map<String, List<Integer>> trades,
      List<String> languages) {
    double x = MAP + 24;
    double y = TOP + 12;
    List<String> head = head(canvas.texts());
    canvas.lines(x, y, head, Type.quiet(SMALL, Anchor.START));
    y += (head.size() - 1) * HEAD_LEADING;
    for (Zone zone : changed) {
      y += LEADING;
      canvas.text(
          x, y, numbers(canvas.texts(), trades.get(zone.id())), Type.strong(SMALL, Anchor.START));
      canvas.text(
          x + 46, y, canvas.texts().own(zone.names().in(languages)), Type.of(SMALL, Anchor.START));
    }
  }

  private static String numbers(Texts texts, List<Integer> trades) {
    return trades.stream().map(texts::whole).collect(Collectors.joining(texts.say("figure.comma")));
  }

  private static String said(
      Texts texts, Zone zone, Map<String, List<Integer>> trades, List<String> languages) {
    return texts.say(
        "pictures.trade",
        "zone",
        texts.own(zone.names().in(languages)),
        "numbers",
        numbers(texts, trades.get(zone.id())));
  }

  private static String description(
      Texts texts, List<Zone> changed, Map<String, List<Integer>> trades, List<String> languages) {
    var parts = new ArrayList<String>();
    for (Zone zone : changed) {
      parts.add(said(texts, zone, trades, languages));
    }
    return String.join("; ", parts) + ".";
  }
}
