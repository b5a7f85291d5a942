package org.detente.search;

import java.util.List;

/// Decisions to be evaluated.
///
/// @param decisions in the order of the space; whole numbers and options as numbers without
///   fraction
public record Candidate(List<Double> decisions) {

  public Candidate {
    decisions = List.copyOf(decisions);
  }

  /// A real decision.
  public double real(int index) {
    return decisions.get(index);
  }

  /// A whole number, or the number of an option.
  public int whole(int index) {
    return decisions.get(index).intValue();
  }
}
