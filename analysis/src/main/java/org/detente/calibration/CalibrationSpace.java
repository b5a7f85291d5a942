package org.detente.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.detente.evidence.Dimension;
import org.detente.evidence.EvidenceBase;
import org.detente.evidence.Future;
import org.detente.evidence.Futures;
import org.detente.evidence.ModelParameters;
import org.detente.evidence.Parameter;
import org.detente.numeric.Arithmetic;
import org.detente.simulation.Setting;
import org.detente.theatre.Theatre;
import org.detente.value.Range;

/// What is drawn for a calibration: the futures of the ensemble with three differences.
///
/// Ranges that already rest on the yearly deaths would use them twice, so they are widened here:
/// the rate to a quarter of its low end and four times its high end, the spread of tension to 0.1
/// to 2 (both assumptions, far beyond what any history of quiet years shows). A range that the user
/// states is taken as stated. Drift is off: it is about years to come. The under-count of reports
/// is drawn with the rest.
final class CalibrationSpace {

  static final String DEATHS = "deaths_sq";
  static final String UNDER_COUNT = "under_count";

  private static final double WIDENED = 4;
  private static final Map<String, Range> WIDE =
      Map.of(Parameter.SIG_X.key(), new Range(0.1, 0.8, 2));

  /// Everything that can change deaths along the lines while nothing is signed; a test looks for
  /// others.
  private static final Set<String> MATTERS =
      Set.of(
          DEATHS,
          "tau_x",
          "sig_x",
          "n_line",
          "delegation",
          "tau_d",
          "len_line",
          "alpha",
          "p_leth",
          "season",
          "flare",
          "flare_d",
          "war_min",
          "c_sq",
          "b_c",
          "beta",
          "thr",
          "tau_c",
          "eta",
          "w_x");

  private final Futures futures;
  private final List<Dimension> shipped = new ArrayList<>();
  private final List<Dimension> priors = new ArrayList<>();
  private final int[] positions;
  private final int underCount;

  CalibrationSpace(Theatre theatre, EvidenceBase evidence, long seed) {
    List<Dimension> parameters = ModelParameters.dimensions(evidence);
    List<Dimension> own = Setting.dimensions(theatre, evidence);
    var all = new ArrayList<Dimension>();
    parameters.forEach(d -> all.add(prior(d, evidence)));
    var further = new ArrayList<Dimension>();
    own.forEach(d -> further.add(prior(d, evidence)));
    further.add(
        new Dimension(
            UNDER_COUNT,
            theatre.underCount(),
            Dimension.Scale.UNIFORM,
            0,
            "ratio",
            List.of("theatre"),
            "true deaths per reported death"));
    futures = new Futures(all, further, seed);
    underCount = futures.position(UNDER_COUNT);
    var at = new ArrayList<Integer>();
    var before = new ArrayList<>(parameters);
    before.addAll(own);
    for (int d = 0; d < before.size(); d++) {
      Dimension prior = futures.dimensions().get(d);
      if (MATTERS.contains(prior.key()) && !prior.range().isPoint()) {
        at.add(d);
        shipped.add(before.get(d));
        priors.add(prior);
      }
    }
    if (!theatre.underCount().isPoint()) {
      at.add(underCount);
      shipped.add(futures.dimensions().get(underCount));
      priors.add(futures.dimensions().get(underCount));
    }
    positions = at.stream().mapToInt(Integer::intValue).toArray();
  }

  private static Dimension prior(Dimension dimension, EvidenceBase evidence) {
    if (dimension.key().equals(Parameter.DRIFT.key())) {
      return dimension.over(Range.exactly(0));
    }
    if (evidence.parameters().containsKey(dimension.key())) {
      return dimension;
    }
    if (dimension.key().equals(DEATHS)) {
      Range range = dimension.range();
      return dimension.over(
          new Range(range.low() / WIDENED, range.central(), range.high() * WIDENED));
    }
    Range wide = WIDE.get(dimension.key());
    return wide == null ? dimension : dimension.over(wide);
  }

  /// The prior over all dimensions; under-count last.
  Futures futures() {
    return futures;
  }

  /// Number of dimensions that are calibrated.
  int size() {
    return positions.length;
  }

  /// A calibrated dimension with the range that it is drawn from.
  Dimension prior(int i) {
    return priors.get(i);
  }

  /// The same with the range that ensembles use today.
  Dimension shipped(int i) {
    return shipped.get(i);
  }

  double underCount(Future future) {
    return future.value(underCount);
  }

  /// Where the calibrated values of a future lie in their priors.
  ///
  /// @return shape `[size()]`, each 0..1
  double[] quantiles(Future future) {
    double[] u = new double[positions.length];
    for (int i = 0; i < u.length; i++) {
      u[i] = quantile(priors.get(i), future.value(positions[i]));
    }
    return u;
  }

  private static double quantile(Dimension dimension, double value) {
    Range range = dimension.range();
    double u =
        dimension.scale() == Dimension.Scale.LOG
            ? (Arithmetic.log(value) - Arithmetic.log(range.low()))
                / (Arithmetic.log(range.high()) - Arithmetic.log(range.low()))
            : (value - range.low()) / (range.high() - range.low());
    return Math.max(0, Math.min(1, u));
  }

  /// A future with its calibrated values at other places of their priors.
  Future at(Future future, double[] quantiles) {
    Future moved = future;
    for (int i = 0; i < positions.length; i++) {
      moved = moved.with(positions[i], priors.get(i).at(quantiles[i]));
    }
    return moved;
  }
}
