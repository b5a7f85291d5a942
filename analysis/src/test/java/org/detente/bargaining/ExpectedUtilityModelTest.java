package org.detente.bargaining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.detente.bargaining.ExpectedUtilityRound.Kind;
import org.detente.bargaining.ExpectedUtilityRound.Offer;
import org.junit.jupiter.api.Test;

/// FEATURE UNDER TEST: laws of the expected utility model.
class ExpectedUtilityModelTest {

  private static BargainingScenario scenario(int seed, int actors) {
    BargainingScenario drawn = Invented.scenario(seed, actors, 1);
    return Invented.with(
        drawn,
        drawn.actors().stream()
            .map(
                a ->
                    new BargainingActor(
                        a.name(),
                        "",
                        a.capability(),
                        a.position(),
                        List.of(a.salience().get(0) / 100)))
            .toList());
  }

  @Test
  void theTrailLeadsFromRoundToRound() {
    int moves = 0;
    for (int seed = 0; seed < 40; seed++) {
      List<ExpectedUtilityRound> rounds =
          ExpectedUtilityModel.run(scenario(seed, 3 + seed % 7), 6, 1, seed % 2 == 0);
      assertThat(rounds).hasSize(7);
      for (int k = 0; k + 1 < rounds.size(); k++) {
        ExpectedUtilityRound round = rounds.get(k);
        assertThat(round.risks()).allSatisfy(r -> assertThat(r).isBetween(0.5 - 1e-12, 2 + 1e-12));
        for (int i = 0; i < round.positions().size(); i++) {
          int actor = i;
          List<Offer> taken =
              round.offers().stream().filter(o -> o.actor() == actor && o.taken()).toList();
          assertThat(taken).hasSizeLessThanOrEqualTo(1);
          double expected = taken.isEmpty() ? round.positions().get(i) : taken.get(0).position();
          assertThat(rounds.get(k + 1).positions().get(i)).isEqualTo(expected);
          moves += taken.size();
        }
        for (Offer o : round.offers()) {
          assertThat(o.otherUtility()).isPositive();
          double low = Math.min(round.positions().get(o.actor()), round.positions().get(o.other()));
          double high =
              Math.max(round.positions().get(o.actor()), round.positions().get(o.other()));
          assertThat(o.position()).isBetween(low - 1e-9, high + 1e-9);
        }
      }
    }
    assertThat(moves).isGreaterThan(50);
  }

  @Test
  void aScaleMovedAndStretchedGivesTheSameCourse() {
    for (int seed = 0; seed < 20; seed++) {
      BargainingScenario scenario = scenario(seed, 6);
      var stretched =
          scenario.actors().stream()
              .map(
                  a ->
                      new BargainingActor(
                          a.name(),
                          "",
                          2 * a.capability(),
                          List.of(16 * a.position().get(0) - 512),
                          a.salience()))
              .toList();
      var one = ExpectedUtilityModel.run(scenario, 3, 1, false);
      var other = ExpectedUtilityModel.run(Invented.with(scenario, stretched), 3, 1, false);
      for (int i = 0; i < 6; i++) {
        assertThat(other.get(3).positions().get(i))
            .isCloseTo(16 * one.get(3).positions().get(i) - 512, within(1e-6));
      }
    }
  }

  @Test
  void thereAreCapitulationsOnlyWhereTheyAreAskedFor() {
    int capitulations = 0;
    for (int seed = 0; seed < 40; seed++) {
      BargainingScenario scenario = scenario(seed, 6);
      assertThat(ExpectedUtilityModel.run(scenario, 2, 1, false))
          .allSatisfy(r -> assertThat(r.offers()).noneMatch(o -> o.kind() == Kind.CAPITULATION));
      for (ExpectedUtilityRound r : ExpectedUtilityModel.run(scenario, 2, 1, true)) {
        capitulations +=
            (int) r.offers().stream().filter(o -> o.kind() == Kind.CAPITULATION).count();
      }
    }
    assertThat(capitulations).isPositive();
  }

  @Test
  void theMedianBeatsEveryOtherPosition() {
    for (int seed = 0; seed < 30; seed++) {
      BargainingScenario scenario = scenario(seed, 7);
      ExpectedUtilityRound start = ExpectedUtilityModel.run(scenario, 1, 1, false).get(0);
      for (double other : start.positions()) {
        double votes = 0;
        for (BargainingActor a : scenario.actors()) {
          double here = Math.abs(a.position().get(0) - start.median());
          double there = Math.abs(a.position().get(0) - other);
          votes += a.capability() * a.salience().get(0) * (there - here);
        }
        assertThat(votes).isGreaterThanOrEqualTo(-1e-9);
      }
    }
  }

  @Test
  void whatCannotBeIsRefused() {
    var a = new BargainingActor("a", "", 1, List.of(3.0), List.of(0.5));
    var same = new BargainingActor("b", "", 1, List.of(3.0), List.of(0.5));
    var eager = new BargainingActor("b", "", 1, List.of(4.0), List.of(1.5));
    assertThatThrownBy(() -> run(a, same)).hasMessageContaining("nothing to bargain over");
    assertThatThrownBy(() -> run(a, eager)).hasMessageContaining("b: salience");
    var two = new BargainingActor("c", "", 1, List.of(3.0, 4.0), List.of(0.5, 0.5));
    var other = new BargainingActor("d", "", 1, List.of(5.0, 4.0), List.of(0.5, 0.5));
    assertThatThrownBy(
            () ->
                ExpectedUtilityModel.run(
                    new BargainingScenario("", List.of("x", "y"), List.of(two, other)),
                    1,
                    1,
                    false))
        .hasMessageContaining("one dimension");
  }

  private static void run(BargainingActor a, BargainingActor b) {
    ExpectedUtilityModel.run(new BargainingScenario("", List.of("x"), List.of(a, b)), 1, 1, false);
  }
}
