package org.detente.chart;

import java.util.ArrayList;
import java.util.List;
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
