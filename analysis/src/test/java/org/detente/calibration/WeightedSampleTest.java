package org.detente.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// FEATURE UNDER TEST: numbers with weights.
class WeightedSampleTest {

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 100);
  }

  /// Reference: a weight of three is the value three times over.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void wholeWeightsAreRepetitions(long seed) {
    var random = new SplittableRandom(seed);
    int n = random.nextInt(1, 20);
    double[] values = random.doubles(n).toArray();
    double[] weights = random.ints(n, 0, 4).asDoubleStream().toArray();
    weights[random.nextInt(n)] = 2;
    var repeated = new ArrayList<Double>();
    for (int i = 0; i < n; i++) {
      for (int r = 0; r < weights[i]; r++) {
        repeated.add(values[i]);
      }
    }
    repeated.sort(null);
    double at = random.nextDouble();
    double q = random.nextDouble();

    var subject = WeightedSample.of(values, weights);

    long from = repeated.stream().filter(v -> v >= at).count();
    assertThat(subject.shareFrom(at)).isCloseTo(from / (double) repeated.size(), within(1e-12));
    assertThat(subject.quantile(q))
        .isEqualTo(repeated.get(Math.max(0, (int) Math.ceil(q * repeated.size()) - 1)));
    double largest = 0;
    for (int i = 0; i < repeated.size(); i++) {
      double below = i / (double) repeated.size();
      double upTo = (i + 1) / (double) repeated.size();
      largest = Math.max(largest, Math.abs(repeated.get(i) - below));
      largest = Math.max(largest, Math.abs(repeated.get(i) - upTo));
    }
    // Repeated values make the steps in between shorter, never longer.
    assertThat(subject.distanceFromEven()).isCloseTo(largest, within(1e-12));
  }

  @Test
  void anEvenSampleIsHalfAStepAway() {
    double[] values = {0.125, 0.375, 0.625, 0.875};
    double[] weights = new double[4];
    Arrays.fill(weights, 5);

    assertThat(WeightedSample.of(values, weights).distanceFromEven())
        .isCloseTo(0.125, within(1e-15));
  }
}
