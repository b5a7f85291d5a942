package org.detente.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.detente.ensemble.EnsembleRequest;
import org.detente.evidence.EvidenceBase;
import org.detente.evidence.Future;
import org.detente.option.TheatreFolder;
import org.detente.simulation.Form;
import org.detente.simulation.HazardNormalisation;
import org.detente.simulation.Layout;
import org.detente.simulation.Plan;
import org.detente.simulation.ProcessId;
import org.detente.simulation.RunRecord;
import org.detente.simulation.Setting;
import org.detente.simulation.Simulation;

/// Cost of the simulation in ns per settlement, month and run, by process, plain and fast form, on
/// one thread. Processor time of the thread is counted, so that other work on the machine disturbs
/// little.
///
/// Arguments: theatre folder; how many futures are measured (default 16; half as many are run
/// before, to warm up). Every option is run twice in each future.
public final class KernelCost {

  private static final int MONTHS = 240;
  private static final int REPLICATIONS = 2;
  private static final int SEED = 1;
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private KernelCost() {}

  /// Prints the table.
  public static void main(String[] arguments) {
    TheatreFolder folder = TheatreFolder.load(Path.of(arguments[0]));
    int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 16;
    var request =
        new EnsembleRequest(
            folder.theatre(),
            folder.options(),
            EvidenceBase.shipped(),
            count,
            REPLICATIONS,
            MONTHS,
            SEED,
            Set.of());
    var setting = new Setting(folder.theatre());
    var normalisation = HazardNormalisation.of(folder.theatre(), request.space(), SEED);
    List<Future> futures = request.space().first(count);
    List<Plan> plans = folder.options().stream().map(o -> new Plan(o, folder.theatre())).toList();
    System.out.printf(
        Locale.ROOT,
        "%s: %d settlements, %d options, %d futures, %d replications, %d months%n",
        folder.theatre().id(),
        folder.theatre().settlements().size(),
        plans.size(),
        count,
        REPLICATIONS,
        MONTHS);

    double steps =
        (double) plans.size()
            * count
            * REPLICATIONS
            * MONTHS
            * folder.theatre().settlements().size();
    double[][] cost = new double[Form.values().length][];
    for (Form form : Form.values()) {
      var simulation = new Simulation(setting, normalisation, Set.of(), form);
      var record = new RunRecord(new Layout(MONTHS, setting.zoneCount()));
      run(simulation, plans, futures.subList(0, count / 2), record, null);
      long[] nanos = new long[ProcessId.values().length + 2];
      run(simulation, plans, futures, record, nanos);
      long start = CLOCK.getCurrentThreadCpuTime();
      run(simulation, plans, futures, record, null);
      nanos[nanos.length - 1] = CLOCK.getCurrentThreadCpuTime() - start;
      cost[form.ordinal()] = new double[nanos.length];
      for (int i = 0; i < nanos.length; i++) {
        cost[form.ordinal()][i] = nanos[i] / steps;
      }
    }
    System.out.printf(Locale.ROOT, "%-34s %8s %8s%n", "ns per settlement-month", "plain", "fast");
    for (int i = 0; i < cost[0].length; i++) {
      int bookkeeping = ProcessId.values().length;
      String name =
          i < bookkeeping
              ? ProcessId.values()[i].id()
              : i == bookkeeping ? "bookkeeping" : "all, measured without a watch";
      System.out.printf(
          Locale.ROOT,
          "%-34s %8.2f %8.2f%n",
          name,
          cost[Form.PLAIN.ordinal()][i],
          cost[Form.FAST.ordinal()][i]);
    }
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
        for (int r = 0; r < REPLICATIONS; r++) {
          if (nanos == null) {
            simulation.run(plan, future, SEED, r, record);
          } else {
            long[] last = {System.nanoTime()};
            simulation.run(
                plan,
                future,
                SEED,
                r,
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
}
