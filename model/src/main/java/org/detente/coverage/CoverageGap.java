package org.detente.coverage;

/// An unbroken run of months in which a community in a zone is not covered against a threat, in one
/// and the same way.
///
/// @param zone index of the zone
/// @param community index of the community
/// @param status any but covered
/// @param fromMonth first month
/// @param toMonth last month
/// @param peopleMonths sum of people over the months
/// @param sentence the gap in words
public record CoverageGap(
    int zone,
    int community,
    Threat threat,
    CoverageStatus status,
    int fromMonth,
    int toMonth,
    double peopleMonths,
    String sentence) {}
