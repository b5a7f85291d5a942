package org.detente.staffing;

/// How hard the solver tries: in deterministic time, which counts work and not seconds, so that a
/// limit cuts at the same place every time.
///
/// @param need for the first two aims, unmet need and lateness, in each phase; a unit is some
///   seconds of one core
/// @param tieBreak for each question on dominance
/// @param cost for cost
/// @param pieces for the bound of fragmentation, the last aim, where a model is not too large
/// @param reason for each question behind a reason
/// @param workers strategies that take turns, 1 or more
public record Effort(
    double need, double tieBreak, double cost, double pieces, double reason, int workers) {

  /// Enough for problems of the size met in practice.
  public static final Effort USUAL = new Effort(2, 0.2, 1.2, 3, 0.5, 1);

  public Effort {
    if (!(need > 0 && tieBreak > 0 && cost > 0 && pieces > 0 && reason > 0) || workers < 1) {
      throw new IllegalArgumentException("limits above 0 and at least one worker");
    }
  }

  /// The same with another limit for the first two aims.
  public Effort forNeed(double limit) {
    return new Effort(limit, tieBreak, cost, pieces, reason, workers);
  }
}
