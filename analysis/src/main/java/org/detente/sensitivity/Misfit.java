package org.detente.sensitivity;

/// A row that does not fit the layout a sample should have.
///
/// @param row from 0
/// @param input which value does not fit, from 0; -1: the row as a whole
/// @param what what the row should be, for a message
public record Misfit(int row, int input, String what) {}
