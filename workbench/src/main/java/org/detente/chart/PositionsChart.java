package org.detente.chart;

import java.util.ArrayList;
import java.util.List;
import org.detente.chart.Canvas.Anchor;
import org.detente.chart.Canvas.Type;
import org.detente.message.Texts;

/// What everybody wants on one issue: a bar from one end of the ideal to the other on a scale of
/// named levels, place by place. An ideal that may be anything is hatched.
public final class PositionsChart {

  private static final double WIDTH = 760;
  private static final double LABEL = 270;
  private static final double RIGHT = 40;
  private static final double SMALL = 10.5;
  private static final double LEADING = 1.25;
  private static final double ROW = 19;
  private static final double HEAD = 20;
  private static final double BAR = 9;
  private static final double HATCH = 4;
  private static final int MOST_LINES = 3;

  private PositionsChart() {}

  /// A level of the scale.
  ///
  /// @param at 0..1
  public record Level(String label, double at) {}

  /// What one actor wants.
  ///
  /// @param low lower end of the ideal, 0..1
  /// @param high upper end
  /// @param open whether it may be anything
  public record Row(String label, double low, double high, boolean open) {}

  /// Rows that hold in the same places.
  ///
  /// @param label names of the places
  public record Group(String label, List<Row> rows) {

    public Group {
      rows = List.copyOf(rows);
    }
  }

  /// Draws.
  ///
  /// @param title of the issue
  /// @param levels from the lowest to the highest
  public static String svg(Texts texts, String title, List<Level> levels, List<Group> groups) {
    List<List<String>> heads = new ArrayList<>();
    double step = (WIDTH - LABEL - RIGHT) / Math.max(1, levels.size() - 1);
    for (Level level : levels) {
      heads.add(TextWidth.wrap(level.label(), SMALL, Math.min(step, 150) * 0.92, MOST_LINES));
    }
    int lines = heads.stream().mapToInt(List::size).max().orElse(1);
    double top = lines * SMALL * LEADING + 10;
    var labels = new ArrayList<List<String>>();
    double height = top;
    for (Group group : groups) {
      List<String> label = TextWidth.wrap(group.label(), SMALL, WIDTH - 12, 2);
      labels.add(label);
      height += HEAD + (label.size() - 1) * SMALL * LEADING + group.rows().size() * ROW + 6;
    }
    var canvas = new Canvas(texts, WIDTH, height + 4, title, description(texts, levels, groups));
    for (int l = 0; l < levels.size(); l++) {
      double x = x(levels.get(l).at());
      canvas.line(x, top, x, height, "stroke=\"" + Palette.GRID + "\"");
      Anchor anchor = l == levels.size() - 1 ? Anchor.END : Anchor.MIDDLE;
      double at = anchor == Anchor.END ? x + RIGHT - 2 : x;
      canvas.lines(at, SMALL, heads.get(l), Type.quiet(SMALL, anchor));
    }
    double y = top;
    for (int g = 0; g < groups.size(); g++) {
      canvas.lines(0, y + 14, labels.get(g), Type.strong(SMALL, Anchor.START).withHalo());
      y += HEAD + (labels.get(g).size() - 1) * SMALL * LEADING;
      for (Row row : groups.get(g).rows()) {
        double at = y;
        canvas.mark(row.label() + ": " + said(texts, levels, row), () -> row(canvas, row, at));
        y += ROW;
      }
      y += 6;
    }
    return canvas.svg();
  }

  private static double x(double at) {
    return LABEL + at * (WIDTH - LABEL - RIGHT);
  }

  private static void row(Canvas canvas, Row row, double y) {
    double middle = y + ROW / 2;
    String label = TextWidth.wrap(row.label(), SMALL, LABEL - 30, 1).getFirst();
    canvas.text(12, middle + 3.6, label, Type.of(SMALL, Anchor.START));
    double from = x(row.low());
    double to = x(row.high());
    if (row.open()) {
      canvas.rect(
          from,
          middle - BAR / 2,
          to - from,
          BAR,
          "fill=\"none\" stroke=\"" + Palette.RULE + "\" stroke-width=\"0.8\"");
      canvas.path(
          Canvas.hatch(from, middle - BAR / 2, to - from, BAR, HATCH),
          "stroke=\"" + Palette.HATCH + "\" stroke-width=\"0.6\" fill=\"none\"");
      return;
    }
    if (to - from > BAR) {
      canvas.rect(from, middle - BAR / 2, to - from, BAR, "fill=\"" + Palette.SKY + "\" rx=\"4\"");
    }
    canvas.circle(from, middle, BAR / 2, "fill=\"" + Palette.BLUE + "\"");
    canvas.circle(to, middle, BAR / 2, "fill=\"" + Palette.BLUE + "\"");
  }

  private static String description(Texts texts, List<Level> levels, List<Group> groups) {
    var parts = new ArrayList<String>();
    for (Group group : groups) {
      var rows = new ArrayList<String>();
      for (Row r : group.rows()) {
        rows.add(r.label() + ": " + said(texts, levels, r));
      }
      parts.add(group.label() + ": " + texts.list(rows) + ".");
    }
    return String.join(" ", parts);
  }

  private static String said(Texts texts, List<Level> levels, Row row) {
    String low = nearest(levels, row.low());
    String high = nearest(levels, row.high());
    return row.open() ? texts.say("pictures.not-known") : texts.between(low, high);
  }

  private static String nearest(List<Level> levels, double at) {
    Level nearest = levels.getFirst();
    for (Level level : levels) {
      nearest = Math.abs(level.at() - at) < Math.abs(nearest.at() - at) ? level : nearest;
    }
    return nearest.label();
  }
}
