package org.detente.exploration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.detente.comparison.Comparison.Verdict;
import org.detente.comparison.VerdictRule;
import org.detente.numeric.Quantiles;
import org.detente.robustness.Robustness;
import org.detente.robustness.RobustnessMetric;

/// Robustness of all options in all criteria, pair by pair and in named scenarios.
final class RobustnessStudy {

  private static final double LOW = 0.05;
  private static final double HIGH = 0.95;

  private final Outcomes outcomes;
  private final Resamples resamples;
  private final VerdictRule rule;

  RobustnessStudy(Outcomes outcomes, long seed) {
    this.outcomes = outcomes;
    this.resamples = new Resamples(outcomes.futures().size(), seed);
    this.rule = new VerdictRule(outcomes.dimensions(), outcomes.futures());
  }

  List<RobustnessRow> rows() {
    var rows = new ArrayList<RobustnessRow>();
    for (int c = 0; c < outcomes.criteria().size(); c++) {
      Criterion criterion = outcomes.criteria().get(c);
      double[][] values = outcomes.ofCriterion(c);
      List<Map<RobustnessMetric, Double>> found = metrics(values, criterion);
      var resampled = new ArrayList<List<Map<RobustnessMetric, Double>>>();
      for (int r = 0; r < Resamples.COUNT; r++) {
        int[] taken = resamples.rows(r);
        resampled.add(
            metrics(
                Arrays.stream(values).map(v -> Resamples.take(v, taken)).toArray(double[][]::new),
                criterion));
      }
      for (int o = 0; o < values.length; o++) {
        rows.add(row(o, c, found.get(o), resampled));
      }
    }
    return rows;
  }

  private RobustnessRow row(
      int option,
      int criterion,
      Map<RobustnessMetric, Double> found,
      List<List<Map<RobustnessMetric, Double>>> resampled) {
    var metrics = new EnumMap<RobustnessMetric, Interval>(RobustnessMetric.class);
    found.forEach(
        (metric, value) -> {
          double[] others =
              resampled.stream()
                  .filter(r -> r.get(option).containsKey(metric))
                  .mapToDouble(r -> r.get(option).get(metric))
                  .toArray();
          metrics.put(
              metric,
              others.length == 0
                  ? new Interval(value, Double.NaN, Double.NaN)
                  : Interval.of(value, others));
        });
    return new RobustnessRow(
        outcomes.option(option),
        outcomes.criteria().get(criterion),
        metrics,
        verdict(option, outcomes.statusQuo(), criterion));
  }

  private static List<Map<RobustnessMetric, Double>> metrics(
      double[][] values, Criterion criterion) {
    return Robustness.of(values, criterion.atMost(), OptionalDouble.of(criterion.threshold()))
        .policies();
  }

  private Verdict verdict(int option, int other, int criterion) {
    return rule.verdict(
        outcomes.option(option),
        outcomes.criteria().get(criterion).outcome().column(),
        worse(option, other, criterion));
  }

  /// By how much an option is worse than another, future by future.
  private double[] worse(int option, int other, int criterion) {
    double[] a = outcomes.of(option, criterion);
    double[] b = outcomes.of(other, criterion);
    boolean atMost = outcomes.criteria().get(criterion).atMost();
    double[] worse = new double[a.length];
    Arrays.setAll(worse, f -> atMost ? a[f] - b[f] : b[f] - a[f]);
    return worse;
  }

  List<PairRow> pairs() {
    var rows = new ArrayList<PairRow>();
    for (int c = 0; c < outcomes.criteria().size(); c++) {
      for (int o = 0; o < outcomes.options(); o++) {
        for (int p = 0; p < outcomes.options(); p++) {
          if (o != p) {
            rows.add(pair(o, p, c));
          }
        }
      }
    }
    return rows;
  }

  private PairRow pair(int option, int other, int c) {
    Criterion criterion = outcomes.criteria().get(c);
    double[] worse = worse(option, other, c);
    double sign = criterion.atMost() ? 1 : -1;
    double[] difference = Arrays.stream(worse).map(w -> sign * w).toArray();
    double[] sorted = Quantiles.sorted(difference);
    return new PairRow(
        outcomes.option(option),
        outcomes.option(other),
        criterion,
        resamples.of(worse, RobustnessStudy::below),
        (double) Arrays.stream(worse).filter(w -> w == 0).count() / worse.length,
        resamples.of(difference, Quantiles::mean),
        Quantiles.ofSorted(sorted, LOW),
        Quantiles.ofSorted(sorted, HIGH),
        verdict(option, other, c));
  }

  private static double below(double[] worse) {
    return (double) Arrays.stream(worse).filter(w -> w < 0).count() / worse.length;
  }

  List<Satisfied> satisfied() {
    var rows = new ArrayList<Satisfied>();
    for (int o = 0; o < outcomes.options(); o++) {
      double[] all = new double[outcomes.futures().size()];
      Arrays.fill(all, 1);
      for (int c = 0; c < outcomes.criteria().size(); c++) {
        boolean[] fails = outcomes.fails(o, c);
        for (int f = 0; f < all.length; f++) {
          all[f] = fails[f] ? 0 : all[f];
        }
      }
      rows.add(new Satisfied(outcomes.option(o), resamples.of(all, Quantiles::mean)));
    }
    return rows;
  }

  List<ScenarioRow> scenarios(List<Scenario> scenarios) {
    var rows = new ArrayList<ScenarioRow>();
    for (Scenario scenario : scenarios) {
      for (int o = 0; o < outcomes.options(); o++) {
        for (int c = 0; c < outcomes.criteria().size(); c++) {
          boolean[] fails = outcomes.fails(o, c);
          int count = 0;
          int met = 0;
          for (int f = 0; f < fails.length; f++) {
            if (scenario.holds(outcomes.dimensions(), outcomes.futures().get(f))) {
              count++;
              met += fails[f] ? 0 : 1;
            }
          }
          rows.add(
              new ScenarioRow(
                  scenario.id(),
                  outcomes.option(o),
                  outcomes.criteria().get(c),
                  count,
                  count == 0 ? Double.NaN : (double) met / count));
        }
      }
    }
    return rows;
  }
}
