package org.detente.chart;

import java.util.List;
import java.util.Optional;
import org.detente.chart.Canvas.Anchor;
import org.detente.chart.Canvas.Type;
import org.detente.message.Texts;

/// What happens over the years as fans: one small panel per option, common axes from zero, half of
/// the futures in the dark band, nine tenths in the light one, the median thin, a reference (the
/// status quo) dashed in every panel.
public final class FanChart {

  /// Quantiles of a fan, in this order.
  public static final List<Double> QUANTILES = List.of(0.05, 0.25, 0.5, 0.75, 0.95);

  private static final int MEDIAN = 2;
  private static final double WIDTH = PanelGrid.WIDTH;
  private static final double LEFT = 48;
  private static final double TITLE = 48;
  private static final double PLOT = 104;
  private static final double SMALL = PanelGrid.SMALL;
  private static final int POINTS = 60;
  private static final int YEAR = 12;

  private FanChart() {}

  /// A panel.
  ///
  /// @param quantiles shape `[5][months]`, those of [#QUANTILES], without NaN
  public record Panel(String title, double[][] quantiles) {}

  /// What is shown.
  ///
  /// @param unit title of the upright axis
  /// @param share whether values are shares
  /// @param symlog size above which the upright axis is logarithmic; 0 for a linear axis
  /// @param reference months of a median drawn dashed in every panel, with its name
  public record Spec(
      String title,
      String description,
      String unit,
      boolean share,
      double symlog,
      Optional<Reference> reference) {}

  /// A curve to compare with.
  public record Reference(String name, double[] median) {}

  /// Draws.
  public static String svg(Texts texts, Spec spec, List<Panel> panels) {
    var grid = new PanelGrid(panels.size(), LEFT, 20, TITLE, PLOT);
    var canvas = new Canvas(texts, WIDTH, grid.end() + 22, spec.title(), spec.description());
    double ceiling = spec.share() ? shareCeiling(panels) : Scale.ceiling(highest(panels));
    canvas.text(0, 11, spec.unit(), Type.quiet(SMALL, Anchor.START));
    spec.reference()
        .ifPresent(
            r -> {
              double w = TextWidth.of(r.name(), SMALL);
              canvas.line(WIDTH - w - 26, 8, WIDTH - w - 5, 8, dashed());
              canvas.text(WIDTH, 11, r.name(), Type.quiet(SMALL, Anchor.END));
            });
    for (int p = 0; p < panels.size(); p++) {
      int place = p;
      Scale up = up(spec, ceiling, grid.y(p));
      if (grid.first(p)) {
        grid.row(canvas, p, () -> figures(canvas, spec, up, grid.x(place)));
      }
      grid.panel(
          canvas,
          p,
          panels.get(p).title(),
          () -> panel(canvas, spec, panels.get(place), grid, place, up));
    }
    grid.axis(canvas, texts.say("pictures.years-from-as-of"));
    return canvas.svg();
  }

  private static double highest(List<Panel> panels) {
    double high = 0;
    for (Panel panel : panels) {
      for (double value : panel.quantiles()[QUANTILES.size() - 1]) {
        high = Math.max(high, value);
      }
    }
    return high;
  }

  private static double shareCeiling(List<Panel> panels) {
    return Math.min(1, Scale.ceiling(Math.max(0.1, highest(panels))));
  }

  private static String dashed() {
    return "stroke=\""
        + Palette.INK
        + "\" stroke-width=\"1\" stroke-dasharray=\"4 3\" fill=\"none\"";
  }

  private static Scale up(Spec spec, double ceiling, double top) {
    return spec.symlog() > 0
        ? Scale.symlog(0, ceiling, top + PLOT, top, spec.symlog())
        : Scale.linear(0, ceiling, top + PLOT, top);
  }

  /// Figures of the upright axis, as many as have room.
  private static void figures(Canvas canvas, Spec spec, Scale up, double x) {
    double free = Double.POSITIVE_INFINITY;
    for (double tick : up.ticks(4)) {
      double ty = up.at(tick);
      if (ty < free) {
        free = ty - SMALL * 1.1;
        String text = spec.share() ? canvas.texts().percentTick(tick) : canvas.texts().tick(tick);
        canvas.text(x - 5, ty + 3.5, text, Type.quiet(SMALL, Anchor.END));
      }
    }
  }

  /// A year of a fan in words.
  private static String words(Texts texts, Spec spec, Panel panel, int month) {
    double[][] q = panel.quantiles();
    return texts.say(
        "pictures.fan-year",
        "panel",
        panel.title(),
        "year",
        texts.tick((month + 1) / YEAR),
        "median",
        written(texts, spec, q[MEDIAN][month]),
        "half",
        texts.between(written(texts, spec, q[1][month]), written(texts, spec, q[3][month])),
        "tenths",
        texts.between(written(texts, spec, q[0][month]), written(texts, spec, q[4][month])));
  }

  private static String written(Texts texts, Spec spec, double value) {
    return spec.share() ? texts.percent(value) : texts.count(value);
  }

  private static void panel(
      Canvas canvas, Spec spec, Panel panel, PanelGrid grid, int place, Scale up) {
    grid.title(canvas, place, panel.title(), 3);
    double x = grid.x(place);
    double w = grid.width();
    double top = grid.y(place);
    int months = panel.quantiles()[0].length;
    Scale across = Scale.linear(0, Math.max(1, months - 1), x, x + w);
    for (double tick : up.ticks(4)) {
      double ty = up.at(tick);
      canvas.line(x, ty, x + w, ty, "stroke=\"" + (tick == 0 ? Palette.RULE : Palette.GRID) + "\"");
    }
    grid.years(canvas, place, months, across);
    canvas.path(band(panel.quantiles()[0], panel.quantiles()[4], across, up), fill("0.22"));
    canvas.path(band(panel.quantiles()[1], panel.quantiles()[3], across, up), fill("0.45"));
    spec.reference()
        .ifPresent(r -> canvas.path("M" + curve(r.median(), across, up, false), dashed()));
    canvas.path(
        "M" + curve(panel.quantiles()[MEDIAN], across, up, false),
        "stroke=\"" + Palette.INK + "\" stroke-width=\"1.3\" fill=\"none\"");
    for (int end = YEAR; end <= months; end += YEAR) {
      double from = across.at(end - YEAR);
      canvas.spot(
          from, top, across.at(end - 1) - from, PLOT, words(canvas.texts(), spec, panel, end - 1));
    }
  }

  private static String fill(String opacity) {
    return "fill=\"" + Palette.BLUE + "\" fill-opacity=\"" + opacity + "\"";
  }

  private static String band(double[] low, double[] high, Scale across, Scale up) {
    return "M" + curve(high, across, up, false) + "L" + curve(low, across, up, true) + "Z";
  }

  private static String curve(double[] values, Scale across, Scale up, boolean backwards) {
    int n = values.length;
    int step = Math.max(1, n / POINTS);
    var points = new java.util.ArrayList<String>();
    for (int m = 0; m < n; m += step) {
      points.add(Canvas.px(across.at(m)) + " " + Canvas.px(up.at(values[m])));
    }
    if ((n - 1) % step != 0) {
      points.add(Canvas.px(across.at(n - 1)) + " " + Canvas.px(up.at(values[n - 1])));
    }
    return String.join("L", backwards ? points.reversed() : points);
  }
}
