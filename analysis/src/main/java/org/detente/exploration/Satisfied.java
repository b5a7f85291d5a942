package org.detente.exploration;

/// In how many futures an option satisfies all criteria at once.
///
/// @param option id
/// @param all share of futures, with its interval over resamples
public record Satisfied(String option, Interval all) {}
