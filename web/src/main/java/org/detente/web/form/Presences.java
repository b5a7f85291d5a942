package org.detente.web.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.detente.input.Words;
import org.detente.theatre.Presence;

/// Presences as drafts hold them.
final class Presences {

  private Presences() {}

  /// Without an operation there are no internationals; where one led, the next leads.
  static List<Object> withoutInternationals(List<Presence> presences) {
    List<Presence> there = presences.stream().filter(p -> !p.international()).toList();
    boolean led = there.stream().anyMatch(Presence::lead);
    var all = new ArrayList<Object>();
    for (Presence p : there) {
      Map<String, Object> map = of(p);
      if (!led && all.isEmpty()) {
        map.put("lead", "yes");
      }
      all.add(map);
    }
    return all;
  }

  private static Map<String, Object> of(Presence p) {
    var map = new LinkedHashMap<String, Object>();
    map.put("provider", p.provider());
    map.put("type", Words.of(p.type()));
    map.put("lead", p.lead() ? "yes" : "no");
    map.put("hardness", Words.of(p.hardness()));
    map.put("mandate", Words.of(p.mandate()));
    map.put("roe", Words.of(p.roe()));
    var units = new LinkedHashMap<String, Object>();
    p.units()
        .forEach(
            (type, strength) -> {
              var parts = new LinkedHashMap<String, Object>();
              parts.put("fixed", Words.say(strength.fixed()));
              parts.put("per_km", Words.say(strength.perKm()));
              parts.put("per_1000", Words.say(strength.per1000()));
              units.put(type.name().toLowerCase(Locale.ROOT), parts);
            });
    if (!units.isEmpty()) {
      map.put("units", units);
    }
    map.put(
        "tasks",
        p.tasks().stream().map(Words::of).collect(Collectors.toCollection(ArrayList::new)));
    if (!p.answersTo().isEmpty()) {
      map.put("answers_to", p.answersTo());
    }
    return map;
  }
}
