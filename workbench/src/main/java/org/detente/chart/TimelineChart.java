package org.detente.chart;

import java.util.List;
import org.detente.chart.Canvas.Anchor;
import org.detente.chart.Canvas.Type;
import org.detente.coverage.Stage;
import org.detente.message.Texts;

/// Dates as ranges and phases as bars along one axis of months. A date is an interval with a dot at
/// its central value; a phase is filled from the ramp.
public final class TimelineChart {

  private static final double WIDTH = 760;
  private static final double LABEL = 236;
  private static final double FIGURES = 92;
  private static final double TOP = 30;
  private static final double BOTTOM = 40;
  private static final double LANE = 16;
  private static final double BAR = 10.5;
  private static final double SMALL = 11;
  private static final double SPACE = 14;
  private static final int YEAR = 12;

  private TimelineChart() {}

  /// A date, in months.
  public record Dated(String name, double low, double central, double high) {}

  /// A phase, in months.
  public record Span(Stage stage, double from, double to) {}

  /// The phases of one option.
  public record Strip(String label, List<Span> spans) {

    public Strip {
      spans = List.copyOf(spans);
    }
  }

  /// Options that share their dates.
  public record Group(List<Dated> dates, List<Strip> strips) {

    public Group {
      dates = List.copyOf(dates);
      strips = List.copyOf(strips);
    }
  }

  /// Draws.
  ///
  /// @param months how long the axis is
  public static String svg(Texts texts, String title, int months, List<Group> groups) {
    double lanes =
        groups.stream().mapToDouble(g -> (g.dates().size() + g.strips().size()) * LANE).sum();
    double height = TOP + lanes + (groups.size() - 1) * SPACE + BOTTOM;
    var canvas = new Canvas(texts, WIDTH, height, title, description(texts, groups));
    legend(canvas, groups);
    Scale across = Scale.linear(0, months, LABEL, WIDTH - FIGURES);
    double bottom = height - BOTTOM;
    int years = months / YEAR;
    int step = years > 12 ? 2 : 1;
    for (int year = 0; year <= years; year += step) {
      double x = across.at(year * YEAR);
      canvas.line(x, TOP, x, bottom, "stroke=\"" + Palette.GRID + "\"");
      canvas.text(x, bottom + 14, texts.tick(year), Type.quiet(SMALL, Anchor.MIDDLE));
    }
    canvas.text(
        (LABEL + WIDTH - FIGURES) / 2,
        bottom + 30,
        texts.say("pictures.years-from-as-of"),
        Type.quiet(SMALL, Anchor.MIDDLE));
    canvas.text(WIDTH, TOP - 6, texts.say("pictures.months-range"), Type.quiet(SMALL, Anchor.END));
    double y = TOP;
    for (Group group : groups) {
      y = group(canvas, group, across, y) + SPACE;
    }
    return canvas.svg();
  }

  private static String description(Texts texts, List<Group> groups) {
    return String.join(
        " ",
        groups.stream()
            .map(
                g ->
                    texts.say(
                        "pictures.dates-of",
                        "options",
                        String.join("; ", g.strips().stream().map(Strip::label).toList()),
                        "dates",
                        String.join(
                            texts.say("figure.comma"),
                            g.dates().stream()
                                .map(d -> d.name() + " " + figures(texts, d))
                                .toList())))
            .toList());
  }

  private static void legend(Canvas canvas, List<Group> groups) {
    var legend = new Legend(canvas, WIDTH, 18);
    String date = canvas.say("pictures.date-with-range");
    legend.add(
        23 + TextWidth.of(date, SMALL),
        16,
        (x, dy) -> {
          canvas.line(x, 8 + dy, x + 18, 8 + dy, range());
          canvas.circle(x + 9, 8 + dy, 3, "fill=\"" + Palette.BLUE + "\"");
          canvas.text(x + 23, 11.5 + dy, date, Type.of(SMALL, Anchor.START));
        });
    List<Stage> stages =
        groups.stream()
            .flatMap(g -> g.strips().stream())
            .flatMap(s -> s.spans().stream())
            .map(Span::stage)
            .distinct()
            .sorted()
            .toList();
    for (Stage stage : stages) {
      String word = canvas.texts().word(stage);
      legend.add(
          23 + TextWidth.of(word, SMALL),
          16,
          (x, dy) -> {
            canvas.rect(x, 2 + dy, 18, 11, fill(stage));
            canvas.text(x + 23, 11.5 + dy, word, Type.of(SMALL, Anchor.START));
          });
    }
    legend.draw(1);
  }

  private static String fill(Stage stage) {
    return "fill=\"" + Palette.of(stage) + "\"";
  }

  private static String range() {
    return "stroke=\"" + Palette.BLUE + "\" stroke-width=\"3\" stroke-opacity=\"0.45\"";
  }

  private static String figures(Texts texts, Dated date) {
    return texts.withRange(texts.given(date.central()), texts.given(date.low(), date.high()));
  }

  private static double group(Canvas canvas, Group group, Scale across, double top) {
    double y = top;
    canvas.line(0, y, WIDTH, y, "stroke=\"" + Palette.RULE + "\" stroke-width=\"0.6\"");
    for (Dated date : group.dates()) {
      double middle = y + LANE / 2;
      canvas.text(LABEL - 12, middle + 3.6, date.name(), Type.quiet(SMALL, Anchor.END));
      canvas.mark(
          canvas.say(
              "pictures.date-month", "date", date.name(), "month", figures(canvas.texts(), date)),
          () -> {
            canvas.line(across.at(date.low()), middle, across.at(date.high()), middle, range());
            canvas.circle(across.at(date.central()), middle, 3, "fill=\"" + Palette.BLUE + "\"");
          });
      canvas.text(WIDTH, middle + 3.6, figures(canvas.texts(), date), Type.of(SMALL, Anchor.END));
      y += LANE;
    }
    for (Strip strip : group.strips()) {
      double middle = y + LANE / 2;
      String label = TextWidth.wrap(strip.label(), SMALL, LABEL - 14, 1).getFirst();
      canvas.text(LABEL - 12, middle + 3.6, label, Type.of(SMALL, Anchor.END));
      for (Span span : strip.spans()) {
        double x = across.at(span.from());
        double w = across.at(span.to()) - x;
        canvas.mark(
            canvas.say(
                "pictures.phase-months",
                "option",
                strip.label(),
                "phase",
                canvas.texts().word(span.stage()),
                "months",
                canvas
                    .texts()
                    .between(canvas.texts().given(span.from()), canvas.texts().given(span.to()))),
            () -> canvas.rect(x, middle - BAR / 2, w, BAR, fill(span.stage())));
        String name = canvas.texts().word(span.stage());
        if (TextWidth.of(name, 9) < w - 8) {
          canvas.text(
              x + w / 2, middle + 3.2, name, Type.on(Palette.of(span.stage()), 9, Anchor.MIDDLE));
        }
      }
      y += LANE;
    }
    return y;
  }
}
