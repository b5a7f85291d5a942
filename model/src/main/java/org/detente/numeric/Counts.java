package org.detente.numeric;

/// Counts by inversion of one uniform number: a higher rate at the same uniform never gives a
/// smaller count, which makes options comparable on the same luck.
public final class Counts {

  /// A bound that no rate met in practice comes near; keeps a sum of rounded probabilities from
  /// running on.
  private static final int MOST = 100_000;

  /// Probabilities of counts up to this, at rates up to that, are plain products: no overflow.
  private static final int PLAIN_PRODUCTS = 12;

  private static final double PLAIN_RATE = 100;
  private static final double[] FACTORIAL = new double[PLAIN_PRODUCTS + 1];
  private static final double[] LOG_FACTORIAL = new double[1024];

  static {
    FACTORIAL[0] = 1;
    for (int k = 1; k < FACTORIAL.length; k++) {
      FACTORIAL[k] = k * FACTORIAL[k - 1];
    }
    for (int k = 1; k < LOG_FACTORIAL.length; k++) {
      LOG_FACTORIAL[k] = LOG_FACTORIAL[k - 1] + Arithmetic.log(k);
    }
  }

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
    if (u < cumulative) {
      return 0;
    }
    double offspring = Arithmetic.exp(-share);
    double none = cumulative;
    double logFactorial = 0;
    int k = 0;
    while (u >= cumulative && k < MOST) {
      k++;
      logFactorial = k < LOG_FACTORIAL.length ? LOG_FACTORIAL[k] : logFactorial + Arithmetic.log(k);
      double spread = rate + k * share;
      double p;
      if (k <= PLAIN_PRODUCTS && rate <= PLAIN_RATE) {
        none *= offspring;
        p = rate * none / FACTORIAL[k];
        for (int i = 1; i < k; i++) {
          p *= spread;
        }
      } else {
        p =
            Arithmetic.exp(
                Arithmetic.log(rate) + (k - 1) * Arithmetic.log(spread) - spread - logFactorial);
      }
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
