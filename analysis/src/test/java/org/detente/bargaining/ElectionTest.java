package org.detente.bargaining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.detente.bargaining.SpatialSettings.ElectionModel;
import org.detente.numeric.Philox;
import org.junit.jupiter.api.Test;

/// FEATURE UNDER TEST: from votes to probabilities of options.
class ElectionTest {

  private final Philox luck = new Philox();

  private double[][] coalitions(int seed, int options, VotingRule rule) {
    int actors = 5;
    var weights = new double[actors];
    var worth = new double[actors][options];
    for (int k = 0; k < actors; k++) {
      for (int i = 0; i < options; i++) {
        luck.draw(seed, 5, k, i, 0, 0);
        worth[k][i] = luck.first();
        weights[k] = 1 + luck.second();
      }
    }
    return Election.coalitions(rule, weights, worth);
  }

  @Test
  void probabilitiesAddUpToOne() {
    for (int seed = 0; seed < 60; seed++) {
      for (ElectionModel model : ElectionModel.values()) {
        for (VictoryLaw law : VictoryLaw.values()) {
          VotingRule rule = VotingRule.values()[seed % 6];
          double[] p = Election.probabilities(model, law, coalitions(seed, 2 + seed % 7, rule));
          assertThat(Arrays.stream(p).sum()).isCloseTo(1, within(1e-9));
          assertThat(p).doesNotContain(Double.NaN);
          assertThat(Arrays.stream(p).min().orElseThrow()).isGreaterThanOrEqualTo(0);
        }
      }
    }
  }

  @Test
  void ofTwoOptionsEachHasItsProbabilityOfVictory() {
    for (int seed = 0; seed < 40; seed++) {
      double[][] c = coalitions(seed, 2, VotingRule.PROPORTIONAL);
      for (VictoryLaw law : VictoryLaw.values()) {
        double victory = law.victory(c[0][1], c[1][0]);
        assertThat(Election.probabilities(ElectionModel.CONDITIONAL, law, c)[0])
            .isCloseTo(victory, within(1e-12));
        assertThat(Election.probabilities(ElectionModel.MARKOV_UNIFORM, law, c)[0])
            .isCloseTo(victory, within(1e-5));
      }
    }
  }

  /// The distribution is what one more step of the process leaves as it is.
  @Test
  void theUniformMarkovProcessIsAtRest() {
    for (int seed = 0; seed < 40; seed++) {
      int n = 2 + seed % 6;
      double[][] c = coalitions(seed, n, VotingRule.CUBIC);
      double[] p = Election.probabilities(ElectionModel.MARKOV_UNIFORM, VictoryLaw.SQUARE, c);
      for (int i = 0; i < n; i++) {
        double next = 0;
        for (int j = 0; j < n; j++) {
          double v = i == j ? 0.5 : VictoryLaw.SQUARE.victory(c[i][j], c[j][i]);
          next += v * (p[i] + p[j]) / n;
        }
        assertThat(next).isCloseTo(p[i], within(2e-6));
      }
    }
  }

  @Test
  void whatAllPreferWinsUnderEveryModel() {
    double[] weights = {3, 1, 2};
    double[][] worth = {{0.2, 0.9, 0.4}, {0.1, 0.8, 0.3}, {0.5, 0.7, 0.6}};
    double[][] c = Election.coalitions(VotingRule.PROPORTIONAL, weights, worth);
    for (ElectionModel model : ElectionModel.values()) {
      assertThat(Election.probabilities(model, VictoryLaw.LINEAR, c)[1]).isGreaterThan(0.99);
    }
  }

  @Test
  void manyLopsidedOptionsDoNotVanish() {
    int n = 400;
    var c = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        // Each loses to one other, so that no option beats all and every product is tiny.
        c[i][j] = j == (i + 1) % n ? 1e-8 : 1;
      }
    }
    double[] p = Election.probabilities(ElectionModel.CONDITIONAL, VictoryLaw.OCTIC, c);
    assertThat(Arrays.stream(p).sum()).isCloseTo(1, within(1e-9));
  }

  @Test
  void victoryGrowsWithStrengthAndIsEvenBetweenEquals() {
    for (VictoryLaw law : VictoryLaw.values()) {
      assertThat(law.victory(2, 2)).isCloseTo(0.5, within(1e-12));
      double last = 0;
      for (double s = 0.1; s < 5; s += 0.05) {
        double p = law.victory(s, 1);
        assertThat(p).isGreaterThanOrEqualTo(last).isBetween(0.0, 1.0);
        assertThat(p + law.victory(1, s)).isCloseTo(1, within(1e-9));
        last = p;
      }
    }
    assertThat(VictoryLaw.OCTIC.victory(1e60, 1e60)).isEqualTo(0.5);
  }

  @Test
  void votesAreAntisymmetricButForProspects() {
    for (VotingRule rule : VotingRule.values()) {
      double there = rule.vote(2, 0.7, 0.4);
      double back = rule.vote(2, 0.4, 0.7);
      assertThat(there).isPositive();
      if (rule == VotingRule.PROSPECT) {
        assertThat(there).isCloseTo(-back * 2 / 3, within(1e-12));
      } else {
        assertThat(there).isCloseTo(-back, within(1e-12));
      }
    }
  }
}
