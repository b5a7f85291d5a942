package org.detente.simulation;

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
    for (int row = 0; row < setting.zones * setting.communities; row++) {
      int z = row / setting.communities;
      int community = row % setting.communities;
      boolean own = setting.communityParty[community] == w.administration[z];
      double open = own ? openFactorOwn[z] : openFactorCross[z];
      double away = own ? 0 : leaving[z];
      if (open > 0 || away > 0) {
        for (int i = setting.rowStart[row]; i < setting.rowStart[row + 1]; i++) {
          move(w, i, own, open, away);
        }
      } else {
        for (int k = setting.mixedStart[row]; k < setting.mixedStart[row + 1]; k++) {
          int i = setting.mixedCell[k];
          if (w.residents[i] > 0 && w.contact[setting.cellSettlement[i]] > 0) {
            flee(w, i);
          }
        }
      }
    }
    w.countMixedPeople();
  }
}
