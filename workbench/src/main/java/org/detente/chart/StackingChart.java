package org.detente.chart;

import java.util.ArrayList;
import java.util.List;
import org.detente.chart.Canvas.Anchor;
import org.detente.chart.Canvas.Type;
import org.detente.message.Texts;

/// Dimensional stacking: a grid of cells, one per combination of levels of a few conditions, darker
/// where more of its futures fail. Every second condition goes down, the others across; the first
/// of each kind is the outermost. The figure in a cell is the share that fails and of how many
/// futures.
public final class StackingChart {

  private static final double WIDTH = 760;
  private static final double LABEL = 118;
  private static final double LINE = 15;
  private static final double CELL = 34;
  private static final double SMALL = 10.5;
  private static final double TOP = 6;

  /// How much wider strong letters are, with room to spare.
  private static final double BOLD = 1.15;

  private StackingChart() {}

  /// A condition.
  ///
  /// @param name what it is
  /// @param levels in words, from low to high
  public record Axis(String name, List<String> levels) {

    public Axis {
      levels = List.copyOf(levels);
    }
  }

  /// A cell.
  ///
  /// @param futures that have these levels
  /// @param failures among them
  public record Cell(int futures, int failures) {}

  /// Draws.
  ///
  /// @param axes one or more, most important first
  /// @param cells every combination of levels, the last axis turning fastest
  public static String svg(
      Texts texts, String title, String description, List<Axis> axes, List<Cell> cells) {
    var down = new ArrayList<Integer>();
    var across = new ArrayList<Integer>();
    for (int a = 0; a < axes.size(); a++) {
      (a % 2 == 0 ? down : across).add(a);
    }
    int rows = count(axes, down);
    int columns = count(axes, across);
    double left = down.size() * LABEL;
    var names = new ArrayList<List<String>>();
    for (int a : across) {
      names.add(TextWidth.wrap(axes.get(a).name(), SMALL * BOLD, WIDTH - left - 10, 2));
    }
    // The lines of the name of each condition across, one for the names of its levels.
    int lines = names.stream().mapToInt(n -> n.size() + 1).sum();
    double top = TOP + lines * LINE + 2 * LINE;
    double w = (WIDTH - left) / columns;
    var canvas = new Canvas(texts, WIDTH, top + rows * CELL + 4, title, description);
    for (int i = 0; i < down.size(); i++) {
      canvas.lines(
          i * LABEL,
          TOP + 10,
          TextWidth.wrap(axes.get(down.get(i)).name(), SMALL * BOLD, LABEL - 10, 5),
          Type.strong(SMALL, Anchor.START));
      levelsDown(canvas, axes, down, i, rows, top);
    }
    double y = TOP + 10;
    for (int i = 0; i < across.size(); i++) {
      for (String line : names.get(i)) {
        canvas.text(left + 4, y, line, Type.strong(SMALL, Anchor.START));
        y += LINE;
      }
      levelsAcross(canvas, axes, across, i, columns, left, w, y);
      y += LINE;
    }
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        Cell cell = cells.get(position(axes, down, r, across, c));
        int row = r;
        int column = c;
        canvas.mark(
            words(texts, axes, down, r, across, c, cell),
            () -> cell(canvas, cell, left + column * w, top + row * CELL, w));
      }
    }
    return canvas.svg();
  }

  private static int count(List<Axis> axes, List<Integer> of) {
    return of.stream().mapToInt(a -> axes.get(a).levels().size()).reduce(1, (a, b) -> a * b);
  }

  /// How many neighbouring rows or columns share a level of an axis.
  private static int span(List<Axis> axes, List<Integer> of, int place) {
    return count(axes, of.subList(place + 1, of.size()));
  }

  private static void levelsDown(
      Canvas canvas, List<Axis> axes, List<Integer> down, int place, int rows, double top) {
    List<String> levels = axes.get(down.get(place)).levels();
    int span = span(axes, down, place);
    for (int r = 0; r < rows; r += span) {
      double middle = top + (r + span / 2.0) * CELL;
      List<String> lines =
          TextWidth.wrap(levels.get(r / span % levels.size()), SMALL, LABEL - 14, 2);
      canvas.lines(
          place * LABEL,
          middle + 3.5 - (lines.size() - 1) * SMALL * 0.62,
          lines,
          Type.of(SMALL, Anchor.START));
    }
  }

  private static void levelsAcross(
      Canvas canvas,
      List<Axis> axes,
      List<Integer> across,
      int place,
      int columns,
      double left,
      double w,
      double y) {
    List<String> levels = axes.get(across.get(place)).levels();
    int span = span(axes, across, place);
    for (int c = 0; c < columns; c += span) {
      List<String> lines =
          TextWidth.wrap(levels.get(c / span % levels.size()), SMALL, span * w - 6, 1);
      canvas.text(
          left + (c + span / 2.0) * w, y, lines.getFirst(), Type.quiet(SMALL, Anchor.MIDDLE));
    }
  }

  /// Position of a cell whose levels down and across are given by row and column.
  private static int position(
      List<Axis> axes, List<Integer> down, int row, List<Integer> across, int column) {
    int position = 0;
    for (int a = 0; a < axes.size(); a++) {
      List<Integer> kind = a % 2 == 0 ? down : across;
      int at = (a % 2 == 0 ? row : column) / span(axes, kind, kind.indexOf(a));
      int levels = axes.get(a).levels().size();
      position = position * levels + at % levels;
    }
    return position;
  }

  private static String words(
      Texts texts,
      List<Axis> axes,
      List<Integer> down,
      int row,
      List<Integer> across,
      int column,
      Cell cell) {
    var words = new ArrayList<String>();
    for (int a = 0; a < axes.size(); a++) {
      List<Integer> kind = a % 2 == 0 ? down : across;
      List<String> levels = axes.get(a).levels();
      int at = (a % 2 == 0 ? row : column) / span(axes, kind, kind.indexOf(a)) % levels.size();
      words.add(axes.get(a).name() + " " + levels.get(at));
    }
    String levels = String.join(texts.say("figure.comma"), words);
    return cell.futures() == 0
        ? texts.say("pictures.no-future", "levels", levels)
        : texts.say(
            "pictures.fail",
            "levels",
            levels,
            "failures",
            texts.whole(cell.failures()),
            "futures",
            cell.futures());
  }

  private static void cell(Canvas canvas, Cell cell, double x, double y, double w) {
    if (cell.futures() == 0) {
      canvas.hatched(x + 1, y + 1, w - 2, CELL - 2);
      return;
    }
    double share = (double) cell.failures() / cell.futures();
    String fill = Colours.mix(Palette.TODAY, Palette.INTERPOSITION, share);
    canvas.rect(x + 1, y + 1, w - 2, CELL - 2, "fill=\"" + fill + "\"");
    canvas.text(
        x + w / 2,
        y + CELL / 2 + 3.6,
        canvas.say(
            "pictures.share-of",
            "share",
            canvas.texts().percent(share),
            "futures",
            canvas.texts().whole(cell.futures())),
        Type.on(fill, SMALL, Anchor.MIDDLE));
  }
}
