package org.detente.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.detente.testkit.MistakeCases;
import org.detente.testkit.TinyTheatre;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// FEATURE UNDER TEST: every mistake in an option's file is told with file and line, all at once.
class OptionMistakesTest {

  @TempDir Path temp;

  static List<MistakeCases.Case> cases() {
    return MistakeCases.of("options");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aMistakeIsToldWithFileAndLineAndAdvice(MistakeCases.Case mistake) {
    Path folder = TinyTheatre.copyWith(temp, mistake.file(), mistake.text(), mistake.replacement());

    assertThat(TinyTheatre.mistakes(folder)).isEqualTo(mistake.messages());
  }

  @Test
  void aTheatreWithoutOptionsIsTold() throws IOException {
    Path options = TinyTheatre.copy(temp).resolve("options");
    try (Stream<Path> files = Files.list(options)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    assertThat(TinyTheatre.mistakes(temp.resolve("tiny")))
        .containsExactly("options: has no option; add NAME.yaml");

    Files.delete(options);
    assertThat(TinyTheatre.mistakes(temp.resolve("tiny")))
        .containsExactly("options: there is no such folder; make it, with one file per option");
  }

  @Test
  void theStatusQuoMustBeThereOnce() throws IOException {
    Path options = TinyTheatre.copy(temp).resolve("options");
    Path copy = options.resolve("a-status-quo.yaml");
    Files.copy(options.resolve("status-quo.yaml"), copy);
    TinyTheatre.replace(copy, "option: status-quo", "option: a-status-quo");

    assertThat(TinyTheatre.mistakes(temp.resolve("tiny")))
        .containsExactly(
            "options/status-quo.yaml: has agreement: no like options/a-status-quo.yaml;"
                + " exactly one option of a theatre is the status quo");
  }

  @Test
  void anOptionThatCannotBeParsedHidesNoMistakeOfAnother() throws IOException {
    Path options = TinyTheatre.copy(temp).resolve("options");
    Files.writeString(options.resolve("status-quo.yaml"), "option: [oops\n");
    TinyTheatre.replace(options.resolve("concord-mission.yaml"), "lead: concord", "lead: nobody");

    assertThat(TinyTheatre.mistakes(temp.resolve("tiny")))
        .satisfiesExactly(
            lead -> assertThat(lead).startsWith("options/concord-mission.yaml:17: no actor has"),
            broken -> assertThat(broken).startsWith("options/status-quo.yaml:2: cannot be read"));
  }
}
