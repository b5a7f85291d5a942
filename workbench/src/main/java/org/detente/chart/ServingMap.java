package org.detente.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

/// Who serves where: zones filled by how much of their need is met, each with a number, and beside
/// the map a key with the names of the zones and of those who serve there.
public final class ServingMap {

  private static final double WIDTH = 760;
  private static final double MAP = 380;
  private static final double TALLEST = 460;
  private static final double MARGIN_KM = 3;
  private static final double SMALL = 10.5;
  private static final double LEADING = 13;
  private static final double HATCH_PX = 4;
  private static final double PRECISION_KM = 0.3;
  private static final double BADGE = 7.5;
  private static final double LEGEND = 40;

  /// Fills from little to all.
  private static final double[] OPACITY = {0.12, 0.3, 0.5, 0.75};

  private ServingMap() {}

  /// A zone in which somebody is needed.
  ///
  /// @param zone position in the theatre
  /// @param met 0..1 share of the need that is met
  /// @param who those who serve there, in words
  public record Entry(int zone, double met, String who) {}

  /// Draws.
  ///
  /// @param languages in the order the reader prefers
  /// @param title of the picture
  /// @param entries zones in which somebody is needed; the others stay pale
  public static String svg(
      Texts texts, Theatre theatre, List<String> languages, String title, List<Entry> entries) {
    Geography geography = Geography.of(theatre);
    var frame = new Envelope();
    for (Entry e : entries) {
      Zone zone = theatre.zones().get(e.zone());
      frame.expandToInclude(geography.project(zone.outline()).getEnvelopeInternal());
    }
    frame.expandBy(MARGIN_KM);
    double perKm = Math.min(MAP / frame.getWidth(), TALLEST / frame.getHeight());
    var shapes = new MapShapes(frame, perKm, 0, LEGEND);
    List<List<String>> key = key(texts, theatre, languages, entries);
    double keyHeight = key.stream().mapToInt(List::size).sum() * LEADING + entries.size() * 3;
    List<String> note = TextWidth.wrap(texts.own(theatre.disclaimer()), SMALL, MAP, 4);
    double height = LEGEND + Math.max(keyHeight, shapes.height() + 12 + note.size() * LEADING) + 8;
    var canvas =
        new Canvas(texts, WIDTH, height, title, description(texts, theatre, languages, entries));
    legend(canvas);
    canvas.rect(0, LEGEND, shapes.width(), shapes.height(), "fill=\"" + Palette.LAND + "\"");
    var needed = new ArrayList<Integer>();
    entries.forEach(e -> needed.add(e.zone()));
    for (Zone zone : theatre.zones()) {
      Geometry outline = shapes.visible(geography.project(zone.outline()));
      if (!outline.isEmpty()) {
        int at = needed.indexOf(zone.index());
        Optional<Entry> entry = at < 0 ? Optional.empty() : Optional.of(entries.get(at));
        canvas.mark(
            entry
                .map(e -> said(texts, theatre, languages, e))
                .orElseGet(
                    () ->
                        texts.say(
                            "pictures.nobody-asked",
                            "zone",
                            texts.own(zone.names().in(languages)))),
            () -> zone(canvas, shapes, outline, entry));
      }
    }
    for (int i = 0; i < entries.size(); i++) {
      Zone zone = theatre.zones().get(entries.get(i).zone());
      badge(canvas, shapes, geography.project(zone.outline()), i + 1);
    }
    canvas.lines(0, LEGEND + shapes.height() + 18, note, Type.quiet(SMALL, Anchor.START));
    double y = LEGEND + 10;
    for (int i = 0; i < key.size(); i++) {
      canvas.text(MAP + 34, y, texts.whole(i + 1), Type.strong(SMALL, Anchor.END));
      canvas.lines(MAP + 40, y, key.get(i), Type.of(SMALL, Anchor.START));
      y += key.get(i).size() * LEADING + 3;
    }
    return canvas.svg();
  }

