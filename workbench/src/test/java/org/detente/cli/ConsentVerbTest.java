package org.detente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: `consent` on the invented theatre with scales and positions written into a
/// copy of it: answers, bad input, and what each audience may read.
class ConsentVerbTest {

  private static final Path TINY = Path.of("../model/src/test/resources/theatres/tiny");

  static final String ISSUES =
      """
      issue,level,order,scope,title
      mandate,none,0,zone,Mandate
      mandate,monitoring,1,zone,
      mandate,police-assistance,2,zone,
      mandate,protection,3,zone,
      mandate,interposition,4,zone,
      withdrawals,none,0,zone,Withdrawal
      withdrawals,within-24-months,1,zone,
      withdrawals,within-6-months,2,zone,
      status,none,0,theatre,Status
      status,open,1,theatre,
      status,settled,2,theatre,
      """;

  static final String POSITIONS =
      """
      actor,issue,zone,ideal_low,ideal_high,salience_low,salience_high,red_lines,source,note,possible_red_lines,only_if,reader
      gov-a,mandate,,protection,interposition,0.2,0.4,,invented,,,,
      gov-a,withdrawals,mill-plain,none,within-24-months,0.1,0.3,,invented,,,,
      gov-a,status,,settled,settled,0.4,0.6,none,invented,,,,
      gov-b,mandate,,monitoring,police-assistance,0.2,0.4,,invented,,,,
      gov-b,withdrawals,mill-plain,within-6-months,within-6-months,0.4,0.8,none,invented,,,,
      gov-b,status,,none,open,0.0,0.2,,invented,,settled,,
      council,mandate,mill-plain,interposition,interposition,1,1,,invented,,,,
      """;

  @TempDir Path temporary;

  private Path theatre;

  @BeforeEach
  void copy() throws IOException {
    theatre = temporary.resolve("tiny");
    try (Stream<Path> files = Files.walk(TINY)) {
      for (Path file : files.sorted().toList()) {
        Files.copy(file, theatre.resolve(TINY.relativize(file).toString()));
      }
    }
    Files.writeString(theatre.resolve("issues.csv"), ISSUES);
    Files.writeString(theatre.resolve("positions.csv"), POSITIONS);
    state("status-quo", "settings: {status: none}");
    state("agreement-only", "settings: {status: open}");
    state("concord-mission", "settings: {status: open}");
  }

  private void state(String option, String settings) throws IOException {
    Path file = theatre.resolve("options/" + option + ".yaml");
    Files.writeString(file, Files.readString(file) + "\n" + settings + "\n");
  }

  private Typed consent(String audience, String out) {
    return Typed.run("consent", theatre, "--audience", audience, "--out", temporary.resolve(out));
  }

