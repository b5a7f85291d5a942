package org.detente.exploration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.detente.evidence.Dimension;
import org.detente.evidence.Future;
import org.detente.numeric.Quantiles;

/// Dimensional stacking: futures sorted into cells by the levels of the few inputs that matter
/// most, the first of them outermost, and how often the option fails in each.
///
/// Source: Suzuki, Stern & Manzocchi (2015), SPE 174774, after LeBlanc, Ward & Wittels (1990).
///
/// @param axes the inputs, most important first
/// @param cells every combination of levels, the last axis turning fastest
public record Stacking(List<Axis> axes, List<Cell> cells) {

  private static final int AXES = 4;

  public Stacking {
    axes = List.copyOf(axes);
    cells = List.copyOf(cells);
  }

  /// An input.
  ///
  /// @param parameter its key
  /// @param cuts upper ends of its levels but the last, ascending; a value at a cut belongs below
  public record Axis(String parameter, List<Double> cuts) {

    public Axis {
      cuts = List.copyOf(cuts);
    }

    /// Number of levels.
    public int levels() {
      return cuts.size() + 1;
    }

    int level(double value) {
      int level = 0;
      while (level < cuts.size() && value > cuts.get(level)) {
        level++;
      }
      return level;
    }
  }

  /// A combination of levels.
  ///
  /// @param levels by axis, from 0
  /// @param futures in it
  /// @param failures among them
  public record Cell(List<Integer> levels, int futures, int failures) {

    public Cell {
      levels = List.copyOf(levels);
    }
  }

  /// Stacks.
  ///
  /// @param scores importance by input
  /// @param fails shape `[futures]`
  static Stacking of(
      List<Dimension> dimensions,
      List<Future> futures,
      Map<String, Double> scores,
      boolean[] fails) {
    List<String> chosen =
        scores.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .limit(AXES)
            .map(Map.Entry::getKey)
            .toList();
    var axes = new ArrayList<Axis>();
    var at = new ArrayList<Integer>();
    for (String key : chosen) {
      int d =
          IntStream.range(0, dimensions.size())
              .filter(i -> dimensions.get(i).key().equals(key))
              .findFirst()
              .orElseThrow();
      double[] column = futures.stream().mapToDouble(f -> f.value(d)).toArray();
      axes.add(new Axis(key, cuts(dimensions.get(d), column)));
      at.add(d);
    }
    int count = axes.stream().mapToInt(Axis::levels).reduce(1, (a, b) -> a * b);
    int[] all = new int[count];
    int[] failing = new int[count];
    for (int f = 0; f < fails.length; f++) {
      int cell = 0;
      for (int a = 0; a < axes.size(); a++) {
        cell = cell * axes.get(a).levels() + axes.get(a).level(futures.get(f).value(at.get(a)));
      }
      all[cell]++;
      failing[cell] += fails[f] ? 1 : 0;
    }
    var cells = new ArrayList<Cell>();
    for (int cell = 0; cell < count; cell++) {
      cells.add(new Cell(levels(axes, cell), all[cell], failing[cell]));
    }
    return new Stacking(axes, cells);
  }

  private static List<Integer> levels(List<Axis> axes, int cell) {
    var levels = new ArrayList<Integer>();
    int left = cell;
    for (Axis axis : axes.reversed()) {
      levels.addFirst(left % axis.levels());
      left /= axis.levels();
    }
    return levels;
  }

  /// Switches are cut between their answers, all else at the median.
  private static List<Double> cuts(Dimension dimension, double[] column) {
    return switch (dimension.scale()) {
      case SWITCH -> List.of(0.0);
      case THREE -> List.of(0.0, 0.5);
      case UNIFORM, LOG, RANK, FIXED -> List.of(Quantiles.of(column, 0.5));
    };
  }
}
