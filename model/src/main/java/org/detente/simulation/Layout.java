package org.detente.simulation;

import java.util.Arrays;
import java.util.List;

/// Where the figures of a run stand in a flat array: end-of-run figures first, then the theatre
/// month by month, then zones at the months kept for them.
///
/// @param months length of the runs
/// @param zones number of zones
public record Layout(int months, int zones) {

  /// Variables kept for the theatre each month.
  public static final List<Variable> MONTHLY =
      Arrays.stream(Variable.values()).filter(Variable::inTrajectories).toList();

  /// Variables kept for each zone.
  public static final List<Variable> ZONAL =
      List.of(
          Variable.LINE_INCIDENTS,
          Variable.COMMUNAL_INCIDENTS,
          Variable.CONTACT_PERSON_YEARS,
          Variable.KILLED_CIVILIANS,
          Variable.RETURNED,
          Variable.RETURNED_SHARE,
          Variable.MIXING,
          Variable.TRUST,
          Variable.FEAR,
          Variable.POLICE_CAPACITY,
          Variable.POLICE_LEGITIMACY,
          Variable.MISSION_ACCEPTANCE,
          Variable.MISSION_PERSON_MONTHS,
          Variable.MOVEMENT,
          Variable.LOCAL_POLICING,
          Variable.STAKES,
          Variable.INCIDENTS_AFTER_HANDOVER);

  private static final List<Variable> AT_END =
      Arrays.stream(Variable.values()).filter(v -> !v.inTrajectories()).toList();
  private static final int[] MONTHLY_AT = positions(MONTHLY);
  private static final int[] ZONAL_AT = positions(ZONAL);
  private static final int[] END_AT = positions(AT_END);
  private static final int EVERY = 12;

  private static int[] positions(List<Variable> variables) {
    int[] at = new int[Variable.values().length];
    Arrays.fill(at, -1);
    for (int i = 0; i < variables.size(); i++) {
      at[variables.get(i).ordinal()] = i;
    }
    return at;
  }

  /// Months at which zones are kept: every twelfth and the last.
  public List<Integer> zoneMonths() {
    var kept = new java.util.ArrayList<Integer>();
    for (int month = 0; month < months; month++) {
      if (keepsZones(month)) {
        kept.add(month);
      }
    }
    return List.copyOf(kept);
  }

  /// Whether zones are kept at a month.
  public boolean keepsZones(int month) {
    return month % EVERY == 0 || month == months - 1;
  }

  /// Number of figures.
  public int size() {
    return AT_END.size() + months * MONTHLY.size() + snapshots() * zones * ZONAL.size();
  }

  private int snapshots() {
    int regular = (months - 1) / EVERY + 1;
    return (months - 1) % EVERY == 0 ? regular : regular + 1;
  }

  /// Position of a figure known only at the end of a run.
  public int end(Variable variable) {
    return require(END_AT, variable);
  }

  /// Position of a figure of the theatre.
  public int all(int month, Variable variable) {
    return AT_END.size() + month * MONTHLY.size() + require(MONTHLY_AT, variable);
  }

  /// Position of a figure of a zone at a month that is kept.
  public int zone(int month, int zone, Variable variable) {
    int snapshot = month % EVERY == 0 ? month / EVERY : snapshots() - 1;
    return AT_END.size()
        + months * MONTHLY.size()
        + (snapshot * zones + zone) * ZONAL.size()
        + require(ZONAL_AT, variable);
  }

  /// Position of the value that `outcomes.csv` shows: at the end of the run or at its last month.
  public int outcome(Variable variable) {
    return variable.inTrajectories() ? all(months - 1, variable) : end(variable);
  }

  private static int require(int[] at, Variable variable) {
    int position = at[variable.ordinal()];
    if (position < 0) {
      throw new IllegalArgumentException(variable.column() + " is not kept here");
    }
    return position;
  }
}
