package org.detente.value;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What something is called, by language. A name may hold several forms side by side, separated by
/// ` / `; none of them is primary.
///
/// @param byLanguage language code to name; never empty
public record Names(Map<String, String> byLanguage) {

  public Names {
    if (byLanguage.isEmpty()) {
      throw new IllegalArgumentException("a name needs at least one language");
    }
    byLanguage = java.util.Collections.unmodifiableMap(new TreeMap<>(byLanguage));
  }

  /// The name in one language only.
  public static Names of(String language, String name) {
    return new Names(Map.of(language, name));
  }

  /// The name in the first of the languages that has one, else in any.
  ///
  /// @param languages in the order the reader prefers
  public String in(List<String> languages) {
    for (String language : languages) {
      String name = byLanguage.get(language);
      if (name != null) {
        return name;
      }
    }
    return byLanguage.values().iterator().next();
  }

  /// The name in a language, or in any other where that one has none.
  public String in(String language) {
    return in(List.of(language));
  }
}
