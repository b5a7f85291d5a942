package org.detente.theatre;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// A provider of security in a zone: who, how hard, on what mandate, with what, for what. Provider
/// and hardness are two axes.
///
/// @param provider id of an actor
/// @param lead whether it leads where several provide
/// @param units strength by type of unit
/// @param tasks what it is there for
/// @param answersTo to whom it answers; may be empty
public record Presence(
    String provider,
    ProviderType type,
    boolean lead,
    Hardness hardness,
    Mandate mandate,
    ForceLevel roe,
    Map<UnitType, Strength> units,
    Set<Task> tasks,
    String answersTo) {

  public Presence {
    var byType = new EnumMap<UnitType, Strength>(UnitType.class);
    byType.putAll(units);
    units = java.util.Collections.unmodifiableMap(byType);
    var ordered = EnumSet.noneOf(Task.class);
    ordered.addAll(tasks);
    tasks = java.util.Collections.unmodifiableSet(ordered);
  }

  /// Whether an international operation stands behind it.
  public boolean international() {
    return type == ProviderType.INTERNATIONAL;
  }

  /// Persons of one type of unit.
  ///
  /// @param zone the zone in which it stands
  /// @return persons, 0 or more
  public double persons(UnitType unit, Zone zone) {
    Strength strength = units.get(unit);
    return strength == null ? 0 : strength.persons(zone.lineKm(), zone.people());
  }

  /// Persons of all types.
  public double persons(Zone zone) {
    double sum = 0;
    for (UnitType unit : units.keySet()) {
      sum += persons(unit, zone);
    }
    return sum;
  }

  /// Where a provider comes from.
  public enum ProviderType {
    INTERNATIONAL,
    STATE,
    DE_FACTO,
    LOCAL_JOINT,
    COMMUNITY
  }

  /// From unarmed to robust.
  public enum Hardness {
    UNARMED,
    POLICE,
    LIGHT,
    ARMED,
    ROBUST
  }

  /// What a provider is mandated to do.
  public enum Mandate {
    MONITORING,
    INTERPOSITION,
    MULTIDIMENSIONAL,
    PROTECTION,
    POLICE_ASSISTANCE,
    EXECUTIVE_POLICING,
    NATIONAL
  }

  /// Rules of engagement: the force it may use.
  public enum ForceLevel {
    NONE,
    SELF_DEFENCE,
    DEFENCE_OF_MANDATE,
    ALL_NECESSARY_MEANS
  }

  /// Types of unit.
  public enum UnitType {
    INFANTRY,
    OBSERVERS,
    MONITORS,
    POLICE,
    FORMED_POLICE,
    ENGINEERS,
    SUPPORT
  }

  /// What a provider does; several answer a threat of the coverage ledger.
  public enum Task {
    MONITOR,
    SEPARATE,
    PATROL,
    PROTECT,
    RESERVE,
    POLICE,
    MENTOR_POLICE,
    DEMINE,
    OVERSIGHT,
    SECURE_CORRIDOR,
    LIAISE
  }

  /// A strength in persons: a fixed part, a part per km of line at the zone, a part per 1,000
  /// people of the zone.
  ///
  /// @param fixed persons
  /// @param perKm persons per km of line
  /// @param per1000 persons per 1,000 people (residents, and displaced who originate there)
  public record Strength(double fixed, double perKm, double per1000) {

    /// @param lineKm km of line at the zone
    /// @param people residents and displaced by origin
    public double persons(double lineKm, double people) {
      return fixed + perKm * lineKm + per1000 * people / 1000;
    }
  }
}
