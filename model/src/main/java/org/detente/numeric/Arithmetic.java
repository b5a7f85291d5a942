package org.detente.numeric;

/// Elementary functions made of `+ - * /`, bit operations and one table of constants: the same bits
/// on every machine, for one number or for many. No fused multiply-add, no branch in [#exp] beyond
/// the clamp.
public final class Arithmetic {

  private static final double LN2_HIGH = 0x1.62e42fee00000p-1;
  private static final double LN2_LOW = 0x1.a39ef35793c76p-33;

  /// 1.5 x 2^52: adding and subtracting it rounds to the nearest integer.
  private static final double ROUNDER = 6755399441055744.0;

  /// Below this, `exp` would be subnormal.
  private static final double EXP_LOWEST = -708;

  private static final double EXP_HIGHEST = 709;

  /// `exp` is 2^(k/64) times a short series; 2^(j/64) stands in a table, as bits.
  private static final int STEPS = 64;

  private static final int STEP_BITS = 6;
  private static final long[] POWER = new long[STEPS];

  /// 64 / ln 2, and ln 2 / 64 in two parts: a product of the first with a k of 17 bits is exact.
  private static final double STEPS_PER_UNIT = STEPS * 1.4426950408889634;

  private static final double STEP_HIGH = LN2_HIGH / STEPS;
  private static final double STEP_LOW = LN2_LOW / STEPS;
  private static final double SQRT_HALF = 0.7071067811865476;

  static {
    for (int j = 0; j < STEPS; j++) {
      // StrictMath gives the same bits on every platform.
      POWER[j] = Double.doubleToRawLongBits(StrictMath.pow(2, (double) j / STEPS));
    }
  }

  private Arithmetic() {}

  /// `e^x`, within 2 units in the last place for -708 <= x <= 709; beyond these limits the value at
  /// the limit. NaN gives NaN.
  public static double exp(double x) {
    // Comparisons, for Math.max and Math.min cost more here than the series.
    double clamped = x < EXP_LOWEST ? EXP_LOWEST : x > EXP_HIGHEST ? EXP_HIGHEST : x;
    double shifted = clamped * STEPS_PER_UNIT + ROUNDER;
    double k = shifted - ROUNDER;
    double r = (clamped - k * STEP_HIGH) - k * STEP_LOW;
    return scaled(series(r), shifted);
  }

  /// `e^v` of many numbers at once: the same bits as [#exp] of each. The series is a loop of its
  /// own, for compilers vectorise it only apart from the table.
  ///
  /// @param v overwritten by the results; not NaN
  /// @param scratch at least `count` long; overwritten
  /// @param count how many, from the first
  public static void exps(double[] v, double[] scratch, int count) {
    for (int i = 0; i < count; i++) {
      double clamped = Math.max(EXP_LOWEST, Math.min(EXP_HIGHEST, v[i]));
      double shifted = clamped * STEPS_PER_UNIT + ROUNDER;
      double k = shifted - ROUNDER;
      v[i] = series((clamped - k * STEP_HIGH) - k * STEP_LOW);
      scratch[i] = shifted;
    }
    for (int i = 0; i < count; i++) {
      v[i] = scaled(v[i], scratch[i]);
    }
  }

  /// `1 - e^-v` of many numbers at once: the same bits as [#saturation] of each.
  ///
  /// @param v each 0 or more; overwritten by the results
  /// @param scratch at least `count` long; overwritten
  /// @param count how many, from the first
  public static void saturations(double[] v, double[] scratch, int count) {
    for (int i = 0; i < count; i++) {
      double clamped = Math.max(EXP_LOWEST, Math.min(EXP_HIGHEST, -v[i]));
      double shifted = clamped * STEPS_PER_UNIT + ROUNDER;
      double k = shifted - ROUNDER;
      v[i] = series((clamped - k * STEP_HIGH) - k * STEP_LOW);
      scratch[i] = shifted;
    }
    for (int i = 0; i < count; i++) {
      v[i] = 1 - scaled(v[i], scratch[i]);
    }
  }

  /// `e^r - 1` for |r| <= ln 2 / 128 by Taylor's series in Estrin's order; the first term left out
  /// is below 4e-17.
  private static double series(double r) {
    double square = r * r;
    return (r + square * 0.5) + (square * r) * ((1.0 / 6 + r * (1.0 / 24)) + square * (1.0 / 120));
  }

