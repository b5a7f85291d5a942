package org.detente.discovery;

import java.util.ArrayList;
import java.util.List;

/// The first half of a search: cuts a thin slice off the box, again and again, where that raises
/// the density most per case lost.
///
/// The rows in the box stay sorted by every input throughout: a slice is the end of a list, and
/// cutting it leaves the lists sorted. A step reads only the ends, and moves each list once.
final class Peeling {

  private final Cases cases;
  private final PrimSettings settings;
  private final boolean[] inBox;
  private final int[] sequence;
  private final int[][] order;
  private final int[][] countOf;
  private final int[][] positivesOf;
  private final Bounds bounds;
  private int count;
  private int positives;

  /// @param inBox the rows to begin with, by row; from then on those in the box
  Peeling(Cases cases, PrimSettings settings, boolean[] inBox) {
    this.cases = cases;
    this.settings = settings;
    this.inBox = inBox;
    this.sequence = sequence(cases.inputs());
    this.bounds = new Bounds(cases);
    int inputs = sequence.length;
    order = new int[inputs][];
    countOf = new int[inputs][];
    positivesOf = new int[inputs][];
    for (int row = 0; row < inBox.length; row++) {
      count += inBox[row] ? 1 : 0;
      positives += inBox[row] && cases.positive()[row] ? 1 : 0;
    }
    for (int j = 0; j < inputs; j++) {
      Input input = cases.inputs().get(j);
      if (input.isNumbers()) {
        order[j] = cases.order(j).clone();
        keepThoseInBox(order[j], inBox.length);
      } else {
        countOf[j] = new int[input.categories().size()];
        positivesOf[j] = new int[input.categories().size()];
        for (int row = 0; row < inBox.length; row++) {
          if (inBox[row]) {
            countOf[j][input.codes()[row]]++;
            positivesOf[j][input.codes()[row]] += cases.positive()[row] ? 1 : 0;
          }
        }
      }
    }
  }

  /// The order in which inputs are offered, which decides between equals: real numbers, whole
  /// numbers, categories.
  static int[] sequence(List<Input> inputs) {
    var sequence = new ArrayList<Integer>();
    for (Input.Kind kind : Input.Kind.values()) {
      for (int j = 0; j < inputs.size(); j++) {
        if (inputs.get(j).kind() == kind) {
          sequence.add(j);
        }
      }
    }
    return sequence.stream().mapToInt(Integer::intValue).toArray();
  }

  /// Peels until nothing is gained or the box would be too small.
  ///
  /// @param steps takes the box after every step, the first one too
  /// @return the last box
  Bounds run(List<Box> steps) {
    steps.add(box());
    while (count > 0) {
      Choice best = choose();
      double mass = (double) best.newCases / cases.size();
      if (!(best.gain > 0) || mass < settings.minMass()) {
        break;
      }
      apply(best);
      steps.add(box());
    }
    return bounds;
  }

  private Box box() {
    return Box.of(bounds.limits(), count, positives, cases);
  }

  private Choice choose() {
    var best = new Choice(count, positives);
    int restricted = bounds.restricted().length;
    for (int j : sequence) {
      int then = restricted + (bounds.restricts(j) ? 0 : 1);
      if (then > settings.mostRestricted()) {
        continue;
      }
      switch (cases.inputs().get(j).kind()) {
        case REAL -> offerReal(j, then, best);
        case WHOLE -> offerWhole(j, then, best);
        case CATEGORIES -> offerCategories(j, then, best);
      }
    }
    return best;
  }

  private void offerReal(int j, int restricted, Choice best) {
    double[] values = cases.inputs().get(j).values();
    int[] rows = order[j];
    double high = PeelQuantile.upper(i -> values[rows[i]], count, settings.peel());
    offerUpper(j, Math.nextUp(high), high, restricted, best);
    double low = PeelQuantile.lower(i -> values[rows[i]], count, settings.peel());
    offerLower(j, Math.nextDown(low), low, restricted, best);
  }

  private void offerWhole(int j, int restricted, Choice best) {
    double[] values = cases.inputs().get(j).values();
    int[] rows = order[j];
    double high = Math.floor(PeelQuantile.upper(i -> values[rows[i]], count, settings.peel()));
    offerUpper(j, high == bounds.high[j] ? high : high + 1, Double.NaN, restricted, best);
    double low = Math.floor(PeelQuantile.lower(i -> values[rows[i]], count, settings.peel()));
    offerLower(j, low == bounds.low[j] ? low : low - 1, Double.NaN, restricted, best);
  }

  /// Offers to cut off all values from `from` upwards.
  ///
  /// @param limit the new limit, or NaN: the largest value left
  private void offerUpper(int j, double from, double limit, int restricted, Choice best) {
    double[] values = cases.inputs().get(j).values();
    int[] rows = order[j];
    int left = count;
    int lost = 0;
    while (left > 0 && values[rows[left - 1]] >= from) {
      left--;
      lost += cases.positive()[rows[left]] ? 1 : 0;
    }
    double end = limit == limit || left == 0 ? limit : values[rows[left - 1]];
    best.offer(j, true, end, left, positives - lost, restricted);
  }

  /// Offers to cut off all values up to `to`.
  private void offerLower(int j, double to, double limit, int restricted, Choice best) {
    double[] values = cases.inputs().get(j).values();
    int[] rows = order[j];
    int from = 0;
    int lost = 0;
    while (from < count && values[rows[from]] <= to) {
      lost += cases.positive()[rows[from]] ? 1 : 0;
      from++;
    }
    double end = limit == limit || from == count ? limit : values[rows[from]];
    best.offer(j, false, end, count - from, positives - lost, restricted);
  }

  private void offerCategories(int j, int restricted, Choice best) {
    if (bounds.keptCount(j) < 2) {
      return;
    }
    for (int code = 0; code < bounds.kept[j].length; code++) {
      if (bounds.kept[j][code]) {
        int left = count - countOf[j][code];
        best.offer(j, code, left, positives - positivesOf[j][code], restricted);
      }
    }
  }

  private void apply(Choice best) {
    int j = best.input;
    if (best.category >= 0) {
      bounds.kept[j][best.category] = false;
      int[] codes = cases.inputs().get(j).codes();
      for (int row = 0; row < inBox.length; row++) {
        if (inBox[row] && codes[row] == best.category) {
          remove(row);
        }
      }
    } else if (best.upper) {
      bounds.high[j] = best.limit;
      for (int i = best.newCases; i < count; i++) {
        remove(order[j][i]);
      }
    } else {
      bounds.low[j] = best.limit;
      for (int i = 0; i < count - best.newCases; i++) {
        remove(order[j][i]);
      }
    }
    for (int[] rows : order) {
      if (rows != null) {
        keepThoseInBox(rows, count);
      }
    }
    count = best.newCases;
    positives = best.newPositives;
  }

  private void remove(int row) {
    inBox[row] = false;
    for (int j = 0; j < countOf.length; j++) {
      if (countOf[j] != null) {
        int code = cases.inputs().get(j).codes()[row];
        countOf[j][code]--;
        positivesOf[j][code] -= cases.positive()[row] ? 1 : 0;
      }
    }
  }

  private void keepThoseInBox(int[] rows, int length) {
    int to = 0;
    for (int i = 0; i < length; i++) {
      int row = rows[i];
      rows[to] = row;
      // Without a branch: whether a row stays is as good as random to the processor.
      to += inBox[row] ? 1 : 0;
    }
  }
}
