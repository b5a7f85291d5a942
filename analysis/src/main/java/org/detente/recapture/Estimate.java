package org.detente.recapture;

/// What one model says about the size of the population.
///
/// @param model its name: `[123,14,34]` are the largest interactions of a log-linear model, lists
///   numbered from 1; `Mt` and the like are those of the closed-population family
/// @param estimate of the size, seen and unseen
/// @param standardError of the estimate
/// @param low lower end of the 95% interval (profile likelihood), at least the number seen
/// @param high its upper end; infinite where the data set none
/// @param deviance of the fit
/// @param degreesOfFreedom combinations less parameters
/// @param aic Akaike's criterion
/// @param bic Bayesian criterion; the sample size is the number seen
/// @param lowerBound whether the model by its nature gives a lower bound of the size
public record Estimate(
    String model,
    double estimate,
    double standardError,
    double low,
    double high,
    double deviance,
    int degreesOfFreedom,
    double aic,
    double bic,
    boolean lowerBound) {

  /// Whether the data bound the size from above under this model; others are reported but neither
  /// chosen nor averaged.
  public boolean sound() {
    return Double.isFinite(estimate) && Double.isFinite(standardError) && Double.isFinite(high);
  }
}
