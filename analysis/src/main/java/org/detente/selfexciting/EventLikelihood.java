package org.detente.selfexciting;

/// Logarithm of the likelihood of events and its first and second derivatives, in one pass over
/// pairs of events.
///
/// ```
/// rate(t, place) = mu b(place) + sum over earlier j of
///     n w_j  omega exp(-omega (t - t_j))  exp(-r_j^2 / (2 sigma^2)) / (2 pi sigma^2)
/// ```
///
/// with `w_j` proportional to `exp(alpha mark_j)` and 1 on average, so that n is the branching
/// ratio. Coordinates are log mu, log n, log omega, then log sigma (with places), then alpha (with
/// marks). Events of the same moment do not excite each other. Offspring beyond the edge of the
/// area are counted as if they could be seen, which lowers n a little.
final class EventLikelihood implements Objective {

  /// `exp` of less than minus this is nothing beside any background.
  private static final double NOTHING = 45;

  private final Events events;
  private final double[] background;
  private final int dimensions;
  private final int sigmaAt;
  private final int alphaAt;

  /// @param background density b at each event, per km² (1 without places), shape [events]
  EventLikelihood(Events events, double[] background) {
    this.events = events;
    this.background = background;
    this.sigmaAt = events.spatial() ? 3 : -1;
    this.alphaAt = events.marks() == null ? -1 : events.spatial() ? 4 : 3;
    this.dimensions = 3 + (sigmaAt < 0 ? 0 : 1) + (alphaAt < 0 ? 0 : 1);
  }

  int dimensions() {
    return dimensions;
  }

  /// Weights of marks and their derivatives at some alpha.
  private final class Weights {
    final double[] weight = new double[events.size()];
    final double[] slope = new double[events.size()];
    double curvature;

    Weights(double[] x) {
      double[] marks = events.marks();
      if (marks == null) {
        java.util.Arrays.fill(weight, 1);
        return;
      }
      double alpha = x[alphaAt];
      double most = Double.NEGATIVE_INFINITY;
      for (double m : marks) {
        most = Math.max(most, alpha * m);
      }
      double sum = 0;
      double first = 0;
      double second = 0;
      for (int j = 0; j < weight.length; j++) {
        weight[j] = Math.exp(alpha * marks[j] - most);
        sum += weight[j];
        first += weight[j] * marks[j];
        second += weight[j] * marks[j] * marks[j];
      }
      double mean = first / sum;
      curvature = mean * mean - second / sum;
      for (int j = 0; j < weight.length; j++) {
        weight[j] *= weight.length / sum;
        slope[j] = marks[j] - mean;
      }
    }
  }

  @Override
  public Point at(double[] x) {
    var weights = new Weights(x);
    double value = 0;
    double[] gradient = new double[dimensions];
    double[][] hessian = new double[dimensions][dimensions];
    double[] g = new double[dimensions];
    double[][] h = new double[dimensions][dimensions];
    double mu = Math.exp(x[0]);
    for (int i = 0; i < events.size(); i++) {
      for (int k = 0; k < dimensions; k++) {
        g[k] = 0;
        java.util.Arrays.fill(h[k], 0);
      }
      double rate = mu * background[i];
      g[0] = rate;
      h[0][0] = rate;
      rate += excitation(i, x, weights, g, h);
      value += Math.log(rate);
      for (int k = 0; k < dimensions; k++) {
        gradient[k] += g[k] / rate;
        for (int l = 0; l <= k; l++) {
          hessian[k][l] += h[k][l] / rate - g[k] * g[l] / (rate * rate);
        }
      }
    }
    value -= expected(x, weights, gradient, hessian);
    for (int k = 0; k < dimensions; k++) {
      for (int l = 0; l < k; l++) {
        hessian[l][k] = hessian[k][l];
      }
    }
    return new Point(value, gradient, hessian);
  }

