package org.detente.selfexciting;

import org.detente.selfexciting.HawkesEstimate.Value;

/// A self-exciting process fitted to monthly counts. Standard errors are NaN where the likelihood
/// is flat.
///
/// @param base founders a month and unit of exposure; NaN where every place has its own
/// @param branchingRatio mean number of incidents that one brings on directly
/// @param sameMonth share of them within the month
/// @param stays share of the later ones that stay in the place; 1 without neighbours
/// @param logLikelihood at the estimates
/// @param aic Akaike's criterion, a parameter for each place with its own base that has incidents
/// @param logLikelihoodWithoutExcitation of independent Poisson counts with the same bases fitted
/// @param dispersion mean squared deviation of counts from their expectation over the variance the
///   model gives them: near 1 if it holds
/// @param converged whether the maximum was found
public record CountEstimate(
    Value base,
    Value branchingRatio,
    Value sameMonth,
    Value stays,
    double logLikelihood,
    double aic,
    double logLikelihoodWithoutExcitation,
    double dispersion,
    boolean converged) {}
