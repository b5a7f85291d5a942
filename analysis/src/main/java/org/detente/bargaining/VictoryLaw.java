package org.detente.bargaining;

/// How the probability of victory follows from the strengths of two coalitions.
public enum VictoryLaw {
  LINEAR("Linear"),
  SQUARE("Square"),
  QUARTIC("Quartic"),
  OCTIC("Octic"),
  /// Certain with a tenth more strength than the other side, linear in the share between.
  BINARY("Binary");

  private static final double SUPERIORITY = 1.1;
  private static final double LEAST = 1e-6;

  private final String word;

  VictoryLaw(String word) {
    this.word = word;
  }

  /// The name in scenario files.
  public String word() {
    return word;
  }

  /// Probability 0..1 that the first coalition defeats the second.
  ///
  /// @param first strength, 0 or more
  /// @param second strength, 0 or more; not both 0
  public double victory(double first, double second) {
    return switch (this) {
      case LINEAR -> first / (first + second);
      case SQUARE -> powered(first, second, 2);
      case QUARTIC -> powered(first, second, 4);
      case OCTIC -> powered(first, second, 8);
      case BINARY -> binary(first, second);
    };
  }

  private static double powered(double first, double second, int power) {
    // Divided by the larger first, so that no power overflows or vanishes on both sides.
    double larger = Math.max(first, second);
    double a = first / larger;
    double b = second / larger;
    for (int p = power; p > 1; p /= 2) {
      a *= a;
      b *= b;
    }
    return a / (a + b);
  }

  private static double binary(double first, double second) {
    if (first >= SUPERIORITY * second) {
      return 1 / (1 + LEAST);
    }
    if (second >= SUPERIORITY * first) {
      return LEAST / (1 + LEAST);
    }
    return (first / (first + second) * (SUPERIORITY + 1) - 1) / (SUPERIORITY - 1);
  }
}
