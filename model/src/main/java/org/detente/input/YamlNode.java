package org.detente.input;

import java.util.List;

/// A value of a YAML or JSON file with the line it stands on.
sealed interface YamlNode {

  /// From 1.
  int line();

  /// A text, number or word, as written.
  ///
  /// @param plain whether it stands without quotation marks
  record Scalar(int line, String text, boolean plain) implements YamlNode {

    /// Whether nothing is written there.
    boolean isNothing() {
      return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }
  }

  /// A list.
  record Sequence(int line, List<YamlNode> items) implements YamlNode {}

  /// A map; keys are unique.
  record Mapping(int line, List<Entry> entries) implements YamlNode {}

  /// A key with its value.
  ///
  /// @param line of the key
  record Entry(int line, String key, YamlNode value) {}
}
