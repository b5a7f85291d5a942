package org.detente.chart;

import java.util.List;
import org.detente.chart.Canvas.Anchor;
import org.detente.chart.Canvas.Type;
import org.detente.message.Texts;
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
  public static String svg(Texts texts, List<IncidentYear> years) {
    int first = years.stream().mapToInt(IncidentYear::year).min().orElseThrow();
    int last = years.stream().mapToInt(IncidentYear::year).max().orElseThrow();
    double high = years.stream().mapToDouble(IncidentYear::high).max().orElseThrow();
    var canvas =
        new Canvas(
            texts,
            WIDTH,
            HEIGHT,
            texts.say("pictures.deaths-by-year"),
            texts.say(
                "pictures.deaths-by-year-shows",
                "first",
                texts.year(first),
                "last",
                texts.year(last),
                "high",
                texts.two(high)));
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
        canvas.text(LEFT - 6, y + 4, texts.tick(tick), Type.quiet(SMALL, Anchor.END));
        free = y - SMALL * 1.1;
      }
    }
    int step = Math.max(1, (int) Math.ceil((last - first + 1) / 16.0));
    for (int year = first; year <= last; year += step) {
      canvas.text(across.at(year), bottom + 16, texts.year(year), Type.quiet(SMALL, Anchor.MIDDLE));
    }
    for (IncidentYear year : years) {
      double x = across.at(year.year());
      canvas.mark(
          texts.year(year.year())
              + ": "
              + texts.withRange(texts.given(year.best()), texts.given(year.low(), year.high())),
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
    String unit = texts.say("pictures.deaths-reported");
    canvas.text(
        0,
        12,
        linear > 0
            ? texts.say("pictures.logarithmic", "unit", unit, "size", texts.two(linear))
            : unit,
        Type.quiet(SMALL, Anchor.START));
    canvas.text(
        (LEFT + WIDTH) / 2,
        HEIGHT - 6,
        texts.say("pictures.calendar-year"),
        Type.quiet(SMALL, Anchor.MIDDLE));
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
