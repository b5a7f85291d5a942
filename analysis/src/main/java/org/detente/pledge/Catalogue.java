package org.detente.pledge;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.value.Range;

/// Units and the rules by which they are asked for: `units.yaml`.
///
/// @param criticality weight of a missing person by function, whole numbers of at least 1
/// @param rotation months after which a contributor relieves its people
/// @param serviceMonths a unit counts in a phase when it serves there for at least so long, or for
///   all of it
/// @param deliveredShare share of what is pledged that comes (F21)
/// @param peakMonths months from authorisation to peak strength (F20)
/// @param leavesAfterLosses chance that a contributor leaves after losing ten or more at once
///   (MD05)
public record Catalogue(
    List<UnitKind> units,
    List<SupportRatio> ratios,
    List<SizingRule> sizing,
    List<Gate> gates,
    Map<Function, Integer> criticality,
    Range rotation,
    int serviceMonths,
    Range deliveredShare,
    Range peakMonths,
    Range leavesAfterLosses) {

  public Catalogue {
    units = List.copyOf(units);
    ratios = List.copyOf(ratios);
    sizing = List.copyOf(sizing);
    gates = List.copyOf(gates);
    var weights = new EnumMap<Function, Integer>(Function.class);
    weights.putAll(criticality);
    criticality = java.util.Collections.unmodifiableMap(weights);
  }

  /// The unit with an id.
  public Optional<UnitKind> unit(String id) {
    return units.stream().filter(u -> u.id().equals(id)).findFirst();
  }

  /// Weight of a missing person.
  public int weight(Function function) {
    return criticality.getOrDefault(function, 1);
  }

  /// The smallest unit of a function, if the catalogue has any.
  public Optional<UnitKind> smallest(Function function) {
    return units.stream()
        .filter(u -> u.function() == function)
        .min(java.util.Comparator.comparingDouble(u -> u.strength().central()));
  }
}
