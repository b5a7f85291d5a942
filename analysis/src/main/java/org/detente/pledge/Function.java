package org.detente.pledge;

import java.util.Locale;
import java.util.Optional;
import org.detente.theatre.Presence.UnitType;

/// What a unit is for. Those of a zone answer to the types of unit of an option; the others serve
/// the operation as a whole from its headquarters.
public enum Function {
  INFANTRY,
  OBSERVERS,
  MONITORS,
  POLICE,
  FORMED_POLICE,
  ENGINEERS,
  SUPPORT,
  HEADQUARTERS,
  LOGISTICS,
  MEDICAL,
  AVIATION,
  SIGNALS;

  /// The function that a type of unit of an option asks for.
  public static Function of(UnitType type) {
    return valueOf(type.name());
  }

  /// The type of unit of an option that it answers to, if it serves in zones.
  public Optional<UnitType> unitType() {
    return ordinal() <= SUPPORT.ordinal()
        ? Optional.of(UnitType.valueOf(name()))
        : Optional.empty();
  }

  /// As in files: lower case with hyphens.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// In words.
  public String says() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
