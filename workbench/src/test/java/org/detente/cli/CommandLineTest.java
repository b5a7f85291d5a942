package org.detente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: the command line, from arguments to files and exit codes, on an invented
/// theatre.
class CommandLineTest {

  private static final Path TINY = Path.of("../model/src/test/resources/theatres/tiny");

  @TempDir Path temporary;

  private String printed = "";

  /// Runs a command and keeps what it printed on both streams.
  private int run(Object... words) {
    Typed typed = Typed.run(words);
    printed = typed.printed() + typed.complained();
    return typed.code();
  }

  private Path copyOfTiny() throws IOException {
    Path copy = temporary.resolve("copied");
    try (Stream<Path> files = Files.walk(TINY)) {
      for (Path file : files.sorted().toList()) {
        Files.copy(file, copy.resolve(TINY.relativize(file).toString()));
      }
    }
    return copy;
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void checkNamesEveryOptionAndWritesNothing() throws IOException {
    assertThat(run("check", TINY)).isZero();
    assertThat(printed).contains("status-quo", "agreement-only", "concord-mission", "No mistakes.");
    assertThat(Files.exists(Path.of("out"))).isFalse();
  }

  /// As an unset variable of a script gives it.
  @Test
  void anEmptyNameIsNotTheCurrentFolder() {
    assertThat(run("explore", TINY, "--futures", "2", "--out", "")).isEqualTo(Main.BAD_INPUT);
    assertThat(printed).contains("--out").contains("is empty");
    assertThat(run("check", "")).isEqualTo(Main.BAD_INPUT);
    assertThat(printed).contains("is empty");
  }

  @Test
  void theVersionAndTheHelpOfEachVerbAnswer() {
    assertThat(run("--version")).isZero();
    assertThat(printed).containsPattern("\\d+\\.\\d+");
    for (String verb :
        List.of(
            "ablate",
            "assess",
            "calibrate",
            "check",
            "compare",
            "coverage",
            "gaps",
            "ladder",
            "simulate")) {
      assertThat(run(verb, "--help")).isZero();
      assertThat(printed).contains("THEATRE", "--futures", "--audience");
    }
  }

  @Test
  void simulateWritesItsThreeTablesAndLeavesNothingElse() throws IOException {
    Path out = temporary.resolve("simulated");

    assertThat(
            run(
                "simulate",
                TINY,
                "--futures",
                3,
                "--replications",
                2,
                "--months",
                30,
                "--out",
                out))
        .isZero();

    assertThat(names(out)).containsExactly("futures.csv", "outcomes.csv", "trajectories.csv");
    assertThat(Files.readAllLines(out.resolve("outcomes.csv"))).hasSize(1 + 3 * 3);
    assertThat(Files.readAllLines(out.resolve("futures.csv"))).hasSize(1 + 3);
    assertThat(Files.readString(out.resolve("trajectories.csv"))).doesNotContain("NaN");
  }

  @Test
  void ablateWritesARowForEveryChangeOptionAndOutcome() throws IOException {
    Path out = temporary.resolve("ablated");

    assertThat(
            run(
                "ablate",
                TINY,
                "--only",
                "processes",
                "--futures",
                3,
                "--months",
                24,
                "--out",
                out))
        .isZero();

    assertThat(names(out)).containsExactly("ablation.csv", "hangs-on.csv");
    List<String> lines = Files.readAllLines(out.resolve("ablation.csv"));
    assertThat(lines.getFirst())
        .isEqualTo(
            "option,what,kind,outcome,difference,low_difference,high_difference,share,verdict,changes");
    // Nothing changed and twelve processes, two options beside the status quo, four outcomes.
    assertThat(lines).hasSize(1 + 13 * 2 * 4);
    assertThat(lines.stream().skip(1).limit(8)).allMatch(line -> line.endsWith(",no"));
    assertThat(printed).contains("deaths_outside_war: ", " of 24 conclusions");
  }

  @Test
  void thePaperShowsWhatAblateFoundWhenItLiesInTheTheatresFolder() throws IOException {
    Path theatre = copyOfTiny();
    Path out = temporary.resolve("shown");
    assertThat(run("ablate", theatre, "--futures", 3, "--months", 24, "--out", out)).isZero();
    Files.copy(out.resolve("hangs-on.csv"), theatre.resolve("hangs-on.csv"));

    assertThat(run("assess", theatre, "--futures", 3, "--months", 24, "--out", out)).isZero();

    String paper = Files.readString(out.resolve("paper.html"));
    assertThat(paper)
        .contains("One thing changed at a time", "Without casualties")
        .doesNotContain("has not been tried for this theatre");
    Files.writeString(theatre.resolve("hangs-on.csv"), "what\n");
    assertThat(run("assess", theatre, "--futures", 3, "--months", 24, "--out", out)).isEqualTo(2);
    assertThat(printed).contains("hangs-on.csv", "share_low");
  }

  @Test
  void ablateHasDefaultsOfItsOwnAndNamesTheSortsOfChanges() {
    assertThat(run("ablate", "--help")).isZero();
    assertThat(printed).contains("(default: 32)", "processes, hypotheses,");
    assertThat(printed).containsPattern("\\(default:\\s+1; 30");
    assertThat(run("ablate", TINY, "--only", "planets")).isEqualTo(2);
    assertThat(printed).contains("planets");
  }

  @Test
  void theSameSeedGivesTheSameBytesOnOneThreadAndOnThreeAndInAnotherLocale() throws IOException {
    Path one = temporary.resolve("one");
    Path three = temporary.resolve("three");
    Locale before = Locale.getDefault();
    run(
        "simulate",
        TINY,
        "--futures",
        5,
        "--months",
        24,
        "--threads",
        1,
        "--seed",
        7,
        "--out",
        one);
    try {
      Locale.setDefault(Locale.forLanguageTag("az-AZ"));
      run(
          "simulate",
          TINY,
          "--futures",
          5,
          "--months",
          24,
          "--threads",
          3,
          "--seed",
          7,
          "--out",
          three);
    } finally {
      Locale.setDefault(before);
    }

    for (String name : names(one)) {
      assertThat(three.resolve(name)).hasSameBinaryContentAs(one.resolve(name));
    }
  }

  @Test
  void anOptionsOutcomesDoNotDependOnWhichOthersAreRun() throws IOException {
    Path all = temporary.resolve("all");
    Path alone = temporary.resolve("alone");
    run("simulate", TINY, "--futures", 3, "--months", 24, "--out", all);
    run(
        "simulate",
        TINY,
        "--futures",
        4,
        "--months",
        24,
        "--option",
        "concord-mission",
        "--out",
        alone);

    List<String> mine =
        Files.readAllLines(all.resolve("outcomes.csv")).stream()
            .filter(line -> line.startsWith("concord-mission,"))
            .toList();
    assertThat(mine).hasSize(3);
    assertThat(Files.readAllLines(alone.resolve("outcomes.csv"))).containsAll(mine);
  }

  @Test
  void compareAddsTheStatusQuoByItself() throws IOException {
    Path out = temporary.resolve("compared");

    assertThat(
            run(
                "compare",
                TINY,
                "--option",
                "concord-mission",
                "--futures",
                3,
                "--months",
                72,
                "--out",
                out))
        .isZero();

    List<String> rows = Files.readAllLines(out.resolve("against-status-quo.csv"));
    assertThat(rows.getFirst()).startsWith("option,years,share_fewer_deaths,mean_difference,");
    assertThat(rows).hasSize(3);
    assertThat(rows.get(1)).startsWith("concord-mission,5,");
    assertThat(rows.get(2)).startsWith("concord-mission,6,");
  }

  @Test
  void aPublicLedgerTellsYearsAndAPlannersMonths() throws IOException {
    Path open = temporary.resolve("public");
    Path closed = temporary.resolve("planner");
    run("coverage", TINY, "--months", 36, "--out", open);
    run("coverage", TINY, "--months", 36, "--audience", "planner", "--out", closed);

    assertThat(names(open)).containsExactly("coverage-gaps.csv", "coverage.csv", "coverage.svg");
    assertThat(months(open.resolve("coverage.csv"))).containsExactlyInAnyOrder("0", "12", "24");
    assertThat(months(closed.resolve("coverage.csv"))).hasSize(36);
    assertThat(Files.readString(open.resolve("coverage-gaps.csv"))).doesNotContain("month ");
  }

  private static List<String> months(Path ledger) throws IOException {
    return Files.readAllLines(ledger).stream()
        .skip(1)
        .map(line -> line.split(",")[2])
        .distinct()
        .toList();
  }

  @Test
  void assessWritesEverythingAndAManifestOfIt() throws IOException {
    Path out = temporary.resolve("assessed");

    assertThat(
            run("assess", TINY, "--futures", 4, "--replications", 2, "--months", 60, "--out", out))
        .isZero();

    assertThat(names(out))
        .containsExactly(
            "against-status-quo.csv",
            "completeness.csv",
            "coverage-gaps.csv",
            "coverage.csv",
            "coverage.svg",
            "flip-points.csv",
            "futures.csv",
            "gap-period.csv",
            "handover-all-zones.csv",
            "handover-movers.csv",
            "handover.csv",
            "leaving-dates.csv",
            "manifest.json",
            "outcomes.csv",
            "paper.html",
            "paper.pdf",
            "start-dates.csv",
            "trajectories.csv");
    String manifest = Files.readString(out.resolve("manifest.json"));
    assertThat(manifest)
        .contains(
            "\"settlements.csv\"",
            "\"options/status-quo.yaml\"",
            "\"paper.html\"",
            "\"paper.pdf\"");
    assertThat(manifest).contains("\"runs\" : " + 3 * 4 * 2);
  }

  @Test
  void twoAssessmentsDifferInTheManifestOnly() throws IOException {
    Path first = temporary.resolve("first");
    Path second = temporary.resolve("second");
    for (Path out : List.of(first, second)) {
      run("assess", TINY, "--futures", 2, "--replications", 1, "--months", 24, "--out", out);
    }

    for (String name : names(first)) {
      if (!name.equals("manifest.json")) {
        assertThat(second.resolve(name)).hasSameBinaryContentAs(first.resolve(name));
      }
    }
  }

  @Test
  void aProcessSwitchedOffLeavesNoTraceAndIsPartOfTheRequest() throws IOException {
    Path out = temporary.resolve("without");
    run(
        "simulate",
        TINY,
        "--futures",
        3,
        "--months",
        60,
        "--without",
        "line-incidents",
        "--without",
        "war",
        "--out",
        out);

    List<String> lines = Files.readAllLines(out.resolve("outcomes.csv"));
    List<String> header = List.of(lines.getFirst().split(","));
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      assertThat(cells[header.indexOf("line_incidents")]).isEqualTo("0");
      assertThat(cells[header.indexOf("war")]).isEqualTo("0");
    }
  }

