package org.detente.discovery;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The limits of a box while it is searched: for every input either two ends or a set of
/// categories.
final class Bounds {

  private final List<Input> inputs;
  private final double[] firstLow;
  private final double[] firstHigh;
  final double[] low;
  final double[] high;
  final boolean[][] kept;

  /// The box that holds all cases.
  Bounds(Cases cases) {
    inputs = cases.inputs();
    firstLow = new double[inputs.size()];
    firstHigh = new double[inputs.size()];
    kept = new boolean[inputs.size()][];
    for (int j = 0; j < kept.length; j++) {
      Input input = inputs.get(j);
      if (input.isNumbers()) {
        int[] order = cases.order(j);
        firstLow[j] = input.values()[order[0]];
        firstHigh[j] = input.values()[order[order.length - 1]];
      } else {
        kept[j] = new boolean[input.categories().size()];
        Arrays.fill(kept[j], true);
      }
    }
    low = firstLow.clone();
    high = firstHigh.clone();
  }

  private Bounds(Bounds other) {
    inputs = other.inputs;
    firstLow = other.firstLow;
    firstHigh = other.firstHigh;
    low = other.low.clone();
    high = other.high.clone();
    kept = new boolean[other.kept.length][];
    for (int j = 0; j < kept.length; j++) {
      kept[j] = other.kept[j] == null ? null : other.kept[j].clone();
    }
  }

  Bounds copy() {
    return new Bounds(this);
  }

  double firstLow(int input) {
    return firstLow[input];
  }

  double firstHigh(int input) {
    return firstHigh[input];
  }

  boolean restricts(int input) {
    return kept[input] == null
        ? low[input] != firstLow[input] || high[input] != firstHigh[input]
        : keptCount(input) < kept[input].length;
  }

  /// The inputs restricted, ascending.
  int[] restricted() {
    return IntStream.range(0, inputs.size()).filter(this::restricts).toArray();
  }

  int keptCount(int input) {
    int count = 0;
    for (boolean k : kept[input]) {
      count += k ? 1 : 0;
    }
    return count;
  }

  /// Whether a case keeps to the limits of one input.
  boolean holds(int input, int row) {
    if (kept[input] != null) {
      return kept[input][inputs.get(input).codes()[row]];
    }
    double value = inputs.get(input).values()[row];
    return low[input] <= value && value <= high[input];
  }

  /// Which of some inputs a case breaks.
  ///
  /// @param among inputs to look at
  /// @return -1 if none, the input if one, -2 if more than one
  int broken(int[] among, int row) {
    int broken = -1;
    for (int j : among) {
      if (!holds(j, row)) {
        if (broken >= 0) {
          return -2;
        }
        broken = j;
      }
    }
    return broken;
  }

  /// The limits of the restricted inputs.
  Map<String, Limit> limits() {
    var limits = new LinkedHashMap<String, Limit>();
    for (int j : restricted()) {
      limits.put(inputs.get(j).name(), limit(j));
    }
    return limits;
  }

  private Limit limit(int input) {
    if (kept[input] == null) {
      return new Limit.Between(low[input], high[input]);
    }
    List<String> categories = inputs.get(input).categories();
    return new Limit.OneOf(
        IntStream.range(0, categories.size())
            .filter(c -> kept[input][c])
            .mapToObj(categories::get)
            .toList());
  }
}
