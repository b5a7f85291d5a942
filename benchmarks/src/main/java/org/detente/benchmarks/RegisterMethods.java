package org.detente.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import org.detente.numeric.Draws;
import org.detente.recapture.CaptureTable;
import org.detente.recapture.LatentClasses;
import org.detente.recapture.MultipleSystems;
import org.detente.scan.Metric;
import org.detente.scan.ScanData;
import org.detente.scan.ScanModel;
import org.detente.scan.ScanSettings;
import org.detente.scan.ScanStatistic;
import org.detente.selfexciting.Events;
import org.detente.selfexciting.HawkesFit;
import org.detente.selfexciting.HawkesProcess;

/// Time of the methods for registers of incidents, on one thread, in this process: the first call
/// (cold: the compiler has not seen it) and the next (warm), in seconds of processor time of the
/// process, so that other work on the machine disturbs little. Data are invented, of the sizes met
/// in practice.
///
/// Argument: what names of rows begin with, such as `hawkes` (default: all rows).
public final class RegisterMethods {

  private static final int SEED = 1;
  private static final OperatingSystemMXBean CLOCK =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final String only;

  private RegisterMethods(String only) {
    this.only = only;
  }

  /// A method at work.
  private interface Work {
    void run() throws InterruptedException;
  }

  /// Prints the table.
  public static void main(String[] arguments) throws InterruptedException {
    new RegisterMethods(arguments.length > 0 ? arguments[0] : "").measureAll();
  }

  private void measureAll() throws InterruptedException {
    System.out.printf(
        Locale.ROOT, "%-64s %8s %8s%n", "processor seconds, one thread", "cold", "warm");
    ScanData state = incidents(32, 19, 1175);
    var years = new ScanSettings(0.5, Double.POSITIVE_INFINITY, 9, false, true, 2, 999, SEED);
    measure("scan, Poisson, 32 places x 19 years, 999 repetitions", scan(state, years));
    ScanData settlements = incidents(60, 36, 992);
    var months = new ScanSettings(0.25, Double.POSITIVE_INFINITY, 18, false, true, 2, 999, SEED);
    measure("scan, Poisson, 60 places x 36 months, 999", scan(settlements, months));
    ScanData large = incidents(400, 60, 5000);
    var few = new ScanSettings(0.1, Double.POSITIVE_INFINITY, 12, true, true, 2, 999, SEED);
    measure("scan, Poisson, 400 places x 60 months, alive, 999", scan(large, few));

    CaptureTable four = lists(4, 8000);
    CaptureTable five = lists(5, 8000);
    LatentClasses.Settings usual = LatentClasses.Settings.usual();
    measure("mse, 4 lists: all", () -> MultipleSystems.of(four, usual, SEED, 1));
    measure("mse, 4 lists: latent classes alone", () -> LatentClasses.of(four, usual, SEED, 1));
    measure("mse, 5 lists: all (6,893 models)", () -> MultipleSystems.of(five, usual, SEED, 1));
    measure("mse, 5 lists: latent classes alone", () -> LatentClasses.of(five, usual, SEED, 1));

    var process = new HawkesProcess(1, 0.5, 0.2, 3, Double.NaN, 150);
    Events events = process.simulate(2500, SEED);
    String size = "hawkes, " + events.size() + " events, ";
    measure(size + "uniform background", () -> HawkesFit.of(events, HawkesFit.Background.UNIFORM));
    measure(size + "smoothed", () -> HawkesFit.of(events, HawkesFit.Background.SMOOTH));
    var inTime = new Events(events.times(), null, null, null, events.duration(), events.area());
    measure(size + "times only", () -> HawkesFit.of(inTime, HawkesFit.Background.UNIFORM));
  }

  private static Work scan(ScanData data, ScanSettings settings) {
    return () -> ScanStatistic.of(data, settings, 1);
  }

  private void measure(String name, Work work) throws InterruptedException {
    if (!name.startsWith(only)) {
      return;
    }
    double cold = seconds(work);
    double warm = seconds(work);
    System.out.printf(Locale.ROOT, "%-64s %8.2f %8.2f%n", name, cold, warm);
  }

  private static double seconds(Work work) throws InterruptedException {
    long start = CLOCK.getProcessCpuTime();
    work.run();
    return (CLOCK.getProcessCpuTime() - start) / 1e9;
  }

  private static ScanData incidents(int places, int intervals, int cases) {
    var draws = new Draws(SEED, 0, 0);
    double[] x = new double[places];
    double[] y = new double[places];
    double[][] people = new double[places][intervals];
    double all = 0;
    for (int p = 0; p < places; p++) {
      x[p] = 31 + 6 * draws.uniform();
      y[p] = -109 + 6 * draws.uniform();
      double here = 1000 + 20_000 * draws.exponential();
      for (int t = 0; t < intervals; t++) {
        people[p][t] = here;
        all += here;
      }
    }
    int[][] counts = new int[places][intervals];
    for (int p = 0; p < places; p++) {
      for (int t = 0; t < intervals; t++) {
        counts[p][t] = draws.poisson(cases * people[p][t] / all);
      }
    }
    return new ScanData(ScanModel.POISSON, Metric.SPHERE, x, y, counts, people);
  }

  private static CaptureTable lists(int lists, int people) {
    var draws = new Draws(SEED, 0, 1);
    int[] counts = new int[1 << lists];
    for (int i = 0; i < people; i++) {
      double visible = draws.uniform() < 0.4 ? 0.5 : 0.2;
      int pattern = 0;
      for (int l = 0; l < lists; l++) {
        pattern |= draws.uniform() < visible ? 1 << l : 0;
      }
      counts[pattern]++;
    }
    List<String> names = List.of("a", "b", "c", "d", "e").subList(0, lists);
    return new CaptureTable(names, counts);
  }
}
