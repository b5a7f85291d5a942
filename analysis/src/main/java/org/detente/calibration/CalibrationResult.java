package org.detente.calibration;

import java.util.List;
import org.detente.value.Range;

/// What a calibration found.
///
/// @param accepted draws near the observed history, of those asked for
/// @param tolerance distance of the farthest of them, in spreads of the statistics
/// @param effectiveSize number of equally weighted draws that would say as much
/// @param chance distance from the prior that chance alone gives in a hundredth of cases
/// @param parameters one per parameter that can matter
/// @param nuisances what was drawn with them and is no parameter of the simulation
public record CalibrationResult(
    CalibrationRequest request,
    int accepted,
    double tolerance,
    double effectiveSize,
    double chance,
    List<ParameterPosterior> parameters,
    List<ParameterPosterior> nuisances,
    List<Fit> fits,
    List<HeldOutYear> heldOut) {

  public CalibrationResult {
    parameters = List.copyOf(parameters);
    nuisances = List.copyOf(nuisances);
    fits = List.copyOf(fits);
    heldOut = List.copyOf(heldOut);
  }

  /// What the history says about a parameter.
  ///
  /// @param range what ensembles should use: the range they use today where the history cannot
  ///   inform the parameter, else the even distribution (on the parameter's scale) with mean and
  ///   spread of the posterior, within the prior; central is the posterior's median
  /// @param informed whether the history informs the parameter, by the rule of [Verdict]
  /// @param prior what was drawn from
  /// @param posterior quantiles, in the parameter's unit
  /// @param sdRatio standard deviation of the posterior over that of the prior, on its scale
  /// @param kolmogorov largest distance between the two distributions, 0..1
  public record ParameterPosterior(
      String key,
      String unit,
      Range range,
      boolean informed,
      Range prior,
      Band posterior,
      double sdRatio,
      double kolmogorov) {}

  /// A statistic, observed and simulated.
  ///
  /// @param prior over all draws
  /// @param posterior over new histories of the posterior's values
  /// @param written over new histories of the ranges written, which forget how values go together
  public record Fit(
      Statistic statistic, double observed, Band prior, Band posterior, Band written) {}

  /// A held-out year, scored.
  ///
  /// @param observed reported deaths
  /// @param free from the posterior, whatever the last fitted year was like
  /// @param givenLevel the same where the last fitted year was like the observed one
  /// @param drifting free, with the hypothesis that tension drifts upwards from the first held-out
  ///   year on
  public record HeldOutYear(
      int year, double observed, Forecast free, Forecast givenLevel, Forecast drifting) {}

  /// What a year was expected to be.
  ///
  /// @param band reported deaths
  /// @param asHigh share in which the year is as high as observed or higher
  public record Forecast(Band band, double asHigh) {}
}
