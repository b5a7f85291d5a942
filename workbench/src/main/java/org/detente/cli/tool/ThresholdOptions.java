package org.detente.cli.tool;

import org.detente.phrase.Figures;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// Which cases are of interest. Mixed into the tools that look for conditions.
final class ThresholdOptions {

  @Option(
      names = "--threshold",
      required = true,
      paramLabel = "X",
      description = "Cases beyond it are those of interest; those at it are not.")
  private double threshold;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Side side;

  /// One of two.
  static final class Side {

    @Option(names = "--above", required = true, description = "Cases above it are of interest.")
    private boolean above;

    @Option(names = "--below", required = true, description = "Cases below it are of interest.")
    private boolean below;
  }

  double threshold() {
    return threshold;
  }

  boolean above() {
    return side.above;
  }

  boolean[] beyond(double[] values) {
    boolean[] beyond = new boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      beyond[i] = side.above ? values[i] > threshold : values[i] < threshold;
    }
    return beyond;
  }

  /// What makes a case one of interest: "y > 0.5".
  String condition(String target) {
    return target + (side.above ? " > " : " < ") + Figures.given(threshold);
  }
}
