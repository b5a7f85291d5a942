package org.detente.web.form;

import java.util.List;
import java.util.Optional;
import org.detente.message.Texts;

/// What the places of an option are called, in the terms of the field, with their units. The words
/// are in the message file `terms`.
public final class Terms {

  private Terms() {}

  /// What a place is called.
  ///
  /// @param path in a draft, or the end of one
  /// @param texts in the language of whoever reads
  public static String of(String path, Texts texts) {
    String end = path;
    while (true) {
      Optional<String> word = texts.find("term", end);
      if (word.isPresent()) {
        return word.get();
      }
      int dot = end.indexOf('.');
      if (dot < 0) {
        break;
      }
      end = end.substring(dot + 1);
    }
    List<String> steps = List.of(path.split("\\."));
    if (steps.getFirst().equals("headings")) {
      String heading = heading(steps.get(1), texts);
      return texts.capital(
          steps.size() > 2 && !steps.getLast().equals("text")
              ? texts.say("terms.part", "heading", heading, "part", plain(steps.getLast(), texts))
              : heading);
    }
    return texts.capital(plain(steps.getLast().replace('-', ' '), texts));
  }

  /// A heading of an option.
  ///
  /// @param key as its file calls it
  public static String heading(String key, Texts texts) {
    return texts.find("heading", key).orElseGet(() -> plain(key, texts));
  }

  /// A word of a file that has no words of ours.
  private static String plain(String word, Texts texts) {
    return texts.own(word.replace('_', ' '));
  }
}
