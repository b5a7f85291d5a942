package org.detente.validation;

/// What happened in a year.
///
/// @param year calendar year
/// @param observed persons, or 0 or 1 for war
/// @param source where the figure comes from
/// @param note may be empty
public record Observation(Outcome outcome, int year, double observed, String source, String note) {}
