package org.detente.commitment;

/// A set of steps, by their positions 0 to [#MOST] - 1.
///
/// @param low positions 0 to 63
/// @param high positions from 64
public record StepSet(long low, long high) {

  /// Most steps in a game: eight actors with twelve each.
  public static final int MOST = 96;

  /// No step.
  public static final StepSet NONE = new StepSet(0, 0);

  /// The set of one step.
  public static StepSet of(int step) {
    return step < Long.SIZE ? new StepSet(1L << step, 0) : new StepSet(0, 1L << (step - Long.SIZE));
  }

  /// The first steps.
  ///
  /// @param count 0 to [#MOST]
  public static StepSet first(int count) {
    StepSet all = NONE;
    for (int s = 0; s < count; s++) {
      all = all.with(s);
    }
    return all;
  }

  /// Whether a step is in it.
  public boolean has(int step) {
    return step < Long.SIZE ? (low >>> step & 1) == 1 : (high >>> (step - Long.SIZE) & 1) == 1;
  }

  /// With one step more.
  public StepSet with(int step) {
    return or(of(step));
  }

  /// Without a step.
  public StepSet without(int step) {
    return minus(of(step));
  }

  /// Steps in either.
  public StepSet or(StepSet other) {
    return new StepSet(low | other.low, high | other.high);
  }

  /// Steps in both.
  public StepSet and(StepSet other) {
    return new StepSet(low & other.low, high & other.high);
  }

  /// Steps in this one only.
  public StepSet minus(StepSet other) {
    return new StepSet(low & ~other.low, high & ~other.high);
  }

  /// Whether every step of another set is in it.
  public boolean holds(StepSet other) {
    return (other.low & ~low) == 0 && (other.high & ~high) == 0;
  }

  /// Whether no step is in it.
  public boolean isEmpty() {
    return (low | high) == 0;
  }

  /// How many steps.
  public int size() {
    return Long.bitCount(low) + Long.bitCount(high);
  }

  /// The first step after a position, or -1.
  public int next(int after) {
    int from = after + 1;
    if (from < Long.SIZE) {
      long rest = low >>> from;
      if (rest != 0) {
        return from + Long.numberOfTrailingZeros(rest);
      }
      from = Long.SIZE;
    }
    int shift = from - Long.SIZE;
    long rest = shift < Long.SIZE ? high >>> shift : 0;
    return rest == 0 ? -1 : from + Long.numberOfTrailingZeros(rest);
  }
}
