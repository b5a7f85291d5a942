package org.detente.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// FEATURE UNDER TEST: numbered streams of draws.
class DrawsTest {

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
