package org.detente.robustness;

import java.util.Arrays;
import java.util.Locale;
import org.detente.numeric.Quantiles;

/// Measures of robustness of a policy over scenarios, each with its definition. Values are turned
/// so that more is better; quantiles interpolate linearly.
///
/// Source: McPhail et al. (2018), "Robustness metrics: how are they calculated, when should they be
/// used and why do they give different results?", Earth's Future 6; the mean of the worst tenth is
/// the conditional value at risk of Rockafellar & Uryasev (2000).
public enum RobustnessMetric {
  /// Looks at the worst case only.
  MAXIMIN("value in the worst scenario"),
  /// Looks at the best case only.
  MAXIMAX("value in the best scenario"),
  /// Between the two.
  HURWICZ("mean of the values in the worst and the best scenario"),
  /// Every scenario counts the same.
  LAPLACE("mean over scenarios"),
  /// A bad case that is not the worst.
  PERCENTILE10("value that one scenario in ten falls below"),
  /// The middle.
  MEDIAN("value that half of the scenarios fall below"),
  /// Rewards a high mean and a narrow spread.
  MEAN_VARIANCE("(mean + 1) / (population standard deviation + 1)"),
  /// Against the best that could have been done.
  MAXIMUM_REGRET("largest shortfall in any scenario from the best policy there; less is better"),
  /// The same without the worst tenth.
  REGRET_P90("shortfall that one scenario in ten exceeds; less is better"),
  /// The same on average.
  MEAN_REGRET("mean shortfall from the best policy of each scenario; less is better"),
  /// How often is it good enough?
  SATISFICING("share of scenarios that meet the threshold"),
  /// The worst cases on average.
  CVAR10("mean over the worst tenth of the scenarios, one at least"),
  /// How much lies below the middle?
  UNDESIRABLE_DEVIATIONS("sum of shortfalls from the policy's own median; less is better"),
  /// Where the spread leans to.
  PERCENTILE_SKEW(
      "(middle between 10% and 90% quantile - median) / half of what lies between these quantiles"),
  /// How heavy the tails are.
  PERCENTILE_PEAKEDNESS("distance of the 10% and 90% quantiles / distance of the quartiles");

  private static final double TENTH = 0.1;

  private final String definition;

  RobustnessMetric(String definition) {
    this.definition = definition;
  }

  /// The name in tables: `regret_p90`.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What it is, in a line.
  public String definition() {
    return definition;
  }

  /// Whether less of it is better.
  public boolean lessIsBetter() {
    return switch (this) {
      case MAXIMUM_REGRET, REGRET_P90, MEAN_REGRET, UNDESIRABLE_DEVIATIONS -> true;
      default -> false;
    };
  }

  /// Whether it says how good a policy is; the others describe the shape of its spread.
  public boolean ranks() {
    return this != PERCENTILE_SKEW && this != PERCENTILE_PEAKEDNESS;
  }

  /// Computes it.
  ///
  /// @param sorted values over scenarios, ascending, more is better
  /// @param regrets shortfalls over scenarios, ascending
  /// @param threshold NaN if there is none
  /// @return NaN where it is not defined
  double of(double[] sorted, double[] regrets, double threshold) {
    int n = sorted.length;
    double median = Quantiles.ofSorted(sorted, 0.5);
    return switch (this) {
      case MAXIMIN -> sorted[0];
      case MAXIMAX -> sorted[n - 1];
      case HURWICZ -> (sorted[0] + sorted[n - 1]) / 2;
      case LAPLACE -> Quantiles.mean(sorted);
      case PERCENTILE10 -> Quantiles.ofSorted(sorted, TENTH);
      case MEDIAN -> median;
      case MEAN_VARIANCE -> (Quantiles.mean(sorted) + 1) / (deviation(sorted) + 1);
      case MAXIMUM_REGRET -> regrets[n - 1];
      case REGRET_P90 -> Quantiles.ofSorted(regrets, 1 - TENTH);
      case MEAN_REGRET -> Quantiles.mean(regrets);
      case SATISFICING ->
          Double.isNaN(threshold)
              ? Double.NaN
              : (double) Arrays.stream(sorted).filter(v -> v >= threshold).count() / n;
      case CVAR10 -> Quantiles.mean(Arrays.copyOf(sorted, Math.max(1, (int) Math.ceil(TENTH * n))));
      case UNDESIRABLE_DEVIATIONS ->
          Arrays.stream(sorted).filter(v -> v < median).map(v -> median - v).sum();
      case PERCENTILE_SKEW -> {
        double low = Quantiles.ofSorted(sorted, TENTH);
        double high = Quantiles.ofSorted(sorted, 1 - TENTH);
        yield high > low ? ((low + high) / 2 - median) / ((high - low) / 2) : Double.NaN;
      }
      case PERCENTILE_PEAKEDNESS -> {
        double quartiles = Quantiles.ofSorted(sorted, 0.75) - Quantiles.ofSorted(sorted, 0.25);
        double tenths = Quantiles.ofSorted(sorted, 1 - TENTH) - Quantiles.ofSorted(sorted, TENTH);
        yield quartiles > 0 ? tenths / quartiles : Double.NaN;
      }
    };
  }

  private static double deviation(double[] values) {
    double mean = Quantiles.mean(values);
    double squares = 0;
    for (double v : values) {
      squares += (v - mean) * (v - mean);
    }
    return Math.sqrt(squares / values.length);
  }
}
