package org.detente.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.detente.message.Texts;
import org.detente.theatre.Theatre;
import org.detente.theatre.Zone;

/// The rows of a picture by zones: those where something is at stake one by one, the others grouped
/// by class.
///
/// @param label name of the zone, or of the class and how many zones it has
/// @param zones indices
public record ZoneGroups(String label, List<Integer> zones) {

  /// More affected zones than this are grouped by class too.
  private static final int MOST_ROWS = 30;

  public ZoneGroups {
    zones = List.copyOf(zones);
  }

  /// Rows for a theatre: affected zones first, in its order.
  ///
  /// @param languages in the order the reader prefers
  public static List<ZoneGroups> of(Texts texts, Theatre theatre, List<String> languages) {
    var rows = new ArrayList<ZoneGroups>();
    var classes = new LinkedHashMap<String, List<Integer>>();
    long affected = theatre.zones().stream().filter(Zone::affected).count();
    for (Zone zone : theatre.zones()) {
      if (zone.affected() && affected <= MOST_ROWS) {
        rows.add(new ZoneGroups(texts.own(zone.names().in(languages)), List.of(zone.index())));
      } else {
        classes.computeIfAbsent(zone.zoneClass(), _ -> new ArrayList<>()).add(zone.index());
      }
    }
    classes.forEach(
        (name, zones) ->
            rows.add(
                new ZoneGroups(
                    zones.size() == 1
                        ? texts.own(theatre.zones().get(zones.getFirst()).names().in(languages))
                        : texts.say(
                            "pictures.class",
                            "name",
                            texts.own(words(name)),
                            "zones",
                            zones.size()),
                    zones)));
    return List.copyOf(rows);
  }

  /// A class as words, each with a capital, for it may hold the name of a country.
  private static String words(String zoneClass) {
    return java.util.Arrays.stream(zoneClass.split("-"))
        .map(w -> w.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + w.substring(1))
        .collect(java.util.stream.Collectors.joining(" "));
  }
}
