package org.detente.calibration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.detente.calibration.CalibrationResult.Fit;
import org.detente.calibration.CalibrationResult.HeldOutYear;
import org.detente.calibration.CalibrationResult.ParameterPosterior;
import org.detente.ensemble.Ensemble;
import org.detente.ensemble.ResultStore;
import org.detente.evidence.Dimension;
import org.detente.evidence.EvidenceBase;
import org.detente.numeric.Quantiles;
import org.detente.value.Range;

/// Calibrates the simulation to a theatre's yearly deaths: many draws from the prior, each with a
/// history of its own; the nearest are kept (docs/calibration.md).
public final class Calibration {

  /// Standard deviation of an even distribution over 0..1.
  static final double EVEN_SD = Math.sqrt(1.0 / 12);

  private Calibration() {}

  /// Draws what is not yet on disk and gives the whole.
  ///
  /// @param threads 1 or more; does not change results
  /// @param folder for the draws on disk; removed when all is done
  /// @param build tells builds of the program apart: draws of another build are not used
  /// @param progress is told of draws
  /// @throws IOException if draws cannot be written
  /// @throws InterruptedException if this thread is interrupted; what was finished is kept
  public static CalibrationResult run(
      CalibrationRequest request,
      int threads,
      Path folder,
      String build,
      Ensemble.Progress progress)
      throws IOException, InterruptedException {
    var space = new CalibrationSpace(request.theatre(), request.evidence(), request.seed());
    int years = request.years().all();
    String name =
        ResultStore.name(
            "calibration",
            build,
            request.theatre().toString(),
            request.evidence().toString(),
            Integer.toString(years),
            Long.toString(request.seed()));
    try (ResultStore store = DrawBank.store(folder.resolve(name), space, years)) {
      DrawBank bank =
          DrawBank.fill(request, space, years, request.draws(), threads, store, progress);
      CalibrationResult result = of(request, space, bank);
      store.discard();
      return result;
    }
  }

  private static CalibrationResult of(
      CalibrationRequest request, CalibrationSpace space, DrawBank bank) {
    ObservedYears years = request.years();
    double[] observed =
        Statistic.of(years.fitted().stream().mapToDouble(Double::doubleValue).toArray());
    double[][] statistics = bank.statistics(years.fitted().size());
    Posterior posterior = Posterior.of(PriorDraws.of(bank.quantiles(), statistics), observed);
    Verdict verdict = Verdict.of(posterior, request.seed());

    var parameters = new ArrayList<ParameterPosterior>();
    var nuisances = new ArrayList<ParameterPosterior>();
    for (int v = 0; v < space.size(); v++) {
      boolean nuisance = space.prior(v).key().equals(CalibrationSpace.UNDER_COUNT);
      (nuisance ? nuisances : parameters).add(parameter(space, posterior, verdict, v));
    }
    var prediction = new Prediction(request, space, bank, posterior);
    double[][] again = prediction.posterior();
    var written =
        new CalibrationSpace(
            request.theatre(), over(request.evidence(), parameters), request.seed());
    return new CalibrationResult(
        request,
        posterior.draws().length,
        posterior.tolerance(),
        posterior.effectiveSize(),
        verdict.chance(),
        parameters,
        nuisances,
        fits(observed, statistics, again, prediction.written(written)),
        heldOut(years, prediction, again));
  }

  private static ParameterPosterior parameter(
      CalibrationSpace space, Posterior posterior, Verdict verdict, int v) {
    Dimension prior = space.prior(v);
    double distance = posterior.kolmogorov(v);
    boolean informed = verdict.informed(distance);
    return new ParameterPosterior(
        prior.key(),
        prior.unit(),
        informed ? range(prior, posterior, v) : space.shipped(v).range(),
        informed,
        prior.range(),
        new Band(
            prior.at(posterior.quantile(v, 0.05)),
            prior.at(posterior.quantile(v, 0.5)),
            prior.at(posterior.quantile(v, 0.95))),
        posterior.sd(v) / EVEN_SD,
        distance);
  }

  /// Ensembles spread a parameter evenly over its range: the range that gives it the posterior's
  /// mean and spread. What has not moved at all keeps its range that way.
  static Range range(Dimension prior, Posterior posterior, int v) {
    double half = posterior.sd(v) / EVEN_SD / 2;
    double low = prior.at(Math.max(0, posterior.mean(v) - half));
    double high = prior.at(Math.min(1, posterior.mean(v) + half));
    double middle = prior.at(posterior.quantile(v, 0.5));
    return new Range(low, Math.max(low, Math.min(high, middle)), high);
  }

  private static EvidenceBase over(EvidenceBase evidence, List<ParameterPosterior> parameters) {
    var ranges = new HashMap<>(evidence.parameters());
    parameters.forEach(p -> ranges.put(p.key(), p.range()));
    return new EvidenceBase(evidence.rows(), ranges);
  }

  private static List<Fit> fits(
      double[] observed, double[][] prior, double[][] posterior, double[][] written) {
    var fits = new ArrayList<Fit>();
    double[][] again = statistics(posterior, written[0].length);
    double[][] ranges = statistics(written, written[0].length);
    for (Statistic statistic : Statistic.values()) {
      int at = statistic.ordinal();
      fits.add(
          new Fit(statistic, observed[at], band(prior, at), band(again, at), band(ranges, at)));
    }
    return fits;
  }

  private static double[][] statistics(double[][] histories, int years) {
    return Arrays.stream(histories).map(h -> Statistic.of(h, years)).toArray(double[][]::new);
  }

  private static Band band(double[][] rows, int at) {
    double[] sorted = Quantiles.sorted(Prediction.column(rows, at));
    return new Band(
        Quantiles.ofSorted(sorted, 0.05),
        Quantiles.ofSorted(sorted, 0.5),
        Quantiles.ofSorted(sorted, 0.95));
  }

  private static List<HeldOutYear> heldOut(
      ObservedYears years, Prediction prediction, double[][] again) {
    var found = new ArrayList<HeldOutYear>();
    if (years.heldOut().isEmpty()) {
      return found;
    }
    double[][] drifting = prediction.drifting();
    for (int h = 0; h < years.heldOut().size(); h++) {
      int at = years.fitted().size() + h;
      double observed = years.heldOut().get(h);
      found.add(
          new HeldOutYear(
              years.last() + 1 + h,
              observed,
              Prediction.forecast(again, at, observed),
              prediction.givenLevel(at, observed),
              Prediction.forecast(drifting, h, observed)));
    }
    return found;
  }
}
