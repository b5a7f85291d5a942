package org.detente.selfexciting;

import java.util.Arrays;
import org.detente.selfexciting.HawkesEstimate.Value;
import org.hipparchus.special.Gamma;

/// Fits [CountProcess] to monthly counts by maximum likelihood, each month given the one before.
/// Only cells with incidents and what flows out of them are looked at: the work grows with
/// incidents, not with places and months.
///
/// The counts of the first month are taken to owe nothing to earlier ones.
public final class CountFit {

  private final CountSeries series;
  private final Bases bases;
  private final boolean connected;

  /// Cells with incidents, place by place.
  private final int[] start;

  private final int[] y;
  private final double[] exposure;
  private final double[] ownBefore;
  private final double[] aroundBefore;

  private final double[] exposureOf;
  private final double ownSum;
  private final double aroundSum;

  private CountFit(CountSeries series, Bases bases) {
    this.series = series;
    this.bases = bases;
    this.connected = series.connected();
    int places = series.places();
    int months = series.months();
    start = new int[places + 1];
    for (int p = 0; p < places; p++) {
      start[p + 1] = start[p] + (int) Arrays.stream(series.counts()[p]).filter(c -> c > 0).count();
    }
    int cells = start[places];
    y = new int[cells];
    exposure = new double[cells];
    ownBefore = new double[cells];
    aroundBefore = new double[cells];
    exposureOf = new double[places];
    int[] next = start.clone();
    double[] around = new double[places];
    double own = 0;
    double near = 0;
    for (int t = 0; t < months; t++) {
      for (int p = 0; p < places; p++) {
        exposureOf[p] += series.exposureOf(p, t);
        int before = t == 0 ? 0 : series.counts()[p][t - 1];
        own += before;
        near += around[p];
        if (series.counts()[p][t] > 0) {
          int c = next[p]++;
          y[c] = series.counts()[p][t];
          exposure[c] = series.exposureOf(p, t);
          ownBefore[c] = before;
          aroundBefore[c] = around[p];
        }
      }
      around = connected ? series.around(t) : around;
    }
    ownSum = own;
    aroundSum = near;
  }

  /// How own rates of places are found.
  public enum Bases {
    /// One rate a unit of exposure for all.
    COMMON,
    /// Every place has a rate of its own. Needs many months: each takes a parameter.
    BY_PLACE
  }

  /// Fits.
  public static CountEstimate of(CountSeries series, Bases bases) {
    return new CountFit(series, bases).fit();
  }

  /// Parameters: log n, logit kappa, then logit stays (with neighbours), then log base (common).
  private CountEstimate fit() {
    int dimensions = 2 + (connected ? 1 : 0) + (bases == Bases.COMMON ? 1 : 0);
    double incidents = Arrays.stream(y).sum();
    double all = Arrays.stream(exposureOf).sum();
    Maximum best = null;
    for (double n : new double[] {0.1, 0.5}) {
      double[] x = new double[dimensions];
      x[0] = Math.log(n);
      if (bases == Bases.COMMON) {
        x[dimensions - 1] = Math.log(incidents / all * (1 - n));
      }
      Maximum found = Maximum.of(Objective.numerical(this::logLikelihood), x);
      best = best == null || found.value() > best.value() ? found : best;
    }
    double[] x = best.x();
    double[] errors = best.errors();
    long ownBases =
        bases == Bases.COMMON
            ? 0
            : java.util.stream.IntStream.range(0, series.places())
                .filter(p -> start[p + 1] > start[p])
                .count();
    return new CountEstimate(
        bases == Bases.COMMON ? Value.ofLog(x[dimensions - 1], errors[dimensions - 1]) : Value.NONE,
        Value.ofLog(x[0], errors[0]),
        share(x[1], errors[1]),
        connected ? share(x[2], errors[2]) : new Value(1, Double.NaN),
        best.value(),
        2.0 * (dimensions + ownBases) - 2 * best.value(),
        withoutExcitation(),
        dispersion(x),
        best.converged());
  }

  private static Value share(double logit, double error) {
    double p = logistic(logit);
    return new Value(p, p * (1 - p) * error);
  }

  private static double logistic(double v) {
    return 1 / (1 + Math.exp(-v));
  }

