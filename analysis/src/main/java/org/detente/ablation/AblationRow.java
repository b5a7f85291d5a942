package org.detente.ablation;

import org.detente.ablation.AblationCase.Kind;
import org.detente.comparison.Comparison.Verdict;

/// An option against the status quo under one change to the model.
///
/// @param option id
/// @param what what is changed
/// @param kind sort of change
/// @param outcome what is compared, as in [org.detente.comparison.Compared#key]
/// @param difference option less status quo, mean over futures
/// @param lowDifference 5% quantile over futures
/// @param highDifference 95% quantile
/// @param share share of futures in which the option is better: less, or for people returned more
/// @param verdict by the finding rule
/// @param changes whether the conclusion has another sign than in the first case: with nothing
///   changed
public record AblationRow(
    String option,
    String what,
    Kind kind,
    String outcome,
    double difference,
    double lowDifference,
    double highDifference,
    double share,
    Verdict.Kind verdict,
    boolean changes) {

  /// Sign of a conclusion.
  ///
  /// @return 1 better than the status quo, -1 worse, 0 where it turns with a hypothesis or goes
  ///   about as often either way
  public static int sign(Verdict.Kind verdict) {
    return switch (verdict) {
      case FINDING_BETTER, LEANS_BETTER -> 1;
      case FINDING_WORSE, LEANS_WORSE -> -1;
      case CONDITIONAL, UNKNOWN -> 0;
    };
  }
}
