package org.detente.pledge;

/// How much the operation as a whole needs of a unit, by its strength in the zones.
///
/// @param unit id of the unit
/// @param perPersons one unit for so many persons, above 0; rounded to the nearest whole number
/// @param fromPersons from so many persons at least one is needed
/// @param source evidence rows or "assumption"
public record SupportRatio(String unit, double perPersons, double fromPersons, String source) {

  /// Units needed.
  ///
  /// @param persons strength in the zones, 0 or more
  public int units(double persons) {
    if (persons <= 0 || persons < fromPersons) {
      return 0;
    }
    return (int) Math.max(1, Math.rint(persons / perPersons));
  }
}
