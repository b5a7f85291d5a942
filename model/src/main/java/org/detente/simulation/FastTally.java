package org.detente.simulation;

import java.util.Arrays;
import org.detente.numeric.Sums;

/// [Tally] with sums over persons in loops that compilers turn into vector instructions, and over
/// short lists where most places add nothing. Gives the same bits.
final class FastTally extends Tally {

  /// 1 for cells near a line, 0 for others.
  private final double[] near;

  /// Rows in which all cells count as near a line, some, or none.
  private final Nearness[] nearness;

  private final double[] product;

  /// Persons times fear, by cell.
  private final double[] fearful;

  /// Sums by row, as they were when the row was last stirred.
  private final double[] persons;

  private final double[] personsNear;
  private final double[] trust;

  private enum Nearness {
    ALL,
    SOME,
    NONE
  }

  FastTally(Setting setting) {
    super(setting);
    near = new double[setting.cells];
    nearness = new Nearness[setting.zones * setting.communities];
    for (int row = 0; row < nearness.length; row++) {
      int from = setting.rowStart[row];
      int to = setting.rowStart[row + 1];
      int count = 0;
      for (int i = from; i < to; i++) {
        boolean counts =
            setting.settlementInWarReach[setting.cellSettlement[i]]
                || setting.zoneAffected[setting.cellZone[i]];
        near[i] = counts ? 1 : 0;
        count += counts ? 1 : 0;
      }
      nearness[row] =
          count == 0 ? Nearness.NONE : count == to - from ? Nearness.ALL : Nearness.SOME;
    }
    product = new double[setting.cells];
    fearful = new double[setting.cells];
    persons = new double[nearness.length];
    personsNear = new double[nearness.length];
    trust = new double[nearness.length];
  }

  @Override
  void begin(World w) {
    super.begin(w);
    // Nobody is added to those displaced at the start.
    Arrays.fill(zoneDisplaced, 0);
    for (int row = 0; row < nearness.length; row++) {
      for (int k = setting.homelessStart[row]; k < setting.homelessStart[row + 1]; k++) {
        zoneDisplaced[row / setting.communities] += w.displacedAtStart[setting.homelessCell[k]];
      }
    }
  }

  @Override
  void countCommunal(World w, int slot) {
    for (int k = 0; k < w.lists.incidentCount; k++) {
      countCommunal(w, slot, w.lists.incidentPlace[k]);
    }
  }

  @Override
  void countPersons(World w) {
    nearLinesPersons = 0;
    nearLinesFear = 0;
    Arrays.fill(zonePersons, 0);
    Arrays.fill(zoneFear, 0);
    Arrays.fill(zoneTrust, 0);
    Arrays.fill(zoneReturned, 0);
    Arrays.fill(zoneContact, 0);
    Arrays.fill(zoneStakes, 0);
    weighFear(w);
    for (int row = 0; row < nearness.length; row++) {
      countRow(w, row / setting.communities, row);
    }
    for (int s : setting.mixedPlace) {
      if (w.contact[s] > 0) {
        zoneContact[setting.settlementZone[s]] += w.contact[s];
        zoneStakes[setting.settlementZone[s]] += w.contact[s] * w.stakes[s];
      }
    }
    addMonth(w);
  }

  private void countRow(World w, int z, int row) {
    int from = setting.rowStart[row];
    int to = setting.rowStart[row + 1];
    if (w.stirred[row]) {
      countStirred(w, row, from, to);
    }
    double fear = Sums.of(fearful, from, to);
    zonePersons[z] += persons[row];
    zoneTrust[z] += trust[row];
    zoneFear[z] += fear;
    nearLinesPersons += personsNear[row];
    if (nearness[row] == Nearness.ALL) {
      nearLinesFear += fear;
    } else if (nearness[row] == Nearness.SOME) {
      multiply(fearful, near, from, to);
      nearLinesFear += Sums.of(product, from, to);
    }
    // Only where a zone has opened can anybody have returned.
    if (w.openSince[z] >= 0) {
      for (int k = setting.homelessStart[row]; k < setting.homelessStart[row + 1]; k++) {
        int i = setting.homelessCell[k];
        zoneReturned[z] +=
            Math.max(0, w.displacedAtStart[i] - w.displaced[i] - w.displacedByWar[i]);
      }
    }
  }

  private void countStirred(World w, int row, int from, int to) {
    persons[row] = Sums.of(w.residents, from, to);
    multiply(w.residents, w.trust, from, to);
    trust[row] = Sums.of(product, from, to);
    if (nearness[row] == Nearness.ALL) {
      personsNear[row] = persons[row];
    } else if (nearness[row] == Nearness.SOME) {
      multiply(w.residents, near, from, to);
      personsNear[row] = Sums.of(product, from, to);
    }
  }

  /// The same index on all three arrays: with an offset the compiler cannot tell that they do not
  /// overlap, and leaves the loop scalar.
  private void multiply(double[] a, double[] b, int from, int to) {
    double[] into = product;
    for (int i = from; i < to; i++) {
      into[i] = a[i] * b[i];
    }
  }

  private void weighFear(World w) {
    double[] into = fearful;
    double[] residents = w.residents;
    double[] alarm = w.alarm;
    double[] memory = w.memory;
    for (int i = 0; i < into.length; i++) {
      into[i] = residents[i] * (1 - (1 - alarm[i]) * (1 - memory[i]));
    }
  }
}
