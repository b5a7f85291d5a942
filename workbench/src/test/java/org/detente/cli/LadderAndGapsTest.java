package org.detente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.detente.study.TheatreFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/// FEATURE UNDER TEST: `ladder` and `gaps`, from files to files, on an invented theatre.
class LadderAndGapsTest {

  private static final Path TINY = Path.of("../model/src/test/resources/theatres/tiny");
  private static final Path MENU = Path.of("../analysis/src/test/resources/commitment/tiny.yaml");

  @TempDir Path temporary;
  private Path theatre;
  private Path out;

  @BeforeEach
  void copy() throws IOException {
    theatre = temporary.resolve("theatre");
    out = temporary.resolve("out");
    try (Stream<Path> files = Files.walk(TINY)) {
      for (Path file : files.sorted().toList()) {
        Files.copy(file, theatre.resolve(TINY.relativize(file).toString()));
      }
    }
    Files.copy(MENU, theatre.resolve("commitments.yaml"));
  }

  private Typed ladder(String audience) {
    return Typed.run(
        "ladder", theatre, "--futures", 8, "--audience", audience, "--out", out, "--quiet");
  }

  private String json(String audience) throws IOException {
    assertThat(ladder(audience).code()).isZero();
    return Files.readString(out.resolve("ladder.json"));
  }

  @Test
  @SuppressWarnings("unchecked")
  void theLadderEndsInOneOfTheEquilibria() throws IOException {
    var options = (List<Map<String, Object>>) JSON.std.mapFrom(json("planner")).get("options");

    assertThat(options).hasSize(3);
    for (Map<String, Object> o : options) {
      var rungs = (List<Map<String, Object>>) o.get("ladder");
      var equilibria = (List<Map<String, Object>>) o.get("equilibria");
      assertThat(o.get("default")).isEqualTo("The Ridge Republic sends its own people.");
      if ((boolean) o.get("exists")) {
        var end = rungs.stream().map(r -> (String) r.get("step")).toList();
        assertThat(equilibria)
            .anyMatch(
                e ->
                    java.util.Set.copyOf((List<String>) e.get("steps"))
                        .equals(java.util.Set.copyOf(end)));
        for (Map<String, Object> rung : rungs) {
          assertThat(((Number) rung.get("payoff_move")).doubleValue())
              .isGreaterThanOrEqualTo(((Number) rung.get("payoff_stop")).doubleValue() - 1e-12);
        }
      }
    }
    assertThat(options).anyMatch(o -> (boolean) o.get("exists"));
  }

  @Test
  void whoMayReadWhat() throws IOException {
    String planner = json("planner");
    String mediator = json("mediator");
    String party = json("party:side-a");
    String everybody = json("public");

    assertThat(planner).contains("payoff_move", "payoff_change", "left_if_it_stops", "\"bound\"");
    assertThat(mediator).isEqualTo(planner);
    assertThat(everybody)
        .contains("\"ladder\"", "\"mover\"")
        .doesNotContain("payoff", "deviations", "left_if_it_stops", "\"guarantee\"", "\"bound\"");
    assertThat(party).contains("payoff_move").doesNotContain("\"actor\" : \"gov-b\"");
    assertThat(party.split("payoff_move")).hasSizeLessThan(planner.split("payoff_move").length);
  }

  @Test
  void aHiddenOptionIsNotNamedAsTheDefault() throws IOException {
    assertThat(json("public")).contains("default_option");
    Path option = theatre.resolve("options/concord-mission.yaml");
    Files.writeString(
        option,
        Files.readString(option).replace("confidentiality: public", "confidentiality: planner"));

    assertThat(json("public")).doesNotContain("concord-mission");
    assertThat(json("planner")).contains("concord-mission");
  }

