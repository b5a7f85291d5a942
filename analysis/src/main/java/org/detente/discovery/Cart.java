package org.detente.discovery;

import java.util.ArrayList;
import java.util.List;

/// A classification tree: all cases are cut in two where that makes the parts purest, and each part
/// again, until parts are pure or would become too small. Every case lies in exactly one leaf.
///
/// Impurity is Gini's. Numbers are cut between two values; categories are ordered by their share of
/// positives and cut in that order, which for two classes finds the best of all divisions in two.
/// Cases stay sorted by every input: a cut divides each list and keeps its order.
///
/// Source: Breiman, Friedman, Olshen & Stone (1984), "Classification and Regression Trees", theorem
/// 4.5 for categories.
public final class Cart {

  /// Gains below this, as a share of the cases, are rounding.
  private static final double NO_GAIN = 1e-12;

  private static final double ROUNDING = 1e-9;

  private final Cases cases;
  private final int leastCases;
  private final int[][] order;
  private final int[] scratch;
  private final boolean[] goesLeft;
  private final List<Box> leaves = new ArrayList<>();

  private Cart(Cases cases, double minMass) {
    this.cases = cases;
    this.leastCases = Math.max(1, (int) Math.ceil(minMass * cases.size() - ROUNDING));
    int inputs = cases.inputs().size();
    order = new int[inputs][];
    for (int j = 0; j < inputs; j++) {
      order[j] = cases.inputs().get(j).isNumbers() ? cases.order(j).clone() : unsorted();
    }
    scratch = new int[cases.size()];
    goesLeft = new boolean[cases.size()];
  }

