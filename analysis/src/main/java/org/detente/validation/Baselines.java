package org.detente.validation;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.hipparchus.special.Gamma;

/// Guesses that need no model, made from a place's own earlier years.
public final class Baselines {

  /// Years a place needs before they say anything of its spread.
  public static final int FEWEST_YEARS = 3;

  private static final int MOST_COUNTS = 5_000_000;

  private Baselines() {}

  /// Score of a negative binomial fitted to the place's own years by the method of moments (a
  /// Poisson where they vary no more than that).
  ///
  /// @param history reported deaths by year, in order
  /// @return empty with fewer than [#FEWEST_YEARS]
  public static OptionalDouble ownHistory(double[] history, double observed) {
    if (history.length < FEWEST_YEARS) {
      return OptionalDouble.empty();
    }
    double mean = Arrays.stream(history).average().orElseThrow();
    double sum = Arrays.stream(history).map(y -> (y - mean) * (y - mean)).sum();
    double variance = sum / (history.length - 1);
    if (mean == 0) {
      return OptionalDouble.of(Math.log1p(observed));
    }
    // Size of the negative binomial; without end where there is no more spread than in a Poisson.
    double size = variance > mean ? mean * mean / (variance - mean) : Double.POSITIVE_INFINITY;
    return OptionalDouble.of(crps(mean, size, observed));
  }

  /// Integral of (F(x) - 1{x >= y})^2 over log(1 + x), F stepping at whole numbers.
  private static double crps(double mean, double size, double observed) {
    double score = 0;
    double below = 0;
    for (int k = 0; k < MOST_COUNTS; k++) {
      below = Math.min(1, below + Math.exp(logChance(k, mean, size)));
      double from = Math.log1p(k);
      double to = Math.log1p(k + 1.0);
      double y = Math.clamp(Math.log1p(observed), from, to);
      score += below * below * (y - from) + (1 - below) * (1 - below) * (to - y);
      if (1 - below < 1e-12 && k >= observed) {
        break;
      }
    }
    return score;
  }

  private static double logChance(int k, double mean, double size) {
    double factorial = Gamma.logGamma(k + 1.0);
    if (Double.isInfinite(size)) {
      return k * Math.log(mean) - mean - factorial;
    }
    return Gamma.logGamma(k + size)
        - Gamma.logGamma(size)
        - factorial
        + size * Math.log(size / (size + mean))
        + k * Math.log(mean / (size + mean));
  }

  /// Score of the last value, spread by how the place has changed before: changes of log(1 + y)
  /// over as many years as lie between, or over one year, widened by the square root of their
  /// number, where there are too few.
  ///
  /// @param history reported deaths by year, in order, without a gap before the last
  /// @param ahead years from the last of them to the one observed, 1 or more
  /// @return empty with fewer than [#FEWEST_YEARS] changes
  public static OptionalDouble lastValue(double[] history, int ahead, double observed) {
    double[] changes = changes(history, ahead);
    double widening = 1;
    if (changes.length < FEWEST_YEARS) {
      changes = changes(history, 1);
      widening = Math.sqrt(ahead);
    }
    if (changes.length < FEWEST_YEARS) {
      return OptionalDouble.empty();
    }
    double last = Math.log1p(history[history.length - 1]);
    double[] draws = new double[changes.length];
    for (int i = 0; i < draws.length; i++) {
      draws[i] = Math.expm1(Math.max(0, last + widening * changes[i]));
    }
    Arrays.sort(draws);
    return OptionalDouble.of(Scores.crps(draws, observed));
  }

  private static double[] changes(double[] history, int years) {
    double[] changes = new double[Math.max(0, history.length - years)];
    for (int i = 0; i < changes.length; i++) {
      changes[i] = Math.log1p(history[i + years]) - Math.log1p(history[i]);
    }
    return changes;
  }
}
