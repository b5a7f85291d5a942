package org.detente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: `calibrate`, from the command line to files that other verbs read.
class CalibrateVerbTest {

  private static final Path TINY = Path.of("../model/src/test/resources/theatres/tiny");

  @TempDir Path temporary;

  private String printed = "";

  private int run(Object... words) {
    Typed typed = Typed.run(words);
    printed = typed.printed() + typed.complained();
    return typed.code();
  }

  /// The invented theatre with twelve quiet years to fit and three to hold out.
  private Path theatre() throws IOException {
    Path copy = temporary.resolve("theatre");
    try (Stream<Path> files = Files.walk(TINY)) {
      for (Path file : files.sorted().toList()) {
        Files.copy(file, copy.resolve(TINY.relativize(file).toString()));
      }
    }
    var table = new StringBuilder("year,low,best,high,source,note\n");
    for (int year = 2007; year <= 2021; year++) {
      int deaths = 5 + year * year % 7;
      table.append("%d,%d,%d,%d,invented,%n".formatted(year, deaths, deaths, deaths));
    }
    Files.writeString(copy.resolve("incidents.csv"), table);
    return copy;
  }

  @Test
  void writesAPosteriorThatOtherVerbsReadAndSaysWhatCannotBeInformed() throws IOException {
    Path theatre = theatre();
    Path out = temporary.resolve("out");

    assertThat(run("calibrate", theatre, "--draws", 2000, "--threads", 2, "--out", out)).isZero();

    assertThat(printed)
        .contains("2007 to 2018", "The history cannot inform", "Years held out", "2021", "drift");
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("posterior.csv", "calibration.json");
    }
    List<String> rows = Files.readAllLines(out.resolve("posterior.csv"));
    assertThat(rows.getFirst()).startsWith("parameter,low,central,high,");
    assertThat(rows).anyMatch(r -> r.startsWith("n_line,0.05,0.35,0.55,"));
    assertThat(rows).filteredOn(r -> r.startsWith("deaths_sq,")).hasSize(1);
    assertThat(Files.readString(out.resolve("calibration.json")))
        .contains("\"held_out\"", "\"given_last_level\"", "\"tolerance\"")
        .doesNotContain("NaN");

    Path posterior = out.resolve("posterior.csv");
    assertThat(run("check", theatre, "--evidence", posterior)).isZero();
    Path simulated = temporary.resolve("simulated");
    Path stated = temporary.resolve("stated.csv");
    Files.writeString(stated, "parameter,low,central,high\ndeaths_sq,100,100,100\n");
    assertThat(
            run(
                "simulate",
                theatre,
                "--evidence",
                stated,
                "--futures",
                3,
                "--months",
                24,
                "--out",
                simulated))
        .isZero();
    // A point is no longer a column of what varies.
    assertThat(Files.readAllLines(simulated.resolve("futures.csv")).getFirst())
        .contains("sig_x", "displaced_factor")
        .doesNotContain("deaths_sq");
  }

  @Test
  void tellsEveryMistakeAtOnceAndWritesNothing() throws IOException {
    Path out = temporary.resolve("nothing");
    Path evidence = temporary.resolve("wrong.csv");
    Files.writeString(evidence, "parameter,low,central,high\ndeaths_sq,0,1,2\nsigx,1,2,3\n");

    int code =
        run(
            "calibrate",
            TINY,
            "--draws",
            10,
            "--until",
            2030,
            "--evidence",
            evidence,
            "--out",
            out);

    assertThat(code).isEqualTo(2);
    assertThat(printed)
        .contains("--draws is 10; at least 2,000")
        .contains("--until 2030 is after the table's last year")
        .contains("the year 2007 is missing")
        .contains("wrong.csv:2: low 0, high 2; deaths_sq is sampled by its logarithm")
        .contains("wrong.csv:3: sigx is neither")
        .contains("nothing was written");
    assertThat(out).doesNotExist();
  }
}
