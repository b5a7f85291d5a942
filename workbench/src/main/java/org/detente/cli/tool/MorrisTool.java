package org.detente.cli.tool;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.detente.input.Problems;
import org.detente.sensitivity.Estimate;
import org.detente.sensitivity.MorrisDesign;
import org.detente.sensitivity.MorrisEffects;
import org.detente.sensitivity.MorrisEffects.Effect;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `tool morris`: which inputs matter at all, and which act on their own?
@Command(
    name = "morris",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Elementary effects: what changes when one input goes up by its whole range.",
      "Rows in trajectories: each input takes one step, one after the other, in any order."
    })
final class MorrisTool implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private SampleOptions sample;

  @Option(
      names = "--levels",
      required = true,
      paramLabel = "L",
      description = "Levels of the grid, even; a step is L/2 of its L-1 intervals.")
  private int levels;

  @Option(
      names = "--resamples",
      defaultValue = "1000",
      paramLabel = "N",
      description = "Bootstrap resamples for the half-widths (default: ${DEFAULT-VALUE}).")
  private int resamples;

  @Mixin private Answer out;

  @Override
  public Integer call() throws IOException {
    if (levels < 2 || levels % 2 != 0) {
      throw new ParameterException(spec.commandLine(), "--levels must be even and 2 or more");
    }
    if (resamples < 2) {
      throw new ParameterException(spec.commandLine(), "--resamples must be 2 or more");
    }
    var problems = new Problems();
    if (sample.read(problems)) {
      check(problems);
    }
    problems.throwIfAny();
    var design = new MorrisDesign(sample.names().size(), levels);
    List<Effect> effects =
        MorrisEffects.of(design, sample.columns(), sample.outcome(), resamples, sample.seed())
            .inputs();
    List<Estimate> absolute = effects.stream().map(Effect::absolute).toList();
    var answer = new LinkedHashMap<String, Object>();
    answer.put("names", sample.names());
    answer.put("trajectories", sample.outcome().length / design.trajectoryRows());
    answer.put("mu", effects.stream().map(Effect::mean).toList());
    answer.put("mu_star", SobolTool.list(absolute, Estimate::value));
    answer.put("sigma", effects.stream().map(Effect::deviation).toList());
    answer.put("mu_star_conf", SobolTool.list(absolute, Estimate::halfWidth));
    out.write(answer);
    return 0;
  }

  private void check(Problems problems) {
    var design = new MorrisDesign(sample.names().size(), levels);
    String instead = "keep whole trajectories: one row more than there are inputs";
    if (sample.checkInputsVary(problems)
        && sample.checkParts(design.trajectoryRows(), "trajectory", instead, problems)) {
      String order = "keep the rows in the order of the design, and its levels";
      sample.tell(design.misfits(sample.columns(), SampleOptions.TOLD), order, problems);
    }
  }
}
