package org.detente.improvement;

import java.util.Set;
import org.detente.theatre.Presence;
import org.detente.theatre.Presence.ForceLevel;
import org.detente.theatre.Presence.Hardness;
import org.detente.theatre.Presence.Mandate;
import org.detente.theatre.Presence.UnitType;

/// Hardness, mandate and rules of engagement that go together (our choice of usual combinations).
enum Posture {
  UNARMED_MONITORING(Hardness.UNARMED, Mandate.MONITORING, ForceLevel.NONE),
  LIGHT_INTERPOSITION(Hardness.LIGHT, Mandate.INTERPOSITION, ForceLevel.SELF_DEFENCE),
  ARMED_INTERPOSITION(Hardness.ARMED, Mandate.INTERPOSITION, ForceLevel.DEFENCE_OF_MANDATE),
  MULTIDIMENSIONAL(Hardness.ARMED, Mandate.MULTIDIMENSIONAL, ForceLevel.DEFENCE_OF_MANDATE),
  PROTECTION(Hardness.ARMED, Mandate.PROTECTION, ForceLevel.DEFENCE_OF_MANDATE),
  ROBUST(Hardness.ROBUST, Mandate.MULTIDIMENSIONAL, ForceLevel.ALL_NECESSARY_MEANS);

  private static final Set<UnitType> FORCES =
      Set.of(UnitType.INFANTRY, UnitType.OBSERVERS, UnitType.MONITORS);

  private final Hardness hardness;
  private final Mandate mandate;
  private final ForceLevel roe;

  Posture(Hardness hardness, Mandate mandate, ForceLevel roe) {
    this.hardness = hardness;
    this.mandate = mandate;
    this.roe = roe;
  }

  /// Whether a presence has a posture in this sense: international, and more than police.
  static boolean applies(Presence p) {
    return p.international() && p.units().keySet().stream().anyMatch(FORCES::contains);
  }

  Presence of(Presence p) {
    return new Presence(
        p.provider(),
        p.type(),
        p.lead(),
        hardness,
        mandate,
        roe,
        p.units(),
        p.tasks(),
        p.answersTo());
  }
}
