package org.detente.web.begin;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.detente.input.Words;

/// Makes ids of names, each of its own.
///
/// Not thread-safe.
final class Ids {

  private static final int LONGEST = 48;

  private final Set<String> taken = new HashSet<>();

  /// An id that a name suggests, or empty text where it has no letter that an id may have.
  static String of(String name) {
    String plain =
        Normalizer.normalize(
                name.replace('ı', 'i').replace('ə', 'e').replace('ø', 'o'), Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    String shorter =
        plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST).replaceAll("-+$", "");
    return Words.isId(shorter) ? shorter : "";
  }

  /// An id that nothing else has.
  ///
  /// @param otherwise where the name suggests none
  String unique(String name, String otherwise) {
    String base = of(name).isEmpty() ? otherwise : of(name);
    String id = base;
    for (int n = 2; !taken.add(id); n++) {
      id = base + "-" + n;
    }
    return id;
  }
}