  private int[] unsorted() {
    int[] rows = new int[cases.size()];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = row;
    }
    return rows;
  }

  /// Grows a tree.
  ///
  /// @param minMass least share of all cases in a leaf: 0 < minMass <= 1
  /// @return the leaves from left to right; limits of numbers reach to the middle between two
  ///   values (whole numbers: to the whole number below and above it), at the outside to the
  ///   smallest and largest value of all
  public static List<Box> grow(Cases cases, double minMass) {
    if (!(minMass > 0 && minMass <= 1)) {
      throw new IllegalArgumentException("min-mass must be above 0 and at most 1");
    }
    var cart = new Cart(cases, minMass);
    cart.divide(new Bounds(cases), 0, cases.size());
    return List.copyOf(cart.leaves);
  }

  /// Divides the cases at places `from` up to before `to` of every order, or makes them a leaf.
  private void divide(Bounds bounds, int from, int to) {
    int positives = 0;
    for (int i = from; i < to; i++) {
      positives += cases.positive()[order[0][i]] ? 1 : 0;
    }
    Cut cut = best(bounds, from, to, positives);
    if (cut == null) {
      leaves.add(Box.of(bounds.limits(), to - from, positives, cases));
      return;
    }
    Bounds left = bounds.copy();
    Bounds right = bounds.copy();
    if (cut.left == null) {
      left.high[cut.input] = cut.high;
      right.low[cut.input] = cut.low;
    } else {
      for (int code = 0; code < cut.left.length; code++) {
        left.kept[cut.input][code] &= cut.left[code];
        right.kept[cut.input][code] &= !cut.left[code];
      }
    }
    for (int i = from; i < to; i++) {
      int row = order[cut.input][i];
      goesLeft[row] =
          cut.left == null
              ? i < from + cut.count
              : cut.left[cases.inputs().get(cut.input).codes()[row]];
    }
    for (int[] rows : order) {
      separate(rows, from, to);
    }
    divide(left, from, from + cut.count);
    divide(right, from + cut.count, to);
  }

  /// Rows that go left first, both parts in the order they had.
  private void separate(int[] rows, int from, int to) {
    int left = from;
    int right = 0;
    for (int i = from; i < to; i++) {
      int row = rows[i];
      rows[left] = row;
      scratch[right] = row;
      left += goesLeft[row] ? 1 : 0;
      right += goesLeft[row] ? 0 : 1;
    }
    System.arraycopy(scratch, 0, rows, left, right);
  }

  /// Where to cut, or null if no cut helps.
  private Cut best(Bounds bounds, int from, int to, int positives) {
    int count = to - from;
    if (positives == 0 || positives == count || count < 2 * leastCases) {
      return null;
    }
    double least = purity(positives, count) + NO_GAIN * count;
    Cut best = null;
    for (int j = 0; j < order.length; j++) {
      Cut cut =
          cases.inputs().get(j).isNumbers()
              ? bestOfNumbers(j, from, to, positives, least)
              : bestOfCategories(j, bounds, from, to, positives, least);
      if (cut != null) {
        best = cut;
        least = cut.purity;
      }
    }
    return best;
  }

  /// Grows as impurity falls: for cases n and positives h, h^2 / n summed over the parts is what
  /// Gini's impurity leaves of h.
  private static double purity(int positives, int count) {
    return (double) positives * positives / count;
  }

  private Cut bestOfNumbers(int j, int from, int to, int positives, double least) {
    double[] values = cases.inputs().get(j).values();
    int[] rows = order[j];
    double most = least;
    int at = -1;
    int left = 0;
    for (int i = from; i < to - leastCases; i++) {
      left += cases.positive()[rows[i]] ? 1 : 0;
      int count = i + 1 - from;
      if (count >= leastCases && values[rows[i]] != values[rows[i + 1]]) {
        double purity = purity(left, count) + purity(positives - left, to - from - count);
        if (purity > most) {
          most = purity;
          at = i;
        }
      }
    }
    if (at < 0) {
      return null;
    }
    var cut = new Cut(j, most, at + 1 - from);
    double below = values[rows[at]];
    double above = values[rows[at + 1]];
    double middle = PeelQuantile.middle(below, above);
    boolean whole = cases.inputs().get(j).kind() == Input.Kind.WHOLE;
    // Between neighbouring doubles there is no middle: each part keeps its own value.
    boolean between = below < middle && middle < above;
    cut.high = whole ? Math.floor(middle) : between ? middle : below;
    cut.low = whole ? Math.floor(middle) + 1 : between ? middle : above;
    return cut;
  }

  private Cut bestOfCategories(
      int j, Bounds bounds, int from, int to, int positives, double least) {
    int[] codes = cases.inputs().get(j).codes();
    int[] count = new int[bounds.kept[j].length];
    int[] hits = new int[count.length];
    for (int i = from; i < to; i++) {
      int row = order[j][i];
      count[codes[row]]++;
      hits[codes[row]] += cases.positive()[row] ? 1 : 0;
    }
    var present = new ArrayList<Integer>();
    for (int code = 0; code < count.length; code++) {
      if (count[code] > 0) {
        present.add(code);
      }
    }
    present.sort(
        (a, b) -> Double.compare((double) hits[a] / count[a], (double) hits[b] / count[b]));
    Cut best = null;
    double most = least;
    int left = 0;
    int leftHits = 0;
    for (int i = 0; i < present.size() - 1; i++) {
      left += count[present.get(i)];
      leftHits += hits[present.get(i)];
      int right = to - from - left;
      if (left >= leastCases && right >= leastCases) {
        double purity = purity(leftHits, left) + purity(positives - leftHits, right);
        if (purity > most) {
          most = purity;
          best = new Cut(j, purity, left);
          best.left = new boolean[count.length];
          for (int k = 0; k <= i; k++) {
            best.left[present.get(k)] = true;
          }
        }
      }
    }
    return best;
  }

  /// A way to divide some cases in two.
  private static final class Cut {

    private final int input;
    private final double purity;
    // Cases on the left.
    private final int count;
    // Numbers: the ends that meet. Categories: which go left.
    private double high;
    private double low;
    private boolean[] left;

    Cut(int input, double purity, int count) {
      this.input = input;
      this.purity = purity;
      this.count = count;
    }
  }
}
