package org.detente.cli.tool;

import org.detente.input.Problems;
import picocli.CommandLine.Option;

/// Seed and threads of methods that draw random numbers. Mixed into their verbs.
final class Effort {

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The same seed gives the same answer (default: ${DEFAULT-VALUE}).")
  private int seed = 1;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads; the answer does not depend on them (default: all cores).")
  private int threads = Runtime.getRuntime().availableProcessors();

  /// Records what is wrong with the options.
  void check(Problems problems) {
    if (threads < 1) {
      problems.add("command line", 0, "--threads is " + threads, "write 1 or more");
    }
  }

  int seed() {
    return seed;
  }

  int threads() {
    return threads;
  }
}
