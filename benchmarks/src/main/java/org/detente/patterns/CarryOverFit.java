package org.detente.patterns;

import org.detente.numeric.Arithmetic;

/// The share of incidents that earlier ones set off, estimated from monthly counts along a line by
/// maximum likelihood, in the model's own form (docs/model.md, section 4): a count is generalised
/// Poisson with founders `mu w_g` plus what was carried over, and offspring of the same month.
///
/// Decay and reach are taken as known; `mu` and the branching ratio `n` are found. Simple on
/// purpose, for this study only: an engine for self-excitation may take its place here.
final class CarryOverFit {

  private static final double MOST = 0.95;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final int STEPS = 30;

  private final int cells;
  private final int[] count;
  private final double[] share;
  private final double[] before;
  private final double allBefore;
  private final double allCounts;
  private final double sameMonth;
  private final double own;
  private final double neighbour;
  private final double constant;
  private final int months;

  /// @param counts shape `[months][segments]`, segments of one line in their order
  /// @param weight shape `[segments]`: shares of the background, sum 1
  /// @param decayDays decay time of excitation, days
  /// @param segmentKm length of a segment
  /// @param reachKm reach of excitation along the line
  CarryOverFit(
      int[][] counts, double[] weight, double decayDays, double segmentKm, double reachKm) {
    sameMonth = 1 - decayDays / 30.4 * (1 - Math.exp(-30.4 / decayDays));
    double fall = Math.exp(-segmentKm / reachKm);
    own = 1 / (1 + 2 * fall);
    neighbour = fall * own;
    months = counts.length;
    // Where nothing happened, the likelihood is linear: only the sums are kept.
    int size = 0;
    count = new int[months * weight.length];
    share = new double[count.length];
    before = new double[count.length];
    double sumBefore = 0;
    double sumCounts = 0;
    double logs = 0;
    for (int m = 0; m < months; m++) {
      for (int g = 0; g < weight.length; g++) {
        double from = m == 0 ? 0 : carried(counts[m - 1], g);
        sumBefore += from;
        if (counts[m][g] > 0) {
          count[size] = counts[m][g];
          share[size] = weight[g];
          before[size++] = from;
          sumCounts += counts[m][g];
          logs += logFactorial(counts[m][g]);
        }
      }
    }
    cells = size;
    allBefore = sumBefore;
    allCounts = sumCounts;
    constant = logs;
  }

  private static double logFactorial(int n) {
    double sum = 0;
    for (int k = 2; k <= n; k++) {
      sum += Arithmetic.log(k);
    }
    return sum;
  }

  /// The branching ratio of the highest likelihood, 0 to 0.95.
  double branching() {
    double low = 0;
    double high = MOST;
    for (int i = 0; i < STEPS; i++) {
      double a = high - GOLDEN * (high - low);
      double b = low + GOLDEN * (high - low);
      if (profile(a) > profile(b)) {
        high = b;
      } else {
        low = a;
      }
    }
    return (low + high) / 2;
  }

  /// The highest likelihood at a branching ratio over all backgrounds.
  private double profile(double n) {
    double low = Arithmetic.log(1e-3);
    double high = Arithmetic.log(1e3);
    for (int i = 0; i < STEPS; i++) {
      double a = high - GOLDEN * (high - low);
      double b = low + GOLDEN * (high - low);
      if (logLikelihood(n, Arithmetic.exp(a)) > logLikelihood(n, Arithmetic.exp(b))) {
        high = b;
      } else {
        low = a;
      }
    }
    return logLikelihood(n, Arithmetic.exp((low + high) / 2));
  }

  /// @param n branching ratio
  /// @param mu founders a month along the whole line
  double logLikelihood(double n, double mu) {
    double within = n * sameMonth;
    double later = n * (1 - sameMonth);
    double sum = -constant - mu * months - later * allBefore - within * allCounts;
    for (int i = 0; i < cells; i++) {
      double rate = mu * share[i] + later * before[i];
      sum += Arithmetic.log(rate) + (count[i] - 1) * Arithmetic.log(rate + count[i] * within);
    }
    return sum;
  }

  /// Incidents of a month as they act on a segment in the next; at an end the missing neighbour's
  /// part stays.
  private double carried(int[] y, int g) {
    int before = Math.max(g - 1, 0);
    int after = Math.min(g + 1, y.length - 1);
    return own * y[g] + neighbour * (y[before] + y[after]);
  }
}