  @Test
  void everyMistakeOfTheCommandLineIsToldAtOnce() throws IOException {
    assertThat(
            run(
                "simulate",
                TINY,
                "--futures",
                0,
                "--replications",
                -1,
                "--threads",
                0,
                "--months",
                0,
                "--option",
                "nonesuch",
                "--without",
                "weather",
                "--audience",
                "everybody",
                "--out",
                "/dev/null/x"))
        .isEqualTo(2);

    assertThat(printed)
        .contains(
            "--futures is 0; at least 1",
            "--replications is -1; at least 1",
            "--threads is 0; at least 1",
            "--months is 0; at least 1",
            "--option nonesuch is not an option of",
            "--without weather names no process",
            "--audience is \"everybody\"",
            "/dev/null/x: cannot be written to",
            "8 mistakes; nothing was written.");
  }

  @Test
  void aMissingTheatreIsNamed() {
    assertThat(run("check", "theatres/no-such-place")).isEqualTo(2);
    assertThat(printed).contains("theatres/no-such-place: there is no such folder");
  }

  @Test
  void anUnknownVerbAndAnUnknownOptionEndWithTwo() {
    assertThat(run("frobnicate", TINY)).isEqualTo(2);
    assertThat(run("simulate", TINY, "--futuers", 3)).isEqualTo(2);
    assertThat(printed).contains("--futuers");
    assertThat(run()).isEqualTo(2);
    assertThat(run("simulate", TINY, "--futures", "many")).isEqualTo(2);
  }

