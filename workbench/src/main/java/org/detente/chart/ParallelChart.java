package org.detente.chart;

import java.util.ArrayList;
import java.util.List;
import org.detente.chart.Canvas.Anchor;
import org.detente.chart.Canvas.Type;
import org.detente.message.Texts;

/// Several things by several quantities: an upright axis for each quantity, better at its upper
/// end, and a line for each thing across them. Things of reference are drawn over the others, each
/// in a way of its own.
public final class ParallelChart {

  private static final double WIDTH = 760;
  private static final double HEIGHT = 380;
  private static final double SIDE = 70;
  private static final double TOP = 76;
  private static final double BOTTOM = 52;
  private static final double SMALL = 10.5;
  private static final double END = 14;

  private ParallelChart() {}

  /// What is shown.
  ///
  /// @param others what the plain lines stand for
  /// @param faded what the pale lines stand for
  public record Spec(String title, String description, String others, String faded) {}

  /// An axis.
  ///
  /// @param title with its unit
  /// @param share whether values are shares, printed in hundredths
  /// @param moreIsBetter whether the upper end is the larger one
  public record Axis(String title, boolean share, boolean moreIsBetter) {}

  /// How a thing is drawn.
  public enum Style {
    PLAIN,
    FADED,
    /// The thing that others are compared with.
    FIRST_REFERENCE,
    /// A second one.
    SECOND_REFERENCE
  }

  /// A thing.
  ///
  /// @param values one for each axis
  public record Line(String name, List<Double> values, Style style) {

    public Line {
      values = List.copyOf(values);
    }
  }

  /// Draws.
  ///
  /// @param axes two or more
  public static String svg(Texts texts, Spec spec, List<Axis> axes, List<Line> lines) {
    var canvas = new Canvas(texts, WIDTH, HEIGHT, spec.title(), spec.description());
    legend(canvas, spec, lines);
    double step = (WIDTH - 2 * SIDE) / (axes.size() - 1);
    var scales = new Scale[axes.size()];
    for (int a = 0; a < scales.length; a++) {
      scales[a] = scale(axes.get(a), a, lines);
      axis(canvas, axes.get(a), scales[a], SIDE + a * step, step);
    }
    for (Style style : Style.values()) {
      lines.stream()
          .filter(l -> l.style() == style)
          .forEach(
              l ->
                  canvas.mark(
                      words(texts, axes, l),
                      () -> canvas.path(path(l, scales, step), paint(style))));
    }
    return canvas.svg();
  }

  private static Scale scale(Axis axis, int position, List<Line> lines) {
    double low = lines.stream().mapToDouble(l -> l.values().get(position)).min().orElse(0);
    double high = lines.stream().mapToDouble(l -> l.values().get(position)).max().orElse(1);
    double top = TOP;
    double bottom = HEIGHT - BOTTOM;
    return axis.moreIsBetter()
        ? Scale.linear(low, high, bottom, top)
        : Scale.linear(low, high, top, bottom);
  }

  private static void axis(Canvas canvas, Axis axis, Scale scale, double x, double room) {
    canvas.line(x, TOP, x, HEIGHT - BOTTOM, "stroke=\"" + Palette.RULE + "\"");
    List<String> title = TextWidth.wrap(axis.title(), SMALL, Math.min(room - 8, 2 * SIDE - 8), 2);
    canvas.lines(x, TOP - 16 - 13 * title.size(), title, Type.of(SMALL, Anchor.MIDDLE));
    double upper = axis.moreIsBetter() ? scale.high() : scale.low();
    double lower = axis.moreIsBetter() ? scale.low() : scale.high();
    canvas.text(x, TOP - 8, value(canvas.texts(), axis, upper), Type.quiet(SMALL, Anchor.MIDDLE));
    canvas.text(
        x,
        HEIGHT - BOTTOM + END,
        value(canvas.texts(), axis, lower),
        Type.quiet(SMALL, Anchor.MIDDLE));
  }

  private static String value(Texts texts, Axis axis, double value) {
    return axis.share() ? texts.percent(value) : texts.two(value);
  }

  private static String words(Texts texts, List<Axis> axes, Line line) {
    var words = new ArrayList<String>();
    for (int a = 0; a < axes.size(); a++) {
      words.add(axes.get(a).title() + " " + value(texts, axes.get(a), line.values().get(a)));
    }
    return line.name() + ": " + String.join(texts.say("figure.comma"), words);
  }

  private static String path(Line line, Scale[] scales, double step) {
    var path = new StringBuilder();
    for (int a = 0; a < scales.length; a++) {
      path.append(a == 0 ? 'M' : 'L')
          .append(Canvas.px(SIDE + a * step))
          .append(' ')
          .append(Canvas.px(scales[a].at(line.values().get(a))));
    }
    return path.toString();
  }

  private static String paint(Style style) {
    return "fill=\"none\" stroke-linejoin=\"round\" "
        + switch (style) {
          case PLAIN -> "stroke=\"" + Palette.BLUE + "\" stroke-width=\"1.4\"";
          case FADED -> "stroke=\"" + Palette.SKY + "\" stroke-width=\"1\" stroke-opacity=\"0.7\"";
          case FIRST_REFERENCE -> "stroke=\"" + Palette.INK + "\" stroke-width=\"2.4\"";
          case SECOND_REFERENCE ->
              "stroke=\"" + Palette.VERMILION + "\" stroke-width=\"2\" stroke-dasharray=\"6 4\"";
        };
  }

  private static void legend(Canvas canvas, Spec spec, List<Line> lines) {
    var legend = new Legend(canvas, WIDTH, 16);
    for (Style style : Style.values()) {
      if (lines.stream().noneMatch(l -> l.style() == style)) {
        continue;
      }
      String name =
          switch (style) {
            case PLAIN -> spec.others();
            case FADED -> spec.faded();
            case FIRST_REFERENCE, SECOND_REFERENCE ->
                lines.stream().filter(l -> l.style() == style).findFirst().orElseThrow().name();
          };
      String words = TextWidth.wrap(name, SMALL, 190, 1).getFirst();
      legend.add(
          28 + TextWidth.of(words, SMALL),
          16,
          (x, dy) -> {
            String y = Canvas.px(8 + dy);
            canvas.path(
                "M%s %sL%s %s".formatted(Canvas.px(x), y, Canvas.px(x + 22), y), paint(style));
            canvas.text(x + 28, 11.5 + dy, words, Type.of(SMALL, Anchor.START));
          });
    }
    legend.draw(1);
    canvas.text(
        WIDTH, HEIGHT - 12, canvas.say("pictures.better-is-up"), Type.quiet(SMALL, Anchor.END));
  }
}
