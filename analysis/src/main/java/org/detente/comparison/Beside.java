package org.detente.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.detente.comparison.Comparison.Verdict;
import org.detente.ensemble.EnsembleResult;
import org.detente.numeric.Quantiles;

/// One option beside another on the same futures, by the same rule as against the status quo.
public final class Beside {

  private static final double LOW = 0.05;
  private static final double MIDDLE = 0.5;
  private static final double HIGH = 0.95;

  private Beside() {}

  /// An outcome at the end of the runs: the first option less the other, future by future.
  ///
  /// @param what is compared
  /// @param low 5% quantile over futures
  /// @param high 95% quantile
  /// @param verdict what can be said of the first option against the other
  public record Difference(
      Compared what, double low, double median, double high, Verdict verdict) {}

  /// Compares.
  ///
  /// @param option position among the ensemble's options
  /// @param other position of the one it is compared with
  /// @return one per [Compared], in their order
  public static List<Difference> of(EnsembleResult result, int option, int other) {
    var rule = new VerdictRule(result.dimensions(), result.futures());
    var differences = new ArrayList<Difference>();
    for (Compared what : Compared.values()) {
      double[] here = what.of(result, option);
      double[] there = what.of(result, other);
      double[] less = new double[here.length];
      Arrays.setAll(less, f -> here[f] - there[f]);
      double[] sorted = Quantiles.sorted(less);
      differences.add(
          new Difference(
              what,
              Quantiles.ofSorted(sorted, LOW),
              Quantiles.ofSorted(sorted, MIDDLE),
              Quantiles.ofSorted(sorted, HIGH),
              rule.verdict(result.options().get(option).id(), what.key(), what.gap(here, there))));
    }
    return List.copyOf(differences);
  }
}
