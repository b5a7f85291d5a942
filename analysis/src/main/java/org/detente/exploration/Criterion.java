package org.detente.exploration;

import org.detente.simulation.Variable;

/// What a user wants of an outcome at the end of the runs.
///
/// @param outcome has a value in every run
/// @param title in words, as the paper prints it: "large-scale war is unlikely"
/// @param atMost whether the outcome shall stay at or below the threshold; else at or above
/// @param threshold in the outcome's unit; at it counts as met
/// @param why where the threshold comes from; "assumption" if from nowhere
public record Criterion(
    Variable outcome, String title, boolean atMost, double threshold, String why) {

  public Criterion {
    if (!suits(outcome) || !Double.isFinite(threshold)) {
      throw new IllegalArgumentException(
          outcome.column() + " at " + threshold + " is no criterion");
    }
  }

  /// Whether an outcome can be a criterion: it has a value in every run.
  public static boolean suits(Variable outcome) {
    return outcome.kind() != Variable.Kind.DATE
        && outcome != Variable.MISSION_ACCEPTANCE
        && outcome != Variable.INCIDENTS_AFTER_HANDOVER;
  }

  /// Whether a value fails it.
  public boolean fails(double value) {
    return atMost ? value > threshold : value < threshold;
  }
}
