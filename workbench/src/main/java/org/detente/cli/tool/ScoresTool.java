package org.detente.cli.tool;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.detente.discovery.Input;
import org.detente.discovery.Scores;
import org.detente.input.DataTable;
import org.detente.input.Problems;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `tool scores`: which inputs matter?
@Command(
    name = "scores",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Which inputs matter to the target: importance in randomised trees, and an F-test.")
final class ScoresTool implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CaseOptions data;

  @Option(
      names = "--trees",
      defaultValue = "100",
      paramLabel = "N",
      description = "How many trees are grown (default: ${DEFAULT-VALUE}).")
  private int trees;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "S",
      description = "The same seed gives the same trees (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private Answer out;

  @Override
  public Integer call() throws IOException {
    if (trees < 1) {
      throw new ParameterException(spec.commandLine(), "--trees must be 1 or more");
    }
    var problems = new Problems();
    Optional<DataTable> read = data.read(problems);
    double[] target = read.map(t -> data.target(t, problems)).orElse(new double[0]);
    if (problems.isEmpty() && Arrays.stream(target).allMatch(y -> y == target[0])) {
      String what = data.target() + " is the same in every row";
      problems.add(read.orElseThrow().file(), 0, what, "name a target that varies");
    }
    problems.throwIfAny();
    List<Input> inputs = data.inputs(read.orElseThrow());
    data.judge(inputs, target.length);
    Scores scores = Scores.of(inputs, target, trees, seed);
    var answer = new LinkedHashMap<String, Object>();
    answer.put("target", data.target());
    answer.put("cases", target.length);
    answer.put("trees", trees);
    answer.put("seed", seed);
    answer.put("scores", scores.importance());
    answer.put("f_test_p", scores.fP());
    out.write(answer);
    return 0;
  }
}
