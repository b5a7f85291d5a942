package org.detente.cli;

import java.util.Arrays;
import java.util.List;
import org.detente.ensemble.EnsembleRequest;
import org.detente.evidence.Future;
import org.detente.phrase.Figures;
import org.detente.simulation.HazardNormalisation;
import org.detente.simulation.Layout;
import org.detente.simulation.Plan;
import org.detente.simulation.RunRecord;
import org.detente.simulation.Setting;
import org.detente.simulation.Simulation;

/// How long many runs will take, from a few that are tried.
final class Pace {

  private static final long NANOS = 1_000_000_000L;
  private static final double TRIED_SECONDS = 3;
  private static final int MOST_TRIED = 200;

  private Pace() {}

  /// Runs in a second on one thread.
  static double perSecond(EnsembleRequest request) {
    var setting = new Setting(request.theatre());
    var record = new RunRecord(new Layout(request.months(), setting.zoneCount()));
    var simulation = new Simulation(setting, HazardNormalisation.NONE, request.without());
    Future future = request.space().central();
    List<Plan> plans = request.options().stream().map(o -> new Plan(o, request.theatre())).toList();
    double[] fastest = new double[plans.size()];
    Arrays.fill(fastest, Double.POSITIVE_INFINITY);
    long start = System.nanoTime();
    // The first rounds are slow: the virtual machine is still compiling. The fastest of each
    // counts.
    for (int round = 0; round < MOST_TRIED; round++) {
      for (int o = 0; o < fastest.length; o++) {
        long before = System.nanoTime();
        record.clear();
        simulation.run(plans.get(o), future, request.seed(), round, record);
        fastest[o] = Math.min(fastest[o], System.nanoTime() - before);
      }
      if (System.nanoTime() - start > TRIED_SECONDS * NANOS) {
        break;
      }
    }
    return fastest.length * (double) NANOS / Arrays.stream(fastest).sum();
  }

  /// "about 12 min".
  static String about(double seconds) {
    return seconds < 90
        ? "about " + Figures.count(Math.max(1, seconds)) + " s"
        : "about " + Figures.count(seconds / 60) + " min";
  }
}
