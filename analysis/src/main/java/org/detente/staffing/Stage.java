package org.detente.staffing;

/// What the solver found for one aim, summed over phases.
///
/// @param value of the force found
/// @param bound that no force can better; equal to the value where proved
/// @param proved whether no better force exists in any phase
public record Stage(Aim aim, double value, double bound, boolean proved) {

  /// Both together.
  Stage plus(Stage other) {
    return new Stage(aim, value + other.value, bound + other.bound, proved && other.proved);
  }
}
