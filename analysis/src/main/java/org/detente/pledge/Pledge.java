package org.detente.pledge;

import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.detente.theatre.Presence.Task;

/// What a contributor says it would send.
///
/// @param contributor id
/// @param unit the kind of unit
/// @param count units, 1 or more
/// @param persons of one unit
/// @param readyMonth months after the mandate from which it can be there
/// @param level readiness: 0 nothing registered, 1 registered, 2 visited, 3 matched with a
///   statement of requirements, 4 ready within 60 days
/// @param leaveMonth first month away; empty: stays to the end
/// @param caveatZones ids of zones in which it does not serve (`headquarters` among them)
/// @param caveatTasks tasks it does not do
/// @param caveatPhases ids of phases in which it does not serve
/// @param enablers functions that must be there before it comes
/// @param line of the file, for messages
public record Pledge(
    String contributor,
    UnitKind unit,
    int count,
    int persons,
    int readyMonth,
    int level,
    OptionalInt leaveMonth,
    Set<String> caveatZones,
    Set<Task> caveatTasks,
    Set<String> caveatPhases,
    Set<Function> enablers,
    Status status,
    int line) {

  public Pledge {
    caveatZones = java.util.Collections.unmodifiableSet(new TreeSet<>(caveatZones));
    caveatTasks = java.util.Collections.unmodifiableSet(new TreeSet<>(caveatTasks));
    caveatPhases = java.util.Collections.unmodifiableSet(new TreeSet<>(caveatPhases));
    enablers = java.util.Collections.unmodifiableSet(new TreeSet<>(enablers));
  }

  /// How firm it is.
  public enum Status {
    INDICATED,
    OFFERED,
    AGREED
  }

  /// Persons of all its units.
  public int total() {
    return count * persons;
  }
}
