package org.detente.exploration;

/// How far futures in which an option fails differ in one input from those in which it does not
/// (Kolmogorov's largest distance between the two distributions).
///
/// @param region `all` futures, those inside the first `box`, or those `outside` it
/// @param parameter key of the input
/// @param distance 0..1
/// @param p chance of such a distance if the input made no difference (Smirnov's series); of many
///   inputs some look different by luck
public record RegionalRow(String region, String parameter, double distance, double p) {}
