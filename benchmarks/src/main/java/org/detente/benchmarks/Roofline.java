package org.detente.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import org.detente.numeric.Arithmetic;
import org.detente.numeric.Philox;
import org.detente.numeric.Sums;

/// What this machine can do on one thread with the operations that the simulation is made of: bytes
/// a second by size of the arrays, additions and multiplications a second, and the cost of the
/// shared primitives. Processor time.
public final class Roofline {

  private static final int[] KILOBYTES = {16, 400, 4_000, 100_000};
  private static final long TOUCHED = 400_000_000;
  private static final int BLOCK = 64;

  private static double sink;

  private Roofline() {}

  /// Prints the table.
  public static void main(String[] arguments) {
    for (int kilobytes : KILOBYTES) {
      double[] v = new double[kilobytes * 128];
      Arrays.fill(v, 1);
      double scale = nanos(() -> scale(v)) / v.length;
      double sum = nanos(() -> sink += Sums.of(v, 0, v.length)) / v.length;
      System.out.printf(
          Locale.ROOT,
          "%,8d kB: multiply in place %.2f ns a number, %.0f GB/s read and written; sum %.2f ns a number%n",
          kilobytes,
          scale,
          16 / scale,
          sum);
    }
    double[] block = new double[1024];
    Arrays.fill(block, 0.5);
    double polynomial = nanos(() -> polynomial(block)) / block.length;
    System.out.printf(
        Locale.ROOT,
        "polynomial of 16 additions and multiplications: %.2f ns a number, %.1f Gflop/s%n",
        polynomial,
        16 / polynomial);
    double[] x = new double[BLOCK];
    double[] y = new double[BLOCK];
    double[] scratch = new double[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      x[i] = 0.03 * i;
    }
    print("exp, one by one", nanos(() -> exps(x, y)) / BLOCK);
    print(
        "1 - exp(-v), in blocks",
        nanos(
                () -> {
                  System.arraycopy(x, 0, y, 0, BLOCK);
                  Arithmetic.saturations(y, scratch, BLOCK);
                })
            / BLOCK);
    print("log", nanos(() -> logs(x, y)) / BLOCK);
    var philox = new Philox();
    print("Philox, four words", nanos(() -> draws(philox)) / BLOCK);
    if (sink == 42) {
      System.out.println();
    }
  }

  private static void print(String what, double nanos) {
    System.out.printf(Locale.ROOT, "%s: %.1f ns%n", what, nanos);
  }

  private static void scale(double[] v) {
    for (int i = 0; i < v.length; i++) {
      v[i] *= 0.9999999;
    }
  }

  private static void polynomial(double[] v) {
    for (int i = 0; i < v.length; i++) {
      double x = v[i];
      double a = x * 0.5 + 0.25;
      double b = x * 0.25 + 0.5;
      a = a * x + 0.125;
      b = b * x + 0.25;
      a = a * x + 0.125;
      b = b * x + 0.25;
      a = a * x + 0.125;
      v[i] = a * b * 0.5;
    }
  }

  private static void exps(double[] x, double[] y) {
    for (int i = 0; i < BLOCK; i++) {
      y[i] = Arithmetic.exp(-x[i]);
    }
  }

  private static void logs(double[] x, double[] y) {
    for (int i = 0; i < BLOCK; i++) {
      y[i] = Arithmetic.log(1 + x[i]);
    }
  }

  private static void draws(Philox philox) {
    for (int i = 0; i < BLOCK; i++) {
      philox.draw(1, 2, 3, i, 5, 6);
      sink += philox.first();
    }
  }

  /// Nanoseconds of one call, the least of five rounds after one to warm up.
  private static double nanos(Runnable work) {
    var clock = ManagementFactory.getThreadMXBean();
    long once = System.nanoTime();
    work.run();
    once = Math.max(1, System.nanoTime() - once);
    int calls = Math.clamp(TOUCHED / once, 3, 2_000_000);
    double least = Double.MAX_VALUE;
    for (int round = 0; round < 6; round++) {
      long start = clock.getCurrentThreadCpuTime();
      for (int k = 0; k < calls; k++) {
        work.run();
      }
      double each = (double) (clock.getCurrentThreadCpuTime() - start) / calls;
      least = round == 0 ? least : Math.min(least, each);
    }
    return least;
  }
}
