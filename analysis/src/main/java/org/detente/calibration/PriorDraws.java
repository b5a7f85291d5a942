package org.detente.calibration;

import org.detente.numeric.Quantiles;

/// Draws from the prior and what their histories look like.
///
/// @param quantiles places in their priors of each draw's values; shape `[draws][values]`
/// @param statistics of each draw's history; shape `[draws][statistics]`
/// @param spreads of each statistic over all draws, never 0; shape `[statistics]`
record PriorDraws(double[][] quantiles, double[][] statistics, double[] spreads) {

  /// Makes a median absolute deviation of a bell curve its standard deviation.
  private static final double TO_SD = 1.4826;

  static PriorDraws of(double[][] quantiles, double[][] statistics) {
    return new PriorDraws(quantiles, statistics, spreads(statistics));
  }

  /// Spread of each statistic over all draws; what hardly varies by rank is measured by its
  /// standard deviation, and what never varies counts for nothing.
  private static double[] spreads(double[][] statistics) {
    double[] spreads = new double[statistics[0].length];
    double[] column = new double[statistics.length];
    for (int j = 0; j < spreads.length; j++) {
      for (int i = 0; i < column.length; i++) {
        column[i] = statistics[i][j];
      }
      double middle = Quantiles.of(column, 0.5);
      double mean = Quantiles.mean(column);
      double squares = 0;
      double[] off = new double[column.length];
      for (int i = 0; i < column.length; i++) {
        off[i] = Math.abs(column[i] - middle);
        squares += (column[i] - mean) * (column[i] - mean);
      }
      double byRank = TO_SD * Quantiles.of(off, 0.5);
      double sd = Math.sqrt(squares / column.length);
      spreads[j] = byRank > 0 ? byRank : sd > 0 ? sd : Double.POSITIVE_INFINITY;
    }
    return spreads;
  }
}
