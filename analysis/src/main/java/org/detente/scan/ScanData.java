package org.detente.scan;

import java.util.Arrays;

/// What is scanned: counts by place and interval of time, and what stands against them.
///
/// Immutable once made; arrays are kept, not copied, and only read.
///
/// @param model what chance would do
/// @param metric how coordinates are read
/// @param x first coordinate of each place (degrees of latitude on the sphere), shape [places]
/// @param y second coordinate (degrees of longitude), shape [places]
/// @param cases shape [places][intervals], 0 or more
/// @param base shape [places][intervals], 0 or more: expected cases up to a factor (Poisson), cases
///   and controls together, whole numbers (Bernoulli), null for permutation
public record ScanData(
    ScanModel model, Metric metric, double[] x, double[] y, int[][] cases, double[][] base) {

  /// @throws IllegalArgumentException if shapes differ, a number is negative or not finite, cases
  ///   stand where nothing is expected, or there is no case
  public ScanData {
    int places = x.length;
    if (places == 0 || y.length != places || cases.length != places) {
      throw new IllegalArgumentException("coordinates and cases must have the same places");
    }
    if ((base == null) != (model == ScanModel.PERMUTATION)) {
      throw new IllegalArgumentException("only permutation goes without a base");
    }
    long total = 0;
    for (int p = 0; p < places; p++) {
      if (!Double.isFinite(x[p]) || !Double.isFinite(y[p])) {
        throw new IllegalArgumentException("place %d has no finite coordinates".formatted(p));
      }
      if (cases[p].length != cases[0].length || base != null && base[p].length != cases[0].length) {
        throw new IllegalArgumentException("place %d has other intervals".formatted(p));
      }
      for (int t = 0; t < cases[p].length; t++) {
        total += check(p, t, cases[p][t], base == null ? Double.NaN : base[p][t], model);
      }
    }
    if (total == 0 || total > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("there are " + total + " cases");
    }
  }

  private static int check(int p, int t, int count, double against, ScanModel model) {
    String where = " in place %d, interval %d".formatted(p, t);
    if (count < 0) {
      throw new IllegalArgumentException("cases are negative" + where);
    }
    if (model == ScanModel.PERMUTATION) {
      return count;
    }
    if (!(against >= 0) || Double.isInfinite(against)) {
      throw new IllegalArgumentException("the base is " + against + where);
    }
    boolean impossible =
        model == ScanModel.BERNOULLI
            ? count > against || against != Math.rint(against)
            : count > 0 && against == 0;
    if (impossible) {
      throw new IllegalArgumentException(count + " cases, base " + against + where);
    }
    return count;
  }

  /// Number of places.
  public int places() {
    return x.length;
  }

  /// Number of intervals.
  public int intervals() {
    return cases[0].length;
  }

  /// Number of cases.
  public int total() {
    int sum = 0;
    for (int[] row : cases) {
      for (int count : row) {
        sum += count;
      }
    }
    return sum;
  }

  /// Expected cases of each place and interval under chance; they add up to the cases.
  double[][] expected() {
    int intervals = intervals();
    double total = total();
    double[][] expected = new double[places()][intervals];
    if (model == ScanModel.PERMUTATION) {
      double[] ofInterval = new double[intervals];
      for (int[] row : cases) {
        for (int t = 0; t < intervals; t++) {
          ofInterval[t] += row[t];
        }
      }
      for (int p = 0; p < places(); p++) {
        double ofPlace = Arrays.stream(cases[p]).sum();
        for (int t = 0; t < intervals; t++) {
          expected[p][t] = ofPlace * ofInterval[t] / total;
        }
      }
      return expected;
    }
    double sum = 0;
    for (double[] row : base) {
      for (double b : row) {
        sum += b;
      }
    }
    for (int p = 0; p < places(); p++) {
      for (int t = 0; t < intervals; t++) {
        expected[p][t] = base[p][t] * total / sum;
      }
    }
    return expected;
  }

  /// Cases and controls together (Bernoulli); infinite for the other models, of which that of
  /// Bernoulli is the finite form.
  double individuals() {
    if (model != ScanModel.BERNOULLI) {
      return Double.POSITIVE_INFINITY;
    }
    double sum = 0;
    for (double[] row : base) {
      for (double b : row) {
        sum += b;
      }
    }
    return sum;
  }
}