  private double logLikelihood(double[] x) {
    double n = Math.exp(x[0]);
    double kappa = logistic(x[1]);
    double within = n * kappa;
    if (within >= 1) {
      return Double.NEGATIVE_INFINITY;
    }
    double own = n * (1 - kappa) * stays(x);
    double near = n * (1 - kappa) * (1 - stays(x));
    double sum = -own * ownSum - near * aroundSum;
    for (int p = 0; p < series.places(); p++) {
      double base = base(x, p, own, near, within);
      sum -= base * exposureOf[p];
      for (int c = start[p]; c < start[p + 1]; c++) {
        double rate = base * exposure[c] + own * ownBefore[c] + near * aroundBefore[c];
        sum +=
            Math.log(rate)
                + (y[c] - 1) * Math.log(rate + within * y[c])
                - within * y[c]
                - Gamma.logGamma(y[c] + 1.0);
      }
    }
    return sum;
  }

  private double stays(double[] x) {
    return connected ? logistic(x[2]) : 1;
  }

  private double base(double[] x, int p, double own, double near, double within) {
    return bases == Bases.COMMON ? Math.exp(x[x.length - 1]) : ownBase(p, own, near, within);
  }

  /// The best own rate of a place, all else given: where the slope of a concave function is zero,
  /// or nothing where it falls from the start.
  private double ownBase(int p, double own, double near, double within) {
    if (start[p] == start[p + 1] || exposureOf[p] == 0) {
      return 0;
    }
    double low = 0;
    double high = Arrays.stream(y, start[p], start[p + 1]).sum() / exposureOf[p];
    if (slope(p, 1e-12 * high, own, near, within) <= 0) {
      return 1e-12 * high;
    }
    double base = high / 2;
    for (int i = 0; i < 60 && high - low > 1e-13 * high; i++) {
      double slope = slope(p, base, own, near, within);
      if (slope > 0) {
        low = base;
      } else {
        high = base;
      }
      double newton = base - slope / curvature(p, base, own, near, within);
      base = newton > low && newton < high ? newton : (low + high) / 2;
    }
    return base;
  }

  private double slope(int p, double base, double own, double near, double within) {
    double slope = -exposureOf[p];
    for (int c = start[p]; c < start[p + 1]; c++) {
      double rate = base * exposure[c] + own * ownBefore[c] + near * aroundBefore[c];
      slope += exposure[c] * (1 / rate + (y[c] - 1) / (rate + within * y[c]));
    }
    return slope;
  }

  private double curvature(int p, double base, double own, double near, double within) {
    double sum = 0;
    for (int c = start[p]; c < start[p + 1]; c++) {
      double rate = base * exposure[c] + own * ownBefore[c] + near * aroundBefore[c];
      double spread = rate + within * y[c];
      sum -= exposure[c] * exposure[c] * (1 / (rate * rate) + (y[c] - 1) / (spread * spread));
    }
    return sum;
  }

  private double withoutExcitation() {
    double incidents = Arrays.stream(y).sum();
    double all = Arrays.stream(exposureOf).sum();
    double sum = 0;
    for (int p = 0; p < series.places(); p++) {
      double here = Arrays.stream(y, start[p], start[p + 1]).sum();
      double base = bases == Bases.COMMON ? incidents / all : here / exposureOf[p];
      sum -= exposureOf[p] > 0 ? base * exposureOf[p] : 0;
      for (int c = start[p]; c < start[p + 1]; c++) {
        sum += y[c] * Math.log(base * exposure[c]) - Gamma.logGamma(y[c] + 1.0);
      }
    }
    return sum;
  }

  /// Over all cells, quiet ones among them; mean and variance of the generalised Poisson
  /// distribution are `rate / (1 - within)` and `rate / (1 - within)^3`.
  private double dispersion(double[] x) {
    double n = Math.exp(x[0]);
    double kappa = logistic(x[1]);
    double within = n * kappa;
    double own = n * (1 - kappa) * stays(x);
    double near = n * (1 - kappa) * (1 - stays(x));
    double[] base = new double[series.places()];
    Arrays.setAll(base, p -> base(x, p, own, near, within));
    double squares = 0;
    double variances = 0;
    double[] around = new double[series.places()];
    for (int t = 0; t < series.months(); t++) {
      for (int p = 0; p < base.length; p++) {
        int before = t == 0 ? 0 : series.counts()[p][t - 1];
        double rate = base[p] * series.exposureOf(p, t) + own * before + near * around[p];
        double apart = series.counts()[p][t] - rate / (1 - within);
        squares += apart * apart;
        variances += rate / Math.pow(1 - within, 3);
      }
      around = connected ? series.around(t) : around;
    }
    return squares / variances;
  }
}
