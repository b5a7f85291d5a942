package org.detente.search;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The volume of objective space that a set of points dominates, up to a reference point: the
/// larger, the better the set. All objectives are minimised.
///
/// Exact. Two and three objectives: a sweep. More: the WFG algorithm, which adds up what each point
/// dominates beyond those after it. Cost for n points: at most n^2 for up to three objectives,
/// mostly far less; beyond, in the worst case exponential in the number of objectives.
///
/// Source: While, Bradstreet & Barone (2012), "A fast way of calculating exact hypervolumes", IEEE
/// Transactions on Evolutionary Computation 16(1), 86-95.
public final class Hypervolume {

  private Hypervolume() {}

  /// Computes it.
  ///
  /// @param points any number; those that are not better than the reference in every objective
  ///   count nothing
  /// @param reference one or more objectives
  /// @return 0 or more
  /// @throws IllegalArgumentException if a point has another number of objectives
  public static double of(List<List<Double>> points, List<Double> reference) {
    double[] r = reference.stream().mapToDouble(Double::doubleValue).toArray();
    var inside = new double[points.size()][];
    int count = 0;
    for (List<Double> point : points) {
      if (point.size() != r.length) {
        throw new IllegalArgumentException(
            "a point with " + point.size() + " objectives, a reference with " + r.length);
      }
      // Turned over: distances from the reference, so that more is better and 0 counts nothing.
      var gain = new double[r.length];
      boolean counts = true;
      for (int m = 0; m < r.length; m++) {
        gain[m] = r[m] - point.get(m);
        counts &= gain[m] > 0;
      }
      if (counts) {
        inside[count++] = gain;
      }
    }
    return volume(inside, count, r.length);
  }

  /// @param points overwritten
  /// @param m how many of the leading objectives count
  private static double volume(double[][] points, int count, int m) {
    if (m == 1) {
      return Arrays.stream(points, 0, count).mapToDouble(p -> p[0]).max().orElse(0);
    }
    if (m == 2) {
      return area(points, count);
    }
    int left = undominated(points, count, m);
    if (m == 3) {
      return layers(points, left);
    }
    // Worst in the last objective first: when a point is limited by those after it, they all reach
    // its last objective, which can then be left out.
    int last = m - 1;
    Arrays.sort(points, 0, left, Comparator.comparingDouble(p -> p[last]));
    double sum = 0;
    var limited = new double[left][];
    for (int i = left - 1; i >= 0; i--) {
      double[] p = points[i];
      double own = 1;
      for (int k = 0; k < last; k++) {
        own *= p[k];
      }
      int others = left - 1 - i;
      for (int j = 0; j < others; j++) {
        double[] q = points[i + 1 + j];
        var smaller = new double[last];
        for (int k = 0; k < last; k++) {
          smaller[k] = Math.min(p[k], q[k]);
        }
        limited[j] = smaller;
      }
      sum += p[last] * (own - volume(limited, others, last));
    }
    return sum;
  }

  /// Moves the points that no other dominates to the front; of equals one.
  private static int undominated(double[][] points, int count, int m) {
    int left = 0;
    for (int i = 0; i < count; i++) {
      double[] p = points[i];
      boolean dominated = false;
      for (int j = 0; j < left && !dominated; j++) {
        dominated = reaches(points[j], p, m);
      }
      if (dominated) {
        continue;
      }
      int kept = 0;
      for (int j = 0; j < left; j++) {
        if (!reaches(p, points[j], m)) {
          points[kept++] = points[j];
        }
      }
      points[kept] = p;
      left = kept + 1;
    }
    return left;
  }

  private static boolean reaches(double[] a, double[] b, int m) {
    for (int k = 0; k < m; k++) {
      if (a[k] < b[k]) {
        return false;
      }
    }
    return true;
  }

  private static double area(double[][] points, int count) {
    var stairs = new Staircase(count);
    for (int i = 0; i < count; i++) {
      stairs.add(points[i][0], points[i][1]);
    }
    return stairs.area;
  }

  /// Layer by layer down the third objective, each as wide as the points above it make it.
  private static double layers(double[][] points, int count) {
    Arrays.sort(points, 0, count, Comparator.comparingDouble(p -> -p[2]));
    var stairs = new Staircase(count);
    double sum = 0;
    for (int i = 0; i < count; i++) {
      stairs.add(points[i][0], points[i][1]);
      double next = i + 1 < count ? points[i + 1][2] : 0;
      sum += stairs.area * (points[i][2] - next);
    }
    return sum;
  }

  /// The area under points of two objectives, which may come in any order.
  private static final class Staircase {
    // Steps by x downwards, so that y goes upwards.
    private final double[] x;
    private final double[] y;
    private int steps;
    private double area;

    Staircase(int most) {
      x = new double[most];
      y = new double[most];
    }

    void add(double newX, double newY) {
      int from = 0;
      int to = steps;
      while (from < to) {
        int middle = (from + to) >>> 1;
        if (x[middle] >= newX) {
          from = middle + 1;
        } else {
          to = middle;
        }
      }
      double floor = from > 0 ? y[from - 1] : 0;
      if (floor >= newY) {
        return;
      }
      area += newX * (newY - floor);
      int covered = from;
      for (; covered < steps && y[covered] <= newY; covered++) {
        area -= x[covered] * (y[covered] - floor);
        floor = y[covered];
      }
      if (covered < steps) {
        area -= x[covered] * (newY - floor);
      }
      System.arraycopy(x, covered, x, from + 1, steps - covered);
      System.arraycopy(y, covered, y, from + 1, steps - covered);
      steps += from + 1 - covered;
      x[from] = newX;
      y[from] = newY;
    }
  }
}
