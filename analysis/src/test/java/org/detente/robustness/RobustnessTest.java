package org.detente.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// FEATURE UNDER TEST: measures of robustness.
class RobustnessTest {

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 60);
  }

  private static double[][] values(long seed) {
    var random = new SplittableRandom(seed);
    int scenarios = random.nextInt(1, 40);
    double[][] values = new double[random.nextInt(1, 6)][scenarios];
    for (double[] policy : values) {
      Arrays.setAll(policy, _ -> random.nextInt(-20, 20) / 4.0);
    }
    return values;
  }

  @Test
  void aSmallTableByHand() {
    double[][] deaths = {{0, 10, 20, 30, 40}, {5, 5, 5, 5, 50}};

    Robustness subject = Robustness.of(deaths, true, OptionalDouble.of(10));

    Map<RobustnessMetric, Double> first = subject.policies().get(0);
    assertThat(first)
        .containsEntry(RobustnessMetric.MAXIMIN, -40.0)
        .containsEntry(RobustnessMetric.MAXIMAX, 0.0)
        .containsEntry(RobustnessMetric.HURWICZ, -20.0)
        .containsEntry(RobustnessMetric.LAPLACE, -20.0)
        .containsEntry(RobustnessMetric.PERCENTILE10, -36.0)
        .containsEntry(RobustnessMetric.MEDIAN, -20.0)
        .containsEntry(RobustnessMetric.MAXIMUM_REGRET, 25.0)
        .containsEntry(RobustnessMetric.REGRET_P90, 21.0)
        .containsEntry(RobustnessMetric.MEAN_REGRET, 9.0)
        .containsEntry(RobustnessMetric.SATISFICING, 0.4)
        .containsEntry(RobustnessMetric.CVAR10, -40.0)
        .containsEntry(RobustnessMetric.UNDESIRABLE_DEVIATIONS, 30.0)
        .containsEntry(RobustnessMetric.PERCENTILE_SKEW, 0.0)
        .containsEntry(RobustnessMetric.PERCENTILE_PEAKEDNESS, 1.6);
    assertThat(first.get(RobustnessMetric.MEAN_VARIANCE))
        .isCloseTo(-19 / (Math.sqrt(200) + 1), within(1e-12));
    assertThat(subject.policies().get(1)).doesNotContainKey(RobustnessMetric.PERCENTILE_PEAKEDNESS);
    assertThat(subject.best(RobustnessMetric.MAXIMIN)).containsExactly(0);
    assertThat(subject.best(RobustnessMetric.LAPLACE)).containsExactly(1);
    assertThat(subject.best(RobustnessMetric.MAXIMUM_REGRET)).containsExactly(1);
    assertThat(subject.best(RobustnessMetric.PERCENTILE_SKEW)).isEmpty();
  }

  /// Law: less of a thing is more of its opposite.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void minimisingIsMaximisingTheOpposite(long seed) {
    double[][] values = values(seed);
    double[][] opposite =
        Arrays.stream(values)
            .map(p -> Arrays.stream(p).map(v -> 0 - v).toArray())
            .toArray(double[][]::new);

    assertThat(Robustness.of(values, true, OptionalDouble.of(1.5)))
        .isEqualTo(Robustness.of(opposite, false, OptionalDouble.of(-1.5)));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void measuresKeepTheirOrder(long seed) {
    double[][] values = values(seed);

    Robustness subject = Robustness.of(values, false, OptionalDouble.of(0));

    for (Map<RobustnessMetric, Double> m : subject.policies()) {
      assertThat(m.get(RobustnessMetric.MAXIMIN))
          .isLessThanOrEqualTo(m.get(RobustnessMetric.CVAR10))
          .isLessThanOrEqualTo(m.get(RobustnessMetric.PERCENTILE10));
      assertThat(m.get(RobustnessMetric.PERCENTILE10))
          .isLessThanOrEqualTo(m.get(RobustnessMetric.MEDIAN));
      assertThat(m.get(RobustnessMetric.MEDIAN))
          .isLessThanOrEqualTo(m.get(RobustnessMetric.MAXIMAX));
      assertThat(m.get(RobustnessMetric.MEAN_REGRET)).isNotNegative();
      assertThat(m.get(RobustnessMetric.REGRET_P90))
          .isLessThanOrEqualTo(m.get(RobustnessMetric.MAXIMUM_REGRET));
    }
    // In every scenario somebody has no regret, and a lone policy never has any.
    if (values.length == 1) {
      assertThat(subject.policies().getFirst()).containsEntry(RobustnessMetric.MAXIMUM_REGRET, 0.0);
    }
  }

  /// Law: a policy that is nowhere best changes nobody's regret.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aDominatedPolicyChangesNothingForOthers(long seed) {
    double[][] values = values(seed);
    double[][] more = Arrays.copyOf(values, values.length + 1);
    more[values.length] = Arrays.stream(values[0]).map(v -> v - 1).toArray();

    assertThat(
            Robustness.of(more, false, OptionalDouble.empty()).policies().subList(0, values.length))
        .isEqualTo(Robustness.of(values, false, OptionalDouble.empty()).policies());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void satisficingCountsAtTheThreshold(long seed) {
    double[][] values = values(seed);

    Robustness subject = Robustness.of(values, true, OptionalDouble.of(0.5));

    for (int p = 0; p < values.length; p++) {
      long met = Arrays.stream(values[p]).filter(v -> v <= 0.5).count();
      assertThat(subject.policies().get(p).get(RobustnessMetric.SATISFICING))
          .isEqualTo((double) met / values[p].length);
    }
  }

  @Test
  void withoutAThresholdNothingIsSaidOfIt() {
    Robustness subject = Robustness.of(new double[][] {{1, 2}}, false, OptionalDouble.empty());

    assertThat(subject.policies().getFirst()).doesNotContainKey(RobustnessMetric.SATISFICING);
    assertThat(subject.best(RobustnessMetric.SATISFICING)).isEmpty();
  }

  @Test
  void keysAndDefinitionsAreAllDifferent() {
    assertThat(Arrays.stream(RobustnessMetric.values()).map(RobustnessMetric::key))
        .doesNotHaveDuplicates()
        .contains("regret_p90", "cvar10", "mean_variance", "percentile10");
    assertThat(Arrays.stream(RobustnessMetric.values()).map(RobustnessMetric::definition))
        .doesNotHaveDuplicates();
  }

  @Test
  void refusesTablesWithHoles() {
    assertThatThrownBy(
            () -> Robustness.of(new double[][] {{1, 2}, {1}}, false, OptionalDouble.empty()))
        .hasMessage("policy 1 has 1 scenarios, not 2");
    assertThatThrownBy(() -> Robustness.of(new double[0][], false, OptionalDouble.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
