package org.detente.simulation;

import java.util.stream.IntStream;

/// Which cells hear of which segments of the lines, for [FastPerception]. The cells of rows in
/// which anybody hears of a line are numbered on their own, one row after the other.
final class Hearing {

  /// Number of these cells.
  final int cells;

  /// Number of a row's first cell, or -1 where nobody hears of a line.
  final int[] rowBase;

  /// Cells that hear of segment g: from `start[g]` up to before `start[g + 1]`, ascending.
  final int[] start;

  final int[] at;
  final double[] weight;

  /// Rows that hear of each segment.
  final int[][] rows;

  Hearing(Setting setting) {
    int rowCount = setting.zones * setting.communities;
    boolean[] hears = new boolean[rowCount];
    for (int s : setting.heard) {
      for (int k = setting.cellStart[s]; k < setting.cellStart[s + 1]; k++) {
        hears[row(setting, setting.cellAt[k])] = true;
      }
    }
    rowBase = new int[rowCount];
    int next = 0;
    for (int row = 0; row < rowCount; row++) {
      rowBase[row] = hears[row] ? next : -1;
      next += hears[row] ? setting.rowStart[row + 1] - setting.rowStart[row] : 0;
    }
    cells = next;

    double[] loudness = new double[cells];
    int[] lists = new int[setting.segments + 1];
    var places = new java.util.ArrayList<int[]>();
    var weights = new java.util.ArrayList<double[]>();
    rows = new int[setting.segments][];
    for (int g = 0; g < setting.segments; g++) {
      var heardIn = new java.util.TreeSet<Integer>();
      for (int k = setting.heardStart[g]; k < setting.heardStart[g + 1]; k++) {
        int s = setting.heard[k];
        for (int c = setting.cellStart[s]; c < setting.cellStart[s + 1]; c++) {
          int i = setting.cellAt[c];
          int row = row(setting, i);
          heardIn.add(row);
          loudness[rowBase[row] + i - setting.rowStart[row]] = setting.heardWeight[k];
        }
      }
      int[] list = IntStream.range(0, cells).filter(j -> loudness[j] > 0).toArray();
      double[] weightsHere = new double[list.length];
      for (int j = 0; j < list.length; j++) {
        weightsHere[j] = loudness[list[j]];
        loudness[list[j]] = 0;
      }
      places.add(list);
      weights.add(weightsHere);
      lists[g + 1] = lists[g] + list.length;
      rows[g] = heardIn.stream().mapToInt(Integer::intValue).toArray();
    }
    start = lists;
    at = places.stream().flatMapToInt(IntStream::of).toArray();
    weight = weights.stream().flatMapToDouble(java.util.stream.DoubleStream::of).toArray();
  }

  private static int row(Setting setting, int cell) {
    return setting.cellZone[cell] * setting.communities + setting.cellCommunity[cell];
  }
}
