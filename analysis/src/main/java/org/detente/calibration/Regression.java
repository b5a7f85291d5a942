package org.detente.calibration;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.DecompositionSolver;

/// Weighted linear regression of something on the statistics of the accepted draws, to take off
/// what their distance from the observed history has done to it. The slopes are those of a ridge:
/// where statistics say the same, they share it.
///
/// Source: Beaumont, Zhang & Balding (2002), "Approximate Bayesian computation in population
/// genetics", Genetics 162: local-linear adjustment; the ridge as in Blum, Nunes, Prangle & Sisson
/// (2013), Statistical Science 28.
final class Regression {

  /// Ridge on standardised statistics: removes what cannot be told apart and nothing else.
  private static final double RIDGE = 1e-3;

  /// Accepted draws with less spread than this, in variances of the statistics, are all alike:
  /// nothing is left to take off.
  private static final double ALL_ALIKE = 1e-4;

  private final double[][] distances;

  /// Slopes are these times the responses; shape `[statistics][accepted]`.
  private final double[][] slopesOf;

  /// @param distances statistics of the accepted draws less the observed ones, in units of their
  ///   spread; shape `[accepted][statistics]`
  /// @param weights of the accepted draws, adding up to 1
  Regression(double[][] distances, double[] weights) {
    this.distances = distances;
    int k = distances.length;
    int q = distances[0].length;
    double[] mean = new double[q];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < q; j++) {
        mean[j] += weights[i] * distances[i][j];
      }
    }
    double[][] centred = new double[k][q];
    var normal = new Array2DRowRealMatrix(q, q);
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < q; j++) {
        centred[i][j] = distances[i][j] - mean[j];
      }
    }
    for (int a = 0; a < q; a++) {
      for (int b = a; b < q; b++) {
        double sum = 0;
        for (int i = 0; i < k; i++) {
          sum += weights[i] * centred[i][a] * centred[i][b];
        }
        normal.setEntry(a, b, sum);
        normal.setEntry(b, a, sum);
      }
    }
    // The spread among accepted draws is a fraction of that among all: the ridge goes with it.
    double scale = Math.max(normal.getTrace() / q, ALL_ALIKE);
    for (int a = 0; a < q; a++) {
      normal.addToEntry(a, a, RIDGE * scale);
    }
    DecompositionSolver solver = new CholeskyDecomposition(normal).getSolver();
    double[][] inverse = solver.getInverse().getData();
    slopesOf = new double[q][k];
    for (int a = 0; a < q; a++) {
      for (int i = 0; i < k; i++) {
        for (int b = 0; b < q; b++) {
          slopesOf[a][i] += inverse[a][b] * weights[i] * centred[i][b];
        }
      }
    }
  }

  /// Responses as they would be expected at the observed statistics.
  ///
  /// @param responses shape `[accepted]`
  /// @return shape `[accepted]`, a new array
  double[] adjusted(double[] responses) {
    double[] moved = responses.clone();
    for (int a = 0; a < slopesOf.length; a++) {
      double slope = 0;
      for (int i = 0; i < responses.length; i++) {
        slope += slopesOf[a][i] * responses[i];
      }
      for (int i = 0; i < moved.length; i++) {
        moved[i] -= slope * distances[i][a];
      }
    }
    return moved;
  }
}
