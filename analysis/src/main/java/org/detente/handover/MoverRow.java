package org.detente.handover;

/// What moves the month in which benchmarks are met: an option again with one lever turned.
///
/// @param option id
/// @param zone id; `all`: every zone
/// @param lever what is turned
/// @param level to which
/// @param futures in which the benchmarks are met with and without the turn
/// @param months mean difference in months where both are met, below 0: earlier; NaN where there
///   are none
/// @param met difference of the share of runs in which they are met at all
public record MoverRow(
    String option,
    String zone,
    String lever,
    String level,
    int futures,
    double months,
    double met) {}
