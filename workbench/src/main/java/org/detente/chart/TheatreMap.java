package org.detente.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.detente.chart.Canvas.Anchor;
import org.detente.chart.Canvas.Type;
import org.detente.message.Texts;
import org.detente.theatre.Corridor;
import org.detente.theatre.Geography;
import org.detente.theatre.Line;
import org.detente.theatre.Settlement;
import org.detente.theatre.Theatre;
import org.detente.theatre.Zone;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/// A quiet map of a theatre from its own geometry, cropped to the zones where something is at
/// stake, with the whole in a corner; who holds a zone shows as the direction of its hatching,
/// never as a colour.
public final class TheatreMap {

  private static final double WIDTH = 760;
  private static final double TALLEST = 700;
  private static final double MARGIN_KM = 7;
  private static final double SMALL = 11;
  private static final double TINY = 10;
  private static final double HATCH_PX = 7;
  private static final double[] ANGLES = {45, 135, 0, 90};
  private static final int MOST_DOTS = 4000;
  private static final double FOOT_LINE = 18;

  /// Places with more people are drawn one by one, and labels keep off them.
  static final double CIRCLE_FROM = 1500;

  private final Texts texts;
  private final Theatre theatre;
  private final List<String> languages;
  private final List<String> parties;
  private final Geography geography;
  private final MapShapes shapes;
  private final Canvas canvas;

  private TheatreMap(Texts texts, Theatre theatre, List<String> languages, List<String> parties) {
    this.texts = texts;
    this.theatre = theatre;
    this.languages = languages;
    this.parties = parties;
    geography = Geography.of(theatre);
    Envelope frame = frame();
    double perKm = Math.min(WIDTH / frame.getWidth(), TALLEST / frame.getHeight());
    double missing = WIDTH / perKm - frame.getWidth();
    frame.expandBy(Math.max(0, missing / 2), 0);
    shapes = new MapShapes(frame, perKm, 0, 0);
    canvas =
        new Canvas(
            texts,
            WIDTH,
            shapes.height() + footHeight(),
            texts.say("pictures.map", "theatre", texts.own(theatre.title().in(languages))),
            texts.say(
                "pictures.map-shows",
                "zones",
                theatre.zones().size(),
                "stake",
                texts.whole(theatre.zones().stream().filter(Zone::affected).count()),
                "lines",
                theatre.lines().size(),
                "settlements",
                theatre.settlements().size(),
                "disclaimer",
                texts.own(theatre.disclaimer())));
  }

  /// Draws.
  ///
  /// @param languages in the order the reader prefers
  /// @param parties ids in the order in which the legend names them
  public static String svg(
      Texts texts, Theatre theatre, List<String> languages, List<String> parties) {
    return new TheatreMap(texts, theatre, languages, parties).draw();
  }

  private Envelope frame() {
    var box = new Envelope();
    boolean anyAffected = theatre.zones().stream().anyMatch(Zone::affected);
    for (Zone zone : theatre.zones()) {
      if (zone.affected() || !anyAffected) {
        box.expandToInclude(geography.project(zone.outline()).getEnvelopeInternal());
      }
    }
    if (!anyAffected) {
      theatre
          .lines()
          .forEach(l -> box.expandToInclude(geography.project(l.geometry()).getEnvelopeInternal()));
    }
    theatre
        .corridors()
        .forEach(c -> box.expandToInclude(geography.project(c.geometry()).getEnvelopeInternal()));
    box.expandBy(MARGIN_KM);
    return box;
  }

  private String draw() {
    canvas.rect(0, 0, shapes.width(), shapes.height(), "fill=\"#fcfbf9\"");
    List<Geometry> outlines = new ArrayList<>();
    for (Zone zone : theatre.zones()) {
      outlines.add(shapes.visible(geography.project(zone.outline())));
    }
    zones(outlines);
    corridors();
    lines();
    settlements();
    var room = new LabelRoom(new Envelope(4, shapes.width() - 4, 4, shapes.height() - 4));
    northArrow(room);
    new MapInset(theatre, geography, shapes).draw(canvas, room);
    new MapLabels(texts, theatre, languages, geography, shapes, canvas, room).draw(outlines);
    canvas.rect(
        0, 0, shapes.width(), shapes.height(), "fill=\"none\" stroke=\"" + Palette.RULE + "\"");
    foot();
    return canvas.svg();
  }

