package org.detente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: `validate` on a folder that the program has never seen.
class ValidateVerbTest {

  private static final Path TINY = Path.of("../model/src/test/resources/theatres/tiny");
  private static final String HEADER = "outcome,period,observed,source,note,option\n";

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void copy() throws IOException {
    folder = temporary.resolve("vale");
    try (Stream<Path> files = Files.walk(TINY)) {
      for (Path file : files.sorted().toList()) {
        Files.copy(file, folder.resolve(TINY.relativize(file).toString()));
      }
    }
  }

  private void observed(String rows) throws IOException {
    Files.writeString(folder.resolve("observed.csv"), HEADER + rows);
  }

  private Typed validate(String... more) {
    return Typed.run(
        Stream.concat(
                Stream.of("validate", folder, "--futures", "30", "--out", temporary.resolve("out")),
                Stream.of(more))
            .toArray());
  }

  private List<String> scores() throws IOException {
    return Files.readAllLines(temporary.resolve("out/validation.csv"));
  }

  @Test
  void everyObservationIsScoredBesideItsBaselines() throws IOException {
    observed(
        """
        deaths,2021,7,invented,,concord-mission
        deaths,2025,3,invented,,concord-mission
        returns,2026,900,invented,,concord-mission
        police_strength,2026,60,invented,,concord-mission
        war,2022,0,invented,,concord-mission
        """);
    Typed typed = validate();

    assertThat(typed.complained()).contains("vale: concord-mission, processes off");
    assertThat(typed.code()).isZero();
    assertThat(typed.printed()).contains("deaths: 2 years in 1 case", "Brier score");
    assertThat(scores())
        .hasSize(6)
        .first()
        .isEqualTo(
            "case,outcome,period,observed,p05,p25,median,p75,p95,score,score_own_history,"
                + "score_last_value,score_panel,score_processes_off");
    String[] deaths = scores().get(1).split(",", -1);
    assertThat(deaths).startsWith("vale", "deaths", "2021", "7");
    assertThat(deaths[12]).as("no panel for deaths").isEmpty();
    double score = Double.parseDouble(deaths[9]);
    assertThat(score).isPositive();
    String[] war = scores().get(5).split(",", -1);
    assertThat(war[10]).as("no history for war").isEmpty();
    assertThat(Double.parseDouble(war[12])).isPositive();
    assertThat(temporary.resolve("out/validation-deaths.svg")).content().contains("</svg>");
  }

  @Test
  void theScoresAreTheSameOnAnyNumberOfThreads() throws IOException {
    observed("deaths,2022,4,invented,,agreement-only\nwar,2022,0,invented,,\n");
    assertThat(validate("--threads", "1", "--quiet").code()).isZero();
    List<String> one = scores();
    assertThat(validate("--threads", "3", "--quiet").code()).isZero();
    assertThat(scores()).isEqualTo(one);
  }

  @Test
  void whatIsFurtherFromTheForecastScoresWorse() throws IOException {
    observed("deaths,2022,5,invented,,status-quo\ndeaths,2023,5000,invented,,\n");
    assertThat(validate("--quiet").code()).isZero();
    assertThat(Double.parseDouble(scores().get(2).split(",")[9]))
        .isGreaterThan(2 + Double.parseDouble(scores().get(1).split(",")[9]));
  }

  @Test
  void everyMistakeIsToldAtOnce() throws IOException {
    observed(
        """
        death,2021,7,invented,,concord-mission
        deaths,2019,7,invented,,concord-mission
        war,2022,0.5,invented,,concord-mission
        deaths,2023,x,,,concord-mision
        """);
    Typed typed = validate();
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.complained())
        .contains("observed.csv:2: outcome is \"death\"", "deaths")
        .contains("observed.csv:3: the year 2019 begins before the as-of date 2020-01")
        .contains("observed.csv:4: war is 0.5")
        .contains("observed.csv:5: observed is \"x\"", "source is empty")
        .contains("no option has the id concord-mision");
    assertThat(temporary.resolve("out")).doesNotExist();
  }

  @Test
  void withSeveralOptionsTheOneThatWasTakenMustBeNamed() throws IOException {
    observed("deaths,2021,7,invented,,\n");
    assertThat(validate().complained()).contains("which option was really taken is not said");
  }

  @Test
  void aFolderWithoutObservationsIsNoCase() {
    Typed typed = validate();
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.complained()).contains("there is no observed.csv in this folder");
  }
}
