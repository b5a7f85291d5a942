package org.detente.selfexciting;

import java.util.Arrays;

/// A maximum found by Newton's method, damped where the function is not concave or a step would
/// lead down.
///
/// @param x where it is, shape [dimensions]
/// @param value there
/// @param errors standard errors: roots of the diagonal of the inverse of the negative second
///   derivatives (observed information), shape [dimensions]; NaN where the function is flat
/// @param converged whether the gradient vanished
record Maximum(double[] x, double value, double[] errors, boolean converged) {

  private static final int MOST_STEPS = 200;
  private static final double GRADIENT = 1e-6;

  /// One step moves no coordinate by more: all are logarithms or of their size.
  private static final double LONGEST = 1.5;

  static Maximum of(Objective f, double[] start) {
    double[] x = start.clone();
    Objective.Point here = f.at(x);
    double damping = 1e-3;
    boolean converged = false;
    for (int i = 0; i < MOST_STEPS && !converged && damping < 1e12; i++) {
      double[] step = solve(here.hessian(), here.gradient(), damping);
      boolean moved = false;
      if (step != null) {
        double longest = Arrays.stream(step).map(Math::abs).max().orElse(0);
        double scale = longest > LONGEST ? LONGEST / longest : 1;
        double[] to = x.clone();
        double gain = 0;
        for (int j = 0; j < to.length; j++) {
          to[j] += scale * step[j];
          gain += step[j] * here.gradient()[j];
        }
        Objective.Point there = f.at(to);
        if (there.value() >= here.value() - 1e-10 * Math.abs(here.value())) {
          converged = gain < GRADIENT * GRADIENT * (1 + Math.abs(here.value())) || gain < 1e-9;
          x = to;
          here = there;
          moved = true;
        }
      }
      damping = moved ? Math.max(damping / 10, 1e-12) : damping * 10;
    }
    return new Maximum(x, here.value(), errors(here.hessian()), converged);
  }

  /// Solves `(-H + damping (1 + |diagonal|)) s = g` if that matrix is positive definite, else null.
  private static double[] solve(double[][] hessian, double[] g, double damping) {
    int n = g.length;
    double[][] a = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        a[i][j] = -hessian[i][j];
      }
      a[i][i] += damping * (1 + Math.abs(hessian[i][i]));
    }
    return cholesky(a) ? substitute(a, g) : null;
  }

  private static double[] errors(double[][] hessian) {
    int n = hessian.length;
    double[][] a = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        a[i][j] = -hessian[i][j];
      }
    }
    double[] errors = new double[n];
    if (!cholesky(a)) {
      Arrays.fill(errors, Double.NaN);
      return errors;
    }
    for (int i = 0; i < n; i++) {
      double[] unit = new double[n];
      unit[i] = 1;
      errors[i] = Math.sqrt(substitute(a, unit)[i]);
    }
    return errors;
  }

  private static boolean cholesky(double[][] a) {
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= a[i][k] * a[j][k];
        }
        if (i > j) {
          a[i][j] = sum / a[j][j];
        } else if (sum > 0) {
          a[i][i] = Math.sqrt(sum);
        } else {
          return false;
        }
      }
    }
    return true;
  }

  private static double[] substitute(double[][] factor, double[] b) {
    double[] v = b.clone();
    for (int i = 0; i < v.length; i++) {
      for (int k = 0; k < i; k++) {
        v[i] -= factor[i][k] * v[k];
      }
      v[i] /= factor[i][i];
    }
    for (int i = v.length - 1; i >= 0; i--) {
      for (int k = i + 1; k < v.length; k++) {
        v[i] -= factor[k][i] * v[k];
      }
      v[i] /= factor[i][i];
    }
    return v;
  }
}
