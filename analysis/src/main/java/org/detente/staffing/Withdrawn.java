package org.detente.staffing;

/// What one pledge less would mean.
///
/// @param contributor id
/// @param unit id
/// @param persons of the pledge
/// @param delivered persons x phases that would serve without it, all others asked again
/// @param exact whether it is proved that no more would
public record Withdrawn(
    String contributor, String unit, int persons, long delivered, boolean exact) {}
