package org.detente.simulation;

import static org.detente.evidence.Parameter.*;

import java.util.Arrays;
import org.detente.numeric.Arithmetic;

/// [Perception] row by row. Gives the same bits.
///
/// A row's alarm and memory fade by one factor, and where it hears of a line each of its cells
/// hears nothing but lines, in nearly all months: plain loops over arrays. Cells of places that
/// something else has reached are few; they are set aside before, and worked out one by one
/// afterwards.
final class FastPerception extends Perception {

  private final Hearing hearing;

  /// How loud lines are in the cells of [Hearing].
  private final double[] heard;

  private final boolean[] loudRow;
  private final double[] hit;
  private final double[] scratch;

  /// Places set aside, with alarm and memory of their cells before the month.
  private final int[] special;

  private final double[] alarmBefore;
  private final double[] memoryBefore;
  private final boolean[] isSpecial;
  private int specials;

  FastPerception(Setting setting) {
    hearing = new Hearing(setting);
    heard = new double[hearing.cells];
    loudRow = new boolean[setting.zones * setting.communities];
    hit = new double[setting.longestRow];
    scratch = new double[setting.longestRow];
    special = new int[setting.settlements];
    alarmBefore = new double[setting.cells];
    memoryBefore = new double[setting.cells];
    isSpecial = new boolean[setting.settlements];
  }

  @Override
  void hearOfLines(World w) {
    Arrays.fill(heard, 0);
    Arrays.fill(loudRow, false);
    for (int g = 0; g < w.setting.segments; g++) {
      double y = w.lineIncidents[g] + (g == w.offensiveAt ? OFFENSIVE : 0);
      if (y == 0) {
        continue;
      }
      for (int row : hearing.rows[g]) {
        loudRow[row] = true;
      }
      int end = hearing.start[g + 1];
      for (int k = hearing.start[g]; k < end; k++) {
        heard[hearing.at[k]] += hearing.weight[k] * y;
      }
    }
  }

  @Override
  void feel(World w) {
    setAside(w);
    double entering = w.p(MEM_IN);
    double lineWeight = w.p(J_LINE);
    double isolation = w.p(ISOLATION);
    int communities = w.setting.communities;
    for (int row = 0; row < loudRow.length; row++) {
      double around = isolation * w.isolated[row / communities];
      if (loudRow[row]) {
        hear(w, row, lineWeight, around, entering);
      } else if (around > 0) {
        fade(w, row, Arithmetic.saturation(around), entering);
      } else {
        fade(w, row);
      }
    }
    feelSpecially(w, lineWeight, isolation, entering);
    for (int s : w.setting.mixedPlace) {
      if (w.contact[s] > 0 && !isSpecial[s]) {
        int from = w.setting.cellStart[s];
        if (w.setting.cellStart[s + 1] - from == 2) {
          meetUnharmed(w, s, w.setting.cellAt[from], w.setting.cellAt[from + 1]);
        } else {
          meet(w, s, 0);
        }
      }
    }
    for (int n = 0; n < specials; n++) {
      isSpecial[special[n]] = false;
    }
  }

  /// Places reached by incidents between communities or by an assault.
  private void setAside(World w) {
    specials = 0;
    for (int k = 0; k < w.lists.reachedCount; k++) {
      setAside(w, w.lists.reachedPlace[k]);
    }
    if (w.assaultedZone >= 0) {
      int end = w.setting.zonePlaceStart[w.assaultedZone + 1];
      for (int k = w.setting.zonePlaceStart[w.assaultedZone]; k < end; k++) {
        if (!isSpecial[w.setting.zonePlace[k]]) {
          setAside(w, w.setting.zonePlace[k]);
        }
      }
    }
  }

  private void setAside(World w, int s) {
    isSpecial[s] = true;
    special[specials++] = s;
    for (int k = w.setting.cellStart[s]; k < w.setting.cellStart[s + 1]; k++) {
      int i = w.setting.cellAt[k];
      alarmBefore[i] = w.alarm[i];
      memoryBefore[i] = w.memory[i];
    }
  }

  private void hear(World w, int row, double lineWeight, double around, double entering) {
    int from = w.setting.rowStart[row];
    int count = w.setting.rowStart[row + 1] - from;
    int base = hearing.rowBase[row];
    for (int j = 0; j < count; j++) {
      hit[j] = lineWeight * heard[base + j] + around;
    }
    Arithmetic.saturations(hit, scratch, count);
    double[] alarm = w.alarm;
    double[] memory = w.memory;
    double keepAlarm = alarmKeep[row];
    double keepMemory = memoryKeep[row];
    for (int j = 0; j < count; j++) {
      double a = alarm[from + j] * keepAlarm;
      double m = memory[from + j] * keepMemory;
      alarm[from + j] = a + (1 - a) * hit[j];
      memory[from + j] = m + (1 - m) * entering * hit[j];
    }
  }

  private void fade(World w, int row, double hit, double entering) {
    double keepAlarm = alarmKeep[row];
    double keepMemory = memoryKeep[row];
    for (int i = w.setting.rowStart[row]; i < w.setting.rowStart[row + 1]; i++) {
      double a = w.alarm[i] * keepAlarm;
      double m = w.memory[i] * keepMemory;
      w.alarm[i] = a + (1 - a) * hit;
      w.memory[i] = m + (1 - m) * entering * hit;
    }
  }

  private void fade(World w, int row) {
    double[] alarm = w.alarm;
    double[] memory = w.memory;
    double keepAlarm = alarmKeep[row];
    double keepMemory = memoryKeep[row];
    int to = w.setting.rowStart[row + 1];
    for (int i = w.setting.rowStart[row]; i < to; i++) {
      alarm[i] *= keepAlarm;
      memory[i] *= keepMemory;
    }
  }

  private void feelSpecially(World w, double lineWeight, double isolation, double entering) {
    Setting setting = w.setting;
    double ownWeight = OWN * w.p(J_OWN);
    double nearWeight = NEIGHBOURS * w.p(J_OWN);
    for (int n = 0; n < specials; n++) {
      int s = special[n];
      int z = setting.settlementZone[s];
      double line = 0;
      for (int k = setting.cellStart[s]; k < setting.cellStart[s + 1]; k++) {
        int i = setting.cellAt[k];
        int row = z * setting.communities + setting.cellCommunity[i];
        w.alarm[i] = alarmBefore[i] * alarmKeep[row];
        w.memory[i] = memoryBefore[i] * memoryKeep[row];
        if (hearing.rowBase[row] >= 0) {
          line = heard[hearing.rowBase[row] + i - setting.rowStart[row]];
        }
      }
      double own = w.communalIncidents[s] + w.assaultShock[s];
      double around =
          nearWeight * w.heardCommunal[s] + lineWeight * line + isolation * w.isolated[z];
      if (own > 0 || around > 0) {
        alarm(w, s, ownWeight * own, around, entering);
      }
      if (w.contact[s] > 0 || own > 0) {
        meet(w, s, own);
      }
    }
  }
}
