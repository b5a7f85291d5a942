package org.detente.input;

import java.util.List;
import java.util.stream.Collectors;

/// What was read cannot be used; carries every mistake found.
public final class InputException extends RuntimeException {

  private final transient List<Problem> problems;

  /// @param problems at least one
  public InputException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /// The mistakes, by file and line.
  public List<Problem> problems() {
    return problems;
  }
}
