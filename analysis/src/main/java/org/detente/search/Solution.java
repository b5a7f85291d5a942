package org.detente.search;

import java.util.List;

/// A candidate with what it is worth.
///
/// @param decisions as in [Candidate]
/// @param objectives as in [Evaluation]
/// @param violation as in [Evaluation]
public record Solution(List<Double> decisions, List<Double> objectives, double violation) {

  public Solution {
    decisions = List.copyOf(decisions);
    objectives = List.copyOf(objectives);
  }
}
