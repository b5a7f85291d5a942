package org.detente.chart;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.detente.chart.Canvas.Anchor;
import org.detente.chart.Canvas.Type;
import org.detente.message.Texts;

/// One row per option: a dot for each future, the middle half and nine tenths as bars, the median
/// as a tick, the figures at the right.
public final class IntervalChart {

  private static final double WIDTH = 760;
  private static final double LABEL = 254;
  private static final double FIGURES = 148;
  private static final double TOP = 30;
  private static final double BOTTOM = 46;
  private static final double BAND = 26;
  private static final double TYPE = 11;
  private static final double LEADING = 1.25;
  private static final double SMALL = 11;
  private static final int MOST_DOTS = 150;
  private static final double GOLDEN = 0.6180339887498949;
  private static final int TICKS = 6;

  private IntervalChart() {}

  /// What the values are and how they are shown.
  ///
  /// @param unit axis title
  /// @param form how values are written
  /// @param symlog size below which the axis is linear; 0 for a linear axis
  /// @param reference value to draw a line at, with its label
  /// @param below what lies left of the reference; may be empty
  /// @param above what lies right of it; may be empty
  public record Spec(
      String title,
      String description,
      String unit,
      Form form,
      double symlog,
      Optional<Mark> reference,
      String below,
      String above) {

    /// A linear axis from zero.
    public static Spec fromZero(String title, String description, String unit, Form form) {
      return new Spec(title, description, unit, form, 0, Optional.empty(), "", "");
    }
  }

  /// A value with a name.
  public record Mark(double value, String label) {}

  /// How values are written.
  public enum Form {
    COUNT,
    SHARE,
    CORRELATION;

    String write(Texts texts, double value) {
      return switch (this) {
        case COUNT -> texts.count(value);
        case SHARE -> texts.percent(value);
        case CORRELATION -> texts.signed(value);
      };
    }

    String tick(Texts texts, double value) {
      return this == SHARE ? texts.percentTick(value) : texts.tick(value);
    }
  }

  /// A row.
  public record Row(String label, List<Series> series) {
    public Row {
      series = List.copyOf(series);
    }

    /// A row with one series in the first colour.
    public static Row of(String label, double[] values) {
      return new Row(label, List.of(new Series("", values)));
    }
  }

  /// Values over futures, NaN where the thing did not happen.
  public record Series(String name, double[] values) {}

  /// Draws.
  public static String svg(Texts texts, Spec spec, List<Row> rows) {
    int perRow = rows.stream().mapToInt(r -> r.series().size()).max().orElse(1);
    double named = perRow > 1 ? 20 : 0;
    double bands = rows.stream().mapToDouble(IntervalChart::band).sum();
    double height = TOP + named + bands + BOTTOM + (unit(spec).size() - 1) * SMALL * LEADING;
    var canvas = new Canvas(texts, WIDTH, height, spec.title(), spec.description());
    Scale scale = scale(spec, rows);
    double bottom = TOP + named + bands;
    axis(canvas, spec, scale, TOP + named, bottom);
    if (perRow > 1) {
      names(canvas, rows);
    }
    canvas.text(
        WIDTH, TOP + named - 8, texts.say("pictures.median"), Type.quiet(SMALL, Anchor.END));
    double top = TOP + named;
    for (Row row : rows) {
      double band = band(row);
      double at = top;
      canvas.panel(row.label(), 0, top, WIDTH, band, () -> row(canvas, spec, scale, row, at));
      top += band;
    }
    return canvas.svg();
  }

  private static void names(Canvas canvas, List<Row> rows) {
    List<Series> series = rows.getFirst().series();
    var legend = new Legend(canvas, WIDTH, 16);
    for (int s = 0; s < series.size(); s++) {
      String name = series.get(s).name();
      String colour = Palette.CATEGORIES.get(s);
      legend.add(
          19 + TextWidth.of(name, SMALL),
          18,
          (x, dy) -> {
            canvas.rect(x, 8 + dy, 14, 8, "fill=\"" + colour + "\"");
            canvas.text(x + 19, 16 + dy, name, Type.of(SMALL, Anchor.START));
          });
    }
    legend.draw(1);
  }

