package org.detente.chart;

import java.util.List;
import org.detente.theatre.Presence;
import org.detente.theatre.Presence.ProviderType;

/// How hard the hardest presence of a kind in a zone is.
public enum PresenceLevel {
  NONE,
  UNARMED,
  POLICE,
  TROOPS;

  /// Of the internationals among those present.
  public static PresenceLevel of(List<Presence> presences) {
    return of(presences, ProviderType.INTERNATIONAL);
  }

  /// Of those present who come from one place.
  public static PresenceLevel of(List<Presence> presences, ProviderType type) {
    PresenceLevel hardest = NONE;
    for (Presence presence : presences) {
      if (presence.type() == type) {
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
