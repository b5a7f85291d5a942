package org.detente.simulation;

/// How a run is computed. Both forms give the same bits.
public enum Form {
  /// Loops over everything, as the description of the model says it: the reference.
  PLAIN,
  /// Short lists of places where something happens, and loops over rows of cells that compilers
  /// turn into vector instructions.
  FAST
}
