package org.detente.paper;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.detente.access.Audience;
import org.detente.ensemble.EnsembleResult;
import org.detente.evidence.Dimension;
import org.detente.evidence.Future;
import org.detente.numeric.RankCorrelation;
import org.detente.option.Option;
import org.detente.option.TheatreFolder;
import org.detente.phrase.Figures;
import org.detente.theatre.Presence;
import org.detente.theatre.Theatre;
import org.detente.theatre.Zone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: the paper of an invented theatre, read as a reader would.
class PaperTest {

  @TempDir static Path temporary;

  private static Theatre theatre;
  private static List<Option> options;
  private static EnsembleResult ensemble;

  @BeforeAll
  static void run() throws IOException, InterruptedException {
    TheatreFolder folder = TheatreFolder.load(SmallPaper.TINY);
    theatre = folder.theatre();
    options = folder.options();
    ensemble = ensemble(options);
  }

  @AfterAll
  static void close() throws IOException {
    ensemble.close();
  }

  private static EnsembleResult ensemble(List<Option> options)
      throws IOException, InterruptedException {
    return new SmallPaper(theatre).run(options, temporary);
  }

  private static String paper(Audience audience, List<Option> shown, EnsembleResult result) {
    return new SmallPaper(theatre).write(shown, result, audience).html();
  }

  private static String paper(String audience) {
    return paper(Audience.parse(audience).orElseThrow(), options, ensemble);
  }

  private static String words(String html) {
    return html.replaceAll("(?s)<style>.*?</style>", " ").replaceAll("<[^>]+>", " ");
  }

  @Test
  void itHoldsNoDebrisAndLoadsNothing() {
    String paper = paper("public");
    assertThat(paper)
        .doesNotContain("NaN", "null", "undefined", "Infinity", "{{", "${", "<script", " src=");
    Matcher url = Pattern.compile("url\\((?!data:)").matcher(paper);
    assertThat(url.find()).isFalse();
    Matcher href = Pattern.compile("href=\"(?!#)").matcher(paper);
    assertThat(href.find()).isFalse();
  }

  @Test
  void itSaysWhatItIsNot() {
    assertThat(words(paper("public")))
        .contains("does not forecast", "not a probability", "status quo", theatre.disclaimer());
  }

  @Test
  void theSameInputGivesTheSameBytes() {
    assertThat(paper("public")).isEqualTo(paper("public"));
  }

  private static String section(String paper, String head) {
    int start = paper.indexOf(head + "</h3>");
    assertThat(start).as(head).isPositive();
    return paper.substring(start, paper.indexOf("<h3", start));
  }

  /// A row for each answer that four futures or more have; in none of them more than all.
  @Test
  void whatConclusionsHangOnIsAskedUnderEachAnswerToEachHypothesis() {
    int levels = 0;
    for (int d = 0; d < ensemble.dimensions().size(); d++) {
      Dimension dimension = ensemble.dimensions().get(d);
      if (!dimension.structural()) {
        continue;
      }
      boolean degree = dimension.key().equals("scale");
      var count = new TreeMap<Double, Integer>();
      for (Future future : ensemble.futures()) {
        double value = future.value(d);
        count.merge(degree ? (value >= 0.75 ? 1.0 : 0.0) : value, 1, Integer::sum);
      }
      levels += (int) count.values().stream().filter(n -> n >= 4).count();
    }
    String section = section(paper("public"), "What the conclusions hang on");

    assertThat(levels).isPositive();
    assertThat(section.split("<tr>", -1)).hasSize(1 + 1 + levels);
    assertThat(words(section)).contains("ablate", "Of 8 answers");
  }

  @Test
  void everyKnownPatternStandsThereAndEveryMissingOneWithItsReason() throws IOException {
    String text =
        words(section(paper("public"), "Patterns known from elsewhere")).replace("&#x27;", "'");
    int missing = 0;
    try (var in = PaperTest.class.getResourceAsStream("patterns.csv");
        var reader =
            CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (NamedCsvRecord row : reader) {
        assertThat(text).contains(Paper.escape(row.getField("pattern")));
        if (row.getField("outcome").equals("not reproduced")) {
          missing++;
          assertThat(text).contains(Paper.escape(row.getField("note")));
        }
      }
    }
    assertThat(missing).isPositive();
    assertThat(text).contains("and " + missing + " not");
  }

  @Test
  void warUnderTheSwitchesStandsBeforeAnyComparison() {
    String paper = words(paper("public"));
    assertThat(paper.indexOf("Share of runs with large-scale war"))
        .isPositive()
        .isLessThan(paper.indexOf("fewer deaths"));
  }

  @Test
  void thePublicReadsNoMonthsOfMissingProtection() {
    Pattern month = Pattern.compile("(In|From) month \\d+");
    assertThat(month.matcher(paper("public")).find()).isFalse();
    assertThat(month.matcher(paper("party:side-a")).find()).isFalse();
    assertThat(month.matcher(paper("planner")).find()).isTrue();
    assertThat(paper("planner")).contains(FrontMatter.warning());
    assertThat(paper("public")).doesNotContain(FrontMatter.warning());
  }

