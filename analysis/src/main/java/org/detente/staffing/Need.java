package org.detente.staffing;

import org.detente.pledge.Function;
import org.detente.pledge.UnitKind;

/// Persons of a function needed at a place in a phase. In zones any unit of the function will do;
/// at the headquarters a clinic does not stand in for a hospital.
///
/// @param place position in the requirement's places; the last is the headquarters
/// @param phase position in the option's phases
/// @param unit id of the only kind of unit that will do; empty: any unit of the function
/// @param persons whole blocks of the smallest unit, above 0
/// @param weight of a missing person
public record Need(int place, int phase, Function function, String unit, int persons, int weight) {

  /// Whether units of a kind will do.
  boolean takes(UnitKind kind) {
    return unit.isEmpty() ? kind.function() == function : kind.id().equals(unit);
  }

  /// What it is about: the unit or else the function.
  public String what() {
    return unit.isEmpty() ? function.id() : unit;
  }
}
