package org.detente.simulation;

import java.util.Locale;

/// What a run reports, in the order of `outcomes.csv`. Counts run from the as-of date and include
/// war; shares and levels are 0..1 at the month. Definitions: `docs/model.md`, chapter "What is
/// counted".
public enum Variable {
  WAR(Grade.C, Kind.SHARE),
  WAR_MONTH(Grade.C, Kind.DATE),
  WAR_PROBABILITY(Grade.C, Kind.SHARE),
  YEARS_AT_PEACE(Grade.C, Kind.COUNT),
  LINE_INCIDENTS(Grade.B, Kind.COUNT),
  COMMUNAL_INCIDENTS(Grade.C, Kind.COUNT),
  CONTACT_PERSON_YEARS(Grade.C, Kind.COUNT),
  KILLED_COMBATANTS(Grade.C, Kind.COUNT),
  KILLED_CIVILIANS(Grade.C, Kind.COUNT),
  KILLED_IN_WAR(Grade.C, Kind.COUNT),
  KILLED_MISSION(Grade.C, Kind.COUNT),
  RETURNED(Grade.B, Kind.COUNT),
  RETURNED_SHARE(Grade.B, Kind.SHARE),
  MIXING(Grade.D, Kind.SHARE),
  TRUST(Grade.D, Kind.SHARE),
  FEAR(Grade.D, Kind.SHARE),
  POLICE_CAPACITY(Grade.A, Kind.SHARE),
  POLICE_LEGITIMACY(Grade.D, Kind.SHARE),
  MISSION_ACCEPTANCE(Grade.D, Kind.SHARE),
  MISSION_PERSON_MONTHS(Grade.A, Kind.COUNT),
  COST_MUSD(Grade.A, Kind.COUNT),
  LAST_HANDOVER_MONTH(Grade.C, Kind.DATE),
  INCIDENTS_AFTER_HANDOVER(Grade.C, Kind.COUNT),
  GAP_AGREEMENT_MONTHS(Grade.A, Kind.DATE),
  GAP_DEPLOYMENT_MONTHS(Grade.A, Kind.DATE),
  WORST_PLACE_CIVILIANS(Grade.D, Kind.COUNT),
  MOVEMENT(Grade.D, Kind.SHARE),
  LOCAL_POLICING(Grade.D, Kind.SHARE),
  STAKES(Grade.D, Kind.SHARE),
  ASSAULTS(Grade.D, Kind.COUNT),
  ASSAULTS_STOPPED(Grade.D, Kind.COUNT),
  OFFENSIVES(Grade.C, Kind.COUNT),
  WARS(Grade.C, Kind.COUNT),
  WAR_HAZARD_LINE(Grade.C, Kind.COUNT),
  WAR_HAZARD_AGREEMENT(Grade.C, Kind.COUNT),
  WAR_HAZARD_AFTER_WAR(Grade.C, Kind.COUNT),
  COMMITMENT(Grade.D, Kind.SHARE),
  ENGAGEMENT(Grade.D, Kind.SHARE),
  MONTHS_TO_HANDOVER(Grade.C, Kind.COUNT);

  private final Grade grade;
  private final Kind kind;

  Variable(Grade grade, Kind kind) {
    this.grade = grade;
    this.kind = kind;
  }

  /// How far a reader may lean on it (model.md).
  public enum Grade {
    /// Arithmetic or well anchored.
    A,
    /// Magnitude anchored, range wide.
    B,
    /// Direction only, paired between options.
    C,
    /// Story, switchable, never ranked.
    D
  }

  /// What its values are.
  public enum Kind {
    COUNT,
    SHARE,
    /// A month or a number of months that is empty where the thing did not happen; not part of
    /// trajectories.
    DATE
  }

  /// The column in tables, for example `killed_civilians`.
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// How far a reader may lean on it.
  public Grade grade() {
    return grade;
  }

  /// What its values are.
  public Kind kind() {
    return kind;
  }

  /// Whether trajectories hold it.
  public boolean inTrajectories() {
    return kind != Kind.DATE;
  }
}
