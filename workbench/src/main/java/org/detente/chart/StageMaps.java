package org.detente.chart;

import java.util.ArrayList;
import java.util.List;
import org.detente.chart.Canvas.Anchor;
import org.detente.chart.Canvas.Type;
import org.detente.coverage.Stage;
import org.detente.message.Texts;
import org.detente.theatre.Geography;
import org.detente.theatre.Theatre;
import org.detente.theatre.Zone;
import org.locationtech.jts.algorithm.construct.MaximumInscribedCircle;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/// Small maps, options downwards and dates across: where each zone at stake stands between hard and
/// soft. Zones carry numbers, for their names would not fit; a key tells the names.
public final class StageMaps {

  private static final double WIDTH = 760;
  private static final double LABEL = 124;
  private static final double GAP = 8;
  private static final double TALLEST = 152;
  private static final double MARGIN_KM = 2;
  private static final double SMALL = 10.5;
  private static final double NUMBER = 10.5;
  private static final double TINY = 10.5;
  private static final double KEY_LEADING = 14;
  private static final double SCALE = 370;
  private static final double HEAD = 34;
  private static final double LEVELS = 18;
  private static final double LEADER = 15;
  private static final double PRECISION_KM = 0.3;
  private static final double HATCH_PX = 4;
  private static final int DIRECTIONS = 16;
  private static final double BADGE = 7;
  private static final double DOT_BELOW = 8;

  /// Radii of the dots for the levels of presence.
  private static final double[] DOTS = {0, 1.3, 2, 3};

  private final Texts texts;
  private final Theatre theatre;
  private final List<String> languages;
  private final Geography geography;
  private final List<Zone> zones;
  private final Envelope frame;
  private final double cell;
  private final double perKm;

  private StageMaps(Texts texts, Theatre theatre, List<String> languages, int dates) {
    this.texts = texts;
    this.theatre = theatre;
    this.languages = languages;
    geography = Geography.of(theatre);
    boolean any = theatre.zones().stream().anyMatch(Zone::affected);
    zones = theatre.zones().stream().filter(z -> z.affected() || !any).toList();
    frame = new Envelope();
    zones.forEach(z -> frame.expandToInclude(geography.project(z.outline()).getEnvelopeInternal()));
    frame.expandBy(MARGIN_KM);
    cell = (WIDTH - LABEL - (dates - 1) * GAP) / dates;
    perKm = Math.min(cell / frame.getWidth(), TALLEST / frame.getHeight());
  }

  /// A date above a column.
  ///
  /// @param date such as "June 2018"
  /// @param since how long after the as-of date, in words
  public record Date(String date, String since) {}

  /// A row of maps.
  ///
  /// @param label of the option, or options
  /// @param places by date, then by zone of the theatre
  public record Row(String label, List<List<Place>> places) {

    public Row {
      places = places.stream().map(List::copyOf).toList();
    }
  }

  /// What a zone shows at a date.
  public record Place(Stage stage, PresenceLevel level) {}

  /// Draws.
  ///
  /// @param languages in the order the reader prefers
  /// @param dates one per column
  public static String svg(
      Texts texts, Theatre theatre, List<String> languages, List<Date> dates, List<Row> rows) {
    return new StageMaps(texts, theatre, languages, dates.size()).draw(dates, rows);
  }

