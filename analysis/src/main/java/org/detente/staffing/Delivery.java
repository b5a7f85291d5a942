package org.detente.staffing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.detente.pledge.Catalogue;
import org.detente.pledge.Contributor;
import org.detente.pledge.Function;
import org.detente.pledge.Policy;
import org.detente.simulation.ForceDelivery;
import org.detente.theatre.Presence.UnitType;
import org.detente.theatre.Theatre;
import org.detente.value.Range;

/// Hands a staffing result to the simulation.
public final class Delivery {

  private Delivery() {}

  /// What of the option's mission comes, when, and how far it is accepted.
  ///
  /// Shares are of the persons needed, by zone, phase and type. A zone's arrivals are those of its
  /// first phase with internationals. Acceptance is the mean over persons of the first phase; where
  /// a contributor states none, the leader's stands.
  public static ForceDelivery of(StaffingResult result, Theatre theatre) {
    var shares = new TreeMap<String, Map<String, Map<UnitType, Double>>>();
    for (Cell cell : result.cells()) {
      for (Cell.Part part : cell.byFunction()) {
        type(part.what())
            .filter(_ -> !cell.place().equals(Policy.HEADQUARTERS))
            .ifPresent(
                t ->
                    shares
                        .computeIfAbsent(cell.place(), _ -> new TreeMap<>())
                        .computeIfAbsent(cell.phase(), _ -> new EnumMap<>(UnitType.class))
                        .put(t, 1 - (double) part.missing() / part.need()));
      }
    }
    String first = firstPhase(result);
    List<Posting> opening =
        result.postings().stream().filter(p -> p.phase().equals(first)).toList();
    int from = opening.stream().mapToInt(Posting::arrival).min().orElse(ForceDelivery.NOBODY);
    int to = opening.stream().mapToInt(Posting::arrival).max().orElse(ForceDelivery.NOBODY);
    Catalogue catalogue = result.data().catalogue();
    return new ForceDelivery(
        shares,
        arrivals(opening),
        reserve(result, shares),
        from,
        to,
        acceptance(result, opening, theatre),
        catalogue.deliveredShare().central(),
        catalogue.peakMonths().central());
  }

  private static Optional<UnitType> type(String what) {
    for (Function function : Function.values()) {
      if (function.id().equals(what)) {
        return function.unitType();
      }
    }
    return Optional.empty();
  }

  private static String firstPhase(StaffingResult result) {
    Requirement r = result.requirement();
    return r.needs().isEmpty() ? "" : r.option().phases().get(r.needs().getFirst().phase()).id();
  }

  private static Map<String, List<ForceDelivery.Arrival>> arrivals(List<Posting> opening) {
    var byZone = new TreeMap<String, TreeMap<Integer, Integer>>();
    for (Posting p : opening) {
      byZone
          .computeIfAbsent(p.place(), _ -> new TreeMap<>())
          .merge(p.arrival(), p.persons(), Integer::sum);
    }
    var arrivals = new TreeMap<String, List<ForceDelivery.Arrival>>();
    byZone.forEach(
        (zone, months) -> {
          double all = months.values().stream().mapToInt(Integer::intValue).sum();
          var list = new ArrayList<ForceDelivery.Arrival>();
          months.forEach((m, persons) -> list.add(new ForceDelivery.Arrival(m, persons / all)));
          arrivals.put(zone, list);
        });
    return arrivals;
  }

  /// The reserve comes as far as infantry does where it stands.
  private static double reserve(
      StaffingResult result, Map<String, Map<String, Map<UnitType, Double>>> shares) {
    return result
        .requirement()
        .option()
        .mission()
        .orElseThrow()
        .reserveZone()
        .map(
            z ->
                shares
                    .getOrDefault(z, Map.of())
                    .getOrDefault(firstPhase(result), Map.of())
                    .getOrDefault(UnitType.INFANTRY, 1.0))
        .orElse(1.0);
  }

  private static Map<String, Range> acceptance(
      StaffingResult result, List<Posting> opening, Theatre theatre) {
    var found = new HashMap<String, Range>();
    double all = opening.stream().mapToInt(Posting::persons).sum();
    for (int c = 0; all > 0 && c < theatre.communities().size(); c++) {
      double[] sum = new double[3];
      for (Posting p : opening) {
        Contributor who = result.data().contributor(p.contributor());
        Range range = Acceptance.of(who, result.requirement().option(), theatre, c);
        sum[0] += range.low() * p.persons() / all;
        sum[1] += range.central() * p.persons() / all;
        sum[2] += range.high() * p.persons() / all;
      }
      double central = Math.clamp(sum[1], sum[0], Math.max(sum[0], sum[2]));
      found.put(
          theatre.communities().get(c).id(), new Range(sum[0], central, Math.max(central, sum[2])));
    }
    return found;
  }
}
