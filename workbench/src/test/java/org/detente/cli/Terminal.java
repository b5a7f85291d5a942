package org.detente.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.jr.ob.JSON;

/// Types commands as a person would and keeps what was printed.
final class Terminal {

  private String printed = "";

  /// Runs a command.
  ///
  /// @return its exit code
  int run(Object... words) {
    var bytes = new ByteArrayOutputStream();
    PrintStream out = System.out;
    PrintStream err = System.err;
    try (var captured = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      System.setOut(captured);
      System.setErr(captured);
      return Main.run(Stream.of(words).map(Object::toString).toArray(String[]::new));
    } finally {
      System.setOut(out);
      System.setErr(err);
      printed = bytes.toString(StandardCharsets.UTF_8);
    }
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
