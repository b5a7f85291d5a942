package org.detente.discovery;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.detente.numeric.Draws;

/// One extremely randomised tree: a part of the cases is cut at a random place of a few inputs
/// drawn by lot, and the cut that takes most off the variance is made. Kept is only what the cuts
/// on each input took off.
final class ExtraTree {

  private static final int PURPOSE = 0x74726565;

  /// Parts with fewer cases are not cut.
  private static final int LEAST_CASES = 5;

  /// Cases that a tree takes at most. More would say little more of which inputs matter: the trees
  /// draw different ones.
  private static final int MOST_CASES = 10_000;

  /// Share of the inputs among which the lot falls for each cut.
  private static final double TRIED = 0.6;

  private final List<Input> inputs;
  private final double[] outcome;
  private final Draws draws;
  private final int[] rows;
  private final double[] importance;
  private final int[] lot;

  ExtraTree(List<Input> inputs, double[] outcome, long seed, int tree) {
    this.inputs = inputs;
    this.outcome = outcome;
    this.draws = new Draws(seed, PURPOSE, tree);
    rows = drawn(outcome.length);
    importance = new double[inputs.size()];
    lot = new int[inputs.size()];
    for (int j = 0; j < lot.length; j++) {
      lot[j] = j;
    }
  }

  /// All cases, or where there are more than a tree takes, so many of them by lot.
  private int[] drawn(int cases) {
    int[] all = new int[cases];
    for (int i = 0; i < cases; i++) {
      all[i] = i;
    }
    if (cases <= MOST_CASES) {
      return all;
    }
    for (int i = 0; i < MOST_CASES; i++) {
      int other = i + draws.below(cases - i);
      int kept = all[i];
      all[i] = all[other];
      all[other] = kept;
    }
    return Arrays.copyOf(all, MOST_CASES);
  }

  /// Grows the tree.
  ///
  /// @return by input, sum of squares taken off; not negative
  double[] importance() {
    Deque<int[]> parts = new ArrayDeque<>();
    parts.push(new int[] {0, rows.length});
    while (!parts.isEmpty()) {
      int[] part = parts.pop();
      int middle = cut(part[0], part[1]);
      if (middle > part[0]) {
        parts.push(new int[] {middle, part[1]});
        parts.push(new int[] {part[0], middle});
      }
    }
    return importance;
  }

  /// Cuts the rows at places `from` up to before `to`.
  ///
  /// @return where the right part begins, or -1 if there is nothing to cut
  private int cut(int from, int to) {
    if (to - from < LEAST_CASES) {
      return -1;
    }
    double sum = 0;
    boolean same = true;
    for (int i = from; i < to; i++) {
      sum += outcome[rows[i]];
      same &= outcome[rows[i]] == outcome[rows[from]];
    }
    if (same) {
      return -1;
    }
    double mean = sum / (to - from);
    int toTry = (int) Math.ceil(TRIED * inputs.size());
    double most = -1;
    Side chosen = null;
    int input = -1;
    // The lot: the first places of an unfinished shuffle. Constant inputs do not count.
    for (int k = 0; k < lot.length && toTry > 0; k++) {
      int other = k + draws.below(lot.length - k);
      int j = lot[other];
      lot[other] = lot[k];
      lot[k] = j;
      Side side = side(j, from, to);
      if (side != null) {
        toTry--;
        double gain = gain(side, mean, from, to);
        if (gain > most) {
          most = gain;
          chosen = side;
          input = j;
        }
      }
    }
    if (chosen == null) {
      return -1;
    }
    importance[input] += Math.max(0, most);
    return divide(chosen, from, to);
  }

  /// Which rows a cut sends left.
  private interface Side {
    boolean left(int row);
  }

  /// A random cut of an input that leaves rows on both sides, or null if it is constant here.
  private Side side(int j, int from, int to) {
    return inputs.get(j).isNumbers()
        ? sideOfNumbers(inputs.get(j).values(), from, to)
        : sideOfCategories(inputs.get(j), from, to);
  }

  private Side sideOfNumbers(double[] values, int from, int to) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      low = Math.min(low, values[rows[i]]);
      high = Math.max(high, values[rows[i]]);
    }
    if (!(low < high)) {
      return null;
    }
    double u = draws.uniform();
    // Rounding must not carry the cut to the largest value, where nothing would be on its right.
    double place = Math.min(low * (1 - u) + high * u, Math.nextDown(high));
    double at = Math.max(low, place);
    return row -> values[row] <= at;
  }

  private Side sideOfCategories(Input input, int from, int to) {
    int[] codes = input.codes();
    boolean[] present = new boolean[input.categories().size()];
    int count = 0;
    for (int i = from; i < to; i++) {
      count += present[codes[rows[i]]] ? 0 : 1;
      present[codes[rows[i]]] = true;
    }
    if (count < 2) {
      return null;
    }
    boolean[] left = new boolean[present.length];
    int lefts = 0;
    while (lefts == 0 || lefts == count) {
      lefts = 0;
      for (int code = 0; code < left.length; code++) {
        left[code] = present[code] && draws.below(2) == 0;
        lefts += left[code] ? 1 : 0;
      }
    }
    return row -> left[codes[row]];
  }

  private double gain(Side side, double mean, int from, int to) {
    double left = 0;
    double right = 0;
    int lefts = 0;
    for (int i = from; i < to; i++) {
      double off = outcome[rows[i]] - mean;
      if (side.left(rows[i])) {
        left += off;
        lefts++;
      } else {
        right += off;
      }
    }
    return left * left / lefts + right * right / (to - from - lefts);
  }

  private int divide(Side side, int from, int to) {
    int left = from;
    int right = to - 1;
    while (left <= right) {
      if (side.left(rows[left])) {
        left++;
      } else {
        int kept = rows[left];
        rows[left] = rows[right];
        rows[right--] = kept;
      }
    }
    return left;
  }
}
