package org.detente.validation;

import java.util.List;

/// An observation, what was forecast, and the scores. NaN where a score does not apply.
///
/// @param caseName the case
/// @param quantiles of the draws at [#QUANTILES]; for war the share of draws five times
/// @param score of the model: continuous ranked probability score on log(1 + y), Brier score for
///   war
/// @param ownHistory score of a negative binomial of the place's own years
/// @param lastValue score of the last value and its historical changes
/// @param panel score of the panel's hazard
/// @param processesOff score of the model with its processes off
/// @param rank share of draws below the observation (half of the equal ones)
/// @param logScore logarithmic score, for war
public record Scored(
    String caseName,
    Observation observation,
    double[] quantiles,
    double score,
    double ownHistory,
    double lastValue,
    double panel,
    double processesOff,
    double rank,
    double logScore) {

  /// The quantiles kept.
  public static final List<Double> QUANTILES = List.of(0.05, 0.25, 0.5, 0.75, 0.95);

  /// Score of a baseline, or NaN.
  public double of(Baseline baseline) {
    return switch (baseline) {
      case OWN_HISTORY -> ownHistory;
      case LAST_VALUE -> lastValue;
      case PANEL -> panel;
      case PROCESSES_OFF -> processesOff;
    };
  }

  /// Whether the observation lies between two of the quantiles, ends included.
  public boolean inside(int low, int high) {
    return quantiles[low] <= observation.observed() && observation.observed() <= quantiles[high];
  }

  /// What the model has to beat.
  public enum Baseline {
    OWN_HISTORY("the place's own years"),
    LAST_VALUE("the last value and its changes"),
    PANEL("the panel's hazard"),
    PROCESSES_OFF("the model, processes off");

    private final String says;

    Baseline(String says) {
      this.says = says;
    }

    /// What it is, for people.
    public String says() {
      return says;
    }
  }
}
