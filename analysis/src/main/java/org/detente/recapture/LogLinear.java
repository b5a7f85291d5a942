package org.detente.recapture;

import java.util.ArrayList;
import java.util.Arrays;

/// Fits one log-linear model to the counts of the combinations of lists: Poisson likelihood of the
/// combinations seen; the unseen one is what the model expects of it.
///
/// Sources: Fienberg (1972), "The multiple recapture census for closed populations and incomplete
/// 2^k contingency tables", Biometrika 59; Cormack (1989), "Log-linear models for
/// capture-recapture", Biometrics 45; criteria and standard error as in Baillargeon & Rivest
/// (2007), Journal of Statistical Software 19(5).
final class LogLinear {

  private LogLinear() {}

  /// Fits.
  ///
  /// @param name of the model
  /// @param table the counts
  /// @param design shape [cells][terms], the unseen combination first
  /// @param emptied shape [cells]: combinations that the model expects to be empty, because a term
  ///   of its own has nobody on all its lists; null if none
  /// @param parameters counted for the criteria
  /// @param lowerBound passed on
  static Estimate fit(
      String name,
      CaptureTable table,
      double[][] design,
      boolean[] emptied,
      int parameters,
      boolean lowerBound) {
    var rows = new ArrayList<double[]>();
    var counts = new ArrayList<Double>();
    for (int c = 0; c < design.length; c++) {
      if (emptied == null || !emptied[c]) {
        rows.add(design[c]);
        counts.add((double) table.count(c));
      }
    }
    double[][] all = rows.toArray(double[][]::new);
    double[] yAll = counts.stream().mapToDouble(Double::doubleValue).toArray();
    double[][] seenRows = rows.subList(1, rows.size()).toArray(double[][]::new);
    double[] y = Arrays.copyOfRange(yAll, 1, yAll.length);

    int free = table.cells() - 1 - parameters;
    var regression = seenRows.length < all[0].length ? null : new PoissonRegression(seenRows);
    if (regression == null || !regression.fit(y)) {
      return unfitted(name, free, lowerBound);
    }
    double[] unseenRow = all[0];
    double eta = 0;
    for (int j = 0; j < unseenRow.length; j++) {
      eta += unseenRow[j] * regression.coefficients[j];
    }
    double unseen = Math.exp(eta);
    double error = Math.sqrt(unseen + unseen * unseen * regression.variance(unseenRow));
    double deviance = Math.max(0, regression.deviance(y));
    double likelihood = regression.logLikelihood(y);
    ProfileLikelihood.Interval interval =
        ProfileLikelihood.of(table.seen(), unseen, kernel(all, yAll, table.seen(), regression));
    return new Estimate(
        name,
        table.seen() + unseen,
        error,
        interval.low(),
        interval.high(),
        deviance,
        free,
        2.0 * parameters - 2 * likelihood,
        Math.log(table.seen()) * parameters - 2 * likelihood,
        lowerBound);
  }

  /// What is reported where no fit was found.
  static Estimate unfitted(String name, int free, boolean lowerBound) {
    double none = Double.NaN;
    return new Estimate(name, none, none, none, none, none, free, none, none, lowerBound);
  }

  private static ProfileLikelihood.Kernel kernel(
      double[][] all, double[] y, int seen, PoissonRegression from) {
    var regression = new PoissonRegression(all);
    System.arraycopy(from.coefficients, 0, regression.coefficients, 0, from.coefficients.length);
    return unseen -> {
      y[0] = unseen;
      // The last fit is near; where that start fails, begin anew.
      if (!regression.refit(y) && !regression.fit(y)) {
        return null;
      }
      double size = seen + unseen;
      double sum = 0;
      for (int c = 0; c < y.length; c++) {
        sum += y[c] > 0 ? y[c] * Math.log(regression.fitted[c] / size) : 0;
      }
      return new double[] {sum, Math.log(regression.fitted[0] / size)};
    };
  }
}