  @Test
  void theFirstPageTellsWhatHoldsHowSureAndWhy() {
    String paper = words(paper("public"));
    int contents = paper.indexOf("Contents");
    for (String part :
        List.of("Does it hold against the status quo?", "How sure?", "Why?", "Not known:")) {
      assertThat(paper.indexOf(part)).as(part).isBetween(0, contents);
    }
    options.stream()
        .filter(Option::agreement)
        .forEach(o -> assertThat(paper.indexOf(o.label())).isBetween(0, contents));
  }

  /// What a copy for others than planners may tell of a place without protection is the year; the
  /// dates of the maps are whole years in every copy.
  @Test
  void mapsStandAtWholeYears() {
    List<Integer> dates = FourDates.of(options, theatre.horizonMonths()).months();
    assertThat(dates).hasSizeBetween(1, 4).isSorted().doesNotHaveDuplicates();
    assertThat(dates).allMatch(m -> m % 12 == 0 && m < theatre.horizonMonths());
    for (String audience : List.of("public", "mediator", "planner")) {
      String paper = words(paper(audience));
      for (int month : dates) {
        assertThat(paper).contains(month / 12 + (month == 12 ? " year" : " years") + " after");
      }
    }
    assertThat(FourDates.of(List.of(), 120).months()).isEmpty();
    assertThat(FourDates.of(options, 12).months()).allMatch(m -> m < 12);
  }

  @Test
  void theOptionsChapterShowsWhenAndHowMany() {
    String paper = paper("public");
    for (Option o : options) {
      o.dates()
          .ifPresent(
              d ->
                  assertThat(paper)
                      .contains(
                          "framework signed "
                              + Figures.withRange(
                                  Figures.given(d.frameworkSigned().central()),
                                  Figures.given(
                                      d.frameworkSigned().low(), d.frameworkSigned().high()))));
      if (o.mission().isPresent()) {
        Option.Phase first = o.phases().getFirst();
        double persons = 0;
        for (Zone zone : theatre.zones()) {
          for (Presence p :
              o.zonePlans().get(zone.id()).phases().getOrDefault(first.id(), List.of())) {
            persons += p.international() ? p.persons(zone) : 0;
          }
        }
        assertThat(persons).isPositive();
        assertThat(paper).contains(o.label() + ": " + Figures.count(persons) + ", then");
      }
    }
  }

  @Test
  void everyPictureObeysTheLaws() {
    Matcher svg = Pattern.compile("(?s)<svg .*?</svg>").matcher(paper("public"));
    int seen = 0;
    while (svg.find()) {
      org.detente.chart.SvgLaws.check(svg.group());
      seen++;
    }
    assertThat(seen).isGreaterThan(9);
  }

  @Test
  void aPartyIsNamedFirstInItsOwnCopy() {
    assertThat(words(paper("party:side-b"))).contains("this copy names “Borland” first");
    assertThat(words(paper("party:side-a"))).contains("this copy names “Aldia” first");
    assertThat(words(paper("public"))).contains("Parties are named in turn");
  }

  @Test
  void anOptionThatIsNotPublicLeavesNoTrace() throws IOException, InterruptedException {
    List<Option> secret =
        options.stream().map(o -> o.mission().isPresent() ? withheld(o) : o).toList();
    try (EnsembleResult result = ensemble(secret)) {
      assertThat(paper(Audience.PUBLIC, secret, result)).doesNotContain("CANARY");
      assertThat(paper(Audience.PLANNER, secret, result)).contains("CANARY");
    }
  }

  private static Option withheld(Option o) {
    return new Option(
        o.id(),
        "CANARY title",
        "CANARY label",
        "CANARY summary",
        o.basis(),
        Option.Confidentiality.PLANNER,
        o.agreement(),
        o.levers(),
        o.dates(),
        o.mission(),
        o.phases(),
        o.linePlans(),
        o.zonePlans(),
        o.headings(),
        o.settings(),
        o.statements());
  }

  @Test
  void theStatusQuoAloneMakesAPaper() throws IOException, InterruptedException {
    List<Option> alone = options.stream().filter(o -> !o.agreement()).toList();
    try (EnsembleResult result = ensemble(alone)) {
      assertThat(words(paper(Audience.PUBLIC, alone, result))).contains("Only the status quo");
    }
  }

  @Test
  void rankCorrelationKnowsOrderAndTies() {
    assertThat(RankCorrelation.of(new double[] {1, 2, 3, 4}, new double[] {1, 10, 100, 1000}))
        .isEqualTo(1);
    assertThat(RankCorrelation.of(new double[] {1, 2, 3, 4}, new double[] {4, 3, 2, 1}))
        .isEqualTo(-1);
    assertThat(RankCorrelation.of(new double[] {1, 2, 3}, new double[] {5, 5, 5})).isZero();
  }
}