  private void zones(List<Geometry> outlines) {
    for (Zone zone : theatre.zones()) {
      String d = shapes.path(outlines.get(zone.index()));
      String fill = zone.affected() ? Palette.AFFECTED : Palette.LAND;
      String edge = zone.affected() ? Palette.ZONE_EDGE : Palette.GRID;
      canvas.mark(
          zone.affected()
              ? texts.say(
                  "pictures.at-stake",
                  "zone",
                  texts.own(zone.names().in(languages)),
                  "party",
                  party(zone.heldBy()))
              : texts.own(zone.names().in(languages)),
          () ->
              canvas.path(
                  d,
                  "fill=\"%s\" fill-rule=\"evenodd\" stroke=\"%s\" stroke-width=\"0.7\""
                      .formatted(fill, edge)));
    }
    for (Zone zone : theatre.zones()) {
      if (zone.affected()) {
        double angle = angle(zone.heldBy());
        canvas.path(
            shapes.path(shapes.hatch(outlines.get(zone.index()), angle, HATCH_PX)),
            "fill=\"none\" stroke=\"" + Palette.MAP_HATCH + "\" stroke-width=\"0.6\"");
      }
    }
  }

  private String party(String id) {
    int index = theatre.partyIndex(id);
    return index < 0
        ? texts.say("pictures.nobody")
        : texts.own(theatre.parties().get(index).names().in(languages));
  }

  private double angle(String party) {
    return ANGLES[Math.max(0, theatre.partyIndex(party)) % ANGLES.length];
  }

  private void corridors() {
    for (Corridor corridor : theatre.corridors()) {
      String d = shapes.path(shapes.visible(geography.project(corridor.geometry())));
      canvas.mark(
          texts.own(corridor.names().in(languages)),
          () -> {
            canvas.path(
                d, "fill=\"none\" stroke=\"#fff\" stroke-width=\"5\" stroke-linejoin=\"round\"");
            canvas.path(d, corridorPaint());
          });
    }
  }

  private static String corridorPaint() {
    return "fill=\"none\" stroke=\""
        + Palette.CORRIDOR
        + "\" stroke-width=\"2.6\" stroke-linejoin=\"round\"";
  }

  private void lines() {
    for (Line line : theatre.lines()) {
      canvas.mark(
          texts.own(line.names().in(languages)),
          () ->
              canvas.path(
                  shapes.path(shapes.visible(geography.project(line.geometry()))),
                  paint(line.kind())));
    }
  }

  private static String paint(Line.Kind kind) {
    String common = "fill=\"none\" stroke=\"" + Palette.INK + "\" stroke-linejoin=\"round\" ";
    return switch (kind) {
      case LINE_OF_CONTACT -> common + "stroke-width=\"2.4\"";
      case BORDER -> common + "stroke-width=\"1.5\" stroke-dasharray=\"9 3 2 3\"";
    };
  }

  private static double people(List<Double> persons) {
    return persons.stream().mapToDouble(Double::doubleValue).sum();
  }

  static double radius(double people) {
    return Math.max(0.6, Math.min(5, 0.45 + StrictMath.sqrt(people) / 55));
  }

  private void settlements() {
    var small = new TreeMap<String, StringBuilder>();
    var origin = new StringBuilder();
    theatre.settlements().stream()
        .filter(s -> people(s.residents()) + people(s.displaced()) > 0)
        .filter(s -> shapes.frame().contains(geography.x(s.longitude()), geography.y(s.latitude())))
        .sorted(
            Comparator.comparingDouble(
                    (Settlement s) -> -people(s.residents()) - people(s.displaced()))
                .thenComparingInt(Settlement::index))
        .limit(MOST_DOTS)
        .sorted(Comparator.comparingInt(Settlement::index))
        .forEach(s -> settlement(s, small, origin));
    canvas.path(
        origin.toString(), "stroke=\"" + Palette.QUIET + "\" stroke-width=\"0.6\" fill=\"#fff\"");
    for (Map.Entry<String, StringBuilder> e : small.entrySet()) {
      canvas.path(
          e.getValue().toString(),
          "fill=\"none\" stroke=\""
              + Palette.INK
              + "\" stroke-linecap=\"round\" stroke-opacity=\"0.75\" stroke-width=\""
              + e.getKey()
              + "\"");
    }
  }

