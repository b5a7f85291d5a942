package org.detente.commitment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A game of steps with numbers in it. Each actor chooses which of its own steps to have taken. A
/// step stands only while all its prerequisites stand: take one away and what rests on it falls.
///
/// The payoff of an actor at a set of standing steps is the sum of what each of them is worth to it
/// and of what each complement is worth whose steps all stand. What an own step is worth alone may
/// be negative (its cost); another's step and every complement are worth 0 or more. Then a step
/// never makes another worth less: best replies rise with what the others do, so there are a lowest
/// and a highest equilibrium (Topkis 1979; Milgrom and Roberts 1990), and prerequisites that cross
/// from actor to actor do not change that.
///
/// Immutable, thread-safe.
public final class Game {

  private final int actors;
  private final int[] owner;
  private final StepSet[] needs;
  private final StepSet[] own;
  private final StepSet irreversible;
  private final StepSet all;
  private final double[][] worth;
  private final StepSet[][] together;
  private final double[][] togetherWorth;
  private final List<Complement> complements;
  private final double[] seen;
  private final double[] delay;
  private final double goesOn;

  /// Steps that are worth more together.
  ///
  /// @param steps two or more positions
  /// @param worth shape `[actors]`, each 0 or more: what each actor gets while all of them stand
  public record Complement(StepSet steps, List<Double> worth) {

    public Complement {
      worth = List.copyOf(worth);
    }
  }

  /// A step.
  ///
  /// @param owner position of the actor whose step it is
  /// @param prerequisites positions of steps that must stand
  /// @param reversible whether its owner can take it back
  /// @param worth shape `[actors]`: what it alone is worth to each; its owner's may be negative
  /// @param seen 0..1: chance that it is seen if the owner only claims to have taken it
  /// @param delay rungs, 0 or more: how long it takes until others see
  public record Move(
      int owner,
      List<Integer> prerequisites,
      boolean reversible,
      List<Double> worth,
      double seen,
      double delay) {

    public Move {
      prerequisites = List.copyOf(prerequisites);
      worth = List.copyOf(worth);
    }
  }

