package org.detente.exploration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.detente.comparison.Compared;
import org.detente.comparison.Comparison.Verdict;
import org.detente.comparison.VerdictRule;
import org.detente.ensemble.Ensemble;
import org.detente.ensemble.FutureSample;
import org.detente.numeric.Quantiles;
import org.detente.option.Option;
import org.detente.simulation.Variable;
import org.detente.theatre.Theatre;

/// What levers buy: each option with a mission again with one lever turned, on the same futures and
/// with the same luck.
public final class LeverStudy {

  private static final double LOW = 0.05;
  private static final double HIGH = 0.95;

  private LeverStudy() {}

  /// An option with a lever turned, less the option itself.
  ///
  /// @param option id of the option itself
  /// @param level to which the lever is turned
  /// @param futures over which both are compared, 1 or more
  /// @param difference mean over futures, in the outcome's unit
  /// @param lowDifference 5% quantile over futures
  /// @param highDifference 95% quantile
  /// @param better share of futures in which the turn makes the outcome better
  public record Row(
      String option,
      Lever lever,
      String level,
      Compared outcome,
      int futures,
      double difference,
      double lowDifference,
      double highDifference,
      double better,
      Verdict.Kind verdict) {}

  private record Turn(Option base, Lever lever, String level, int job) {}

  /// Runs what is not yet on disk and compares.
  ///
  /// @param options those without a mission are left out
  /// @param sample futures to run
  /// @param replications of each
  /// @return by option, lever, level and outcome; a level at which the option stands already is
  ///   left out
  public static List<Row> run(
      DesignRuns runs,
      List<Option> options,
      List<Lever> levers,
      FutureSample sample,
      int replications,
      Ensemble.Progress progress)
      throws IOException, InterruptedException {
    Theatre theatre = runs.request().theatre();
    var jobs = new ArrayList<DesignRuns.Job>();
    var bases = new ArrayList<Integer>();
    var turns = new ArrayList<Turn>();
    for (Option option : options) {
      if (option.mission().isEmpty()) {
        continue;
      }
      int base = jobs.size();
      jobs.add(new DesignRuns.Job(option, sample));
      for (Lever lever : levers) {
        for (String level : lever.levels()) {
          if (lever.level(option).filter(level::equals).isEmpty()) {
            turns.add(new Turn(option, lever, level, jobs.size()));
            bases.add(base);
            jobs.add(new DesignRuns.Job(lever.at(option, level, theatre), sample));
          }
        }
      }
    }
    var variables = EnumSet.noneOf(Variable.class);
    Arrays.stream(Compared.values()).forEach(c -> variables.addAll(c.variables()));
    List<Variable> kept = List.copyOf(variables);
    List<double[][]> found = runs.run(jobs, kept, replications, progress);
    var rule = new VerdictRule(sample.dimensions(), sample.futures());
    var rows = new ArrayList<Row>();
    for (int t = 0; t < turns.size(); t++) {
      for (Compared outcome : Compared.values()) {
        rows.add(
            row(
                turns.get(t),
                outcome,
                values(outcome, kept, found.get(turns.get(t).job())),
                values(outcome, kept, found.get(bases.get(t))),
                rule));
      }
    }
    return List.copyOf(rows);
  }

  private static double[] values(Compared outcome, List<Variable> kept, double[][] found) {
    double[] values = new double[found[0].length];
    Arrays.setAll(values, f -> outcome.of(v -> found[kept.indexOf(v)][f]));
    return values;
  }

  private static Row row(
      Turn turn, Compared outcome, double[] turned, double[] base, VerdictRule rule) {
    double[] difference = new double[base.length];
    Arrays.setAll(difference, f -> turned[f] - base[f]);
    double[] sorted = Quantiles.sorted(difference);
    Verdict verdict = rule.verdict(turn.base().id(), outcome.key(), outcome.gap(turned, base));
    return new Row(
        turn.base().id(),
        turn.lever(),
        turn.level(),
        outcome,
        difference.length,
        Quantiles.mean(difference),
        Quantiles.ofSorted(sorted, LOW),
        Quantiles.ofSorted(sorted, HIGH),
        verdict.share(),
        verdict.kind());
  }
}
