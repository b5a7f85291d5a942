package org.detente.chart;

import java.util.List;
import org.detente.theatre.Presence;

/// How hard the hardest international presence in a zone is.
public enum PresenceLevel {
  NONE,
  UNARMED,
  POLICE,
  TROOPS;

  /// Of those present.
  public static PresenceLevel of(List<Presence> presences) {
    PresenceLevel hardest = NONE;
    for (Presence presence : presences) {
      if (presence.international()) {
        PresenceLevel level =
            switch (presence.hardness()) {
              case UNARMED -> UNARMED;
              case POLICE -> POLICE;
              case LIGHT, ARMED, ROBUST -> TROOPS;
            };
        hardest = level.compareTo(hardest) > 0 ? level : hardest;
      }
    }
    return hardest;
  }
}
