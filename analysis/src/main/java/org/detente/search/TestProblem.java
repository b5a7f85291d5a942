package org.detente.search;

import java.util.List;

/// A problem with a known answer.
public sealed interface TestProblem extends Evaluator permits Zdt1, Dtlz2, LakeProblem {

  /// What is decided, and the differences worth telling apart.
  SearchSpace space();

  /// Where hypervolumes are measured from.
  List<Double> reference();

  /// Evaluates one candidate.
  Evaluation evaluate(Candidate candidate);

  @Override
  default List<Evaluation> evaluate(List<Candidate> candidates) {
    return candidates.stream().map(this::evaluate).toList();
  }
}
