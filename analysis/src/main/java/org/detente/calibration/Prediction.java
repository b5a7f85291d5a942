package org.detente.calibration;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.detente.calibration.CalibrationResult.Forecast;
import org.detente.evidence.Future;
import org.detente.evidence.Parameter;

/// New histories from values that go with the observed one.
///
/// An instance serves one thread.
final class Prediction {

  /// New histories that are simulated of each kind.
  static final int HISTORIES = 1000;

  /// Luck of drifting histories and of those from written ranges, away from all other.
  private static final int DRIFTING = 1 << 20;

  private static final int WRITTEN = 1 << 21;

  /// Share of the accepted draws whose last fitted year counts as like the observed one.
  private static final double ALIKE = 0.2;

  private final CalibrationRequest request;
  private final CalibrationSpace space;
  private final DrawBank bank;
  private final Posterior posterior;
  private final Histories histories;

  Prediction(
      CalibrationRequest request, CalibrationSpace space, DrawBank bank, Posterior posterior) {
    this.request = request;
    this.space = space;
    this.bank = bank;
    this.posterior = posterior;
    this.histories = new Histories(request.theatre(), space, request.seed());
  }

  /// New histories of all years, fitted and held out.
  ///
  /// @return shape `[HISTORIES][years]`
  double[][] posterior() {
    return resampled(request.years().all(), 1, false);
  }

  /// New histories of the held-out years, with tension that drifts from their start.
  double[][] drifting() {
    return resampled(request.years().heldOut().size(), DRIFTING, true);
  }

  /// New histories from other ranges, of the fitted years.
  ///
  /// @param ranges the space of those ranges
  double[][] written(CalibrationSpace ranges) {
    var from = new Histories(request.theatre(), ranges, request.seed());
    double[][] found = new double[HISTORIES][request.years().fitted().size()];
    var futures = ranges.futures().first(HISTORIES);
    for (int i = 0; i < HISTORIES; i++) {
      from.run(futures.get(i), WRITTEN, found[i]);
    }
    return found;
  }

  /// Draws by weight, each as often as its weight says (to within one), each time with luck of its
  /// own.
  private double[][] resampled(int years, int replication, boolean drift) {
    double[][] found = new double[HISTORIES][years];
    Map<Integer, Integer> used = new HashMap<>();
    double[] weights = posterior.weights();
    int k = 0;
    double reached = weights[0];
    for (int i = 0; i < HISTORIES; i++) {
      while (reached < (i + 0.5) / HISTORIES && k < weights.length - 1) {
        reached += weights[++k];
      }
      int turn = used.merge(k, 1, Integer::sum) - 1;
      Future future = future(k);
      histories.run(drift ? future.with(Parameter.DRIFT, 1) : future, replication + turn, found[i]);
    }
    return found;
  }

  private Future future(int accepted) {
    int draw = posterior.draws()[accepted];
    double[] values = new double[space.size()];
    for (int v = 0; v < values.length; v++) {
      values[v] = posterior.values(v)[accepted];
    }
    return space.at(space.futures().between(draw, draw + 1).getFirst(), values);
  }

  /// What a held-out year was expected to be, with all histories counting alike.
  static Forecast forecast(double[][] histories, int year, double observed) {
    double[] weights = new double[histories.length];
    Arrays.fill(weights, 1);
    return forecast(column(histories, year), weights, observed);
  }

  /// What it was expected to be where the last fitted year was as observed: from the accepted
  /// histories whose level in that year is nearest, weighted by nearness.
  Forecast givenLevel(int year, double observed) {
    int last = request.years().fitted().size() - 1;
    double level = Statistic.level(request.years().fitted().get(last));
    int[] draws = posterior.draws();
    double[] apart =
        IntStream.of(draws)
            .mapToDouble(d -> Math.abs(Statistic.level(bank.histories()[d][last]) - level))
            .toArray();
    double[] sorted = apart.clone();
    Arrays.sort(sorted);
    double most = Math.max(sorted[(int) (ALIKE * (draws.length - 1))], Double.MIN_NORMAL);
    double[] weights = new double[draws.length];
    double[] deaths = new double[draws.length];
    double total = 0;
    for (int i = 0; i < draws.length; i++) {
      double near = apart[i] / most;
      weights[i] = near < 1 ? posterior.weights()[i] * (1 - near * near) : 0;
      total += weights[i];
      deaths[i] = bank.histories()[draws[i]][year];
    }
    // Where a fifth are exactly alike, those count and no others.
    return forecast(deaths, total > 0 ? weights : posterior.weights(), observed);
  }

  private static Forecast forecast(double[] deaths, double[] weights, double observed) {
    var sample = WeightedSample.of(deaths, weights);
    return new Forecast(sample.band(), sample.shareFrom(observed));
  }

  static double[] column(double[][] rows, int at) {
    return Arrays.stream(rows).mapToDouble(row -> row[at]).toArray();
  }
}