  private static void row(Canvas canvas, Spec spec, Scale scale, Row row, double top) {
    double band = band(row);
    for (double tick : scale.ticks(TICKS)) {
      double x = scale.at(tick);
      canvas.line(x, top, x, top + band, "stroke=\"" + Palette.GRID + "\"");
    }
    spec.reference()
        .ifPresent(
            mark -> {
              double x = scale.at(mark.value());
              canvas.line(
                  x, top, x, top + band, "stroke=\"" + Palette.INK + "\" stroke-width=\"1.2\"");
            });
    label(canvas, row.label(), top + band / 2);
    for (int s = 0; s < row.series().size(); s++) {
      double y = top + band * (s + 0.5) / row.series().size();
      series(canvas, spec, scale, row, row.series().get(s), y, Palette.CATEGORIES.get(s));
    }
    canvas.line(0, top, WIDTH, top, "stroke=\"" + Palette.GRID + "\" stroke-width=\"0.6\"");
  }

  private static double band(Row row) {
    double text = lines(row.label()).size() * TYPE * LEADING + 8;
    return Math.max(text, BAND + (row.series().size() - 1) * 18);
  }

  private static List<String> lines(String label) {
    return TextWidth.wrap(label, TYPE, LABEL - 16, 3);
  }

  private static void label(Canvas canvas, String label, double middle) {
    List<String> lines = lines(label);
    double y = middle + TYPE * 0.35 - (lines.size() - 1) * TYPE * 0.62;
    canvas.lines(0, y, lines, Type.of(TYPE, Anchor.START));
  }

  private static Scale scale(Spec spec, List<Row> rows) {
    double low = spec.reference().map(Mark::value).orElse(0.0);
    double high = low;
    for (Row row : rows) {
      for (Series s : row.series()) {
        for (double value : s.values()) {
          low = Double.isNaN(value) ? low : Math.min(low, value);
          high = Double.isNaN(value) ? high : Math.max(high, value);
        }
      }
    }
    double from = LABEL;
    double to = WIDTH - FIGURES;
    if (spec.symlog() > 0) {
      double end = Math.max(Scale.ceiling(Math.max(-low, high)), spec.symlog());
      return Scale.symlog(low < 0 ? -end : 0, high > 0 ? end : 0, from, to, spec.symlog());
    }
    if (spec.form() == Form.SHARE) {
      return Scale.linear(0, 1, from, to);
    }
    if (spec.form() == Form.CORRELATION) {
      return Scale.linear(-1, 1, from, to);
    }
    return Scale.linear(low < 0 ? -Scale.ceiling(-low) : 0, Scale.ceiling(high), from, to);
  }

  private static void axis(Canvas canvas, Spec spec, Scale scale, double top, double bottom) {
    canvas.below(() -> figures(canvas, spec, scale, bottom));
    spec.reference()
        .ifPresent(
            mark -> {
              double x = scale.at(mark.value());
              canvas.line(
                  x, top - 4, x, top, "stroke=\"" + Palette.INK + "\" stroke-width=\"1.2\"");
              sides(canvas, spec, x, top - 8);
            });
  }

  private static void figures(Canvas canvas, Spec spec, Scale scale, double bottom) {
    double free = Double.NEGATIVE_INFINITY;
    for (double tick : scale.ticks(TICKS)) {
      double x = scale.at(tick);
      String text = spec.form().tick(canvas.texts(), tick);
      double half = TextWidth.of(text, SMALL) / 2;
      if (x - half > free) {
        canvas.text(x, bottom + 15, text, Type.quiet(SMALL, Anchor.MIDDLE));
        free = x + half + 4;
      }
    }
    canvas.lines(
        (scale.from() + scale.to()) / 2, bottom + 34, unit(spec), Type.quiet(SMALL, Anchor.MIDDLE));
  }

