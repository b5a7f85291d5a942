package org.detente.handover;

/// Leaving a zone so many months after first deployment, benchmarks or not.
///
/// @param option id
/// @param zone id
/// @param months after first deployment
/// @param futures in which this date and the 24 months after it lie within the run
/// @param unacceptable share of them in which the 24 months after have more than acceptable; NaN
///   where there are none
public record DateRow(String option, String zone, int months, int futures, double unacceptable) {}
