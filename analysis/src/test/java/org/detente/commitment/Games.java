package org.detente.commitment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Games for tests.
final class Games {

  private Games() {}

  static Game.Move move(int owner, boolean reversible, double... worth) {
    return new Game.Move(
        owner, List.of(), reversible, Arrays.stream(worth).boxed().toList(), 0.9, 1);
  }

  static Game.Complement together(StepSet steps, double... worth) {
    return new Game.Complement(steps, Arrays.stream(worth).boxed().toList());
  }

  /// Two actors with one step each: moving costs, and only both together bring something.
  static Game stagHunt(double cost, double both, double goesOn) {
    return new Game(
        2,
        List.of(move(0, true, -cost, 0), move(1, true, 0, -cost)),
        List.of(together(StepSet.first(2), both, both)),
        goesOn);
  }

  /// Two actors with one step each that costs its owner and gives the other more.
  static Game prisonersDilemma() {
    return new Game(
        2, List.of(move(0, true, -0.5, 0.8), move(1, true, 0.8, -0.5)), List.of(), 0.99);
  }

  /// A random game of strategic complements, with prerequisites within and across actors.
  static Game random(long seed, int actors, int each, double irreversible) {
    var random = new SplittableRandom(seed);
    int n = actors * each;
    var moves = new ArrayList<Game.Move>();
    for (int s = 0; s < n; s++) {
      int owner = s % actors;
      var worth = new ArrayList<Double>();
      for (int i = 0; i < actors; i++) {
        worth.add(i == owner ? random.nextDouble(-1, 0.15) : random.nextDouble(0, 0.25));
      }
      var before = new ArrayList<Integer>();
      if (s > 0 && random.nextDouble() < 0.4) {
        before.add(random.nextInt(s));
      }
      moves.add(
          new Game.Move(
              owner,
              before,
              random.nextDouble() >= irreversible,
              worth,
              random.nextDouble(0.4, 1),
              random.nextDouble(0, 2)));
    }
    var complements = new ArrayList<Game.Complement>();
    for (int k = 0; k < 2 * n; k++) {
      StepSet set = StepSet.of(random.nextInt(n)).with(random.nextInt(n));
      set = random.nextDouble() < 0.2 ? set.with(random.nextInt(n)) : set;
      if (set.size() < 2) {
        continue;
      }
      var worth = new ArrayList<Double>();
      for (int i = 0; i < actors; i++) {
        worth.add(random.nextDouble() < 0.5 ? 0 : random.nextDouble(0, 0.9));
      }
      complements.add(new Game.Complement(set, worth));
    }
    return new Game(actors, moves, complements, random.nextDouble(0.85, 1));
  }

  /// A random game whose top is far away and whose climb is risky: many small guarantees are needed
  /// at first, none later.
  ///
  /// @param each own steps of each of eight actors
  static Game far(long seed, int each) {
    var random = new SplittableRandom(seed);
    int actors = 8;
    int n = actors * each;
    var moves = new ArrayList<Game.Move>();
    for (int s = 0; s < n; s++) {
      var worth = new ArrayList<Double>();
      for (int i = 0; i < actors; i++) {
        worth.add(i == s % actors ? random.nextDouble(-0.2, -0.02) : random.nextDouble(0, 0.02));
      }
      List<Integer> before =
          s >= actors && random.nextDouble() < 0.5 ? List.of(s - actors) : List.of();
      moves.add(
          new Game.Move(
              s % actors, before, true, worth, random.nextDouble(0.5, 1), random.nextDouble(0, 2)));
    }
    var complements = new ArrayList<Game.Complement>();
    for (int s = 0; s < n; s++) {
      for (int k = 0; k < 3; k++) {
        int other = random.nextInt(n);
        if (other % actors == s % actors) {
          continue;
        }
        var worth = new ArrayList<Double>();
        for (int i = 0; i < actors; i++) {
          boolean has = i == s % actors || i == other % actors;
          worth.add(has ? random.nextDouble(0, 0.1) : 0);
        }
        complements.add(new Game.Complement(StepSet.of(s).with(other), worth));
      }
    }
    return new Game(actors, moves, complements, 0.9);
  }

  /// Every standing set, in no order.
  static List<StepSet> standing(Game game) {
    var all = new ArrayList<StepSet>();
    for (long bits = 0; bits < 1L << game.steps(); bits++) {
      var set = new StepSet(bits, 0);
      if (game.standing(set).equals(set)) {
        all.add(set);
      }
    }
    return all;
  }
}
