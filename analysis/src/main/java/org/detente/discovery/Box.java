package org.detente.discovery;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A box: limits on some inputs, and what lies in it.
///
/// @param limits by name, in the order of the inputs; restricted inputs only
/// @param cases in the box, of those looked at
/// @param positives in the box, of those looked at
/// @param coverage positives in the box, of all positives: 0..1
/// @param density positives among the cases in the box: 0..1
/// @param mass cases in the box, of all cases: 0..1
public record Box(
    Map<String, Limit> limits,
    int cases,
    int positives,
    double coverage,
    double density,
    double mass) {

  public Box {
    limits = Collections.unmodifiableMap(new LinkedHashMap<>(limits));
  }

  static Box of(Map<String, Limit> limits, int cases, int positives, Cases all) {
    return new Box(
        limits,
        cases,
        positives,
        (double) positives / Math.max(1, all.positives()),
        cases == 0 ? 0 : (double) positives / cases,
        (double) cases / all.size());
  }

  /// How many inputs are restricted.
  public int restricted() {
    return limits.size();
  }
}
