package org.detente.exploration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import org.detente.exploration.SensitivityStudy.IndexRow;
import org.detente.exploration.SensitivityStudy.ScreeningRow;
import org.detente.sensitivity.Estimate;
import org.detente.simulation.Variable;

/// What a sensitivity analysis found.
///
/// @param screening by option, outcome and input
/// @param indices by option, outcome and input that passed
/// @param settings how much work was put in
public record Sensitivity(
    List<ScreeningRow> screening, List<IndexRow> indices, SensitivityStudy.Settings settings) {

  public Sensitivity {
    screening = List.copyOf(screening);
    indices = List.copyOf(indices);
  }

  /// Variance shares of an input, joined over options.
  ///
  /// @param options over which they are joined, 1 or more: those under which it passed
  /// @param first mean share alone; half of its interval of 95% is the mean of the options' halves,
  ///   and so no narrower than that of the mean
  /// @param total the same with all interplay
  public record Joined(String parameter, int options, Interval first, Interval total) {}

  /// What comes first under an option.
  ///
  /// @param share of the variance of the outcome that goes with it, with all interplay, 0..1
  public record First(String option, String parameter, double share) {}

  /// Variance shares of an outcome, joined over options, the largest total first.
  ///
  /// @param shown which options, by id
  public List<Joined> joined(Variable outcome, Predicate<String> shown) {
    var by = new LinkedHashMap<String, List<IndexRow>>();
    for (IndexRow row : indices) {
      if (row.outcome() == outcome && shown.test(row.option())) {
        by.computeIfAbsent(row.parameter(), _ -> new ArrayList<>()).add(row);
      }
    }
    return by.entrySet().stream()
        .map(
            e ->
                new Joined(
                    e.getKey(),
                    e.getValue().size(),
                    mean(e.getValue().stream().map(IndexRow::first).toList()),
                    mean(e.getValue().stream().map(IndexRow::total).toList())))
        .sorted(Comparator.comparingDouble(j -> -j.total().value()))
        .toList();
  }

  private static Interval mean(List<Estimate> estimates) {
    double value = estimates.stream().mapToDouble(Estimate::value).average().orElseThrow();
    double half = estimates.stream().mapToDouble(Estimate::halfWidth).average().orElseThrow();
    return new Interval(value, value - half, value + half);
  }

  /// For each option the input with the largest total share of an outcome's variance; an option is
  /// left out where the interval of that share holds nought.
  ///
  /// @param shown which options, by id
  public List<First> first(Variable outcome, Predicate<String> shown) {
    var largest = new LinkedHashMap<String, IndexRow>();
    for (IndexRow row : indices) {
      if (row.outcome() == outcome && shown.test(row.option())) {
        largest.merge(row.option(), row, (a, b) -> a.total().value() >= b.total().value() ? a : b);
      }
    }
    return largest.values().stream()
        .filter(r -> r.total().value() > r.total().halfWidth())
        .map(r -> new First(r.option(), r.parameter(), Math.min(1, r.total().value())))
        .toList();
  }
}
