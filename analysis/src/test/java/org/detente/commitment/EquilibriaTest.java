package org.detente.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EquilibriaTest {

  private static final StepSet BOTH = StepSet.first(2);

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 60);
  }

  /// Rousseau's stag hunt has two pure equilibria: nobody, and both.
  @Test
  void theStagHuntHasALowAndAHighEquilibrium() {
    var equilibria = new Equilibria(Games.stagHunt(0.4, 1, 0.9));

    assertThat(equilibria.all(100).sets()).containsExactly(StepSet.NONE, BOTH);
    assertThat(equilibria.lowest(StepSet.NONE)).isEqualTo(StepSet.NONE);
    assertThat(equilibria.highest()).isEqualTo(BOTH);
  }

  /// In the prisoner's dilemma nobody moves, whatever the other does.
  @Test
  void thePrisonersDilemmaHasOne() {
    var equilibria = new Equilibria(Games.prisonersDilemma());

    assertThat(equilibria.all(100).sets()).containsExactly(StepSet.NONE);
    assertThat(equilibria.highest()).isEqualTo(StepSet.NONE);
    assertThat(equilibria.deviation(0, BOTH)).isEqualTo(0.5);
  }

  /// A minimum-effort game (Van Huyck, Battalio and Beil 1990): each level of effort that all share
  /// is an equilibrium.
  @Test
  void inTheMinimumEffortGameEverySharedLevelIsAnEquilibrium() {
    int actors = 3;
    var moves = new java.util.ArrayList<Game.Move>();
    for (int level = 0; level < 2; level++) {
      for (int i = 0; i < actors; i++) {
        Double[] worth = {0.0, 0.0, 0.0};
        worth[i] = -0.5;
        moves.add(
            new Game.Move(i, level == 0 ? List.of() : List.of(i), true, List.of(worth), 1, 1));
      }
    }
    StepSet first = StepSet.first(3);
    var game =
        new Game(
            actors,
            moves,
            List.of(Games.together(first, 1, 1, 1), Games.together(StepSet.first(6), 1, 1, 1)),
            0.9);

    assertThat(new Equilibria(game).all(100).sets())
        .containsExactly(StepSet.NONE, first, StepSet.first(6));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void findsExactlyWhatLookingAtEverySetFinds(long seed) {
    Game game = Games.random(seed, 2 + (int) (seed % 3), 3, 0.2);
    var check = new LadderCheck(game);
    List<StepSet> slow =
        Games.standing(game).stream().filter(s -> check.equilibriumFaults(s).isEmpty()).toList();
    var equilibria = new Equilibria(game);

    Equilibria.Found found = equilibria.all(100_000);

    assertThat(found.complete()).isTrue();
    assertThat(found.sets()).containsExactlyInAnyOrderElementsOf(slow);
    for (StepSet s : slow) {
      assertThat(equilibria.highest().holds(s)).isTrue();
      assertThat(s.holds(equilibria.lowest(StepSet.NONE))).isTrue();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatIsKeptIsTheMostThatNobodyTakesBack(long seed) {
    Game game = Games.random(seed, 3, 3, 0.2);
    var equilibria = new Equilibria(game);
    for (StepSet from : Games.standing(game).stream().limit(40).toList()) {
      StepSet kept = equilibria.kept(from);
      StepSet fixed = game.closed(from.and(game.irreversible()));

      assertThat(from.holds(kept)).isTrue();
      assertThat(kept.holds(fixed)).isTrue();
      for (int i = 0; i < game.actors(); i++) {
        for (StepSet less : Games.standing(game)) {
          boolean taken =
              kept.holds(less)
                  && less.holds(fixed)
                  && less.equals(game.standing(kept.minus(game.own(i)).or(less.and(game.own(i)))));
          if (taken) {
            assertThat(game.payoff(i, less)).isLessThanOrEqualTo(game.payoff(i, kept) + 1e-9);
          }
        }
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void moreEngagementNeverLowersAnEquilibrium(long seed) {
    Game game = Games.random(seed, 3, 4, 0.2);
    StepSet low = StepSet.NONE;
    StepSet high = StepSet.NONE;
    for (double factor = 0; factor <= 2; factor += 0.25) {
      var equilibria = new Equilibria(game.scaled(java.util.Set.of(0), factor));
      assertThat(equilibria.lowest(StepSet.NONE).holds(low)).isTrue();
      assertThat(equilibria.highest().holds(high)).isTrue();
      low = equilibria.lowest(StepSet.NONE);
      high = equilibria.highest();
    }
  }

  @Test
  void refusesWhatCouldMakeAStepWorthLess() {
    assertThatThrownBy(() -> new Game(2, List.of(Games.move(0, true, -1, -0.1)), List.of(), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("worth less");
    var a = new Game.Move(0, List.of(1), true, List.of(0.0), 1, 1);
    var b = new Game.Move(0, List.of(0), true, List.of(0.0), 1, 1);
    assertThatThrownBy(() -> new Game(1, List.of(a, b), List.of(), 1))
        .hasMessageContaining("circle");
  }

  @Test
  void aSetCountsStepsBeyondTheFirstWord() {
    StepSet all = StepSet.first(StepSet.MOST);

    assertThat(all.size()).isEqualTo(96);
    assertThat(all.without(70).next(69)).isEqualTo(71);
    assertThat(StepSet.of(95).next(-1)).isEqualTo(95);
    assertThat(StepSet.of(63).next(62)).isEqualTo(63);
    assertThat(StepSet.of(63).next(63)).isEqualTo(-1);
    assertThat(StepSet.of(64).next(63)).isEqualTo(64);
    assertThat(StepSet.of(95).next(95)).isEqualTo(-1);
    assertThat(all.minus(StepSet.first(95))).isEqualTo(StepSet.of(95));
  }
}
