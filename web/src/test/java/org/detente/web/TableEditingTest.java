package org.detente.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: changing positions, criteria, evidence and other files in the browser:
/// checked as on the command line, other rows to the letter as they were, and what was told in
/// confidence in nobody else's view.
class TableEditingTest {

  private static final String POSITIONS = "/edit/tables/positions.csv";

  @TempDir private Path temporary;

  private Path theatre;
  private Served served;

  @BeforeEach
  void serve() throws Exception {
    theatre = Served.theatre(temporary);
    served = Served.start(theatre, temporary.resolve("data"));
  }

  @AfterEach
  void stop() {
    served.close();
  }

  private String page(String path, String audience) {
    HttpResponse<String> page =
        served.get(path + (path.contains("?") ? "&" : "?") + "audience=" + audience);
    assertThat(page.statusCode()).as(path).isEqualTo(200);
    return page.body();
  }

  private HttpResponse<String> send(Forms form) {
    return served.post(form.action(), form.body());
  }

  private void saved(HttpResponse<String> answer, int version) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("saved=" + version);
  }

  private String file(String name, int version) {
    return served.get("/changes/" + version + "/file?name=" + name + "&audience=planner").body();
  }

  /// A row's form with one cell otherwise.
  private Forms row(String row, String audience, int cell, String value) {
    return with(Forms.on(page(POSITIONS + "/rows/" + row, audience), POSITIONS), cell, value);
  }

  private static Forms with(Forms form, int cell, String value) {
    var cells = new ArrayList<>(form.values("cell"));
    cells.set(cell, value);
    return form.with("cell", cells.toArray(String[]::new));
  }

  @Test
  void aRowIsChangedAndTheOthersStayToTheLetter() throws Exception {
    List<String> before = Files.readAllLines(theatre.resolve("positions.csv"));
    saved(send(row("0", "planner", 8, "said so, \"twice\"")), 2);

    List<String> after = file("positions.csv", 2).lines().toList();
    assertThat(after.get(1))
        .isEqualTo(before.get(1).replace(",invented,", ",\"said so, \"\"twice\"\"\","));
    assertThat(after.subList(2, 5)).isEqualTo(before.subList(2, 5));
    assertThat(page("/changes/2", "planner")).contains("said so");
    assertThat(page("/changes", "planner"))
        .contains("Mandate", "Source: invented → said so")
        .doesNotContain("positions.csv: changed");
    saved(send(row("0", "planner", 8, "said so, \"twice\"")), 0);
  }

  @Test
  void mistakesStandAtTheirFields() {
    HttpResponse<String> answer = send(row("1", "planner", 3, "finished"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("Nothing was saved yet", "finished")
        .doesNotContain("positions.csv:3:");

    HttpResponse<String> low = send(with(row("0", "planner", 3, "interposition"), 4, "protection"));
    assertThat(low.statusCode()).isEqualTo(422);
    assertThat(low.body())
        .containsPattern(
            "id=\"c-3-wrong\">|class=\"wrong\" id=\"c-3-wrong\"><span>Ideal_low interposition lies"
                + " above");
    assertThat(page("/changes", "planner")).doesNotContain("/changes/2");
  }

  @Test
  void rowsAreAddedAndRemoved() {
    Forms fresh = Forms.on(page(POSITIONS + "/rows/new", "planner"), POSITIONS);
    fresh.with(
        "cell",
        "council",
        "status",
        "",
        "none",
        "none",
        "0.1",
        "0.2",
        "",
        "invented",
        "",
        "",
        "",
        "");
    saved(send(fresh), 2);
    assertThat(file("positions.csv", 2)).contains("council,status,,none,none,0.1,0.2,,invented");
    assertThat(page(POSITIONS + "?search=council", "planner")).contains("council");

    Forms remove = Forms.on(page(POSITIONS + "/rows/5", "planner"), POSITIONS + "/rows/5/remove");
    saved(send(remove), 3);
    assertThat(file("positions.csv", 3)).doesNotContain("council,status");
  }

  @Test
  void twoTabsOnDifferentRowsAgreeAndOnTheSameRowAreBothHeard() {
    Forms first = row("0", "planner", 8, "first tab");
    Forms second = row("1", "planner", 8, "second tab");
    Forms third = row("0", "planner", 8, "third tab");
    saved(send(first), 2);
    saved(send(second), 3);

    HttpResponse<String> refused = send(third);

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("theirs: first tab", "yours: third tab");
    assertThat(file("positions.csv", 3)).contains("first tab", "second tab");
    saved(send(Forms.on(refused.body(), POSITIONS)), 4);
    assertThat(file("positions.csv", 4)).contains("third tab", "second tab");
  }

  @Test
  void whatWasConveyedStaysInTheViewOfThoseWhoWereTold() {
    // The invented theatre holds a row for one party alone.
    for (String reader : List.of("planner", "mediator")) {
      assertThat(page(POSITIONS, reader))
          .contains("Government of Aldia</td>")
          .doesNotContain("mill-plain</td>", "Mill Plain / Oksil Plain</td>");
      assertThat(served.get(POSITIONS + "/rows/4?audience=" + reader).statusCode()).isEqualTo(404);
    }
    Forms conveyed = Forms.on(page(POSITIONS + "/rows/new", "mediator"), POSITIONS);
    assertThat(conveyed.values("cell").getLast()).isEqualTo("mediator");
    conveyed.with(
        "cell",
        "gov-b",
        "status",
        "",
        "open",
        "open",
        "0.1",
        "0.2",
        "",
        "Nachtigall",
        "",
        "",
        "",
        "mediator");
    saved(send(conveyed), 2);

    assertThat(page(POSITIONS, "mediator")).contains("Nachtigall");
    for (String path :
        List.of(POSITIONS, POSITIONS + "?search=Nacht", "/changes", "/changes/2", "/consent")) {
      assertThat(page(path, "planner")).as(path).doesNotContain("Nachtigall</");
    }
    assertThat(file("positions.csv", 2)).doesNotContain("Nachtigall").contains("gov-a");
    assertThat(served.get("/edit/files/positions.csv?audience=planner").statusCode())
        .isEqualTo(404);
    // Planners change other rows without losing what they do not see.
    saved(send(row("0", "planner", 8, "seen by planners")), 3);
    assertThat(page(POSITIONS, "mediator")).contains("Nachtigall", "seen by planners");
    for (String path :
        List.of("/edit/tables/settlements.csv", "/edit/criteria", "/edit/files/theatre.yaml")) {
      String page = served.get(path + "?audience=mediator").body();
      assertThat(page).containsAnyOf("This cannot be shown", "Changes are made in the planners");
    }
  }

  @Test
  void criteriaAreMadeAndChangedAsSentences() {
    Forms form = Forms.on(page("/edit/criteria", "planner"), "/edit/criteria");
    form.with("t:criteria.0.outcome", "war_probability")
        .with("t:criteria.0.title", "war is unlikely")
        .with("o:criteria.0.at_most", "0.25")
        .with("t:criteria.0.why", "assumption");
    saved(send(form), 2);
    assertThat(file("criteria.yaml", 2)).contains("war_probability");

    Forms wrong = Forms.on(page("/edit/criteria", "planner"), "/edit/criteria");
    HttpResponse<String> answer =
        send(wrong.with("o:criteria.0.at_most", "3").with("t:criteria.0.why", ""));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("value=\"3\"", "is a share")
        .containsPattern("name=\"t:criteria.0.why\"[^>]*aria-invalid");

    Forms again = Forms.on(page("/edit/criteria", "planner"), "/edit/criteria");
    saved(send(again), 0);
    saved(
        send(
            Forms.on(page("/edit/criteria", "planner"), "/edit/criteria")
                .with("o:criteria.0.at_most", "0.3")),
        3);
    assertThat(page("/changes/3", "planner")).contains("0.3");
  }

  @Test
  void aParametersPageLeadsToARangeOfItsOwn() {
    String link = "/edit/tables/evidence.csv?search=tau_x&amp;audience=planner";
    assertThat(page("/evidence/parameters/tau_x", "planner")).contains(link);
    assertThat(page("/evidence/parameters/tau_x", "public")).doesNotContain("/edit/");

    String empty = page(link.replaceAll(".audience.*|&amp;audience.*", ""), "planner");
    String add = "/edit/tables/evidence.csv/rows/new?id=tau_x&amp;audience=planner";
    assertThat(empty).contains("no such range of its own", add);
    Forms form = Forms.on(page("/edit/tables/evidence.csv/rows/new?id=tau_x", "planner"), "/edit");
    assertThat(form.body()).contains("tau_x");
  }

  @Test
  void evidenceBeginsAsATableAndOtherFilesAreText() {
    String table = "/edit/tables/evidence.csv";
    Forms row = Forms.on(page(table + "/rows/new", "planner"), table);
    saved(send(row.with("cell", "tau_x", "10", "25", "50", "months", "a guess of mine")), 2);
    assertThat(served.get("/evidence/parameters/tau_x").body()).contains("10 to 50");

    Forms wrong = Forms.on(page(table + "/rows/0", "planner"), table);
    HttpResponse<String> answer = send(with(wrong, 1, "90"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .containsPattern("id=\"c-1\"[^>]*aria-invalid=\"true\"[^>]*aria-describedby=\"c-1-wrong\"")
        .containsPattern("id=\"c-1-wrong\"[^>]*>|<span class=\"wrong\" id=\"c-1-wrong\">")
        .contains("are not in order")
        // Beside the own range stands the one that it replaces.
        .contains("Without the theatre&#x27;s own range: ");
    String unknown =
        send(Forms.on(page(table + "/rows/new", "planner"), table)
                .with("cell", "tau_y", "1", "2", "3", "", ""))
            .body();
    assertThat(unknown)
        .containsPattern("id=\"c-0\"[^>]*aria-describedby=\"c-0-wrong\"")
        .contains("Tau_y is neither a row of the evidence base nor a parameter");

    String text = "/edit/files/theatre.yaml";
    Forms file = Forms.on(page(text, "planner"), text);
    String changed = file.value("text").replace("Invented for tests.", "Erfunden.");
    Forms late =
        Forms.on(page(text, "planner"), text).with("text", file.value("text") + "# late\n");
    saved(send(file.with("text", changed)), 3);
    assertThat(served.get("/").body()).contains("Erfunden.");
    HttpResponse<String> refused = send(late);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("Erfunden.", "# late");
    for (String name :
        List.of("../theatre.yaml", "nothing.csv", "x.sh", "options%2Fstatus-quo.yaml")) {
      assertThat(served.get("/edit/files/" + name + "?audience=planner").statusCode())
          .as(name)
          .isIn(400, 404);
    }
  }
}
