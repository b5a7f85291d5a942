package org.detente.discovery;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.detente.numeric.Draws;
import org.detente.numeric.Quantiles;
import org.hipparchus.special.Beta;

/// Which inputs matter to an outcome, and how much: the importance of each in many extremely
/// randomised trees, and for each alone an F-test.
///
/// The importance of an input is what the cuts on it take off the variance of the outcome, over all
/// trees, as a share of what all cuts take off. It sees effects of any shape and in any
/// combination, but an input without effect gets a little too. The F-test asks each input alone if
/// the mean outcome goes up or down along it (numbers) or differs between its values (categories).
///
/// Source: Geurts, Ernst & Wehenkel (2006), "Extremely randomized trees", Machine Learning 63.
///
/// @param importance by input, in their order; not negative, sum 1 (0 if the outcome is constant)
/// @param fP p-value of each F-test, 0..1
public record Scores(Map<String, Double> importance, Map<String, Double> fP) {

  /// Chance alone gives a score above [#chanceLevel] to some input in this share of the cases.
  public static final double CHANCE = 0.05;

  private static final int PURPOSE = 0x63686e63;

  public Scores {
    importance = Collections.unmodifiableMap(new LinkedHashMap<>(importance));
    fP = Collections.unmodifiableMap(new LinkedHashMap<>(fP));
  }

  /// Scores the inputs. Each tree takes 10,000 cases at most, drawn by lot. The result depends on
  /// the seed, not on the threads used.
  ///
  /// @param inputs 1 or more
  /// @param outcome shape `[cases]`, finite
  /// @param trees 1 or more
  public static Scores of(List<Input> inputs, double[] outcome, int trees, long seed) {
    double[] shares = shares(inputs, outcome, trees, seed, 0);
    var importance = new LinkedHashMap<String, Double>();
    var p = new LinkedHashMap<String, Double>();
    for (int j = 0; j < shares.length; j++) {
      importance.put(inputs.get(j).name(), shares[j]);
      p.put(inputs.get(j).name(), fTest(inputs.get(j), outcome));
    }
    return new Scores(importance, p);
  }

  /// What each input takes off, as a share of all; 0 where nothing is to be taken off.
  ///
  /// @param first number of the first tree: other numbers, other lots
  private static double[] shares(
      List<Input> inputs, double[] outcome, int trees, long seed, int first) {
    double[][] each =
        IntStream.range(0, trees)
            .parallel()
            .mapToObj(tree -> new ExtraTree(inputs, outcome, seed, first + tree).importance())
            .toArray(double[][]::new);
    double[] sum = new double[inputs.size()];
    double all = 0;
    for (double[] one : each) {
      for (int j = 0; j < sum.length; j++) {
        sum[j] += one[j];
        all += one[j];
      }
    }
    double whole = all;
    return Arrays.stream(sum).map(s -> whole > 0 ? s / whole : 0).toArray();
  }

  /// How large a score chance alone may give. The outcome is shuffled over the cases, so that no
  /// input has to do with it, and the inputs are scored again; the largest score of each shuffle
  /// counts. The level is exceeded by the largest of all inputs' scores in [#CHANCE] of the cases
  /// where none has an effect, however many inputs there are.
  ///
  /// With fewer trees than the scores themselves the lot of the trees is a larger part of each
  /// score, and the level somewhat too high: what lies above it does so all the more.
  ///
  /// @param inputs 1 or more
  /// @param outcome shape `[cases]`, finite
  /// @param trees per shuffle, 1 or more
  /// @param shuffles 19 or more
  /// @return 0..1; the same on any number of threads
  public static double chanceLevel(
      List<Input> inputs, double[] outcome, int trees, int shuffles, long seed) {
    int above = (int) Math.floor(CHANCE * (shuffles + 1) + 1e-9);
    if (above < 1) {
      throw new IllegalArgumentException("too few shuffles for a level: " + shuffles);
    }
    double[] largest =
        IntStream.range(0, shuffles)
            .parallel()
            .mapToDouble(
                s -> {
                  double[] shares =
                      shares(inputs, shuffled(outcome, seed, s), trees, seed, (s + 1) * trees);
                  return Arrays.stream(shares).max().orElseThrow();
                })
            .sorted()
            .toArray();
    return largest[shuffles - above];
  }

  private static double[] shuffled(double[] outcome, long seed, int number) {
    int[] order = IntStream.range(0, outcome.length).toArray();
    new Draws(seed, PURPOSE, number).shuffle(order);
    return IntStream.of(order).mapToDouble(i -> outcome[i]).toArray();
  }

  /// p-value of the F-test of a straight line (numbers) or of group means (categories) against one
  /// mean; 1 where there is nothing to test.
  static double fTest(Input input, double[] outcome) {
    double mean = Quantiles.mean(outcome);
    double total = 0;
    for (double y : outcome) {
      total += (y - mean) * (y - mean);
    }
    double explained;
    int freedom;
    if (input.isNumbers()) {
      explained = byLine(input.values(), outcome, mean);
      freedom = 1;
    } else {
      explained = byGroups(input, outcome, mean);
      freedom = (int) IntStream.of(input.codes()).distinct().count() - 1;
    }
    int left = outcome.length - 1 - freedom;
    if (freedom < 1 || left < 1 || !(total > 0) || !(explained > 0)) {
      return 1;
    }
    // P(F >= f) by the incomplete beta function, written in shares of the variance.
    double unexplained = Math.max(0, 1 - explained / total);
    return Beta.regularizedBeta(unexplained, left / 2.0, freedom / 2.0);
  }

  private static double byLine(double[] x, double[] y, double meanY) {
    double meanX = Quantiles.mean(x);
    double xx = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      xy += (x[i] - meanX) * (y[i] - meanY);
    }
    return xx > 0 ? xy * xy / xx : 0;
  }

  private static double byGroups(Input input, double[] y, double mean) {
    double[] sum = new double[input.categories().size()];
    int[] count = new int[sum.length];
    for (int i = 0; i < y.length; i++) {
      sum[input.codes()[i]] += y[i] - mean;
      count[input.codes()[i]]++;
    }
    double explained = 0;
    for (int code = 0; code < sum.length; code++) {
      explained += count[code] == 0 ? 0 : sum[code] * sum[code] / count[code];
    }
    return explained;
  }
}
