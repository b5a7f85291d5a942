package org.detente.chart;

import java.util.List;
import org.detente.chart.Canvas.Anchor;
import org.detente.chart.Canvas.Type;

/// Small multiples: equal panels, at most four in a row, each under its title and above an axis of
/// years. All lengths in pixels of the drawing.
///
/// @param left room for the figures of the upright axis
/// @param top where the first row of panels begins
/// @param title height of a title
/// @param plot height of what is drawn in a panel
record PanelGrid(int panels, double left, double top, double title, double plot) {

  static final double WIDTH = 760;
  static final double SMALL = 10.5;

  private static final int COLUMNS = 4;
  private static final double GAP = 16;
  private static final double FOOT = 24;
  private static final int YEAR = 12;

  /// Below the last row of panels.
  double end() {
    int rows = (panels + columns() - 1) / columns();
    return top + rows * (title + plot + FOOT);
  }

  /// Width of a panel.
  double width() {
    return (WIDTH - left - (COLUMNS - 1) * GAP) / COLUMNS;
  }

  /// Left edge of a panel.
  double x(int panel) {
    return left + (panel % columns()) * (width() + GAP);
  }

  /// Upper edge of what is drawn in a panel.
  double y(int panel) {
    return top + (panel / columns()) * (title + plot + FOOT) + title;
  }

  /// Whether a panel is the first of its row, which carries the figures of the upright axis.
  boolean first(int panel) {
    return panel % columns() == 0;
  }

  /// A panel with its title and years.
  ///
  /// @param of what it speaks of
  void panel(Canvas canvas, int panel, String of, Runnable drawing) {
    canvas.panel(of, x(panel), y(panel) - title, width(), title + plot + FOOT, drawing);
  }

  /// What stands left of a row of panels.
  ///
  /// @param panel the first of the row
  void row(Canvas canvas, int panel, Runnable drawing) {
    canvas.row(y(panel) - title, drawing);
  }

  /// Writes the title over a panel.
  void title(Canvas canvas, int panel, String text, int mostLines) {
    List<String> lines = TextWidth.wrap(text, SMALL, width() * 0.96, mostLines);
    double at = y(panel) - 8 - (lines.size() - 1) * SMALL * 1.25;
    canvas.lines(x(panel), at, lines, Type.strong(SMALL, Anchor.START));
  }

  /// Writes the years under a panel.
  void years(Canvas canvas, int panel, int months, Scale across) {
    int years = months / YEAR;
    int every = years > 12 ? 5 : years > 4 ? 2 : 1;
    boolean atTheEdge = x(panel) + width() >= WIDTH;
    for (int year = 0; year <= years; year += every) {
      canvas.text(
          across.at(year * YEAR),
          y(panel) + plot + 14,
          canvas.texts().tick(year),
          Type.quiet(SMALL, atTheEdge && year == years ? Anchor.END : Anchor.MIDDLE));
    }
  }

  /// Names the axis of years once, under all panels.
  void axis(Canvas canvas, String text) {
    double half = TextWidth.of(text, SMALL) / 2;
    double middle = Math.max(half, left + (columns() * (width() + GAP) - GAP) / 2);
    canvas.below(() -> canvas.text(middle, end() + 12, text, Type.quiet(SMALL, Anchor.MIDDLE)));
  }

  private int columns() {
    return Math.clamp(panels, 1, COLUMNS);
  }
}
