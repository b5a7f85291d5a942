/// Outcome (question 5): what happens over twenty years. The plain, readable form of the
/// simulation: one class per process over a shared [World], advanced month by month in the order of
/// [ProcessId]. `docs/model.md` is its description; [Simulation] is the way in.
///
/// A run is a pure function of (setting, plan, future, seed, replication): no clock, no file, no
/// state between runs.
package org.detente.simulation;
