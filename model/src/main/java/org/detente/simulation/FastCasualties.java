package org.detente.simulation;

import static org.detente.evidence.Parameter.P_LETH_C;

/// [Casualties] over the list of places with incidents. Gives the same bits.
final class FastCasualties extends Casualties {

  @Override
  void betweenCommunities(World w) {
    double lethal = w.p(P_LETH_C);
    for (int k = 0; k < w.lists.incidentCount; k++) {
      kill(w, w.lists.incidentPlace[k], lethal);
    }
  }
}