  private void settlement(Settlement s, Map<String, StringBuilder> small, StringBuilder origin) {
    double x = shapes.x(geography.x(s.longitude()));
    double y = shapes.y(geography.y(s.latitude()));
    double residents = people(s.residents());
    if (residents >= CIRCLE_FROM) {
      canvas.mark(
          texts.say(
              "pictures.residents", "place", texts.own(s.name()), "n", texts.count(residents)),
          () ->
              canvas.circle(
                  x,
                  y,
                  radius(residents),
                  "fill=\"" + Palette.INK + "\" stroke=\"#fff\" stroke-width=\"0.7\""));
    } else if (residents >= 1) {
      String width = Canvas.px(2 * radius(residents));
      small
          .computeIfAbsent(width, _ -> new StringBuilder())
          .append('M')
          .append(Canvas.px(x))
          .append(' ')
          .append(Canvas.px(y))
          .append("h0");
    } else {
      double r = radius(people(s.displaced()));
      origin.append(
          "M%s %sa%s %s 0 1 0 %s 0a%s %s 0 1 0 %s 0Z"
              .formatted(
                  Canvas.px(x - r),
                  Canvas.px(y),
                  Canvas.px(r),
                  Canvas.px(r),
                  Canvas.px(2 * r),
                  Canvas.px(r),
                  Canvas.px(r),
                  Canvas.px(-2 * r)));
    }
  }

  private void northArrow(LabelRoom room) {
    double x = shapes.width() - 22;
    canvas.path("M%s 16l6 18l-6 -4l-6 4Z".formatted(Canvas.px(x)), "fill=\"" + Palette.INK + "\"");
    canvas.text(x, 47, texts.say("pictures.north"), Type.strong(SMALL, Anchor.MIDDLE));
    room.block(new Envelope(x - 10, x + 10, 10, 52));
  }

  private double footHeight() {
    double[] wide =
        parties.stream().mapToDouble(p -> 28 + TextWidth.of(heldBy(p), SMALL)).toArray();
    var holders = java.util.Arrays.stream(wide).boxed().toList();
    return 96
        + FOOT_LINE * (Legend.lines(holders, 18, holdersWidth()) - 1)
        + FOOT_LINE * (Legend.lines(signWidths(), 18, WIDTH) - 1);
  }

  /// The scale stands beside those who hold zones; English has always had room for both.
  private double holdersWidth() {
    return texts.english() ? Double.POSITIVE_INFINITY : WIDTH - 150;
  }

  private String heldBy(String party) {
    return texts.say(
        "pictures.held-by",
        "party",
        texts.own(theatre.parties().get(theatre.partyIndex(party)).names().in(languages)));
  }

  private List<Double> signWidths() {
    var widths = new ArrayList<Double>();
    kinds().forEach(k -> widths.add(32 + TextWidth.of(name(k), SMALL)));
    if (!theatre.corridors().isEmpty()) {
      widths.add(32 + TextWidth.of(texts.say("pictures.corridor"), SMALL));
    }
    widths.add(14 + TextWidth.of(texts.say("pictures.people-live-here"), SMALL));
    widths.add(8 + TextWidth.of(texts.say("pictures.only-displaced"), SMALL));
    return widths;
  }

  /// Kinds of lines that the theatre has.
  private List<Line.Kind> kinds() {
    return java.util.Arrays.stream(Line.Kind.values())
        .filter(k -> theatre.lines().stream().anyMatch(l -> l.kind() == k))
        .toList();
  }

  private String name(Line.Kind kind) {
    return kind == Line.Kind.BORDER
        ? texts.say("pictures.border")
        : texts.say("pictures.line-of-contact");
  }

