package org.detente.search;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// A town decides how much phosphorus to let into its lake, anew every few years: more brings
/// utility, too much turns the lake for good. Inflow from nature is uncertain and comes as several
/// series of years. 20 decisions in 0..0.1, each held for the same number of years.
///
/// Objectives, turned so that less is better: highest mean phosphorus over the years; discounted
/// utility; share of years without a large change (inertia); share of years and series under the
/// critical level (reliability). Constraint: reliability of at least 0.85.
///
/// Source: Carpenter, Ludwig & Brock (1999), "Management of eutrophication for lakes subject to
/// potentially irreversible change", Ecological Applications 9(3), 751-771; with four objectives
/// Ward, Singh, Reed & Keller (2015), "Confronting tipping points: can multi-objective evolutionary
/// algorithms discover pollution control tradeoffs given environmental thresholds?", Environmental
/// Modelling & Software 73, 27-43.
public final class LakeProblem implements TestProblem {

  /// Decisions of a policy.
  public static final int DECISIONS = 20;

  /// Share of years under the critical level that a policy must reach.
  public static final double LEAST_RELIABILITY = 0.85;

  private static final double MOST_RELEASED = 0.1;
  private static final double LOSS = 0.42;
  private static final double BENEFIT = 0.4;
  private static final double DISCOUNT = 0.98;
  private static final double LARGE_CHANGE = 0.02;

  /// Shape [years][series], so that the loop over series runs along memory.
  private final double[][] inflows;

  private final double[] worth;
  private final double critical;

  /// @param inflows shape [series][years]: natural inflow, 0 or more; years a multiple of 20
  /// @throws IllegalArgumentException if the series differ in length or do not fit the decisions
  public LakeProblem(List<List<Double>> inflows) {
    int years = inflows.isEmpty() ? 0 : inflows.get(0).size();
    if (years == 0 || years % DECISIONS != 0 || inflows.stream().anyMatch(s -> s.size() != years)) {
      throw new IllegalArgumentException(
          "series of inflows have the same number of years, a multiple of " + DECISIONS);
    }
    this.inflows = new double[years][inflows.size()];
    for (int s = 0; s < inflows.size(); s++) {
      for (int t = 0; t < years; t++) {
        this.inflows[t][s] = inflows.get(s).get(t);
      }
    }
    worth = new double[years];
    for (int t = 0; t < years; t++) {
      worth[t] = BENEFIT * StrictMath.pow(DISCOUNT, t);
    }
    critical = criticalLevel();
  }

  /// Level over which the lake's own phosphorus outruns its loss: `x^2 / (1 + x^2) = b x` has the
  /// solutions `(1 -+ sqrt(1 - 4 b^2)) / 2b`; this is the lower one.
  static double criticalLevel() {
    return (1 - Math.sqrt(1 - 4 * LOSS * LOSS)) / (2 * LOSS);
  }

  @Override
  public SearchSpace space() {
    return new SearchSpace(
        Collections.nCopies(DECISIONS, new Decision.Real(0, MOST_RELEASED)),
        List.of(0.01, 0.005, 0.005, 0.002));
  }

  @Override
  public List<Double> reference() {
    return List.of(2.6, 0.0, 0.0, -0.8);
  }

  @Override
  public Evaluation evaluate(Candidate candidate) {
    int years = inflows.length;
    int held = years / DECISIONS;
    int series = inflows[0].length;
    var level = new double[series];
    double peak = 0;
    double utility = 0;
    int steady = 0;
    long kept = 0;
    for (int t = 0; t < years; t++) {
      double released = candidate.real(t / held);
      double sum = 0;
      for (int s = 0; s < series; s++) {
        sum += level[s];
        kept += level[s] < critical ? 1 : 0;
        double square = level[s] * level[s];
        level[s] = (1 - LOSS) * level[s] + square / (1 + square) + released + inflows[t][s];
      }
      peak = Math.max(peak, sum / series);
      utility += released * worth[t];
      if (t > 0 && Math.abs(released - candidate.real((t - 1) / held)) < LARGE_CHANGE) {
        steady++;
      }
    }
    double reliability = (double) kept / ((long) years * series);
    double inertia = (double) steady / (years - 1);
    return new Evaluation(
        List.of(peak, -utility, -inertia, -reliability),
        Math.max(0, LEAST_RELIABILITY - reliability));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LakeProblem lake && Arrays.deepEquals(inflows, lake.inflows);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(inflows);
  }
}
