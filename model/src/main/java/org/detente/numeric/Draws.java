package org.detente.numeric;

/// A sequence of draws from the common distributions, for methods that take one random number after
/// another (chains, permutations, branching). The same seed and stream give the same sequence;
/// different streams are independent of each other, so that every chain or replication has its own
/// and threads change nothing.
///
/// All draws are exact but for rounding and the quantile of the normal distribution. An instance
/// belongs to one thread.
public final class Draws {

  /// Means up to which counts are found by adding up probabilities.
  private static final double SMALL = 12;

  private final Philox philox = new Philox();
  private final int seed;
  private final int stream;
  private final int purpose;
  private long counter;
  private boolean half;

  /// @param seed of the user
  /// @param stream number of the chain or replication
  /// @param purpose keeps methods apart that share a seed
  public Draws(int seed, int stream, int purpose) {
    this.seed = seed;
    this.stream = stream;
    this.purpose = purpose;
  }

  /// Uniform, 0 < u < 1.
  public double uniform() {
    half = !half;
    if (!half) {
      return philox.second();
    }
    philox.draw(seed, stream, (int) counter, (int) (counter >>> 32), purpose, 0);
    counter++;
    return philox.first();
  }

  /// A whole number from 0 to before `count`.
  public int below(int count) {
    return (int) (uniform() * count);
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
}
