package org.detente.simulation;

import static org.detente.evidence.Parameter.*;

import org.detente.numeric.Arithmetic;

/// [Movement] over rows in which people can return or leave, and over places where communities meet
/// in all others. Gives the same bits.
final class FastMovement extends Movement {

  @Override
  public void step(World w) {
    stepZones(w);
    if (w.wars > 0) {
      returnAfterWar(w);
    }
    Setting setting = w.setting;
    double flight = w.p(FLIGHT);
    for (int row = 0; row < setting.zones * setting.communities; row++) {
      int z = row / setting.communities;
      int community = row % setting.communities;
      boolean own = setting.communityParty[community] == w.administration[z];
      double open = own ? openFactorOwn[z] : openFactorCross[z];
      double away = own ? 0 : leaving[z];
      if (open > 0 || away > 0) {
        moveRow(w, z, row, own, open, away);
      } else {
        for (int k = setting.mixedStart[row]; k < setting.mixedStart[row + 1]; k++) {
          int i = setting.mixedCell[k];
          if (w.residents[i] > 0 && w.contact[setting.cellSettlement[i]] > 0) {
            w.stirred[row] = true;
            fleeFrom(w, i, flight);
          }
        }
      }
    }
    w.countStirred();
  }

  /// [Movement#move] of a row's cells, with what they have in common taken out of the loop. Where
  /// nothing has reached the zone this month, no cell's incidents need be looked up.
  private void moveRow(World w, int z, int row, boolean own, double open, double away) {
    Setting setting = w.setting;
    double unwilling = 1 - (own ? w.p(W_OWN) : w.p(W_OTH));
    double halfWilling = 0.5 * (own ? w.p(W_OWN) : w.p(W_OTH));
    double flight = w.p(FLIGHT);
    double herding = w.p(HERD);
    double alone = 1 - herding;
    double deterrence = -w.p(D19);
    double welcome = own ? 1 : policeTrust[row];
    boolean quiet = w.lists.reachedIn[z] != w.month && w.assaultedZone != z;
    w.stirred[row] = true;
    for (int i = setting.rowStart[row]; i < setting.rowStart[row + 1]; i++) {
      int s = setting.cellSettlement[i];
      double displaced = w.displaced[i];
      if (open > 0 && displaced > 0) {
        double atStart = w.displacedAtStart[i];
        double pool = displaced - unwilling * atStart;
        if (pool > 0) {
          double gone = atStart - displaced;
          double half = halfWilling * atStart;
          double herd = half > 0 && gone < half ? alone + herding * Math.max(0, gone) / half : 1;
          double incidents =
              quiet ? 0 : w.communalIncidents[s] + w.heardCommunal[s] + w.assaultShock[s];
          double held =
              incidents > 0 ? Arithmetic.exp(deterrence * Math.min(MOST_INCIDENTS, incidents)) : 1;
          double flow = pool * Math.min(1, open * (1 - w.fear(i)) * herd * held * welcome);
          w.displaced[i] = displaced - flow;
          w.residents[i] += flow;
        }
      }
      if (w.residents[i] > 0) {
        if (away > 0) {
          double gone = w.residents[i] * away;
          w.residents[i] -= gone;
          w.displaced[i] += gone;
        }
        if (w.contact[s] > 0) {
          fleeFrom(w, i, flight);
        }
      }
    }
  }

  /// [Movement#flee] of a cell whose row is known to be stirred.
  private static void fleeFrom(World w, int i, double flight) {
    int other = w.setting.otherCell[i];
    double n = w.residents[i];
    double people =
        other >= 0 ? n + w.residents[other] : w.residentsAt(w.setting.cellSettlement[i]);
    double others = Math.max(0, people - n);
    double calm = Arithmetic.exp(FLIGHT_SLOPE * (FLIGHT_FEAR - w.fear(i)));
    double gone = n * (flight * others / (people * (1 + calm)));
    w.residents[i] = n - gone;
    w.displaced[i] += gone;
  }
}
