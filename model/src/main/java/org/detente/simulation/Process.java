package org.detente.simulation;

/// A process of the model. An instance serves one thread; it may keep what it derives from the
/// future's parameters for the length of a run.
interface Process {

  /// Called once before a run, after the world has been set to its starting state.
  default void begin(World world) {}

  /// Advances the world by a month.
  void step(World world);
}
