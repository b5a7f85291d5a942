package org.detente.consent;

/// One cell changed.
///
/// @param from level before, or [Agenda#UNKNOWN]
/// @param to level after
public record Move(int cell, int from, int to) {}
