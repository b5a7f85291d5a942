package org.detente.validation;

import java.util.Arrays;
import org.detente.coverage.LocalPolice;
import org.detente.ensemble.EnsembleResult;
import org.detente.numeric.Philox;
import org.detente.simulation.Variable;
import org.detente.value.Range;

/// What an ensemble of a case says about each of its observations: one draw per future.
public final class Forecasts {

  /// Stream of the under-count, apart from every stream of the simulation by its key.
  private static final int UNDER_COUNT = 0x5eed0001;

  private Forecasts() {}

  /// Draws of an observed quantity.
  ///
  /// @param result of one option, the one that was really taken, with one replication: each future
  ///   is then one course of events with its own luck
  /// @return shape `[futures]`, sorted; deaths as they would be reported, that is divided by the
  ///   theatre's under-count; 0 or 1 for war
  public static double[] draws(ValidationCase its, EnsembleResult result, Observation observation) {
    if (observation.outcome() == Outcome.POLICE_STRENGTH) {
      double[] same = new double[result.futures().size()];
      int month = its.lastMonth(observation.year());
      Arrays.fill(same, LocalPolice.persons(its.theatre(), its.sent(), month));
      return same;
    }
    int from = its.firstMonth(observation.year());
    int to = its.lastMonth(observation.year());
    double[] draws =
        switch (observation.outcome()) {
          case DEATHS -> reported(its, result, from, to);
          case RETURNS -> during(result, from, to, Variable.RETURNED);
          case WAR -> during(result, from, to, Variable.WARS);
          case POLICE_STRENGTH -> throw new IllegalStateException("answered above");
        };
    if (observation.outcome() == Outcome.WAR) {
      Arrays.setAll(draws, i -> Math.min(1, draws[i]));
    }
    Arrays.sort(draws);
    return draws;
  }

  private static double[] reported(ValidationCase its, EnsembleResult result, int from, int to) {
    double[] deaths = during(result, from, to, Variable.KILLED_COMBATANTS);
    double[] civilians = during(result, from, to, Variable.KILLED_CIVILIANS);
    Range underCount = its.theatre().underCount();
    long seed = result.request().seed();
    var philox = new Philox();
    for (int f = 0; f < deaths.length; f++) {
      // One factor for all years of a future: how well deaths are reported changes slowly.
      philox.draw((int) seed, (int) (seed >>> 32), f, UNDER_COUNT, 0, 0);
      deaths[f] = (deaths[f] + civilians[f]) / underCount.at(philox.first());
    }
    return deaths;
  }

  /// How much a count grew from the beginning of month `from` to the end of month `to`.
  private static double[] during(EnsembleResult result, int from, int to, Variable variable) {
    double[] values = result.atMonth(0, to, variable);
    if (from > 0) {
      double[] before = result.atMonth(0, from - 1, variable);
      for (int f = 0; f < values.length; f++) {
        values[f] = Math.max(0, values[f] - before[f]);
      }
    }
    return values;
  }
}
