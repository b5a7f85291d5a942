package org.detente.scan;

import java.util.Arrays;

/// Looks at every window of a sample: each circle, each span of time. Keeps for each number of
/// cases only the smallest number expected: the likelihood ratio falls with it, so that logarithms
/// are needed once for each number of cases and not once for each window.
///
/// Belongs to one thread.
final class Windows {

  private final Circles circles;
  private final double[][] expected;
  private final ScanSettings settings;
  private final Likelihood likelihood;
  private final int intervals;
  private final int[] casesBefore;
  private final double[] expectedBefore;
  private final double[] least;

  Windows(Circles circles, double[][] expected, int total, Likelihood likelihood, ScanSettings s) {
    this.circles = circles;
    this.expected = expected;
    this.settings = s;
    this.likelihood = likelihood;
    this.intervals = expected[0].length;
    this.casesBefore = new int[intervals + 1];
    this.expectedBefore = new double[intervals + 1];
    this.least = new double[total + 1];
  }

  /// The highest likelihood ratio of any window.
  ///
  /// @param cases shape [places][intervals]
  double highest(int[][] cases) {
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    for (int centre = 0; centre < circles.sizes.length; centre++) {
      begin();
      int inside = 0;
      for (int size : circles.sizes[centre]) {
        for (; inside < size; inside++) {
          add(circles.nearest[centre][inside], cases);
        }
        spans();
      }
    }
    double highest = 0;
    for (int c = settings.leastCases(); c < least.length; c++) {
      highest = c > least[c] ? Math.max(highest, likelihood.ratio(c, least[c])) : highest;
    }
    return highest;
  }

  private void begin() {
    Arrays.fill(casesBefore, 0);
    Arrays.fill(expectedBefore, 0);
  }

  private void add(int place, int[][] cases) {
    int count = 0;
    double sum = 0;
    int[] row = cases[place];
    double[] against = expected[place];
    for (int t = 0; t < intervals; t++) {
      count += row[t];
      sum += against[t];
      casesBefore[t + 1] += count;
      expectedBefore[t + 1] += sum;
    }
  }

  private void spans() {
    int from = settings.untilEndOnly() ? Math.max(0, intervals - settings.maximumIntervals()) : 0;
    for (int start = from; start < intervals; start++) {
      int longest = Math.min(intervals, start + settings.maximumIntervals());
      int casesAt = casesBefore[start];
      double expectedAt = expectedBefore[start];
      for (int end = settings.untilEndOnly() ? intervals : start + 1; end <= longest; end++) {
        int c = casesBefore[end] - casesAt;
        double e = expectedBefore[end] - expectedAt;
        if (e < least[c]) {
          least[c] = e;
        }
      }
    }
  }

  /// A place of a circle, from near to far.
  int place(int centre, int i) {
    return circles.nearest[centre][i];
  }

  /// A window found.
  ///
  /// @param centre of its circle
  /// @param size number of places
  /// @param from first interval
  /// @param to one after the last
  /// @param observed cases
  /// @param expected cases
  /// @param radius of the circle
  /// @param statistic logarithm of the likelihood ratio
  record Window(
      int centre,
      int size,
      int from,
      int to,
      int observed,
      double expected,
      double radius,
      double statistic) {}

  /// Statistics that differ by less are equal.
  static final double SAME = 1e-9;

  /// The window with the highest likelihood ratio among those that touch nothing taken; of equal
  /// ones the widest. Null if no window has more than expected.
  ///
  /// @param taken shape [places][intervals]
  Window best(int[][] cases, boolean[][] taken) {
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    int[] takenBefore = new int[intervals + 1];
    Window best = null;
    for (int centre = 0; centre < circles.sizes.length; centre++) {
      begin();
      Arrays.fill(takenBefore, 0);
      int inside = 0;
      for (int size : circles.sizes[centre]) {
        for (; inside < size; inside++) {
          int place = circles.nearest[centre][inside];
          add(place, cases);
          int count = 0;
          for (int t = 0; t < intervals; t++) {
            count += taken[place][t] ? 1 : 0;
            takenBefore[t + 1] += count;
          }
        }
        double radius = circles.distance(centre, circles.nearest[centre][size - 1]);
        best = bestSpan(centre, size, radius, takenBefore, best);
      }
    }
    return best;
  }

  private Window bestSpan(int centre, int size, double radius, int[] takenBefore, Window before) {
    Window best = before;
    for (int start = 0; start < intervals; start++) {
      int longest = Math.min(intervals, start + settings.maximumIntervals());
      for (int end = settings.untilEndOnly() ? intervals : start + 1; end <= longest; end++) {
        int c = casesBefore[end] - casesBefore[start];
        double e = expectedBefore[end] - expectedBefore[start];
        boolean candidate =
            c >= settings.leastCases()
                && c > e
                && e <= least[c] * (1 + SAME)
                && takenBefore[end] == takenBefore[start];
        if (!candidate) {
          continue;
        }
        least[c] = Math.min(e, least[c]);
        double statistic = likelihood.ratio(c, e);
        boolean better =
            best == null
                || statistic > best.statistic() + SAME
                || statistic > best.statistic() - SAME && radius > best.radius();
        if (better && statistic > SAME) {
          best = new Window(centre, size, start, end, c, e, radius, statistic);
        }
      }
    }
    return best;
  }
}
