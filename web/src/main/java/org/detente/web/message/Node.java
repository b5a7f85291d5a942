package org.detente.web.message;

import java.util.List;
import java.util.Map;

/// A part of a message that was read.
sealed interface Node {

  /// Words as they stand in the file.
  record Words(String text) implements Node {}

  /// What is put in: a text, a number, a piece of a page.
  record Argument(String name) implements Node {}

  /// A number, every digit of it.
  record Whole(String name) implements Node {}

  /// A date or an instant.
  ///
  /// @param pattern of [java.time.format.DateTimeFormatter]
  record Date(String name, String pattern) implements Node {}

  /// The number that an alternative was chosen by.
  record Counted(String name) implements Node {}

  /// One of several by a number.
  ///
  /// @param exact alternatives for one number each
  /// @param byRule alternatives by category of plural, `other` among them
  record Plural(String name, Map<Double, List<Node>> exact, Map<String, List<Node>> byRule)
      implements Node {}

  /// One of several by a word.
  ///
  /// @param byWord `other` among them
  record Select(String name, Map<String, List<Node>> byWord) implements Node {}

  /// Words that the page puts markup around.
  record Slot(String name, List<Node> within) implements Node {}
}
