package org.detente.simulation;

import static org.detente.evidence.Parameter.*;

import org.detente.numeric.Arithmetic;

/// [Movement] over rows in which people can return or leave, and over places where communities meet
/// in all others. Gives the same bits.
final class FastMovement extends Movement {

  /// Cells that people may flee from, all of one community: cell, persons in it and in its place,
  /// and what fear makes of it.
  private final int[] fleeingCell;

  private final double[] persons;
  private final double[] people;
  private final double[] calm;
  private final double[] scratch;
  private int fleeing;

  FastMovement(Setting setting) {
    int most = setting.mixedPlace.length;
    fleeingCell = new int[most];
    persons = new double[most];
    people = new double[most];
    calm = new double[most];
    scratch = new double[most];
  }

  /// A community after the other in all zones, for a place's cells see each other in this order;
  /// what happens in one zone matters to no other.
  @Override
  public void step(World w) {
    stepZones(w);
    if (w.wars > 0) {
      returnAfterWar(w);
    }
    Setting setting = w.setting;
    for (int community = 0; community < setting.communities; community++) {
      fleeing = 0;
      for (int z = 0; z < setting.zones; z++) {
        int row = z * setting.communities + community;
        boolean own = setting.communityParty[community] == w.administration[z];
        double open = own ? openFactorOwn[z] : openFactorCross[z];
        double away = own ? 0 : leaving[z];
        if (open > 0 || away > 0) {
          moveRow(w, z, row, own, open, away);
        }
        findFleeing(w, row);
      }
      flee(w);
    }
    w.countStirred();
  }

  private void findFleeing(World w, int row) {
    Setting setting = w.setting;
    int before = fleeing;
    for (int k = setting.mixedStart[row]; k < setting.mixedStart[row + 1]; k++) {
      int i = setting.mixedCell[k];
      double n = w.residents[i];
      if (n > 0 && w.contact[setting.cellSettlement[i]] > 0) {
        int other = setting.otherCell[i];
        fleeingCell[fleeing] = i;
        persons[fleeing] = n;
        people[fleeing] =
            other >= 0 ? n + w.residents[other] : w.residentsAt(setting.cellSettlement[i]);
        calm[fleeing] = FLIGHT_SLOPE * (FLIGHT_FEAR - w.fear(i));
        fleeing++;
      }
    }
    w.stirred[row] |= fleeing > before;
  }

  /// [Movement#flee] of the cells found, by plain loops over arrays.
  private void flee(World w) {
    Arithmetic.exps(calm, scratch, fleeing);
    double flight = w.p(FLIGHT);
    for (int k = 0; k < fleeing; k++) {
      double others = Math.max(0, people[k] - persons[k]);
      scratch[k] = persons[k] * (flight * others / (people[k] * (1 + calm[k])));
    }
    for (int k = 0; k < fleeing; k++) {
      w.residents[fleeingCell[k]] = persons[k] - scratch[k];
      w.displaced[fleeingCell[k]] += scratch[k];
    }
  }

  /// [Movement#move] of a row's cells, with what they have in common taken out of the loop. Where
  /// nothing has reached the zone this month, no cell's incidents need be looked up.
  private void moveRow(World w, int z, int row, boolean own, double open, double away) {
    Setting setting = w.setting;
    double unwilling = 1 - (own ? w.p(W_OWN) : w.p(W_OTH));
    double halfWilling = 0.5 * (own ? w.p(W_OWN) : w.p(W_OTH));
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
      if (away > 0 && w.residents[i] > 0) {
        double gone = w.residents[i] * away;
        w.residents[i] -= gone;
        w.displaced[i] += gone;
      }
    }
  }
}
