package org.detente.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.detente.ensemble.EnsembleRequest;
import org.detente.evidence.EvidenceBase;
import org.detente.evidence.Future;
import org.detente.option.Option;
import org.detente.option.TheatreFolder;
import org.detente.simulation.HazardNormalisation;
import org.detente.simulation.Layout;
import org.detente.simulation.Plan;
import org.detente.simulation.ProcessId;
import org.detente.simulation.RunRecord;
import org.detente.simulation.Setting;
import org.detente.simulation.Simulation;

/// Cost of the plain form of the simulation in ns per settlement-month, by process, on one thread.
///
/// `mvn -q -pl benchmarks -am -DskipTests package && java -cp
/// "benchmarks/target/classes:model/target/classes:workbench/target/lib/*"
/// org.detente.benchmarks.PlainKernel theatres/NAME`
///
/// Arguments: theatre folder, then how many futures are measured (default 8; as many are run
/// before, to warm up). Every option is run once in each future.
public final class PlainKernel {

  private static final int MONTHS = 240;
  private static final int SEED = 1;

  private PlainKernel() {}

  /// Prints the table.
  public static void main(String[] arguments) {
    TheatreFolder folder = TheatreFolder.load(Path.of(arguments[0]));
    int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 8;
    var request =
        new EnsembleRequest(
            folder.theatre(),
            folder.options(),
            EvidenceBase.shipped(),
            2 * count,
            1,
            MONTHS,
            SEED,
            Set.of());
    var setting = new Setting(folder.theatre());
    var normalisation = HazardNormalisation.of(folder.theatre(), request.space(), SEED);
    var simulation = new Simulation(setting, normalisation, Set.of());
    var record = new RunRecord(new Layout(MONTHS, setting.zoneCount()));
    List<Future> futures = request.space().first(2 * count);
    List<Plan> plans =
        folder.options().stream().map((Option o) -> new Plan(o, folder.theatre())).toList();

    run(simulation, plans, futures.subList(0, count), record, null);
    long[] nanos = new long[ProcessId.values().length + 1];
    run(simulation, plans, futures.subList(count, 2 * count), record, nanos);
    long start = System.nanoTime();
    run(simulation, plans, futures.subList(count, 2 * count), record, null);
    long whole = System.nanoTime() - start;

    double steps = (double) plans.size() * count * MONTHS * folder.theatre().settlements().size();
    System.out.printf(
        Locale.ROOT,
        "%s: %d settlements, %d options, %d futures, %d months%n",
        folder.theatre().id(),
        folder.theatre().settlements().size(),
        plans.size(),
        count,
        MONTHS);
    for (ProcessId process : ProcessId.values()) {
      System.out.printf(
          Locale.ROOT, "%-20s %8.2f%n", process.id(), nanos[process.ordinal()] / steps);
    }
    System.out.printf(Locale.ROOT, "%-20s %8.2f%n", "bookkeeping", nanos[nanos.length - 1] / steps);
    System.out.printf(
        Locale.ROOT, "%-20s %8.2f ns per settlement-month%n", "all, untimed", whole / steps);
  }

  private static void run(
      Simulation simulation,
      List<Plan> plans,
      List<Future> futures,
      RunRecord record,
      long[] nanos) {
    for (Future future : futures) {
      for (Plan plan : plans) {
        record.clear();
        if (nanos == null) {
          simulation.run(plan, future, SEED, 0, record);
        } else {
          long[] last = {System.nanoTime()};
          simulation.run(
              plan,
              future,
              SEED,
              0,
              record,
              process -> {
                long now = System.nanoTime();
                nanos[process] += now - last[0];
                last[0] = now;
              });
        }
      }
    }
  }
}
