package org.detente.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: the examples of docs/results.md for Python and R, on what `explore` writes.
/// Skipped where the interpreter or a package is missing. (The examples in SQL: `ParquetTest`.)
class ResultsPageTest {

  private static final Path TINY = Path.of("../model/src/test/resources/theatres/tiny");
  private static final Path PAGE = Path.of("../docs/results.md");
  private static final String FOLDER = "out/karabakh-2015/";
  private static final long SECONDS = 120;

  @TempDir static Path temporary;

  @BeforeAll
  static void explore() throws IOException {
    Path theatre = temporary.resolve("theatre");
    try (Stream<Path> files = Files.walk(TINY)) {
      for (Path file : files.sorted().toList()) {
        Files.copy(file, theatre.resolve(TINY.relativize(file).toString()));
      }
    }
    Files.writeString(
        theatre.resolve("criteria.yaml"),
        """
        criteria:
          - {outcome: war_probability, title: war is unlikely, at_most: 0.25, why: assumption}
          - {outcome: killed_civilians, title: few are killed, at_most: 20, why: assumption}
        """);
    Typed typed =
        Typed.run(
            "explore",
            theatre,
            "--futures",
            // From so many on some boxes stand out from chance, which the examples ask for.
            160,
            "--replications",
            1,
            "--trajectories",
            0,
            "--quiet",
            "--out",
            temporary.resolve(FOLDER));
    assertThat(typed.code()).as(typed.complained()).isZero();
  }

  @Test
  void python() throws IOException, InterruptedException {
    needs(
        "python3", "-c", "import pandas, pyarrow, polars", "python3 with pandas, pyarrow, Polars");
    String printed = run("python3", "examples.py", examples("python"));

    assertThat(printed).contains("concord-mission", "war_probability", "killed_civilians", "fewer");
  }

  @Test
  void r() throws IOException, InterruptedException {
    needs("Rscript", "-e", "library(jsonlite)", "Rscript with jsonlite");
    String printed = run("Rscript", "examples.R", examples("r"));

    assertThat(printed).contains("concord-mission", "war_probability", "killed_civilians");
  }

  /// All examples of the page in a language, one after the other.
  private static String examples(String language) throws IOException {
    Matcher blocks =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(PAGE, StandardCharsets.UTF_8));
    String all = blocks.results().map(b -> b.group(1)).collect(Collectors.joining("\n"));
    assertThat(all).as("examples in " + language).contains(FOLDER);
    return all;
  }

  private static void needs(String program, String flag, String asks, String what)
      throws InterruptedException {
    boolean there;
    try {
      Process process =
          new ProcessBuilder(program, flag, asks)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      there = process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException _) {
      there = false;
    }
    assumeTrue(there, "skipped: the examples of docs/results.md need " + what);
  }

  private static String run(String program, String name, String text)
      throws IOException, InterruptedException {
    Path script = Files.writeString(temporary.resolve(name), text);
    Path printed = temporary.resolve(name + ".out");
    Process process =
        new ProcessBuilder(List.of(program, script.toString()))
            .directory(temporary.toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    String output = Files.readString(printed, StandardCharsets.UTF_8);
    assertThat(ended).as(output).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }
}
