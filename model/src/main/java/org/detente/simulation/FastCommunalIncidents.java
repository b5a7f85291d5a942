package org.detente.simulation;

import java.util.Arrays;
import org.detente.numeric.Arithmetic;
import org.detente.numeric.Counts;

/// [CommunalIncidents] over short lists: only places where two communities may meet, and those that
/// earlier incidents reached. Gives the same bits.
///
/// Most draws end at a bound on the rate that needs neither trust nor exponential.
final class FastCommunalIncidents extends CommunalIncidents {

  /// Keeps the bound above the rate whatever the rounding of either.
  private static final double MARGIN = 1 + 1e-9;

  private final MonthlyUniforms uniforms;

  /// Places that hear of this month's incidents or have some, and in which month they were noted.
  private final int[] notedIn;

  private double mostMeeting;
  private int clock;

  FastCommunalIncidents(Setting setting) {
    uniforms = new MonthlyUniforms(Luck.Purpose.COMMUNAL, setting.settlements);
    notedIn = new int[setting.settlements];
  }

  @Override
  public void begin(World w) {
    super.begin(w);
    uniforms.begin();
    Arrays.fill(notedIn, 0);
    clock = 0;
    w.lists.begin();
    // Trust lies in 0..1 and stakes as well.
    double most =
        Math.max(
            Arithmetic.exp(distrust * NEUTRAL_TRUST),
            Arithmetic.exp(-distrust * (1 - NEUTRAL_TRUST)));
    mostMeeting = most * Math.max(1, 1 - restraint) * MARGIN;
  }

  @Override
  void stepPlaces(World w) {
    Shortlists lists = w.lists;
    for (int k = 0; k < lists.incidentCount; k++) {
      w.communalIncidents[lists.incidentPlace[k]] = 0;
    }
    lists.incidentCount = 0;
    for (int s : w.setting.mixedPlace) {
      if (w.contact[s] > 0) {
        draw(w, s, w.communalCarry[s] + unrest(w, s, w.contact[s]) * mostMeeting);
      }
    }
    for (int k = 0; k < lists.reachedCount; k++) {
      int s = lists.reachedPlace[k];
      if (w.contact[s] == 0 && w.communalCarry[s] > 0) {
        draw(w, s, w.communalCarry[s]);
      }
    }
    // Sums over sources are taken in their order.
    Arrays.sort(lists.incidentPlace, 0, lists.incidentCount);
  }

  private void draw(World w, int s, double mostRate) {
    double u = uniforms.at(w.luck, w.month, s);
    if (u < 1 - mostRate * MARGIN) {
      return;
    }
    int incidents = Counts.generalisedPoisson(u, rate(w, s), within);
    if (incidents > 0) {
      w.communalIncidents[s] = incidents;
      w.lists.incidentPlace[w.lists.incidentCount++] = s;
    }
  }

  @Override
  void carryOver(World w) {
    Shortlists lists = w.lists;
    for (int k = 0; k < lists.reachedCount; k++) {
      w.heardCommunal[lists.reachedPlace[k]] = 0;
      w.communalCarry[lists.reachedPlace[k]] = 0;
    }
    lists.reachedCount = 0;
    clock++;
    for (int n = 0; n < lists.incidentCount; n++) {
      int s = lists.incidentPlace[n];
      note(w, s);
      for (int k = w.setting.neighbourStart[s]; k < w.setting.neighbourStart[s + 1]; k++) {
        int t = w.setting.neighbour[k];
        note(w, t);
        w.heardCommunal[t] += w.setting.neighbourWeight[k] * w.communalIncidents[s];
      }
    }
    for (int k = 0; k < lists.reachedCount; k++) {
      int s = lists.reachedPlace[k];
      w.communalCarry[s] =
          carried * (STAYS * w.communalIncidents[s] + (1 - STAYS) * w.heardCommunal[s]);
    }
  }

  private void note(World w, int s) {
    if (notedIn[s] != clock) {
      notedIn[s] = clock;
      w.lists.reachedPlace[w.lists.reachedCount++] = s;
      w.lists.reachedIn[w.setting.settlementZone[s]] = w.month;
    }
  }
}
