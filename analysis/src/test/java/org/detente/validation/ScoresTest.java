package org.detente.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.detente.numeric.Counts;
import org.detente.numeric.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// FEATURE UNDER TEST: scores and baselines, against their definitions written out.
class ScoresTest {

  private static double[] sample(Draws draws, int n, double mean) {
    double[] sample = new double[n];
    Arrays.setAll(sample, i -> draws.poisson(mean));
    Arrays.sort(sample);
    return sample;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void theRankedScoreIsMeanDistanceLessHalfTheMeanDistanceBetweenDraws(int seed) {
    var draws = new Draws(seed, 1, 1);
    double[] sample = sample(draws, 1 + draws.below(40), 1 + 50 * draws.uniform());
    double observed = draws.below(100);
    double far = 0;
    double apart = 0;
    for (double x : sample) {
      far += Math.abs(Math.log1p(x) - Math.log1p(observed));
      for (double other : sample) {
        apart += Math.abs(Math.log1p(x) - Math.log1p(other));
      }
    }
    int n = sample.length;
    assertThat(Scores.crps(sample, observed))
        .isCloseTo(far / n - apart / (2.0 * n * n), within(1e-12))
        .isNotNegative();
  }

  @Test
  void whoeverSaysWhatIsTrueScoresBest() {
    double honest = 0;
    double tooHigh = 0;
    double tooSure = 0;
    for (int i = 0; i < 400; i++) {
      var draws = new Draws(i, 2, 2);
      double seen = draws.poisson(20);
      honest += Scores.crps(sample(draws, 200, 20), seen);
      tooHigh += Scores.crps(sample(draws, 200, 35), seen);
      tooSure += Scores.crps(new double[] {20}, seen);
    }
    assertThat(honest).isLessThan(tooHigh).isLessThan(tooSure);
  }

  @Test
  void aSingleValueScoresItsDistance() {
    assertThat(Scores.crps(new double[] {9}, 99)).isCloseTo(Math.log(10), within(1e-12));
    assertThat(Scores.brier(0.2, 1)).isCloseTo(0.64, within(1e-12));
    assertThat(Scores.log(0, 1000, 1)).isGreaterThan(Scores.log(10, 1000, 1)).isFinite();
    assertThat(Scores.rank(new double[] {0, 0, 1, 2}, 0)).isEqualTo(0.25);
  }

  /// A place whose years vary no more than a Poisson: its score is that of many Poisson draws.
  @Test
  void theOwnYearsOfASteadyPlaceScoreLikeAPoisson() {
    double[] history = {20, 21, 19, 20, 20};
    double[] draws = new double[20_001];
    Arrays.setAll(draws, i -> Counts.poisson((i + 0.5) / draws.length, 20));
    Arrays.sort(draws);
    for (double observed : new double[] {0, 13, 20, 31.5, 400}) {
      assertThat(Baselines.ownHistory(history, observed).orElseThrow())
          .isCloseTo(Scores.crps(draws, observed), within(2e-3));
    }
  }

  @Test
  void spreadYearsForgiveWhatSteadyYearsDoNot() {
    double[] steady = {20, 21, 19, 20, 20};
    double[] spread = {2, 60, 5, 30, 3};
    assertThat(Baselines.ownHistory(spread, 2).orElseThrow())
        .isLessThan(Baselines.ownHistory(steady, 2).orElseThrow());
    assertThat(Baselines.ownHistory(new double[] {0, 0, 0}, 0).orElseThrow()).isZero();
    assertThat(Baselines.ownHistory(new double[] {3, 4}, 3)).isEmpty();
  }

  @Test
  void theLastValueSpreadsByPastChanges() {
    double[] history = {10, 20, 10, 20, 10};
    assertThat(Baselines.lastValue(history, 1, 20).orElseThrow())
        .isLessThan(Baselines.lastValue(history, 1, 200).orElseThrow());
    // Over two years such a place has never changed.
    assertThat(Baselines.lastValue(history, 2, 10).orElseThrow()).isCloseTo(0, within(1e-12));
    assertThat(Baselines.lastValue(new double[] {1, 2}, 1, 1)).isEmpty();
  }

  @Test
  void thePanelCountsWhatItsFileHolds() {
    PostwarPanel panel = PostwarPanel.shipped();
    assertThat(panel.years()[0] + panel.years()[1]).isGreaterThan(1000);
    assertThat(panel.hazard(false)).isGreaterThan(panel.hazard(true)).isBetween(0.005, 0.1);
  }
}
