package org.detente.simulation;

import java.util.Arrays;

/// Puts people into the places of a world, for tests of single processes.
final class People {

  private People() {}

  /// Position of the cell of a settlement and a community.
  static int cell(World w, String settlement, String community) {
    int s = settlement(settlement);
    int c = Runs.THEATRE.communityIndex(community);
    for (int k = w.setting.cellStart[s]; k < w.setting.cellStart[s + 1]; k++) {
      int i = w.setting.cellAt[k];
      if (w.setting.cellCommunity[i] == c) {
        return i;
      }
    }
    throw new IllegalArgumentException(settlement + " has no cell of " + community);
  }

  static int settlement(String id) {
    return Runs.THEATRE.settlements().stream()
        .filter(s -> s.id().equals(id))
        .findFirst()
        .orElseThrow()
        .index();
  }

  /// Sets the residents of a cell and counts again.
  static void live(World w, int cell, double residents) {
    w.residents[cell] = residents;
    w.countPeople();
  }

  /// Both communities live in one place, and nobody anywhere else.
  static void onlyIn(World w, String settlement, double each) {
    Arrays.fill(w.residents, 0);
    w.residents[cell(w, settlement, "comm-a")] = each;
    live(w, cell(w, settlement, "comm-b"), each);
  }
}
