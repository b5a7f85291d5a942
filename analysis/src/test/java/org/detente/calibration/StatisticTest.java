package org.detente.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// FEATURE UNDER TEST: what is compared between simulated and observed years.
class StatisticTest {

  private static final double ROUNDING = 1e-12;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 100);
  }

  private static double[] history(SplittableRandom random) {
    return IntStream.range(0, random.nextInt(3, 40))
        .mapToDouble(_ -> Math.floor(Math.exp(random.nextDouble(0, 5))) - 1)
        .toArray();
  }

  @Test
  void aShortHistoryByHand() {
    double[] found = Statistic.of(new double[] {9, 0, 19, 4});

    // Counted as 9, 2, 19, 2.
    double[] logs = {Math.log(10), Math.log(3), Math.log(20), Math.log(3)};
    double mean = (logs[0] + logs[1] + logs[2] + logs[3]) / 4;
    double squares = 0;
    double lag1 = 0;
    double lag2 = 0;
    for (int t = 0; t < 4; t++) {
      squares += Math.pow(logs[t] - mean, 2);
      lag1 += t < 1 ? 0 : (logs[t] - mean) * (logs[t - 1] - mean);
      lag2 += t < 2 ? 0 : (logs[t] - mean) * (logs[t - 2] - mean);
    }
    assertThat(found)
        .containsExactly(
            new double[] {
              Math.log(9),
              Math.log(6.5),
              Math.sqrt(squares / 3),
              lag1 / squares,
              lag2 / squares,
              Math.log(20),
              0.5
            },
            within(ROUNDING));
  }

  /// Law: what is under five is one class, in whichever history it stands.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void yearsUnderFiveAreNotToldApart(long seed) {
    var random = new SplittableRandom(seed);
    double[] deaths = history(random);
    double[] other = deaths.clone();
    for (int t = 0; t < other.length; t++) {
      other[t] = other[t] < 5 ? random.nextInt(5) : other[t];
    }

    assertThat(Statistic.of(other)).isEqualTo(Statistic.of(deaths));
  }

  /// Law: turning a history round changes no statistic, for none of them knows a direction.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void timeMayRunBackwards(long seed) {
    double[] deaths = history(new SplittableRandom(seed));
    double[] turned =
        IntStream.range(0, deaths.length).mapToDouble(t -> deaths[deaths.length - 1 - t]).toArray();

    assertThat(Statistic.of(turned)).containsExactly(Statistic.of(deaths), within(1e-9));
  }

  @Test
  void yearsThatAreAllAlikeHaveNoSpreadAndNoMemory() {
    double[] found = Statistic.of(new double[] {7, 7, 7, 7});

    assertThat(found[Statistic.LOG_SD.ordinal()]).isCloseTo(0, within(ROUNDING));
    assertThat(found[Statistic.LAG_1.ordinal()]).isZero();
    assertThat(found[Statistic.LAG_2.ordinal()]).isZero();
  }
}
