package org.detente.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.detente.input.Problem;
import org.detente.input.Problems;
import org.detente.theatre.Theatre;
import org.detente.theatre.TheatreLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: which years are fitted and which are held out.
class ObservedYearsTest {

  @TempDir Path temporary;

  private final Problems problems = new Problems();

  private static double[] years(int count) {
    return IntStream.range(0, count).asDoubleStream().toArray();
  }

  private Theatre theatre(int years) {
    return Theatres.withHistory(temporary.resolve("theatre"), years(years));
  }

  private Optional<ObservedYears> of(Theatre theatre, int... fromAndUntil) {
    OptionalInt from =
        fromAndUntil.length > 0 ? OptionalInt.of(fromAndUntil[0]) : OptionalInt.empty();
    OptionalInt until =
        fromAndUntil.length > 1 ? OptionalInt.of(fromAndUntil[1]) : OptionalInt.empty();
    return ObservedYears.of(theatre, from, until, problems);
  }

  private List<String> mistakes() {
    return problems.sorted().stream().map(Problem::toString).toList();
  }

  @Test
  void fromTheThirdFullYearOfTheCeasefireToThreeYearsBeforeTheEnd() {
    ObservedYears found = of(theatre(19)).orElseThrow();

    assertThat(found.first()).isEqualTo(2003);
    assertThat(found.last()).isEqualTo(2018);
    assertThat(found.fitted()).hasSize(16).startsWith(0.0, 1.0).endsWith(15.0);
    assertThat(found.heldOut()).containsExactly(16.0, 17.0, 18.0);
  }

  @Test
  void othersMayBeAskedFor() {
    ObservedYears found = of(theatre(19), 2005, 2020).orElseThrow();

    assertThat(found.first()).isEqualTo(2005);
    assertThat(found.fitted()).hasSize(16).startsWith(2.0);
    assertThat(found.heldOut()).containsExactly(18.0);
  }

  @Test
  void tooFewYearsAreToldWithTheRule() {
    assertThat(of(theatre(10))).isEmpty();
    assertThat(mistakes())
        .singleElement()
        .asString()
        .contains("incidents.csv", "2003 to 2009", "at least 8 years");
  }

  @Test
  void everyMistakeIsToldAtOnce() throws Exception {
    Theatre whole = theatre(19);
    Path table = whole.folder().resolve("incidents.csv");
    List<String> lines = Files.readAllLines(table);
    Files.write(table, lines.stream().filter(l -> !l.startsWith("2010")).toList());
    Theatre theatre = TheatreLoader.load(whole.folder());

    assertThat(of(theatre, 1999, 2022)).isEmpty();
    assertThat(mistakes())
        .anySatisfy(m -> assertThat(m).contains("--from 1999 is not after the ceasefire"))
        .anySatisfy(m -> assertThat(m).contains("--until 2022 is after the table's last year"))
        .anySatisfy(m -> assertThat(m).contains("the year 2010 is missing"))
        .anySatisfy(m -> assertThat(m).contains("the year 2002 is missing"));
  }

  @Test
  void aTheatreWithoutHistoryCannotBeCalibrated() {
    assertThat(of(Theatres.withHistory(temporary.resolve("none")))).isEmpty();
    assertThat(mistakes()).singleElement().asString().contains("no yearly deaths");
  }
}
