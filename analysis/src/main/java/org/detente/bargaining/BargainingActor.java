package org.detente.bargaining;

import java.util.List;

/// An actor at the table.
///
/// @param name not blank
/// @param description may be empty
/// @param capability influence over 0, in any unit that is the same for all actors
/// @param position per dimension; the unit is the model's (see [SpatialModel] and
///   [ExpectedUtilityModel])
/// @param salience per dimension, 0 or more: how much the actor cares; not 0 everywhere
public record BargainingActor(
    String name,
    String description,
    double capability,
    List<Double> position,
    List<Double> salience) {

  /// @throws IllegalArgumentException if a value is outside its range or the lists differ in length
  public BargainingActor {
    position = List.copyOf(position);
    salience = List.copyOf(salience);
    require(!name.isBlank(), "an actor has no name");
    require(
        capability > 0 && Double.isFinite(capability),
        name + ": capability " + capability + " is not a number over 0");
    require(
        position.size() == salience.size() && !position.isEmpty(),
        name + ": positions and saliences do not stand for the same dimensions");
    require(
        position.stream().allMatch(p -> Double.isFinite(p)), name + ": a position is not a number");
    require(
        salience.stream().allMatch(s -> s >= 0 && Double.isFinite(s)),
        name + ": a salience is not a number of 0 or more");
    require(
        salience.stream().anyMatch(s -> s > 0), name + ": some dimension must matter to the actor");
  }

  static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
