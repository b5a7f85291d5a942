package org.detente.robustness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.detente.numeric.Quantiles;

/// All measures of robustness for all policies.
///
/// @param policies by policy; a measure that is not defined there is left out
public record Robustness(List<Map<RobustnessMetric, Double>> policies) {

  public Robustness {
    policies = policies.stream().map(Collections::unmodifiableMap).toList();
  }

  /// Computes the measures.
  ///
  /// @param values shape `[policies][scenarios]`, in the outcome's own direction, finite; a column
  ///   is the same scenario for every policy
  /// @param minimise whether less of the outcome is better
  /// @param threshold what is good enough, in the outcome's own direction; at it counts as met
  /// @throws IllegalArgumentException if there are no values, or rows of different length
  public static Robustness of(double[][] values, boolean minimise, OptionalDouble threshold) {
    if (values.length == 0 || values[0].length == 0) {
      throw new IllegalArgumentException("there are no policies or no scenarios");
    }
    int scenarios = values[0].length;
    double[] best = new double[scenarios];
    Arrays.fill(best, Double.NEGATIVE_INFINITY);
    double[][] turned = new double[values.length][];
    for (int p = 0; p < values.length; p++) {
      if (values[p].length != scenarios) {
        throw new IllegalArgumentException(
            "policy " + p + " has " + values[p].length + " scenarios, not " + scenarios);
      }
      turned[p] = turned(values[p], minimise);
      for (int s = 0; s < scenarios; s++) {
        best[s] = Math.max(best[s], turned[p][s]);
      }
    }
    double enough = threshold.isEmpty() ? Double.NaN : turned(threshold.getAsDouble(), minimise);
    var policies = new ArrayList<Map<RobustnessMetric, Double>>();
    for (double[] policy : turned) {
      double[] regrets =
          IntStream.range(0, scenarios).mapToDouble(s -> best[s] - policy[s]).sorted().toArray();
      double[] sorted = Quantiles.sorted(policy);
      var metrics = new EnumMap<RobustnessMetric, Double>(RobustnessMetric.class);
      for (RobustnessMetric metric : RobustnessMetric.values()) {
        double value = metric.of(sorted, regrets, enough);
        if (!Double.isNaN(value)) {
          metrics.put(metric, value);
        }
      }
      policies.add(metrics);
    }
    return new Robustness(policies);
  }

  private static double turned(double value, boolean minimise) {
    // Not -value: a turned 0 stays 0.
    return minimise ? 0 - value : value;
  }

  private static double[] turned(double[] values, boolean minimise) {
    return Arrays.stream(values).map(v -> turned(v, minimise)).toArray();
  }

  /// The policies that are best by a measure: their numbers, several where they are level, none
  /// where it does not rank or is not defined for every policy.
  public List<Integer> best(RobustnessMetric metric) {
    if (!metric.ranks() || !policies.stream().allMatch(p -> p.containsKey(metric))) {
      return List.of();
    }
    double sign = metric.lessIsBetter() ? -1 : 1;
    double most = policies.stream().mapToDouble(p -> sign * p.get(metric)).max().orElseThrow();
    return IntStream.range(0, policies.size())
        .filter(p -> sign * policies.get(p).get(metric) == most)
        .boxed()
        .toList();
  }
}
