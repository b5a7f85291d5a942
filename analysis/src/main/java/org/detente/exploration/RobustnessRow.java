package org.detente.exploration;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.detente.comparison.Comparison.Verdict;
import org.detente.robustness.RobustnessMetric;

/// How robust an option is in one criterion.
///
/// @param option id
/// @param metrics with intervals over resamples of the futures; a metric that is not defined is
///   left out
/// @param verdict against the option without agreement, by the finding rule; of that option itself
///   it says nothing
public record RobustnessRow(
    String option, Criterion criterion, Map<RobustnessMetric, Interval> metrics, Verdict verdict) {

  public RobustnessRow {
    var copy = new EnumMap<RobustnessMetric, Interval>(RobustnessMetric.class);
    copy.putAll(metrics);
    metrics = Collections.unmodifiableMap(copy);
  }
}