  private List<Map<String, String>> rows(String file) throws IOException {
    List<String> lines = Files.readAllLines(temporary.resolve(file));
    String[] head = lines.getFirst().split(",");
    var rows = new ArrayList<Map<String, String>>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      var row = new LinkedHashMap<String, String>();
      for (int i = 0; i < head.length; i++) {
        row.put(head[i], cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  @Test
  void itSaysWhoAcceptsAndWhatWouldBringAllIn() throws IOException {
    Typed typed = consent("planner", "all");
    assertThat(typed.code()).as(typed.complained()).isZero();

    for (Map<String, String> row : rows("all/consent.csv")) {
      double utility = Double.parseDouble(row.get("utility"));
      assertThat(utility)
          .isBetween(
              Double.parseDouble(row.get("utility_low")),
              Double.parseDouble(row.get("utility_high")));
      boolean reaches = utility >= Double.parseDouble(row.get("reservation")) - 1e-9;
      assertThat(row.get("accepts").equals("yes")).isEqualTo(reaches && row.get("veto").isEmpty());
      assertThat(row.get("reason")).isNotEmpty();
    }
    // Settings follow from the option: its mission parts the forces in Mill Plain, a year after.
    assertThat(rows("all/settings.csv"))
        .anyMatch(
            r ->
                r.get("option").equals("concord-mission")
                    && r.get("issue").equals("mandate")
                    && r.get("zone").equals("mill-plain")
                    && r.get("level").equals("interposition")
                    && r.get("origin").equals("derived"))
        .anyMatch(
            r ->
                r.get("option").equals("concord-mission")
                    && r.get("issue").equals("withdrawals")
                    && r.get("zone").equals("mill-plain")
                    && r.get("level").equals("within-24-months"))
        .anyMatch(
            r ->
                r.get("option").equals("status-quo")
                    && r.get("issue").equals("status")
                    && r.get("origin").equals("stated"));
    assertThat(rows("all/frontier.csv"))
        .anyMatch(r -> Arrays.asList(r.get("solution").split(";")).contains("nash"));
  }

  @Test
  void theSameCommandGivesTheSameBytes() throws IOException {
    consent("planner", "once");
    consent("planner", "twice");
    for (String file :
        List.of("consent.csv", "trades.csv", "frontier.csv", "packages.csv", "settings.csv")) {
      assertThat(temporary.resolve("twice/" + file))
          .hasSameBinaryContentAs(temporary.resolve("once/" + file));
    }
  }

  @Test
  void aRedLineThroughAnOptionIsAVetoAndATradeLeadsAroundIt() throws IOException {
    replace(
        "gov-b,mandate,,monitoring,police-assistance,0.2,0.4,,",
        "gov-b,mandate,,monitoring,police-assistance,0.2,0.4,interposition,");
    assertThat(consent("planner", "lined").code()).isZero();
    assertThat(rows("lined/consent.csv"))
        .anyMatch(
            r ->
                r.get("option").equals("concord-mission")
                    && r.get("actor").equals("gov-b")
                    && r.get("accepts").equals("no")
                    && r.get("veto").equals("mandate"));
    assertThat(rows("lined/trades.csv"))
        .anyMatch(
            r ->
                r.get("option").equals("concord-mission")
                    && r.get("issue").equals("mandate")
                    && r.get("from").equals("interposition"))
        .noneMatch(r -> r.get("to").equals("interposition"));
  }

  @Test
  void whereRedLinesShutEachOtherOutNothingIsAgreed() throws IOException {
    replace(
        "gov-a,status,,settled,settled,0.4,0.6,none,",
        "gov-a,status,,settled,settled,0.4,0.6,none;open,");
    replace(
        "gov-b,status,,none,open,0.0,0.2,,invented,,settled",
        "gov-b,status,,none,open,0.0,0.2,settled,invented,,");
    Typed typed = consent("planner", "none");
    assertThat(typed.code()).isZero();
    assertThat(typed.printed()).contains("no package would bring all in");
    assertThat(rows("none/trades.csv")).isEmpty();
    assertThat(rows("none/frontier.csv")).isEmpty();
    assertThat(rows("none/packages.csv"))
        .anyMatch(r -> r.get("package").equals("closest") && r.get("state").equals("INFEASIBLE"));
  }

  @Test
  void saliencesThatDoNotAddUpAreSaidAndCountAsRatios() throws IOException {
    consent("planner", "one");
    replace(
        "council,mandate,mill-plain,interposition,interposition,1,1",
        "council,mandate,mill-plain,interposition,interposition,70,70");
    Typed typed = consent("planner", "seventy");
    assertThat(typed.printed()).contains("saliences of council add up to 70");
    assertThat(temporary.resolve("seventy/consent.csv"))
        .hasSameBinaryContentAs(temporary.resolve("one/consent.csv"));
  }

  @Test
  void aPublicCopyHidesLimitsAndWhoWouldYield() throws IOException {
    replace(
        "gov-b,mandate,,monitoring,police-assistance,0.2,0.4,,",
        "gov-b,mandate,,monitoring,police-assistance,0.2,0.4,interposition,");
    Typed typed = consent("public", "public");
    assertThat(typed.code()).isZero();
    assertThat(typed.printed()).doesNotContain("gov-b");
    assertThat(rows("public/consent.csv"))
        .isNotEmpty()
        .allMatch(
            r ->
                r.get("reservation").isEmpty()
                    && r.get("veto").isEmpty()
                    && r.get("reason").isEmpty())
        // What no agreement is worth to each would be its reservation value.
        .noneMatch(r -> r.get("option").equals("status-quo"));
    assertThat(rows("public/trades.csv"))
        .allMatch(r -> r.get("to").isEmpty() && !r.get("issue").isEmpty());
    assertThat(rows("public/package-settings.csv")).isEmpty();
    assertThat(rows("public/second-opinion.csv")).isEmpty();
    assertThat(rows("public/packages.csv")).allMatch(r -> r.get("least_gain").isEmpty());
    assertThat(rows("public/frontier.csv")).isNotEmpty();
  }

  /// What one side would give up of an option that it alone accepts is its concession.
  @Test
  void nobodyButTheMediatorAndPlannersReadsWhatOneSideWouldGiveUp() throws IOException {
    replace("gov-b,status,,none,open,0.0,0.2,", "gov-b,status,,none,none,0.6,0.8,");
    consent("planner", "planner");
    List<Map<String, String>> told = rows("planner/consent.csv");
    List<Map<String, String>> changes = rows("planner/trades.csv");
    List<String> sided =
        changes.stream()
            .map(r -> r.get("option"))
            .distinct()
            .filter(
                option ->
                    told.stream()
                            .filter(r -> r.get("option").equals(option))
                            .filter(r -> r.get("accepts").equals("yes"))
                            .filter(r -> List.of("gov-a", "gov-b").contains(r.get("actor")))
                            .count()
                        == 1)
            .toList();
    assertThat(sided).isNotEmpty();
    for (String reader : List.of("public", "party:side-b")) {
      String to = reader.replace(':', '-');
      consent(reader, to);
      assertThat(rows(to + "/trades.csv")).noneMatch(r -> sided.contains(r.get("option")));
    }
  }

  @Test
  void aPartyReadsItsOwnLimitsAndNotTheOthers() throws IOException {
    assertThat(consent("party:side-a", "party").code()).isZero();
    assertThat(rows("party/consent.csv"))
        .anyMatch(r -> r.get("actor").equals("gov-a") && !r.get("reservation").isEmpty())
        .noneMatch(r -> r.get("actor").equals("gov-b") && !r.get("reservation").isEmpty());
    assertThat(rows("party/trades.csv")).allMatch(r -> r.get("to").isEmpty());
  }

  @Test
  void whatAMediatorWasToldIsForThatMediatorAlone() throws IOException {
    var before = new ArrayList<byte[]>();
    List<String> files =
        List.of("consent.csv", "trades.csv", "frontier.csv", "packages.csv", "unsettled.csv");
    for (String audience : List.of("public", "planner", "party:side-a")) {
      consent(audience, "before");
      for (String file : files) {
        before.add(Files.readAllBytes(temporary.resolve("before/" + file)));
      }
    }
    Files.writeString(
        theatre.resolve("positions.csv"),
        POSITIONS
            + "gov-b,mandate,,none,none,9,9,interposition;protection,CANARY as conveyed,CANARY,,,mediator\n");
    int n = 0;
    for (String audience : List.of("public", "planner", "party:side-a")) {
      Typed typed = consent(audience, "after");
      assertThat(typed.printed() + typed.complained()).doesNotContain("CANARY");
      for (String file : files) {
        assertThat(Files.readAllBytes(temporary.resolve("after/" + file)))
            .as("%s for %s", file, audience)
            .isEqualTo(before.get(n++));
      }
    }
    consent("mediator", "mediator");
    assertThat(rows("mediator/consent.csv"))
        .anyMatch(
            r ->
                r.get("option").equals("concord-mission")
                    && r.get("actor").equals("gov-b")
                    && r.get("veto").contains("mandate"));
  }

  @Test
  void whatAnOptionDoesNotTellStaysUnknown() throws IOException {
    Path file = theatre.resolve("options/concord-mission.yaml");
    Files.writeString(file, Files.readString(file).replace("settings: {status: open}", ""));
    assertThat(consent("planner", "untold").code()).isZero();
    assertThat(rows("untold/settings.csv"))
        .noneMatch(
            r -> r.get("option").equals("concord-mission") && r.get("issue").equals("status"));
    assertThat(rows("untold/unsettled.csv"))
        .anyMatch(
            r -> r.get("option").equals("concord-mission") && r.get("issue").equals("status"));
  }

  @Test
  void everyMistakeIsToldAtOnceAndNothingIsWritten() throws IOException {
    Files.writeString(
        theatre.resolve("positions.csv"),
        """
        actor,issue,zone,ideal_low,ideal_high,salience_low,salience_high,red_lines,source,note,only_if
        gov-a,mandate,,protecton,interposition,0.2,0.4,,invented,,
        gov-a,status,,none,open,0.2,0.4,open,invented,,
        gov-b,mandate,mill-plane,monitoring,monitoring,0.2,0.1,,invented,,
        gov-c,withdrawals,,within-6-months,none,0.2,0.4,,,,
        gov-b,status,mill-plain,open,open,0.2,0.4,,invented,,
        council,mandate,,none,none,0,0,,invented,,monitoring only when status is open
        """);
    Typed typed = consent("planner", "bad");

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.complained())
        .contains(
            "positions.csv:2: mandate has no level protecton; did you mean protection?",
            "positions.csv:3: the red line open lies inside the own ideal, none to open",
            "positions.csv:4: no zone has the id mill-plane; did you mean mill-plain?",
            "positions.csv:4: salience_low is 0.2, above salience_high 0.1",
            "positions.csv:5: no actor has the id gov-c",
            "positions.csv:5: source is empty",
            "positions.csv:5: ideal_low within-6-months lies above ideal_high none",
            "positions.csv:6: status is settled for the theatre, but the row names mill-plain",
            "positions.csv:7: only_if has \"monitoring only when status is open\"");
    assertThat(Files.exists(temporary.resolve("bad"))).isFalse();
    assertThat(Typed.run("check", theatre).code()).isEqualTo(2);
  }

  @Test
  void settingsOffTheScalesAndNothingThatMattersAreMistakes() throws IOException {
    Path option = theatre.resolve("options/agreement-only.yaml");
    Files.writeString(
        option,
        Files.readString(option)
            .replace("settings: {status: open}", "settings: {status: oppen, colour: red}"));
    replace(
        "council,mandate,mill-plain,interposition,interposition,1,1",
        "council,mandate,mill-plain,interposition,interposition,0,0");
    assertThat(consent("planner", "bad").complained())
        .contains("nothing matters to council: every salience is 0");
    replace(
        "council,mandate,mill-plain,interposition,interposition,0,0",
        "council,mandate,mill-plain,interposition,interposition,1,1");
    assertThat(consent("planner", "bad").complained())
        .contains(
            "agreement-only.yaml",
            "status has no level oppen; did you mean open?",
            "no issue has the id colour");
  }

  @Test
  void scalesHaveMistakesOfTheirOwn() throws IOException {
    Files.writeString(
        theatre.resolve("issues.csv"),
        """
        issue,level,order,scope,only_if
        mandate,none,0,zone,
        mandate,some,0,zone,
        mandate,some,2,town,colour at least red
        status,none,x,theatre,
        """);
    assertThat(consent("planner", "bad").complained())
        .contains(
            "issues.csv:3: mandate has two levels of order 0",
            "issues.csv:4: scope is \"town\"",
            "issues.csv:4: mandate has the level some twice",
            "issues.csv:5: order is \"x\"",
            "issues.csv:5: status has fewer than two levels at which it arises");
  }

  @Test
  void aTheatreWithoutPositionsIsToldWhatIsMissing() throws IOException {
    Files.delete(theatre.resolve("positions.csv"));
    Typed typed = consent("planner", "missing");
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.complained()).contains("positions.csv");
  }

  @Test
  void assessHasTheChapterWhereThereArePositionsAndGoesWithoutElsewhere() throws IOException {
    Object[] quick = {"--futures", 2, "--replications", 1, "--months", 24};
    Typed with =
        Typed.run(
            Stream.concat(
                    Stream.of("assess", theatre, "--out", temporary.resolve("with")),
                    Arrays.stream(quick))
                .toArray());
    assertThat(with.code()).as(with.complained()).isZero();
    String paper = Files.readString(temporary.resolve("with/paper.html"));
    assertThat(paper).contains("Question 3: consent");
    assertThat(temporary.resolve("with/consent.csv")).exists();

    Typed without =
        Typed.run(
            Stream.concat(
                    Stream.of("assess", TINY, "--out", temporary.resolve("without")),
                    Arrays.stream(quick))
                .toArray());
    assertThat(without.code()).isZero();
    assertThat(without.complained()).contains("No chapter on consent");
    assertThat(Files.readString(temporary.resolve("without/paper.html")))
        .doesNotContain("Question 3: consent");
  }

  private void replace(String text, String by) throws IOException {
    Path file = theatre.resolve("positions.csv");
    String before = Files.readString(file);
    assertThat(before).contains(text);
    Files.writeString(file, before.replace(text, by));
  }
}
