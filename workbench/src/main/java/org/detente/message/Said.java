package org.detente.message;

import java.util.List;

/// A message that is said later, once it is known in which language: why something was refused, for
/// example.
///
/// @param key of the text
/// @param arguments names and values by turns; texts are none of ours: names, ids, words of files;
///   messages within it are ours; a list is said as "a, b and c", a fraction as it is
public record Said(String key, List<Object> arguments) {

  public Said {
    arguments = List.copyOf(arguments);
  }

  /// @param arguments names and values by turns
  public static Said of(String key, Object... arguments) {
    return new Said(key, List.of(arguments));
  }
}
