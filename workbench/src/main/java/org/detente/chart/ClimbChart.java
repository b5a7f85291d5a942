package org.detente.chart;

import java.util.List;
import org.detente.chart.Canvas.Anchor;
import org.detente.chart.Canvas.Type;
import org.detente.message.Texts;

/// What was reached for what effort: lines that never fall, a share upwards. The lines are told
/// apart by dashes as well as colour.
public final class ClimbChart {

  /// More lines cannot be told apart.
  public static final int MOST = 2;

  private static final double WIDTH = 760;
  private static final double HEIGHT = 300;
  private static final double LEFT = 52;
  private static final double RIGHT = 18;
  private static final double TOP = 44;
  private static final double BOTTOM = 44;
  private static final double SMALL = 10.5;
  private static final int TICKS = 6;

  private ClimbChart() {}

  /// What is shown.
  ///
  /// @param across title of the axis of effort
  /// @param up title of the axis of shares
  public record Spec(String title, String description, String across, String up) {}

  /// A point.
  ///
  /// @param effort 0 or more
  /// @param reached 0..1
  public record Point(double effort, double reached) {}

  /// A line.
  ///
  /// @param points in the order of effort
  public record Line(String name, List<Point> points) {

    public Line {
      points = List.copyOf(points);
    }
  }

  /// Draws.
  ///
  /// @param lines 1 to [#MOST]
  public static String svg(Texts texts, Spec spec, List<Line> lines) {
    if (lines.isEmpty() || lines.size() > MOST) {
      throw new IllegalArgumentException("1 to " + MOST + " lines, not " + lines.size());
    }
    var canvas = new Canvas(texts, WIDTH, HEIGHT, spec.title(), spec.description());
    double bottom = HEIGHT - BOTTOM;
    double most =
        lines.stream().flatMap(l -> l.points().stream()).mapToDouble(Point::effort).max().orElse(1);
    double reached =
        lines.stream()
            .flatMap(l -> l.points().stream())
            .mapToDouble(Point::reached)
            .max()
            .orElse(1);
    Scale across = Scale.linear(0, most, LEFT, WIDTH - RIGHT);
    Scale up = Scale.linear(0, Math.min(1, Scale.ceiling(reached)), bottom, TOP);
    for (double tick : across.ticks(TICKS)) {
      canvas.text(across.at(tick), bottom + 15, texts.tick(tick), Type.quiet(SMALL, Anchor.MIDDLE));
    }
    for (double tick : up.ticks(4)) {
      double y = up.at(tick);
      canvas.line(LEFT, y, WIDTH - RIGHT, y, "stroke=\"" + Palette.GRID + "\"");
      canvas.text(LEFT - 6, y + 3.6, texts.percentTick(tick), Type.quiet(SMALL, Anchor.END));
    }
    canvas.text(0, TOP - 14, spec.up(), Type.quiet(SMALL, Anchor.START));
    canvas.text(
        (LEFT + WIDTH - RIGHT) / 2, bottom + 34, spec.across(), Type.quiet(SMALL, Anchor.MIDDLE));
    double x = 0;
    for (int l = 0; l < lines.size(); l++) {
      canvas.path("M%s 8L%s 8".formatted(Canvas.px(x), Canvas.px(x + 22)), paint(l));
      canvas.text(x + 28, 11.5, lines.get(l).name(), Type.of(SMALL, Anchor.START));
      x += 28 + TextWidth.of(lines.get(l).name(), SMALL) + 18;
      Line line = lines.get(l);
      int place = l;
      canvas.mark(
          line.points().isEmpty()
              ? line.name()
              : texts.say(
                  "pictures.reached",
                  "line",
                  line.name(),
                  "share",
                  texts.percent(line.points().getLast().reached()),
                  "effort",
                  texts.tick(line.points().getLast().effort())),
          () -> canvas.path(path(line, across, up), paint(place)));
    }
    return canvas.svg();
  }

  /// Steps: what is reached stays until more is.
  private static String path(Line line, Scale across, Scale up) {
    var path = new StringBuilder();
    double before = 0;
    for (Point p : line.points()) {
      double x = across.at(p.effort());
      if (path.isEmpty()) {
        path.append('M').append(Canvas.px(x)).append(' ').append(Canvas.px(up.at(p.reached())));
      } else {
        path.append('L').append(Canvas.px(x)).append(' ').append(Canvas.px(up.at(before)));
        path.append('L').append(Canvas.px(x)).append(' ').append(Canvas.px(up.at(p.reached())));
      }
      before = p.reached();
    }
    return path.toString();
  }

  private static String paint(int line) {
    return "fill=\"none\" "
        + (line == 0
            ? "stroke=\"" + Palette.BLUE + "\" stroke-width=\"1.8\""
            : "stroke=\"" + Palette.ORANGE + "\" stroke-width=\"1.6\" stroke-dasharray=\"5 3\"");
  }
}
