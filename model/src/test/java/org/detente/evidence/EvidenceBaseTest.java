package org.detente.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.detente.input.Problem;
import org.detente.input.Problems;
import org.detente.value.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// FEATURE UNDER TEST: the shipped evidence and a user's file over it.
class EvidenceBaseTest {

  @TempDir Path folder;

  private final EvidenceBase shipped = EvidenceBase.shipped();
  private final Problems problems = new Problems();

  private EvidenceBase with(String... lines) throws IOException {
    Path file = folder.resolve("evidence.csv");
    Files.write(file, List.of(lines));
    return shipped.with(file, "evidence.csv", problems);
  }

  private List<String> mistakes() {
    return problems.sorted().stream().map(Problem::toString).toList();
  }

  @Test
  void everyShippedRowHasItsIdNameUnitAndSource() {
    assertThat(shipped.rows()).hasSizeGreaterThan(150);
    shipped
        .rows()
        .forEach(
            (id, row) -> {
              assertThat(row.id()).isEqualTo(id);
              assertThat(row.name()).as(id).isNotEmpty();
              assertThat(row.unit()).as(id).isNotEmpty();
              assertThat(row.source()).as(id).isNotEmpty();
            });
    assertThat(shipped.parameters()).isEmpty();
  }

  @Test
  void aRowOfTheFileReplacesTheRangeAndKeepsTheRest() throws IOException {
    EvidenceBase subject = with("id,low,central,high", "R04,0.1,0.2,0.3");

    EvidenceRow old = shipped.row("R04");
    assertThat(mistakes()).isEmpty();
    assertThat(subject.row("R04"))
        .isEqualTo(
            new EvidenceRow(
                "R04",
                old.topic(),
                old.name(),
                new Range(0.1, 0.2, 0.3),
                old.unit(),
                old.source(),
                old.status()));
    assertThat(subject.row("R10")).isEqualTo(shipped.row("R10"));
    assertThat(shipped.row("R04").range()).as("the base itself").isEqualTo(old.range());
  }

  @ParameterizedTest
  @CsvSource({"id", "parameter"})
  void theKeyOfAParameterReplacesItsRange(String column) throws IOException {
    EvidenceBase subject = with(column + ",low,central,high", "tau_x,10,12,14");

    assertThat(mistakes()).isEmpty();
    assertThat(subject.parameters())
        .containsExactlyEntriesOf(java.util.Map.of("tau_x", new Range(10, 12, 14)));
    assertThat(ModelParameters.dimensions(subject).getFirst().range())
        .isEqualTo(new Range(10, 12, 14));
  }

  @Test
  void aNewRowNeedsASource() throws IOException {
    EvidenceBase subject =
        with(
            "id,name,low,central,high,unit,source", "Z01,Own figure,1,2,3,persons,Own survey 2026");

    assertThat(mistakes()).isEmpty();
    assertThat(subject.row("Z01").range()).isEqualTo(new Range(1, 2, 3));
    assertThat(subject.row("Z01").status()).isEqualTo(EvidenceRow.Status.JUDGEMENT);
  }

  @Test
  void mistakesAreToldTogetherAndLeaveTheBaseAsItWas() throws IOException {
    EvidenceBase subject =
        with(
            "id,low,central,high",
            "R04,0.1,0.2,0.3",
            "R04,0.1,0.2,0.3",
            "R10,0.9,0.7,0.5",
            "R99,1,2,3",
            "R13,one,0.5,1",
            ",1,2,3");

    assertThat(subject).isSameAs(shipped);
    assertThat(mistakes()).hasSize(5);
    assertThat(String.join("\n", mistakes()))
        .contains("evidence.csv:3", "R04 stands there twice")
        .contains("evidence.csv:4", "not in order")
        .contains("evidence.csv:5", "R99 is neither a row of the evidence base nor a parameter")
        .contains("evidence.csv:6", "one")
        .contains("evidence.csv:7");
  }

  @Test
  void missingColumnsAreNamed() throws IOException {
    EvidenceBase subject = with("id,low,high", "R04,0.1,0.3");

    assertThat(subject).isSameAs(shipped);
    assertThat(mistakes()).singleElement().asString().contains("column central is missing");
  }

  @Test
  void aFileThatIsNotThereIsAMistake() {
    assertThat(shipped.with(folder.resolve("no.csv"), "no.csv", problems)).isSameAs(shipped);
    assertThat(mistakes()).singleElement().asString().contains("no.csv");
  }

  @Test
  void anUnknownRowIsNamed() {
    assertThatThrownBy(() -> shipped.row("nothing"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the evidence base has no row nothing");
  }

  private EvidenceBase withTheatre(String... lines) throws IOException {
    Path file = folder.resolve("posterior.csv");
    Files.write(file, List.of(lines));
    var rate =
        new Dimension(
            "deaths_sq", new Range(2, 3, 4), Dimension.Scale.LOG, 0, "deaths", List.of(), "");
    var quantile =
        new Dimension(
            "accept_a",
            new Range(0, 0.5, 1),
            Dimension.Scale.UNIFORM,
            0,
            "quantile",
            List.of(),
            "");
    return shipped.with(
        file,
        "posterior.csv",
        key -> List.of(rate, quantile).stream().filter(d -> d.key().equals(key)).findFirst(),
        problems);
  }

  /// What a calibration writes: ranges of parameters and of the theatre, and columns beside them.
  @Test
  void aRangeOfTheTheatreIsStatedLikeThatOfAParameter() throws IOException {
    EvidenceBase subject =
        withTheatre(
            "parameter,low,central,high,unit,verdict,sd_ratio",
            "sig_x,0.3,0.9,1.5,log points,informed,0.6",
            "deaths_sq,12.5,30,86,deaths,informed,0.56");

    assertThat(mistakes()).isEmpty();
    assertThat(subject.parameters())
        .containsOnly(
            java.util.Map.entry("sig_x", new Range(0.3, 0.9, 1.5)),
            java.util.Map.entry("deaths_sq", new Range(12.5, 30, 86)));
  }

  @Test
  void rangesOfTheTheatreKeepToTheirLimits() throws IOException {
    assertThat(
            withTheatre(
                "parameter,low,central,high",
                "deaths_sq,0,30,86",
                "accept_a,0.5,1,1.5",
                "accept_b,0,0,1"))
        .isSameAs(shipped);
    assertThat(mistakes()).hasSize(3);
    assertThat(mistakes().get(0)).contains(":2:", "deaths_sq is sampled by its logarithm");
    assertThat(mistakes().get(1)).contains(":3:", "accept_a is a quantile: between 0 and 1");
    assertThat(mistakes().get(2)).contains(":4:", "accept_b is neither");
  }
}
