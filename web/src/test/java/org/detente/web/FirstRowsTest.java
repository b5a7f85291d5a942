package org.detente.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.detente.study.StudyInput;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// FEATURE UNDER TEST: beginning the files that a theatre lacks, in the browser alone: from nothing
/// to options that can be staffed and consented to.
class FirstRowsTest {

  private static final String PLANNER = "?audience=planner";

  @TempDir private static Path temporary;

  private static Served served;

  @BeforeAll
  static void serve() throws Exception {
    served = Served.start(Served.theatre(temporary), temporary.resolve("data"));
    stop("");
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  private static String location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(told(answer.body())).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  /// What a page says is wrong.
  private static String told(String page) {
    int at = page.indexOf("class=\"wrongs\"");
    return at < 0 ? "" : page.substring(at, page.indexOf("</div>", at)).replaceAll("<[^>]*>", " ");
  }

  /// A theatre begun in the browser with two zones and two settlements; the first part of its
  /// addresses.
  private static String begun() throws Exception {
    String draft = BeginTest.begun(served);
    location(BeginTest.bring(served, draft, "zones", "z.csv", BeginTest.ZONES.getBytes(UTF_8)));
    step(draft, "zones", "on");
    step(draft, "lines", "on");
    location(
        BeginTest.bring(served, draft, "settlements", "p.csv", BeginTest.PLACES.getBytes(UTF_8)));
    step(draft, "settlements", "on");
    String home = step(draft, "review", "finish");
    String theatre = home.substring(0, home.length() - 1);
    stop(theatre);
    return theatre;
  }

  private static String step(String draft, String step, String go) {
    String page = served.get(draft + "/" + step).body();
    Forms form = Forms.on(page.substring(page.lastIndexOf("<form")), draft + "/" + step);
    return location(served.post(form.action(), form.with("go", go).body()));
  }

  /// Asks for a small run of a theatre as it is now, and waits for it.
  private static void run(String theatre) throws InterruptedException {
    location(served.post(theatre + "/runs" + PLANNER, "futures=6&replications=1&seed=1"));
    String last = "";
    for (int i = 0; i < 2400; i++) {
      last = served.get(theatre + "/api/runs.json").body();
      if (!last.contains("\"waiting\"") && !last.contains("\"running\"")) {
        assertThat(last).contains("\"finished\"");
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError(last);
  }

  /// What was begun by itself is not waited for.
  private static void stop(String theatre) {
    Matcher ids =
        Pattern.compile("\"id\":\"([0-9]+)\"")
            .matcher(served.get(theatre + "/api/runs.json").body());
    while (ids.find()) {
      served.post(theatre + "/api/runs/" + ids.group(1) + "/cancel.json", "");
    }
  }

  private static String page(String path) {
    HttpResponse<String> page = served.get(path + PLANNER);
    assertThat(page.statusCode()).as(path).isEqualTo(200);
    return page.body();
  }

  private static Forms form(String path) {
    return Forms.on(page(path), path);
  }

  private static HttpResponse<String> send(Forms form) {
    return served.post(form.action(), form.body());
  }

  private static void row(Forms form, String file, int row, String... cells) {
    for (int i = 0; i < cells.length; i += 2) {
      form.with(file + "/" + row + "/" + cells[i], cells[i + 1]);
    }
  }

  @Test
  void fromNothingToOptionsThatCanBeStaffedAndConsentedTo() throws Exception {
    String theatre = begun();
    assertThat(page(theatre + "/consent")).contains("Begin it");
    assertThat(page(theatre + "/edit/tables"))
        .contains("Not there yet", "Who wants what", "Who might serve", "Steps that parties");

    // As they are offered, scales and positions are right and guess nobody's wish.
    Forms consent = form(theatre + "/edit/begin/issues.csv");
    assertThat(consent.value("positions.csv/0/ideal_low")).isEqualTo("none");
    assertThat(consent.value("positions.csv/0/ideal_high")).isEqualTo("executive-policing");
    assertThat(location(send(consent))).contains("saved=2");

    Forms staff = form(theatre + "/edit/begin/contributors.csv");
    row(staff, "contributors.csv", 0, "contributor", "east", "name", "An eastern State");
    row(staff, "contributors.csv", 2, "contributor", "west", "name", "A western State");
    for (int i = 0; i < 2; i++) {
      row(
          staff,
          "pledges.csv",
          i,
          "contributor",
          i == 0 ? "east" : "west",
          "unit",
          "monitor",
          "count",
          "8",
          "persons",
          "1",
          "ready_month",
          "2",
          "status",
          "indicated");
    }
    assertThat(location(send(staff))).contains("saved=3");

    Forms steps = form(theatre + "/edit/begin/commitments.yaml");
    for (int i = 0; i < 2; i++) {
      row(
          steps,
          "commitments.yaml",
          i,
          "actor",
          i == 0 ? "north" : "south",
          "what",
          "Answers a hotline",
          "cost_central",
          "0.02",
          "gives_to",
          i == 0 ? "south" : "north",
          "gives_low",
          "0.02",
          "gives_central",
          "0.04",
          "gives_high",
          "0.08",
          "seen_central",
          "0.9",
          "delay_months",
          "1",
          "reversible",
          "yes",
          "verifier",
          "the mission",
          "source",
          "assumption");
    }
    assertThat(location(send(steps))).contains("saved=4");
    Forms provisions = form(theatre + "/edit/begin/provisions.yaml");
    row(
        provisions,
        "provisions.yaml",
        0,
        "group",
        "Water",
        "name",
        "The dam",
        "question",
        "Who keeps the dam?",
        "reason",
        "Both drink from it",
        "weight",
        "2",
        "weight_source",
        "assumption",
        "source",
        "assumption");
    assertThat(location(send(provisions))).contains("saved=5");

    // An operation where there was none.
    Forms fresh = form(theatre + "/edit/new-option");
    String made =
        location(
            send(fresh.with("from", "agreement-without-deployment").with("title", "Observers")));
    assertThat(made).contains("/edit/options/observers/frame");
    Forms frame = form(theatre + "/edit/options/observers/frame");
    frame
        .with("mission", "yes")
        .with("o:mission.lead", "international-mission")
        .with("o:mission.caveats", "0.2")
        .with("o:mission.includes_spoilers", "no");
    for (String date : List.of("mandate_given", "first_deployment", "full_capability")) {
      frame
          .with("q:dates." + date + ".low", "20")
          .with("q:dates." + date + ".central", "31")
          .with("q:dates." + date + ".high", "50");
    }
    assertThat(location(send(frame))).contains("saved=7");

    run(theatre);
    for (String question : List.of("staffing", "consent", "commitment", "completeness")) {
      assertThat(page(theatre + "/" + question))
          .as(question)
          .contains("class=\"chapter\"")
          .doesNotContain("Begin it");
    }
    assertThat(page(theatre + "/staffing")).contains("Observers");

    StudyInput taken = taken(theatre);
    assertThat(taken.force().orElseThrow().pledges()).hasSize(2);
    assertThat(taken.positions().orElseThrow().positions()).hasSize(6);
    assertThat(taken.menu().orElseThrow().steps()).hasSize(2);
    assertThat(taken.catalogue().provisions().getLast().question()).isEqualTo("Who keeps the dam?");
    assertThat(page(theatre + "/edit/tables")).doesNotContain("Who might serve");
    assertThat(location(served.get(theatre + "/edit/begin/issues.csv" + PLANNER)))
        .contains("/edit/tables");
  }

  private static StudyInput taken(String theatre) throws Exception {
    byte[] zip = served.bytes(theatre + "/edit/theatre.zip" + PLANNER).body();
    Path folder = Files.createTempDirectory(temporary, "taken");
    String name = "";
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        Path to = folder.resolve(e.getName());
        Files.createDirectories(to.getParent());
        Files.write(to, in.readAllBytes());
        name = e.getName().replaceAll("/.*", "");
      }
    }
    return StudyInput.read(folder.resolve(name));
  }

  @Test
  void nobodyToSendAndEmptyTablesAreNoMistakeAndMistakesStandAtTheirCells() throws Exception {
    String theatre = begun();
    Forms staff = form(theatre + "/edit/begin/contributors.csv");
    row(staff, "contributors.csv", 1, "contributor", "east", "name", "An eastern State");
    row(
        staff,
        "pledges.csv",
        2,
        "contributor",
        "east",
        "unit",
        "monitor",
        "count",
        "many",
        "persons",
        "1",
        "ready_month",
        "2",
        "status",
        "offered");
    row(staff, "units.yaml", 0, "strength_low", "900");

    HttpResponse<String> wrong = send(staff);

    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .containsPattern("id=\"f-pledges-csv-2-count\"[^>]*aria-invalid=\"true\"")
        .containsPattern("id=\"f-pledges-csv-2-count-wrong\"><span>Count[^<]*many|class=\"wrong\"")
        .containsPattern(
            "id=\"f-units-yaml-0-strength_central-wrong\"|f-units-yaml-0-strength-central-wrong")
        .contains("value=\"many\"", "href=\"#f-pledges-csv-2-count-wrong\"");
    assertThat(page(theatre + "/edit/tables")).contains("Who might serve");

    // With nobody in any table the theatre can be read, and the question is answered: by nobody.
    assertThat(location(send(form(theatre + "/edit/begin/contributors.csv")))).contains("saved=2");
    for (String file : List.of("precedents.csv", "incidents.csv", "observed.csv")) {
      HttpResponse<String> empty = send(form(theatre + "/edit/begin/" + file));
      assertThat(empty.statusCode()).as(file + told(empty.body())).isIn(303, 422);
    }
    run(theatre);
    assertThat(page(theatre + "/")).contains("answered");
  }

  @ParameterizedTest
  @CsvSource({
    "p.csv, 'year;low;best;high;source;note|2014;1;2;3;counted;', 303, ''",
    "p.csv, 'year,low,best,high,source,note|2014,1,2,3,counted,', 303, ''",
    "p.csv, 'year,low,best,high,source,note|2014,9,2,3,counted,', 422, incidents.csv:2",
    "p.csv, 'year,low,best,high,source,note', 303, ''",
    "p.csv, '', 422, is empty",
    "p.csv, 'nothing of the kind', 422, has a header and no rows"
  })
  void aFileIsBroughtAndCheckedAlike(String name, String text, int status, String told)
      throws Exception {
    String theatre = THEATRES.computeIfAbsent(status == 303 ? text : "", _ -> fresh());
    String began = form(theatre + "/edit/begin/incidents.csv").value("began");

    HttpResponse<String> answer =
        file(
            theatre + "/edit/begin/incidents.csv" + PLANNER,
            began,
            "incidents.csv",
            name,
            text.replace("|", "\n").getBytes(UTF_8));

    assertThat(answer.statusCode()).as(told(answer.body())).isEqualTo(status);
    if (status == 422) {
      assertThat(told(answer.body())).contains("Nothing was saved yet", told);
    } else {
      assertThat(served.get(theatre + "/edit/tables/incidents.csv" + PLANNER).body())
          .contains(text.contains("2014") ? "counted" : "Nothing stands in this file yet.");
    }
  }

  private static final Map<String, String> THEATRES = new java.util.HashMap<>();

  private static String fresh() {
    try {
      return begun();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static HttpResponse<String> file(
      String path, String began, String field, String name, byte[] bytes) {
    var body = new ByteArrayOutputStream();
    body.writeBytes(
        ("--BOUND\r\nContent-Disposition: form-data; name=\"began\"\r\n\r\n" + began + "\r\n")
            .getBytes(UTF_8));
    body.writeBytes(
        ("--BOUND\r\nContent-Disposition: form-data; name=\""
                + field
                + "\"; filename=\""
                + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
            .getBytes(UTF_8));
    body.writeBytes(bytes);
    body.writeBytes("\r\n--BOUND--\r\n".getBytes(UTF_8));
    return served.send(
        served
            .request(path)
            .header("Content-Type", "multipart/form-data; boundary=BOUND")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
  }
}
