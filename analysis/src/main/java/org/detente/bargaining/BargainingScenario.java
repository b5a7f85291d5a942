package org.detente.bargaining;

import static org.detente.bargaining.BargainingActor.require;

import java.util.HashSet;
import java.util.List;

/// Who bargains over what.
///
/// @param name may be empty
/// @param dimensions names of the issues, at least one
/// @param actors two or more, names distinct; the order of all results
/// @param accommodation how fast an actor's ideal follows positions: shape [actors][actors], row i
///   says with which weights the new ideal of actor i is made of all positions; weights 0..1, a row
///   adds up to at most 1, the rest is the old ideal. Empty: the ideal is always the own position
public record BargainingScenario(
    String name,
    List<String> dimensions,
    List<BargainingActor> actors,
    List<List<Double>> accommodation) {

  private static final double ROUNDING = 1e-9;

  /// @throws IllegalArgumentException if the parts do not fit together
  public BargainingScenario {
    dimensions = List.copyOf(dimensions);
    actors = List.copyOf(actors);
    accommodation = accommodation.stream().map(List::copyOf).toList();
    require(actors.size() >= 2, "bargaining takes at least two actors");
    require(!dimensions.isEmpty(), "there is nothing to bargain over: no dimension");
    var names = new HashSet<String>();
    for (BargainingActor actor : actors) {
      require(names.add(actor.name()), "two actors are called " + actor.name());
      require(
          actor.position().size() == dimensions.size(),
          actor.name() + ": a position is needed for each dimension");
    }
    int n = actors.size();
    require(
        accommodation.isEmpty() || accommodation.size() == n,
        "the accommodation matrix needs a row for each actor");
    for (List<Double> row : accommodation) {
      require(row.size() == n, "the accommodation matrix needs a column for each actor");
      require(
          row.stream().allMatch(a -> a >= 0 && a <= 1)
              && row.stream().mapToDouble(Double::doubleValue).sum() <= 1 + ROUNDING,
          "accommodation weights lie in 0..1 and add up to at most 1 for each actor");
    }
  }

  /// A scenario in which ideals are always the own positions.
  public BargainingScenario(String name, List<String> dimensions, List<BargainingActor> actors) {
    this(name, dimensions, actors, List.of());
  }
}
