package org.detente.recapture;

import java.util.Arrays;
import org.hipparchus.special.Gamma;

/// Poisson regression with the logarithmic link by Newton's method, for small dense designs. Holds
/// the last fit, from which the next one may start.
///
/// Belongs to one thread.
final class PoissonRegression {

  private static final int MOST_STEPS = 100;
  private static final double CONVERGED = 1e-11;

  /// A pivot this small beside its diagonal means that terms cannot be told apart.
  private static final double SINGULAR = 1e-10;

  private final double[][] x;
  private final int terms;
  private final double[] linear;
  private final double[][] factor;
  private final double[] step;
  private final double[] trial;

  /// Means of the last fit, one per cell.
  final double[] fitted;

  /// Coefficients of the last fit, one per term.
  final double[] coefficients;

  /// @param x shape [cells][terms]; kept, not copied
  PoissonRegression(double[][] x) {
    this.x = x;
    this.terms = x[0].length;
    this.linear = new double[x.length];
    this.fitted = new double[x.length];
    this.coefficients = new double[terms];
    this.factor = new double[terms][terms];
    this.step = new double[terms];
    this.trial = new double[terms];
  }

  /// Fits from scratch.
  ///
  /// @param y counts, 0 or more, need not be whole
  /// @return whether a maximum was found and terms can be told apart
  boolean fit(double[] y) {
    // One least-squares step from the counts themselves, as is usual for this model.
    for (int i = 0; i < x.length; i++) {
      fitted[i] = y[i] + 0.5;
      linear[i] = Math.log(fitted[i]) + (y[i] - fitted[i]) / fitted[i];
    }
    Arrays.fill(step, 0);
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < terms; j++) {
        step[j] += x[i][j] * fitted[i] * linear[i];
      }
    }
    if (!solve()) {
      return false;
    }
    System.arraycopy(step, 0, coefficients, 0, terms);
    return refit(y);
  }

  /// Fits from the coefficients of the last fit.
  boolean refit(double[] y) {
    double deviance = evaluate(coefficients, y);
    for (int iteration = 0; iteration < MOST_STEPS; iteration++) {
      Arrays.fill(step, 0);
      for (int i = 0; i < x.length; i++) {
        double residual = y[i] - fitted[i];
        for (int j = 0; j < terms; j++) {
          step[j] += x[i][j] * residual;
        }
      }
      double[] gradient = step.clone();
      if (!solve()) {
        return false;
      }
      double decrement = 0;
      for (int j = 0; j < terms; j++) {
        decrement += gradient[j] * step[j];
      }
      double length = 1;
      double next = Double.NaN;
      while (length > 1e-6) {
        for (int j = 0; j < terms; j++) {
          trial[j] = coefficients[j] + length * step[j];
        }
        next = evaluate(trial, y);
        if (next <= deviance + 1e-9 * (1 + Math.abs(deviance))) {
          break;
        }
        length /= 2;
      }
      if (!(length > 1e-6)) {
        evaluate(coefficients, y);
        return decrement < 1e-6;
      }
      System.arraycopy(trial, 0, coefficients, 0, terms);
      deviance = next;
      if (decrement < CONVERGED * (1 + Math.abs(deviance))) {
        return true;
      }
    }
    return false;
  }

  private double evaluate(double[] beta, double[] y) {
    double deviance = 0;
    for (int i = 0; i < x.length; i++) {
      double eta = 0;
      for (int j = 0; j < terms; j++) {
        eta += x[i][j] * beta[j];
      }
      linear[i] = eta;
      fitted[i] = Math.exp(eta);
      deviance += 2 * (fitted[i] - y[i] - (y[i] > 0 ? y[i] * (eta - Math.log(y[i])) : 0));
    }
    return deviance;
  }

  /// Solves `X'WX s = step` in place, W the fitted means; leaves the Cholesky factor behind.
  private boolean solve() {
    for (double[] row : factor) {
      Arrays.fill(row, 0);
    }
    for (int i = 0; i < x.length; i++) {
      double[] row = x[i];
      for (int j = 0; j < terms; j++) {
        double weighted = row[j] * fitted[i];
        if (weighted != 0) {
          for (int k = 0; k <= j; k++) {
            factor[j][k] += weighted * row[k];
          }
        }
      }
    }
    for (int j = 0; j < terms; j++) {
      double diagonal = factor[j][j];
      for (int k = 0; k <= j; k++) {
        double sum = factor[j][k];
        for (int m = 0; m < k; m++) {
          sum -= factor[j][m] * factor[k][m];
        }
        if (j > k) {
          factor[j][k] = sum / factor[k][k];
        } else if (sum > SINGULAR * diagonal) {
          factor[j][j] = Math.sqrt(sum);
        } else {
          return false;
        }
      }
    }
    substitute(step);
    return true;
  }

  private void substitute(double[] v) {
    for (int j = 0; j < terms; j++) {
      for (int m = 0; m < j; m++) {
        v[j] -= factor[j][m] * v[m];
      }
      v[j] /= factor[j][j];
    }
    for (int j = terms - 1; j >= 0; j--) {
      for (int m = j + 1; m < terms; m++) {
        v[j] -= factor[m][j] * v[m];
      }
      v[j] /= factor[j][j];
    }
  }

  /// Variance of a linear form of the coefficients, `d' (X'WX)^-1 d`.
  double variance(double[] d) {
    double[] v = d.clone();
    substitute(v);
    double sum = 0;
    for (int j = 0; j < terms; j++) {
      sum += d[j] * v[j];
    }
    return sum;
  }

  double deviance(double[] y) {
    return evaluate(coefficients, y);
  }

  /// `sum of y log m - m - log y!`.
  double logLikelihood(double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (y[i] > 0 ? y[i] * linear[i] : 0) - fitted[i] - Gamma.logGamma(y[i] + 1);
    }
    return sum;
  }
}
