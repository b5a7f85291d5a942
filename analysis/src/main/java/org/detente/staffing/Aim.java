package org.detente.staffing;

/// What a force is chosen by, one after the other: each aim chooses among the forces that are best
/// by those before it.
public enum Aim {
  /// Weighted persons missing.
  UNMET_NEED,
  /// Persons x months missing of the phase: late arrival and early leaving.
  LATENESS,
  /// Persons of the largest contributor.
  DOMINANCE,
  /// Thousand US dollars over the phase.
  COST,
  /// Contributors x places, and those that were not there in the phase before.
  FRAGMENTATION
}
