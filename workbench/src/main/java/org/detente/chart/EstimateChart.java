package org.detente.chart;

import java.util.ArrayList;
import java.util.List;
import org.detente.chart.Canvas.Anchor;
import org.detente.chart.Canvas.Type;
import org.detente.message.Texts;

/// Estimates as bars, each with its interval, its figure at the right: small panels side by side
/// that share their rows, every panel on a scale of its own.
public final class EstimateChart {

  private static final double WIDTH = 760;
  private static final double LABEL = 206;
  private static final double GAP = 20;
  private static final double FIGURE = 44;
  private static final double LINE = 12;
  private static final double BAR = 7;
  private static final double PAD = 5;
  private static final double TITLE = 40;
  private static final double FOOT = 42;
  private static final double LEGEND = 22;
  private static final double SMALL = 10;
  private static final int COLUMNS = 2;

  /// More panels than this stand three in a row.
  private static final int MANY = 4;

  private static final int TICKS = 4;
  private static final double QUARTER = 0.25;

  private EstimateChart() {}

  /// What is shown.
  ///
  /// @param rows their labels, the same in every panel, one or more
  /// @param series names of the bars of a row, one or more; a single one is not named in the
  ///   picture
  public record Spec(String title, String description, List<String> rows, List<String> series) {

    public Spec {
      rows = List.copyOf(rows);
      series = List.copyOf(series);
    }
  }

  /// How values are written.
  public enum Form {
    /// Parts of one.
    SHARE,
    /// More or less than something.
    DIFFERENCE;

    String write(Texts texts, double value) {
      return this == SHARE ? texts.percent(value) : texts.signed(value);
    }

    String tick(Texts texts, double value) {
      return this == SHARE ? texts.percentTick(value) : texts.tick(value);
    }
  }

  /// A panel.
  ///
  /// @param unit title of its axis
  /// @param base where bars begin; always on the axis
  /// @param rows one per label
  public record Panel(String title, String unit, Form form, double base, List<Row> rows) {

    public Panel {
      rows = List.copyOf(rows);
    }
  }

  /// A row of a panel.
  ///
  /// @param estimates in the order of the series; empty where there is nothing to say
  public record Row(List<Estimate> estimates) {

    public Row {
      estimates = List.copyOf(estimates);
    }

    /// A row of one series.
    public static Row of(double value, double low, double high) {
      return new Row(List.of(new Estimate(value, low, high)));
    }
  }

  /// A value with its interval.
  public record Estimate(double value, double low, double high) {}

  /// Where the rows of a panel lie.
  private record Bands(List<List<String>> labels, double[] tops, double height) {}

  /// Draws.
  public static String svg(Texts texts, Spec spec, List<Panel> panels) {
    Bands bands = bands(spec);
    int columns = panels.size() > MANY ? COLUMNS + 1 : Math.min(COLUMNS, panels.size());
    int rows = (panels.size() + columns - 1) / columns;
    double block = TITLE + bands.height() + FOOT;
    double legend = spec.series().size() > 1 ? LEGEND : 0;
    var canvas = new Canvas(texts, WIDTH, legend + rows * block, spec.title(), spec.description());
    if (legend > 0) {
      legend(canvas, spec);
    }
    double width = (WIDTH - LABEL - (columns - 1) * GAP) / columns;
    for (int p = 0; p < panels.size(); p++) {
      Panel panel = panels.get(p);
      double x = LABEL + p % columns * (width + GAP);
      double y = legend + p / columns * block + TITLE;
      if (p % columns == 0) {
        canvas.row(y - TITLE, () -> labels(canvas, bands, y));
      }
      canvas.panel(
          panel.title(),
          x,
          y - TITLE,
          width,
          block,
          () -> panel(canvas, spec, bands, panel, x, y, width));
    }
    return canvas.svg();
  }

  private static Bands bands(Spec spec) {
    var labels = new ArrayList<List<String>>();
    double[] tops = new double[spec.rows().size()];
    double y = 0;
    for (int r = 0; r < tops.length; r++) {
      labels.add(TextWidth.wrap(spec.rows().get(r), SMALL, LABEL - 20, 3));
      tops[r] = y;
      y += Math.max(labels.get(r).size() * LINE, spec.series().size() * (BAR + 4)) + PAD;
    }
    return new Bands(labels, tops, y);
  }

  private static double bottom(Bands bands, int row) {
    return row + 1 < bands.tops().length ? bands.tops()[row + 1] : bands.height();
  }

  private static void legend(Canvas canvas, Spec spec) {
    var legend = new Legend(canvas, WIDTH, 15);
    for (int s = 0; s < spec.series().size(); s++) {
      String name = spec.series().get(s);
      String colour = Palette.CATEGORIES.get(s);
      legend.add(
          19 + TextWidth.of(name, SMALL),
          18,
          (x, dy) -> {
            canvas.rect(x, 5 + dy, 14, BAR, fill(colour));
            canvas.text(x + 19, 12 + dy, name, Type.of(SMALL, Anchor.START));
          });
    }
    legend.draw(1);
  }

  private static String fill(String colour) {
    return "fill=\"" + colour + "\" fill-opacity=\"0.55\"";
  }