  private static List<List<String>> key(
      Texts texts, Theatre theatre, List<String> languages, List<Entry> entries) {
    return entries.stream()
        .map(
            e ->
                TextWidth.wrap(
                    texts.own(theatre.zones().get(e.zone()).names().in(languages)) + ": " + e.who(),
                    SMALL,
                    WIDTH - MAP - 44,
                    12))
        .toList();
  }

  private static String description(
      Texts texts, Theatre theatre, List<String> languages, List<Entry> entries) {
    var text = new StringBuilder();
    for (Entry e : entries) {
      text.append(said(texts, theatre, languages, e)).append(". ");
    }
    return text.toString();
  }

  private static String said(Texts texts, Theatre theatre, List<String> languages, Entry entry) {
    return texts.say(
        "pictures.of-the-need",
        "zone",
        texts.own(theatre.zones().get(entry.zone()).names().in(languages)),
        "share",
        texts.percent(entry.met()),
        "who",
        entry.who());
  }

  private static int step(double met) {
    return Math.clamp((int) (met * OPACITY.length), 0, OPACITY.length - 1);
  }

  private static String fill(int step) {
    return "fill=\"" + Palette.BLUE + "\" fill-opacity=\"" + OPACITY[step] + "\"";
  }

  private static void legend(Canvas canvas) {
    var legend = new Legend(canvas, WIDTH, 16);
    var widths = new ArrayList<Double>();
    for (int s = 0; s <= OPACITY.length; s++) {
      widths.add(18 + TextWidth.of(canvas.texts().of("met-share", Integer.toString(s)), SMALL));
    }
    double above = (Legend.lines(widths, 16, WIDTH) - 1) * 16;
    canvas.text(
        0, 11 - above, canvas.say("pictures.share-of-need"), Type.quiet(SMALL, Anchor.START));
    for (int s = 0; s <= OPACITY.length; s++) {
      String word = canvas.texts().of("met-share", Integer.toString(s));
      String style = s < OPACITY.length ? fill(s) : "fill=\"" + Palette.PAPER + "\"";
      legend.add(
          widths.get(s),
          16,
          (x, dy) -> {
            canvas.rect(x, 18 + dy, 14, 10, style + " stroke=\"" + Palette.RULE + "\"");
            canvas.text(x + 18, 27 + dy, word, Type.quiet(SMALL, Anchor.START));
          });
    }
    legend.draw(1);
  }

  private static void zone(
      Canvas canvas, MapShapes shapes, Geometry outline, Optional<Entry> entry) {
    String edge = " stroke=\"" + Palette.ZONE_EDGE + "\" stroke-width=\"0.8\"";
    String fill =
        entry
            .map(e -> e.met() > 0 ? fill(step(e.met())) : "fill=\"" + Palette.PAPER + "\"")
            .orElse("fill=\"" + Palette.TODAY + "\" fill-opacity=\"0.4\"");
    canvas.path(shapes.path(outline), fill + edge);
    if (entry.isPresent() && entry.get().met() <= 0) {
      canvas.path(
          shapes.path(shapes.hatch(outline, 45, HATCH_PX)),
          "fill=\"none\" stroke=\"" + Palette.HATCH + "\" stroke-width=\"0.5\"");
    }
  }

  private static void badge(Canvas canvas, MapShapes shapes, Geometry outline, int number) {
    Coordinate centre =
        new MaximumInscribedCircle(outline, PRECISION_KM).getCenter().getCoordinate();
    double x = shapes.x(centre.x);
    double y = shapes.y(centre.y);
    canvas.circle(x, y, BADGE, "fill=\"" + Palette.PAPER + "\" stroke=\"" + Palette.RULE + "\"");
    canvas.text(x, y + 3.5, canvas.texts().whole(number), Type.strong(SMALL - 1, Anchor.MIDDLE));
  }
}
