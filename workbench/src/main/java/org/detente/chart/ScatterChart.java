package org.detente.chart;

import java.util.List;
import java.util.Optional;
import org.detente.chart.Canvas.Anchor;
import org.detente.chart.Canvas.Type;
import org.detente.message.Texts;

/// Points by two quantities, in categories told apart by shape as well as colour, with a box around
/// a region that is called out.
public final class ScatterChart {

  private static final double WIDTH = 760;
  private static final double HEIGHT = 420;
  private static final double LEFT = 62;
  private static final double TOP = 48;
  private static final double BOTTOM = 44;
  private static final double RIGHT = 18;
  private static final double SMALL = 10.5;
  private static final double MARK = 3.4;
  private static final int TICKS = 6;

  private ScatterChart() {}

  /// What is shown.
  public record Spec(String title, String description, Axis across, Axis up, Optional<Box> box) {}

  /// An axis.
  ///
  /// @param title with its unit
  public record Axis(String title, double low, double high) {}

  /// A region, in the units of the axes.
  ///
  /// @param label what is said of it
  public record Box(double fromX, double toX, double fromY, double toY, String label) {}

  /// A point.
  public record Point(double x, double y) {}

  /// Points of a kind.
  public record Series(String name, List<Point> points) {

    public Series {
      points = List.copyOf(points);
    }
  }

  /// Draws.
  public static String svg(Texts texts, Spec spec, List<Series> series) {
    var canvas = new Canvas(texts, WIDTH, HEIGHT, spec.title(), spec.description());
    Marks.legend(canvas, series.stream().map(Series::name).toList(), SMALL);
    double bottom = HEIGHT - BOTTOM;
    Scale across = Scale.linear(spec.across().low(), spec.across().high(), LEFT, WIDTH - RIGHT);
    Scale up = Scale.linear(spec.up().low(), spec.up().high(), bottom, TOP);
    spec.box()
        .ifPresent(
            b ->
                canvas.rect(
                    across.at(b.fromX()),
                    up.at(b.toY()),
                    across.at(b.toX()) - across.at(b.fromX()),
                    up.at(b.fromY()) - up.at(b.toY()),
                    "fill=\"" + Palette.AFFECTED + "\""));
    for (double tick : across.ticks(TICKS)) {
      double x = across.at(tick);
      canvas.line(x, TOP, x, bottom, "stroke=\"" + Palette.GRID + "\"");
      canvas.text(x, bottom + 15, texts.tick(tick), Type.quiet(SMALL, Anchor.MIDDLE));
    }
    for (double tick : up.ticks(TICKS)) {
      double y = up.at(tick);
      canvas.line(LEFT, y, WIDTH - RIGHT, y, "stroke=\"" + Palette.GRID + "\"");
      canvas.text(LEFT - 6, y + 3.6, texts.tick(tick), Type.quiet(SMALL, Anchor.END));
    }
    canvas.text(0, TOP - 14, spec.up().title(), Type.quiet(SMALL, Anchor.START));
    canvas.text(
        (LEFT + WIDTH - RIGHT) / 2,
        bottom + 34,
        spec.across().title(),
        Type.quiet(SMALL, Anchor.MIDDLE));
    for (int s = 0; s < series.size(); s++) {
      for (Point p : series.get(s).points()) {
        int kind = s;
        canvas.mark(
            texts.say(
                "pictures.a-future",
                "series",
                series.get(s).name(),
                "across",
                spec.across().title(),
                "x",
                texts.two(p.x()),
                "up",
                spec.up().title(),
                "y",
                texts.two(p.y())),
            () -> Marks.mark(canvas, kind, across.at(p.x()), up.at(p.y()), MARK));
      }
    }
    spec.box().ifPresent(b -> box(canvas, b, across, up));
    return canvas.svg();
  }

  /// The outline over the points, and what is said of it inside, at the end where there is room.
  private static void box(Canvas canvas, Box box, Scale across, Scale up) {
    double x = across.at(box.fromX());
    double w = across.at(box.toX()) - x;
    double y = up.at(box.toY());
    double h = up.at(box.fromY()) - y;
    canvas.rect(x, y, w, h, "fill=\"none\" stroke=\"" + Palette.INK + "\" stroke-width=\"1.3\"");
    double wide = Math.max(w - 10, 160);
    List<String> lines = TextWidth.wrap(box.label(), SMALL, wide, 3);
    double widest = lines.stream().mapToDouble(l -> TextWidth.semibold(l, SMALL)).max().orElse(0);
    double at = Math.min(x + 6, WIDTH - RIGHT - widest - 4);
    canvas.lines(at, y + 14, lines, Type.strong(SMALL, Anchor.START).withHalo());
  }
}
