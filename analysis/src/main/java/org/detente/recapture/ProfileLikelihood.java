package org.detente.recapture;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.special.Gamma;

/// The 95% interval of the number unseen from a profile likelihood: the numbers at which twice the
/// logarithm of the likelihood ratio stays under 3.84.
///
/// The likelihood is the multinomial one of a closed population: with N people, n0 of them unseen,
/// it has the factor `N! / n0!` and each person's probabilities; all other parameters are at their
/// best for each n0. Source: Cormack (1992), "Interval estimation for mark-recapture studies of
/// closed populations", Biometrics 48.
final class ProfileLikelihood {

  private static final double CUT = 3.841458820694124 / 2;
  private static final double LEAST_UNSEEN = 1e-6;

  /// More unseen for each one seen than this is taken for "no upper bound".
  private static final double MOST_PER_SEEN = 1e5;

  private static final int MOST_STEPS = 60;
  private static final double PRECISION = 1e-9;

  private ProfileLikelihood() {}

  /// Best fit of the other parameters for a number unseen.
  interface Kernel {
    /// @return `{log kernel, its derivative by n0}`, or null where no fit is found; the kernel is
    ///   the sum of counts times logarithms of probabilities, n0 among the counts
    double[] at(double unseen);
  }

  /// @param low lower end, the number seen or more
  /// @param high upper end; infinite if there is none, NaN if the likelihood cannot be followed
  record Interval(double low, double high) {

    static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN);
  }

  /// @param seen number seen
  /// @param start an estimate of the number unseen
  static Interval of(int seen, double start, Kernel kernel) {
    double from = Math.clamp(start, 0.01, seen * MOST_PER_SEEN);
    double best = maximum(seen, from, kernel);
    if (Double.isNaN(best)) {
      return Interval.UNKNOWN;
    }
    double level = value(seen, best, kernel)[0] - CUT;
    double low = bound(seen, best, LEAST_UNSEEN, level, kernel);
    double high = bound(seen, best, seen * MOST_PER_SEEN, level, kernel);
    return new Interval(seen + (Double.isInfinite(low) ? 0 : low), seen + high);
  }

  private static double[] value(int seen, double unseen, Kernel kernel) {
    double[] inner = kernel.at(unseen);
    if (inner == null) {
      return new double[] {Double.NaN, Double.NaN};
    }
    double all = seen + unseen;
    return new double[] {
      inner[0] + Gamma.logGamma(all + 1) - Gamma.logGamma(unseen + 1),
      inner[1] + Gamma.digamma(all + 1) - Gamma.digamma(unseen + 1)
    };
  }

  /// Where the slope changes sign, found on the scale of the logarithm.
  private static double maximum(int seen, double start, Kernel kernel) {
    double log = Math.log(start);
    double low = Math.log(LEAST_UNSEEN);
    double high = Math.log(seen * MOST_PER_SEEN);
    double stride = 0.5;
    double slope = value(seen, Math.exp(log), kernel)[1];
    if (Double.isNaN(slope)) {
      return Double.NaN;
    }
    double other = log;
    double otherSlope = slope;
    while (slope > 0 == otherSlope > 0) {
      other = Math.clamp(other + (slope > 0 ? stride : -stride), low, high);
      otherSlope = value(seen, Math.exp(other), kernel)[1];
      if (Double.isNaN(otherSlope)) {
        return Double.NaN;
      }
      if (other == low || other == high) {
        break;
      }
      stride *= 2;
    }
    if (slope > 0 == otherSlope > 0) {
      return Math.exp(other);
    }
    return Math.exp(root(log, slope, other, otherSlope, l -> value(seen, Math.exp(l), kernel)[1]));
  }

  /// Where the likelihood falls to a level between its maximum and a limit; infinite if it does
  /// not.
  private static double bound(int seen, double best, double limit, double level, Kernel kernel) {
    double inside = Math.log(best);
    double end = Math.log(limit);
    double insideValue = CUT;
    double stride = 0.25;
    double outside = inside;
    double outsideValue = insideValue;
    while (outsideValue > 0) {
      if (outside == end) {
        return Double.POSITIVE_INFINITY;
      }
      inside = outside;
      insideValue = outsideValue;
      outside = end > inside ? Math.min(end, outside + stride) : Math.max(end, outside - stride);
      outsideValue = value(seen, Math.exp(outside), kernel)[0] - level;
      if (Double.isNaN(outsideValue)) {
        return Double.NaN;
      }
      stride *= 2;
    }
    return Math.exp(
        root(
            inside,
            insideValue,
            outside,
            outsideValue,
            l -> value(seen, Math.exp(l), kernel)[0] - level));
  }

  /// A root by false position in the form that halves the weight of a stuck end (Illinois).
  private static double root(double a, double fa, double b, double fb, DoubleUnaryOperator f) {
    double x = a;
    for (int i = 0; i < MOST_STEPS; i++) {
      double next = (a * fb - b * fa) / (fb - fa);
      if (Math.abs(next - x) < PRECISION) {
        return next;
      }
      x = next;
      double fx = f.applyAsDouble(x);
      if (fx == 0 || Double.isNaN(fx)) {
        return fx == 0 ? x : fx;
      }
      if (fx > 0 == fb > 0) {
        fa /= 2;
      } else {
        a = b;
        fa = fb;
      }
      b = x;
      fb = fx;
    }
    return x;
  }
}
