package org.detente.simulation;

import static org.detente.evidence.Parameter.*;

/// Phases, benchmarks and handover, by zone (model.md 11).
///
/// A phase ends on its planned date or, where the option says so, once benchmarks on police,
/// legitimacy and incidents per resident have held for a year. The last phase that brings
/// internationals ends in the same way: they leave the zone and local police take over. A fixed
/// term ends the mission everywhere.
final class Transition implements Process {

  @Override
  public void step(World w) {
    boolean standsStill = w.atWar || w.month < w.frozenUntil;
    if (w.plan.phases == 0 || !w.plan.mission || w.phase[0] < 0 || standsStill) {
      return;
    }
    int since = w.calendar - w.deploymentMonth;
    for (int z = 0; z < w.setting.zones; z++) {
      boolean met = benchmarksMet(w, z, since);
      if (since >= w.plan.fixedTerm && !w.handedOver[z]) {
        handOver(w, z);
      }
      int f = w.phase[z];
      boolean last = f == w.plan.phases - 1;
      boolean due =
          w.plan.phaseByBenchmarks[f]
              ? met && since >= w.plan.phaseFrom[f]
              : since >= w.plan.phaseTo[f];
      if (due && !last) {
        w.phase[z]++;
        w.phaseSince[z] = w.calendar;
        w.benchmarkMonths[z] = 0;
      }
      if (!w.handedOver[z] && w.missionPersons[z] > 0) {
        boolean nobodyPlanned = w.plan.authorised(w.planCell(z)) == 0;
        boolean done = last && w.plan.phaseByBenchmarks[f] && met;
        if (nobodyPlanned || done) {
          handOver(w, z);
        }
      }
    }
  }

  private static boolean benchmarksMet(World w, int z, int since) {
    double people = w.residentsOf(z);
    boolean now =
        w.police[z] > w.p(BENCH_POLICE)
            && w.leastLegitimacy(z) > w.p(BENCH_LEGITIMACY)
            && w.zoneIncidentsYear[z] < 1 + w.p(BENCH_INCIDENTS) * people / 1000
            && since >= w.p(BENCH_EARLIEST);
    w.benchmarkMonths[z] = now ? w.benchmarkMonths[z] + 1 : 0;
    return w.benchmarkMonths[z] >= w.p(BENCH_MONTHS);
  }

  private static void handOver(World w, int z) {
    w.handedOver[z] = true;
    w.tally.handover(w, z);
  }
}
