package org.detente.search;

import java.util.Collections;
import java.util.List;

/// Three objectives whose front is an eighth of the unit sphere, reached where the last ten
/// decisions are 1/2; 12 decisions in 0..1.
///
/// Source: Deb, Thiele, Laumanns & Zitzler (2002), "Scalable multi-objective optimization test
/// problems", CEC 2002, 825-830.
public record Dtlz2() implements TestProblem {

  private static final int DECISIONS = 12;
  private static final int OBJECTIVES = 3;

  @Override
  public SearchSpace space() {
    return new SearchSpace(
        Collections.nCopies(DECISIONS, new Decision.Real(0, 1)),
        Collections.nCopies(OBJECTIVES, 0.03));
  }

  @Override
  public List<Double> reference() {
    return Collections.nCopies(OBJECTIVES, 1.1);
  }

  @Override
  public Evaluation evaluate(Candidate candidate) {
    List<Double> x = candidate.decisions();
    double g = 0;
    for (int i = OBJECTIVES - 1; i < x.size(); i++) {
      g += (x.get(i) - 0.5) * (x.get(i) - 0.5);
    }
    var f = new Double[OBJECTIVES];
    for (int m = 0; m < OBJECTIVES; m++) {
      double value = 1 + g;
      for (int i = 0; i < OBJECTIVES - 1 - m; i++) {
        value *= StrictMath.cos(x.get(i) * Math.PI / 2);
      }
      f[m] = m > 0 ? value * StrictMath.sin(x.get(OBJECTIVES - 1 - m) * Math.PI / 2) : value;
    }
    return Evaluation.of(f);
  }
}
