package org.detente.evidence;

import java.util.ArrayList;
import java.util.List;
import org.detente.numeric.Arithmetic;
import org.hipparchus.distribution.continuous.NormalDistribution;

/// Makes dimensions go together: places in the unit cube are taken to normal scores, mixed, and
/// taken back (a Gaussian copula). Every dimension keeps its range and its spread over it. A place
/// depends on its own point only, so that any number of futures are the first of any larger number.
///
/// Source: Pearson (1907) for the step from Spearman's to the normal scores' correlation, `r = 2
/// sin(pi rho / 6)`.
final class Copula {

  static final Copula NONE = new Copula(new int[0], new double[0][]);

  private static final NormalDistribution NORMAL = new NormalDistribution();

  private final int[] dimension;

  /// Lower triangle that mixes the scores, shape `[joined][joined]`.
  private final double[][] mix;

  private Copula(int[] dimension, double[][] mix) {
    this.dimension = dimension;
    this.mix = mix;
  }

  /// @throws IllegalArgumentException if the correlations contradict each other
  static Copula of(List<Correlation> correlations, Futures space) {
    var joined = new ArrayList<Integer>();
    for (Correlation c : correlations) {
      for (String key : List.of(c.one(), c.other())) {
        int d = space.position(key);
        if (!joined.contains(d)) {
          joined.add(d);
        }
      }
    }
    joined.sort(null);
    double[][] matrix = new double[joined.size()][joined.size()];
    for (int i = 0; i < matrix.length; i++) {
      matrix[i][i] = 1;
    }
    for (Correlation c : correlations) {
      int i = joined.indexOf(space.position(c.one()));
      int j = joined.indexOf(space.position(c.other()));
      matrix[i][j] = 2 * Math.sin(Math.PI * c.rank() / 6);
      matrix[j][i] = matrix[i][j];
    }
    return new Copula(joined.stream().mapToInt(Integer::intValue).toArray(), root(matrix));
  }

  /// Cholesky's lower triangle.
  private static double[][] root(double[][] matrix) {
    int n = matrix.length;
    double[][] lower = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k];
        }
        if (i == j && sum <= 1e-9) {
          throw new IllegalArgumentException(
              "the correlations contradict each other: no futures can have all of them at once");
        }
        lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
      }
    }
    return lower;
  }

  /// Mixes a point's coordinates in place.
  ///
  /// @param coordinate of the point that each dimension takes
  void join(double[] point, int[] coordinate) {
    double[] score = new double[dimension.length];
    for (int i = 0; i < score.length; i++) {
      score[i] = Arithmetic.normalQuantile(point[coordinate[dimension[i]]]);
    }
    // The first keeps its own place to the last bit.
    for (int i = 1; i < score.length; i++) {
      double z = 0;
      for (int k = 0; k <= i; k++) {
        z += mix[i][k] * score[k];
      }
      point[coordinate[dimension[i]]] =
          Math.min(
              Math.max(NORMAL.cumulativeProbability(z), Double.MIN_NORMAL), Math.nextDown(1.0));
    }
  }
}
