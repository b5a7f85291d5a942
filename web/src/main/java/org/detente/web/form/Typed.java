package org.detente.web.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.detente.web.message.Unfit;

/// What a form sent. The name of a field says what it is and where in the draft it belongs:
///
/// - `t:PATH` a text that must be there: kept even if nothing was typed, so that its absence is
///   told at the field;
/// - `o:PATH` a text that may be left out;
/// - `r:PATH.low`, `.central`, `.high` a range; `q:PATH.low` and so on one that may be left out;
/// - `l:PATH` each value one item of a list; the empty value is none.
public final class Typed {

  /// The longest text that is taken from one field.
  public static final int LONGEST = 20_000;

  private Typed() {}

  /// A draft with what was typed.
  ///
  /// @param fields name to values
  /// @throws IllegalArgumentException if a field names a place that there cannot be, or is too long
  public static Draft into(Draft draft, Map<String, List<String>> fields) {
    Draft typed = draft.copy();
    var ranges = new LinkedHashMap<String, Map<String, String>>();
    // Numbers in paths count up, so that what is added to a list is added in its order.
    for (String name : new TreeSet<>(fields.keySet()).stream().sorted(BY_STEPS).toList()) {
      if (name.length() < 3 || name.charAt(1) != ':') {
        continue;
      }
      String path = name.substring(2);
      List<String> values = fields.get(name).stream().map(Typed::plain).toList();
      if (values.stream().anyMatch(v -> v.length() > LONGEST)) {
        throw new Unfit("unfit.more-was-typed-into-one");
      }
      switch (name.charAt(0)) {
        case 't' -> typed.put(path, values.getFirst());
        case 'o' -> {
          if (values.getFirst().isEmpty()) {
            typed.remove(path);
          } else {
            typed.put(path, values.getFirst());
          }
        }
        case 'l' ->
            typed.put(path, new ArrayList<>(values.stream().filter(v -> !v.isEmpty()).toList()));
        case 'r', 'q' -> {
          int dot = path.lastIndexOf('.');
          ranges
              .computeIfAbsent(name.charAt(0) + path.substring(0, dot), _ -> new LinkedHashMap<>())
              .put(path.substring(dot + 1), values.getFirst());
        }
        default -> {
          // Another form's business.
        }
      }
    }
    ranges.forEach((key, parts) -> range(typed, key.charAt(0) == 'q', key.substring(1), parts));
    return typed;
  }

  private static void range(Draft typed, boolean optional, String path, Map<String, String> parts) {
    List<String> three =
        List.of("low", "central", "high").stream().map(p -> parts.getOrDefault(p, "")).toList();
    if (optional && three.stream().allMatch(String::isEmpty)) {
      typed.remove(path);
      return;
    }
    typed.put(path, new ArrayList<>(three));
  }

  /// What browsers send at the end of lines, and spaces around, are nobody's wish.
  private static String plain(String value) {
    return value.replace("\r\n", "\n").replace('\r', '\n').strip();
  }

  private static final java.util.Comparator<String> BY_STEPS =
      (a, b) -> {
        String[] left = a.split("\\.");
        String[] right = b.split("\\.");
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
          boolean numbers = left[i].matches("[0-9]{1,6}") && right[i].matches("[0-9]{1,6}");
          int order =
              numbers
                  ? Integer.compare(Integer.parseInt(left[i]), Integer.parseInt(right[i]))
                  : left[i].compareTo(right[i]);
          if (order != 0) {
            return order;
          }
        }
        return Integer.compare(left.length, right.length);
      };

  /// An id made from a title: lower-case letters, digits and hyphens; with a number where it is
  /// taken.
  ///
  /// @param taken ids that there are already
  public static String id(String title, java.util.Collection<String> taken, String otherwise) {
    String plain =
        java.text.Normalizer.normalize(title, java.text.Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(java.util.Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    String base =
        Optional.of(plain.length() <= 48 ? plain : plain.substring(0, 48).replaceAll("-+$", ""))
            .filter(t -> !t.isEmpty())
            .orElse(otherwise);
    String id = base;
    for (int n = 2; taken.contains(id); n++) {
      id = base + "-" + n;
    }
    return id;
  }
}
