package org.detente.simulation;

import static org.detente.evidence.Parameter.*;

import org.detente.numeric.Counts;

/// Deaths in incidents and in the mission (model.md 7). Deaths of a lethal incident have a heavy
/// tail (H14); civilians and combatants are told apart; the mission's own losses are a count of
/// their own, and contributors may leave after losing many at once.
sealed class Casualties implements Process permits FastCasualties {

  /// No communal incident kills more than this share of a place (H14's tail is unbounded).
  private static final double MOST_OF_A_PLACE = 0.1;

  /// Losses of the mission in a month after which a contributor may leave (MD05).
  private static final int MANY = 10;

  /// Rise of hostile mission deaths with the severity of violence (assumption).
  private static final double SEVERITY = 2;

  @Override
  public final void step(World w) {
    onTheLine(w);
    betweenCommunities(w);
    inTheMission(w);
  }

  private static void onTheLine(World w) {
    double lethal = w.p(P_LETH);
    for (int g = 0; g < w.setting.segments; g++) {
      for (int first = 0; first < w.lineIncidents[g]; first += Luck.EVENTS) {
        int deadly =
            w.luck.among(Luck.Purpose.LINE_CASUALTY, w.month, g, first, w.lineIncidents[g], lethal);
        for (; deadly != 0; deadly &= deadly - 1) {
          killOnTheLine(w, g, first + Integer.numberOfTrailingZeros(deadly));
        }
      }
    }
  }

  private static void killOnTheLine(World w, int g, int event) {
    w.luck.draw(Luck.Purpose.LINE_DEATHS, w.month, g, event);
    int killed = Counts.powerLaw(w.luck.first(), w.p(ALPHA), LineIncidents.MOST_DEATHS);
    if (w.luck.second() < w.p(CIV_LINE)) {
      w.tally.civiliansOnLine(w, g, killed);
    } else {
      w.tally.combatants(killed);
    }
  }

  void betweenCommunities(World w) {
    double lethal = w.p(P_LETH_C);
    for (int s = 0; s < w.setting.settlements; s++) {
      kill(w, s, lethal);
    }
  }

  /// Deaths in the month's incidents of a place.
  static void kill(World w, int s, double lethal) {
    for (int first = 0; first < w.communalIncidents[s]; first += Luck.EVENTS) {
      int deadly =
          w.luck.among(
              Luck.Purpose.COMMUNAL_CASUALTY, w.month, s, first, w.communalIncidents[s], lethal);
      for (; deadly != 0; deadly &= deadly - 1) {
        killInPlace(w, s, first + Integer.numberOfTrailingZeros(deadly));
      }
    }
  }

  private static void killInPlace(World w, int s, int event) {
    w.luck.draw(Luck.Purpose.COMMUNAL_DEATHS, w.month, s, event);
    double people = w.residentsAt(s);
    int most = (int) Math.max(1, MOST_OF_A_PLACE * people);
    double killed = Counts.powerLaw(w.luck.first(), w.p(ALPHA), most);
    w.tally.civilians(w, s, takeFrom(w, s, killed, people), false);
  }

  /// Takes the killed from the communities of a place, by their numbers.
  private static double takeFrom(World w, int s, double killed, double people) {
    if (people < killed) {
      return 0;
    }
    for (int k = w.setting.cellStart[s]; k < w.setting.cellStart[s + 1]; k++) {
      int i = w.setting.cellAt[k];
      w.stir(i);
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
