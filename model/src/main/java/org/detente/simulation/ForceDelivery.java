package org.detente.simulation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.detente.theatre.Presence.UnitType;
import org.detente.value.Range;

/// What of an option's mission really comes, when, and how far it is accepted: what staffing hands
/// to the simulation. Without it everything comes as planned.
///
/// Months are counted from the mandate at the tempo that `peakMonths` stands for; a future with
/// another tempo stretches them.
///
/// @param shares by zone, phase and type of unit: share of the planned persons that comes, 0..1;
///   what is not named comes whole
/// @param arrivals by zone: shares of what comes there in its first phase, by month after the
///   mandate; each zone's add up to 1; a zone that is not named has all from the first arrival
/// @param reserve share of the reserve that comes, 0..1
/// @param firstArrival month after the mandate in which the first come; [#NOBODY] if nobody does
/// @param lastArrival month after the mandate from which all are there who come in the first phase
/// @param acceptance community id to share accepting the force as composed; what is not named is as
///   the leader's
/// @param countedOn share of what was pledged that is counted on already (F21)
/// @param peakMonths months to peak strength that the months stand for (F20), above 0
public record ForceDelivery(
    Map<String, Map<String, Map<UnitType, Double>>> shares,
    Map<String, List<Arrival>> arrivals,
    double reserve,
    int firstArrival,
    int lastArrival,
    Map<String, Range> acceptance,
    double countedOn,
    double peakMonths) {

  /// No month.
  public static final int NOBODY = Integer.MAX_VALUE;

  public ForceDelivery {
    shares = java.util.Collections.unmodifiableMap(new TreeMap<>(shares));
    arrivals = java.util.Collections.unmodifiableMap(new TreeMap<>(arrivals));
    acceptance = java.util.Collections.unmodifiableMap(new TreeMap<>(acceptance));
    if (!(countedOn > 0 && peakMonths > 0)) {
      throw new IllegalArgumentException(
          "a share counted on and months above 0, but %s and %s".formatted(countedOn, peakMonths));
    }
  }

  /// A part of a zone's force.
  ///
  /// @param month after the mandate
  /// @param share 0..1
  public record Arrival(int month, double share) {}

  /// Share of the planned persons of a type that comes.
  double share(String zone, String phase, UnitType type) {
    return shares
        .getOrDefault(zone, Map.of())
        .getOrDefault(phase, Map.of())
        .getOrDefault(type, 1.0);
  }

  /// Share of what comes to a zone in its first phase that is there by a month, 0..1.
  ///
  /// @param month after the mandate, at the tempo of `peakMonths`; fractions allowed
  double there(String zone, double month) {
    List<Arrival> coming = arrivals.get(zone);
    if (coming == null) {
      return month > firstArrival ? 1 : 0;
    }
    double sum = 0;
    for (Arrival a : coming) {
      sum += month > a.month() ? a.share() : 0;
    }
    return Math.min(1, sum);
  }
}
