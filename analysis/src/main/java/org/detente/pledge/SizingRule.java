package org.detente.pledge;

import java.util.Set;
import org.detente.theatre.Presence.Hardness;
import org.detente.theatre.Presence.Task;
import org.detente.value.Range;

/// A rule of thumb for the strength of an international presence in a zone.
///
/// @param method what is counted
/// @param hardness presences it is for
/// @param tasks presences it is for have one of these tasks; empty: any
/// @param rate persons per thing counted
/// @param spacing for [Method#TASK]: km of line per post where the zone has a line; 0: one post per
///   task and zone
/// @param source evidence rows or "assumption"
public record SizingRule(
    String id,
    Method method,
    Set<Hardness> hardness,
    Set<Task> tasks,
    Range rate,
    double spacing,
    String source) {

  public SizingRule {
    hardness = Set.copyOf(hardness);
    tasks = Set.copyOf(tasks);
  }

  /// What is counted.
  public enum Method {
    /// Persons per km of line.
    LINE,
    /// Persons per 1,000 residents and displaced by origin.
    POPULATION,
    /// Persons per post that a task needs.
    TASK
  }
}
