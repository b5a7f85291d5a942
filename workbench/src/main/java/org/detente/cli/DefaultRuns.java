package org.detente.cli;

import java.util.Map;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Other numbers of futures and replications than usual, for a verb that does more, or less, with
/// each run.
abstract class DefaultRuns implements IDefaultValueProvider {

  private final Map<String, String> numbers;

  DefaultRuns(int futures, int replications) {
    numbers =
        Map.of(
            "--futures",
            Integer.toString(futures),
            "--replications",
            Integer.toString(replications));
  }

  @Override
  public String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option ? numbers.get(option.longestName()) : null;
  }
}
