package org.detente.staffing;

import org.detente.pledge.Function;

/// Persons of a function needed at a place in a phase.
///
/// @param place position in the requirement's places; the last is the headquarters
/// @param phase position in the option's phases
/// @param persons whole blocks of the smallest unit, above 0
/// @param weight of a missing person
public record Need(int place, int phase, Function function, int persons, int weight) {}
