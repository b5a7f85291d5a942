package org.detente.cli.tool;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.detente.discovery.Cases;
import org.detente.discovery.Prim;
import org.detente.discovery.PrimSettings;
import org.detente.discovery.Reproducibility;
import org.detente.value.Range;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `tool prim`: under which conditions are many cases of interest?
@Command(
    name = "prim",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Scenario discovery: boxes of conditions under which many cases are of interest.")
final class PrimTool implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CaseOptions data;
  @Mixin private ThresholdOptions threshold;

  @Option(
      names = "--peel",
      defaultValue = "0.05",
      paramLabel = "A",
      description = "Share of the box that a peel takes off (default: ${DEFAULT-VALUE}).")
  private double peel;

  @Option(
      names = "--paste",
      defaultValue = "0.05",
      paramLabel = "A",
      description =
          "Share of what lies beside the box that a paste adds (default: ${DEFAULT-VALUE}).")
  private double paste;

  @Option(
      names = "--min-mass",
      defaultValue = "0.05",
      paramLabel = "M",
      description = "Least share of all cases in a box (default: ${DEFAULT-VALUE}).")
  private double minMass;

  @Option(
      names = "--density",
      defaultValue = "0.8",
      paramLabel = "D",
      description = "Least share of cases of interest in a box (default: ${DEFAULT-VALUE}).")
  private double density;

  @Option(
      names = "--resamples",
      defaultValue = "20",
      paramLabel = "N",
      description =
          "Bootstrap resamples that show how far the first box repeats; 0: none (default: ${DEFAULT-VALUE}).")
  private int resamples;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "S",
      description = "The same seed gives the same resamples (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private Answer out;

  @Override
  public Integer call() throws IOException {
    PrimSettings settings;
    try {
      settings = new PrimSettings(peel, paste, minMass, density);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
    if (resamples < 0) {
      throw new ParameterException(spec.commandLine(), "--resamples must be 0 or more");
    }
    Cases cases = data.cases(threshold);
    Prim.Result found = Prim.search(cases, settings);
    var words = new BoxAnswer(cases, threshold.condition(data.target()));
    Map<String, Object> answer = words.head(data.target(), threshold);
    var boxes = new ArrayList<Map<String, Object>>();
    for (Prim.Found one : found.boxes()) {
      Map<String, Object> box = words.fields(one.box());
      box.put("quasi_p", one.quasiP());
      box.put("dense_enough", one.denseEnough());
      box.put("sentence", words.sentence(one.box()));
      boxes.add(box);
    }
    answer.put("boxes", boxes);
    answer.put("left", left(found, cases));
    if (resamples > 0) {
      answer.put("reproducibility", repeated(cases, settings, found));
    }
    answer.put("trajectory", found.trajectory().stream().map(words::fields).toList());
    out.write(answer);
    return 0;
  }

  private static Map<String, Object> left(Prim.Result found, Cases cases) {
    var left = new LinkedHashMap<String, Object>();
    left.put("coverage", (double) found.leftPositives() / cases.positives());
    left.put(
        "density", found.leftCases() == 0 ? 0 : (double) found.leftPositives() / found.leftCases());
    left.put("mass", (double) found.leftCases() / cases.size());
    return left;
  }

  private Map<String, Object> repeated(Cases cases, PrimSettings settings, Prim.Result found) {
    Reproducibility how =
        Reproducibility.of(cases, settings, found.boxes().getFirst().box(), resamples, seed);
    var repeated = new LinkedHashMap<String, Object>();
    repeated.put("resamples", resamples);
    repeated.put("restricted", how.restricted());
    repeated.put("coverage", quantiles(how.coverage()));
    repeated.put("density", quantiles(how.density()));
    repeated.put("mass", quantiles(how.mass()));
    return repeated;
  }

  private static List<Double> quantiles(Range range) {
    return List.of(range.low(), range.central(), range.high());
  }
}
