package org.detente.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Invented cases: real, whole and categorical inputs with many ties, and positives that depend on
/// some of them.
final class RandomCases {

  private RandomCases() {}

  static Cases of(long seed) {
    var random = new SplittableRandom(seed);
    return of(seed, random.nextInt(40, 240));
  }

  static Cases of(long seed, int size) {
    var random = new SplittableRandom(seed);
    int reals = random.nextInt(1, 4);
    int wholes = random.nextInt(0, 3);
    int words = random.nextInt(0, 3);
    var inputs = new ArrayList<Input>();
    double[] pull = new double[size];
    for (int j = 0; j < reals; j++) {
      // Coarse values in some inputs, so that ties meet every rule about them.
      double grain = random.nextBoolean() ? 1e9 : random.nextInt(3, 30);
      double[] values = new double[size];
      for (int i = 0; i < size; i++) {
        values[i] = Math.rint(random.nextDouble() * grain) / grain;
        pull[i] += j == 0 ? values[i] : 0;
      }
      inputs.add(Input.numbers("r" + j, values, false));
    }
    for (int j = 0; j < wholes; j++) {
      int most = random.nextInt(1, 12);
      double[] values = new double[size];
      for (int i = 0; i < size; i++) {
        values[i] = random.nextInt(-2, most);
        pull[i] += j == 0 ? 0.1 * values[i] : 0;
      }
      inputs.add(Input.numbers("n" + j, values, true));
    }
    for (int j = 0; j < words; j++) {
      List<String> categories = List.of("a", "b", "c", "d").subList(0, random.nextInt(1, 5));
      int[] codes = new int[size];
      for (int i = 0; i < size; i++) {
        codes[i] = random.nextInt(categories.size());
        pull[i] += j == 0 && codes[i] == 1 ? 0.5 : 0;
      }
      inputs.add(Input.categories("c" + j, codes, categories));
    }
    boolean[] positive = new boolean[size];
    for (int i = 0; i < size; i++) {
      positive[i] = pull[i] + 0.4 * random.nextDouble() > 0.9;
    }
    positive[0] = true;
    positive[1] = false;
    return new Cases(inputs, positive);
  }

  /// The same cases in another order.
  static Cases shuffled(Cases cases, long seed) {
    var random = new SplittableRandom(seed);
    int[] rows = new int[cases.size()];
    for (int i = 0; i < rows.length; i++) {
      int j = random.nextInt(i + 1);
      rows[i] = rows[j];
      rows[j] = i;
    }
    boolean[] positive = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      positive[i] = cases.positive()[rows[i]];
    }
    return new Cases(cases.inputs().stream().map(input -> input.at(rows)).toList(), positive);
  }

  /// Whether a case lies within limits, by their meaning alone.
  static boolean inside(Cases cases, int row, Box box) {
    for (Input input : cases.inputs()) {
      Limit limit = box.limits().get(input.name());
      boolean in =
          switch (limit) {
            case null -> true;
            case Limit.Between(double low, double high) ->
                low <= input.values()[row] && input.values()[row] <= high;
            case Limit.OneOf(List<String> categories) ->
                categories.contains(input.categories().get(input.codes()[row]));
          };
      if (!in) {
        return false;
      }
    }
    return true;
  }

  /// Cases and positives in a box, counted one by one.
  static int[] counted(Cases cases, boolean[] among, Box box) {
    int count = 0;
    int positives = 0;
    for (int row = 0; row < cases.size(); row++) {
      if (among[row] && inside(cases, row, box)) {
        count++;
        positives += cases.positive()[row] ? 1 : 0;
      }
    }
    return new int[] {count, positives};
  }
}
