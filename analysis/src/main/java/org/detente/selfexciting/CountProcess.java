package org.detente.selfexciting;

import org.detente.numeric.Counts;
import org.detente.numeric.Draws;

/// Monthly counts that excite themselves. A count is the total of founders and of their descendants
/// within the month (generalised Poisson); the rest of the offspring comes a month later, in the
/// place and around it:
///
/// ```
/// Y(s,t) ~ GenPoisson(base exposure(s,t) + carry(s,t), n kappa)
/// carry(s,t+1) = n (1 - kappa) (stays Y(s,t) + (1 - stays) sum over j of weight(j,s) Y(j,t))
/// ```
///
/// @param base founders a month and unit of exposure, positive
/// @param branchingRatio n, mean offspring of an incident, 0 <= n < 1
/// @param sameMonth kappa, share of offspring within the month, 0..1
/// @param stays share of later offspring in the place itself, 0..1
public record CountProcess(double base, double branchingRatio, double sameMonth, double stays) {

  private static final int PURPOSE = 0x636f;

  /// @throws IllegalArgumentException if a number is out of range
  public CountProcess {
    if (!(base > 0
        && branchingRatio >= 0
        && branchingRatio < 1
        && sameMonth >= 0
        && sameMonth <= 1
        && stays >= 0
        && stays <= 1)) {
      throw new IllegalArgumentException(
          "base %s, branching %s, same month %s, stays %s"
              .formatted(base, branchingRatio, sameMonth, stays));
    }
  }

  /// Draws counts in the places of a series.
  ///
  /// @param shape gives exposure, neighbours and the number of months; its counts are not used
  /// @param seed the same gives the same counts
  /// @return the series with other counts
  public CountSeries simulate(CountSeries shape, int seed) {
    var draws = new Draws(seed, PURPOSE, 0);
    int[][] counts = new int[shape.places()][shape.months()];
    var series =
        new CountSeries(
            shape.counts(),
            shape.exposure(),
            shape.neighbourStart(),
            shape.neighbour(),
            shape.neighbourWeight());
    double later = branchingRatio * (1 - sameMonth);
    double[] carry = new double[shape.places()];
    for (int t = 0; t < shape.months(); t++) {
      double[] next = new double[shape.places()];
      for (int p = 0; p < shape.places(); p++) {
        double rate = base * series.exposureOf(p, t) + carry[p];
        int y = Counts.generalisedPoisson(draws.uniform(), rate, branchingRatio * sameMonth);
        counts[p][t] = y;
        next[p] += later * stays * y;
        for (int k = shape.neighbourStart()[p]; k < shape.neighbourStart()[p + 1]; k++) {
          next[shape.neighbour()[k]] += later * (1 - stays) * shape.neighbourWeight()[k] * y;
        }
      }
      carry = next;
    }
    return new CountSeries(
        counts,
        shape.exposure(),
        shape.neighbourStart(),
        shape.neighbour(),
        shape.neighbourWeight());
  }
}
