package org.detente.recapture;

import java.util.List;

/// How many were found on each combination of lists.
///
/// Immutable.
public final class CaptureTable {

  /// More lists than this make tables that no list of people fills.
  public static final int MOST_LISTS = 12;

  private final List<String> lists;
  private final int[] counts;
  private final int seen;

  /// @param lists names, 2 to [#MOST_LISTS]
  /// @param counts shape [2^lists]: bit i of the index says whether list i holds the person; the
  ///   first entry (on no list) is not used
  /// @throws IllegalArgumentException if shapes do not fit, a count is negative or nobody was seen
  public CaptureTable(List<String> lists, int[] counts) {
    if (lists.size() < 2 || lists.size() > MOST_LISTS) {
      throw new IllegalArgumentException(
          "there must be 2 to " + MOST_LISTS + " lists, not " + lists.size());
    }
    if (counts.length != 1 << lists.size()) {
      throw new IllegalArgumentException(
          "%d lists have %d combinations, not %d"
              .formatted(lists.size(), 1 << lists.size(), counts.length));
    }
    this.lists = List.copyOf(lists);
    this.counts = counts.clone();
    this.counts[0] = 0;
    long sum = 0;
    for (int count : this.counts) {
      if (count < 0) {
        throw new IllegalArgumentException("a count is negative: " + count);
      }
      sum += count;
    }
    if (sum == 0 || sum > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("the lists hold " + sum + " people");
    }
    this.seen = (int) sum;
  }

  /// Names of the lists.
  public List<String> lists() {
    return lists;
  }

  /// Number of lists.
  public int size() {
    return lists.size();
  }

  /// Number of combinations, the unseen one among them.
  public int cells() {
    return counts.length;
  }

  /// People on exactly the lists of a combination.
  ///
  /// @param pattern bit i: on list i
  public int count(int pattern) {
    return counts[pattern];
  }

  /// People on any list.
  public int seen() {
    return seen;
  }

  /// Counts of all combinations as a new array, the unseen one 0.
  double[] asDoubles() {
    double[] y = new double[counts.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = counts[i];
    }
    return y;
  }
}
