package org.detente.sensitivity;

import java.util.ArrayList;
import java.util.List;
import org.detente.numeric.Draws;

/// How the variance of an outcome divides among its inputs: of first order (an input alone), total
/// (with all it does together with others) and of second order (what two do together).
///
/// Estimators: first order after Saltelli et al. (2010), Computer Physics Communications 181; total
/// after Jansen (1999), same journal 117; second order after Saltelli (2002), same journal 145.
/// Outcomes are centred and scaled first. Half-widths come from resamples of whole blocks.
///
/// @param first by input
/// @param total by input
/// @param second by pair: `second.get(i).get(j - i - 1)` is that of inputs i < j; empty if the
///   design has none
public record SobolIndices(
    List<Estimate> first, List<Estimate> total, List<List<Estimate>> second) {

  private static final int PURPOSE = 0x736f626f;

  public SobolIndices {
    first = List.copyOf(first);
    total = List.copyOf(total);
    second = second.stream().map(List::copyOf).toList();
  }

  /// Computes the indices.
  ///
  /// @param outcome shape `[rows]` in the order of the design, finite
  /// @param resamples 2 or more
  /// @throws IllegalArgumentException if the rows are no whole number of blocks, fewer than two
  ///   blocks, or the outcome is constant
  public static SobolIndices of(SaltelliDesign design, double[] outcome, int resamples, long seed) {
    int blocks = outcome.length / design.blockRows();
    if (blocks < 2 || outcome.length % design.blockRows() != 0) {
      throw new IllegalArgumentException(
          outcome.length + " rows are not two or more blocks of " + design.blockRows());
    }
    return new Computation(design, scaled(outcome), blocks, resamples, seed).indices();
  }

  private static double[] scaled(double[] outcome) {
    double mean = 0;
    for (double y : outcome) {
      mean += y / outcome.length;
    }
    double variance = 0;
    for (double y : outcome) {
      variance += (y - mean) * (y - mean) / outcome.length;
    }
    if (!(variance > 0)) {
      throw new IllegalArgumentException("the outcome is the same in every row");
    }
    double[] scaled = new double[outcome.length];
    double deviation = Math.sqrt(variance);
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (outcome[i] - mean) / deviation;
    }
    return scaled;
  }

  /// Every index is a mean over blocks, divided by the variance, which is made of two such means. A
  /// resample is therefore a weighted mean: how often each block was drawn is counted once, and no
  /// outcome is copied.
  private static final class Computation {

    private final SaltelliDesign design;
    private final double[] y;
    private final int blocks;
    private final byte[][] times;

    // Over the blocks themselves (0) and over each resample (1..).
    private final double[] variance;

    Computation(SaltelliDesign design, double[] y, int blocks, int resamples, long seed) {
      this.design = design;
      this.y = y;
      this.blocks = blocks;
      times = new byte[resamples][blocks];
      for (int r = 0; r < resamples; r++) {
        var draws = new Draws(seed, PURPOSE, r);
        for (int b = 0; b < blocks; b++) {
          // A count beyond a byte has no chance: it is Poisson with mean 1.
          times[r][draws.below(blocks)]++;
        }
      }
      double[] sums = means(b -> a(b) + b(b));
      variance = means(b -> a(b) * a(b) + b(b) * b(b));
      for (int r = 0; r < variance.length; r++) {
        variance[r] = variance[r] / 2 - sums[r] / 2 * (sums[r] / 2);
      }
    }

    private double a(int block) {
      return y[block * design.blockRows()];
    }

    private double b(int block) {
      return y[(block + 1) * design.blockRows() - 1];
    }

    private double ab(int block, int input) {
      return y[block * design.blockRows() + 1 + input];
    }

    private double ba(int block, int input) {
      return y[block * design.blockRows() + 1 + design.inputs() + input];
    }

    SobolIndices indices() {
      int inputs = design.inputs();
      var first = new ArrayList<Estimate>();
      var total = new ArrayList<Estimate>();
      double[][] firsts = new double[inputs][];
      for (int i = 0; i < inputs; i++) {
        int input = i;
        firsts[i] = shares(b -> b(b) * (ab(b, input) - a(b)), 1);
        first.add(estimate(firsts[i]));
        total.add(estimate(shares(b -> (a(b) - ab(b, input)) * (a(b) - ab(b, input)), 0.5)));
      }
      var second = new ArrayList<List<Estimate>>();
      for (int i = 0; design.secondOrder() && i < inputs; i++) {
        var row = new ArrayList<Estimate>();
        for (int j = i + 1; j < inputs; j++) {
          int one = i;
          int other = j;
          double[] both = shares(b -> ba(b, one) * ab(b, other) - a(b) * b(b), 1);
          for (int r = 0; r < both.length; r++) {
            both[r] -= firsts[i][r] + firsts[j][r];
          }
          row.add(estimate(both));
        }
        second.add(row);
      }
      return new SobolIndices(first, total, second);
    }

    /// Means as shares of the variance; 0 where a resample has none.
    private double[] shares(Quantity quantity, double factor) {
      double[] shares = means(quantity);
      for (int r = 0; r < shares.length; r++) {
        shares[r] = variance[r] > 0 ? factor * shares[r] / variance[r] : 0;
      }
      return shares;
    }

    private static Estimate estimate(double[] ofAllAndResamples) {
      double[] resampled = new double[ofAllAndResamples.length - 1];
      System.arraycopy(ofAllAndResamples, 1, resampled, 0, resampled.length);
      return Estimate.of(ofAllAndResamples[0], resampled);
    }

    /// What is averaged over blocks.
    private interface Quantity {
      double of(int block);
    }

    private double[] means(Quantity quantity) {
      double[] values = new double[blocks];
      double sum = 0;
      for (int b = 0; b < blocks; b++) {
        values[b] = quantity.of(b);
        sum += values[b];
      }
      double[] means = new double[times.length + 1];
      means[0] = sum / blocks;
      for (int r = 0; r < times.length; r++) {
        means[r + 1] = weighted(values, times[r]) / blocks;
      }
      return means;
    }

    /// Four sums side by side, for each addition waits for the one before.
    private static double weighted(double[] values, byte[] times) {
      double s0 = 0;
      double s1 = 0;
      double s2 = 0;
      double s3 = 0;
      int b = 0;
      for (; b < values.length - 3; b += 4) {
        s0 += values[b] * times[b];
        s1 += values[b + 1] * times[b + 1];
        s2 += values[b + 2] * times[b + 2];
        s3 += values[b + 3] * times[b + 3];
      }
      for (; b < values.length; b++) {
        s0 += values[b] * times[b];
      }
      return (s0 + s1) + (s2 + s3);
    }
  }
}
