package org.detente.calibration;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.detente.numeric.Arithmetic;
import org.detente.numeric.Philox;

/// A weighted sample of the values that go with an observed history, by approximate Bayesian
/// computation: of all draws from the prior those whose histories are nearest, weighted by
/// nearness, each moved to where regression says it would be at the observed history itself.
///
/// Values are places in their priors (0..1, even), so that whatever the observed history, a value
/// that it says nothing about stays evenly spread. Regression is on their logits, so that nothing
/// leaves its prior.
///
/// Source: Beaumont, Zhang & Balding (2002), Genetics 162 (nearest draws, Epanechnikov weights,
/// local-linear adjustment); Hamilton, Currat, Ray, Heckel, Beaumont & Excoffier (2005), Genetics
/// 170 (logit over the prior's range).
final class Posterior {

  /// Share of the draws that is accepted.
  static final double ACCEPTED = 0.01;

  /// At least so many are.
  private static final int FEWEST = 200;

  /// Keeps logits finite.
  private static final double EDGE = 1e-6;

  private final int[] draws;
  private final double[] weights;
  private final double tolerance;
  private final Regression regression;
  private final double[][] values;

  private Posterior(
      int[] draws, double[] weights, double tolerance, Regression regression, double[][] values) {
    this.draws = draws;
    this.weights = weights;
    this.tolerance = tolerance;
    this.regression = regression;
    this.values = values;
  }

  /// Number of draws that are accepted of so many.
  static int accepted(int draws) {
    return Math.min(draws, Math.max(FEWEST, (int) Math.rint(ACCEPTED * draws)));
  }

  /// Finds the posterior of an observed history.
  ///
  /// @param from draws from the prior
  /// @param observed statistics of the observed history; shape `[statistics]`
  static Posterior of(PriorDraws from, double[] observed) {
    double[][] quantiles = from.quantiles();
    double[][] statistics = from.statistics();
    double[] spread = from.spreads();
    double[] distance = new double[statistics.length];
    for (int i = 0; i < distance.length; i++) {
      double sum = 0;
      for (int j = 0; j < observed.length; j++) {
        double d = (statistics[i][j] - observed[j]) / spread[j];
        sum += d * d;
      }
      distance[i] = Math.sqrt(sum);
    }
    int k = accepted(distance.length);
    int[] draws =
        IntStream.range(0, distance.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> distance[i]).thenComparingInt(i -> i))
            .limit(k)
            .mapToInt(Integer::intValue)
            .toArray();
    double tolerance = distance[draws[k - 1]];
    double[] weights = new double[k];
    double[][] apart = new double[k][observed.length];
    double total = 0;
    for (int i = 0; i < k; i++) {
      double near = tolerance > 0 ? distance[draws[i]] / tolerance : 0;
      weights[i] = 1 - near * near;
      total += weights[i];
      for (int j = 0; j < observed.length; j++) {
        apart[i][j] = (statistics[draws[i]][j] - observed[j]) / spread[j];
      }
    }
    for (int i = 0; i < k; i++) {
      // All at the very edge: nobody is nearer than another.
      weights[i] = total > 0 ? weights[i] / total : 1.0 / k;
    }
    var regression = new Regression(apart, weights);
    double[][] values = new double[quantiles[0].length][];
    for (int v = 0; v < values.length; v++) {
      int at = v;
      values[v] = adjusted(regression, i -> quantiles[draws[i]][at], k);
    }
    return new Posterior(draws, weights, tolerance, regression, values);
  }

  /// Gives the place in its prior of an accepted draw's value.
  private interface Place {
    double of(int accepted);
  }

  private static double[] adjusted(Regression regression, Place place, int count) {
    double[] logits = new double[count];
    for (int i = 0; i < count; i++) {
      double u = Math.max(EDGE, Math.min(1 - EDGE, place.of(i)));
      logits[i] = Arithmetic.log(u / (1 - u));
    }
    double[] moved = regression.adjusted(logits);
    for (int i = 0; i < count; i++) {
      moved[i] = Arithmetic.logistic(moved[i]);
    }
    return moved;
  }

  /// Distances from the prior that chance alone gives: values drawn evenly, whatever the histories,
  /// and treated like all others.
  ///
  /// @param times how often
  /// @return shape `[times]`, ascending
  double[] byChance(int times, long seed) {
    var philox = new Philox();
    double[] found = new double[times];
    for (int t = 0; t < times; t++) {
      int time = t;
      found[t] =
          kolmogorov(
              adjusted(
                  regression,
                  i -> {
                    philox.draw((int) (seed >>> 32), (int) seed, 0x6368_616E, time, i, 0);
                    return philox.first();
                  },
                  draws.length));
    }
    Arrays.sort(found);
    return found;
  }

  /// The accepted draws, nearest first.
  int[] draws() {
    return draws;
  }

  /// Their weights, adding up to 1.
  double[] weights() {
    return weights;
  }

  /// Distance of the farthest accepted draw, in spreads of the statistics.
  double tolerance() {
    return tolerance;
  }

  /// Number of equally weighted draws that would say as much: `(sum w)^2 / sum w^2`.
  double effectiveSize() {
    double squares = 0;
    for (double w : weights) {
      squares += w * w;
    }
    return 1 / squares;
  }

  /// Places in its prior of a value, one per accepted draw.
  double[] values(int value) {
    return values[value];
  }

  /// Weighted mean of a value's place.
  double mean(int value) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * values[value][i];
    }
    return sum;
  }

  /// Weighted standard deviation of a value's place.
  double sd(int value) {
    double mean = mean(value);
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double d = values[value][i] - mean;
      sum += weights[i] * d * d;
    }
    return Math.sqrt(sum);
  }

  /// Weighted quantile of a value's place.
  double quantile(int value, double q) {
    return WeightedSample.of(values[value], weights).quantile(q);
  }

  /// Weight of the sample below a place: where a true value ranks.
  double rank(int value, double place) {
    double below = 0;
    for (int i = 0; i < weights.length; i++) {
      below += values[value][i] < place ? weights[i] : 0;
    }
    return below;
  }

  /// Largest distance between the distribution of a value and its prior, 0..1.
  double kolmogorov(int value) {
    return kolmogorov(values[value]);
  }

  private double kolmogorov(double[] places) {
    return WeightedSample.of(places, weights).distanceFromEven();
  }
}
