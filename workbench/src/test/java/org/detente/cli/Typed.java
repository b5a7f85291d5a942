package org.detente.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.jr.ob.JSON;

/// A command as somebody types it.
///
/// @param code exit code
/// @param printed on standard output
/// @param complained on standard error
record Typed(int code, String printed, String complained) {

  static Typed run(Object... words) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    PrintStream before = System.out;
    PrintStream errBefore = System.err;
    try (var capturedOut = new PrintStream(out, true, StandardCharsets.UTF_8);
        var capturedErr = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      System.setOut(capturedOut);
      System.setErr(capturedErr);
      int code = Main.run(Stream.of(words).map(Object::toString).toArray(String[]::new));
      return new Typed(
          code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(before);
      System.setErr(errBefore);
    }
  }

  /// What was printed, read as JSON.
  Map<String, Object> json() throws IOException {
    return JSON.std.mapFrom(printed);
  }
}
