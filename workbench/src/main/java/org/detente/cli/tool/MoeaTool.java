package org.detente.cli.tool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.detente.input.CsvLines;
import org.detente.input.CsvLines.Line;
import org.detente.input.Problems;
import org.detente.search.Dtlz2;
import org.detente.search.Hypervolume;
import org.detente.search.LakeProblem;
import org.detente.search.Search;
import org.detente.search.SearchSettings;
import org.detente.search.Solution;
import org.detente.search.TestProblem;
import org.detente.search.Zdt1;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `tool moea`: the many-objective search on problems with known answers.
@Command(
    name = "moea",
    mixinStandardHelpOptions = true,
    description =
        "Many-objective search on a test problem: the trade-offs found and their hypervolume.")
final class MoeaTool implements Callable<Integer> {

  private static final String INFLOWS = "--inflows";
  private static final String EVALUATIONS = "--evaluations";
  private static final int MOST_EVALUATIONS = 1_000_000_000;

  /// Which problem.
  enum Problem {
    DTLZ2,
    ZDT1,
    LAKE
  }

  @Option(
      names = "--problem",
      required = true,
      paramLabel = "NAME",
      description = "DTLZ2, ZDT1 or lake.")
  private Problem problem;

  @Option(
      names = EVALUATIONS,
      required = true,
      paramLabel = "N",
      description = "How many candidates are evaluated in all.")
  private long evaluations;

  @Option(names = "--seed", paramLabel = "S", description = "Same seed, same answer (default: 1).")
  private long seed = 1;

  @Option(
      names = INFLOWS,
      paramLabel = "FILE",
      description = "Lake: natural inflows, one series a line, one year a cell, no header.")
  private Path inflows;

  @Mixin private Answer answer;

  @Override
  public Integer call() throws IOException {
    TestProblem chosen = problem();
    List<Solution> front =
        Search.run(chosen.space(), SearchSettings.standard(seed), chosen, evaluations).stream()
            .filter(s -> s.violation() == 0)
            .toList();
    var all = new LinkedHashMap<String, Object>();
    all.put("problem", problem == Problem.LAKE ? "lake" : problem.name());
    all.put("seed", seed);
    all.put("evaluations", evaluations);
    all.put("reference", chosen.reference());
    all.put(
        "hypervolume",
        Hypervolume.of(front.stream().map(Solution::objectives).toList(), chosen.reference()));
    all.put("front", front.stream().map(MoeaTool::solution).toList());
    answer.write(all);
    return 0;
  }

  private static Map<String, Object> solution(Solution solution) {
    var one = new LinkedHashMap<String, Object>();
    one.put("variables", solution.decisions());
    one.put("objectives", solution.objectives());
    return one;
  }

  private TestProblem problem() {
    var problems = new Problems();
    if (evaluations < 1 || evaluations > MOST_EVALUATIONS) {
      problems.add(
          EVALUATIONS, 0, "is " + evaluations, "write a number from 1 to " + MOST_EVALUATIONS);
    }
    List<List<Double>> series = List.of();
    if (problem == Problem.LAKE && inflows == null) {
      problems.add(INFLOWS, 0, "is missing", "the lake needs a table of natural inflows");
    } else if (problem == Problem.LAKE) {
      series = series(problems);
    } else if (inflows != null) {
      problems.add(INFLOWS, 0, "does not go with " + problem, "only the lake has inflows");
    }
    problems.throwIfAny();
    return switch (problem) {
      case DTLZ2 -> new Dtlz2();
      case ZDT1 -> new Zdt1();
      case LAKE -> new LakeProblem(series);
    };
  }

  private List<List<Double>> series(Problems problems) {
    List<Line> lines = CsvLines.read(inflows, inflows.toString(), problems);
    var series = new ArrayList<List<Double>>();
    for (Line line : lines) {
      int years = line.cells().size();
      if (years != lines.getFirst().cells().size()) {
        problems.add(
            line.file(),
            line.number(),
            "the series has " + years + " years, the first one " + lines.getFirst().cells().size(),
            "make all of them as long");
      } else if (years % LakeProblem.DECISIONS != 0) {
        problems.add(
            line.file(),
            line.number(),
            "the series has " + years + " years",
            "make it a multiple of " + LakeProblem.DECISIONS + ", the number of decisions");
      }
      var values = new ArrayList<Double>();
      for (int t = 0; t < years; t++) {
        line.number(t, "inflow of year " + t, 0, Double.MAX_VALUE, problems).ifPresent(values::add);
      }
      series.add(values);
    }
    return series;
  }
}
