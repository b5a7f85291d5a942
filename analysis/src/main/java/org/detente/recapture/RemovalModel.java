package org.detente.recapture;

import java.util.Arrays;

/// Models in which a first listing changes the chance of further ones: only first listings tell of
/// the number unseen. `Mb` has one chance of a first listing, `Mbh` another on the first list.
/// Source: Otis, Burnham, White & Anderson (1978), Wildlife Monographs 62.
final class RemovalModel {

  private final CaptureTable table;
  private final boolean firstDiffers;
  private final int lists;

  RemovalModel(CaptureTable table, boolean firstDiffers) {
    this.table = table;
    this.firstDiffers = firstDiffers;
    this.lists = table.size();
  }

  /// The expected count of a combination with first listing i and m later ones is log-linear in i,
  /// m and (Mbh) whether i is the first list.
  Estimate fit(String name) {
    int terms = firstDiffers ? 4 : 3;
    double[][] design = new double[table.cells() - 1][terms];
    for (int c = 1; c < table.cells(); c++) {
      double[] row = design[c - 1];
      int first = Integer.numberOfTrailingZeros(c);
      row[0] = 1;
      row[1] = first;
      row[2] = Integer.bitCount(c) - 1.0;
      if (firstDiffers) {
        row[3] = first == 0 ? 1 : 0;
      }
    }
    double[] y = Arrays.copyOfRange(table.asDoubles(), 1, table.cells());
    int free = y.length - terms;
    var regression = new PoissonRegression(design);
    if (!regression.fit(y)) {
      return LogLinear.unfitted(name, free, false);
    }
    double unseen = unseen(regression.coefficients);
    if (!(unseen >= 0)) {
      return LogLinear.unfitted(name, free, false);
    }
    double error = Math.sqrt(unseen + regression.variance(gradient(regression.coefficients)));
    double likelihood = regression.logLikelihood(y);
    ProfileLikelihood.Interval interval =
        ProfileLikelihood.of(table.seen(), Math.max(unseen, 0.01), this::kernel);
    return new Estimate(
        name,
        table.seen() + unseen,
        error,
        interval.low(),
        interval.high(),
        Math.max(0, regression.deviance(y)),
        free,
        2.0 * terms - 2 * likelihood,
        Math.log(table.seen()) * terms - 2 * likelihood,
        false);
  }

  /// Those missed on every list: with chances p of a first listing and c of a later one, the
  /// coefficients are `log(N' p (1-c)^(t-1))`, `log((1-p)/(1-c))` and `log(c/(1-c))`, from which
  /// `N' (1-p)^t` follows; NaN where p is not positive. Under Mbh the first list has its own term
  /// and the same holds from the second list on.
  private double unseen(double[] b) {
    double notAgain = 1 / (1 + Math.exp(b[2]));
    double missed = Math.exp(b[1]) * notAgain;
    if (!(missed < 1)) {
      return Double.NaN;
    }
    double everybody = Math.exp(b[0]) / (1 - missed) / Math.pow(notAgain, lists - 1);
    return everybody * Math.pow(missed, lists);
  }

  private double[] gradient(double[] b) {
    double[] gradient = new double[b.length];
    for (int j = 0; j < b.length; j++) {
      double h = 1e-5;
      double[] up = b.clone();
      double[] down = b.clone();
      up[j] += h;
      down[j] -= h;
      gradient[j] = (unseen(up) - unseen(down)) / (2 * h);
    }
    return gradient;
  }

  /// First listings as a sequence of successes and failures, each chance at its best.
  private double[] kernel(double unseen) {
    double successes = 0;
    double failures = 0;
    double onFirst = 0;
    int from = firstDiffers ? 1 : 0;
    for (int c = 1; c < table.cells(); c++) {
      int first = Integer.numberOfTrailingZeros(c);
      if (first < from) {
        onFirst += table.count(c);
      } else {
        successes += table.count(c);
        failures += (double) table.count(c) * (first - from);
      }
    }
    failures += unseen * (lists - from);
    double log = bernoulli(successes, failures);
    double slope = (lists - from) * Math.log(failures / (successes + failures));
    if (firstDiffers) {
      double later = successes + unseen;
      log += bernoulli(onFirst, later);
      slope += Math.log(later / (onFirst + later));
    }
    return new double[] {log, slope};
  }

  private static double bernoulli(double successes, double failures) {
    double all = successes + failures;
    return (successes > 0 ? successes * Math.log(successes / all) : 0)
        + (failures > 0 ? failures * Math.log(failures / all) : 0);
  }
}