  private static void labels(Canvas canvas, Bands bands, double y) {
    for (int r = 0; r < bands.tops().length; r++) {
      List<String> lines = bands.labels().get(r);
      double middle = y + (bands.tops()[r] + bottom(bands, r)) / 2;
      canvas.lines(
          LABEL - 10,
          middle + SMALL * 0.35 - (lines.size() - 1) * SMALL * 0.62,
          lines,
          Type.of(SMALL, Anchor.END));
    }
  }

  private static void panel(
      Canvas canvas, Spec spec, Bands bands, Panel panel, double x, double y, double w) {
    List<String> title = TextWidth.wrap(panel.title(), SMALL + 0.5, w - 18, 2);
    canvas.lines(
        x, y - 9 - (title.size() - 1) * LINE, title, Type.strong(SMALL + 0.5, Anchor.START));
    Scale across = scale(panel, x, x + w - FIGURE);
    double foot = y + bands.height();
    axis(canvas, panel, across, y, foot);
    for (int r = 0; r < panel.rows().size(); r++) {
      double top = y + bands.tops()[r];
      double height = y + bottom(bands, r) - top;
      canvas.line(x, top, x + w, top, "stroke=\"" + Palette.GRID + "\" stroke-width=\"0.6\"");
      row(canvas, panel, panel.rows().get(r), across, top + height / 2, x + w);
      if (!panel.rows().get(r).estimates().isEmpty()) {
        canvas.spot(x, top, w, height, words(canvas.texts(), spec, panel, r));
      }
    }
    double base = across.at(panel.base());
    canvas.line(base, y, base, foot, "stroke=\"" + Palette.RULE + "\" stroke-width=\"1\"");
  }

  private static void axis(Canvas canvas, Panel panel, Scale across, double top, double foot) {
    double free = Double.NEGATIVE_INFINITY;
    for (double tick : across.ticks(TICKS)) {
      double at = across.at(tick);
      canvas.line(at, top, at, foot, "stroke=\"" + Palette.GRID + "\"");
      String text = panel.form().tick(canvas.texts(), tick);
      double half = TextWidth.of(text, SMALL) / 2;
      if (at - half > free) {
        canvas.text(at, foot + 12, text, Type.quiet(SMALL, Anchor.MIDDLE));
        free = at + half + 4;
      }
    }
    String unit =
        TextWidth.wrap(panel.unit(), SMALL, across.to() - across.from() + FIGURE, 1).getFirst();
    canvas.text(
        (across.from() + across.to()) / 2, foot + 25, unit, Type.quiet(SMALL, Anchor.MIDDLE));
  }

  private static Scale scale(Panel panel, double from, double to) {
    double low = panel.base();
    double high = panel.base();
    for (Row row : panel.rows()) {
      for (Estimate e : row.estimates()) {
        low = Math.min(low, Math.min(e.low(), e.value()));
        high = Math.max(high, Math.max(e.high(), e.value()));
      }
    }
    if (panel.form() == Form.SHARE) {
      // Intervals of shares may reach beyond what a share can be.
      return Scale.linear(
          Math.min(0, Math.floor(low / QUARTER) * QUARTER),
          Math.max(1, Math.ceil(high / QUARTER) * QUARTER),
          from,
          to);
    }
    double least = low < 0 ? -Scale.ceiling(-low) : 0;
    double most = high > 0 ? Scale.ceiling(high) : least < 0 ? 0 : 1;
    return Scale.linear(least, most, from, to);
  }

  private static void row(
      Canvas canvas, Panel panel, Row row, Scale across, double middle, double end) {
    int n = row.estimates().size();
    for (int s = 0; s < n; s++) {
      Estimate e = row.estimates().get(s);
      double y = middle + (s - (n - 1) / 2.0) * (BAR + 4);
      double base = across.at(panel.base());
      double at = across.at(e.value());
      canvas.rect(
          Math.min(base, at),
          y - BAR / 2,
          Math.abs(at - base),
          BAR,
          fill(Palette.CATEGORIES.get(s)));
      String ink = "stroke=\"" + Palette.INK + "\" stroke-width=\"1.2\"";
      canvas.line(across.at(e.low()), y, across.at(e.high()), y, ink);
      for (double cap : new double[] {e.low(), e.high()}) {
        canvas.line(across.at(cap), y - 2.5, across.at(cap), y + 2.5, ink);
      }
      canvas.text(
          end, y + 3.5, panel.form().write(canvas.texts(), e.value()), Type.of(SMALL, Anchor.END));
    }
  }

  private static String words(Texts texts, Spec spec, Panel panel, int row) {
    var said = new ArrayList<String>();
    List<Estimate> estimates = panel.rows().get(row).estimates();
    for (int s = 0; s < estimates.size(); s++) {
      Estimate e = estimates.get(s);
      said.add(
          texts.say(
              "pictures.estimate",
              "series",
              spec.series().get(s),
              "value",
              panel.form().write(texts, e.value()),
              "range",
              texts.between(
                  panel.form().write(texts, e.low()), panel.form().write(texts, e.high()))));
    }
    return texts.say(
        "pictures.estimates",
        "panel",
        panel.title(),
        "row",
        spec.rows().get(row),
        "estimates",
        String.join("; ", said));
  }
}
