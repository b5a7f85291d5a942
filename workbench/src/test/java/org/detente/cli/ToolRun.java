package org.detente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.jr.ob.JSON;

/// A run of `detente tool` in this process: exit code and what it printed.
///
/// @param code exit code
/// @param out standard output
/// @param err standard error
record ToolRun(int code, String out, String err) {

  static ToolRun of(Object... words) {
    var outBytes = new ByteArrayOutputStream();
    var errBytes = new ByteArrayOutputStream();
    PrintStream out = System.out;
    PrintStream err = System.err;
    int code;
    try (var capturedOut = new PrintStream(outBytes, true, StandardCharsets.UTF_8);
        var capturedErr = new PrintStream(errBytes, true, StandardCharsets.UTF_8)) {
      System.setOut(capturedOut);
      System.setErr(capturedErr);
      code =
          Main.run(
              Stream.concat(Stream.of("tool"), Stream.of(words))
                  .map(Object::toString)
                  .toArray(String[]::new));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    return new ToolRun(
        code, outBytes.toString(StandardCharsets.UTF_8), errBytes.toString(StandardCharsets.UTF_8));
  }

  /// The answer; fails where there is none.
  Map<String, Object> answer() {
    assertThat(err).isEmpty();
    assertThat(code).isZero();
    return JSON.std.mapFrom(out);
  }

  /// Fails unless the input was refused with all of these words.
  void refused(String... words) {
    assertThat(err).contains(words);
    assertThat(code).isEqualTo(2);
    assertThat(out).isEmpty();
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  static List<Object> list(Object value) {
    return (List<Object>) value;
  }

  static double number(Object value) {
    return ((Number) value).doubleValue();
  }
}
