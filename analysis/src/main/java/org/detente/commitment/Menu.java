package org.detente.commitment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.detente.value.Range;

/// Who can take which steps, as the user wrote it: `commitments.yaml`. Payoffs are in one unit for
/// all: 1 is what an actor has at stake in the conflict.
///
/// @param steps with prerequisites free of cycles
/// @param monthsPerRung how long the next mover has after a step is seen
/// @param goesOn 0..1: chance, per rung, that nothing from outside ends the climb
/// @param guarantee what guarantors from outside can add in all, in the unit of payoffs
/// @param feedsSimulation whether what the ladder holds up replaces the commitment floors of the
///   options
public record Menu(
    List<Actor> actors,
    List<Step> steps,
    List<Together> together,
    double monthsPerRung,
    Range goesOn,
    Range guarantee,
    String guaranteeSource,
    DefaultOutcome defaultOutcome,
    boolean feedsSimulation) {

  public Menu {
    actors = List.copyOf(actors);
    steps = List.copyOf(steps);
    together = List.copyOf(together);
  }

  /// An actor of the menu.
  ///
  /// @param party id of the party to whose side it belongs; empty: it belongs to the international
  ///   side
  public record Actor(String id, String name, Optional<String> party) {

    /// Whether it belongs to the international side.
    public boolean international() {
      return party.isEmpty();
    }
  }

  /// A step.
  ///
  /// @param actor position of its owner
  /// @param what it is, in words
  /// @param cost to its owner by kind, each 0 or more
  /// @param gives position of an actor to what the step alone is worth to it, each 0 or more
  /// @param prerequisites positions of steps that must be taken before
  /// @param seen 0..1: chance that it is seen if the owner only claims to have taken it
  /// @param delayMonths how long it takes until others see
  /// @param reversible whether its owner can take it back
  /// @param taken whether it is taken as things stand
  /// @param canBePublished whether its owner can bind itself to it beforehand, in public
  /// @param needs what an option must have for the step to be possible
  /// @param holds 0..1: commitment of its party that the step, verified, holds up
  public record Step(
      String id,
      int actor,
      String what,
      Map<String, Range> cost,
      Map<Integer, Range> gives,
      List<Integer> prerequisites,
      Range seen,
      double delayMonths,
      boolean reversible,
      boolean taken,
      boolean canBePublished,
      Set<Feature> needs,
      double holds,
      String verifier,
      String source) {

    public Step {
      cost = java.util.Collections.unmodifiableMap(new TreeMap<>(cost));
      gives = java.util.Collections.unmodifiableMap(new TreeMap<>(gives));
      prerequisites = List.copyOf(prerequisites);
      needs = Set.copyOf(needs);
    }
  }

  /// Steps that are worth more together.
  ///
  /// @param steps two or more positions
  /// @param worth position of an actor to what they are worth to it while all stand, each 0 or more
  public record Together(List<Integer> steps, Map<Integer, Range> worth, String why) {

    public Together {
      steps = List.copyOf(steps);
      worth = java.util.Collections.unmodifiableMap(new TreeMap<>(worth));
    }
  }

  /// What happens if nobody climbs.
  ///
  /// @param text in words
  /// @param option id of the option that stands for it, if one does
  /// @param policy id of the composition policy that stands for it, if one does
  public record DefaultOutcome(String text, Optional<String> option, Optional<String> policy) {}

  /// The menu of an option as a game.
  ///
  /// @param steps positions in the menu of the game's steps, in the game's order
  /// @param start steps that are taken as things stand, with what they rest on
  public record Played(Game game, List<Integer> steps, StepSet start) {

    public Played {
      steps = List.copyOf(steps);
    }
  }

  /// Every uncertain figure, in a fixed order: the dimensions of a future.
  public List<Range> ranges() {
    var all = new ArrayList<Range>();
    all.add(goesOn);
    all.add(guarantee);
    for (Step step : steps) {
      all.addAll(step.cost().values());
      all.addAll(step.gives().values());
      all.add(step.seen());
    }
    together.forEach(t -> all.addAll(t.worth().values()));
    return all;
  }

  /// The central value of every figure.
  public double[] central() {
    return ranges().stream().mapToDouble(Range::central).toArray();
  }

  /// The guarantee that can be added, among the figures of a future.
  public double guarantee(double[] figures) {
    return figures[1];
  }

  /// The game under an option.
  ///
  /// @param features what the option has
  /// @param figures one per range
  public Played game(Set<Feature> features, double[] figures) {
    List<Integer> possible = possible(features);
    var place = new HashMap<Integer, Integer>();
    possible.forEach(s -> place.put(s, place.size()));
    int at = 2;
    var moves = new ArrayList<Game.Move>();
    StepSet taken = StepSet.NONE;
    for (int s = 0; s < steps.size(); s++) {
      Step step = steps.get(s);
      double[] worth = new double[actors.size()];
      for (int c = 0; c < step.cost().size(); c++) {
        worth[step.actor()] -= figures[at++];
      }
      for (int i : step.gives().keySet()) {
        worth[i] += figures[at++];
      }
      double seen = figures[at++];
      if (place.containsKey(s)) {
        taken = step.taken() ? taken.with(moves.size()) : taken;
        moves.add(
            new Game.Move(
                step.actor(),
                step.prerequisites().stream().map(place::get).toList(),
                step.reversible(),
                boxed(worth),
                seen,
                step.delayMonths() / monthsPerRung));
      }
    }
    var complements = new ArrayList<Game.Complement>();
    for (Together t : together) {
      double[] worth = new double[actors.size()];
      for (int i : t.worth().keySet()) {
        worth[i] = figures[at++];
      }
      if (place.keySet().containsAll(t.steps())) {
        StepSet set = StepSet.NONE;
        for (int s : t.steps()) {
          set = set.with(place.get(s));
        }
        complements.add(new Game.Complement(set, boxed(worth)));
      }
    }
    var game = new Game(actors.size(), moves, complements, figures[0]);
    return new Played(game, possible, game.closed(taken));
  }

  // Steps whose needs an option meets, and those of all that they rest on.
  private List<Integer> possible(Set<Feature> features) {
    var possible = new ArrayList<Integer>();
    for (int s = 0; s < steps.size(); s++) {
      if (possible(s, features)) {
        possible.add(s);
      }
    }
    return possible;
  }

  private boolean possible(int s, Set<Feature> features) {
    return features.containsAll(steps.get(s).needs())
        && steps.get(s).prerequisites().stream().allMatch(p -> possible(p, features));
  }

  private static List<Double> boxed(double[] values) {
    return java.util.Arrays.stream(values).boxed().toList();
  }
}
