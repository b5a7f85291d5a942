package org.detente.search;

import java.util.List;

/// Evaluates candidates, as many at once as the search proposes. An implementation may use any
/// number of threads; what it gives for a candidate must depend on that candidate only.
@FunctionalInterface
public interface Evaluator {

  /// @return one evaluation for each candidate, in their order
  List<Evaluation> evaluate(List<Candidate> candidates);
}
