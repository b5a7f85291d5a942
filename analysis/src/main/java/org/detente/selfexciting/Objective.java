package org.detente.selfexciting;

/// A function to be maximised.
interface Objective {

  /// Value and derivatives at a point.
  ///
  /// @param value logarithm of a likelihood; NaN or minus infinity where it does not exist
  /// @param gradient shape [dimensions]
  /// @param hessian shape [dimensions][dimensions]
  record Point(double value, double[] gradient, double[][] hessian) {}

  /// @param x shape [dimensions]
  Point at(double[] x);

  /// A function whose derivatives are taken by central differences.
  static Objective numerical(java.util.function.ToDoubleFunction<double[]> f) {
    return x -> {
      int n = x.length;
      double h = 1e-4;
      double here = f.applyAsDouble(x);
      double[] up = new double[n];
      double[] down = new double[n];
      double[] gradient = new double[n];
      double[][] hessian = new double[n][n];
      for (int i = 0; i < n; i++) {
        up[i] = moved(f, x, i, h, i, 0);
        down[i] = moved(f, x, i, -h, i, 0);
        gradient[i] = (up[i] - down[i]) / (2 * h);
        hessian[i][i] = (up[i] - 2 * here + down[i]) / (h * h);
      }
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < i; j++) {
          double both = moved(f, x, i, h, j, h);
          double neither = moved(f, x, i, -h, j, -h);
          hessian[i][j] =
              (both - up[i] - up[j] + 2 * here - down[i] - down[j] + neither) / (2 * h * h);
          hessian[j][i] = hessian[i][j];
        }
      }
      return new Point(here, gradient, hessian);
    };
  }

  private static double moved(
      java.util.function.ToDoubleFunction<double[]> f,
      double[] x,
      int i,
      double di,
      int j,
      double dj) {
    double[] to = x.clone();
    to[i] += di;
    to[j] += dj;
    return f.applyAsDouble(to);
  }
}
