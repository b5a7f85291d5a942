package org.detente.consent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.positions.Condition;
import org.detente.positions.Issue;
import org.detente.positions.Settings;

/// All cells of a theatre in one order, so that a package of settings is an array of levels: shape
/// `[cells]`, the position of the level on its scale, or [#UNKNOWN].
///
/// @param cells issues in their order; zones within an issue in the theatre's order
/// @param stakeZones ids of zones in which withdrawal, return or cohabitation is at stake: there a
///   position on all zones has its weight
public record Agenda(List<Cell> cells, List<String> stakeZones) {

  /// The level of a cell that nobody told.
  public static final int UNKNOWN = -1;

  public Agenda {
    cells = List.copyOf(cells);
    stakeZones = List.copyOf(stakeZones);
  }

  /// The cells of issues over zones.
  ///
  /// @param zones ids of all zones
  public static Agenda of(List<Issue> issues, List<String> zones, List<String> stakeZones) {
    var cells = new ArrayList<Cell>();
    for (Issue issue : issues) {
      if (issue.byZone()) {
        zones.forEach(zone -> cells.add(new Cell(issue, Optional.of(zone))));
      } else {
        cells.add(new Cell(issue, Optional.empty()));
      }
    }
    return new Agenda(cells, stakeZones);
  }

  int size() {
    return cells.size();
  }

  /// Where a cell stands, or -1.
  int indexOf(String issue, Optional<String> zone) {
    for (int k = 0; k < cells.size(); k++) {
      Cell c = cells.get(k);
      if (c.issue().id().equals(issue) && c.zone().equals(zone)) {
        return k;
      }
    }
    return -1;
  }

  /// The levels of an option's settings.
  public int[] levels(Settings settings) {
    Map<Cell, Integer> known = new HashMap<>();
    settings
        .settings()
        .forEach(s -> known.put(new Cell(s.issue(), s.zone()), s.level().orElse(UNKNOWN)));
    return cells.stream().mapToInt(c -> known.getOrDefault(c, UNKNOWN)).toArray();
  }

  /// Cells that a condition on a cell looks at: the other issue in the same zone, or for the
  /// theatre; a condition of a theatre-wide issue on one by zone looks at every zone at stake.
  List<Integer> targets(int cell, Condition condition) {
    var found = new ArrayList<Integer>();
    Optional<String> zone = cells.get(cell).zone();
    for (int k = 0; k < cells.size(); k++) {
      Cell c = cells.get(k);
      boolean there =
          c.zone().isEmpty()
              || (zone.isPresent() ? c.zone().equals(zone) : stakeZones.contains(c.zone().get()));
      if (there && c.issue().id().equals(condition.issue())) {
        found.add(k);
      }
    }
    return found;
  }
}