  /// The title of the axis stands below its middle and may reach to the right edge.
  private static List<String> unit(Spec spec) {
    return TextWidth.wrap(spec.unit(), SMALL, WIDTH + FIGURES - LABEL, 2);
  }

  private static void sides(Canvas canvas, Spec spec, double x, double y) {
    String below = spec.below().isEmpty() ? "" : "◂ " + spec.below();
    String above = spec.above().isEmpty() ? "" : spec.above() + " ▸";
    if (TextWidth.of(below, SMALL) < x - 6) {
      canvas.text(x - 6, y, below, Type.quiet(SMALL, Anchor.END));
    }
    if (x + 6 + TextWidth.of(above, SMALL) < WIDTH - FIGURES + 4) {
      canvas.text(x + 6, y, above, Type.quiet(SMALL, Anchor.START));
    }
  }

  private static void series(
      Canvas canvas, Spec spec, Scale scale, Row row, Series series, double y, String colour) {
    Optional<Spread> found = Spread.of(series.values());
    if (found.isEmpty()) {
      canvas.text(WIDTH, y + 4, canvas.say("pictures.in-no-future"), Type.quiet(SMALL, Anchor.END));
      return;
    }
    Spread s = found.get();
    String name = row.label() + (series.name().isEmpty() ? "" : ", " + series.name());
    canvas.mark(
        canvas.say(
            "pictures.interval",
            "row",
            name,
            "median",
            spec.form().write(canvas.texts(), s.q50()),
            "half",
            canvas
                .texts()
                .between(
                    spec.form().write(canvas.texts(), s.q25()),
                    spec.form().write(canvas.texts(), s.q75())),
            "tenths",
            canvas
                .texts()
                .between(
                    spec.form().write(canvas.texts(), s.q05()),
                    spec.form().write(canvas.texts(), s.q95()))),
        () -> bars(canvas, scale, s, y, colour));
    dots(canvas, spec, scale, series.values(), y, colour);
    String figures =
        canvas
            .texts()
            .withRange(
                spec.form().write(canvas.texts(), s.q50()),
                canvas
                    .texts()
                    .between(
                        spec.form().write(canvas.texts(), s.q05()),
                        spec.form().write(canvas.texts(), s.q95())));
    canvas.text(WIDTH, y + 4, figures, Type.of(SMALL, Anchor.END));
  }

  private static void bars(Canvas canvas, Scale scale, Spread s, double y, String colour) {
    String stroke = "stroke=\"" + colour + "\" ";
    canvas.line(scale.at(s.q05()), y, scale.at(s.q95()), y, stroke + "stroke-width=\"2\"");
    canvas.line(
        scale.at(s.q25()),
        y,
        scale.at(s.q75()),
        y,
        stroke + "stroke-width=\"6\" stroke-opacity=\"0.55\"");
    double m = scale.at(s.q50());
    canvas.line(m, y - 7, m, y + 7, "stroke=\"" + Palette.INK + "\" stroke-width=\"1.4\"");
  }

  /// Dots lie over the bars, for each can be pointed at.
  private static void dots(
      Canvas canvas, Spec spec, Scale scale, double[] values, double y, String colour) {
    long known = Arrays.stream(values).filter(v -> !Double.isNaN(v)).count();
    long step = Math.max(1, (known + MOST_DOTS - 1) / MOST_DOTS);
    int seen = 0;
    int drawn = 0;
    for (int f = 0; f < values.length; f++) {
      if (Double.isNaN(values[f]) || seen++ % step != 0) {
        continue;
      }
      double off = ((drawn++ * GOLDEN) % 1 - 0.5) * 13;
      double value = values[f];
      canvas.mark(
          canvas.say(
              "pictures.future",
              "n",
              canvas.texts().whole(f + 1L),
              "value",
              spec.form().write(canvas.texts(), value)),
          () ->
              canvas.circle(
                  scale.at(value), y + off, 1.5, "fill=\"" + colour + "\" fill-opacity=\"0.35\""));
    }
  }
}
