package org.detente.improvement;

import java.util.ArrayList;
import java.util.List;

/// Numbers from one to another in even steps.
///
/// @param from first
/// @param to last, over `from`; the last step may end before it
/// @param step over 0, at most `to - from`
/// @param open whether the number at which an option stands is tried as well if it lies outside
public record Span(double from, double to, double step, boolean open) {

  /// Exactly these numbers, as somebody asked for them.
  public Span(double from, double to, double step) {
    this(from, to, step, false);
  }

  /// These numbers for want of others.
  static Span usual(double from, double to, double step) {
    return new Span(from, to, step, true);
  }

  /// More levels than this cannot be told apart by any search.
  public static final int MOST_LEVELS = 1000;

  private static final double ROUND = 1e6;

  /// @throws IllegalArgumentException if there are not two different numbers, or too many
  public Span {
    if (!(from < to && step > 0 && step <= to - from && (to - from) / step < MOST_LEVELS)
        || Double.isInfinite(from)
        || Double.isInfinite(to)) {
      throw new IllegalArgumentException("no levels from %s to %s by %s".formatted(from, to, step));
    }
  }

  /// The numbers, and the one at which an option stands at its place, if it lies between the first
  /// and the last or the span is open.
  List<Double> with(double further) {
    var values = new ArrayList<Double>();
    for (int i = 0; ; i++) {
      double value = Math.rint((from + i * step) * ROUND) / ROUND;
      if (value > to + step / ROUND) {
        break;
      }
      values.add(value);
    }
    if ((open || further >= from && further <= to) && !values.contains(further)) {
      values.add(further);
      values.sort(Double::compare);
    }
    return values;
  }
}
