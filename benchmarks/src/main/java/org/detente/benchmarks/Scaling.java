package org.detente.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.detente.ensemble.Crew;
import org.detente.ensemble.EnsembleRequest;
import org.detente.evidence.EvidenceBase;
import org.detente.evidence.Future;
import org.detente.option.TheatreFolder;
import org.detente.simulation.HazardNormalisation;
import org.detente.simulation.Layout;
import org.detente.simulation.Plan;
import org.detente.simulation.RunRecord;
import org.detente.simulation.Setting;
import org.detente.simulation.Simulation;

/// How the cost of runs grows with settlements, futures, months and threads, on the ensemble's crew
/// of threads, every option of a theatre; without what is done once for an ensemble.
///
/// Arguments: theatre folder; futures of the base case (default 16). Wall-clock time: run it alone.
public final class Scaling {

  private static final int[] SETTLEMENTS = {300, 1000, 3000, 10_000, 30_000};
  private static final int[] MONTHS = {60, 120, 240, 480};
  private static final int BASE_SETTLEMENTS = 3000;
  private static final int BASE_MONTHS = 240;
  private static final int REPLICATIONS = 2;
  private static final int ROUNDS = 3;
  private static final int SEED = 1;

  private final TheatreFolder folder;

  private Scaling(TheatreFolder folder) {
    this.folder = folder;
  }

  /// Prints the table.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var scaling = new Scaling(TheatreFolder.load(Path.of(arguments[0])));
    int futures = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 16;
    scaling.seconds(BASE_SETTLEMENTS, futures, BASE_MONTHS, 2);
    System.out.println("settlements futures months threads  seconds  ns per settlement-month-run");
    for (int settlements : SETTLEMENTS) {
      scaling.print(settlements, futures, BASE_MONTHS, 1);
    }
    for (int k = 1; k <= 4; k *= 2) {
      scaling.print(BASE_SETTLEMENTS, k * futures / 2, BASE_MONTHS, 1);
    }
    for (int months : MONTHS) {
      scaling.print(BASE_SETTLEMENTS, futures, months, 1);
    }
    // By turns, and the least of each: what else the machine does hits both alike.
    double one = Double.MAX_VALUE;
    double two = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      one = Math.min(one, scaling.print(BASE_SETTLEMENTS, 2 * futures, BASE_MONTHS, 1));
      two = Math.min(two, scaling.print(BASE_SETTLEMENTS, 2 * futures, BASE_MONTHS, 2));
    }
    System.out.printf(Locale.ROOT, "from 1 to 2 threads: %.2f times as fast%n", one / two);
  }

  private double print(int settlements, int futures, int months, int threads)
      throws IOException, InterruptedException {
    double seconds = seconds(settlements, futures, months, threads);
    double steps = (double) settlements * futures * months * REPLICATIONS * folder.options().size();
    System.out.printf(
        Locale.ROOT,
        "%11d %7d %6d %7d %8.2f %8.2f%n",
        settlements,
        futures,
        months,
        threads,
        seconds,
        seconds * threads * 1e9 / steps);
    return seconds;
  }

  private double seconds(int settlements, int futures, int months, int threads)
      throws IOException, InterruptedException {
    var request =
        new EnsembleRequest(
            ScaledTheatre.of(folder.theatre(), settlements),
            folder.options(),
            EvidenceBase.shipped(),
            futures,
            REPLICATIONS,
            months,
            SEED,
            Set.of());
    var setting = new Setting(request.theatre());
    var layout = new Layout(months, setting.zoneCount());
    var normalisation = HazardNormalisation.of(request.theatre(), request.space(), SEED);
    List<Future> sample = request.space().first(futures);
    List<Plan> plans = folder.options().stream().map(o -> new Plan(o, request.theatre())).toList();
    long start = System.nanoTime();
    Crew.run(
        threads,
        futures * plans.size(),
        () -> {
          var simulation = new Simulation(setting, normalisation, Set.of());
          var record = new RunRecord(layout);
          return task -> {
            record.clear();
            for (int r = 0; r < REPLICATIONS; r++) {
              simulation.run(
                  plans.get(task % plans.size()), sample.get(task / plans.size()), SEED, r, record);
            }
          };
        });
    return (System.nanoTime() - start) / 1e9;
  }
}
