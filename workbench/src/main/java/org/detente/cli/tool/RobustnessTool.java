package org.detente.cli.tool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import org.detente.input.DataTable;
import org.detente.input.Problems;
import org.detente.robustness.Robustness;
import org.detente.robustness.RobustnessMetric;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `tool robustness`: which policy does well whatever comes?
@Command(
    name = "robustness",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Measures of robustness of policies over scenarios.")
final class RobustnessTool implements Callable<Integer> {

  @Option(
      names = "--outcomes",
      required = true,
      paramLabel = "F.csv",
      description = "One row per policy and scenario.")
  private Path outcomes;

  @Option(
      names = "--scenario-column",
      required = true,
      paramLabel = "COL",
      description = "Column that names the scenario.")
  private String scenarioColumn;

  @Option(
      names = "--policy-column",
      required = true,
      paramLabel = "COL",
      description = "Column that names the policy.")
  private String policyColumn;

  @Option(
      names = "--outcome",
      required = true,
      paramLabel = "COL",
      description = "Column of the outcome.")
  private String outcome;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Direction direction;

  /// One of two.
  static final class Direction {

    @Option(names = "--maximise", required = true, description = "More of the outcome is better.")
    private boolean maximise;

    @Option(names = "--minimise", required = true, description = "Less of the outcome is better.")
    private boolean minimise;
  }

  @Option(
      names = "--threshold",
      paramLabel = "X",
      description = "What is good enough, in the outcome's own direction.")
  private Double threshold;

  @Mixin private Answer out;

  @Override
  public Integer call() throws IOException {
    var problems = new Problems();
    Set<String> words =
        Set.of(scenarioColumn, policyColumn.equals(scenarioColumn) ? "" : policyColumn);
    List<String> columns =
        List.of(scenarioColumn, policyColumn, outcome).stream().distinct().toList();
    if (columns.size() < 3) {
      problems.add(
          outcomes.toString(), 0, "one column is named for two things", "name three columns");
    }
    Optional<DataTable> read =
        DataTable.read(outcomes, outcomes.toString(), columns, c -> false, words, problems);
    problems.throwIfAny();
    DataTable table = read.orElseThrow();
    int[] policyOf = byAppearance(table.codes(policyColumn));
    String[] policies = names(table, policyOf);
    double[][] values = values(table, policyOf, policies, problems);
    problems.throwIfAny();
    OptionalDouble enough =
        threshold == null ? OptionalDouble.empty() : OptionalDouble.of(threshold);
    write(policies, values[0].length, Robustness.of(values, direction.minimise, enough));
    return 0;
  }

  /// Policies come out in the order in which they stand in the file.
  private static int[] byAppearance(int[] codes) {
    int[] place = new int[Arrays.stream(codes).max().orElseThrow() + 1];
    Arrays.fill(place, -1);
    int next = 0;
    int[] renamed = new int[codes.length];
    for (int i = 0; i < codes.length; i++) {
      if (place[codes[i]] < 0) {
        place[codes[i]] = next++;
      }
      renamed[i] = place[codes[i]];
    }
    return renamed;
  }

  private String[] names(DataTable table, int[] policyOf) {
    String[] names = new String[table.words(policyColumn).size()];
    int[] codes = table.codes(policyColumn);
    for (int row = 0; row < codes.length; row++) {
      names[policyOf[row]] = table.words(policyColumn).get(codes[row]);
    }
    return names;
  }

  private double[][] values(DataTable table, int[] policyOf, String[] policies, Problems problems) {
    double[] all = table.numbers(outcome, problems);
    int[] scenarioOf = table.codes(scenarioColumn);
    List<String> scenarios = table.words(scenarioColumn);
    double[][] values = new double[policies.length][scenarios.size()];
    int[][] line = new int[policies.length][scenarios.size()];
    for (int row = 0; row < all.length; row++) {
      int p = policyOf[row];
      int s = scenarioOf[row];
      if (line[p][s] > 0) {
        String what =
            "policy %s and scenario %s stand in line %s already"
                .formatted(policies[p], scenarios.get(s), line[p][s]);
        problems.add(table.file(), table.line(row), what, "keep one row for each pair");
      }
      line[p][s] = table.line(row);
      values[p][s] = all[row];
    }
    for (int p = 0; p < policies.length; p++) {
      for (int s = 0; s < scenarios.size(); s++) {
        if (line[p][s] == 0) {
          String what = "policy " + policies[p] + " has no row for scenario " + scenarios.get(s);
          problems.add(table.file(), 0, what, "regret needs every policy in every scenario");
        }
      }
    }
    return values;
  }

  private void write(String[] policies, int scenarios, Robustness robustness) throws IOException {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("outcome", outcome);
    answer.put("direction", direction.minimise ? "minimise" : "maximise");
    answer.put("threshold", threshold);
    answer.put("scenarios", scenarios);
    var list = new ArrayList<Map<String, Object>>();
    for (int p = 0; p < policies.length; p++) {
      var row = new LinkedHashMap<String, Object>();
      row.put("policy", policies[p]);
      for (RobustnessMetric metric : RobustnessMetric.values()) {
        row.put(metric.key(), robustness.policies().get(p).get(metric));
      }
      list.add(row);
    }
    answer.put("policies", list);
    var best = new LinkedHashMap<String, Object>();
    var definitions = new LinkedHashMap<String, Object>();
    for (RobustnessMetric metric : RobustnessMetric.values()) {
      if (!robustness.best(metric).isEmpty()) {
        best.put(metric.key(), robustness.best(metric).stream().map(p -> policies[p]).toList());
      }
      definitions.put(metric.key(), metric.definition());
    }
    answer.put("best", best);
    answer.put("definitions", definitions);
    out.write(answer);
  }
}
