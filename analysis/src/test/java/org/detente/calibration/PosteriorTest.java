package org.detente.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.detente.evidence.Dimension;
import org.detente.value.Range;
import org.junit.jupiter.api.Test;

/// FEATURE UNDER TEST: draws near the observed history become a posterior, on problems whose answer
/// is known.
class PosteriorTest {

  private static final double NOISE = 0.1;
  private static final int DRAWS = 20_000;

  /// A value in 0..1 that is seen with normal noise, and another that leaves no trace.
  private static final class Seen {
    final double[][] values = new double[DRAWS][2];
    final double[][] statistics = new double[DRAWS][2];

    Seen(long seed) {
      var random = new SplittableRandom(seed);
      for (int i = 0; i < DRAWS; i++) {
        values[i][0] = random.nextDouble();
        values[i][1] = random.nextDouble();
        statistics[i][0] = values[i][0] + NOISE * random.nextGaussian();
        statistics[i][1] = random.nextGaussian();
      }
    }
  }

  private final Seen seen = new Seen(5);

  /// The exact posterior is a normal distribution around what was seen (cut at 0 and 1, which lie
  /// five deviations away).
  @Test
  void meetsTheExactPosteriorOfANormalMean() {
    Posterior subject =
        Posterior.of(PriorDraws.of(seen.values, seen.statistics), new double[] {0.5, 0});

    assertThat(subject.draws()).hasSize(DRAWS / 100);
    double error = NOISE / Math.sqrt(subject.effectiveSize());
    assertThat(subject.mean(0)).isCloseTo(0.5, within(4 * error));
    assertThat(subject.sd(0)).isCloseTo(NOISE, within(4 * error));
    assertThat(subject.quantile(0, 0.95)).isCloseTo(0.5 + 1.645 * NOISE, within(8 * error));
  }

  @Test
  void whatLeavesNoTraceKeepsItsPriorAndTheVerdictSaysSo() {
    Posterior subject =
        Posterior.of(PriorDraws.of(seen.values, seen.statistics), new double[] {0.5, 0});
    Verdict verdict = Verdict.of(subject, 1);

    assertThat(verdict.informed(subject.kolmogorov(0))).isTrue();
    assertThat(verdict.informed(subject.kolmogorov(1))).isFalse();
    // Chance alone stays below the bound a hundred times in a hundred and one, not always.
    double[] chance = subject.byChance(2000, 77);
    long above = Arrays.stream(chance).filter(d -> d > verdict.chance()).count();
    assertThat(above / 2000.0).isBetween(0.001, 0.025);
  }

  /// Law: sampled evenly over the range written, a value has the mean and spread of its posterior.
  @Test
  void theRangeWrittenHasTheMeanAndSpreadOfThePosterior() {
    Posterior subject =
        Posterior.of(PriorDraws.of(seen.values, seen.statistics), new double[] {0.4, 0});
    var prior =
        new Dimension(
            "x", new Range(10, 15, 20), Dimension.Scale.UNIFORM, 0, "1", List.of(), "seen");

    Range range = Calibration.range(prior, subject, 0);

    assertThat((range.low() + range.high()) / 2).isCloseTo(10 + 10 * subject.mean(0), within(1e-9));
    assertThat((range.high() - range.low()) / Math.sqrt(12))
        .isCloseTo(10 * subject.sd(0), within(1e-9));
    assertThat(range.central()).isCloseTo(14, within(0.3));
  }

  /// Without regression the mean would lie where more draws are.
  @Test
  void regressionTakesOffWhatTheDistanceFromTheObservedHistoryDoes() {
    Posterior subject =
        Posterior.of(PriorDraws.of(seen.values, seen.statistics), new double[] {1.15, 0});

    // Exact: a normal around 1.15, cut at 1: mean 1.15 - 0.1 h(1.5), h = density over tail.
    double exact = 1.15 - NOISE * 0.12952 / 0.06681;
    assertThat(subject.mean(0)).isCloseTo(exact, within(0.02));
  }

  @Test
  void aStatisticThatNeverVariesCountsForNothing() {
    double[][] more = new double[DRAWS][];
    for (int i = 0; i < DRAWS; i++) {
      more[i] = new double[] {seen.statistics[i][0], seen.statistics[i][1], 7};
    }

    Posterior with = Posterior.of(PriorDraws.of(seen.values, more), new double[] {0.4, 0, 3});
    Posterior without =
        Posterior.of(PriorDraws.of(seen.values, seen.statistics), new double[] {0.4, 0});

    assertThat(with.draws()).isEqualTo(without.draws());
    assertThat(with.mean(0)).isCloseTo(without.mean(0), within(1e-3));
  }

  @Test
  void everyValueStaysWithinItsPrior() {
    Posterior subject =
        Posterior.of(PriorDraws.of(seen.values, seen.statistics), new double[] {2, 3});

    assertThat(Arrays.stream(subject.values(0))).allMatch(v -> v > 0 && v < 1);
    assertThat(Arrays.stream(subject.weights())).allMatch(w -> w >= 0);
  }
}
