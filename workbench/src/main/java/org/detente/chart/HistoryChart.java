package org.detente.chart;

import java.util.List;
import org.detente.chart.Canvas.Anchor;
import org.detente.chart.Canvas.Type;
import org.detente.phrase.Figures;
import org.detente.theatre.Theatre.IncidentYear;

/// Reported deaths by calendar year, each with its range.
public final class HistoryChart {

  private static final double WIDTH = 760;
  private static final double HEIGHT = 220;
  private static final double LEFT = 44;
  private static final double TOP = 26;
  private static final double BOTTOM = 40;
  private static final double SMALL = 11;
  private static final double FAR_ABOVE = 20;

  private HistoryChart() {}

  /// Draws.
  ///
  /// @param years at least one
  public static String svg(List<IncidentYear> years) {
    int first = years.stream().mapToInt(IncidentYear::year).min().orElseThrow();
    int last = years.stream().mapToInt(IncidentYear::year).max().orElseThrow();
    double high = years.stream().mapToDouble(IncidentYear::high).max().orElseThrow();
    var canvas =
        new Canvas(
            WIDTH,
            HEIGHT,
            "Reported deaths by year",
            "Dots with ranges, one for each year from %s to %s; the highest range ends at %s deaths."
                .formatted(Figures.year(first), Figures.year(last), Figures.two(high)));
    double bottom = HEIGHT - BOTTOM;
    double linear = linear(years, high);
    double ceiling = Scale.ceiling(high);
    Scale up =
        linear > 0
            ? Scale.symlog(0, ceiling, bottom, TOP, linear)
            : Scale.linear(0, ceiling, bottom, TOP);
    Scale across = Scale.linear(first - 0.5, last + 0.5, LEFT, WIDTH);
    double free = Double.POSITIVE_INFINITY;
    for (double tick : up.ticks(5)) {
      double y = up.at(tick);
      String colour = tick == 0 ? Palette.RULE : Palette.GRID;
      canvas.line(LEFT, y, WIDTH, y, "stroke=\"" + colour + "\"");
      if (y < free) {
        canvas.text(LEFT - 6, y + 4, Figures.tick(tick), Type.quiet(SMALL, Anchor.END));
        free = y - SMALL * 1.1;
      }
    }
    int step = Math.max(1, (int) Math.ceil((last - first + 1) / 16.0));
    for (int year = first; year <= last; year += step) {
      canvas.text(
          across.at(year), bottom + 16, Figures.year(year), Type.quiet(SMALL, Anchor.MIDDLE));
    }
    for (IncidentYear year : years) {
      double x = across.at(year.year());
      canvas.mark(
          Figures.year(year.year())
              + ": "
              + Figures.withRange(
                  Figures.given(year.best()), Figures.given(year.low(), year.high())),
          () -> {
            canvas.line(
                x,
                up.at(year.low()),
                x,
                up.at(year.high()),
                "stroke=\"" + Palette.BLUE + "\" stroke-width=\"3\" stroke-opacity=\"0.45\"");
            canvas.circle(x, up.at(year.best()), 3.4, "fill=\"" + Palette.BLUE + "\"");
          });
    }
    canvas.text(
        0,
        12,
        "deaths reported in the year: best estimate and range"
            + (linear > 0 ? " (logarithmic above " + Figures.two(linear) + ")" : ""),
        Type.quiet(SMALL, Anchor.START));
    canvas.text((LEFT + WIDTH) / 2, HEIGHT - 6, "calendar year", Type.quiet(SMALL, Anchor.MIDDLE));
    return canvas.svg();
  }

  /// A year far above the others bends the axis, so that the others can still be read.
  ///
  /// @return size above which the axis is logarithmic; 0 for a linear axis
  private static double linear(List<IncidentYear> years, double high) {
    double[] sorted = years.stream().mapToDouble(IncidentYear::best).sorted().toArray();
    double usual = Math.max(1, sorted[sorted.length / 2]);
    return high > FAR_ABOVE * usual ? StrictMath.pow(10, Math.floor(StrictMath.log10(usual))) : 0;
  }
}
