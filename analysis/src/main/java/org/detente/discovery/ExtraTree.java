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

  // Of the part at hand, in the order of its rows: outcomes less their mean, and an input's values.
  private final double[] off;
  private final double[] values;

  // What the last cut that was tried takes off, and where it is.
  private double gain;
  private double at;
  private boolean[] words;

  ExtraTree(List<Input> inputs, double[] outcome, long seed, int tree) {
    this.inputs = inputs;
    this.outcome = outcome;
    this.draws = new Draws(seed, PURPOSE, tree);
    rows = drawn(outcome.length);
    off = new double[rows.length];
    values = new double[rows.length];
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
    double rest = 0;
    for (int i = from; i < to; i++) {
      off[i - from] = outcome[rows[i]] - mean;
      rest += off[i - from];
    }
    int toTry = (int) Math.ceil(TRIED * inputs.size());
    double most = -1;
    double place = 0;
    boolean[] chosen = null;
    int input = -1;
    // The lot: the first places of an unfinished shuffle. Constant inputs do not count.
    for (int k = 0; k < lot.length && toTry > 0; k++) {
      int other = k + draws.below(lot.length - k);
      int j = lot[other];
      lot[other] = lot[k];
      lot[k] = j;
      boolean cut =
          inputs.get(j).isNumbers()
              ? cutNumbers(inputs.get(j).values(), from, to, rest)
              : cutCategories(inputs.get(j), from, to, rest);
      if (cut) {
        toTry--;
        if (gain > most) {
          most = gain;
          place = at;
          chosen = words;
          input = j;
        }
      }
    }
    if (input < 0) {
      return -1;
    }
    importance[input] += Math.max(0, most);
    return divide(side(inputs.get(input), place, chosen), from, to);
  }

  /// Which rows a cut sends left.
  private interface Side {
    boolean left(int row);
  }

  private static Side side(Input input, double place, boolean[] words) {
    if (input.isNumbers()) {
      double[] of = input.values();
      return row -> of[row] <= place;
    }
    int[] codes = input.codes();
    return row -> words[codes[row]];
  }

  /// Tries a random cut of an input that leaves rows on both sides.
  ///
  /// @param rest what outcomes less their mean sum up to: rounding
  /// @return false if it is constant here
  private boolean cutNumbers(double[] of, int from, int to, double rest) {
    int n = to - from;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      double value = of[rows[from + i]];
      values[i] = value;
      low = value < low ? value : low;
      high = value > high ? value : high;
    }
    if (!(low < high)) {
      return false;
    }
    double u = draws.uniform();
    // Rounding must not carry the cut to the largest value, where nothing would be on its right.
    double place = Math.max(low, Math.min(low * (1 - u) + high * u, Math.nextDown(high)));
    // Which side a row goes to is a matter of luck, which no processor foresees: no branches here.
    // The sign of the difference is 0 on the left and 1 on the right. Two sums at once wait less
    // for each other.
    double left = 0;
    double odd = 0;
    long rights = 0;
    int i = 0;
    for (; i + 1 < n; i += 2) {
      long one = Double.doubleToRawLongBits(place - values[i]) >> 63;
      long two = Double.doubleToRawLongBits(place - values[i + 1]) >> 63;
      left += Double.longBitsToDouble(Double.doubleToRawLongBits(off[i]) & ~one);
      odd += Double.longBitsToDouble(Double.doubleToRawLongBits(off[i + 1]) & ~two);
      rights -= one + two;
    }
    if (i < n) {
      long one = Double.doubleToRawLongBits(place - values[i]) >> 63;
      left += Double.longBitsToDouble(Double.doubleToRawLongBits(off[i]) & ~one);
      rights -= one;
    }
    at = place;
    words = null;
    gain(left + odd, (int) (n - rights), n, rest);
    return true;
  }

  private boolean cutCategories(Input input, int from, int to, double rest) {
    int[] codes = input.codes();
    boolean[] present = new boolean[input.categories().size()];
    int count = 0;
    for (int i = from; i < to; i++) {
      count += present[codes[rows[i]]] ? 0 : 1;
      present[codes[rows[i]]] = true;
    }
    if (count < 2) {
      return false;
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
    double sum = 0;
    int rowsLeft = 0;
    for (int i = from; i < to; i++) {
      if (left[codes[rows[i]]]) {
        sum += off[i - from];
        rowsLeft++;
      }
    }
    words = left;
    gain(sum, rowsLeft, to - from, rest);
    return true;
  }

  /// What a cut takes off the sum of squares.
  private void gain(double left, int lefts, int n, double rest) {
    double right = rest - left;
    gain = left * left / lefts + right * right / (n - lefts);
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
