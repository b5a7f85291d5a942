package org.detente.chart;

import java.util.List;
import org.detente.chart.Canvas.Anchor;
import org.detente.chart.Canvas.Type;
import org.detente.message.Texts;

/// The dilemma in both directions: in each panel how much of its steps one side takes, at the least
/// and at the most that can hold, against what the other side's steps are worth. Where the two
/// lines lie apart, both staying and climbing can hold.
public final class DilemmaChart {

  private static final double WIDTH = 760;
  private static final double LEFT = 46;
  private static final double GAP = 60;
  private static final double TOP = 44;
  private static final double PLOT = 170;
  private static final double SMALL = 10.5;

  private DilemmaChart() {}

  /// Shares at a factor, each 0..1.
  public record Point(double factor, double least, double most) {}

  /// A panel.
  ///
  /// @param title what is measured upwards
  /// @param across title of the axis of factors
  /// @param points by factor, ascending from 0
  public record Panel(String title, String across, List<Point> points) {

    public Panel {
      points = List.copyOf(points);
    }
  }

  /// Draws.
  ///
  /// @param panels two
  public static String svg(Texts texts, String title, List<Panel> panels) {
    var canvas = new Canvas(texts, WIDTH, TOP + PLOT + 46, title, texts.say("pictures.dilemma"));
    double width = (WIDTH - LEFT - GAP) / 2 - 12;
    for (int k = 0; k < panels.size(); k++) {
      panel(canvas, panels.get(k), LEFT + k * (width + GAP), width);
    }
    return canvas.svg();
  }

  private static void panel(Canvas canvas, Panel panel, double x, double width) {
    double bottom = TOP + PLOT;
    double last = panel.points().getLast().factor();
    Scale across = Scale.linear(0, last, x, x + width);
    Scale up = Scale.linear(0, 1.06, bottom, TOP);
    canvas.text(x, 14, panel.title(), Type.strong(SMALL, Anchor.START));
    for (double share : new double[] {0, 0.25, 0.5, 0.75, 1}) {
      double y = up.at(share);
      canvas.line(
          x, y, x + width, y, "stroke=\"" + (share == 0 ? Palette.RULE : Palette.GRID) + "\"");
      canvas.text(x - 5, y + 3.5, canvas.texts().percentTick(share), Type.quiet(SMALL, Anchor.END));
    }
    for (double tick : across.ticks(4)) {
      canvas.text(
          across.at(tick),
          bottom + 15,
          canvas.texts().tick(tick),
          Type.quiet(SMALL, Anchor.MIDDLE));
    }
    canvas.text(x + width / 2, bottom + 34, panel.across(), Type.quiet(SMALL, Anchor.MIDDLE));
    double one = across.at(1);
    canvas.line(one, TOP, one, bottom, "stroke=\"" + Palette.RULE + "\" stroke-dasharray=\"3 3\"");
    canvas.text(
        one,
        TOP - 4,
        canvas.say("pictures.as-written"),
        Type.quiet(SMALL, Anchor.MIDDLE).withHalo());
    var area = new StringBuilder();
    var most = new StringBuilder();
    var least = new StringBuilder();
    for (Point p : panel.points()) {
      add(most, across.at(p.factor()), up.at(p.most()));
      add(area, across.at(p.factor()), up.at(p.most()));
      add(least, across.at(p.factor()), up.at(p.least()));
    }
    for (Point p : panel.points().reversed()) {
      add(area, across.at(p.factor()), up.at(p.least()));
    }
    canvas.path(area + "Z", "fill=\"" + Palette.BLUE + "\" fill-opacity=\"0.12\" stroke=\"none\"");
    canvas.path(
        least.toString(),
        "fill=\"none\" stroke=\""
            + Palette.VERMILION
            + "\" stroke-width=\"2\" stroke-dasharray=\"6 3\"");
    canvas.path(
        most.toString(), "fill=\"none\" stroke=\"" + Palette.BLUE + "\" stroke-width=\"2\"");
    double wide = width / panel.points().size();
    for (Point p : panel.points()) {
      canvas.spot(
          Math.clamp(across.at(p.factor()) - wide / 2, x, x + width - wide),
          TOP,
          wide,
          PLOT,
          canvas.say(
              "pictures.dilemma-mark",
              "panel",
              panel.title(),
              "factor",
              canvas.texts().two(p.factor()),
              "least",
              canvas.texts().percent(p.least()),
              "most",
              canvas.texts().percent(p.most())));
    }
    Point end = panel.points().getLast();
    double high = up.at(end.most());
    double low = up.at(end.least());
    if (low - high > 14) {
      canvas.text(
          x + width - 4,
          high + 13,
          canvas.say("pictures.if-all-climb"),
          Type.quiet(SMALL, Anchor.END).withHalo());
      canvas.text(
          x + width - 4,
          low - 5,
          canvas.say("pictures.if-nobody-begins"),
          Type.quiet(SMALL, Anchor.END).withHalo());
    } else {
      canvas.text(
          x + width - 4,
          high + 15,
          canvas.say("pictures.whoever-begins"),
          Type.quiet(SMALL, Anchor.END).withHalo());
    }
  }

  private static void add(StringBuilder path, double x, double y) {
    path.append(path.isEmpty() ? 'M' : 'L').append(Canvas.px(x)).append(' ').append(Canvas.px(y));
  }
}
