package org.detente.simulation;

import static org.detente.evidence.Parameter.*;

import org.detente.numeric.Counts;

/// Deaths in incidents and in the mission (model.md 7). Deaths of a lethal incident have a heavy
/// tail (H14); civilians and combatants are told apart; the mission's own losses are a count of
/// their own, and contributors may leave after losing many at once.
final class Casualties implements Process {

  /// No communal incident kills more than this share of a place (H14's tail is unbounded).
  private static final double MOST_OF_A_PLACE = 0.1;

  /// Losses of the mission in a month after which a contributor may leave (MD05).
  private static final int MANY = 10;

  /// Rise of hostile mission deaths with the severity of violence (assumption).
  private static final double SEVERITY = 2;

  @Override
  public void step(World w) {
    onTheLine(w);
    betweenCommunities(w);
    inTheMission(w);
  }

  private static void onTheLine(World w) {
    for (int g = 0; g < w.setting.segments; g++) {
      for (int event = 0; event < w.lineIncidents[g]; event++) {
        w.luck.draw(Luck.Purpose.LINE_CASUALTY, w.month, g, event);
        if (w.luck.coarse(0) >= w.p(P_LETH)) {
          continue;
        }
        int killed = Counts.powerLaw(w.luck.coarse(1), w.p(ALPHA), LineIncidents.MOST_DEATHS);
        if (w.luck.coarse(2) < w.p(CIV_LINE)) {
          w.tally.civiliansOnLine(w, g, killed);
        } else {
          w.tally.combatants(killed);
        }
      }
    }
  }

  private static void betweenCommunities(World w) {
    for (int s = 0; s < w.setting.settlements; s++) {
      for (int event = 0; event < w.communalIncidents[s]; event++) {
        w.luck.draw(Luck.Purpose.COMMUNAL_CASUALTY, w.month, s, event);
        if (w.luck.coarse(0) >= w.p(P_LETH_C)) {
          continue;
        }
        double people = w.residentsAt(s);
        int most = (int) Math.max(1, MOST_OF_A_PLACE * people);
        double killed = Counts.powerLaw(w.luck.coarse(1), w.p(ALPHA), most);
        w.tally.civilians(w, s, takeFrom(w, s, killed, people), false);
      }
    }
  }

  /// Takes the killed from the communities of a place, by their numbers.
  private static double takeFrom(World w, int s, double killed, double people) {
    if (people < killed) {
      return 0;
    }
    for (int i = w.setting.cellStart[s]; i < w.setting.cellStart[s + 1]; i++) {
      w.residents[i] -= killed * w.residents[i] / people;
    }
    return killed;
  }

  private static void inTheMission(World w) {
    if (w.missionTotal <= 0) {
      return;
    }
    double hostile = w.p(MD_HOSTILE) * (1 + SEVERITY * w.severity) * (w.atWar ? w.p(MD_WAR) : 1);
    double perThousandYears = hostile + w.p(MD_ACCIDENT) + w.p(MD_ILLNESS);
    w.luck.draw(Luck.Purpose.MISSION_DEATHS, w.month, 0, 0);
    int killed = Counts.poisson(w.luck.first(), perThousandYears * w.missionTotal / 12000);
    w.tally.mission(killed);
    if (killed >= MANY && w.luck.second() < w.p(MD_LEAVE)) {
      w.missionLost = 1 - (1 - w.missionLost) * (1 - w.p(MD_SHARE));
    }
  }
}