  private String draw(List<Date> dates, List<Row> rows) {
    List<Stage> stages =
        rows.stream()
            .flatMap(r -> r.places().stream())
            .flatMap(s -> zones.stream().map(z -> s.get(z.index()).stage()))
            .distinct()
            .sorted()
            .toList();
    double top = legendHeight(stages) + levelsHeight() + headHeight(dates);
    double rowHeight = frame.getHeight() * perKm + GAP + 4;
    double keyTop = top + rows.size() * rowHeight + 10;
    List<String> note =
        TextWidth.wrap(
            texts.own(theatre.disclaimer()), TINY, scaleBeside() ? WIDTH - SCALE : WIDTH, 4);
    double height =
        keyTop
            + keyLines().size() * KEY_LEADING
            + (scaleBeside() ? 0 : KEY_LEADING)
            + note.size() * TINY * 1.25
            + 8;
    var canvas =
        new Canvas(
            texts, WIDTH, height, texts.say("pictures.zones-at-dates"), description(dates, rows));
    legend(canvas, stages);
    levels(canvas, legendHeight(stages));
    for (int d = 0; d < dates.size(); d++) {
      double x = LABEL + d * (cell + GAP) + cell / 2;
      double more = headHeight(dates) - HEAD;
      canvas.text(x, top - more - 18, dates.get(d).date(), Type.strong(SMALL + 1, Anchor.MIDDLE));
      canvas.lines(x, top - more - 5, since(dates.get(d)), Type.quiet(TINY, Anchor.MIDDLE));
    }
    for (int r = 0; r < rows.size(); r++) {
      double y = top + r * rowHeight;
      List<String> label = TextWidth.wrap(rows.get(r).label(), SMALL, (LABEL - 12) * 0.96, 12);
      Row row = rows.get(r);
      canvas.panel(
          row.label(),
          0,
          y,
          WIDTH,
          rowHeight,
          () -> {
            canvas.lines(0, y + 14, label, Type.strong(SMALL, Anchor.START));
            for (int d = 0; d < dates.size(); d++) {
              map(canvas, row.places().get(d), LABEL + d * (cell + GAP), y);
            }
          });
    }
    canvas.below(() -> key(canvas, keyTop, note));
    return canvas.svg();
  }

  private String description(List<Date> dates, List<Row> rows) {
    var text = new ArrayList<String>();
    for (Row row : rows) {
      for (int d = 0; d < dates.size(); d++) {
        List<Place> places = row.places().get(d);
        var parts = new ArrayList<String>();
        for (Stage stage : Stage.values()) {
          long n = zones.stream().filter(z -> places.get(z.index()).stage() == stage).count();
          if (n > 0) {
            parts.add(texts.say("pictures.stage-in", "stage", texts.word(stage), "zones", n));
          }
        }
        text.add(
            texts.say(
                "pictures.row-at-date",
                "row",
                row.label(),
                "date",
                dates.get(d).date(),
                "parts",
                texts.list(parts)));
      }
    }
    return String.join(" ", text);
  }

  private double legendHeight(List<Stage> stages) {
    double x = 0;
    double y = 18;
    for (Stage stage : stages) {
      double w = entry(stage);
      if (x + w > WIDTH) {
        x = 0;
        y += 18;
      }
      x += w;
    }
    return y;
  }

  private double entry(Stage stage) {
    return 23 + TextWidth.of(texts.word(stage), SMALL) + 16;
  }

  private void legend(Canvas canvas, List<Stage> stages) {
    double x = 0;
    double y = 2;
    for (Stage stage : stages) {
      if (x + entry(stage) > WIDTH) {
        x = 0;
        y += 18;
      }
      canvas.rect(x, y, 18, 11, outlined(Palette.of(stage)));
      if (stage == Stage.NOBODY) {
        canvas.path(Canvas.hatch(x, y, 18, 11, HATCH_PX), hatching());
      } else if (gap(stage)) {
        for (double line = y + step(stage) / 2; line < y + 11; line += step(stage)) {
          canvas.line(
              x, line, x + 18, line, "stroke=\"" + Palette.HATCH + "\" stroke-width=\"0.6\"");
        }
      }
      canvas.text(x + 23, y + 9.5, texts.word(stage), Type.of(SMALL, Anchor.START));
      x += entry(stage);
    }
  }

  private void levels(Canvas canvas, double y) {
    String intro = texts.say("pictures.dot-beneath");
    canvas.text(0, y + 9.5, intro, Type.of(SMALL, Anchor.START));
    double x = TextWidth.of(intro, SMALL) + 12;
    double line = y;
    for (PresenceLevel level : PresenceLevel.values()) {
      String word = word(level);
      double before = level == PresenceLevel.NONE ? 0 : 10;
      if (x + before + TextWidth.of(word, SMALL) > WIDTH) {
        x = 0;
        line += LEVELS;
      }
      double r = DOTS[level.ordinal()];
      if (r > 0) {
        canvas.circle(x + 3, line + 6, r, "fill=\"" + Palette.INK + "\"");
      }
      canvas.text(x + before, line + 9.5, word, Type.of(SMALL, Anchor.START));
      x = x + before + TextWidth.of(word, SMALL) + 14;
    }
  }

  private List<String> since(Date date) {
    return TextWidth.wrap(date.since(), TINY, cell + GAP, 2);
  }

