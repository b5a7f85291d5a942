package org.detente.exploration;

import org.detente.comparison.Comparison.Verdict;

/// Two options compared on the same futures in the outcome of one criterion.
///
/// @param option id
/// @param other id
/// @param better share of futures in which the option is better than the other
/// @param equal share of futures in which they are level
/// @param difference mean of option less other, in the outcome's unit
/// @param lowDifference 5% quantile over futures
/// @param highDifference 95% quantile over futures
/// @param verdict option against other, by the finding rule
public record PairRow(
    String option,
    String other,
    Criterion criterion,
    Interval better,
    double equal,
    Interval difference,
    double lowDifference,
    double highDifference,
    Verdict verdict) {}
