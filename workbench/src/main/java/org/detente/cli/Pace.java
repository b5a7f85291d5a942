package org.detente.cli;

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
  private static final double TRIED_SECONDS = 1;
  private static final int MOST_TRIED = 200;

  private Pace() {}

  /// Runs in a second on one thread.
  static double perSecond(EnsembleRequest request) {
    var setting = new Setting(request.theatre());
    var record = new RunRecord(new Layout(request.months(), setting.zoneCount()));
    var simulation = new Simulation(setting, HazardNormalisation.NONE, request.without());
    Future future = request.space().central();
    int options = request.options().size();
    double best = 0;
    long start = System.nanoTime();
    // The first rounds are slow: the virtual machine is still compiling. The fastest counts.
    for (int round = 0; round < MOST_TRIED; round++) {
      long before = System.nanoTime();
      for (int o = 0; o < options; o++) {
        record.clear();
        simulation.run(
            new Plan(request.options().get(o), request.theatre()),
            future,
            request.seed(),
            round,
            record);
      }
      best = Math.max(best, options * (double) NANOS / (System.nanoTime() - before));
      if (System.nanoTime() - start > TRIED_SECONDS * NANOS) {
        break;
      }
    }
    return best;
  }

  /// "about 12 min".
  static String about(double seconds) {
    return seconds < 90
        ? "about " + Figures.count(Math.max(1, seconds)) + " s"
        : "about " + Figures.count(seconds / 60) + " min";
  }
}