  private double headHeight(List<Date> dates) {
    int lines = dates.stream().mapToInt(d -> since(d).size()).max().orElse(1);
    return HEAD + (lines - 1) * TINY * 1.25;
  }

  private String word(PresenceLevel level) {
    return level == PresenceLevel.NONE ? texts.say("pictures.no-dot") : texts.word(level);
  }

  /// As [#levels] breaks lines.
  private double levelsHeight() {
    double x = TextWidth.of(texts.say("pictures.dot-beneath"), SMALL) + 12;
    double height = LEVELS;
    for (PresenceLevel level : PresenceLevel.values()) {
      double w = (level == PresenceLevel.NONE ? 0 : 10) + TextWidth.of(word(level), SMALL);
      if (x + w > WIDTH) {
        x = 0;
        height += LEVELS;
      }
      x += w + 14;
    }
    return height;
  }

  private static String outlined(String fill) {
    return "fill=\"%s\" fill-rule=\"evenodd\" stroke=\"%s\" stroke-width=\"0.7\" stroke-linejoin=\"round\""
        .formatted(fill, Palette.RULE);
  }

  private static String hatching() {
    return "stroke=\"" + Palette.HATCH + "\" stroke-width=\"0.6\" fill=\"none\"";
  }

  private static String faint() {
    return "stroke=\"" + Palette.RULE + "\" stroke-width=\"0.5\" fill=\"none\"";
  }

  private static boolean gap(Stage stage) {
    return stage == Stage.GAP_AGREEMENT || stage == Stage.GAP_DEPLOYMENT;
  }

  private static double step(Stage stage) {
    return stage == Stage.GAP_AGREEMENT ? 6 : 3;
  }

  private void map(Canvas canvas, List<Place> places, double x, double y) {
    double offset = (cell - frame.getWidth() * perKm) / 2;
    var shapes = new MapShapes(frame, perKm, x + offset, y);
    List<Geometry> outlines =
        zones.stream().map(z -> shapes.visible(geography.project(z.outline()))).toList();
    for (int z = 0; z < zones.size(); z++) {
      Place shown = places.get(zones.get(z).index());
      Stage stage = shown.stage();
      String outline = shapes.path(outlines.get(z));
      canvas.mark(
          texts.say(
              "pictures.zone-stage",
              "zone",
              texts.own(zones.get(z).names().in(languages)),
              "stage",
              texts.word(stage),
              "presence",
              texts.word(shown.level())),
          () -> canvas.path(outline, outlined(Palette.of(stage))));
      if (stage == Stage.NOBODY) {
        canvas.path(shapes.path(shapes.hatch(outlines.get(z), 45, HATCH_PX)), hatching());
      } else if (gap(stage)) {
        canvas.path(shapes.path(shapes.hatch(outlines.get(z), 0, step(stage))), faint());
      }
    }
    theatre
        .lines()
        .forEach(
            line ->
                canvas.path(
                    shapes.path(shapes.visible(geography.project(line.geometry()))),
                    "fill=\"none\" stroke=\"" + Palette.INK + "\" stroke-width=\"1.3\""));
    var room = new LabelRoom(new Envelope(x, x + cell, y, y + frame.getHeight() * perKm));
    var outside = new ArrayList<Integer>();
    for (int z = 0; z < zones.size(); z++) {
      if (!inside(canvas, room, shapes, outlines.get(z), z, place(places, z))) {
        outside.add(z);
      }
    }
    outside.forEach(z -> beside(canvas, room, shapes, outlines.get(z), z, place(places, z)));
  }

  private Place place(List<Place> places, int zone) {
    return places.get(zones.get(zone).index());
  }

