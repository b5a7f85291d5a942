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
    if (w.plan.phases == 0 || !w.plan.mission || w.phase[0] < 0) {
      return;
    }
    if (w.departure != null) {
      leaveAsTold(w);
    }
    if (standsStill) {
      return;
    }
    int since = w.calendar - w.deploymentMonth;
    for (int z = 0; z < w.setting.zones; z++) {
      boolean met = benchmarksMet(w, z, since);
      if (w.departure == null && since >= w.plan.fixedTerm && !w.handedOver[z]) {
        handOver(w, z);
      }
      int f = w.phase[z];
      boolean last = f == w.plan.phases - 1 || w.departure != null && lastWithMission(w, z, f);
      boolean due =
          w.plan.phaseByBenchmarks[f]
              ? met && since >= w.plan.phaseFrom[f]
              : since >= w.plan.phaseTo[f];
      if (due && !last) {
        w.phase[z]++;
        w.phaseSince[z] = w.calendar;
        w.benchmarkMonths[z] = 0;
      }
      if (w.departure != null) {
        boolean here = !w.handedOver[z] && w.missionPersons[z] > 0;
        if (here && last && met && since >= w.plan.phaseFrom[f] && w.benchmarksOn[z] < 0) {
          w.benchmarksOn[z] = w.month;
        }
      } else if (!w.handedOver[z] && w.missionPersons[z] > 0) {
        boolean nobodyPlanned = w.plan.authorised(w.planCell(z)) == 0;
        boolean done = last && w.plan.phaseByBenchmarks[f] && met;
        if (nobodyPlanned || done) {
          handOver(w, z);
        }
      }
      noteLocal(w, z);
    }
  }

  /// A zone is in local hands once its benchmarks have held for long enough and no internationals
  /// are there: neither those that leave too early nor those that stay on bring that about.
  private static void noteLocal(World w, int z) {
    boolean gone = w.handedOver[z] || w.missionPersons[z] == 0;
    if (w.localOn[z] < 0 && gone && w.holding[z] >= w.p(BENCH_MONTHS)) {
      w.localOn[z] = w.month;
    }
  }

  /// Departures that are told happen in war, too: a mission that is to leave does not wait for
  /// peace.
  private static void leaveAsTold(World w) {
    for (int z = 0; z < w.setting.zones; z++) {
      if (!w.handedOver[z] && w.missionPersons[z] > 0 && w.departure.due(z, w.month)) {
        int next = w.phase[z] + 1;
        if (next < w.plan.phases) {
          // What the plan has after the mission, not what it has beside it.
          while (next < w.plan.phases - 1 && w.plan.authorised(z * w.plan.phases + next) > 0) {
            next++;
          }
          w.phase[z] = next;
          w.phaseSince[z] = w.calendar;
        }
        handOver(w, z);
      }
    }
  }

  private static boolean lastWithMission(World w, int z, int phase) {
    return w.plan.authorised(z * w.plan.phases + phase) > 0
        && phase + 1 < w.plan.phases
        && w.plan.authorised(z * w.plan.phases + phase + 1) == 0;
  }

  private static boolean benchmarksMet(World w, int z, int since) {
    double people = w.residentsOf(z);
    boolean now =
        w.police[z] > w.p(BENCH_POLICE)
            && w.leastLegitimacy(z) > w.p(BENCH_LEGITIMACY)
            && w.zoneIncidentsYear[z] < 1 + w.p(BENCH_INCIDENTS) * people / 1000
            && since >= w.p(BENCH_EARLIEST);
    w.benchmarkMonths[z] = now ? w.benchmarkMonths[z] + 1 : 0;
    w.holding[z] = now ? w.holding[z] + 1 : 0;
    return w.benchmarkMonths[z] >= w.p(BENCH_MONTHS);
  }

  private static void handOver(World w, int z) {
    w.handedOver[z] = true;
    w.leftOn[z] = w.month;
    w.tally.handover(w, z);
  }
}