  private void foot() {
    double first = shapes.height() + 20;
    double y = first;
    double x = 0;
    for (String party : parties) {
      String name = heldBy(party);
      if (x > 0 && x + 28 + TextWidth.of(name, SMALL) > holdersWidth()) {
        x = 0;
        y += FOOT_LINE;
      }
      canvas.rect(
          x,
          y - 10,
          22,
          13,
          "fill=\""
              + Palette.AFFECTED
              + "\" stroke=\""
              + Palette.ZONE_EDGE
              + "\" stroke-width=\"0.7\"");
      swatch(x, y - 10, angle(party));
      canvas.text(x + 28, y, name, Type.of(SMALL, Anchor.START));
      x += 28 + TextWidth.of(name, SMALL) + 18;
    }
    List<Double> widths = signWidths();
    y += 22;
    x = 0;
    for (int i = 0; i < widths.size(); i++) {
      if (x > 0 && x + widths.get(i) > WIDTH) {
        x = 0;
        y += FOOT_LINE;
      }
      if (i == widths.size() - 2) {
        scaleBar(first - 4);
      }
      sign(i - widths.size(), i, x, y);
      x += widths.get(i) + 18;
    }
    String date =
        texts.say(
            "pictures.state-of",
            "date",
            theatre.asOf(),
            "disclaimer",
            texts.own(theatre.disclaimer()));
    canvas.lines(0, y + 22, TextWidth.wrap(date, TINY, WIDTH, 3), Type.quiet(TINY, Anchor.START));
  }

  /// One of the signs of [#signWidths].
  ///
  /// @param fromEnd -1 for the last
  private void sign(int fromEnd, int index, double x, double y) {
    if (fromEnd == -1) {
      canvas.circle(
          x, y - 4, 3, "fill=\"#fff\" stroke=\"" + Palette.QUIET + "\" stroke-width=\"0.8\"");
      canvas.text(x + 8, y, texts.say("pictures.only-displaced"), Type.of(SMALL, Anchor.START));
    } else if (fromEnd == -2) {
      canvas.circle(x + 5, y - 4, 3.5, "fill=\"" + Palette.INK + "\"");
      canvas.text(x + 14, y, texts.say("pictures.people-live-here"), Type.of(SMALL, Anchor.START));
    } else {
      boolean line = index < kinds().size();
      canvas.line(x, y - 4, x + 26, y - 4, line ? paint(kinds().get(index)) : corridorPaint());
      canvas.text(
          x + 32,
          y,
          line ? name(kinds().get(index)) : texts.say("pictures.corridor"),
          Type.of(SMALL, Anchor.START));
    }
  }

  private void swatch(double x, double y, double angle) {
    String paint = "stroke=\"" + Palette.QUIET + "\" stroke-width=\"0.7\" fill=\"none\"";
    for (int i = 0; i < 3; i++) {
      double at = x + 3 + i * 7;
      switch ((int) angle) {
        case 45 -> canvas.line(at, y + 12, Math.min(x + 22, at + 11), y + 1, paint);
        case 135 -> canvas.line(at, y + 1, Math.min(x + 22, at + 11), y + 12, paint);
        case 0 -> canvas.line(x, y + 3 + i * 4, x + 22, y + 3 + i * 4, paint);
        default -> canvas.line(at, y, at, y + 13, paint);
      }
    }
  }

  private void scaleBar(double y) {
    double km = Scale.ceiling(90 / shapes.perKm());
    double w = km * shapes.perKm();
    double x = WIDTH - w - 4;
    canvas.line(x, y, x + w, y, "stroke=\"" + Palette.INK + "\" stroke-width=\"1.4\"");
    canvas.line(x, y - 4, x, y + 4, "stroke=\"" + Palette.INK + "\"");
    canvas.line(x + w, y - 4, x + w, y + 4, "stroke=\"" + Palette.INK + "\"");
    canvas.text(
        x - 6, y + 4, texts.say("pictures.km", "km", texts.tick(km)), Type.of(SMALL, Anchor.END));
  }
}