  private boolean inside(
      Canvas canvas, LabelRoom room, MapShapes shapes, Geometry outline, int zone, Place place) {
    if (outline.isEmpty()) {
      return true;
    }
    var circle = new MaximumInscribedCircle(outline, PRECISION_KM);
    Coordinate c = circle.getCenter().getCoordinate();
    String number = texts.whole(zone + 1);
    double w = TextWidth.semibold(number, NUMBER);
    double radius = circle.getRadiusLine().getLength() * perKm;
    double px = shapes.x(c.x);
    double py = shapes.y(c.y);
    double dot = DOTS[place.level().ordinal()];
    double up = dot > 0 ? DOT_BELOW / 2 - 1 : 0;
    var box = LabelRoom.box(px - w / 2, py - up + NUMBER * 0.36, w, NUMBER);
    if (dot > 0) {
      box.expandToInclude(px, py - up + DOT_BELOW + dot);
    }
    if (radius < StrictMath.hypot(w / 2, NUMBER * 0.36) || !room.take(box)) {
      return false;
    }
    String fill = Palette.textOn(Palette.of(place.stage()));
    canvas.text(
        px,
        py - up + NUMBER * 0.36,
        number,
        new Type(NUMBER, Anchor.MIDDLE, fill, true, light(place.stage())));
    if (dot > 0) {
      canvas.circle(px, py - up + DOT_BELOW, dot, "fill=\"" + fill + "\"");
    }
    return true;
  }

  /// Numbers on hatching need a halo.
  private static boolean light(Stage stage) {
    return stage == Stage.NOBODY || gap(stage);
  }

  /// A zone too small for its number has it beside it, with a line.
  private void beside(
      Canvas canvas, LabelRoom room, MapShapes shapes, Geometry outline, int zone, Place place) {
    Coordinate c = outline.getInteriorPoint().getCoordinate();
    String number = texts.whole(zone + 1);
    double w = TextWidth.semibold(number, NUMBER);
    double px = shapes.x(c.x);
    double py = shapes.y(c.y);
    for (double far = LEADER; far < 4 * LEADER; far += LEADER / 2) {
      for (int k = 0; k < DIRECTIONS; k++) {
        double angle = 2 * Math.PI * k / DIRECTIONS;
        double x = px + far * StrictMath.cos(angle);
        double y = py + far * StrictMath.sin(angle);
        if (room.take(new Envelope(x - BADGE, x + BADGE, y - BADGE, y + BADGE))) {
          String fill = Palette.of(place.stage());
          String ink = Palette.textOn(fill);
          String edge = "stroke=\"" + Palette.RULE + "\" stroke-width=\"0.8\"";
          canvas.line(px, py, x, y, edge);
          canvas.circle(x, y, BADGE, "fill=\"" + fill + "\" " + edge);
          canvas.text(
              x,
              y + (NUMBER - 1) * 0.36,
              number,
              new Type(NUMBER - 1, Anchor.MIDDLE, ink, true, light(place.stage())));
          return;
        }
      }
    }
  }

  private List<String> keyEntries() {
    var entries = new ArrayList<String>();
    for (int z = 0; z < zones.size(); z++) {
      entries.add(texts.whole(z + 1) + " " + texts.own(zones.get(z).names().in(languages)));
    }
    return entries;
  }

  /// Entries of the key in lines, whole entries only.
  private List<String> keyLines() {
    var lines = new ArrayList<String>();
    String line = "";
    for (String entry : keyEntries()) {
      String longer = line.isEmpty() ? entry : line + "  ·  " + entry;
      if (!line.isEmpty() && TextWidth.of(longer, TINY) > WIDTH - 4) {
        lines.add(line);
        line = entry;
      } else {
        line = longer;
      }
    }
    lines.add(line);
    return lines;
  }

  private String lines(double km) {
    return texts.say("pictures.thick-lines", "km", texts.tick(km));
  }

  /// Whether the scale and what is said with it have room beside the note, as they have in English;
  /// else the note stands below.
  private boolean scaleBeside() {
    double km = Scale.ceiling(30 / perKm);
    return texts.english() || km * perKm + 6 + TextWidth.of(lines(km), TINY) < SCALE;
  }

  private void key(Canvas canvas, double top, List<String> note) {
    List<String> lines = keyLines();
    for (int i = 0; i < lines.size(); i++) {
      canvas.text(0, top + 8 + i * KEY_LEADING, lines.get(i), Type.of(TINY, Anchor.START));
    }
    double y = top + 10 + lines.size() * KEY_LEADING;
    canvas.lines(0, y + (scaleBeside() ? 0 : KEY_LEADING), note, Type.quiet(TINY, Anchor.START));
    double km = Scale.ceiling(30 / perKm);
    double w = km * perKm;
    canvas.line(
        WIDTH - w, y - 3, WIDTH, y - 3, "stroke=\"" + Palette.INK + "\" stroke-width=\"1.4\"");
    canvas.text(WIDTH - w - 6, y, lines(km), Type.of(TINY, Anchor.END));
  }
}
