package org.detente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// FEATURE UNDER TEST: what `serve` says before there is a server. The server itself is tested
/// where it is.
class ServeVerbTest {

  private static final Path TINY = Path.of("../model/src/test/resources/theatres/tiny");

  @Test
  void itExplainsItselfWithoutTheServer() {
    Typed typed = Typed.run("serve", "--help");

    assertThat(typed.code()).isZero();
    assertThat(typed.printed()).contains("--port", "--host", "--data", "default.txt");
  }

  @Test
  void allMistakesAreToldAtOnce() {
    Typed typed = Typed.run("serve", TINY.resolve("nothing"), "--port", 99999);

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.complained())
        .contains("--port is 99999; between 0 and 65535")
        .contains("nothing")
        .contains("2 mistakes");
  }

  @Test
  void aTheatreMustBeNamedWhereNoneIsTheDefault() {
    Typed typed = Typed.run("serve");

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.complained()).contains("no theatre is named");
  }
}
