package org.detente.theatre;

import java.util.List;
import java.util.Map;
import org.detente.input.Words;
import org.detente.input.YamlMap;
import org.detente.value.Names;

/// What all lists of entries in `theatre.yaml` have in common: ids and names.
final class Entries {

  private Entries() {}

  /// Names must exist in the working language, and in no language that the theatre does not list.
  static Names names(YamlMap map, String key, List<String> languages) {
    int before = map.problems().count();
    Names names = map.names(key);
    if (map.problems().count() > before || languages.isEmpty()) {
      return names;
    }
    String working = languages.getFirst();
    if (!names.byLanguage().containsKey(working)) {
      String what = key + " has no text in " + working + ", the working language";
      map.problem(key, what, "add " + working + ": \"...\"");
    }
    for (String language : names.byLanguage().keySet()) {
      if (!languages.contains(language)) {
        String what = key + " has a text in " + language + ", which is no language of the theatre";
        map.problem(key, what, Words.advice(language, languages));
      }
    }
    return names;
  }

  /// Reads the id of an entry and records if an earlier entry of the kind has it.
  static String ownId(YamlMap map, String kind, Map<String, Integer> lines) {
    String id = map.id("id");
    Integer first = id.isEmpty() ? null : lines.putIfAbsent(id, map.line("id"));
    if (first != null) {
      String what = "the " + kind + " " + id + " stands twice, first in line " + first;
      map.problem("id", what, "give every " + kind + " its own id");
    }
    return id;
  }

  static void atLeast(YamlMap yaml, String key, int count, int wanted) {
    if (yaml.has(key) && count < wanted) {
      String what = key + " has " + count + (count == 1 ? " entry" : " entries");
      yaml.problem(key, what, "write at least " + wanted);
    }
  }
}
