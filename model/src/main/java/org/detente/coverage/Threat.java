package org.detente.coverage;

import java.util.Locale;
import java.util.Set;
import org.detente.theatre.Presence.Task;

/// A threat from which people may need protection, and the tasks that answer it.
public enum Threat {
  LINE_FIRE("fire across the line", Set.of(Task.SEPARATE, Task.MONITOR)),
  COMMUNAL_VIOLENCE("violence between communities", Set.of(Task.PATROL, Task.PROTECT, Task.POLICE)),
  ORGANISED_ASSAULT("an organised assault", Set.of(Task.PROTECT, Task.RESERVE)),
  CRIME("crime", Set.of(Task.POLICE)),
  MINES("mines", Set.of(Task.DEMINE)),
  PROVIDER_ABUSE("abuse by a security provider", Set.of(Task.OVERSIGHT)),
  ISOLATION("isolation when the corridor is closed", Set.of(Task.SECURE_CORRIDOR));

  private final String says;
  private final Set<Task> tasks;

  Threat(String says, Set<Task> tasks) {
    this.says = says;
    this.tasks = tasks;
  }

  /// The word in tables, for example `line-fire`.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// As it stands in a sentence after "from".
  public String says() {
    return says;
  }

  /// Tasks that answer it.
  public Set<Task> tasks() {
    return tasks;
  }
}
