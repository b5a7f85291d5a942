package org.detente.calibration;

/// When a history is said to inform a parameter: its distribution has moved away from the prior by
/// more than chance explains, and by enough to matter.
///
/// @param chance distance from the prior that values without any bearing on the history exceed in a
///   hundredth of cases
record Verdict(double chance) {

  /// At least this share of the prior's weight must have moved (assumption).
  static final double MATTERS = 0.1;

  private static final double LEVEL = 0.99;
  private static final int TIMES = 999;

  /// Works out what chance does, by values that are drawn evenly and know nothing.
  static Verdict of(Posterior posterior, long seed) {
    double[] byChance = posterior.byChance(TIMES, seed);
    return new Verdict(byChance[(int) Math.ceil(LEVEL * (TIMES + 1)) - 1]);
  }

  boolean informed(double kolmogorov) {
    return kolmogorov > chance && kolmogorov >= MATTERS;
  }
}
