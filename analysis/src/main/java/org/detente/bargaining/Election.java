package org.detente.bargaining;

import java.util.Arrays;
import org.detente.bargaining.SpatialSettings.ElectionModel;

/// Elections in which actors of different weight vote on every pair of options.
///
/// Source: the published programme of the KAPSARC Toolkit for Behavioral Analysis (KTAB), from
/// which constants and the order of comparisons are taken too; see [SpatialModel].
final class Election {

  /// Every coalition has this strength at least, so that no pair is 0 against 0.
  private static final double LEAST_STRENGTH = 1e-8;

  /// Incentive for an option to stay where nobody wants another.
  private static final double LEAST_INCENTIVE = 1e-10;

  private static final double UNIFORM_TOLERANCE = 1e-6;
  private static final double INCENTIVE_TOLERANCE = 1e-8;

  /// The damped iterations halve the error in a few steps; this only guards against endless ones.
  private static final int MOST_ITERATIONS = 100_000;

  private Election() {}

  /// Strength of the coalition for the row's option against the column's.
  ///
  /// @param weights shape [actors]
  /// @param utilities shape [actors][options]
  /// @return shape [options][options]
  static double[][] coalitions(VotingRule rule, double[] weights, double[][] utilities) {
    int options = utilities[0].length;
    var strength = new double[options][options];
    for (int i = 0; i < options; i++) {
      strength[i][i] = LEAST_STRENGTH;
      for (int j = 0; j < i; j++) {
        double forI = LEAST_STRENGTH;
        double forJ = LEAST_STRENGTH;
        for (int k = 0; k < weights.length; k++) {
          double vote = rule.vote(weights[k], utilities[k][i], utilities[k][j]);
          if (vote > 0) {
            forI += vote;
          } else {
            forJ -= vote;
          }
        }
        strength[i][j] = forI;
        strength[j][i] = forJ;
      }
    }
    return strength;
  }

  /// Probability of each option; they add up to 1.
  ///
  /// @param coalitions as [#coalitions] gives them
  static double[] probabilities(ElectionModel model, VictoryLaw law, double[][] coalitions) {
    int options = coalitions.length;
    var victory = new double[options][options];
    for (int i = 0; i < options; i++) {
      victory[i][i] = 0.5;
      for (int j = 0; j < i; j++) {
        victory[i][j] = law.victory(coalitions[i][j], coalitions[j][i]);
        victory[j][i] = 1 - victory[i][j];
      }
    }
    return switch (model) {
      case CONDITIONAL -> conditional(victory);
      case MARKOV_UNIFORM -> markov(victory, uniform(options), UNIFORM_TOLERANCE);
      case MARKOV_INCENTIVE ->
          markov(victory, byIncentive(coalitions, victory), INCENTIVE_TOLERANCE);
    };
  }

  private static double[] conditional(double[][] victory) {
    var p = new double[victory.length];
    double all = 0;
    for (int i = 0; i < p.length; i++) {
      p[i] = 1;
      for (double v : victory[i]) {
        p[i] *= v;
      }
      all += p[i];
    }
    if (all < Double.MIN_NORMAL) {
      return conditionalByLogarithms(victory);
    }
    for (int i = 0; i < p.length; i++) {
      p[i] /= all;
    }
    return p;
  }

  /// The same for so many options that the products vanish.
  private static double[] conditionalByLogarithms(double[][] victory) {
    var p = new double[victory.length];
    for (int i = 0; i < p.length; i++) {
      for (double v : victory[i]) {
        p[i] += StrictMath.log(Math.max(v, Double.MIN_NORMAL));
      }
    }
    double best = Arrays.stream(p).max().orElseThrow();
    double all = 0;
    for (int i = 0; i < p.length; i++) {
      p[i] = StrictMath.exp(p[i] - best);
      all += p[i];
    }
    for (int i = 0; i < p.length; i++) {
      p[i] /= all;
    }
    return p;
  }

  private static double[][] uniform(int options) {
    var challenge = new double[options][options];
    for (double[] row : challenge) {
      Arrays.fill(row, 1.0 / options);
    }
    return challenge;
  }

  /// Probability that the row's option is put up against the column's, the favourite.
  private static double[][] byIncentive(double[][] coalitions, double[][] victory) {
    int options = victory.length;
    var challenge = new double[options][options];
    for (int j = 0; j < options; j++) {
      double all = 0;
      for (int i = 0; i < options; i++) {
        challenge[i][j] = coalitions[i][j] * victory[i][j] + (i == j ? LEAST_INCENTIVE : 0);
        all += challenge[i][j];
      }
      for (int i = 0; i < options; i++) {
        challenge[i][j] /= all;
      }
    }
    return challenge;
  }

  /// Stationary distribution of the favourite: j is challenged by i with `challenge[i][j]`, and the
  /// winner is the next favourite. Each step goes half the way, which damps swings.
  private static double[] markov(double[][] victory, double[][] challenge, double tolerance) {
    int options = victory.length;
    var p = new double[options];
    var next = new double[options];
    Arrays.fill(p, 1.0 / options);
    double change = 1;
    for (int step = 0; change > tolerance && step < MOST_ITERATIONS; step++) {
      change = 0;
      for (int i = 0; i < options; i++) {
        double q = 0;
        for (int j = 0; j < options; j++) {
          q += victory[i][j] * (p[i] * challenge[j][i] + p[j] * challenge[i][j]);
        }
        next[i] = q;
        change = Math.max(change, Math.abs(q - p[i]));
      }
      for (int i = 0; i < options; i++) {
        p[i] = (p[i] + next[i]) / 2;
      }
    }
    return p;
  }
}
