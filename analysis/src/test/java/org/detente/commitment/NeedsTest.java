package org.detente.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The fast needs against [Climb] and against [LadderCheck], which shares no code with either.
class NeedsTest {

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void areThoseOfTheClimb(long seed) {
    Game game = Games.random(seed, 2 + (int) (seed % 4), 4, seed % 3 == 0 ? 0.4 : 0.1);
    var equilibria = new Equilibria(game);
    StepSet top = equilibria.highest();
    var needs = new Needs(game, equilibria, top);
    var climb = new Climb(game, equilibria, top, false);
    var check = new LadderCheck(game);
    var luck = new Random(seed);
    StepSet at = StepSet.NONE;
    while (!at.equals(top)) {
      var next = new java.util.ArrayList<Integer>();
      StepSet rest = top.minus(at);
      for (int s = rest.next(-1); s >= 0; s = rest.next(s)) {
        assertThat(needs.possible(at, s)).isEqualTo(at.with(s).holds(game.needs(s)));
        if (needs.possible(at, s)) {
          assertThat(needs.need(at, s))
              .isCloseTo(climb.values(at, s).need(), within(1e-12))
              .isCloseTo(check.need(at, s, top), within(1e-9));
          next.add(s);
        }
      }
      at = at.with(next.get(luck.nextInt(next.size())));
    }
  }
}
