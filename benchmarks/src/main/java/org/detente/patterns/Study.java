package org.detente.patterns;

import java.util.Map;
import java.util.Set;
import org.detente.simulation.ProcessId;
import org.detente.theatre.Theatre;

/// How large the ensembles of a study are.
///
/// @param futures of the invented theatre
/// @param replications where incidents are counted
/// @param threads do not change results
record Study(int futures, int replications, int threads) {

  /// For every build: a fraction of a minute.
  static final Study SHORT = new Study(40, 3, 2);

  static final int FULL_FUTURES = 200;

  /// What the table shows.
  static Study full(int futures, int threads) {
    return new Study(futures, 10, threads);
  }

  /// Talks do not fail: what follows an agreement is looked at.
  static final Map<String, Double> TALKS_SUCCEED = Map.of("talks_fail", 0.0);

  Trials on(Theatre theatre, Map<String, Double> held, Set<ProcessId> without, int months) {
    return new Trials(theatre, held, without, futures, replications, months, threads);
  }

  /// One run in each future.
  Trials once(Theatre theatre, Map<String, Double> held, Set<ProcessId> without, int months) {
    return new Trials(theatre, held, without, futures, 1, months, threads);
  }
}
