package org.detente.selfexciting;

/// A self-exciting process fitted to events. What was not fitted is NaN, and so are standard errors
/// where the likelihood is flat.
///
/// @param backgroundPerDay events a day that nothing brought on, in the whole area
/// @param branchingRatio mean number of events that one brings on directly
/// @param decayPerDay rate at which excitation fades; its reciprocal is the mean delay, days
/// @param spatialScaleKm standard deviation of the distance of offspring in each direction
/// @param markEffect growth of offspring with the mark: exponent per unit
/// @param logLikelihood at the estimates; with places, per day and km²
/// @param aic Akaike's criterion
/// @param logLikelihoodWithoutExcitation of the background alone
/// @param residual test of times rescaled by the fitted rate
/// @param converged whether the maximum was found
public record HawkesEstimate(
    Value backgroundPerDay,
    Value branchingRatio,
    Value decayPerDay,
    Value spatialScaleKm,
    Value markEffect,
    double logLikelihood,
    double aic,
    double logLikelihoodWithoutExcitation,
    ResidualTest residual,
    boolean converged) {

  /// An estimate.
  ///
  /// @param estimate maximum likelihood
  /// @param standardError from the observed information
  public record Value(double estimate, double standardError) {

    static final Value NONE = new Value(Double.NaN, Double.NaN);

    /// From the estimate of a logarithm.
    static Value ofLog(double log, double error) {
      return new Value(Math.exp(log), Math.exp(log) * error);
    }
  }
}
