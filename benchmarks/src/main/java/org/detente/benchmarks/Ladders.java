package org.detente.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.detente.commitment.Equilibria;
import org.detente.commitment.Game;
import org.detente.commitment.Ladder;
import org.detente.commitment.LadderCheck;
import org.detente.commitment.LadderSearch;
import org.detente.commitment.StepSet;
import org.detente.numeric.Philox;

/// What the cheapest ladder and its certificate cost on one thread, on invented games of eight
/// actors with twelve steps each, prerequisites and steps that cannot be taken back among them.
/// Wall time; the first game of each kind is cold.
public final class Ladders {

  private static final int ACTORS = 8;
  private static final int EACH = 12;
  private static final int GAMES = 3;

  private Ladders() {}

  /// Prints the table. No arguments.
  public static void main(String[] arguments) {
    System.out.printf(
        Locale.ROOT,
        "%-28s %6s %6s %10s %10s %9s %9s %9s %7s%n",
        "",
        "game",
        "rungs",
        "guarantee",
        "bound",
        "top, s",
        "ladder, s",
        "check, s",
        "faults");
    for (double goesOn : new double[] {0.99, 0.95, 0.9}) {
      for (double fixed : new double[] {0, 0.15}) {
        for (int g = 0; g < GAMES; g++) {
          measure(goesOn, fixed, g);
        }
      }
    }
  }

  private static void measure(double goesOn, double fixed, int number) {
    Game game = game(goesOn, fixed, number);
    long start = System.nanoTime();
    var equilibria = new Equilibria(game);
    StepSet top = equilibria.highest();
    long found = System.nanoTime();
    Ladder ladder = LadderSearch.cheapest(game, equilibria, StepSet.NONE, top);
    long climbed = System.nanoTime();
    List<String> faults = new LadderCheck(game).faults(ladder);
    long checked = System.nanoTime();
    System.out.printf(
        Locale.ROOT,
        "goes on %.2f, for good %3.0f %% %6d %6d %10.4f %10.4f %9.2f %9.2f %9.2f %7d%n",
        goesOn,
        100 * fixed,
        number,
        ladder.rungs().size(),
        ladder.guarantee(),
        ladder.bound(),
        (found - start) / 1e9,
        (climbed - found) / 1e9,
        (checked - climbed) / 1e9,
        faults.size());
  }

  /// An invented game in which most steps pay only when others answer.
  private static Game game(double goesOn, double fixed, int number) {
    var luck = new Luck(number);
    int n = ACTORS * EACH;
    var moves = new ArrayList<Game.Move>();
    for (int s = 0; s < n; s++) {
      int owner = s % ACTORS;
      var worth = new ArrayList<Double>();
      for (int i = 0; i < ACTORS; i++) {
        worth.add(i == owner ? -luck.between(0.02, 0.2) : luck.between(0, 0.02));
      }
      var before = new ArrayList<Integer>();
      if (s >= ACTORS && luck.between(0, 1) < 0.5) {
        before.add(s - ACTORS);
      }
      if (s > 0 && luck.between(0, 1) < 0.2) {
        before.add((int) luck.between(0, s));
      }
      moves.add(
          new Game.Move(
              owner,
              before,
              luck.between(0, 1) >= fixed,
              worth,
              luck.between(0.5, 1),
              luck.between(0, 2)));
    }
    var complements = new ArrayList<Game.Complement>();
    for (int s = 0; s < n; s++) {
      int owner = s % ACTORS;
      for (int k = 0; k < 3; k++) {
        int other = (int) luck.between(0, n);
        if (other % ACTORS == owner) {
          continue;
        }
        var worth = new ArrayList<Double>();
        for (int i = 0; i < ACTORS; i++) {
          worth.add(i == owner || i == other % ACTORS ? luck.between(0, 0.1) : 0);
        }
        complements.add(new Game.Complement(StepSet.of(s).with(other), worth));
      }
    }
    return new Game(ACTORS, moves, complements, goesOn);
  }

  /// A stream of uniform numbers.
  private static final class Luck {

    private final Philox philox = new Philox();
    private final int key;
    private int count;

    Luck(int key) {
      this.key = key;
    }

    double between(double low, double high) {
      philox.draw(key, 0, count++, 0, 0, 0);
      return low + (high - low) * philox.first();
    }
  }
}
