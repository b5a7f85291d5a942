package org.detente.numeric;

/// Counts by inversion of one uniform number: a higher rate at the same uniform never gives a
/// smaller count, which makes options comparable on the same luck.
public final class Counts {

  /// A bound that no rate met in practice comes near; keeps a sum of rounded probabilities from
  /// running on.
  private static final int MOST = 100_000;

  private Counts() {}

  /// Poisson quantile.
  ///
  /// @param u 0 < u < 1
  /// @param rate mean, 0 or more
  public static int poisson(double u, double rate) {
    return generalisedPoisson(u, rate, 0);
  }

  /// Quantile of the generalised Poisson distribution: the exact total of a Poisson number of
  /// founders (mean `rate`) and all their descendants when each event has a Poisson number of
  /// offspring (mean `share`). Its mean is `rate / (1 - share)`.
  ///
  /// ```
  /// P(k) = rate (rate + k share)^(k-1) exp(-rate - k share) / k!
  /// ```
  ///
  /// Source: Consul & Famoye, "Generalized Poisson distribution" (Borel-Tanner total progeny).
  ///
  /// @param u 0 < u < 1
  /// @param rate expected founders, 0 or more
  /// @param share expected offspring of one event within the step, 0 <= share < 1
  /// @return the smallest k whose cumulative probability is above u
  public static int generalisedPoisson(double u, double rate, double share) {
    // exp(-rate) >= 1 - rate: the common case of a quiet cell costs no exponential.
    if (u < 1 - rate) {
      return 0;
    }
    double cumulative = Arithmetic.exp(-rate);
    int k = 0;
    double logFactorial = 0;
    double logRate = u < cumulative ? 0 : Arithmetic.log(rate);
    while (u >= cumulative && k < MOST) {
      k++;
      logFactorial += Arithmetic.log(k);
      double spread = rate + k * share;
      double p = Arithmetic.exp(logRate + (k - 1) * Arithmetic.log(spread) - spread - logFactorial);
      // Beyond the bulk, rounding can keep the sum below u for ever.
      if (p < 1e-18 && k > rate / (1 - share)) {
        return k;
      }
      cumulative += p;
    }
    return k;
  }

  /// Deaths of one lethal event: the discrete power law `floor(0.5 + 0.5 u^(-1/(alpha-1)))`, at
  /// least 1.
  ///
  /// @param u 0 < u < 1
  /// @param alpha tail exponent, above 1
  /// @param most cap, at least 1
  public static int powerLaw(double u, double alpha, int most) {
    double k = 0.5 + 0.5 * Arithmetic.exp(-Arithmetic.log(u) / (alpha - 1));
    return k >= most ? most : (int) k;
  }

  /// Mean of [#powerLaw]: the sum of `P(K >= k) = (2k - 1)^-(alpha - 1)` for k up to the cap.
  public static double powerLawMean(double alpha, int most) {
    double sum = 0;
    for (int k = most; k >= 1; k--) {
      sum += Arithmetic.pow(2.0 * k - 1, 1 - alpha);
    }
    return sum;
  }
}
