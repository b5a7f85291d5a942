package org.detente.consent;

/// A utility with the least and the most it can be within the ranges: `low <= central <= high`.
///
/// @param central at the middle of every range
public record Spread(double low, double central, double high) {}
