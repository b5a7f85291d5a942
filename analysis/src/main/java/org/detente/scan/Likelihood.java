package org.detente.scan;

/// Logarithm of the likelihood ratio of a window. Source: Kulldorff (1997), "A spatial scan
/// statistic", Communications in Statistics 26; for permutation the same form as Poisson
/// (Kulldorff, Heffernan, Hartman, Assunção & Mostashari 2005, PLoS Medicine 2(3)).
final class Likelihood {

  private final double total;
  private final double individuals;
  private final double chance;

  /// @param total cases
  /// @param individuals cases and controls; infinite for Poisson
  Likelihood(double total, double individuals) {
    this.total = total;
    this.individuals = individuals;
    this.chance =
        Double.isInfinite(individuals)
            ? 0
            : term(total, individuals) + term(individuals - total, individuals);
  }

  /// 0 where no more is observed than expected.
  ///
  /// @param observed cases of the window
  /// @param expected cases of the window
  double ratio(double observed, double expected) {
    if (observed <= expected) {
      return 0;
    }
    if (Double.isInfinite(individuals)) {
      return term(observed, expected) + term(total - observed, total - expected);
    }
    // Whole numbers of individuals were scaled to expected cases; undo it exactly.
    double inside = Math.rint(expected * individuals / total);
    double outside = individuals - inside;
    return term(observed, inside)
        + term(inside - observed, inside)
        + term(total - observed, outside)
        + term(outside - (total - observed), outside)
        - chance;
  }

  private static double term(double count, double of) {
    return count > 0 ? count * Math.log(count / of) : 0;
  }
}
