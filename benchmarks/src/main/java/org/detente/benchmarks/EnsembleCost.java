package org.detente.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.detente.ensemble.Ensemble;
import org.detente.ensemble.EnsembleRequest;
import org.detente.ensemble.EnsembleResult;
import org.detente.ensemble.Threads;
import org.detente.evidence.EvidenceBase;
import org.detente.evidence.Future;
import org.detente.option.TheatreFolder;
import org.detente.simulation.HazardNormalisation;
import org.detente.simulation.Layout;
import org.detente.simulation.Plan;
import org.detente.simulation.RunRecord;
import org.detente.simulation.Setting;
import org.detente.simulation.Simulation;

/// What an ensemble adds to the runs themselves: drawing futures, handing out work, summing up,
/// writing a record per option and future and opening the whole again. In microseconds of processor
/// time of one thread per run. With a horizon of a month the runs are so short that the rest can be
/// told from noise, which it cannot beside runs of twenty years. What ties war hazards to their
/// reference classes is worked out once for a theatre, its evidence and a seed, however many the
/// runs: it is told in milliseconds, and both sides are given it.
///
/// Arguments: the theatre's folder, months.
public final class EnsembleCost {

  private static final int FUTURES = 400;
  private static final int REPLICATIONS = 10;
  private static final int ROUNDS = 9;
  private static final double MICRO = 1e-3;
  private static final OperatingSystemMXBean CLOCK =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private EnsembleCost() {}

  /// Prints the table.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    TheatreFolder folder = TheatreFolder.load(Path.of(arguments[0]));
    var request =
        new EnsembleRequest(
            folder.theatre(),
            folder.options(),
            EvidenceBase.shipped(),
            FUTURES,
            REPLICATIONS,
            Integer.parseInt(arguments[1]),
            1,
            Set.of());
    long start = CLOCK.getProcessCpuTime();
    HazardNormalisation factors = Ensemble.normalisation(request);
    System.out.printf(
        Locale.ROOT,
        "war hazards tied to their classes, once: %.0f ms, the machine code not there yet%n",
        (CLOCK.getProcessCpuTime() - start) * MICRO * MICRO);
    Path work = Files.createTempDirectory("ensemble-cost");
    double[] more = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      double bare = bare(request, factors);
      double whole = whole(request, factors, work.resolve("round-" + round));
      more[round] = whole - bare;
      System.out.printf(
          Locale.ROOT,
          "round %d: a run of the bare kernel %.2f us, in an ensemble %.2f us: %.2f us more%n",
          round + 1,
          bare,
          whole,
          more[round]);
    }
    // The first rounds are slow, for the machine code is not there yet.
    double[] warm = Arrays.copyOfRange(more, ROUNDS / 3, ROUNDS);
    Arrays.sort(warm);
    System.out.printf(
        Locale.ROOT, "median of the last %d: %.2f us%n", warm.length, warm[warm.length / 2]);
  }

  private static double bare(EnsembleRequest request, HazardNormalisation factors) {
    var setting = new Setting(request.theatre());
    var record = new RunRecord(new Layout(request.months(), setting.zoneCount()));
    var simulation = new Simulation(setting, factors, Set.of());
    List<Plan> plans = request.options().stream().map(o -> new Plan(o, request.theatre())).toList();
    List<Future> futures = request.space().first(FUTURES);
    long start = CLOCK.getProcessCpuTime();
    for (Plan plan : plans) {
      for (Future future : futures) {
        record.clear();
        for (int r = 0; r < REPLICATIONS; r++) {
          simulation.run(plan, future, request.seed(), r, record);
        }
      }
    }
    return (CLOCK.getProcessCpuTime() - start) * MICRO / request.runs();
  }

  private static double whole(EnsembleRequest request, HazardNormalisation factors, Path work)
      throws IOException, InterruptedException {
    long start = CLOCK.getProcessCpuTime();
    try (EnsembleResult result =
        Ensemble.run(request, () -> factors, new Threads(1), work, "bench", (_, _, _) -> {})) {
      double all = (CLOCK.getProcessCpuTime() - start) * MICRO / request.runs();
      result.discard();
      return all;
    }
  }
}
