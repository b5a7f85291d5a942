package org.detente.simulation;

import java.util.Locale;
import java.util.Optional;

/// The processes of a month, in the order in which they act. Each can be switched off by its id.
public enum ProcessId {
  POLITICS("tension, commitment, engagement and dissatisfaction with a frozen line"),
  DEPLOYMENT("arrival, strength and departure of the mission"),
  OPENING("withdrawals, openings for return, corridors, mines and homes"),
  LINE_INCIDENTS("incidents along the lines and offensives short of war"),
  COMMUNAL_INCIDENTS("incidents between communities and property disputes"),
  ASSAULTS("organised assaults on a place"),
  CASUALTIES("deaths in incidents and in the mission"),
  PERCEPTION("fear, trust, stakes, acceptance of the mission"),
  MOVEMENT("return, flight, leaving transferred areas, displacement by war"),
  POLICING("capacity, representation and legitimacy of police and justice"),
  TRANSITION("phases, benchmarks and handover"),
  WAR("onset, course and end of large-scale war");

  private final String says;

  ProcessId(String says) {
    this.says = says;
  }

  /// The id on the command line, for example `line-incidents`.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// What it does, for people.
  public String says() {
    return says;
  }

  /// The process with an id, if there is one.
  public static Optional<ProcessId> of(String id) {
    for (ProcessId process : values()) {
      if (process.id().equals(id)) {
        return Optional.of(process);
      }
    }
    return Optional.empty();
  }
}
