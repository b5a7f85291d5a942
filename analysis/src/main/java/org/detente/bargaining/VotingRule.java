package org.detente.bargaining;

/// How much influence an actor exerts for one of two options, given what each is worth to it.
public enum VotingRule {
  BINARY("Binary"),
  PROPORTIONAL_BINARY("PropBin"),
  PROPORTIONAL("Prop"),
  PROPORTIONAL_CUBIC("PropCbc"),
  CUBIC("Cubic"),
  /// Losses weigh half as much again as gains; not antisymmetric.
  PROSPECT("ASymProsp");

  /// Differences of utility under this are voted on in proportion even by the binary rule, so that
  /// rounding decides nothing.
  private static final double BINARY_WIDTH = 1e-8;

  private static final double BINARY_PART = 0.2;
  private static final double CUBIC_PART = 0.5;

  private final String word;

  VotingRule(String word) {
    this.word = word;
  }

  /// The name in scenario files.
  public String word() {
    return word;
  }

  /// The vote: positive for the first option, negative for the second.
  ///
  /// @param weight influence of the actor, over 0
  /// @param first utility of the first option
  /// @param second utility of the second option
  public double vote(double weight, double first, double second) {
    double difference = first - second;
    double binary = Math.clamp(difference / BINARY_WIDTH, -1.0, 1.0);
    double cubic = difference * difference * difference;
    return switch (this) {
      case BINARY -> weight * binary;
      case PROPORTIONAL_BINARY -> weight * ((1 - BINARY_PART) * difference + BINARY_PART * binary);
      case PROPORTIONAL -> weight * difference;
      case PROPORTIONAL_CUBIC -> weight * ((1 - CUBIC_PART) * difference + CUBIC_PART * cubic);
      case CUBIC -> weight * cubic;
      case PROSPECT -> difference < 0 ? weight * difference : 2 * weight * difference / 3;
    };
  }
}
