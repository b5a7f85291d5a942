package org.detente.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.detente.access.Audience;
import org.detente.ensemble.EnsembleResult;
import org.detente.message.Texts;
import org.detente.option.Option;
import org.detente.option.TheatreFolder;
import org.detente.paper.HeadingTable.Cell;
import org.detente.paper.HeadingTable.Line;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: what chapters say of each option, so that options can stand beside each
/// other, and what can be said of every pair.
class HeadingTableTest {

  @TempDir static Path temporary;

  private static TheatreFolder folder;
  private static EnsembleResult result;
  private static PaperInput input;

  @BeforeAll
  static void run() throws IOException, InterruptedException {
    folder = TheatreFolder.load(SmallPaper.TINY);
    var small = new SmallPaper(folder.theatre());
    result = small.run(folder.options(), temporary);
    input = small.input(folder.options(), result, Audience.PUBLIC);
  }

  @AfterAll
  static void close() throws IOException {
    result.close();
  }

  private static String words(String html) {
    return Texts.bare(html.replaceAll("<[^>]*>", " "))
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replaceAll("\\s+", " ");
  }

  @Test
  void figuresAreThoseOfTheChapters() {
    String chapters =
        words(
            String.join(
                " ",
                PaperWriter.sections(input, List.of("coverage", "outcome")::contains).stream()
                    .map(PaperSection::html)
                    .toList()));
    HeadingTable outcome = PaperWriter.tables(input).getLast();

    assertThat(outcome.question()).isEqualTo(5);
    // The chapter has no table of sums and of the two chances; all else is in its three tables.
    for (Line line : outcome.lines().subList(4, outcome.lines().size())) {
      for (Cell cell : line.cells()) {
        assertThat(chapters)
            .as(line.key())
            .contains(
                Texts.bare(
                    cell.range().isEmpty() ? cell.figure() : cell.figure() + " " + cell.range()));
      }
    }
    HeadingTable coverage = PaperWriter.tables(input).getFirst();
    for (Line line : coverage.lines().stream().filter(Line::further).toList()) {
      line.cells().forEach(c -> assertThat(chapters).contains(Texts.bare(c.figure())));
    }
  }

  @Test
  void everyLineIsKnownByItsKeyAndSpeaksOfEveryOptionOnce() {
    List<String> ids = folder.options().stream().map(Option::id).sorted().toList();
    for (HeadingTable table : PaperWriter.tables(input)) {
      var keys = new HashSet<String>();
      for (Line line : table.lines()) {
        assertThat(keys.add(line.key())).as(line.key()).isTrue();
        if (!line.further()) {
          assertThat(line.cells().stream().map(Cell::option).sorted()).isEqualTo(ids);
        }
      }
    }
  }

  @Test
  void everyPairStandsOnceAndNoOptionIsTheMeasure() {
    String said = words(PaperWriter.compared(input).html());
    int options = folder.options().size();

    assertThat(said).contains(options * (options - 1) / 2 * 4 + " comparisons on the same");
    var labels = folder.options().stream().map(Option::label).toList();
    for (String one : labels) {
      for (String other : labels) {
        String pair = one + " than " + other;
        String reverse = other + " than " + one;
        assertThat(!one.equals(other) && said.contains(pair) && said.contains(reverse))
            .as(pair)
            .isFalse();
      }
    }
    assertThat(said)
        .contains("What holds in almost all futures", "What holds only", "What we do not know");
    assertThat(said.indexOf("What holds in almost all"))
        .isLessThan(said.indexOf("What we do not know"));
  }

  @Test
  void ofManyOptionsEveryPairStandsInATable() throws IOException, InterruptedException {
    List<Option> options = new java.util.ArrayList<>(folder.options());
    Option agreement = options.stream().filter(Option::agreement).findFirst().orElseThrow();
    options.add(renamed(agreement));
    try (EnsembleResult many =
        new SmallPaper(folder.theatre()).run(options, temporary.resolve("many"))) {
      String html =
          PaperWriter.compared(
                  new SmallPaper(folder.theatre()).input(options, many, Audience.PUBLIC))
              .html();
      int others = (int) options.stream().filter(Option::agreement).count();

      assertThat(html.split("<table", -1)).hasSize(1 + 4);
      // Filled cells: every pair of options once, for each of four outcomes.
      assertThat(html.split("<td>[^<]+</td>", -1)).hasSize(1 + 4 * others * (others - 1) / 2);
      assertThat(words(html)).contains("no difference", "Option beside option");
    }
  }

  @Test
  void anOptionBesideItsTwinDoesNotDiffer() throws IOException, InterruptedException {
    Option one = folder.options().stream().filter(Option::agreement).findFirst().orElseThrow();
    Option statusQuo = folder.statusQuo();
    try (EnsembleResult twins =
        new SmallPaper(folder.theatre())
            .run(List.of(statusQuo, one, renamed(one)), temporary.resolve("twins"))) {
      PaperInput both =
          new SmallPaper(folder.theatre())
              .input(List.of(statusQuo, one, renamed(one)), twins, Audience.PUBLIC);

      assertThat(words(PaperWriter.compared(both).html()))
          .contains("No difference in nine tenths of the futures");
    }
  }

  private static Option renamed(Option option) {
    return new Option(
        "twin",
        option.title(),
        "Twin",
        option.summary(),
        option.basis(),
        option.confidentiality(),
        option.agreement(),
        option.levers(),
        option.dates(),
        option.mission(),
        option.phases(),
        option.linePlans(),
        option.zonePlans(),
        option.headings());
  }

  @Test
  void aShareIsKnownTheBetterTheMoreItWasTried() {
    HeadingTable.Interval half = Proportion.of(0.5, 100).orElseThrow();

    // Wilson's interval for 50 of 100.
    assertThat(half.low()).isCloseTo(0.4038, within(1e-4));
    assertThat(half.high()).isCloseTo(0.5962, within(1e-4));
    assertThat(Proportion.of(0, 40).orElseThrow().low()).isZero();
    assertThat(Proportion.of(0, 40).orElseThrow().high()).isBetween(0.08, 0.09);
    assertThat(Proportion.of(0.5, 0)).isEmpty();
    assertThat(Proportion.of(Double.NaN, 10)).isEmpty();
  }
}
