package org.detente.chart;

import java.util.List;
import java.util.Optional;
import org.detente.chart.Canvas.Anchor;
import org.detente.chart.Canvas.Type;
import org.detente.message.Texts;
import org.detente.value.Range;

/// When something is reached, place by place: one small panel per option, one row per place, a bar
/// from the 10% to the 90% quantile over futures with a tick at the median, and in how many it is
/// reached at all.
public final class BenchmarkChart {

  private static final double WIDTH = 760;
  private static final double LABEL = 168;
  private static final double GAP = 18;
  private static final double SHARE = 34;
  private static final double BAND = 13;
  private static final double TITLE = 46;
  private static final double FOOT = 26;
  private static final double SMALL = 10;
  private static final int COLUMNS = 2;
  private static final int YEAR = 12;

  private BenchmarkChart() {}

  /// What is shown.
  ///
  /// @param places names of the rows
  /// @param months length of the axis
  /// @param axis title of the axis
  public record Spec(
      String title, String description, List<String> places, int months, String axis) {

    public Spec {
      places = List.copyOf(places);
    }
  }

  /// A panel.
  ///
  /// @param rows one per place
  public record Panel(String title, List<Row> rows) {

    public Panel {
      rows = List.copyOf(rows);
    }
  }

  /// A place.
  ///
  /// @param month when it is reached, over the futures in which it is; empty where it is in none
  /// @param share of futures in which it is reached
  public record Row(Optional<Range> month, double share) {}

  /// Draws.
  public static String svg(Texts texts, Spec spec, List<Panel> panels) {
    double plot = spec.places().size() * BAND;
    int rows = (panels.size() + COLUMNS - 1) / COLUMNS;
    var canvas =
        new Canvas(
            texts, WIDTH, rows * (TITLE + plot + FOOT) + 18, spec.title(), spec.description());
    double width = (WIDTH - LABEL - (COLUMNS - 1) * GAP) / COLUMNS;
    for (int p = 0; p < panels.size(); p++) {
      double x = LABEL + p % COLUMNS * (width + GAP);
      double y = p / COLUMNS * (TITLE + plot + FOOT) + TITLE;
      if (p % COLUMNS == 0) {
        canvas.row(y - TITLE, () -> labels(canvas, spec, y));
      }
      int place = p;
      canvas.panel(
          panels.get(p).title(),
          x,
          y - TITLE,
          width,
          TITLE + plot + FOOT,
          () -> panel(canvas, spec, panels.get(place), x, y, width - SHARE, plot));
    }
    canvas.below(
        () ->
            canvas.text(
                LABEL + (WIDTH - LABEL) / 2,
                rows * (TITLE + plot + FOOT) + 10,
                spec.axis(),
                Type.quiet(SMALL, Anchor.MIDDLE)));
    return canvas.svg();
  }

  private static void labels(Canvas canvas, Spec spec, double y) {
    for (int r = 0; r < spec.places().size(); r++) {
      String name = TextWidth.wrap(spec.places().get(r), SMALL, LABEL - 8, 1).getFirst();
      canvas.text(LABEL - 8, y + (r + 0.5) * BAND + 3.5, name, Type.of(SMALL, Anchor.END));
    }
  }

  private static void panel(
      Canvas canvas, Spec spec, Panel panel, double x, double y, double w, double plot) {
    List<String> title = TextWidth.wrap(panel.title(), SMALL + 0.5, w + SHARE - 4, 2);
    canvas.lines(
        x,
        y - 20 - (title.size() - 1) * SMALL * 1.25,
        title,
        Type.strong(SMALL + 0.5, Anchor.START));
    canvas.text(x + w + SHARE, y - 6, canvas.say("pictures.met-in"), Type.quiet(SMALL, Anchor.END));
    Scale across = Scale.linear(0, spec.months(), x, x + w);
    int years = spec.months() / YEAR;
    int every = years > 12 ? 5 : years > 4 ? 2 : 1;
    for (int year = 0; year <= years; year += every) {
      double at = across.at(year * YEAR);
      canvas.line(at, y, at, y + plot, "stroke=\"" + Palette.GRID + "\"");
      canvas.text(at, y + plot + 13, canvas.texts().tick(year), Type.quiet(SMALL, Anchor.MIDDLE));
    }
    for (int r = 0; r < panel.rows().size(); r++) {
      Row row = panel.rows().get(r);
      row(canvas, row, across, y + (r + 0.5) * BAND, x + w + SHARE);
      canvas.spot(x, y + r * BAND, w + SHARE, BAND, words(canvas, spec, panel, row, r));
    }
  }

  private static String words(Canvas canvas, Spec spec, Panel panel, Row row, int place) {
    Texts texts = canvas.texts();
    return texts.say(
        "pictures.met",
        "panel",
        panel.title(),
        "place",
        spec.places().get(place),
        "share",
        texts.percent(row.share()),
        "known",
        row.month().isPresent() ? "yes" : "no",
        "years",
        row.month().map(m -> texts.two(m.central() / YEAR)).orElse(""),
        "range",
        row.month()
            .map(m -> texts.between(texts.two(m.low() / YEAR), texts.two(m.high() / YEAR)))
            .orElse(""));
  }

  private static void row(Canvas canvas, Row row, Scale across, double y, double end) {
    canvas.text(end, y + 3.5, canvas.texts().percent(row.share()), Type.of(SMALL, Anchor.END));
    row.month()
        .ifPresent(
            m -> {
              canvas.line(
                  across.at(m.low()),
                  y,
                  across.at(m.high()),
                  y,
                  "stroke=\"" + Palette.BLUE + "\" stroke-width=\"5\" stroke-opacity=\"0.55\"");
              double middle = across.at(m.central());
              canvas.line(
                  middle,
                  y - 5,
                  middle,
                  y + 5,
                  "stroke=\"" + Palette.INK + "\" stroke-width=\"1.4\"");
            });
  }
}
