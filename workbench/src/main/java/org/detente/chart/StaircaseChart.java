package org.detente.chart;

import java.util.List;
import org.detente.chart.Canvas.Anchor;
import org.detente.chart.Canvas.Type;
import org.detente.message.Texts;

/// Levels of a quantity step by step: a ceiling of forces by phase, a share of zones by stage. One
/// small panel per series, common axes from zero; a level that is a range shows it as a band.
public final class StaircaseChart {

  private static final double WIDTH = PanelGrid.WIDTH;
  private static final double LEFT = 52;
  private static final double TITLE = 60;
  private static final double PLOT = 92;
  private static final double SMALL = PanelGrid.SMALL;
  private static final double VALUE = 10.5;

  /// How far a figure may reach up beside a higher step.
  private static final double BESIDE = 3;

  private StaircaseChart() {}

  /// What is shown.
  ///
  /// @param unit title of the upright axis
  /// @param months how long the axis is
  /// @param axis title of the level axis
  public record Spec(String title, String description, String unit, int months, String axis) {}

  /// A level that holds for some months.
  ///
  /// @param low end of the range; equal to central where there is none
  public record Step(double from, double to, double low, double central, double high) {

    /// A level without a range.
    public static Step exactly(double from, double to, double level) {
      return new Step(from, to, level, level, level);
    }
  }

  /// A panel.
  ///
  /// @param steps in order
  public record Series(String title, List<Step> steps) {

    public Series {
      steps = List.copyOf(steps);
    }
  }

  /// Draws.
  public static String svg(Texts texts, Spec spec, List<Series> series) {
    var grid = new PanelGrid(series.size(), LEFT, 16, TITLE, PLOT);
    var canvas = new Canvas(texts, WIDTH, grid.end() + 20, spec.title(), spec.description());
    canvas.text(0, 11, spec.unit(), Type.quiet(SMALL, Anchor.START));
    double ceiling =
        Scale.ceiling(
            series.stream()
                .flatMap(s -> s.steps().stream())
                .mapToDouble(Step::high)
                .max()
                .orElse(0));
    for (int i = 0; i < series.size(); i++) {
      int place = i;
      Scale up = Scale.linear(0, ceiling * 1.12, grid.y(i) + PLOT, grid.y(i));
      if (grid.first(i)) {
        grid.row(canvas, i, () -> figures(canvas, up, grid.x(place)));
      }
      grid.panel(
          canvas,
          i,
          series.get(i).title(),
          () -> panel(canvas, spec, series.get(place), grid, place, up));
    }
    grid.axis(canvas, spec.axis());
    return canvas.svg();
  }

  private static void figures(Canvas canvas, Scale up, double x) {
    for (double tick : up.ticks(4)) {
      canvas.text(
          x - 5, up.at(tick) + 3.5, canvas.texts().tick(tick), Type.quiet(SMALL, Anchor.END));
    }
  }

  private static void panel(
      Canvas canvas, Spec spec, Series series, PanelGrid grid, int place, Scale up) {
    grid.title(canvas, place, series.title(), 4);
    double x = grid.x(place);
    double w = grid.width();
    Scale across = Scale.linear(0, spec.months(), x, x + w);
    for (double tick : up.ticks(4)) {
      double at = up.at(tick);
      canvas.line(x, at, x + w, at, "stroke=\"" + (tick == 0 ? Palette.RULE : Palette.GRID) + "\"");
    }
    grid.years(canvas, place, spec.months(), across);
    steps(canvas, series, spec.months(), across, up);
  }

  /// The highest level that is reached between two places of the drawing.
  private static double highest(Series series, Scale across, double from, double to) {
    return series.steps().stream()
        .filter(s -> across.at(s.from()) < to && across.at(s.to()) > from)
        .mapToDouble(Step::high)
        .max()
        .orElse(0);
  }

  private static void steps(Canvas canvas, Series series, int months, Scale across, Scale up) {
    var stairs = new StringBuilder();
    double free = across.at(0) - 1;
    double edge = across.at(months);
    for (Step step : series.steps()) {
      double x1 = across.at(step.from());
      double x2 = across.at(step.to());
      double y = up.at(step.central());
      canvas.rect(
          x1, y, x2 - x1, up.at(0) - y, "fill=\"" + Palette.BLUE + "\" fill-opacity=\"0.15\"");
      if (step.high() > step.low()) {
        double high = up.at(step.high());
        canvas.rect(
            x1,
            high,
            x2 - x1,
            up.at(step.low()) - high,
            "fill=\"" + Palette.BLUE + "\" fill-opacity=\"0.3\"");
      }
      stairs.append(stairs.isEmpty() ? 'M' : 'L').append(Canvas.px(x1)).append(' ');
      stairs.append(Canvas.px(y)).append('L').append(Canvas.px(x2)).append(' ');
      stairs.append(Canvas.px(y));
      String value = canvas.texts().count(step.central());
      double half = TextWidth.of(value, VALUE) / 2;
      double middle = Math.min((x1 + x2) / 2, edge - half);
      double foot = up.at(step.high()) - 4;
      // A figure that would stand on a step beside its own is left out.
      if (middle - half > free
          && foot - up.at(highest(series, across, middle - half, middle + half)) < BESIDE) {
        canvas.text(middle, foot, value, Type.of(VALUE, Anchor.MIDDLE).withHalo());
        free = middle + half + 3;
      }
    }
    canvas.path(
        stairs.toString(), "fill=\"none\" stroke=\"" + Palette.BLUE + "\" stroke-width=\"1.8\"");
    for (Step step : series.steps()) {
      double x = across.at(step.from());
      canvas.spot(
          x,
          up.to(),
          across.at(step.to()) - x,
          up.from() - up.to(),
          words(canvas.texts(), series, step));
    }
  }

  private static String words(Texts texts, Series series, Step step) {
    return texts.say(
        "pictures.stair",
        "series",
        series.title(),
        "months",
        texts.between(texts.tick(step.from()), texts.tick(step.to())),
        "level",
        texts.range(step.central(), step.low(), step.high()));
  }
}