  /// @param actors how many
  /// @param moves 0 to [StepSet#MOST] steps
  /// @param goesOn 0..1: chance, per rung, that nothing from outside ends the climb
  /// @throws IllegalArgumentException if prerequisites run in a circle, or if another's step or a
  ///   complement is worth less than nothing to somebody: then a step could make another worth less
  public Game(int actors, List<Move> moves, List<Complement> complements, double goesOn) {
    int n = moves.size();
    if (n > StepSet.MOST) {
      throw new IllegalArgumentException(
          "at most %s steps, but there are %s".formatted(StepSet.MOST, n));
    }
    this.actors = actors;
    this.goesOn = goesOn;
    this.complements = List.copyOf(complements);
    owner = moves.stream().mapToInt(Move::owner).toArray();
    seen = moves.stream().mapToDouble(Move::seen).toArray();
    delay = moves.stream().mapToDouble(Move::delay).toArray();
    all = StepSet.first(n);
    needs = ancestors(moves);
    own = new StepSet[actors];
    java.util.Arrays.fill(own, StepSet.NONE);
    StepSet fixed = StepSet.NONE;
    worth = new double[actors][n];
    for (int s = 0; s < n; s++) {
      own[owner[s]] = own[owner[s]].with(s);
      fixed = moves.get(s).reversible() ? fixed : fixed.with(s);
      for (int i = 0; i < actors; i++) {
        worth[i][s] = moves.get(s).worth().get(i);
        if (i != owner[s]) {
          atLeastNothing(worth[i][s], "step", s);
        }
      }
    }
    irreversible = fixed;
    together = new StepSet[actors][];
    togetherWorth = new double[actors][];
    for (int i = 0; i < actors; i++) {
      var sets = new ArrayList<StepSet>();
      var values = new ArrayList<Double>();
      for (int k = 0; k < complements.size(); k++) {
        double value = complements.get(k).worth().get(i);
        atLeastNothing(value, "complement", k);
        if (value > 0) {
          sets.add(complements.get(k).steps());
          values.add(value);
        }
      }
      together[i] = sets.toArray(StepSet[]::new);
      togetherWorth[i] = values.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  private static void atLeastNothing(double value, String what, int at) {
    if (!(value >= 0)) {
      throw new IllegalArgumentException(
          "%s %s is worth %s to another: it could make a step worth less"
              .formatted(what, at, value));
    }
  }

  // Every step with all that it rests on, itself included.
  private static StepSet[] ancestors(List<Move> moves) {
    StepSet[] needs = new StepSet[moves.size()];
    for (int s = 0; s < needs.length; s++) {
      needs[s] = StepSet.of(s);
    }
    for (int round = 0; round <= needs.length; round++) {
      boolean grew = false;
      for (int s = 0; s < needs.length; s++) {
        StepSet set = needs[s];
        for (int p : moves.get(s).prerequisites()) {
          set = set.or(needs[p]);
          if (needs[p].has(s) && p != s || p == s) {
            throw new IllegalArgumentException("prerequisites of step " + s + " run in a circle");
          }
        }
        grew |= !set.equals(needs[s]);
        needs[s] = set;
      }
      if (!grew) {
        break;
      }
    }
    return needs;
  }

  /// How many actors.
  public int actors() {
    return actors;
  }

  /// How many steps.
  public int steps() {
    return owner.length;
  }

  /// Every step.
  public StepSet all() {
    return all;
  }

  /// The steps of an actor.
  public StepSet own(int actor) {
    return own[actor];
  }

  /// Whose step it is.
  public int owner(int step) {
    return owner[step];
  }

  /// A step with all that it rests on.
  public StepSet needs(int step) {
    return needs[step];
  }

  /// Steps that cannot be taken back.
  public StepSet irreversible() {
    return irreversible;
  }

  /// What a step alone is worth to an actor.
  public double worth(int actor, int step) {
    return worth[actor][step];
  }

  /// Steps that are worth more together.
  public List<Complement> complements() {
    return complements;
  }

  /// Chance, 0..1, that it is seen if its owner only claims to have taken it.
  public double seen(int step) {
    return seen[step];
  }

  /// Rungs until the others see.
  public double delay(int step) {
    return delay[step];
  }

  /// Chance, per rung, that nothing from outside ends the climb.
  public double goesOn() {
    return goesOn;
  }

  /// What still stands of a set: steps whose prerequisites are all in it.
  public StepSet standing(StepSet steps) {
    StepSet standing = steps;
    for (int s = steps.next(-1); s >= 0; s = steps.next(s)) {
      if (!steps.holds(needs[s])) {
        standing = standing.without(s);
      }
    }
    return standing;
  }

  /// A set with all that its steps rest on.
  public StepSet closed(StepSet steps) {
    StepSet closed = steps;
    for (int s = steps.next(-1); s >= 0; s = steps.next(s)) {
      closed = closed.or(needs[s]);
    }
    return closed;
  }

  /// What a set of standing steps is worth to an actor.
  public double payoff(int actor, StepSet steps) {
    double sum = 0;
    double[] mine = worth[actor];
    for (int s = steps.next(-1); s >= 0; s = steps.next(s)) {
      sum += mine[s];
    }
    StepSet[] sets = together[actor];
    for (int k = 0; k < sets.length; k++) {
      if (steps.holds(sets[k])) {
        sum += togetherWorth[actor][k];
      }
    }
    return sum;
  }

  /// The same game in which what some actors' steps are worth to others, alone or together, is
  /// multiplied.
  ///
  /// @param givers positions of those actors
  /// @param factor 0 or more
  public Game scaled(Set<Integer> givers, double factor) {
    StepSet given = StepSet.NONE;
    for (int i : givers) {
      given = given.or(own[i]);
    }
    var moves = new ArrayList<Move>();
    for (int s = 0; s < owner.length; s++) {
      var values = new ArrayList<Double>();
      for (int i = 0; i < actors; i++) {
        values.add(given.has(s) && !givers.contains(i) ? worth[i][s] * factor : worth[i][s]);
      }
      moves.add(move(s, values, !irreversible.has(s)));
    }
    var more = new ArrayList<Complement>();
    for (Complement c : complements) {
      boolean touched = !c.steps().and(given).isEmpty();
      var values = new ArrayList<Double>();
      for (int i = 0; i < actors; i++) {
        double value = c.worth().get(i);
        values.add(touched && !givers.contains(i) ? value * factor : value);
      }
      more.add(new Complement(c.steps(), values));
    }
    return new Game(actors, moves, more, goesOn);
  }

  /// The same game in which more steps cannot be taken back.
  Game withIrreversible(Set<Integer> steps) {
    var moves = new ArrayList<Move>();
    for (int s = 0; s < owner.length; s++) {
      var values = new ArrayList<Double>();
      for (int i = 0; i < actors; i++) {
        values.add(worth[i][s]);
      }
      moves.add(move(s, values, !irreversible.has(s) && !steps.contains(s)));
    }
    return new Game(actors, moves, complements, goesOn);
  }

  private Move move(int s, List<Double> values, boolean reversible) {
    var before = new ArrayList<Integer>();
    StepSet rest = needs[s].without(s);
    for (int p = rest.next(-1); p >= 0; p = rest.next(p)) {
      before.add(p);
    }
    return new Move(owner[s], before, reversible, values, seen[s], delay[s]);
  }
}
