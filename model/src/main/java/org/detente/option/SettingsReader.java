package org.detente.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.detente.input.YamlMap;
import org.detente.option.Option.StatedSetting;
import org.detente.theatre.TheatreIndex;
import org.detente.theatre.TheatreIndex.ZoneEntry;

/// Reads where an option says by itself to stand on the scales of consent: one level for an issue,
/// or one for each zone or class of zones, with `other` for the rest.
final class SettingsReader {

  private static final String OTHER = "other";

  private SettingsReader() {}

  static List<StatedSetting> read(YamlMap option, Optional<TheatreIndex> index) {
    Optional<YamlMap> settings = option.optionalMap("settings");
    var stated = new ArrayList<StatedSetting>();
    if (settings.isEmpty()) {
      return stated;
    }
    YamlMap map = settings.get();
    var places = new TreeSet<String>();
    index.ifPresent(i -> places.addAll(places(i)));
    for (String issue : map.keys()) {
      if (!map.isMap(issue)) {
        stated.add(new StatedSetting(issue, Optional.empty(), map.text(issue), map.line(issue)));
        continue;
      }
      YamlMap byPlace = map.map(issue).orElseThrow();
      for (String place : byPlace.keys()) {
        Optional<String> named = place.equals(OTHER) ? Optional.empty() : Optional.of(place);
        if (index.isPresent() && named.isPresent()) {
          byPlace.checkKnown(place, "zone or class of zones", place, places);
        }
        stated.add(new StatedSetting(issue, named, byPlace.text(place), byPlace.line(place)));
      }
    }
    return stated;
  }

  private static Set<String> places(TheatreIndex index) {
    var places = new TreeSet<String>(index.zones().keySet());
    index.zones().values().stream().map(ZoneEntry::zoneClass).forEach(places::add);
    return places;
  }
}
