package org.detente.chart;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.detente.chart.Canvas.Anchor;
import org.detente.chart.Canvas.Type;
import org.detente.coverage.CoverageLedger;
import org.detente.coverage.Stage;
import org.detente.message.Texts;
import org.detente.theatre.Theatre;

/// Zones by months: where each stands between hard and soft, by an option's central dates; the
/// height of a bar tells how hard the international presence there is. Options stand side by side
/// and share the names of the zones.
public final class HardToSoftChart {

  /// How many options stand beside each other.
  public static final int SIDE_BY_SIDE = 3;

  private static final double WIDTH = 760;
  private static final double LABEL = 190;
  private static final double GAP = 12;
  private static final double ROW = 15;
  private static final double BAR = 11;
  private static final double TITLE = 52;
  private static final double LEGEND = 64;
  private static final double FOOT = 38;

  /// Lines of the legend that there is room for, and from one to the next.
  private static final int LINES = 3;

  private static final double LINE = 19;
  private static final double SMALL = 10.5;
  private static final int YEAR = 12;
  private static final double[] HEIGHTS = {3, 5, 7.5, BAR};
  private static final List<PresenceLevel> LEVELS = List.of(PresenceLevel.values());

  private HardToSoftChart() {}

  /// What a zone shows in a month.
  ///
  /// @param level of the hardest international presence, position in LEVELS
  private record Cell(Stage stage, int level) {}

  /// Draws.
  ///
  /// @param ledgers one per option, at most [#SIDE_BY_SIDE]
  /// @param languages in the order the reader prefers
  /// @param coarse whether a stage in which nobody is responsible is shown by whole years only,
  ///   judged by the first month
  public static String svg(
      Texts texts,
      Theatre theatre,
      List<CoverageLedger> ledgers,
      List<String> languages,
      boolean coarse) {
    List<ZoneGroups> rows = ZoneGroups.of(texts, theatre, languages);
    double top = LEGEND + TITLE;
    double cell = (WIDTH - LABEL - (SIDE_BY_SIDE - 1) * GAP) / SIDE_BY_SIDE;
    double height = top + rows.size() * ROW + FOOT + (axis(texts, cell).size() - 1) * SMALL * 1.25;
    var canvas =
        new Canvas(
            texts,
            WIDTH,
            height,
            texts.say("pictures.hard-to-soft"),
            texts.say(
                "pictures.hard-to-soft-shows",
                "rows",
                texts.whole(rows.size()),
                "options",
                String.join(
                    "; ", ledgers.stream().map(l -> texts.own(l.option().label())).toList()),
                "first",
                summary(texts, ledgers, rows, coarse)));
    legend(canvas);
    for (int r = 0; r < rows.size(); r++) {
      String label = TextWidth.wrap(rows.get(r).label(), SMALL, LABEL - 10, 1).getFirst();
      canvas.text(LABEL - 8, top + r * ROW + BAR - 1.5, label, Type.of(SMALL, Anchor.END));
    }
    for (int o = 0; o < ledgers.size(); o++) {
      CoverageLedger ledger = ledgers.get(o);
      double x = LABEL + o * (cell + GAP);
      canvas.panel(
          ledger.option().label(),
          x,
          LEGEND,
          cell,
          height - LEGEND,
          () -> option(canvas, ledger, rows, x, cell, top, coarse));
    }
    return canvas.svg();
  }

  private static String summary(
      Texts texts, List<CoverageLedger> ledgers, List<ZoneGroups> rows, boolean coarse) {
    var text = new StringBuilder();
    for (CoverageLedger ledger : ledgers) {
      var months = new EnumMap<Stage, Integer>(Stage.class);
      for (int m = 0; m < ledger.months(); m++) {
        months.merge(cell(ledger, rows.getFirst(), m, coarse).stage(), 1, Integer::sum);
      }
      text.append(
          texts.say("pictures.first-zone", "option", texts.own(ledger.option().label())) + " ");
      months.forEach(
          (stage, n) ->
              text.append(
                  texts.say(
                          "pictures.stage-time",
                          "stage",
                          texts.word(stage),
                          "time",
                          texts.duration(n))
                      + "; "));
    }
    return text.toString();
  }

  private static void legend(Canvas canvas) {
    var widths = new ArrayList<Double>();
    var stages = new Legend(canvas, WIDTH, LINE);
    for (Stage stage : Stage.values()) {
      String word = canvas.texts().word(stage);
      widths.add(24 + TextWidth.of(word, SMALL) + 16);
    }
    int lines = Legend.lines(widths, 0, WIDTH);
    var levels = new Legend(canvas, WIDTH, LINE);
    String intro = canvas.say("pictures.bar-height");
    var second = new ArrayList<>(List.of(TextWidth.of(intro, SMALL) + 10));
    for (PresenceLevel level : LEVELS) {
      second.add(23 + TextWidth.of(canvas.texts().word(level), SMALL) + 16);
    }
    int more = Math.max(0, lines + Legend.lines(second, 0, WIDTH) - LINES);
    double y = 4 - more * LINE;
    for (Stage stage : Stage.values()) {
      String word = canvas.texts().word(stage);
      stages.add(
          widths.get(stage.ordinal()),
          0,
          (x, dy) -> {
            bar(canvas, new Cell(stage, LEVELS.size() - 1), x, y + dy, 18);
            canvas.text(x + 23, y + dy + 9.5, word, Type.of(SMALL, Anchor.START));
          });
    }
    stages.down();
    double next = y + (lines - 1) * LINE;
    levels.add(
        second.getFirst(),
        0,
        (x, dy) -> canvas.text(x, next + dy + 28.5, intro, Type.of(SMALL, Anchor.START)));
    for (int level = 0; level < LEVELS.size(); level++) {
      int at = level;
      String word = canvas.texts().word(LEVELS.get(level));
      levels.add(
          second.get(level + 1),
          0,
          (x, dy) -> {
            bar(canvas, new Cell(Stage.STABILISATION, at), x, next + dy + 19, 18);
            canvas.text(x + 23, next + dy + 28.5, word, Type.of(SMALL, Anchor.START));
          });
    }
    levels.down();
    canvas.above(more * LINE);
  }

