package org.detente.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.detente.numeric.Draws;

/// Morris trajectories: from a random point of a grid one input after the other takes one step,
/// each once, in random order. A trajectory has one row more than there are inputs.
///
/// A step is `levels / 2` of the `levels - 1` intervals of the grid, so that every level is as
/// likely as the others.
///
/// Source: Morris (1991), Technometrics 33.
///
/// @param inputs 1 or more
/// @param levels of the grid, even
public record MorrisDesign(int inputs, int levels) {

  private static final int PURPOSE = 0x6d6f7272;

  /// Values of one input differ by a whole number of intervals up to this part of one: samples are
  /// written with few digits.
  private static final double ROUNDING = 1e-4;

  /// @throws IllegalArgumentException if there are no inputs, or levels are odd
  public MorrisDesign {
    if (inputs < 1 || levels < 2 || levels % 2 != 0) {
      throw new IllegalArgumentException("inputs must be 1 or more, levels even and 2 or more");
    }
  }

  /// Rows of a trajectory.
  public int trajectoryRows() {
    return inputs + 1;
  }

  /// A step as a part of the range of an input.
  public double step() {
    return levels / (2.0 * (levels - 1));
  }

  /// Draws trajectories.
  ///
  /// @return shape `[trajectories * trajectoryRows()][inputs]`, each 0..1
  public double[][] sample(int trajectories, long seed) {
    double[][] rows = new double[Math.multiplyExact(trajectories, trajectoryRows())][];
    for (int t = 0; t < trajectories; t++) {
      var draws = new Draws(seed, PURPOSE, t);
      int[] level = new int[inputs];
      int[] order = new int[inputs];
      for (int i = 0; i < inputs; i++) {
        level[i] = draws.below(levels);
        order[i] = i;
      }
      draws.shuffle(order);
      rows[t * trajectoryRows()] = point(level);
      for (int s = 0; s < inputs; s++) {
        int half = levels / 2;
        level[order[s]] += level[order[s]] < half ? half : -half;
        rows[t * trajectoryRows() + s + 1] = point(level);
      }
    }
    return rows;
  }

  private double[] point(int[] level) {
    return Arrays.stream(level).mapToDouble(l -> l / (levels - 1.0)).toArray();
  }

  /// Which input takes the step to a row, in a sample that fits.
  ///
  /// @param columns shape `[inputs][rows]`
  int moved(double[][] columns, int row) {
    for (int i = 0; i < inputs; i++) {
      if (columns[i][row] != columns[i][row - 1]) {
        return i;
      }
    }
    return -1;
  }

  /// Compares a sample with the layout.
  ///
  /// @param columns shape `[inputs][rows]`, rows a multiple of [#trajectoryRows]
  /// @param most how many misfits are told at most
  /// @return empty if in every trajectory each input takes one step, all of the same size, between
  ///   levels of one grid
  public List<Misfit> misfits(double[][] columns, int most) {
    var misfits = new ArrayList<Misfit>();
    for (int row = 0; row < columns[0].length && misfits.size() < most; row++) {
      if (row % trajectoryRows() != 0) {
        misfitOfRow(columns, row, misfits);
      }
    }
    for (int i = 0; misfits.isEmpty() && i < inputs; i++) {
      misfitsOfGrid(columns[i], i, most, misfits);
    }
    return misfits;
  }

  private void misfitOfRow(double[][] columns, int row, List<Misfit> misfits) {
    int moved = moved(columns, row);
    if (moved < 0) {
      misfits.add(new Misfit(row, -1, "no input differs from the row before"));
      return;
    }
    for (int i = moved + 1; i < inputs; i++) {
      if (columns[i][row] != columns[i][row - 1]) {
        misfits.add(new Misfit(row, i, "a second input differs from the row before"));
        return;
      }
    }
    for (int before = row - row % trajectoryRows() + 1; before < row; before++) {
      if (columns[moved][before] != columns[moved][before - 1]) {
        misfits.add(new Misfit(row, moved, "it moves a second time in this trajectory"));
        return;
      }
    }
  }

  private void misfitsOfGrid(double[] column, int input, int most, List<Misfit> misfits) {
    double step = 0;
    double lowest = Double.POSITIVE_INFINITY;
    for (int row = 1; row < column.length; row++) {
      if (row % trajectoryRows() != 0) {
        step = Math.max(step, Math.abs(column[row] - column[row - 1]));
      }
    }
    for (double value : column) {
      lowest = Math.min(lowest, value);
    }
    double interval = step / (levels / 2);
    for (int row = 0; row < column.length && misfits.size() < most; row++) {
      double place = (column[row] - lowest) / interval;
      double taken =
          row % trajectoryRows() == 0 ? 0 : Math.abs(column[row] - column[row - 1]) / interval;
      boolean onGrid = Math.abs(place - Math.rint(place)) <= ROUNDING && place < levels - 0.5;
      boolean wholeStep = taken == 0 || Math.abs(taken - levels / 2) <= ROUNDING * levels;
      if (!onGrid || !wholeStep) {
        misfits.add(
            new Misfit(
                row, input, "it is not on a grid of " + levels + " levels with equal steps"));
      }
    }
  }
}
