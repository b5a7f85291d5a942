package org.detente.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// The circles that are looked at: around every place, with every radius that adds a place, as far
/// as the largest allowed size and radius. Places at the same distance come in together. Two
/// circles with the same places are looked at once.
final class Circles {

  /// Distances that differ by less are the same: they are rounded differently.
  private static final double SAME = 1e-9;

  /// Per centre: its places from near to far, to the largest circle.
  final int[][] nearest;

  /// Per centre: sizes (numbers of places) that make a circle, ascending.
  final int[][] sizes;

  private final ScanData data;
  private final double widest;

  /// @param weight of each place, compared with `most`
  /// @param widest radius, may be infinite
  Circles(ScanData data, double[] weight, double most, double widest) {
    this.data = data;
    this.widest = widest;
    int places = data.places();
    nearest = new int[places][];
    sizes = new int[places][];
    var known = new HashSet<List<Integer>>();
    for (int centre = 0; centre < places; centre++) {
      collect(centre, weight, most, known);
    }
  }

  private void collect(int centre, double[] weight, double most, HashSet<List<Integer>> known) {
    double[] distance = new double[data.places()];
    for (int p = 0; p < distance.length; p++) {
      distance[p] = distance(centre, p);
    }
    int[] order =
        IntStream.range(0, distance.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer p) -> distance[p]).thenComparing(p -> p))
            .mapToInt(Integer::intValue)
            .toArray();
    var ends = new ArrayList<Integer>();
    var inside = new TreeSet<Integer>();
    double sum = 0;
    int next = 0;
    int last = 0;
    while (next < order.length && distance[order[next]] <= widest * (1 + SAME)) {
      double far = distance[order[next]] * (1 + SAME) + 1e-12;
      while (next < order.length && distance[order[next]] <= far) {
        sum += weight[order[next]];
        inside.add(order[next]);
        next++;
      }
      if (sum > most * (1 + SAME)) {
        break;
      }
      if (known.add(List.copyOf(inside))) {
        ends.add(next);
        last = next;
      }
    }
    nearest[centre] = Arrays.copyOf(order, last);
    sizes[centre] = ends.stream().mapToInt(Integer::intValue).toArray();
  }

  /// Distance between two places.
  double distance(int p, int q) {
    return data.metric().distance(data.x()[p], data.y()[p], data.x()[q], data.y()[q]);
  }
}