  private double excitation(int i, double[] x, Weights weights, double[] g, double[][] h) {
    double omega = Math.exp(x[2]);
    double variance = sigmaAt < 0 ? 1 : Math.exp(2 * x[sigmaAt]);
    double height = Math.exp(x[1]) * omega * (sigmaAt < 0 ? 1 : 1 / (2 * Math.PI * variance));
    double[] times = events.times();
    double sum = 0;
    double byOmega = 0;
    double byOmega2 = 0;
    double bySigma = 0;
    double bySigma2 = 0;
    double byBoth = 0;
    double byAlpha = 0;
    double byAlpha2 = 0;
    double omegaAlpha = 0;
    double sigmaAlpha = 0;
    for (int j = i - 1; j >= 0; j--) {
      double since = omega * (times[i] - times[j]);
      if (since > NOTHING) {
        break;
      }
      double away = sigmaAt < 0 ? 0 : events.squaredDistance(i, j) / variance;
      if (since <= 0 || since + away / 2 > NOTHING) {
        continue;
      }
      double term = height * weights.weight[j] * Math.exp(-since - away / 2);
      double o = 1 - since;
      double s = away - 2;
      double a = weights.slope[j];
      sum += term;
      byOmega += term * o;
      byOmega2 += term * (o * o - since);
      bySigma += term * s;
      bySigma2 += term * (s * s - 2 * away);
      byBoth += term * o * s;
      byAlpha += term * a;
      byAlpha2 += term * (a * a + weights.curvature);
      omegaAlpha += term * o * a;
      sigmaAlpha += term * s * a;
    }
    g[1] = sum;
    g[2] = byOmega;
    h[1][1] = sum;
    h[2][1] = byOmega;
    h[2][2] = byOmega2;
    if (sigmaAt > 0) {
      g[sigmaAt] = bySigma;
      h[sigmaAt][1] = bySigma;
      h[sigmaAt][2] = byBoth;
      h[sigmaAt][sigmaAt] = bySigma2;
    }
    if (alphaAt > 0) {
      g[alphaAt] = byAlpha;
      h[alphaAt][1] = byAlpha;
      h[alphaAt][2] = omegaAlpha;
      h[alphaAt][alphaAt] = byAlpha2;
      if (sigmaAt > 0) {
        h[alphaAt][sigmaAt] = sigmaAlpha;
      }
    }
    return sum;
  }

  /// Expected events over the whole time; takes its derivatives off.
  private double expected(double[] x, Weights weights, double[] gradient, double[][] hessian) {
    double ofBackground = Math.exp(x[0]) * events.duration();
    gradient[0] -= ofBackground;
    hessian[0][0] -= ofBackground;
    double n = Math.exp(x[1]);
    double omega = Math.exp(x[2]);
    double all = ofBackground;
    for (int j = 0; j < events.size(); j++) {
      double left = omega * (events.duration() - events.times()[j]);
      double late = Math.exp(-left);
      double term = n * weights.weight[j];
      double seen = term * (1 - late);
      double o = term * left * late;
      double a = weights.slope[j];
      all += seen;
      gradient[1] -= seen;
      gradient[2] -= o;
      hessian[1][1] -= seen;
      hessian[2][1] -= o;
      hessian[2][2] -= term * left * (1 - left) * late;
      if (alphaAt > 0) {
        gradient[alphaAt] -= seen * a;
        hessian[alphaAt][1] -= seen * a;
        hessian[alphaAt][2] -= o * a;
        hessian[alphaAt][alphaAt] -= seen * (a * a + weights.curvature);
      }
    }
    return all;
  }

  /// Probability that each event is of the background and not brought on by another, shape
  /// [events].
  double[] backgroundShares(double[] x) {
    var weights = new Weights(x);
    double[] shares = new double[events.size()];
    double[] g = new double[dimensions];
    double[][] h = new double[dimensions][dimensions];
    for (int i = 0; i < shares.length; i++) {
      double own = Math.exp(x[0]) * background[i];
      shares[i] = own / (own + excitation(i, x, weights, g, h));
    }
    return shares;
  }

  /// Expected events up to each event, shape [events]: under the model these are the times of a
  /// Poisson process of rate 1.
  double[] rescaledTimes(double[] x) {
    var weights = new Weights(x);
    double mu = Math.exp(x[0]);
    double n = Math.exp(x[1]);
    double omega = Math.exp(x[2]);
    double[] times = events.times();
    double[] rescaled = new double[times.length];
    double pending = 0;
    double born = 0;
    for (int i = 0; i < times.length; i++) {
      // pending: offspring of earlier events that are still to come at times[i].
      pending *= i == 0 ? 1 : Math.exp(-omega * (times[i] - times[i - 1]));
      rescaled[i] = mu * times[i] + born - pending;
      pending += n * weights.weight[i];
      born += n * weights.weight[i];
    }
    return rescaled;
  }
}
