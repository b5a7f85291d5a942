package org.detente.bargaining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.detente.bargaining.SpatialSettings.Commitment;
import org.detente.bargaining.SpatialSettings.ElectionModel;
import org.detente.bargaining.SpatialSettings.Interpolation;
import org.detente.bargaining.SpatialSettings.Offers;
import org.detente.bargaining.SpatialSettings.RiskAdjustment;
import org.detente.bargaining.SpatialSettings.RiskRange;
import org.detente.bargaining.SpatialSettings.Transition;
import org.junit.jupiter.api.Test;

/// FEATURE UNDER TEST: laws of the spatial model that hold for every scenario and setting.
class SpatialModelTest {

  private static final int SEEDS = 12;

  /// Settings that take another choice of every kind from case to case.
  private static SpatialSettings settings(int n) {
    return new SpatialSettings(
        VictoryLaw.values()[n % 5],
        ElectionModel.values()[n % 3],
        Transition.values()[n / 2 % 2],
        VotingRule.values()[n % 6],
        RiskAdjustment.values()[n % 5],
        RiskRange.values()[n / 3 % 3],
        Commitment.values()[n / 2 % 3],
        Interpolation.values()[n / 5 % 3],
        Offers.values()[n / 7 % 3],
        n % 4 == 0,
        2,
        12,
        0.02,
        n);
  }

  private static SpatialSettings deterministic(Offers offers, boolean corrected) {
    SpatialSettings s = SpatialSettings.standard();
    return new SpatialSettings(
        s.victory(),
        s.election(),
        s.transition(),
        s.voting(),
        s.riskAdjustment(),
        s.riskRange(),
        s.commitment(),
        s.interpolation(),
        offers,
        corrected,
        2,
        12,
        0.02,
        1);
  }

  @Test
  void theTrailAddsUpUnderEveryChoice() {
    for (int n = 0; n < 60; n++) {
      BargainingScenario scenario = Invented.scenario(n, 3 + n % 6, 1 + n % 3);
      SpatialSettings settings = settings(n);
      List<SpatialTurn> turns = SpatialModel.run(scenario, settings);
      assertThat(turns).hasSizeBetween(3, 13);
      for (int t = 0; t + 1 < turns.size(); t++) {
        check(scenario, turns.get(t), turns.get(t + 1));
      }
      assertThat(turns.getLast().bargains()).isEmpty();
    }
  }

  /// Votes on a table add up to 1, exactly one of its bargains is kept, and the next position is
  /// what the trail says.
  private static void check(BargainingScenario scenario, SpatialTurn turn, SpatialTurn next) {
    int actors = scenario.actors().size();
    for (int k = 0; k < actors; k++) {
      double votes = 0;
      var kept = new ArrayList<List<Double>>();
      for (SpatialBargain b : turn.bargains()) {
        if (b.initiator() == k) {
          votes += b.initiatorProbability();
          if (b.initiatorTakesIt()) {
            kept.add(b.initiatorOffer());
          }
        } else if (b.receiver() == k) {
          votes += b.receiverProbability();
          if (b.receiverTakesIt()) {
            kept.add(b.receiverOffer());
          }
        }
      }
      assertThat(votes).isCloseTo(1, within(1e-9));
      assertThat(kept).containsExactly(next.positions().get(k));
      for (int i = 0; i < actors; i++) {
        assertThat(turn.victories().get(k).get(i)).isBetween(0.0, 1.0);
        assertThat(turn.distances().get(k).get(i)).isBetween(0.0, 1.0 + 1e-12);
      }
      var distinct = new HashSet<List<Double>>();
      double all = 0;
      for (int i = 0; i < actors; i++) {
        all += distinct.add(turn.positions().get(i)) ? turn.probabilities().get(k).get(i) : 0;
      }
      if (spread(turn)) {
        assertThat(all).isCloseTo(1, within(1e-9));
      }
    }
    assertThat(turn.risks()).allSatisfy(r -> assertThat(r).isBetween(-1.0, 1.0));
  }

  /// Whether no two places are so near that they count as one without being the same.
  private static boolean spread(SpatialTurn turn) {
    for (List<Double> a : turn.positions()) {
      for (List<Double> b : turn.positions()) {
        double largest =
            IntStream.range(0, a.size())
                .mapToDouble(d -> Math.abs(a.get(d) - b.get(d)))
                .max()
                .orElse(0);
        if (largest > 0 && largest < 0.2) {
          return false;
        }
      }
    }
    return true;
  }

  @Test
  void nobodyLeavesTheRangeOfPositionsByMoreThanRounding() {
    for (int n = 0; n < 40; n++) {
      BargainingScenario scenario = Invented.scenario(n, 6, 2);
      for (SpatialTurn turn : SpatialModel.run(scenario, settings(n))) {
        for (int d = 0; d < 2; d++) {
          int dimension = d;
          double[] start =
              scenario.actors().stream()
                  .mapToDouble(a -> a.position().get(dimension))
                  .sorted()
                  .toArray();
          for (List<Double> position : turn.positions()) {
            assertThat(position.get(d)).isBetween(start[0] - 0.005, start[5] + 0.005);
          }
        }
      }
    }
  }

  @Test
  void theOrderOfActorsDoesNotMatter() {
    for (int seed = 0; seed < SEEDS; seed++) {
      BargainingScenario scenario = Invented.scenario(seed, 7, 2);
      var reversed = new ArrayList<>(scenario.actors());
      Collections.reverse(reversed);
      var settings = deterministic(Offers.COMPROMISE, seed % 2 == 0);
      List<SpatialTurn> one = SpatialModel.run(scenario, settings);
      List<SpatialTurn> other = SpatialModel.run(Invented.with(scenario, reversed), settings);
      for (int i = 0; i < 7; i++) {
        for (int d = 0; d < 2; d++) {
          assertThat(other.get(1).positions().get(6 - i).get(d))
              .isCloseTo(one.get(1).positions().get(i).get(d), within(1e-9));
        }
      }
    }
  }

