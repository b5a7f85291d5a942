package org.detente.calibration;

import org.detente.evidence.Future;
import org.detente.numeric.Philox;
import org.detente.simulation.LineHistory;
import org.detente.theatre.Theatre;

/// Simulated histories as they would be reported: each death of the simulation is reported with
/// chance 1 / under-count, independently of the others.
///
/// An instance serves one thread; a history is a pure function of future, seed and replication.
final class Histories {

  /// Parts these numbers from those of the simulation, which use other keys.
  private static final int PURPOSE = 0x7E90_27ED;

  private static final int WORDS = 4;

  private final CalibrationSpace space;
  private final LineHistory line;
  private final long seed;
  private final Philox philox = new Philox();

  Histories(Theatre theatre, CalibrationSpace space, long seed) {
    this.space = space;
    this.line = new LineHistory(theatre);
    this.seed = seed;
  }

  /// Reported deaths by year.
  ///
  /// @param replication luck within the future
  /// @param deaths shape `[years]`, overwritten
  void run(Future future, int replication, double[] deaths) {
    line.run(future, seed, replication, deaths);
    double reported = 1 / space.underCount(future);
    for (int year = 0; year < deaths.length; year++) {
      deaths[year] = thinned((int) deaths[year], reported, future.index(), replication, year);
    }
  }

  private int thinned(int deaths, double chance, int draw, int replication, int year) {
    int key0 = (int) (seed >>> 32) ^ PURPOSE;
    int reported = 0;
    for (int from = 0; from < deaths; from += WORDS) {
      philox.draw(key0, (int) seed, draw, replication, year, from);
      for (int i = 0; i < WORDS && from + i < deaths; i++) {
        reported += philox.coarse(i) < chance ? 1 : 0;
      }
    }
    return reported;
  }
}
