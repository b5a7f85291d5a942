package org.detente.staffing;

import java.util.List;

/// What a place needs in a phase and what it gets, persons.
///
/// @param required the need, rounded up to the whole units that meet it where it is met
/// @param delivered persons in the force table
/// @param byFunction the same by function
/// @param largestShare 0..1 of the delivered persons that come from one contributor; 0 where nobody
///   comes
public record Cell(
    String place,
    String phase,
    long required,
    long delivered,
    List<Part> byFunction,
    double largestShare) {

  public Cell {
    byFunction = List.copyOf(byFunction);
  }

  /// What is needed of one function or kind of unit.
  ///
  /// @param what the function, or the kind of unit where only that will do
  /// @param missing need less what comes, 0 or more
  public record Part(String what, long need, long delivered, long missing) {}

  /// Persons missing.
  public long missing() {
    return byFunction.stream().mapToLong(Part::missing).sum();
  }
}
