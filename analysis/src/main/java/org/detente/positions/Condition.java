package org.detente.positions;

/// A level that is possible, or acceptable, only if another issue is settled high or low enough:
/// "LEVEL only if ISSUE at least LEVEL".
///
/// @param level position on the scale to which the condition belongs
/// @param issue id of the other issue; in the same zone where both are settled by zone
/// @param atLeast whether `bound` is the lowest level that will do, or else the highest
/// @param bound position on the other scale
/// @param says the condition as the file has it
public record Condition(int level, String issue, boolean atLeast, int bound, String says) {

  /// Whether a level of the other issue will do.
  public boolean holds(int other) {
    return atLeast ? other >= bound : other <= bound;
  }
}