  @Test
  void theUnitOfCapabilityDoesNotMatter() {
    for (int seed = 0; seed < SEEDS; seed++) {
      BargainingScenario scenario = Invented.scenario(seed, 6, 1);
      var scaled =
          scenario.actors().stream()
              .map(
                  a ->
                      new BargainingActor(
                          a.name(), "", 8 * a.capability(), a.position(), a.salience()))
              .toList();
      var settings = deterministic(Offers.BOTH, true);
      SpatialTurn one = SpatialModel.run(scenario, settings).get(0);
      SpatialTurn other = SpatialModel.run(Invented.with(scenario, scaled), settings).get(0);
      for (int i = 0; i < 6; i++) {
        assertThat(other.risks().get(i)).isCloseTo(one.risks().get(i), within(1e-6));
        for (int j = 0; j < 6; j++) {
          assertThat(other.victories().get(i).get(j))
              .isCloseTo(one.victories().get(i).get(j), within(1e-6));
        }
      }
    }
  }

  @Test
  void anIdealThatFollowsAtOnceIsTheOwnPosition() {
    for (int seed = 0; seed < SEEDS; seed++) {
      BargainingScenario scenario = Invented.scenario(seed, 5, 2);
      BargainingScenario explicit = accommodating(scenario, 1);
      assertThat(SpatialModel.run(explicit, settings(seed)))
          .isEqualTo(SpatialModel.run(scenario, settings(seed)));
    }
  }

  @Test
  void anIdealThatLagsLiesBetweenTheOldIdealAndThePosition() {
    for (int seed = 0; seed < SEEDS; seed++) {
      BargainingScenario scenario = accommodating(Invented.scenario(seed, 5, 1), 0.25);
      List<SpatialTurn> turns = SpatialModel.run(scenario, SpatialSettings.standard());
      for (int t = 1; t < turns.size(); t++) {
        for (int i = 0; i < 5; i++) {
          double old = turns.get(t - 1).ideals().get(i).get(0);
          double position = turns.get(t).positions().get(i).get(0);
          assertThat(turns.get(t).ideals().get(i).get(0))
              .isCloseTo(0.25 * position + 0.75 * old, within(1e-9));
        }
      }
    }
  }

  private static BargainingScenario accommodating(BargainingScenario scenario, double own) {
    int n = scenario.actors().size();
    List<List<Double>> matrix =
        IntStream.range(0, n)
            .mapToObj(i -> IntStream.range(0, n).mapToObj(j -> i == j ? own : 0.0).toList())
            .toList();
    return new BargainingScenario(
        scenario.name(), scenario.dimensions(), scenario.actors(), matrix);
  }

  @Test
  void actorsWhoAgreeStayWhereTheyAre() {
    var actors = new ArrayList<BargainingActor>();
    for (int i = 0; i < 4; i++) {
      actors.add(new BargainingActor("a" + i, "", 1 + i, List.of(40.0), List.of(50.0)));
    }
    var scenario = new BargainingScenario("", List.of("x"), actors);
    List<SpatialTurn> turns = SpatialModel.run(scenario, SpatialSettings.standard());
    assertThat(turns).hasSize(3);
    assertThat(turns.getLast().positions()).allMatch(p -> p.equals(List.of(40.0)));
    assertThat(turns.getLast().risks()).allMatch(r -> r == 0);
  }

  @Test
  void theStochasticFormFollowsItsSeed() {
    BargainingScenario scenario = Invented.scenario(3, 8, 1);
    var outcomes = new HashSet<List<SpatialTurn>>();
    for (int seed = 1; seed <= 10; seed++) {
      SpatialSettings s = SpatialSettings.standard();
      var settings =
          new SpatialSettings(
              s.victory(),
              s.election(),
              Transition.STOCHASTIC,
              s.voting(),
              s.riskAdjustment(),
              s.riskRange(),
              s.commitment(),
              s.interpolation(),
              s.offers(),
              false,
              2,
              20,
              0.02,
              seed);
      List<SpatialTurn> turns = SpatialModel.run(scenario, settings);
      assertThat(SpatialModel.run(scenario, settings)).isEqualTo(turns);
      outcomes.add(turns);
    }
    assertThat(outcomes).hasSizeGreaterThan(5);
  }

  @Test
  void whatCannotBeIsRefused() {
    var good = new BargainingActor("a", "", 1, List.of(40.0), List.of(50.0));
    var far = new BargainingActor("b", "", 1, List.of(140.0), List.of(50.0));
    var eager = new BargainingActor("b", "", 1, List.of(40.0), List.of(101.0));
    for (BargainingActor bad : List.of(far, eager)) {
      var scenario = new BargainingScenario("", List.of("x"), List.of(good, bad));
      assertThatThrownBy(() -> SpatialModel.run(scenario, SpatialSettings.standard()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("b:");
    }
    assertThatThrownBy(() -> new BargainingScenario("", List.of("x"), List.of(good, good)))
        .hasMessageContaining("two actors are called a");
    assertThatThrownBy(() -> new BargainingActor("a", "", 0, List.of(1.0), List.of(1.0)))
        .hasMessageContaining("capability");
    assertThatThrownBy(() -> new BargainingActor("a", "", 1, List.of(1.0), List.of(0.0)))
        .hasMessageContaining("matter");
  }
}
