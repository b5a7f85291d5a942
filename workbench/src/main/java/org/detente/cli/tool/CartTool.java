package org.detente.cli.tool;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.detente.discovery.Box;
import org.detente.discovery.Cart;
import org.detente.discovery.Cases;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `tool cart`: all cases cut into leaves, in each of which as many or as few as possible are of
/// interest.
@Command(
    name = "cart",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "A classification tree: all cases in leaves that are as pure as they can be.")
final class CartTool implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CaseOptions data;
  @Mixin private ThresholdOptions threshold;

  @Option(
      names = "--min-mass",
      defaultValue = "0.05",
      paramLabel = "M",
      description = "Least share of all cases in a leaf (default: ${DEFAULT-VALUE}).")
  private double minMass;

  @Mixin private Answer out;

  @Override
  public Integer call() throws IOException {
    if (!(minMass > 0 && minMass <= 1)) {
      throw new ParameterException(spec.commandLine(), "--min-mass must be above 0 and at most 1");
    }
    Cases cases = data.cases(threshold);
    List<Box> leaves = Cart.grow(cases, minMass);
    var words = new BoxAnswer(cases, threshold.condition(data.target()));
    Map<String, Object> answer = words.head(data.target(), threshold);
    var list = new ArrayList<Map<String, Object>>();
    for (Box leaf : leaves) {
      Map<String, Object> fields = words.fields(leaf);
      fields.put("sentence", words.sentence(leaf));
      list.add(fields);
    }
    answer.put("leaves", list);
    out.write(answer);
    return 0;
  }
}
