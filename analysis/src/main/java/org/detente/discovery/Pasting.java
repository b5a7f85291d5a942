package org.detente.discovery;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;

/// The second half of a search: moves a limit out again, or takes a category back, as long as that
/// raises the density. Only cases that break a single limit can come in.
final class Pasting {

  private final Cases cases;
  private final PrimSettings settings;
  private final boolean[] remaining;
  private final Bounds bounds;
  private final int[] sequence;
  private int count;
  private int positives;

  // Of the restricted inputs of numbers: rows at or beyond the lower and the upper end that break
  // no limit but this.
  private final Rows[] below;
  private final Rows[] above;
  private final int[][] countOf;
  private final int[][] positivesOf;

  /// @param remaining rows that earlier boxes left, by row
  /// @param bounds where peeling ended; widened by pasting
  /// @param last the box there
  Pasting(Cases cases, PrimSettings settings, boolean[] remaining, Bounds bounds, Box last) {
    this.cases = cases;
    this.settings = settings;
    this.remaining = remaining;
    this.bounds = bounds;
    this.sequence = Peeling.sequence(cases.inputs());
    this.count = last.cases();
    this.positives = last.positives();
    int inputs = sequence.length;
    below = new Rows[inputs];
    above = new Rows[inputs];
    countOf = new int[inputs][];
    positivesOf = new int[inputs][];
    for (int j = 0; j < inputs; j++) {
      if (bounds.kept[j] == null) {
        below[j] = new Rows();
        above[j] = new Rows();
      } else {
        countOf[j] = new int[bounds.kept[j].length];
        positivesOf[j] = new int[bounds.kept[j].length];
      }
    }
  }

  /// Pastes until nothing is gained.
  ///
  /// @param steps takes the box after every step
  void run(List<Box> steps) {
    while (count > 0) {
      int[] restricted = bounds.restricted();
      gather(restricted);
      Choice best = choose(restricted.length);
      double mass = (double) best.newCases / cases.size();
      if (!(best.gain > 0) || best.newCases <= count || mass < settings.minMass()) {
        return;
      }
      if (best.category >= 0) {
        bounds.kept[best.input][best.category] = true;
      } else if (best.upper) {
        bounds.high[best.input] = best.limit;
      } else {
        bounds.low[best.input] = best.limit;
      }
      count = best.newCases;
      positives = best.newPositives;
      steps.add(Box.of(bounds.limits(), count, positives, cases));
    }
  }

  /// Finds the cases that could come in.
  private void gather(int[] restricted) {
    for (int j : restricted) {
      if (bounds.kept[j] == null) {
        below[j].clear();
        above[j].clear();
      } else {
        Arrays.fill(countOf[j], 0);
        Arrays.fill(positivesOf[j], 0);
      }
    }
    for (int row = 0; row < remaining.length; row++) {
      if (remaining[row]) {
        int broken = bounds.broken(restricted, row);
        if (broken >= 0) {
          file(broken, row);
        } else if (broken == -1) {
          fileIfAtAnEnd(restricted, row);
        }
      }
    }
  }

  private void file(int j, int row) {
    if (bounds.kept[j] != null) {
      int code = cases.inputs().get(j).codes()[row];
      countOf[j][code]++;
      positivesOf[j][code] += cases.positive()[row] ? 1 : 0;
    } else if (cases.inputs().get(j).values()[row] < bounds.low[j]) {
      below[j].add(row);
    } else {
      above[j].add(row);
    }
  }

  /// The slice next to the box is measured from the limit on, values at it included: whole numbers
  /// lie on their limits.
  private void fileIfAtAnEnd(int[] restricted, int row) {
    for (int j : restricted) {
      if (bounds.kept[j] == null) {
        double value = cases.inputs().get(j).values()[row];
        if (value == bounds.low[j]) {
          below[j].add(row);
        }
        if (value == bounds.high[j]) {
          above[j].add(row);
        }
      }
    }
  }

  private Choice choose(int restricted) {
    var best = new Choice(count, positives);
    for (int j : sequence) {
      if (!bounds.restricts(j)) {
        continue;
      }
      if (bounds.kept[j] != null) {
        for (int code = 0; code < countOf[j].length; code++) {
          if (!bounds.kept[j][code]) {
            int free = bounds.keptCount(j) + 1 == bounds.kept[j].length ? 1 : 0;
            int then = count + countOf[j][code];
            best.offer(j, code, then, positives + positivesOf[j][code], restricted - free);
          }
        }
      } else {
        offerBelow(j, restricted, best);
        offerAbove(j, restricted, best);
      }
    }
    return best;
  }

  private void offerBelow(int j, int restricted, Choice best) {
    if (below[j].count == 0) {
      return;
    }
    double[] values = cases.inputs().get(j).values();
    double[] sorted = below[j].sorted(values);
    double cut = PeelQuantile.upper(i -> sorted[i], sorted.length, settings.paste());
    double limit = cases.inputs().get(j).kind() == Input.Kind.WHOLE ? Math.floor(cut) : cut;
    boolean free = limit == bounds.firstLow(j) && bounds.high[j] == bounds.firstHigh(j);
    offer(j, false, limit, below[j], v -> limit <= v && v < bounds.low[j], free, restricted, best);
  }

  private void offerAbove(int j, int restricted, Choice best) {
    if (above[j].count == 0) {
      return;
    }
    double[] values = cases.inputs().get(j).values();
    double[] sorted = above[j].sorted(values);
    double cut = PeelQuantile.lower(i -> sorted[i], sorted.length, settings.paste());
    double limit = cases.inputs().get(j).kind() == Input.Kind.WHOLE ? Math.floor(cut) : cut;
    boolean free = limit == bounds.firstHigh(j) && bounds.low[j] == bounds.firstLow(j);
    offer(j, true, limit, above[j], v -> bounds.high[j] < v && v <= limit, free, restricted, best);
  }

  /// @param free whether the input would no longer be restricted
  private void offer(
      int j,
      boolean upper,
      double limit,
      Rows beside,
      DoublePredicate comesIn,
      boolean free,
      int restricted,
      Choice best) {
    double[] values = cases.inputs().get(j).values();
    int more = 0;
    int morePositives = 0;
    for (int i = 0; i < beside.count; i++) {
      int row = beside.rows[i];
      if (comesIn.test(values[row])) {
        more++;
        morePositives += cases.positive()[row] ? 1 : 0;
      }
    }
    int inputs = restricted - (free ? 1 : 0);
    best.offer(j, upper, limit, count + more, positives + morePositives, inputs);
  }

  /// A growing list of rows.
  private static final class Rows {

    private int[] rows = new int[64];
    private int count;

    void clear() {
      count = 0;
    }

    void add(int row) {
      if (count == rows.length) {
        rows = Arrays.copyOf(rows, 2 * count);
      }
      rows[count++] = row;
    }

    double[] sorted(double[] values) {
      double[] sorted = new double[count];
      for (int i = 0; i < count; i++) {
        sorted[i] = values[rows[i]];
      }
      Arrays.sort(sorted);
      return sorted;
    }
  }
}