  @Test
  void badInputWritesNothingAndNamesFileAndLine() throws IOException {
    Path copy = copyOfTiny();
    Path theatre = copy.resolve("theatre.yaml");
    Files.writeString(theatre, Files.readString(theatre) + "\nzones: [oops\n");
    Path out = temporary.resolve("nothing");

    assertThat(run("assess", copy, "--out", out)).isEqualTo(2);

    assertThat(printed).containsPattern("theatre\\.yaml:\\d+: ");
    assertThat(Files.exists(out)).isFalse();
  }

  @Test
  void evidenceOverridesRowsAndParametersAndItsMistakesAreTold() throws IOException {
    Path evidence = temporary.resolve("evidence.csv");
    Files.writeString(evidence, "id,low,central,high\nwar_sq,0,0.01,0.02\nA01,-1,0,0.1\n");
    Path out = temporary.resolve("peaceful");
    assertThat(
            run(
                "simulate",
                TINY,
                "--futures",
                4,
                "--months",
                60,
                "--evidence",
                evidence,
                "--out",
                out))
        .isEqualTo(2);
    assertThat(printed)
        .contains("evidence.csv:2: low 0, high 0.02", "evidence.csv:3: low -1, high 0.1");

    Files.writeString(
        evidence, "id,low,central,high\nagreement_factor,0,0,0\nstatus_quo_factor,0,0,0\n");
    assertThat(
            run(
                "simulate",
                TINY,
                "--futures",
                4,
                "--months",
                60,
                "--evidence",
                evidence,
                "--out",
                out))
        .isZero();
    List<String> lines = Files.readAllLines(out.resolve("outcomes.csv"));
    int war = List.of(lines.getFirst().split(",")).indexOf("war");
    assertThat(lines.stream().skip(1).map(line -> line.split(",")[war])).containsOnly("0");

    Files.writeString(evidence, "id,low,central,high\nR04,0.5,0.4,0.6\nR99,1,2,3\n");
    assertThat(run("check", TINY, "--evidence", evidence)).isEqualTo(2);
    assertThat(printed).contains("evidence.csv:2:", "evidence.csv:3:");
  }

  @Test
  void aSecondRunReplacesTheFirst() throws IOException {
    Path out = temporary.resolve("twice");
    run("simulate", TINY, "--futures", 2, "--months", 12, "--out", out);
    run("simulate", TINY, "--futures", 3, "--months", 12, "--out", out);

    assertThat(Files.readAllLines(out.resolve("futures.csv"))).hasSize(4);
    assertThat(names(out)).isSortedAccordingTo(Comparator.naturalOrder()).hasSize(3);
  }
}
