package org.detente.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// FEATURE UNDER TEST: numbered streams of draws.
class DrawsTest {

  private static final int COUNT = 40_000;

  /// Mean and variance of many draws within five standard errors; that of the variance is taken for
  /// a kurtosis of up to 9 (exponential).
  private static void moments(ToDoubleFunction<Draws> draw, double mean, double variance) {
    var draws = new Draws(11, 5, 3);
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

  private static final int MANY = 60_000;

  @Test
  void theSameNameGivesTheSameDrawsAndAnotherOthers() {
    double first = new Draws(1, 2, 3).uniform();

    assertThat(new Draws(1, 2, 3).uniform()).isEqualTo(first);
    assertThat(new Draws(2, 2, 3).uniform()).isNotEqualTo(first);
    assertThat(new Draws(1L << 40, 2, 3).uniform()).isNotEqualTo(new Draws(0, 2, 3).uniform());
    assertThat(new Draws(1, 3, 3).uniform()).isNotEqualTo(first);
    assertThat(new Draws(1, 2, 4).uniform()).isNotEqualTo(first);
  }

  /// Reference: the 64 bits of a draw as one large number, times the bound, its upper part.
  @Test
  void wholeNumbersAreThePartOfTheBoundThatTheBitsAre() {
    var philox = new Philox();
    for (int bound : new int[] {1, 2, 3, 1000, 1 << 20, Integer.MAX_VALUE}) {
      var draws = new Draws(7, 8, bound);
      for (int i = 0; i < 200; i++) {
        philox.draw(7, 0, i / 2, 0, bound, 8);
        int word = i % 2 * 2;
        long bits = (long) philox.word(word) << 32 | philox.word(word + 1) & 0xffffffffL;
        BigInteger expected =
            new BigInteger(Long.toUnsignedString(bits))
                .multiply(BigInteger.valueOf(bound))
                .shiftRight(64);
        assertThat(draws.below(bound)).isEqualTo(expected.intValueExact());
      }
    }
  }

  /// Five standard errors, at a fixed seed.
  @Test
  void wholeNumbersAreEquallyLikely() {
    var draws = new Draws(11, 0, 0);
    int[] count = new int[6];
    for (int i = 0; i < MANY; i++) {
      count[draws.below(6)]++;
    }

    for (int c : count) {
      assertThat(c).isCloseTo(MANY / 6, within((int) (5 * Math.sqrt(MANY * 5.0 / 36))));
    }
  }

  @Test
  void aShuffleKeepsEveryValueAndEveryOrderIsAsLikely() {
    int[] seen = new int[6];
    for (int i = 0; i < 6000; i++) {
      int[] order = {0, 1, 2};
      new Draws(5, 1, i).shuffle(order);
      assertThat(order).containsExactlyInAnyOrder(0, 1, 2);
      seen[2 * order[0] + (order[1] > order[2] ? 1 : 0)]++;
    }

    assertThat(IntStream.of(seen).min().orElseThrow()).isGreaterThan(1000 - 145);
  }
}