  /// 2^(k/64) (1 + series), where the low bits of `shifted` are those of k.
  private static double scaled(double series, double shifted) {
    long bits = Double.doubleToRawLongBits(shifted);
    double power =
        Double.longBitsToDouble(POWER[(int) bits & (STEPS - 1)] + ((bits >>> STEP_BITS) << 52));
    return power + power * series;
  }

  /// Natural logarithm, within 2 units in the last place for normal positive x.
  ///
  /// @param x a positive normal number; anything else gives NaN
  public static double log(double x) {
    if (!(x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE)) {
      return Double.NaN;
    }
    long bits = Double.doubleToRawLongBits(x);
    int exponent = (int) (bits >>> 52) - 1022;
    double m = Double.longBitsToDouble((bits & 0x000fffffffffffffL) | 0x3fe0000000000000L);
    if (m < SQRT_HALF) {
      m = m + m;
      exponent = exponent - 1;
    }
    // log m = 2 artanh s with |s| <= 0.172.
    double s = (m - 1) / (m + 1);
    double z = s * s;
    double p = 2.0 / 23.0;
    p = p * z + 2.0 / 21.0;
    p = p * z + 2.0 / 19.0;
    p = p * z + 2.0 / 17.0;
    p = p * z + 2.0 / 15.0;
    p = p * z + 2.0 / 13.0;
    p = p * z + 2.0 / 11.0;
    p = p * z + 2.0 / 9.0;
    p = p * z + 2.0 / 7.0;
    p = p * z + 2.0 / 5.0;
    p = p * z + 2.0 / 3.0;
    double e = exponent;
    return e * LN2_HIGH + ((2 * s + s * z * p) + e * LN2_LOW);
  }

  /// `x^y` for positive x, as `exp(y log x)`.
  public static double pow(double x, double y) {
    return exp(y * log(x));
  }

  /// Logistic function `1 / (1 + e^-v)`, 0..1.
  public static double logistic(double v) {
    return 1 / (1 + exp(-v));
  }

  /// Saturation `1 - e^-v`: 0 at 0, towards 1; the chance of at least one in a Poisson of mean v.
  ///
  /// @param v 0 or more
  public static double saturation(double v) {
    return 1 - exp(-v);
  }

  /// What remains after one step of a decay with a half-life: `2^(-1/h)`.
  ///
  /// @param halfLife steps, positive
  public static double halving(double halfLife) {
    return exp(-0.6931471805599453 / halfLife);
  }

  /// x held between two limits.
  public static double clip(double x, double low, double high) {
    return Math.max(low, Math.min(high, x));
  }

  /// Quantile of the standard normal distribution, relative error below 1.15e-9.
  ///
  /// Source: P. J. Acklam's rational approximation (2003).
  ///
  /// @param u 0 < u < 1
  public static double normalQuantile(double u) {
    if (u < 0.02425) {
      return normalTail(Math.sqrt(-2 * log(u)));
    }
    if (u > 1 - 0.02425) {
      return -normalTail(Math.sqrt(-2 * log(1 - u)));
    }
    double q = u - 0.5;
    double r = q * q;
    return (((((-3.969683028665376e+01 * r + 2.209460984245205e+02) * r - 2.759285104469687e+02) * r
                            + 1.383577518672690e+02)
                        * r
                    - 3.066479806614716e+01)
                * r
            + 2.506628277459239e+00)
        * q
        / (((((-5.447609879822406e+01 * r + 1.615858368580409e+02) * r - 1.556989798598866e+02) * r
                            + 6.680131188771972e+01)
                        * r
                    - 1.328068155288572e+01)
                * r
            + 1);
  }

  private static double normalTail(double q) {
    return (((((-7.784894002430293e-03 * q - 3.223964580411365e-01) * q - 2.400758277161838e+00) * q
                            - 2.549732539343734e+00)
                        * q
                    + 4.374664141464968e+00)
                * q
            + 2.938163982698783e+00)
        / ((((7.784695709041462e-03 * q + 3.224671290700398e-01) * q + 2.445134137142996e+00) * q
                    + 3.754408661907416e+00)
                * q
            + 1);
  }
}
