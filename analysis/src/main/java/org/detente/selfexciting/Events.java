package org.detente.selfexciting;

/// Events in time and, where known, space. Arrays are kept, not copied, and only read.
///
/// @param times days from the start of observation, ascending, within 0..duration, shape [events]
/// @param east km, shape [events]; null if places are not known
/// @param north km, shape [events]; null if places are not known
/// @param marks size of each event, on a scale on which its offspring may grow exponentially, shape
///   [events]; null if all count alike
/// @param duration days observed, positive
/// @param area km² in which events could have been observed, positive; not used without places
public record Events(
    double[] times, double[] east, double[] north, double[] marks, double duration, double area) {

  /// Fewer events than this tell nothing.
  public static final int FEWEST = 10;

  /// @throws IllegalArgumentException if shapes differ, times are not in order or not observed, a
  ///   number is not finite, or there are fewer than [#FEWEST] events
  public Events {
    if (times.length < FEWEST) {
      throw new IllegalArgumentException("there are " + times.length + " events only");
    }
    if ((east == null) != (north == null)) {
      throw new IllegalArgumentException("places need both coordinates");
    }
    for (double[] others : new double[][] {east, north, marks}) {
      if (others != null && others.length != times.length) {
        throw new IllegalArgumentException("not one number for each event");
      }
      for (int i = 0; others != null && i < others.length; i++) {
        if (!Double.isFinite(others[i])) {
          throw new IllegalArgumentException("event %d has a number missing".formatted(i));
        }
      }
    }
    if (!(duration > 0) || Double.isInfinite(duration) || east != null && !(area > 0)) {
      throw new IllegalArgumentException("duration %s, area %s".formatted(duration, area));
    }
    for (int i = 0; i < times.length; i++) {
      if (!(times[i] >= (i == 0 ? 0 : times[i - 1]) && times[i] <= duration)) {
        throw new IllegalArgumentException("time %d is %s".formatted(i, times[i]));
      }
    }
  }

  /// Number of events.
  public int size() {
    return times.length;
  }

  /// Whether places are known.
  public boolean spatial() {
    return east != null;
  }

  /// Squared distance of two events, km²; 0 without places.
  double squaredDistance(int i, int j) {
    if (east == null) {
      return 0;
    }
    double dx = east[i] - east[j];
    double dy = north[i] - north[j];
    return dx * dx + dy * dy;
  }
}
