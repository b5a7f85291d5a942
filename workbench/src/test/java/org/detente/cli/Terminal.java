package org.detente.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.jr.ob.JSON;

/// Types commands one after another and keeps what the last one printed.
final class Terminal {

  private String printed = "";

  /// Runs a command.
  ///
  /// @return its exit code
  int run(Object... words) {
    Typed typed = Typed.run(words);
    printed = typed.printed() + typed.complained();
    return typed.code();
  }

  /// What the last command printed on both streams.
  String printed() {
    return printed;
  }

  /// Runs a command that must succeed and reads the JSON it prints.
  Map<String, Object> json(Object... words) throws IOException {
    int code = run(words);
    if (code != 0) {
      throw new AssertionError("exit code " + code + ": " + printed);
    }
    return JSON.std.mapFrom(printed);
  }

  static Map<String, Object> json(Path file) throws IOException {
    return JSON.std.mapFrom(Files.readString(file));
  }
}
