package org.detente.discovery;

import java.util.Arrays;
import java.util.List;

/// Cases with their inputs, and which of them are of interest ("positive"). Each input of numbers
/// is sorted once, here; no search sorts again.
///
/// Immutable.
public final class Cases {

  private final List<Input> inputs;
  private final boolean[] positive;
  private final int positives;
  private final int[][] order;

  /// @param inputs 1 or more, different names
  /// @param positive shape `[cases]`; kept, not copied
  /// @throws IllegalArgumentException if an input has another number of cases, or there are none
  public Cases(List<Input> inputs, boolean[] positive) {
    this(inputs, positive, new int[inputs.size()][]);
    for (int j = 0; j < order.length; j++) {
      if (inputs.get(j).isNumbers()) {
        order[j] = ascending(inputs.get(j).values());
      }
    }
  }

  private Cases(List<Input> inputs, boolean[] positive, int[][] order) {
    if (inputs.isEmpty() || positive.length == 0) {
      throw new IllegalArgumentException("there are no inputs or no cases");
    }
    for (Input input : inputs) {
      if (input.cases() != positive.length) {
        throw new IllegalArgumentException(
            input.name() + " has " + input.cases() + " cases, not " + positive.length);
      }
    }
    if (inputs.stream().map(Input::name).distinct().count() != inputs.size()) {
      throw new IllegalArgumentException("two inputs have the same name");
    }
    this.inputs = List.copyOf(inputs);
    this.positive = positive;
    this.order = order;
    int count = 0;
    for (boolean p : positive) {
      count += p ? 1 : 0;
    }
    this.positives = count;
  }

  /// The inputs.
  public List<Input> inputs() {
    return inputs;
  }

  /// How many cases there are.
  public int size() {
    return positive.length;
  }

  /// How many cases are positive.
  public int positives() {
    return positives;
  }

  boolean[] positive() {
    return positive;
  }

  // Rows by ascending value, equal ones in the order of the table; null for categories.
  int[] order(int input) {
    return order[input];
  }

  /// Cases taken several times or not at all. The orders follow from those at hand.
  ///
  /// @param times shape `[cases]`, how often each is taken
  Cases taken(int[] times) {
    int[] start = new int[times.length + 1];
    for (int row = 0; row < times.length; row++) {
      start[row + 1] = start[row] + times[row];
    }
    int[] rows = new int[start[times.length]];
    boolean[] taken = new boolean[rows.length];
    for (int row = 0; row < times.length; row++) {
      Arrays.fill(rows, start[row], start[row + 1], row);
      Arrays.fill(taken, start[row], start[row + 1], positive[row]);
    }
    int[][] orders = new int[order.length][];
    for (int j = 0; j < order.length; j++) {
      if (order[j] != null) {
        orders[j] = new int[rows.length];
        int to = 0;
        for (int row : order[j]) {
          for (int copy = start[row]; copy < start[row + 1]; copy++) {
            orders[j][to++] = copy;
          }
        }
      }
    }
    return new Cases(inputs.stream().map(input -> input.at(rows)).toList(), taken, orders);
  }

  /// Rows by ascending value: the values are sorted without their rows, and each row is then put
  /// where its value stands. Faster than sorting rows by comparing values all over memory.
  private static int[] ascending(double[] values) {
    double[] sorted = values.clone();
    for (int i = 0; i < sorted.length; i++) {
      // -0 and 0 are the same number, but not to a sort.
      sorted[i] += 0.0;
    }
    Arrays.sort(sorted);
    int distinct = 0;
    int[] next = new int[sorted.length];
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[distinct - 1]) {
        next[distinct] = i;
        sorted[distinct++] = sorted[i];
      }
    }
    int[] order = new int[values.length];
    for (int row = 0; row < values.length; row++) {
      int rank = Arrays.binarySearch(sorted, 0, distinct, values[row] + 0.0);
      order[next[rank]++] = row;
    }
    return order;
  }
}
