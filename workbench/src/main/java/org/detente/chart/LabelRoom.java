package org.detente.chart;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.RectangleLineIntersector;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/// Keeps labels apart: a label is placed only where it fits into the frame and meets no other.
///
/// Not thread-safe.
final class LabelRoom {

  private final Envelope frame;
  private final List<Envelope> taken = new ArrayList<>();
  private final List<Envelope> drawn = new ArrayList<>();

  LabelRoom(Envelope frame) {
    this.frame = frame;
  }

  /// Takes a place if it is free.
  boolean take(Envelope box) {
    if (!frame.contains(box) || taken.stream().anyMatch(box::intersects)) {
      return false;
    }
    taken.add(box);
    return true;
  }

  /// Takes a place if it is free and nothing important is drawn there.
  boolean takeClear(Envelope box) {
    return drawn.stream().noneMatch(box::intersects) && take(box);
  }

  /// Tells of something drawn that labels had better not cover.
  void drawn(Envelope box) {
    drawn.add(box);
  }

  /// Whether a line would cross no label.
  boolean free(double x1, double y1, double x2, double y2) {
    var from = new Coordinate(x1, y1);
    var to = new Coordinate(x2, y2);
    return taken.stream().noneMatch(box -> new RectangleLineIntersector(box).intersects(from, to));
  }

  /// Tells of a thin line that labels must not cover.
  void line(double x1, double y1, double x2, double y2) {
    int steps = (int) Math.ceil(Math.hypot(x2 - x1, y2 - y1));
    for (int i = 1; i < steps; i++) {
      var at = new Coordinate(x1 + (x2 - x1) * i / steps, y1 + (y2 - y1) * i / steps);
      drawn.add(new Envelope(at));
    }
  }

  /// Takes a place whether it is free or not.
  void block(Envelope box) {
    taken.add(box);
  }

  /// The box of a line of text.
  ///
  /// @param x left end
  /// @param y baseline
  static Envelope box(double x, double y, double width, double size) {
    return new Envelope(x - 1, x + width + 1, y - size * 0.85, y + size * 0.28);
  }
}
