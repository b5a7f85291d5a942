package org.detente.scan;

/// Which windows are looked at, and how luck is judged.
///
/// @param maximumShare most of the expected cases that a circle may hold, 0 < share <= 1
/// @param maximumRadius largest radius of a circle, in the unit of its metric, above 0; infinite
///   where only the share limits it
/// @param maximumIntervals longest span of time, 1 or more
/// @param untilEndOnly whether only spans that reach the last interval count (clusters alive)
/// @param wholePlaces whether windows that overlap in space exclude each other whatever their times
/// @param leastCases fewest cases of a window, 1 or more
/// @param repetitions under chance, 0 or more; with none there is no p-value
/// @param seed of the repetitions
public record ScanSettings(
    double maximumShare,
    double maximumRadius,
    int maximumIntervals,
    boolean untilEndOnly,
    boolean wholePlaces,
    int leastCases,
    int repetitions,
    int seed) {

  /// @throws IllegalArgumentException if a number is out of range
  public ScanSettings {
    if (!(maximumShare > 0 && maximumShare <= 1)) {
      throw new IllegalArgumentException("maximumShare is " + maximumShare);
    }
    if (!(maximumRadius > 0)) {
      throw new IllegalArgumentException("maximumRadius is " + maximumRadius);
    }
    if (maximumIntervals < 1 || leastCases < 1 || repetitions < 0) {
      throw new IllegalArgumentException(
          "intervals %d, cases %d, repetitions %d"
              .formatted(maximumIntervals, leastCases, repetitions));
    }
  }
}