  @Test
  void badInputWritesNothing() throws IOException {
    Path menu = theatre.resolve("commitments.yaml");
    Files.writeString(
        menu,
        Files.readString(menu).replace("id: line-a, ", "id: line-a, prerequisites: [line-a], "));
    Typed typed = ladder("planner");

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.complained())
        .containsPattern("commitments\\.yaml:\\d+: the step line-a rests on itself");
    assertThat(Files.exists(out)).isFalse();
    Files.delete(menu);
    assertThat(ladder("planner").complained()).contains("there is no such file");
    assertThat(ladder("planner").code()).isEqualTo(2);
  }

  private String simulated(String name) throws IOException {
    Path to = temporary.resolve(name);
    Typed typed =
        Typed.run("simulate", theatre, "--futures", 3, "--replications", 1, "--out", to, "--quiet");
    assertThat(typed.complained()).isEmpty();
    assertThat(typed.code()).isZero();
    return Files.readString(to.resolve("outcomes.csv"));
  }

  @Test
  void theSimulationHearsOfTheLadderOnlyWhereTheMenuSaysSo() throws IOException {
    Path menu = theatre.resolve("commitments.yaml");
    String fed = simulated("fed");
    Files.writeString(
        menu, Files.readString(menu).replace("feeds_simulation: yes", "feeds_simulation: no"));
    String silent = simulated("silent");
    Files.delete(menu);

    assertThat(simulated("without")).isEqualTo(silent).isNotEqualTo(fed);
  }

  @Test
  void gapsWritesItsTables() throws IOException {
    Typed typed =
        Typed.run("gaps", theatre, "--futures", 3, "--replications", 1, "--out", out, "--quiet");

    assertThat(typed.code()).isZero();
    List<String> rows = Files.readAllLines(out.resolve("completeness.csv"));
    assertThat(rows.getFirst())
        .startsWith("option,provision,status,where,body,by_month,weight,sentence");
    int questions = TheatreFiles.shippedCatalogue().provisions().size();
    assertThat(rows).hasSize(1 + 3 * questions);
    assertThat(Files.readAllLines(out.resolve("gap-period.csv")))
        .anyMatch(r -> r.startsWith("concord-mission,before-comprehensive-agreement,"))
        .anyMatch(r -> r.startsWith("concord-mission,before-deployment,"))
        .noneMatch(r -> r.startsWith("status-quo"));
    assertThat(Files.readAllLines(out.resolve("start-dates.csv"))).hasSizeGreaterThan(3);
  }

  @Test
  void aFilledQuestionnaireCanBeComparedWith() throws IOException {
    assertThat(Typed.run("gaps", theatre, "--questions", "--out", out, "--quiet").code()).isZero();
    Path sheet = out.resolve("questionnaire.csv");
    assertThat(Files.readString(out.resolve("questionnaire.md")))
        .contains("Corridors", "Answer: ____");
    Path filled = temporary.resolve("our-draft.csv");
    Files.writeString(
        filled, Files.readString(sheet).replace("\na5-maps,,,", "\na5-maps,answered,annex 2,"));
    Typed typed =
        Typed.run(
            "gaps",
            theatre,
            "--agreement",
            filled,
            "--futures",
            2,
            "--replications",
            1,
            "--out",
            out,
            "--quiet");

    assertThat(typed.complained()).isEmpty();
    assertThat(typed.code()).isZero();
    assertThat(Files.readString(out.resolve("completeness.csv")))
        .contains("our-draft,a5-maps,answered,annex 2,")
        .contains("our-draft,a4-definitions,open,");
  }

  @Test
  void mistakesOfACatalogueAndOfACodedAgreementAreToldTogether() throws IOException {
    Path coded = temporary.resolve("coded.csv");
    Files.writeString(coded, "provision,status,where,body,by_month,text\nzz,open,,,,\n");
    Path option = theatre.resolve("options/concord-mission.yaml");
    Files.writeString(
        option, Files.readString(option) + "\nprovisions: {zz: {status: open, text: \"?\"}}\n");
    Typed typed = Typed.run("gaps", theatre, "--agreement", coded, "--out", out);

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.complained())
        .containsPattern("coded\\.csv:2: no provision has the id zz")
        .containsPattern("concord-mission\\.yaml:\\d+: no provision has the id zz");
    assertThat(Files.exists(out)).isFalse();
  }

  @Test
  void assessHasBothChaptersAndLeavesOneOutWhereThereIsNoMenu() throws IOException {
    Path to = temporary.resolve("assessed");
    assertThat(
            Typed.run(
                    "assess",
                    theatre,
                    "--futures",
                    2,
                    "--replications",
                    1,
                    "--months",
                    60,
                    "--out",
                    to,
                    "--quiet")
                .code())
        .isZero();
    assertThat(Files.readString(to.resolve("paper.html")))
        .contains("Question 4: commitment", "What is answered and what is left open")
        .doesNotContain("Where it breaks");
    assertThat(Files.exists(to.resolve("ladder.json"))).isTrue();
    Files.delete(theatre.resolve("commitments.yaml"));
    Path without = temporary.resolve("without");
    Typed typed =
        Typed.run(
            "assess",
            theatre,
            "--futures",
            2,
            "--replications",
            1,
            "--months",
            60,
            "--out",
            without);
    assertThat(typed.complained()).contains("No chapter on commitment");
    assertThat(Files.readString(without.resolve("paper.html")))
        .doesNotContain("Question 4: commitment");
  }
}
