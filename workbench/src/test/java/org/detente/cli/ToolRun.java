package org.detente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.jr.ob.JSON;

/// A run of `detente tool` in this process.
///
/// @param typed what was typed after `tool`, and what came of it
record ToolRun(Typed typed) {

  int code() {
    return typed.code();
  }

  String out() {
    return typed.printed();
  }

  String err() {
    return typed.complained();
  }

  static ToolRun of(Object... words) {
    return new ToolRun(Typed.run(Stream.concat(Stream.of("tool"), Stream.of(words)).toArray()));
  }

  /// The answer; fails where there is none.
  Map<String, Object> answer() {
    assertThat(err()).isEmpty();
    assertThat(code()).isZero();
    return JSON.std.mapFrom(out());
  }

  /// Fails unless the input was refused with all of these words.
  void refused(String... words) {
    assertThat(err()).contains(words);
    assertThat(code()).isEqualTo(2);
    assertThat(out()).isEmpty();
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
