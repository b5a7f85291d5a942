package org.detente.coverage;

import java.util.List;
import org.detente.evidence.EvidenceBase;
import org.detente.theatre.Presence;
import org.detente.theatre.Presence.Task;
import org.detente.theatre.Zone;

/// What strength the evidence asks for: the low ends of its ranges, so that only what is thin by
/// any standard is called thin.
final class Requirement {

  private static final String OBSERVERS_PER_KM = "F11";
  private static final String TROOPS_PER_KM = "F10";
  private static final String TROOPS_PER_1000 = "F03";
  private static final String POLICE_PER_1000 = "F02";

  private final double observersPerKm;
  private final double troopsPerKm;
  private final double troopsPer1000;
  private final double policePer1000;

  Requirement(EvidenceBase evidence) {
    observersPerKm = evidence.row(OBSERVERS_PER_KM).range().low();
    troopsPerKm = evidence.row(TROOPS_PER_KM).range().low();
    troopsPer1000 = evidence.row(TROOPS_PER_1000).range().low();
    policePer1000 = evidence.row(POLICE_PER_1000).range().low();
  }

  /// Whether those responsible are strong enough together.
  ///
  /// @param people persons in the zone, all communities
  boolean met(Threat threat, Zone zone, List<Presence> responsible, double people) {
    double persons = responsible.stream().mapToDouble(p -> p.persons(zone)).sum();
    return switch (threat) {
      case LINE_FIRE -> {
        boolean between = responsible.stream().anyMatch(p -> p.tasks().contains(Task.SEPARATE));
        yield persons >= (between ? troopsPerKm : observersPerKm) * zone.lineKm();
      }
      case COMMUNAL_VIOLENCE, ORGANISED_ASSAULT -> persons >= troopsPer1000 * people / 1000;
      case CRIME -> persons >= policePer1000 * people / 1000;
      case MINES, PROVIDER_ABUSE, ISOLATION -> true;
    };
  }
}
