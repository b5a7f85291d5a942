package org.detente.scan;

import java.util.Arrays;
import java.util.List;

/// Cases expected by place and interval from populations counted on some dates, with as many cases
/// in each stratum (age, sex, community) as were observed in all: indirect standardisation. Between
/// two dates a population changes evenly, before the first and after the last it stays.
public final class ExpectedCases {

  private ExpectedCases() {}

  /// A population counted.
  ///
  /// @param place number
  /// @param stratum number
  /// @param day when; days from any origin
  /// @param persons 0 or more
  public record Count(int place, int stratum, double day, double persons) {}

  /// Expected cases.
  ///
  /// @param places number of places
  /// @param counts at least one for each place and stratum in which there are persons; several of
  ///   the same day add up
  /// @param casesOfStratum observed in all, shape [strata]
  /// @param starts first days of the intervals and the day after the last, ascending, shape
  ///   [intervals + 1]; same origin as the counts
  /// @return shape [places][intervals], adding up to the cases of strata that have persons
  public static double[][] of(
      int places, List<Count> counts, double[] casesOfStratum, double[] starts) {
    int strata = casesOfStratum.length;
    double[] days = counts.stream().mapToDouble(Count::day).distinct().sorted().toArray();
    double[][][] persons = new double[strata][places][days.length];
    for (Count c : counts) {
      persons[c.stratum()][c.place()][Arrays.binarySearch(days, c.day())] += c.persons();
    }
    double[][] weights = weights(days, starts);
    int intervals = weights.length;
    double[][] expected = new double[places][intervals];
    for (int s = 0; s < strata; s++) {
      double[][] time = new double[places][intervals];
      double sum = 0;
      for (int p = 0; p < places; p++) {
        for (int t = 0; t < intervals; t++) {
          for (int d = 0; d < days.length; d++) {
            time[p][t] += weights[t][d] * persons[s][p][d];
          }
          sum += time[p][t];
        }
      }
      for (int p = 0; p < places && sum > 0; p++) {
        for (int t = 0; t < intervals; t++) {
          expected[p][t] += casesOfStratum[s] * time[p][t] / sum;
        }
      }
    }
    return expected;
  }

  /// How much the count of each date weighs in the person-days of each interval: the integral of
  /// its hat function.
  private static double[][] weights(double[] days, double[] starts) {
    double[][] weights = new double[starts.length - 1][days.length];
    for (int t = 0; t < weights.length; t++) {
      double from = starts[t];
      double to = starts[t + 1];
      int last = days.length - 1;
      weights[t][0] += Math.max(0, Math.min(to, days[0]) - from);
      weights[t][last] += Math.max(0, to - Math.max(from, days[last]));
      for (int d = 0; d < last; d++) {
        double a = Math.max(from, days[d]);
        double b = Math.min(to, days[d + 1]);
        if (a < b) {
          double later = ((a + b) / 2 - days[d]) / (days[d + 1] - days[d]);
          weights[t][d] += (b - a) * (1 - later);
          weights[t][d + 1] += (b - a) * later;
        }
      }
    }
    return weights;
  }
}
