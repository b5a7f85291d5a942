package org.detente.theatre;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The ids of a theatre that an option may name; can be had even where the theatre itself has
/// mistakes, so that those of its options are found in the same run.
///
/// @param parties ids, in the theatre's order
/// @param communities ids, in the theatre's order
/// @param actors ids, in the theatre's order
/// @param providers ids of the actors that have an acceptance by every community
/// @param zones id to class and holder, in the theatre's order
/// @param lines ids, in the theatre's order
public record TheatreIndex(
    List<String> parties,
    List<String> communities,
    List<String> actors,
    Set<String> providers,
    Map<String, ZoneEntry> zones,
    List<String> lines) {

  public TheatreIndex {
    parties = List.copyOf(parties);
    communities = List.copyOf(communities);
    actors = List.copyOf(actors);
    providers = Set.copyOf(providers);
    zones = Collections.unmodifiableMap(new LinkedHashMap<>(zones));
    lines = List.copyOf(lines);
  }

  /// What options need to know of a zone.
  ///
  /// @param heldBy id of a party, or empty text where it could not be read
  public record ZoneEntry(String zoneClass, String heldBy) {}

  /// Of a theatre that has been loaded.
  public static TheatreIndex of(Theatre theatre) {
    var zones = new LinkedHashMap<String, ZoneEntry>();
    theatre.zones().forEach(z -> zones.put(z.id(), new ZoneEntry(z.zoneClass(), z.heldBy())));
    return new TheatreIndex(
        theatre.parties().stream().map(Party::id).toList(),
        theatre.communities().stream().map(Community::id).toList(),
        theatre.actors().stream().map(Actor::id).toList(),
        theatre.actors().stream()
            .filter(a -> !a.acceptance().isEmpty())
            .map(Actor::id)
            .collect(Collectors.toSet()),
        zones,
        theatre.lines().stream().map(Line::id).toList());
  }
}
