package org.detente.web.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.detente.simulation.ForceDelivery;
import org.detente.simulation.ForceDelivery.Arrival;
import org.detente.theatre.Presence.UnitType;
import org.detente.value.Range;

/// Keeps what comes of missions, so that a run which goes on, and comparisons on its futures, take
/// the same.
final class DeliveriesFile {

  private DeliveriesFile() {}

  static void write(Path file, Map<String, ForceDelivery> deliveries) throws IOException {
    Files.createDirectories(file.getParent());
    var all = new LinkedHashMap<String, Object>();
    deliveries.forEach((option, d) -> all.put(option, json(d)));
    Json.write(file, all);
  }

  private static Map<String, Object> json(ForceDelivery d) {
    var arrivals = new TreeMap<String, Object>();
    d.arrivals()
        .forEach(
            (zone, list) ->
                arrivals.put(zone, list.stream().map(a -> List.of(a.month(), a.share())).toList()));
    var acceptance = new TreeMap<String, Object>();
    d.acceptance().forEach((c, r) -> acceptance.put(c, List.of(r.low(), r.central(), r.high())));
    var shares = new TreeMap<String, Object>();
    d.shares()
        .forEach(
            (zone, phases) -> {
              var byPhase = new TreeMap<String, Object>();
              phases.forEach(
                  (phase, units) -> {
                    var byUnit = new TreeMap<String, Object>();
                    units.forEach((unit, share) -> byUnit.put(unit.name(), share));
                    byPhase.put(phase, byUnit);
                  });
              shares.put(zone, byPhase);
            });
    var map = new LinkedHashMap<String, Object>();
    map.put("shares", shares);
    map.put("arrivals", arrivals);
    map.put("reserve", d.reserve());
    map.put("firstArrival", d.firstArrival());
    map.put("lastArrival", d.lastArrival());
    map.put("acceptance", acceptance);
    map.put("countedOn", d.countedOn());
    map.put("peakMonths", d.peakMonths());
    return map;
  }

  /// @return empty where there is no such file
  static Optional<Map<String, ForceDelivery>> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var all = new TreeMap<String, ForceDelivery>();
    for (Map.Entry<String, Object> each : Json.read(file).entrySet()) {
      all.put(each.getKey(), delivery((Map<?, ?>) each.getValue()));
    }
    return Optional.of(all);
  }

  private static ForceDelivery delivery(Map<?, ?> map) {
    var shares = new TreeMap<String, Map<String, Map<UnitType, Double>>>();
    ((Map<?, ?>) map.get("shares"))
        .forEach(
            (zone, phases) -> {
              var byPhase = new TreeMap<String, Map<UnitType, Double>>();
              ((Map<?, ?>) phases)
                  .forEach(
                      (phase, units) -> {
                        var byUnit = new EnumMap<UnitType, Double>(UnitType.class);
                        ((Map<?, ?>) units)
                            .forEach(
                                (unit, share) ->
                                    byUnit.put(UnitType.valueOf((String) unit), number(share)));
                        byPhase.put((String) phase, byUnit);
                      });
              shares.put((String) zone, byPhase);
            });
    var arrivals = new TreeMap<String, List<Arrival>>();
    ((Map<?, ?>) map.get("arrivals"))
        .forEach(
            (zone, list) -> {
              var coming = new ArrayList<Arrival>();
              for (Object pair : (List<?>) list) {
                List<?> two = (List<?>) pair;
                coming.add(new Arrival((int) number(two.getFirst()), number(two.getLast())));
              }
              arrivals.put((String) zone, coming);
            });
    var acceptance = new TreeMap<String, Range>();
    ((Map<?, ?>) map.get("acceptance"))
        .forEach(
            (community, three) -> {
              List<?> r = (List<?>) three;
              acceptance.put(
                  (String) community,
                  new Range(number(r.get(0)), number(r.get(1)), number(r.get(2))));
            });
    return new ForceDelivery(
        shares,
        arrivals,
        number(map.get("reserve")),
        (int) number(map.get("firstArrival")),
        (int) number(map.get("lastArrival")),
        acceptance,
        number(map.get("countedOn")),
        number(map.get("peakMonths")));
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }
}
