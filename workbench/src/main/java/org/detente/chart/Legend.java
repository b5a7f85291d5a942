package org.detente.chart;

import java.util.ArrayList;
import java.util.List;

/// Entries of a legend in lines that are no wider than the picture. A picture has room for as many
/// lines as English needs, the last of which keeps its place; what another language needs more
/// stands above them, and the picture grows upwards.
///
/// Not thread-safe.
final class Legend {

  private final Canvas canvas;
  private final double width;
  private final double line;
  private final List<Entry> entries = new ArrayList<>();

  /// @param width px that a line may take
  /// @param line px from one line to the next
  Legend(Canvas canvas, double width, double line) {
    this.canvas = canvas;
    this.width = width;
    this.line = line;
  }

  /// Draws an entry.
  @FunctionalInterface
  interface Mark {
    /// @param x of its left edge
    /// @param dy to be added to where it stands in the last line
    void at(double x, double dy);
  }

  private record Entry(double width, double gap, Mark mark) {}

  /// @param width px of mark and words
  /// @param gap px to the next
  Legend add(double width, double gap, Mark mark) {
    entries.add(new Entry(width, gap, mark));
    return this;
  }

  /// Draws all, upwards.
  ///
  /// @param room lines, the last of which keeps its place
  /// @return px that lines take for which there is no room
  double draw(int room) {
    List<List<Entry>> lines = lines();
    draw(lines, 1 - lines.size());
    double more = Math.max(0, lines.size() - room) * line;
    canvas.above(more);
    return more;
  }

  /// Draws all, downwards from the first line.
  void down() {
    draw(lines(), 0);
  }

  private List<List<Entry>> lines() {
    var lines = new ArrayList<List<Entry>>();
    double x = 0;
    for (Entry entry : entries) {
      if (lines.isEmpty() || x + entry.width() > width) {
        lines.add(new ArrayList<>());
        x = 0;
      }
      lines.getLast().add(entry);
      x += entry.width() + entry.gap();
    }
    return lines;
  }

  private void draw(List<List<Entry>> lines, int first) {
    for (int i = 0; i < lines.size(); i++) {
      double at = 0;
      for (Entry entry : lines.get(i)) {
        entry.mark().at(at, (i + first) * line);
        at += entry.width() + entry.gap();
      }
    }
  }

  /// How many lines entries take.
  ///
  /// @param widths of marks and words, px
  static int lines(List<Double> widths, double gap, double width) {
    int lines = 1;
    double x = 0;
    for (double w : widths) {
      if (x > 0 && x + w > width) {
        lines++;
        x = 0;
      }
      x += w + gap;
    }
    return lines;
  }
}
