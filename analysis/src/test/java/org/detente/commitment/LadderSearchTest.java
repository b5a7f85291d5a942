package org.detente.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LadderSearchTest {

  private static final StepSet BOTH = StepSet.first(2);

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 120);
  }

  private static Ladder climb(Game game) {
    var equilibria = new Equilibria(game);
    return LadderSearch.cheapest(game, equilibria, StepSet.NONE, equilibria.highest());
  }

  /// With a sure climb and little exposure each mover counts on the other: nothing is needed.
  @Test
  void aSureStagHuntNeedsNoGuarantee() {
    Ladder ladder = climb(Games.stagHunt(0.2, 1, 0.99));

    assertThat(ladder.steps()).containsExactly(0, 1);
    assertThat(ladder.guarantee()).isZero();
    assertThat(ladder.isCheapest()).isTrue();
  }

  /// Worked by hand: cost 0.5, both 0.6, chance to go on 0.5, delay 1, seen 0.9. The first mover
  /// stands exposed with weight 0.5: 0.5 x (-0.5) + 0.5 x (0.5 x 0.1) = -0.225. Stopping: 0 in the
  /// open; claiming 0.5 x 0.1 x (0.05 + 0.5) = 0.0275. It needs 0.2525. The second gets 0.1 against
  /// 0.5 x 0.5 x ... less than nothing is left to it when it stops, so it needs less or nothing.
  @Test
  void aRiskyStagHuntHasALadderOnlyWithAGuarantee() {
    Ladder ladder = climb(Games.stagHunt(0.5, 0.6, 0.5));

    assertThat(ladder.rungs().getFirst().guarantee()).isCloseTo(0.2525, within(1e-12));
    assertThat(ladder.rungs().getFirst().stop()).isCloseTo(0.0275, within(1e-12));
    assertThat(ladder.guarantee()).isGreaterThan(0.25);
    assertThat(new LadderCheck(Games.stagHunt(0.5, 0.6, 0.5)).faults(ladder)).isEmpty();
  }

  /// In the prisoner's dilemma there is nothing to climb to.
  @Test
  void thePrisonersDilemmaHasNoLadder() {
    assertThat(climb(Games.prisonersDilemma()).rungs()).isEmpty();
  }

  /// Whoever stops in the middle is left with the low equilibrium, and the ladder says so.
  @Test
  void aLadderBreaksWhereAnActorDefects() {
    Game game = Games.stagHunt(0.2, 1, 0.99);
    Ladder ladder = climb(game);

    assertThat(ladder.rungs()).allMatch(r -> r.left().equals(StepSet.NONE));
    // If the second actor's gain is gone, it would rather stop, and the ladder no longer holds.
    var defects =
        new Game(
            2,
            List.of(Games.move(0, true, -0.2, 0), Games.move(1, true, 0, -0.2)),
            List.of(Games.together(BOTH, 1, 0)),
            0.99);
    assertThat(new LadderCheck(defects).faults(ladder))
        .anyMatch(f -> f.contains("would rather stop"))
        .anyMatch(f -> f.contains("actor 1 gains"));
    assertThat(new LadderCheck(defects).guarantee(StepSet.NONE, ladder.steps())).isInfinite();
  }

  /// What cannot be taken back weakens the hold over those who have received it: it comes last.
  @Test
  void whatCannotBeTakenBackComesWhenItIsCheapest() {
    var gift = Games.move(0, false, -0.3, 0.8);
    var answer = Games.move(1, true, 0.8, -0.3);
    var further = Games.move(0, true, -0.3, 0);
    var game =
        new Game(
            2,
            List.of(gift, answer, further),
            List.of(Games.together(BOTH, 0.4, 0), Games.together(StepSet.of(1).with(2), 0.4, 0.4)),
            0.8);

    Ladder ladder = climb(game);

    assertThat(ladder.steps()).hasSize(3).endsWith(0);
    assertThat(ladder.guarantee())
        .isLessThan(new LadderCheck(game).guarantee(StepSet.NONE, List.of(0, 1, 2)));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noOrderNeedsLessThanTheLadderFound(long seed) {
    Game game = Games.random(seed, 2 + (int) (seed % 2), 3, seed % 3 == 0 ? 0.4 : 0.1);
    Ladder ladder = climb(game);
    var check = new LadderCheck(game);

    assertThat(check.faults(ladder)).isEmpty();
    assertThat(ladder.isCheapest()).isTrue();
    assertThat(ladder.guarantee())
        .isCloseTo(cheapestByHand(game, ladder.top(), StepSet.NONE, new HashMap<>()), within(1e-9));
    assertThat(check.guarantee(StepSet.NONE, ladder.steps()))
        .isCloseTo(ladder.guarantee(), within(1e-9));
  }

  // Every way up, by the slow reference alone.
  private static double cheapestByHand(
      Game game, StepSet top, StepSet at, Map<StepSet, Double> known) {
    if (at.equals(top)) {
      return 0;
    }
    Double before = known.get(at);
    if (before != null) {
      return before;
    }
    double least = Double.POSITIVE_INFINITY;
    var check = new LadderCheck(game);
    for (int s = 0; s < game.steps(); s++) {
      if (!at.has(s) && top.has(s) && at.with(s).holds(game.needs(s))) {
        double need = check.need(at, s, top);
        least = Math.min(least, need + cheapestByHand(game, top, at.with(s), known));
      }
    }
    known.put(at, least);
    return least;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aBoundIsNeverAboveTheSum(long seed) {
    Game game = Games.random(seed, 3, 4, 0.3);
    var equilibria = new Equilibria(game);
    Ladder exact = LadderSearch.cheapest(game, equilibria, StepSet.NONE, equilibria.highest());

    Ladder hurried = LadderSearch.cheapest(game, equilibria, StepSet.NONE, equilibria.highest(), 1);

    assertThat(hurried.bound()).isLessThanOrEqualTo(exact.guarantee() + 1e-12);
    assertThat(hurried.guarantee()).isGreaterThanOrEqualTo(exact.guarantee() - 1e-12);
    assertThat(new LadderCheck(game).faults(hurried)).isEmpty();
  }

  /// Large enough that the beam is asked for a ladder to leave sets out by: with or without it the
  /// same guarantee.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {2, 3, 5, 7})
  void isProvenWhereTheTopIsFarAway(long seed) {
    Game game = Games.far(seed, 10);
    var equilibria = new Equilibria(game);
    StepSet top = equilibria.highest();

    Ladder ladder = LadderSearch.cheapest(game, equilibria, StepSet.NONE, top);

    Ladder hurried = LadderSearch.cheapest(game, equilibria, StepSet.NONE, top, 2_000);
    assertThat(hurried.bound()).isLessThan(ladder.guarantee());
    assertThat(hurried.guarantee()).isGreaterThanOrEqualTo(ladder.guarantee() - 1e-12);
    assertThat(ladder.isCheapest()).isTrue();
    assertThat(ladder.guarantee())
        .isCloseTo(shortest(game, new Climb(game, equilibria, top, false), top), within(1e-9));
    assertThat(new LadderCheck(game).faults(ladder)).isEmpty();
  }

  // The shortest path, plainly: every set that costs less is looked at.
  private static double shortest(Game game, Climb climb, StepSet top) {
    record Way(StepSet at, double cost) {}
    var open = new PriorityQueue<>(Comparator.comparingDouble(Way::cost));
    var closed = new HashSet<StepSet>();
    open.add(new Way(StepSet.NONE, 0));
    while (true) {
      Way way = open.remove();
      if (way.at().equals(top)) {
        return way.cost();
      }
      if (!closed.add(way.at())) {
        continue;
      }
      StepSet rest = top.minus(way.at());
      Way free = null;
      var paid = new ArrayList<Way>();
      for (int s = rest.next(-1); s >= 0; s = rest.next(s)) {
        if (way.at().with(s).holds(game.needs(s))) {
          double need = climb.values(way.at(), s).need();
          var next = new Way(way.at().with(s), way.cost() + need);
          if (need == 0) {
            free = next;
          } else {
            paid.add(next);
          }
        }
      }
      open.addAll(free == null ? paid : List.of(free));
    }
  }

  @Test
  void theCheckFindsALadderThatWasTamperedWith() {
    Game game = Games.stagHunt(0.5, 0.6, 0.5);
    Ladder ladder = climb(game);
    var rungs = new ArrayList<>(ladder.rungs());
    Ladder.Rung first = rungs.getFirst();
    rungs.set(
        0,
        new Ladder.Rung(
            first.mover(), first.step(), 0.1, first.move(), first.stop(), first.left()));

    assertThat(
            new LadderCheck(game).faults(new Ladder(ladder.start(), rungs, ladder.top(), 0.1, 0.1)))
        .isNotEmpty();
    assertThat(
            new LadderCheck(game).faults(new Ladder(ladder.start(), List.of(), ladder.top(), 0, 0)))
        .anyMatch(f -> f.contains("does not end at its top"));
  }
}
