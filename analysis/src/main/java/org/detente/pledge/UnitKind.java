package org.detente.pledge;

import org.detente.value.Range;

/// A kind of unit that can be asked for and pledged.
///
/// @param name for people
/// @param strength persons of one unit; a pledged unit's persons lie within
/// @param cost thousand US dollars per person and year, all in
/// @param source evidence rows or "assumption"
public record UnitKind(
    String id, String name, Function function, Range strength, Range cost, String source) {}
