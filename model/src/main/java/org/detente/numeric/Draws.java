package org.detente.numeric;

/// A numbered stream of draws, for samples, shuffles, resamples and chains: what it gives depends
/// on seed, purpose and number only. All distributions are exact but for rounding and the quantile
/// of the normal distribution. Streams with different purposes or numbers are independent, so tasks
/// on many threads that each take the stream of their own number give the same result as one
/// thread.
///
/// An instance belongs to one thread.
public final class Draws {

  /// Means up to which counts are found by adding up probabilities.
  private static final double SMALL = 12;

  private final Philox philox = new Philox();
  private final int key0;
  private final int key1;
  private final int purpose;
  private final int number;
  private long next;

  /// @param purpose tells apart what draws are for under the same seed
  /// @param number tells apart streams for the same purpose: a resample, a tree, a column
  public Draws(long seed, int purpose, int number) {
    this.key0 = (int) seed;
    this.key1 = (int) (seed >>> 32);
    this.purpose = purpose;
    this.number = number;
  }

  /// The next number, 0 < u < 1.
  public double uniform() {
    return drawn() ? philox.first() : philox.second();
  }

  /// The next whole number below a bound, each as likely as the others (to 1 in 2^40 for bounds of
  /// a million).
  ///
  /// @param bound 1 or more
  /// @return 0 to bound - 1
  public int below(int bound) {
    boolean first = drawn();
    long high = philox.word(first ? 0 : 2) & 0xffffffffL;
    long low = philox.word(first ? 1 : 3) & 0xffffffffL;
    // The upper 64 bits of (96-bit product) / 2^64, carried by hand.
    return (int) ((high * bound + ((low * bound) >>> 32)) >>> 32);
  }

  /// Puts an array into random order (Fisher & Yates).
  public void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = below(i + 1);
      int kept = values[i];
      values[i] = values[j];
      values[j] = kept;
    }
  }

  /// Standard normal, by inversion.
  public double normal() {
    return Arithmetic.normalQuantile(uniform());
  }

  /// Exponential with mean 1.
  public double exponential() {
    return -Arithmetic.log(uniform());
  }

  /// Gamma with scale 1.
  ///
  /// Source: Marsaglia & Tsang (2000), "A simple method for generating gamma variables", ACM TOMS
  /// 26; shapes below 1 by their boosting with a power of a uniform.
  ///
  /// @param shape positive
  public double gamma(double shape) {
    if (shape < 1) {
      return gamma(shape + 1) * Arithmetic.pow(uniform(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double z = normal();
      double root = 1 + c * z;
      if (root > 0) {
        double v = root * root * root;
        if (Arithmetic.log(uniform()) < 0.5 * z * z + d * (1 - v + Arithmetic.log(v))) {
          return d * v;
        }
      }
    }
  }

  /// Beta, as a ratio of gammas.
  ///
  /// @param a positive
  /// @param b positive
  public double beta(double a, double b) {
    if (a == 1) {
      // The smallest of b uniforms: no gamma needed.
      return b == 1 ? uniform() : 1 - Arithmetic.pow(uniform(), 1 / b);
    }
    double x = gamma(a);
    return x / (x + gamma(b));
  }

  /// Poisson count.
  ///
  /// Source: for large means the waiting time of the 7/8th event splits the problem (Ahrens &
  /// Dieter 1974, "Computer methods for sampling from gamma, beta, Poisson and binomial
  /// distributions", Computing 12).
  ///
  /// @param mean 0 or more, below 2^31
  public int poisson(double mean) {
    int before = 0;
    double left = mean;
    while (left > SMALL) {
      int m = (int) (0.875 * left);
      double waited = gamma(m);
      if (waited > left) {
        return before + binomial(m - 1, left / waited);
      }
      before += m;
      left -= waited;
    }
    return before + Counts.poisson(uniform(), left);
  }

  /// Binomial count.
  ///
  /// Source: for many trials an order statistic of their uniforms splits the problem (Ahrens &
  /// Dieter 1974; Devroye 1986, "Non-uniform random variate generation", X.4).
  ///
  /// @param trials 0 or more
  /// @param chance 0..1
  public int binomial(int trials, double chance) {
    int before = 0;
    int left = trials;
    double p = chance;
    while (left * Math.min(p, 1 - p) > SMALL) {
      int i = (int) ((left + 1) * p);
      double cut = beta(i, left + 1 - i);
      if (cut <= p) {
        before += i;
        left -= i;
        p = (p - cut) / (1 - cut);
      } else {
        left = i - 1;
        p /= cut;
      }
    }
    return before + (p > 0.5 ? left - few(left, 1 - p) : few(left, p));
  }

  /// By adding up probabilities.
  private int few(int trials, double p) {
    if (trials == 0 || p <= 0) {
      return 0;
    }
    double u = uniform();
    // (1 - p)^n >= 1 - n p: the common case costs no power.
    if (u < 1 - trials * p) {
      return 0;
    }
    double odds = p / (1 - p);
    double probability = Arithmetic.exp(trials * Arithmetic.log(1 - p));
    int k = 0;
    while (u >= probability && k < trials) {
      u -= probability;
      k++;
      probability *= odds * (trials - k + 1) / k;
    }
    return k;
  }

  /// Draws four words for every second number.
  private boolean drawn() {
    boolean first = (next & 1) == 0;
    if (first) {
      long counter = next >>> 1;
      philox.draw(key0, key1, (int) counter, (int) (counter >>> 32), number, purpose);
    }
    next++;
    return first;
  }
}
