package org.detente.search;

import java.util.Collections;
import java.util.List;

/// Two objectives with a convex front `f2 = 1 - sqrt(f1)`, reached where all decisions but the
/// first are 0; 30 decisions in 0..1.
///
/// Source: Zitzler, Deb & Thiele (2000), "Comparison of multiobjective evolutionary algorithms:
/// empirical results", Evolutionary Computation 8(2), 173-195.
public record Zdt1() implements TestProblem {

  private static final int DECISIONS = 30;

  @Override
  public SearchSpace space() {
    return new SearchSpace(
        Collections.nCopies(DECISIONS, new Decision.Real(0, 1)), List.of(0.002, 0.002));
  }

  @Override
  public List<Double> reference() {
    return List.of(1.1, 1.1);
  }

  @Override
  public Evaluation evaluate(Candidate candidate) {
    List<Double> x = candidate.decisions();
    double sum = 0;
    for (int i = 1; i < x.size(); i++) {
      sum += x.get(i);
    }
    double g = 1 + 9 * sum / (x.size() - 1);
    return Evaluation.of(x.get(0), g * (1 - Math.sqrt(x.get(0) / g)));
  }
}
