package org.detente.completeness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.detente.completeness.GapPeriods.GapPeriod;
import org.detente.completeness.Profile.Answer;
import org.detente.completeness.StartDates.StartDate;
import org.detente.coverage.CoverageLedger;
import org.detente.ensemble.Ensemble;
import org.detente.ensemble.EnsembleRequest;
import org.detente.ensemble.EnsembleResult;
import org.detente.ensemble.Threads;
import org.detente.evidence.EvidenceBase;
import org.detente.evidence.Parameter;
import org.detente.input.CsvTable;
import org.detente.input.Problems;
import org.detente.input.YamlMap;
import org.detente.option.Option;
import org.detente.option.Option.Settled;
import org.detente.option.TheatreFolder;
import org.detente.simulation.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletenessTest {

  private static final Path FOLDER = Path.of("../model/src/test/resources/theatres/tiny");
  private static final TheatreFolder TINY = TheatreFolder.load(FOLDER);
  private static final String GENERAL = general();
  private static final Catalogue CATALOGUE = read(GENERAL, new Problems()).orElseThrow();

  @TempDir Path temporary;

  private static String general() {
    try (InputStream in = Catalogue.class.getResourceAsStream("provisions.yaml")) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Optional<Catalogue> read(String text, Problems problems) {
    return YamlMap.ofText(text, "provisions.yaml", problems)
        .flatMap(
            file ->
                CatalogueReader.read(file, option("concord-mission").headings().text().keySet()));
  }

  private static Option option(String id) {
    return TINY.options().stream().filter(o -> o.id().equals(id)).findFirst().orElseThrow();
  }

  private static Settled settled(Option option, String provision) {
    return answer(option, provision).settled();
  }

  private static Answer answer(Option option, String provision) {
    return Profile.of(CATALOGUE, option).answers().stream()
        .filter(a -> a.provision().id().equals(provision))
        .findFirst()
        .orElseThrow();
  }

  // The mission's option with something said of single provisions.
  private Option saying(String provisions, Problems problems) throws IOException {
    Path copy = temporary.resolve("tiny");
    try (Stream<Path> files = Files.walk(FOLDER)) {
      for (Path file : files.sorted().toList()) {
        Path to = copy.resolve(FOLDER.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.copy(file, to);
        }
      }
    }
    Path file = copy.resolve("options/concord-mission.yaml");
    Files.writeString(file, Files.readString(file) + "\nprovisions:\n" + provisions);
    return TheatreFolder.load(copy, problems)
        .map(
            f ->
                f.options().stream()
                    .filter(o -> o.id().equals("concord-mission"))
                    .findFirst()
                    .orElseThrow())
        .orElse(null);
  }

  @Test
  void whatPartsOfAnOptionSettleIsAnswered() {
    Option mission = option("concord-mission");

    assertThat(settled(mission, "c10-exit")).isEqualTo(Settled.ANSWERED);
    assertThat(answer(mission, "c10-exit").where())
        .isEqualTo("mission.fixed_term_months; phases: exit");
    assertThat(settled(mission, "b3-withdrawal")).isEqualTo(Settled.ANSWERED);
    assertThat(settled(mission, "f5-consultation")).isEqualTo(Settled.ANSWERED);
    // One line of two is separated, and the reform of courts is half a reform.
    assertThat(settled(mission, "b2-separation")).isEqualTo(Settled.PARTLY);
    assertThat(settled(mission, "f6-justice")).isEqualTo(Settled.PARTLY);
    // Only a text speaks of it; nothing does.
    assertThat(settled(mission, "c2-legal-basis")).isEqualTo(Settled.PARTLY);
    assertThat(settled(mission, "a4-definitions")).isEqualTo(Settled.OPEN);
  }

  @Test
  void whatIsNotThereIsNotGuessed() {
    Option alone = option("agreement-only");
    assertThat(settled(alone, "c1-mandate")).isNotEqualTo(Settled.ANSWERED);
    assertThat(settled(alone, "c10-exit")).isNotEqualTo(Settled.ANSWERED);

    Profile nothing = Profile.of(CATALOGUE, option("status-quo"));
    assertThat(nothing.count(Settled.OPEN)).isEqualTo(CATALOGUE.provisions().size());
    assertThat(nothing.answers()).allMatch(a -> a.sentence().contains("Nothing is signed"));
    for (Content part : Content.values()) {
      assertThat(part.in(option("status-quo"))).isEqualTo(Content.Degree.NO);
    }
  }

  @Test
  void everyQuestionHasASentenceAndAPlaceWhereSettled() {
    for (Option option : TINY.options()) {
      for (Answer a : Profile.of(CATALOGUE, option).answers()) {
        assertThat(a.sentence()).startsWith(a.provision().name() + ": ").matches(".*[.?]");
        boolean said = a.settled() == Settled.ANSWERED || a.settled() == Settled.PARTLY;
        assertThat(a.where().isEmpty()).as(a.sentence()).isEqualTo(!said);
      }
    }
  }

  @Test
  void whatAnOptionSaysInSoManyWordsHolds() throws IOException {
    var problems = new Problems();
    Option saying =
        saying(
            """
              c10-exit: {status: open, text: "The parties could not agree."}
              e2-property: {status: deferred, body: "the claims commission", after_months: 12, text: "Rules are to be written."}
              a5-maps: {status: answered, where: "annex 2", text: "The mission keeps the map."}
            """,
            problems);

    assertThat(problems.sorted()).isEmpty();
    assertThat(settled(saying, "c10-exit")).isEqualTo(Settled.OPEN);
    assertThat(settled(saying, "a5-maps")).isEqualTo(Settled.ANSWERED);
    Answer later = answer(saying, "e2-property");
    assertThat(later.settled()).isEqualTo(Settled.DEFERRED);
    assertThat(later.body()).contains("the claims commission");
    // 12 months after the comprehensive agreement, which comes in month 24.
    assertThat(later.byMonth()).contains(36.0);
    assertThat(Profile.of(CATALOGUE, saying).openGates())
        .anyMatch(a -> a.provision().id().equals("c10-exit"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{status: deferred, body: x, text: y} | without a body and a date",
        "{status: deferred, after_months: 3, text: y} | without a body and a date",
        "{status: answered, text: y} | not said where",
        "{status: open, body: x, text: y} | but it is not deferred",
        "{status: maybe, text: y} | maybe",
        "{status: open, txt: y} | txt",
      })
  void aStatementThatSaysTooLittleIsAMistake(String statement, String message) throws IOException {
    var problems = new Problems();

    assertThat(saying("  e2-property: " + statement + "\n", problems)).isNull();
    assertThat(problems.sorted())
        .anyMatch(
            p ->
                p.toString().matches(".*concord-mission\\.yaml:[0-9]+: .*")
                    && p.toString().contains(message));
  }

  @Test
  void aStatementAboutAnUnknownProvisionIsToldWithItsLine() throws IOException {
    var problems = new Problems();
    Option saying = saying("  e2-propperty: {status: open, text: y}\n", problems);

    CatalogueReader.checkStatements(CATALOGUE, List.of(saying), o -> o.id() + ".yaml", problems);

    assertThat(problems.sorted())
        .singleElement()
        .asString()
        .matches("concord-mission\\.yaml:[0-9]+: no provision has the id e2-propperty.*")
        .contains("did you mean e2-property?");
  }

  @ParameterizedTest(name = "{0} for {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "id: a2-non-use-of-force | id: a1-signatories | two provisions have the id",
        "answered_by: [dates] | answered_by: [datse] | datse",
        "touched_by: [interim_status] | touched_by: [interim] | no heading has the id interim",
        "weight: 3 | weight: 7 | weight",
        "needed_at: first-deployment | needed_at: someday | someday",
        "gate: yes | gate: perhaps | gate",
        "question: | quesstion: | quesstion",
      })
  void tellsWhatIsWrongInACatalogue(String before, String after, String message) {
    assertThat(GENERAL).contains(before);
    var problems = new Problems();

    assertThat(read(GENERAL.replaceFirst(java.util.regex.Pattern.quote(before), after), problems))
        .isEmpty();
    assertThat(problems.sorted())
        .anyMatch(
            p ->
                p.toString().matches("provisions\\.yaml:[0-9]+: .*")
                    && p.toString().contains(message));
  }

  @Test
  void aCodedAgreementIsReadAndItsMistakesAreTold() throws IOException {
    Path good = temporary.resolve("good.csv");
    Files.writeString(
        good,
        """
        provision,status,where,body,by_month,text,note
        a5-maps,answered,annex 2,,,,
        e2-property,deferred,,a commission,36,To be written,
        c1-mandate,,,,,,
        """);
    var problems = new Problems();
    Profile profile = coded(good, problems).orElseThrow();

    assertThat(profile.answers()).hasSameSizeAs(CATALOGUE.provisions());
    assertThat(profile.count(Settled.ANSWERED)).isEqualTo(1);
    assertThat(profile.count(Settled.DEFERRED)).isEqualTo(1);
    assertThat(profile.count(Settled.OPEN)).isEqualTo(CATALOGUE.provisions().size() - 2);

    Path bad = temporary.resolve("bad.csv");
    Files.writeString(
        bad,
        """
        provision,status,where,body,by_month,text
        a5-maps,answered,,,,
        a5-map,open,,,,
        e2-property,deferred,,,36,
        c1-mandate,perhaps,,,,
        c2-legal-basis,open,,,,
        c2-legal-basis,open,,,,
        """);
    assertThat(coded(bad, problems)).isEmpty();
    assertThat(problems.sorted().stream().map(Object::toString))
        .hasSize(5)
        .allMatch(p -> p.startsWith(bad + ":"));
  }

  private static Optional<Profile> coded(Path file, Problems problems) {
    return CsvTable.read(file, file.toString(), CodedAgreement.COLUMNS, problems)
        .flatMap(table -> CodedAgreement.read(table, "coded", CATALOGUE, problems));
  }

  /// Worked case: first return opens 18 months after the agreement of month 24; police take 9 to 36
  /// months, so they begin in month 24 (6 to 33), after the framework of month 12.
  @Test
  void startsAreCountedBackFromWhenThingsAreNeeded() {
    List<StartDate> starts = StartDates.of(CATALOGUE, option("concord-mission"));
    StartDate police = at(starts, "f1-police");

    assertThat(police.needed()).isEqualTo(42);
    assertThat(police.start().low()).isEqualTo(6);
    assertThat(police.start().central()).isEqualTo(24);
    assertThat(police.start().high()).isEqualTo(33);
    assertThat(police.beforeSignature()).isFalse();
    assertThat(at(starts, "g2-incidents").beforeSignature()).isTrue();
    assertThat(StartDates.of(CATALOGUE, option("status-quo"))).isEmpty();
    assertThat(StartDates.of(CATALOGUE, option("agreement-only")))
        .noneMatch(s -> s.provision().id().equals("c8-status-of-mission"));
  }

  private static StartDate at(List<StartDate> starts, String id) {
    return starts.stream().filter(s -> s.provision().id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void gapsAreWhatTheRecordsOfTheRunsSay() throws IOException, InterruptedException {
    var evidence = EvidenceBase.shipped();
    int months = TINY.theatre().horizonMonths();
    var request =
        new EnsembleRequest(TINY.theatre(), TINY.options(), evidence, 6, 3, months, 1, Set.of());
    var ledgers =
        TINY.options().stream()
            .map(o -> CoverageLedger.of(TINY.theatre(), o, evidence, months))
            .toList();
    try (EnsembleResult result =
        Ensemble.run(request, new Threads(1), temporary.resolve("work"), "test", (_, _, _) -> {})) {
      List<GapPeriod> gaps = GapPeriods.of(result, ledgers);

      assertThat(gaps).noneMatch(g -> g.option().equals("status-quo"));
      assertThat(gaps).filteredOn(g -> g.option().equals("concord-mission")).hasSize(2);
      assertThat(gaps).filteredOn(g -> g.option().equals("agreement-only")).hasSize(1);
      for (GapPeriod g : gaps) {
        assertThat(g.deathsOutsideWarPerMonth()).isBetween(0.0, g.deathsPerMonth() + 1e-9);
        assertThat(g.inPlace()).isNotEmpty();
      }
      GapPeriod first =
          gaps.stream().filter(g -> g.option().equals("concord-mission")).findFirst().orElseThrow();
      assertThat(first.incidentsPerMonth())
          .isCloseTo(slowIncidents(result, "concord-mission"), within(1e-9));
      assertThat(first.inPlace()).contains("force-a");
    }
  }

  // The first gap by hand: month by month, future by future.
  private static double slowIncidents(EnsembleResult result, String id) {
    int o = result.options().stream().map(Option::id).toList().indexOf(id);
    double[] gap = result.outcome(o, Variable.GAP_AGREEMENT_MONTHS);
    double sum = 0;
    int counted = 0;
    for (int f = 0; f < gap.length; f++) {
      if (Double.isNaN(gap[f])) {
        continue;
      }
      double signed =
          Math.rint(
              result
                  .options()
                  .get(o)
                  .dates()
                  .orElseThrow()
                  .frameworkSigned()
                  .at(result.futures().get(f).get(Parameter.DATE_FRAMEWORK)));
      double incidents = 0;
      int months = 0;
      for (int m = 0; m < result.layout().months(); m++) {
        if (m >= signed && m < Math.rint(signed + gap[f])) {
          for (Variable v : List.of(Variable.LINE_INCIDENTS, Variable.COMMUNAL_INCIDENTS)) {
            incidents += result.atMonth(o, m, v)[f] - (m == 0 ? 0 : result.atMonth(o, m - 1, v)[f]);
          }
          months++;
        }
      }
      sum += incidents / months;
      counted++;
    }
    return sum / counted;
  }
}
