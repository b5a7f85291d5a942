package org.detente.cli;

import java.util.List;
import org.detente.input.Problems;
import picocli.CommandLine.Model.CommandSpec;

/// Checks of what was typed, the same for every verb; mistakes are recorded.
final class Checks {

  /// Where such a mistake is.
  static final String COMMAND = "command line";

  private Checks() {}

  static void atLeastOne(String option, int value, Problems problems) {
    atLeast(option, value, 1, problems);
  }

  static void atLeast(String option, int value, int least, Problems problems) {
    if (value < least) {
      problems.add(COMMAND, 0, option + " is " + value, "at least " + least);
    }
  }

  /// @param instead what is right where nothing is known
  static void known(
      String option, String name, List<String> known, String instead, Problems problems) {
    if (!known.contains(name)) {
      problems.add(
          COMMAND,
          0,
          option + " " + name + " is unknown",
          known.isEmpty() ? instead : "one of " + String.join(", ", known));
    }
  }

  /// The whole command as it was typed.
  static String typed(CommandSpec spec) {
    return "detente "
        + String.join(" ", spec.commandLine().getParent().getParseResult().originalArgs());
  }
}
