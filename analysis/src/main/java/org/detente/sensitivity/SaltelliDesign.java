package org.detente.sensitivity;

import java.util.ArrayList;
import java.util.List;
import org.detente.numeric.SobolPoints;

/// The order of rows that Sobol' indices are computed from. Two independent points A and B make a
/// block: A; then for every input i, A with input i taken from B (AB_i); with second-order indices
/// also, for every i, B with input i taken from A (BA_i); then B.
///
/// Source: Saltelli (2002), Computer Physics Communications 145; Saltelli et al. (2010), same
/// journal 181.
///
/// @param inputs 1 or more
/// @param secondOrder whether the rows BA_i are there
public record SaltelliDesign(int inputs, boolean secondOrder) {

  /// @throws IllegalArgumentException if there are no inputs
  public SaltelliDesign {
    if (inputs < 1) {
      throw new IllegalArgumentException("there must be at least 1 input");
    }
  }

  /// Rows of a block.
  public int blockRows() {
    return (secondOrder ? 2 : 1) * inputs + 2;
  }

  /// A sample over scrambled Sobol' points.
  ///
  /// @param blocks 1 or more; powers of 2 spread most evenly
  /// @return shape `[blocks * blockRows()][inputs]`, each 0 < u < 1
  public double[][] sample(int blocks, long seed) {
    var points = new SobolPoints(2 * inputs, seed);
    double[][] rows = new double[Math.multiplyExact(blocks, blockRows())][];
    int next = 0;
    for (int block = 0; block < blocks; block++) {
      double[] both = points.point(block);
      for (int r = 0; r < blockRows(); r++) {
        double[] row = new double[inputs];
        for (int i = 0; i < inputs; i++) {
          row[i] = both[fromB(r, i) ? inputs + i : i];
        }
        rows[next++] = row;
      }
    }
    return rows;
  }

  /// Whether a value comes from B.
  ///
  /// @param row of a block, from 0
  private boolean fromB(int row, int input) {
    if (row == 0 || row == blockRows() - 1) {
      return row > 0;
    }
    return row <= inputs ? row - 1 == input : row - 1 - inputs != input;
  }

  /// Compares a sample with the layout.
  ///
  /// @param columns shape `[inputs][rows]`, rows a multiple of [#blockRows]
  /// @param most how many misfits are told at most
  /// @return empty if every value is the one of A or B that it should be
  public List<Misfit> misfits(double[][] columns, int most) {
    var misfits = new ArrayList<Misfit>();
    int rows = columns[0].length;
    for (int first = 0; first < rows; first += blockRows()) {
      int last = first + blockRows() - 1;
      for (int r = 1; r < blockRows() - 1; r++) {
        for (int i = 0; i < inputs; i++) {
          boolean b = fromB(r, i);
          if (columns[i][first + r] != columns[i][b ? last : first]) {
            misfits.add(
                new Misfit(first + r, i, name(r) + ": it should be that of " + (b ? "B" : "A")));
            if (misfits.size() == most) {
              return misfits;
            }
          }
        }
      }
    }
    return misfits;
  }

  /// What a row of a block is called: A, AB_1, BA_1, B.
  private String name(int row) {
    return row <= inputs ? "AB_" + row : "BA_" + (row - inputs);
  }
}