  private static void option(
      Canvas canvas,
      CoverageLedger ledger,
      List<ZoneGroups> rows,
      double x,
      double w,
      double top,
      boolean coarse) {
    List<String> title =
        TextWidth.wrap(canvas.texts().own(ledger.option().label()), SMALL, w * 0.96, 3);
    canvas.lines(
        x, top - 8 - (title.size() - 1) * SMALL * 1.25, title, Type.strong(SMALL, Anchor.START));
    Scale across = Scale.linear(0, ledger.months(), x, x + w);
    for (int r = 0; r < rows.size(); r++) {
      double y = top + r * ROW;
      int from = 0;
      for (int m = 1; m <= ledger.months(); m++) {
        Cell before = cell(ledger, rows.get(r), from, coarse);
        if (m == ledger.months() || !cell(ledger, rows.get(r), m, coarse).equals(before)) {
          double at = across.at(from);
          double end = across.at(m);
          canvas.mark(
              words(canvas.texts(), rows.get(r), before, from, m, coarse),
              () -> bar(canvas, before, at, y, end - at));
          from = m;
        }
      }
    }
    double bottom = top + rows.size() * ROW;
    int years = ledger.months() / YEAR;
    int step = years > 12 ? 5 : years > 4 ? 2 : 1;
    for (int year = 0; year <= years; year += step) {
      double at = across.at(year * YEAR);
      canvas.line(at, bottom, at, bottom + 4, "stroke=\"" + Palette.RULE + "\"");
      canvas.text(
          at, bottom + 15, canvas.texts().tick(year), Type.quiet(SMALL, anchor(year, years)));
    }
    canvas.lines(x + w / 2, bottom + 30, axis(canvas.texts(), w), Type.quiet(SMALL, Anchor.MIDDLE));
  }

  private static List<String> axis(Texts texts, double width) {
    return TextWidth.wrap(texts.say("pictures.years-from-as-of"), SMALL, width, 2);
  }

  /// @param coarse whether years are told instead of months
  private static String words(
      Texts texts, ZoneGroups row, Cell cell, int from, int to, boolean coarse) {
    return texts.say(
        "pictures.zone-when",
        "zone",
        row.label(),
        "unit",
        coarse ? "year" : "months",
        "when",
        coarse
            ? texts.between(texts.whole(from / YEAR + 1L), texts.whole((to - 1) / YEAR + 1L))
            : texts.between(texts.whole(from), texts.whole(to - 1L)),
        "stage",
        texts.word(cell.stage()),
        "presence",
        texts.word(LEVELS.get(cell.level())));
  }

  private static Anchor anchor(int year, int years) {
    return year == 0 ? Anchor.START : year == years ? Anchor.END : Anchor.MIDDLE;
  }

  private static Cell cell(CoverageLedger ledger, ZoneGroups row, int month, boolean coarse) {
    Cell now = commonest(ledger, row, month);
    if (!coarse) {
      return now;
    }
    Cell yearly = commonest(ledger, row, month - month % YEAR);
    return now.stage() == Stage.NOBODY || yearly.stage() == Stage.NOBODY ? yearly : now;
  }

  private static Cell commonest(CoverageLedger ledger, ZoneGroups row, int month) {
    int[] count = new int[Stage.values().length * LEVELS.size()];
    int best = 0;
    for (int zone : row.zones()) {
      int at =
          ledger.stage(zone, month).ordinal() * LEVELS.size()
              + PresenceLevel.of(ledger.presences(zone, month)).ordinal();
      count[at]++;
      best = count[at] > count[best] ? at : best;
    }
    return new Cell(Stage.values()[best / LEVELS.size()], best % LEVELS.size());
  }

  private static void bar(Canvas canvas, Cell cell, double x, double y, double w) {
    Stage stage = cell.stage();
    switch (stage) {
      case NOBODY -> canvas.hatched(x, y, w, BAR);
      case GAP_AGREEMENT, GAP_DEPLOYMENT -> {
        canvas.rect(
            x,
            y,
            w,
            BAR,
            "fill=\""
                + Palette.of(stage)
                + "\" stroke=\""
                + Palette.RULE
                + "\" stroke-width=\"0.5\"");
        double step = stage == Stage.GAP_AGREEMENT ? 6 : 3;
        var ticks = new StringBuilder();
        for (double t = x + step / 2; t < x + w - 0.5; t += step) {
          ticks
              .append('M')
              .append(Canvas.px(t))
              .append(' ')
              .append(Canvas.px(y + 2))
              .append('v')
              .append(Canvas.px(BAR - 4));
        }
        canvas.path(ticks.toString(), "stroke=\"" + Palette.QUIET + "\" stroke-width=\"0.7\"");
      }
      case TODAY -> canvas.rect(x, y, w, BAR, "fill=\"" + Palette.of(stage) + "\"");
      default -> {
        double height = HEIGHTS[cell.level()];
        canvas.rect(x, y + (BAR - height) / 2, w, height, "fill=\"" + Palette.of(stage) + "\"");
      }
    }
  }
}
