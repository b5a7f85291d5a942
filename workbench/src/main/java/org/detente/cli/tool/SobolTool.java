package org.detente.cli.tool;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.detente.input.Problems;
import org.detente.sensitivity.Estimate;
import org.detente.sensitivity.SaltelliDesign;
import org.detente.sensitivity.SobolIndices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `tool sobol`: how does the variance of an outcome divide among the inputs?
@Command(
    name = "sobol",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Sobol' indices: shares of the variance of an outcome, by input.",
      "Rows in blocks: A, AB_1 .. AB_k, (BA_1 .. BA_k,) B, where AB_i is A with input i of B."
    })
final class SobolTool implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private SampleOptions sample;

  @Option(
      names = "--second-order",
      required = true,
      paramLabel = "yes|no",
      description = "Whether the sample has the rows BA_1 .. BA_k.")
  private String secondOrder;

  @Option(
      names = "--resamples",
      defaultValue = "200",
      paramLabel = "N",
      description = "Bootstrap resamples for the half-widths (default: ${DEFAULT-VALUE}).")
  private int resamples;

  @Mixin private Answer out;

  @Override
  public Integer call() throws IOException {
    if (!secondOrder.equals("yes") && !secondOrder.equals("no")) {
      throw new ParameterException(spec.commandLine(), "--second-order must be yes or no");
    }
    if (resamples < 2) {
      throw new ParameterException(spec.commandLine(), "--resamples must be 2 or more");
    }
    var problems = new Problems();
    boolean second = secondOrder.equals("yes");
    if (sample.read(problems)) {
      check(second, problems);
    }
    problems.throwIfAny();
    CaseOptions.noteSame(sample.same());
    var design = new SaltelliDesign(sample.names().size(), second);
    SobolIndices indices = SobolIndices.of(design, sample.outcome(), resamples, sample.seed());
    var answer = new LinkedHashMap<String, Object>();
    answer.put("names", sample.names());
    answer.put("rows", sample.outcome().length);
    answer.put("resamples", resamples);
    answer.put("S1", list(indices.first(), Estimate::value));
    answer.put("S1_conf", list(indices.first(), Estimate::halfWidth));
    answer.put("ST", list(indices.total(), Estimate::value));
    answer.put("ST_conf", list(indices.total(), Estimate::halfWidth));
    if (second) {
      answer.put("S2", triangle(indices, Estimate::value));
      answer.put("S2_conf", triangle(indices, Estimate::halfWidth));
    }
    out.write(answer);
    return 0;
  }

  private void check(boolean second, Problems problems) {
    var design = new SaltelliDesign(sample.names().size(), second);
    var other = new SaltelliDesign(sample.names().size(), !second);
    int rows = sample.outcome().length;
    String instead =
        rows % other.blockRows() == 0
            ? "say --second-order "
                + (second ? "no" : "yes")
                + " if it has"
                + (second ? " no" : "")
                + " rows BA"
            : "keep whole blocks: A, AB_1 .. AB_k, " + (second ? "BA_1 .. BA_k, " : "") + "B";
    if (sample.checkParts(design.blockRows(), "block", instead, problems)) {
      String order = "keep the rows in the order of the design";
      sample.tell(design.misfits(sample.columns(), SampleOptions.TOLD), order, problems);
    }
    sample.checkOutcomeVaries(problems);
  }

  static List<Double> list(List<Estimate> estimates, ToDoubleFunction<Estimate> part) {
    return estimates.stream().map(e -> part.applyAsDouble(e)).toList();
  }

  /// k x k; only the upper triangle is filled.
  private List<List<Double>> triangle(SobolIndices indices, ToDoubleFunction<Estimate> part) {
    int inputs = sample.names().size();
    var rows = new ArrayList<List<Double>>();
    for (int i = 0; i < inputs; i++) {
      var row = new ArrayList<Double>();
      for (int j = 0; j < inputs; j++) {
        row.add(j > i ? part.applyAsDouble(indices.second().get(i).get(j - i - 1)) : null);
      }
      rows.add(row);
    }
    return rows;
  }
}
