package org.detente.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// FEATURE UNDER TEST: sequences of draws have the moments of their distributions and depend on
/// seed, stream and purpose only.
class DrawsTest {

  private static final int COUNT = 40_000;

  /// Mean and variance of many draws within five standard errors; that of the variance is taken for
  /// a kurtosis of up to 9 (exponential).
  private static void moments(ToDoubleFunction<Draws> draw, double mean, double variance) {
    var draws = new Draws(11, 3, 5);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < COUNT; i++) {
      double x = draw.applyAsDouble(draws) - mean;
      sum += x;
      squares += x * x;
    }
    assertThat(sum / COUNT).isCloseTo(0, within(5 * Math.sqrt(variance / COUNT)));
    assertThat(squares / COUNT).isCloseTo(variance, within(5 * variance * Math.sqrt(8.0 / COUNT)));
  }

  @Test
  void uniformNormalExponential() {
    moments(Draws::uniform, 0.5, 1.0 / 12);
    moments(Draws::normal, 0, 1);
    moments(Draws::exponential, 1, 1);
    moments(d -> d.below(6), 2.5, 35.0 / 12);
  }

  @ParameterizedTest
  @CsvSource({"0.9", "1", "2.5", "40", "1e6"})
  void gamma(double shape) {
    moments(d -> d.gamma(shape), shape, shape);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 5", "400, 30"})
  void beta(double a, double b) {
    double sum = a + b;
    moments(d -> d.beta(a, b), a / sum, a * b / (sum * sum * (sum + 1)));
  }

  @ParameterizedTest
  @CsvSource({"0.3", "5", "11.9", "12.1", "60", "5e5"})
  void poisson(double mean) {
    moments(d -> d.poisson(mean), mean, mean);
  }

  @ParameterizedTest
  @CsvSource({"1, 0.3", "20, 0.9", "50, 0.5", "1000, 0.013", "1000, 0.7", "2000000, 0.4"})
  void binomial(int trials, double chance) {
    moments(d -> d.binomial(trials, chance), trials * chance, trials * chance * (1 - chance));
  }

  @Test
  void edgesGiveWhatTheyMust() {
    var draws = new Draws(1, 1, 1);
    assertThat(draws.poisson(0)).isZero();
    assertThat(draws.binomial(0, 0.5)).isZero();
    assertThat(draws.binomial(70, 0)).isZero();
    assertThat(draws.binomial(70, 1)).isEqualTo(70);
  }

  @Test
  void seedStreamAndPurposeEachMakeAnotherSequence() {
    double first = new Draws(1, 2, 3).uniform();
    assertThat(new Draws(1, 2, 3).uniform()).isEqualTo(first);
    assertThat(new Draws(2, 2, 3).uniform()).isNotEqualTo(first);
    assertThat(new Draws(1, 3, 3).uniform()).isNotEqualTo(first);
    assertThat(new Draws(1, 2, 4).uniform()).isNotEqualTo(first);
  }
}
