package org.detente.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// FEATURE UNDER TEST: Latin hypercubes.
class LatinHypercubeTest {

  @ParameterizedTest
  @CsvSource({"1,1,1", "7,3,2", "100,12,3", "1000,2,4"})
  void everySliceOfEveryInputHoldsOnePoint(int points, int inputs, long seed) {
    double[][] sample = LatinHypercube.sample(points, inputs, seed);

    for (int j = 0; j < inputs; j++) {
      int input = j;
      int[] slices =
          Arrays.stream(sample).mapToInt(u -> (int) (u[input] * points)).sorted().toArray();
      for (int i = 0; i < points; i++) {
        assertThat(slices[i]).isEqualTo(i);
      }
    }
  }

  @Test
  void inputsAreInOrdersOfTheirOwnAndTheSeedDecides() {
    double[][] sample = LatinHypercube.sample(50, 2, 9);

    assertThat(Arrays.stream(sample).allMatch(u -> (int) (50 * u[0]) == (int) (50 * u[1])))
        .isFalse();
    assertThat(sample).isDeepEqualTo(LatinHypercube.sample(50, 2, 9));
    assertThat(sample[0]).isNotEqualTo(LatinHypercube.sample(50, 2, 10)[0]);
  }
}
