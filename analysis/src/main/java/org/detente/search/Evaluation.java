package org.detente.search;

import java.util.List;

/// What a candidate is worth.
///
/// @param objectives each to be minimised; finite
/// @param violation 0 if every constraint is met, else by how much they are missed, over 0
public record Evaluation(List<Double> objectives, double violation) {

  /// @throws IllegalArgumentException if a value is not finite or the violation is negative
  public Evaluation {
    objectives = List.copyOf(objectives);
    for (double objective : objectives) {
      if (!Double.isFinite(objective)) {
        throw new IllegalArgumentException("an objective is " + objective);
      }
    }
    if (!(violation >= 0) || Double.isInfinite(violation)) {
      throw new IllegalArgumentException("a violation of " + violation + " is no amount");
    }
  }

  /// Of a candidate that meets all constraints.
  public static Evaluation of(Double... objectives) {
    return new Evaluation(List.of(objectives), 0);
  }
}
