package org.detente.benchmarks;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.detente.ensemble.Crew;
import org.detente.numeric.Arithmetic;

/// A small model of contagion by which engines are compared: 1,000 settlements, 240 months,
/// violence that spreads among 8 nearest neighbours; on flat arrays and the ensemble's own runner.
///
/// It is right when it counts 6,902 incidents in replication 0, 137,999 over replications 0 to 19
/// and 2,760,974 over 0 to 399; speed is reported only then.
///
/// Arguments: how many replications are timed (default 400).
public final class ContagionModel {

  private static final int SETTLEMENTS = 1000;
  private static final int NEIGHBOURS = 8;
  private static final int MONTHS = 240;
  private static final int SETUP = 999_983;

  private static final long C1 = 0x9E3779B97F4A7C15L;
  private static final long C2 = 0xBF58476D1CE4E5B9L;
  private static final long C3 = 0x94D049BB133111EBL;

  /// Bounds of the logistic function on steps of its argument: most draws are decided by them.
  private static final double LOWEST = -8;

  private static final double HIGHEST = 8;
  private static final int STEPS_PER_UNIT = 64;
  private static final double[] AT_LEAST = new double[(int) (HIGHEST - LOWEST) * STEPS_PER_UNIT];
  private static final double[] AT_MOST = new double[AT_LEAST.length];
  private static final double MARGIN = 1e-12;

  static {
    for (int k = 0; k < AT_LEAST.length; k++) {
      double x = LOWEST + (double) k / STEPS_PER_UNIT;
      AT_LEAST[k] = Arithmetic.logistic(x) - MARGIN;
      AT_MOST[k] = Arithmetic.logistic(x + 1.0 / STEPS_PER_UNIT) + MARGIN;
    }
  }

  private final int[] neighbour = new int[SETTLEMENTS * NEIGHBOURS];
  private final double[] grievanceAtStart = new double[SETTLEMENTS];
  private final double[] base = new double[SETTLEMENTS];
  private final long[] place = new long[SETTLEMENTS];

  private ContagionModel() {
    double[] x = new double[SETTLEMENTS];
    double[] y = new double[SETTLEMENTS];
    for (int i = 0; i < SETTLEMENTS; i++) {
      x[i] = uniform(SETUP, 1, i);
      y[i] = uniform(SETUP, 2, i);
      grievanceAtStart[i] = uniform(SETUP, 3, i) / 2;
      base[i] = -4 - (i % 10 == 0 ? 1.5 : 0);
      place[i] = i * C3;
    }
    for (int i = 0; i < SETTLEMENTS; i++) {
      int here = i;
      int[] nearest =
          IntStream.range(0, SETTLEMENTS)
              .filter(j -> j != here)
              .boxed()
              .sorted(
                  Comparator.comparingDouble(
                          (Integer j) -> Math.hypot(x[j] - x[here], y[j] - y[here]))
                      .thenComparingInt(j -> j))
              .limit(NEIGHBOURS)
              .mapToInt(Integer::intValue)
              .toArray();
      System.arraycopy(nearest, 0, neighbour, i * NEIGHBOURS, NEIGHBOURS);
    }
  }

  private static double uniform(long a, long b, long c) {
    return fraction(mixed((a * C1) ^ (b * C2), c * C3));
  }

  private static long mixed(long run, long place) {
    long z = (run ^ place) + C1;
    z = (z ^ (z >>> 30)) * C2;
    z = (z ^ (z >>> 27)) * C3;
    return z ^ (z >>> 31);
  }

  private static double fraction(long z) {
    return (z >>> 11) * 0x1p-53;
  }

  /// Runs one replication after the other in the same arrays.
  private final class Town {

    private double[] before = new double[SETTLEMENTS];
    private double[] now = new double[SETTLEMENTS];
    private final long[] bits = new long[SETTLEMENTS];
    private final double[] grievance = new double[SETTLEMENTS];

    long incidents(int replication) {
      Arrays.fill(before, 0);
      System.arraycopy(grievanceAtStart, 0, grievance, 0, SETTLEMENTS);
      long incidents = 0;
      for (int month = 0; month < MONTHS; month++) {
        incidents += step((replication * C1) ^ (month * C2));
        double[] swap = before;
        before = now;
        now = swap;
      }
      return incidents;
    }

    private int step(long run) {
      double[] v = before;
      double[] next = now;
      int incidents = 0;
      for (int i = 0; i < SETTLEMENTS; i++) {
        bits[i] = mixed(run, place[i]);
      }
      for (int i = 0; i < SETTLEMENTS; i++) {
        int k = i * NEIGHBOURS;
        double a =
            v[neighbour[k]]
                + v[neighbour[k + 1]]
                + v[neighbour[k + 2]]
                + v[neighbour[k + 3]]
                + v[neighbour[k + 4]]
                + v[neighbour[k + 5]]
                + v[neighbour[k + 6]]
                + v[neighbour[k + 7]];
        double x = base[i] + 3 * (0.6 * a / 8 + 0.4 * v[i]) + 2 * grievance[i];
        double u = fraction(bits[i]);
        double violence;
        if (happens(u, x)) {
          violence = 1;
          incidents++;
        } else {
          violence = 0.7 * v[i];
        }
        next[i] = violence;
        grievance[i] = 0.97 * grievance[i] + 0.03 * violence;
      }
      return incidents;
    }
  }

  private static boolean happens(double u, double x) {
    int k = (int) ((x - LOWEST) * STEPS_PER_UNIT);
    if (k >= 0 && k < AT_MOST.length) {
      if (u >= AT_MOST[k]) {
        return false;
      }
      if (u < AT_LEAST[k]) {
        return true;
      }
    }
    return u < Arithmetic.logistic(x);
  }

  /// Prints agent-steps per second per thread, on one thread and on two.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int replications = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 400;
    var model = new ContagionModel();
    check(model.count(1, 1), 6_902);
    check(model.count(1, 20), 137_999);
    check(model.count(2, 400), 2_760_974);
    System.out.println("incidents as expected over 1, 20 and 400 replications");
    double alone = 0;
    for (int threads = 1; threads <= 2; threads++) {
      double best = 0;
      for (int round = 0; round < 5; round++) {
        long start = System.nanoTime();
        model.count(threads, replications);
        double seconds = (System.nanoTime() - start) / 1e9;
        best = Math.max(best, (double) replications * MONTHS * SETTLEMENTS / seconds / threads);
      }
      alone = threads == 1 ? best : alone;
      System.out.printf(
          Locale.ROOT,
          "%d thread%s: %.1f million agent-steps a second a thread (best of 5 rounds of %d replications), speed-up %.2f%n",
          threads,
          threads == 1 ? "" : "s",
          best / 1e6,
          replications,
          threads * best / alone);
    }
  }

  private long count(int threads, int replications) throws IOException, InterruptedException {
    var total = new AtomicLong();
    Crew.run(
        threads,
        replications,
        () -> {
          var town = new Town();
          return r -> total.addAndGet(town.incidents(r));
        });
    return total.get();
  }

  private static void check(long found, long expected) {
    if (found != expected) {
      throw new IllegalStateException(
          "%d incidents were counted where there are %d".formatted(found, expected));
    }
  }
}
