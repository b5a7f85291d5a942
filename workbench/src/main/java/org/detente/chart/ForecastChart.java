package org.detente.chart;

import java.util.ArrayList;
import java.util.List;
import org.detente.chart.Canvas.Anchor;
import org.detente.chart.Canvas.Type;
import org.detente.message.Texts;

/// Forecasts by year beside what happened: one panel per case, nine tenths of the forecast in the
/// light bar, half in the dark one, the median as a line across, what happened as a dot; hollow
/// where it lies outside nine tenths. The upright axis is logarithmic above a size of the caller's.
public final class ForecastChart {

  private static final double LEFT = 52;
  private static final double TITLE = 34;
  private static final double PLOT = 110;
  private static final double SMALL = PanelGrid.SMALL;
  private static final double TOP = 40;

  private ForecastChart() {}

  /// A year.
  ///
  /// @param quantiles 5%, 25%, 50%, 75%, 95%
  public record Year(int year, double[] quantiles, double observed) {

    boolean outside() {
      return observed < quantiles[0] || observed > quantiles[4];
    }
  }

  /// A case.
  ///
  /// @param years at least one
  public record Panel(String title, List<Year> years) {

    public Panel {
      years = List.copyOf(years);
    }
  }

  /// Draws.
  ///
  /// @param unit title of the upright axis
  /// @param linearTo size up to which the upright axis is linear
  public static String svg(
      Texts texts, String title, String unit, double linearTo, List<Panel> panels) {
    var grid = new PanelGrid(panels.size(), LEFT, TOP, TITLE, PLOT);
    var canvas =
        new Canvas(texts, PanelGrid.WIDTH, grid.end() + 22, title, description(texts, panels));
    legend(canvas);
    String logarithmic =
        texts.say("pictures.logarithmic", "unit", unit, "size", texts.two(linearTo));
    canvas.text(0, 30, logarithmic, Type.quiet(SMALL, Anchor.START));
    double high =
        panels.stream()
            .flatMap(p -> p.years().stream())
            .mapToDouble(y -> Math.max(y.observed(), y.quantiles()[4]))
            .max()
            .orElse(1);
    for (int p = 0; p < panels.size(); p++) {
      Scale up =
          Scale.symlog(0, Scale.ceiling(Math.max(1, high)), grid.y(p) + PLOT, grid.y(p), linearTo);
      panel(canvas, panels.get(p), grid, p, up);
    }
    grid.axis(canvas, texts.say("pictures.calendar-year"));
    return canvas.svg();
  }

  private static String description(Texts texts, List<Panel> panels) {
    return String.join(
        " ",
        panels.stream()
            .map(
                p ->
                    texts.say(
                        "pictures.inside",
                        "panel",
                        p.title(),
                        "inside",
                        texts.whole(p.years().stream().filter(y -> !y.outside()).count()),
                        "years",
                        texts.whole(p.years().size())))
            .toList());
  }

  private static void legend(Canvas canvas) {
    bar(canvas, 6, 2, 13, "0.22", 10);
    String tenths = canvas.say("pictures.nine-tenths");
    canvas.text(16, 11.5, tenths, Type.of(SMALL, Anchor.START));
    double x = 16 + TextWidth.of(tenths, SMALL) + 16;
    bar(canvas, x + 6, 2, 13, "0.5", 10);
    String half = canvas.say("pictures.half-of-them");
    canvas.text(x + 16, 11.5, half, Type.of(SMALL, Anchor.START));
    x += 16 + TextWidth.of(half, SMALL) + 16;
    canvas.circle(x + 4, 8, 3.2, seen(false));
    String happened = canvas.say("pictures.what-happened");
    canvas.text(x + 12, 11.5, happened, Type.of(SMALL, Anchor.START));
    x += 12 + TextWidth.of(happened, SMALL) + 16;
    canvas.circle(x + 4, 8, 3.2, seen(true));
    canvas.text(
        x + 12, 11.5, canvas.say("pictures.outside-nine-tenths"), Type.of(SMALL, Anchor.START));
  }

  private static void bar(
      Canvas canvas, double middle, double top, double bottom, String opacity, double width) {
    canvas.rect(
        middle - width / 2,
        top,
        width,
        Math.max(1, bottom - top),
        "fill=\"" + Palette.BLUE + "\" fill-opacity=\"" + opacity + "\"");
  }

  private static String seen(boolean outside) {
    return outside
        ? "fill=\"#fff\" stroke=\"" + Palette.INK + "\" stroke-width=\"1.4\""
        : "fill=\"" + Palette.INK + "\"";
  }

  private static void panel(Canvas canvas, Panel panel, PanelGrid grid, int place, Scale up) {
    grid.title(canvas, place, panel.title(), 2);
    double x = grid.x(place);
    double w = grid.width();
    double free = Double.POSITIVE_INFINITY;
    for (double tick : up.ticks(4)) {
      double y = up.at(tick);
      canvas.line(x, y, x + w, y, "stroke=\"" + (tick == 0 ? Palette.RULE : Palette.GRID) + "\"");
      if (grid.first(place) && y < free) {
        free = y - SMALL * 1.1;
        canvas.text(x - 5, y + 3.5, canvas.texts().tick(tick), Type.quiet(SMALL, Anchor.END));
      }
    }
    int first = panel.years().stream().mapToInt(Year::year).min().orElseThrow();
    int last = panel.years().stream().mapToInt(Year::year).max().orElseThrow();
    Scale across = Scale.linear(first - 0.6, last + 0.6, x, x + w);
    double width = Math.min(10, 0.7 * (across.at(first + 1) - across.at(first)));
    for (Year year : panel.years()) {
      double middle = across.at(year.year());
      double[] q = year.quantiles();
      bar(canvas, middle, up.at(q[4]), up.at(q[0]), "0.22", width);
      bar(canvas, middle, up.at(q[3]), up.at(q[1]), "0.5", width);
      double median = up.at(q[2]);
      canvas.line(
          middle - width / 2,
          median,
          middle + width / 2,
          median,
          "stroke=\"" + Palette.BLUE + "\" stroke-width=\"1.6\"");
    }
    for (Year year : panel.years()) {
      double[] q = year.quantiles();
      canvas.mark(
          canvas.say(
              "pictures.forecast",
              "panel",
              panel.title(),
              "year",
              canvas.texts().year(year.year()),
              "median",
              canvas.texts().count(q[2]),
              "tenths",
              canvas.texts().between(canvas.texts().count(q[0]), canvas.texts().count(q[4])),
              "observed",
              canvas.texts().given(year.observed())),
          () ->
              canvas.circle(
                  across.at(year.year()), up.at(year.observed()), 3.2, seen(year.outside())));
    }
    for (int year : labelled(first, last)) {
      canvas.text(
          across.at(year),
          grid.y(place) + PLOT + 14,
          canvas.texts().year(year),
          Type.quiet(SMALL, Anchor.MIDDLE));
    }
  }

  /// A few years, evenly spaced.
  private static List<Integer> labelled(int first, int last) {
    int step = Math.max(1, (int) Math.ceil((last - first + 1) / 4.0));
    var years = new ArrayList<Integer>();
    for (int year = first; year <= last; year += step) {
      years.add(year);
    }
    return years;
  }
}
