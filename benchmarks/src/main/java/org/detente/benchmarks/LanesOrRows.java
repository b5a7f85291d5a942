package org.detente.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import org.detente.numeric.Arithmetic;

/// Two layouts for the hot loop, on the part of the model that touches every cell every month:
/// alarm and memory fade, rise where a line was heard, and persons times fear are summed by row.
///
/// - **rows**: one run at a time, arrays by cell, loops over the cells of a row;
/// - **lanes**: 4, 8 or 16 runs abreast, arrays `[cell][lane]`, loops over the lanes of a cell. A
///   row is worked through when any of the runs hears a line there.
///
/// Sizes and shares are those of a theatre of 3,900 cells in 74 rows of which a run hears a line in
/// one out of seven a month. Processor time of one thread, ns per cell, month and run.
public final class LanesOrRows {

  private static final int ROWS = 74;
  private static final int ROW = 53;
  private static final int CELLS = ROWS * ROW;
  private static final int LOUD_ONE_IN = 7;
  private static final int MONTHS = 240;
  private static final double ENTERING = 0.05;

  private final int lanes;
  private final double[] alarm;
  private final double[] memory;
  private final double[] residents;
  private final double[] heard;
  private final double[] keepAlarm;
  private final double[] keepMemory;
  private final double[] hit = new double[ROW];
  private final double[] scratch = new double[ROW];
  private final double[] product = new double[CELLS];
  private double sum;

  private LanesOrRows(int lanes) {
    this.lanes = lanes;
    alarm = new double[CELLS * lanes];
    memory = new double[CELLS * lanes];
    residents = new double[CELLS * lanes];
    heard = new double[CELLS * lanes];
    keepAlarm = new double[ROWS * lanes];
    keepMemory = new double[ROWS * lanes];
    Arrays.fill(memory, 0.3);
    Arrays.fill(residents, 100);
    Arrays.fill(heard, 0.01);
    Arrays.fill(keepAlarm, 0.8);
    Arrays.fill(keepMemory, 0.99);
  }

  private static boolean loud(int month, int run, int row) {
    int h = (month * 31 + run) * 0x9E3779B9 + row * 0x85EBCA6B;
    h ^= h >>> 15;
    h *= 0xC2B2AE35;
    return ((h >>> 16) & 0xffff) % LOUD_ONE_IN == 0;
  }

  private void runRows() {
    double[] a = alarm;
    double[] m = memory;
    for (int month = 0; month < MONTHS; month++) {
      for (int row = 0; row < ROWS; row++) {
        int from = row * ROW;
        double ka = keepAlarm[row];
        double km = keepMemory[row];
        if (loud(month, 0, row)) {
          for (int j = 0; j < ROW; j++) {
            hit[j] = heard[from + j] * 0.5;
          }
          Arithmetic.saturations(hit, scratch, ROW);
          for (int j = 0; j < ROW; j++) {
            double fresh = a[from + j] * ka;
            double kept = m[from + j] * km;
            a[from + j] = fresh + (1 - fresh) * hit[j];
            m[from + j] = kept + (1 - kept) * ENTERING * hit[j];
          }
        } else {
          for (int i = from; i < from + ROW; i++) {
            a[i] *= ka;
            m[i] *= km;
          }
        }
      }
      for (int i = 0; i < CELLS; i++) {
        product[i] = residents[i] * (1 - (1 - a[i]) * (1 - m[i]));
      }
      for (int row = 0; row < ROWS; row++) {
        sum += org.detente.numeric.Sums.of(product, row * ROW, (row + 1) * ROW);
      }
    }
  }

  private void runLanes() {
    int n = lanes;
    double[] a = alarm;
    double[] m = memory;
    double[] sums = new double[n];
    double[] hits = new double[n];
    double[] room = new double[n];
    for (int month = 0; month < MONTHS; month++) {
      for (int row = 0; row < ROWS; row++) {
        boolean any = false;
        for (int lane = 0; lane < n; lane++) {
          any |= loud(month, lane, row);
        }
        for (int c = row * ROW; c < (row + 1) * ROW; c++) {
          int at = c * n;
          int k = row * n;
          if (any) {
            for (int lane = 0; lane < n; lane++) {
              hits[lane] = heard[at + lane] * 0.5;
            }
            Arithmetic.saturations(hits, room, n);
            for (int lane = 0; lane < n; lane++) {
              double fresh = a[at + lane] * keepAlarm[k + lane];
              double kept = m[at + lane] * keepMemory[k + lane];
              a[at + lane] = fresh + (1 - fresh) * hits[lane];
              m[at + lane] = kept + (1 - kept) * ENTERING * hits[lane];
            }
          } else {
            for (int lane = 0; lane < n; lane++) {
              a[at + lane] *= keepAlarm[k + lane];
              m[at + lane] *= keepMemory[k + lane];
            }
          }
          for (int lane = 0; lane < n; lane++) {
            sums[lane] += residents[at + lane] * (1 - (1 - a[at + lane]) * (1 - m[at + lane]));
          }
        }
      }
    }
    for (double s : sums) {
      sum += s;
    }
  }

  /// Prints the table.
  public static void main(String[] arguments) {
    var clock = java.lang.management.ManagementFactory.getThreadMXBean();
    for (int round = 0; round < 3; round++) {
      for (int lanes : new int[] {1, 4, 8, 16}) {
        var state = new LanesOrRows(lanes);
        int runs = 320 / lanes;
        long start = clock.getCurrentThreadCpuTime();
        for (int r = 0; r < runs; r++) {
          if (lanes == 1) {
            state.runRows();
          } else {
            state.runLanes();
          }
        }
        double nanos = clock.getCurrentThreadCpuTime() - start;
        System.out.printf(
            Locale.ROOT,
            "%-8s %2d abreast: %.2f ns per cell, month and run (sum %.4g)%n",
            lanes == 1 ? "rows" : "lanes",
            lanes,
            nanos / ((double) runs * lanes * MONTHS * CELLS),
            state.sum);
      }
    }
  }
}
