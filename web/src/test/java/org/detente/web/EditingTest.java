package org.detente.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.detente.option.Option;
import org.detente.option.OptionWriter;
import org.detente.study.StudyInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// FEATURE UNDER TEST: changing options in the browser, without scripts: what is typed is saved or
/// told what is wrong with it at its field, nothing is lost, and nobody gets what is not for them.
class EditingTest {

  private static final String PLANNER = "?audience=planner";
  private static final String MISSION = "/edit/options/concord-mission";

  @TempDir private Path temporary;

  private Path theatre;
  private Path data;
  private Served served;

  @BeforeEach
  void serve() throws Exception {
    theatre = Served.theatre(temporary);
    data = temporary.resolve("data");
    served = Served.start(theatre, data);
  }

  @AfterEach
  void stop() {
    served.close();
  }

  private String page(String path) {
    HttpResponse<String> page =
        served.get(path + (path.contains("?") ? "&audience=planner" : PLANNER));
    assertThat(page.statusCode()).as(path).isEqualTo(200);
    return page.body();
  }

  private Forms form(String part) {
    return Forms.on(page(MISSION + "/" + part), MISSION);
  }

  private HttpResponse<String> send(Forms form) {
    return served.post(form.action(), form.body());
  }

  /// The page to which the browser is sent after something was saved.
  private String saved(HttpResponse<String> answer, int version) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    String place = answer.headers().firstValue("Location").orElseThrow();
    assertThat(place).endsWith("saved=" + version);
    return served.get(place).body();
  }

  private Option option(String id) throws IOException {
    return options().get(id);
  }

  /// The options as the command line would read them from what a planner takes away.
  private Map<String, Option> options() throws IOException {
    Path folder = Files.createTempDirectory(temporary, "taken");
    Map<String, byte[]> files = unzipped(bytes("/edit/theatre.zip" + PLANNER));
    files.forEach(
        (name, bytes) -> {
          try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
    var options = new TreeMap<String, Option>();
    StudyInput.read(folder.resolve("tiny")).folder().options().forEach(o -> options.put(o.id(), o));
    return options;
  }

  private byte[] bytes(String path) {
    try {
      return java.net.http.HttpClient.newHttpClient()
          .send(served.request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray())
          .body();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, byte[]> unzipped(byte[] zip) throws IOException {
    var files = new TreeMap<String, byte[]>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        files.put(e.getName(), in.readAllBytes());
      }
    }
    return files;
  }

  private static String written(Option option) {
    return OptionWriter.text(option, List.of());
  }

  // ---- forms

  @ParameterizedTest
  @ValueSource(
      strings = {
        "frame",
        "zones",
        "zones?setting=hardness&provider=concord",
        "zones?setting=infantry&provider=concord",
        "plan?zone=mill-plain",
        "plan?zone=east-bank",
        "words",
        "settings",
        "provisions",
        "text"
      })
  void whatIsSentAsItCameChangesNothing(String part) throws IOException {
    Map<String, Option> before = options();
    HttpResponse<String> answer = send(form(part));

    assertThat(saved(answer, 0)).contains("Nothing was changed.");
    options().forEach((id, o) -> assertThat(written(o)).isEqualTo(written(before.get(id))));
    assertThat(page("/changes")).doesNotContain("/changes/2");
  }

  @Test
  void aFrameIsChangedAndTheFolderIsNot() throws Exception {
    String before = Files.readString(theatre.resolve("options/concord-mission.yaml"));
    served.ended("0001");
    Forms form =
        form("frame")
            .with("t:title", "Wiese & \"Tal\": <neu>")
            .with("r:dates.first_deployment.central", "30")
            .with("o:mission.caveats", "0.35")
            .with("o:mission.fixed_term_months", "")
            .with("line front", "no");

    String page = saved(send(form), 2);

    assertThat(page).contains("Saved as version 2.", "Undo", "stale now");
    Option now = option("concord-mission");
    assertThat(now.title()).isEqualTo("Wiese & \"Tal\": <neu>");
    assertThat(now.dates().orElseThrow().firstDeployment().orElseThrow().central()).isEqualTo(30);
    assertThat(now.mission().orElseThrow().caveats()).isEqualTo(0.35);
    assertThat(now.mission().orElseThrow().fixedTermMonths()).isEmpty();
    assertThat(now.linePlans().get("front").separation()).isFalse();
    assertThat(now.linePlans()).containsKey("north-border");
    assertThat(Files.readString(theatre.resolve("options/concord-mission.yaml"))).isEqualTo(before);
    assertThat(served.get("/options/concord-mission").body())
        .contains("Wiese &amp; &quot;Tal&quot;");
    assertThat(served.get("/api/questions.json").body()).contains("\"outcome\":\"stale\"");
    String change = page("/changes/2");
    assertThat(change)
        .contains("Share of the armed strength", "0.35")
        .contains("27 (14 to 48)", "30 (14 to 48)");
  }

  @Test
  void inTheListOfMistakesEachIsNamedByItsField() {
    String page = send(form("frame").with("t:title", "").with("o:mission.caveats", "7")).body();

    assertThat(page)
        .contains(
            "<a href=\"#f-ttitle-wrong\">Title: It is empty",
            "Share of the armed strength bound by national caveats (0 to 1): It is 7");
  }

  @Test
  void aZonesPlanIsOneClickFromTheMapForWhoeverMayChangeIt() {
    String link = "/edit/options/concord-mission/plan?zone=mill-plain&audience=planner";
    String map = "/map?option=concord-mission";

    assertThat(page(map)).contains(link.replace("&", "&amp;"));
    assertThat(served.get(link).body()).contains("Plan of Mill Plain");
    assertThat(served.get(map).body()).doesNotContain("/edit/options/");
    assertThat(served.get(map + "&audience=mediator").body()).doesNotContain("/edit/options/");
    assertThat(page("/map?option=status-quo")).doesNotContain("/edit/options/");
  }

  @Test
  void whatWasChangedIsTriedAtOnceBesideWhatItWas() {
    String saved =
        saved(
            send(
                form("frame")
                    .with("t:label", "Kuckuck")
                    .with("r:dates.first_deployment.low", "50")
                    .with("r:dates.first_deployment.central", "50")
                    .with("r:dates.first_deployment.high", "50")
                    .with("r:dates.full_capability.low", "60")
                    .with("r:dates.full_capability.central", "60")
                    .with("r:dates.full_capability.high", "60")),
            2);
    String address = "/what-if?option=concord-mission&before=1";
    assertThat(saved).contains(address.replace("&", "&amp;"));
    assertThat(page(MISSION + "/history")).contains(address.replace("&", "&amp;"));
    assertThat(page(address)).contains("name=\"before\" value=\"1\"", "(version 1)");

    String then = page(address.replace("what-if?", "what-if/answer?"));
    assertThat(then)
        .contains("id=\"beside-", "Kuckuck beside The Concord Mission comes between (version 1)");
    String same = page("/what-if/answer?option=concord-mission&before=2");
    assertThat(same).contains("Kuckuck beside Kuckuck (version 2)");
    assertThat(figures(then)).isNotEqualTo(figures(same));
    assertThat(served.get("/api/what-if.json?option=concord-mission&before=1&audience=planner"))
        .satisfies(
            a ->
                assertThat(a.body())
                    .contains("\"before\":\"The Concord Mission comes between (version 1)\""));
  }

  private static String figures(String answer) {
    return answer.substring(answer.indexOf("id=\"beside-"), answer.indexOf("id=\"detail\""));
  }

  @ParameterizedTest
  @CsvSource({
    "'/what-if?option=concord-mission&before=1', earlier versions",
    "'/what-if/answer?option=concord-mission&before=1&audience=mediator', earlier versions",
    "'/api/what-if.json?option=concord-mission&before=1', earlier versions",
    "'/what-if?option=concord-mission&before=9&audience=planner', no such version",
    "'/what-if?option=concord-mission&before=x&audience=planner', no such version",
    "'/what-if?option=nachtigall&before=1&audience=planner', no such option with an agreement"
  })
  void earlierVersionsAreTriedByPlannersWhereThereAreSuch(String path, String why) {
    HttpResponse<String> made =
        served.post("/edit/new-option" + PLANNER, "began=1&from=concord-mission&title=Nachtigall");
    assertThat(made.statusCode()).isEqualTo(303);

    HttpResponse<String> answer = served.get(path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).containsIgnoringCase(why);
    // A new option has nothing that it was.
    assertThat(served.get(made.headers().firstValue("Location").orElseThrow()).body())
        .contains("Saved as version 2")
        .doesNotContain("before=");
  }

  @Test
  void aNewRunAnswersAfterAChangeAndUndoingLeadsBackToTheOldOne() throws Exception {
    served.ended("0001");
    saved(send(form("frame").with("t:title", "Answered anew")), 2);
    String compare = "/compare?option=concord-mission";
    assertThat(served.get(compare).body()).contains("have changed since the run");

    served.post("/runs" + PLANNER, "futures=6&replications=1&seed=1");
    served.ended("0002");

    assertThat(served.get("/api/questions.json").body()).contains("\"outcome\":\"answered\"");
    assertThat(served.get(compare).body()).contains("class=\"chapter\"", "Answered anew");
    assertThat(page("/changes")).containsPattern("/changes/2\\?[\\s\\S]*?run=0002");
    String runs = page("/compare-runs?first=0001&second=0002");
    assertThat(runs)
        .contains("Run 0002 beside run 0001", "Version of the theatre", "Answered anew")
        .contains("Compared future by future, on ", "options/concord-mission.yaml")
        .doesNotContain("Both runs read the same files");
    assertThat(served.get("/compare-runs?first=0001&second=0002").body())
        .contains("Options whose files changed: ")
        .doesNotContain("concord-mission.yaml");

    saved(send(Forms.on(page("/changes"), "/changes/undo")), 3);
    assertThat(served.get("/api/questions.json").body()).contains("\"outcome\":\"stale\"");
    // The records of the first run are those of the files as they are again.
    String first = served.get(compare + "&run=0001").body();
    assertThat(first).contains("class=\"chapter\"").doesNotContain("Answered anew");
    saved(send(Forms.on(page("/changes"), "/changes/redo")), 4);
    assertThat(served.get(compare).body()).contains("class=\"chapter\"", "Answered anew");
  }

  @Test
  void mistakesStandAtTheirFieldsAndWhatWasTypedIsKept() throws IOException {
    Forms form =
        form("frame")
            .with("t:title", "")
            .with("o:mission.caveats", "1.7")
            .with("r:dates.full_capability.low", "never")
            .with("t:summary", "A <b>new</b> summary");

    HttpResponse<String> answer = send(form);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("Nothing was saved yet", "A &lt;b&gt;new&lt;/b&gt; summary", "value=\"1.7\"")
        .containsPattern(
            "name=\"t:title\"[^>]*aria-invalid=\"true\"[^>]*aria-describedby=\"f-ttitle-wrong\"")
        .containsPattern("id=\"f-omission-caveats-wrong\"[^>]*><span>[^<]*1\\.7")
        .containsPattern("name=\"r:dates.full_capability.low\"[^>]*aria-invalid")
        .containsPattern("id=\"f-rdates-full-capability-wrong\"[^>]*><span>[^<]*never");
    assertThat(answer.body())
        .contains("<a href=\"#f-ttitle-wrong\">", "<a href=\"#f-omission-caveats-wrong\">");
    assertThat(option("concord-mission").mission().orElseThrow().caveats()).isEqualTo(0.2);
    // Put right, the same form is saved.
    Forms again =
        Forms.on(answer.body(), MISSION)
            .with("t:title", "Right")
            .with("o:mission.caveats", "0.7")
            .with("r:dates.full_capability.low", "20");
    saved(send(again), 2);
    assertThat(option("concord-mission").summary()).isEqualTo("A <b>new</b> summary");
  }

  @Test
  void anOptionCanDoWithoutAnOperationOnlyWhereNobodyInternationalIsPlanned() {
    HttpResponse<String> answer = send(form("frame").with("mission", "no"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("has an international presence, but no mission");
  }

  @Test
  void phasesComeAndGoWithWhatIsPlannedInThem() throws IOException {
    Forms added =
        form("frame")
            .with("o:phases.2.to", "90")
            .with("t:phases.2.exit", "date")
            .with("o:phases.3.title", "Later still")
            .with("t:phases.3.ramp", "local-policing")
            .with("o:phases.3.from", "90")
            .with("t:phases.3.exit", "date");
    saved(send(added), 2);

    Option longer = option("concord-mission");
    assertThat(longer.phases())
        .extracting(Option.Phase::id)
        .containsExactly("interposition", "mixed-police", "local", "later-still");
    longer
        .zonePlans()
        .values()
        .forEach(p -> assertThat(p.phases().get("later-still")).isEqualTo(p.phases().get("local")));

    Forms removed = form("frame").with("o:phases.1.title", "").with("o:phases.2.from", "24");
    saved(send(removed), 3);
    assertThat(option("concord-mission").phases())
        .extracting(Option.Phase::id)
        .containsExactly("interposition", "local", "later-still");
  }

  @Test
  void theTableOfZonesChangesWhoLeadsAndHowManyThereAre() throws IOException {
    String plain = "zone_plans.2.phases.mixed-police";
    saved(send(form("zones").with("lead " + plain, "1")), 2);
    var plan = option("concord-mission").zonePlans().get("mill-plain").phases().get("mixed-police");
    assertThat(plan.get(0).lead()).isFalse();
    assertThat(plan.get(1).lead()).isTrue();

    String pass = "o:zone_plans.0.phases.interposition.1.units.infantry.fixed";
    saved(send(form("zones?setting=infantry&provider=concord").with(pass, "140")), 3);
    assertThat(written(option("concord-mission"))).contains("infantry: {fixed: 140,");

    HttpResponse<String> wrong =
        send(form("zones?setting=infantry&provider=concord").with(pass, "many"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .contains("value=\"many\"")
        .containsPattern("-fixed-wrong\"[^>]*><span>[^<]*many");
  }

  @Test
  void aPlanIsChangedForOneZoneOrForSeveral() throws IOException {
    String list = "zone_plans.3.phases.local.2";
    Forms form =
        form("plan?zone=east-bank")
            .with("with", "east-bank")
            .with("o:zone_plans.3.note", "Elders join")
            .with("t:" + list + ".provider", "elders")
            .with("t:" + list + ".type", "community")
            .with("t:" + list + ".lead", "no")
            .with("t:" + list + ".hardness", "unarmed")
            .with("t:" + list + ".mandate", "monitoring")
            .with("t:" + list + ".roe", "none")
            .with("l:" + list + ".tasks", "", "oversight", "liaise");
    saved(send(form), 2);
    var bank = option("concord-mission").zonePlans().get("east-bank");
    assertThat(bank.note()).isEqualTo("Elders join");
    assertThat(bank.phases().get("local")).hasSize(3);
    assertThat(bank.phases().get("mixed-police")).hasSize(2);

    // Gone again: without a provider there is no presence.
    saved(send(form("plan?zone=east-bank").with("t:" + list + ".provider", "")), 3);
    assertThat(option("concord-mission").zonePlans().get("east-bank").phases().get("local"))
        .hasSize(2);

    Forms both =
        form("plan?zone=upper-vale")
            .with("with", "upper-vale", "hollow-pass", "mill-plain")
            .with("o:zone_plans.1.note", "The same in three zones");
    saved(send(both), 4);
    var plans = option("concord-mission").zonePlans();
    for (String zone : List.of("upper-vale", "hollow-pass", "mill-plain")) {
      assertThat(plans.get(zone).note()).isEqualTo("The same in three zones");
      assertThat(plans.get(zone).phases()).isEqualTo(plans.get("upper-vale").phases());
    }
    assertThat(plans.get("mill-plain").withdrawal()).isEmpty();
    assertThat(page("/changes/4")).contains("withdrawal by");
  }

  @Test
  void headingsAndCommitmentsAreChanged() throws IOException {
    Forms form =
        form("words")
            .with("t:headings.logistics", "By road only.")
            .with("t:headings.commitments.parties.side-a.floor", "0.45")
            .with("o:headings.monitoring.observers_per_km.front", "0.5");
    saved(send(form), 2);

    Option now = option("concord-mission");
    assertThat(now.headings().text()).containsEntry("logistics", "By road only.");
    assertThat(now.headings().commitmentFloors()).containsEntry("side-a", 0.45);
    assertThat(now.headings().observersPerKm()).containsEntry("front", 0.5);
  }

  private static List<String> stated(Option option) {
    return option.settings().stream()
        .map(s -> s.issue() + " " + s.place().orElse("-") + " " + s.level())
        .toList();
  }

  @Test
  void settingsAreChangedByPlaceAndUndone() throws IOException {
    Forms form =
        form("settings")
            .with("o:settings.status.other", "settled")
            .with("o:settings.mandate.mill-plain", "interposition")
            .with("o:settings.mandate.inner", "monitoring")
            .with("o:settings.mandate.other", "none");
    String page = saved(send(form), 2);

    assertThat(stated(option("concord-mission")))
        .containsExactlyInAnyOrder(
            "status - settled",
            "mandate - none",
            "mandate inner monitoring",
            "mandate mill-plain interposition");
    assertThat(page("/changes/2"))
        .contains(
            "Scale Status",
            "open",
            "settled",
            "Scale Mandate in Mill Plain",
            "follows from the rest of the option")
        .doesNotContain("Setting other");

    saved(send(Forms.on(page, "/changes/undo")), 3);
    assertThat(stated(option("concord-mission"))).containsExactly("status - open");
    saved(send(form("settings").with("o:settings.status.other", "")), 4);
    assertThat(option("concord-mission").settings()).isEmpty();
  }

  @Test
  void aSettingThatIsNoneStandsAtItsField() throws IOException {
    HttpResponse<String> refused =
        send(
            form("settings")
                .with("o:settings.mandate.mill-plain", "nonsense")
                .with("o:settings.status.other", "settled"));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .containsPattern(
            "name=\"o:settings.mandate.mill-plain\"[^>]*aria-invalid=\"true\"[^>]*aria-describedby=\"f-osettings-mandate-mill-plain-wrong\"")
        .containsPattern("id=\"f-osettings-mandate-mill-plain-wrong\"[^>]*><span>[^<]*nonsense");
    assertThat(Forms.on(refused.body(), MISSION).value("o:settings.status.other"))
        .isEqualTo("settled");
    assertThat(stated(option("concord-mission"))).containsExactly("status - open");
  }

  @Test
  void provisionsAreStatedAndTakenBack() throws IOException {
    String in = "o:provisions.%s.";
    Forms form =
        form("provisions")
            .with(in.formatted("a1-signatories") + "status", "answered")
            .with(in.formatted("a1-signatories") + "where", "Article 1")
            .with(in.formatted("a1-signatories") + "text", "Both \"sides\": named.")
            .with(in.formatted("a2-non-use-of-force") + "status", "deferred")
            .with(in.formatted("a2-non-use-of-force") + "body", "a claims commission")
            .with(in.formatted("a2-non-use-of-force") + "after_months", "24")
            .with(in.formatted("a2-non-use-of-force") + "text", "Later.");
    saved(send(form), 2);

    Option now = option("concord-mission");
    assertThat(now.statements()).containsOnlyKeys("a1-signatories", "a2-non-use-of-force");
    assertThat(now.statements().get("a1-signatories").where()).isEqualTo("Article 1");
    assertThat(now.statements().get("a1-signatories").text()).isEqualTo("Both \"sides\": named.");
    assertThat(now.statements().get("a2-non-use-of-force").settled())
        .isEqualTo(Option.Settled.DEFERRED);
    assertThat(now.statements().get("a2-non-use-of-force").afterMonths()).contains(24.0);
    assertThat(page("/changes/2"))
        .contains("Provision Parties and signatories: where it is settled");

    Forms back = form("provisions");
    for (String part : List.of("status", "where", "text")) {
      back.with(in.formatted("a1-signatories") + part, "");
    }
    saved(send(back), 3);
    assertThat(option("concord-mission").statements()).containsOnlyKeys("a2-non-use-of-force");
  }

  @Test
  void whatIsMissingOfAProvisionStandsAtItsField() throws IOException {
    String in = "o:provisions.a1-signatories.";
    HttpResponse<String> refused =
        send(form("provisions").with(in + "status", "deferred").with(in + "after_months", "soon"));

    assertThat(refused.statusCode()).isEqualTo(422);
    String id = "f-oprovisions-a1-signatories-";
    assertThat(refused.body())
        .containsPattern("id=\"" + id + "after-months-wrong\"[^>]*><span>[^<]*soon")
        .containsPattern("id=\"" + id + "text-wrong\"[^>]*><span>")
        .containsPattern("id=\"" + id + "body-wrong\"[^>]*><span>[^<]*add body and after_months")
        .contains("<a href=\"#" + id + "body-wrong\">")
        .doesNotContain(id + "status-wrong");
    // What was begun is open, so that its mistakes are seen.
    assertThat(refused.body())
        .containsPattern("<details[^>]* open[^>]*><summary>[^<]*: deferred</summary>");
    HttpResponse<String> alone = send(form("provisions").with(in + "text", "Typed and not said."));
    assertThat(alone.statusCode()).isEqualTo(422);
    assertThat(alone.body())
        .contains("Typed and not said.")
        .containsPattern("id=\"" + id + "status-wrong\"[^>]*><span>");
    assertThat(option("concord-mission").statements()).isEmpty();
  }

  @Test
  void theFileAsTextIsKeptWordForWord() throws IOException {
    Forms form = form("text");
    String text =
        "# Mine.\n" + form.value("text").replace("\"Interposition\"", "\"Apart # in between\"");
    saved(send(form.with("text", text)), 2);

    assertThat(form("text").value("text")).isEqualTo(text);
    HttpResponse<String> wrong = send(form("text").with("text", text + "nonsense: 1\n"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .containsPattern("options/concord-mission.yaml:[0-9]+: the key nonsense is unknown");
    // Comments at the head outlive a form, and forms warn of others.
    assertThat(page(MISSION + "/frame")).doesNotContain("has comments between its lines");
    saved(send(form("frame").with("t:label", "Short")), 3);
    assertThat(form("text").value("text")).startsWith("# Mine.\n");
    saved(send(form("text").with("text", form("text").value("text") + "# below\n")), 4);
    assertThat(page(MISSION + "/frame")).contains("has comments between its lines");
  }

  @Test
  void formsKeepCommentsOfWhatTheyDoNotChange() throws IOException {
    Forms form = form("text");
    // Parts that are named and used again are written anew where the part itself changes.
    String text =
        form.value("text")
            .replace("headings:\n", "# Above all headings.\nheadings:   # beside them\n")
            .replace("  logistics:", "  # Of supply.\n  logistics:")
            .replace("dates:", "# Of dates.\ndates:")
            .replace("  - {id: mixed-police", "  # Of the second.\n  - {id: mixed-police");
    saved(send(form.with("text", text)), 2);
    saved(send(form("words").with("t:headings.longevity", "Nine years # or so.")), 3);

    String now = form("text").value("text");
    assertThat(now)
        .isEqualTo(
            text.replace(
                "longevity: \"Eight years from first deployment.\"",
                "longevity: \"Nine years # or so.\""));
    assertThat(option("concord-mission").headings().text())
        .containsEntry("longevity", "Nine years # or so.");

    saved(send(form("frame").with("t:title", "Another title")), 4);
    assertThat(form("text").value("text"))
        .contains("# Above all headings.", "# Of supply.", "# Of dates.", "Another title");
    saved(send(form("settings").with("o:settings.mandate.other", "monitoring")), 5);
    saved(send(form("frame").with("o:phases.0.title", "First")), 6);
    String last = form("text").value("text");
    assertThat(last)
        .contains("# Above all headings.", "# Of supply.", "# Of dates.", "# Of the second.");
    // What nobody changed stands as it did, to the letter.
    assertThat(last)
        .contains(text.substring(text.indexOf("# Of the second."), text.indexOf("  longevity:")));
  }

  // ---- two tabs

  @ParameterizedTest
  @CsvSource({"frame,t:title", "words,t:headings.logistics", "text,text"})
  void twoTabsAreBothHeard(String part, String field) throws IOException {
    Forms first = form(part);
    Forms second = form(part);
    String own =
        part.equals("text")
            ? second.value("text").replace("Concord Mission comes", "Second tab")
            : "Second tab";
    String theirs =
        part.equals("text")
            ? first.value("text").replace("Concord Mission comes", "First tab")
            : "First tab";
    saved(send(first.with(field, theirs)), 2);

    HttpResponse<String> refused = send(second.with(field, own));

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body())
        .contains(
            "Somebody else saved this option meanwhile",
            "First tab",
            "Second tab",
            "Save mine over it");
    assertThat(written(option("concord-mission")))
        .contains("First tab")
        .doesNotContain("Second tab");
    Forms again = Forms.on(refused.body(), MISSION);
    assertThat(again.value(field)).contains("Second tab");
    saved(send(again), 3);
    assertThat(written(option("concord-mission"))).contains("Second tab");
    assertThat(page("/changes/2")).contains("First tab");
  }

  @Test
  void twoTabsOnSettingsAndProvisionsAreBothHeard() throws IOException {
    String provision = "o:provisions.a1-signatories.";
    Forms late = form("settings").with("o:settings.status.other", "none");
    Forms lateToo =
        form("provisions")
            .with(provision + "status", "open")
            .with(provision + "text", "Second tab.");
    saved(send(form("settings").with("o:settings.status.other", "settled")), 2);

    HttpResponse<String> refused = send(late);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("Scale Status", "settled", "none", "Save mine over it");
    HttpResponse<String> refusedToo = send(lateToo);
    assertThat(refusedToo.statusCode()).isEqualTo(409);
    assertThat(refusedToo.body()).contains("Second tab.");
    assertThat(stated(option("concord-mission"))).containsExactly("status - settled");

    saved(send(Forms.on(refused.body(), MISSION)), 3);
    assertThat(stated(option("concord-mission"))).containsExactly("status - none");
  }

  // ---- new, deleted, undone

  @Test
  void anOptionIsDuplicatedDeletedAndHadBack() throws IOException {
    Forms make =
        Forms.on(page("/edit/new-option?from=concord-mission"), "/edit/new-option")
            .with("title", "Ein Zwilling");
    saved(send(make), 2);

    Option twin = option("ein-zwilling");
    assertThat(twin.confidentiality()).isEqualTo(Option.Confidentiality.PLANNER);
    assertThat(twin.basis()).isEqualTo(Option.Basis.USER);
    assertThat(twin.zonePlans()).isEqualTo(option("concord-mission").zonePlans());
    assertThat(served.get("/options").body()).doesNotContain("Zwilling");
    assertThat(page("/options")).contains("Zwilling");
    assertThat(written(option("concord-mission"))).doesNotContain("Zwilling");

    Forms delete =
        Forms.on(page("/edit/options/ein-zwilling/delete"), "/edit/options/ein-zwilling/delete");
    String after = saved(send(delete), 3);
    assertThat(options()).doesNotContainKey("ein-zwilling");
    saved(send(Forms.on(after, "/changes/undo")), 4);
    assertThat(options()).containsKey("ein-zwilling");
    saved(send(Forms.on(page("/changes"), "/changes/redo")), 5);
    assertThat(options()).doesNotContainKey("ein-zwilling");
    assertThat(page("/changes"))
        .contains("undone: deleted the option Ein Zwilling", "as version 3");
  }

  @Test
  void undoingTheOnlyChangeTellsWhatWasUndone() {
    saved(send(form("frame").with("t:title", "Once")), 2);

    String undone = saved(send(Forms.on(page("/changes"), "/changes/undo")), 3);

    assertThat(undone)
        .containsPattern("role=\"status\">Undone: [^<]+\\. Saved as version 3")
        .contains("Do it again")
        .doesNotContain("Nothing was changed.");
    String again = saved(send(Forms.on(undone, "/changes/redo")), 4);
    assertThat(again).contains("Saved as version 4").doesNotContain("Undone:");
    assertThat(served.get("/changes?audience=planner&saved=0").body())
        .contains("Nothing was changed.");
  }

  @Test
  void anOptionBeginsFromNothing() throws IOException {
    Forms make =
        Forms.on(page("/edit/new-option"), "/edit/new-option")
            .with("from", "")
            .with("title", "Blank");
    saved(send(make), 2);

    Option blank = option("blank");
    assertThat(blank.agreement()).isTrue();
    assertThat(blank.mission()).isEmpty();
    assertThat(blank.zonePlans()).hasSize(4);
    for (String part : List.of("frame", "zones", "plan?zone=mill-plain", "words", "text")) {
      assertThat(page("/edit/options/blank/" + part)).contains("<h1>");
    }
  }

  @Test
  void theStatusQuoIsChangedButNotDeleted() throws IOException {
    Forms frame = Forms.on(page("/edit/options/status-quo/frame"), "/edit/options/status-quo");
    saved(send(frame.with("t:title", "As it is")), 2);
    assertThat(option("status-quo").title()).isEqualTo("As it is");
    assertThat(page("/edit/options/status-quo/zones")).contains("nothing changes in any zone");

    Forms delete =
        Forms.on(page("/edit/options/status-quo/delete"), "/edit/options/status-quo/delete");
    HttpResponse<String> refused = send(delete);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("no option has agreement: no");
  }

  @Test
  void whatWasUndoneElsewhereIsNotUndoneTwice() {
    saved(send(form("frame").with("t:title", "Once")), 2);
    Forms undo = Forms.on(page("/changes"), "/changes/undo");
    saved(send(undo), 3);

    HttpResponse<String> again = send(undo);

    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("was changed");
  }

  @Test
  void aChangeInTheFolderIsOfferedAndTakenOver() throws Exception {
    saved(send(form("frame").with("t:title", "Here")), 2);
    Path file = theatre.resolve("options/agreement-only.yaml");
    Files.writeString(file, Files.readString(file).replaceFirst("(?m)^title: .*$", "title: There"));

    String page = page("/changes");
    assertThat(page).contains("The folder has changed", "options/agreement-only.yaml");
    Forms take = Forms.on(page, "/changes/folder").with("file", "options/agreement-only.yaml");
    saved(send(take), 3);

    assertThat(option("agreement-only").title()).isEqualTo("There");
    assertThat(option("concord-mission").title()).isEqualTo("Here");
  }

  // ---- in and out

  private HttpResponse<String> upload(String name, byte[] bytes) throws IOException {
    String began = Forms.on(page("/edit/new-option"), "/edit/new-option").value("began");
    var body = new ByteArrayOutputStream();
    body.write(
        ("--BOUND\r\nContent-Disposition: form-data; name=\"began\"\r\n\r\n"
                + began
                + "\r\n--BOUND\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
            .getBytes(UTF_8));
    body.write(bytes);
    body.write("\r\n--BOUND--\r\n".getBytes(UTF_8));
    return served.send(
        served
            .request("/edit/upload" + PLANNER)
            .header("Content-Type", "multipart/form-data; boundary=BOUND")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
  }

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  @Test
  void whatIsTakenAwayAndBroughtBackIsTheSame() throws IOException {
    byte[] file = bytes("/options/concord-mission/file" + PLANNER);
    assertThat(file).isEqualTo(Files.readAllBytes(theatre.resolve("options/concord-mission.yaml")));
    saved(upload("concord-mission.yaml", file), 0);
    byte[] whole = bytes("/edit/theatre.zip" + PLANNER);
    saved(upload("tiny.zip", whole), 0);

    saved(send(form("frame").with("t:title", "Changed")), 2);
    saved(upload("other name.yaml", file), 3);
    assertThat(bytes("/options/concord-mission/file" + PLANNER)).isEqualTo(file);
    saved(send(form("frame").with("t:title", "Changed again")), 4);
    saved(upload("tiny.zip", whole), 5);
    assertThat(bytes("/edit/theatre.zip" + PLANNER)).isEqualTo(whole);
  }

  @Test
  void aPublicFileHoldsTheSameOptionWithoutComments() throws IOException {
    Forms form = form("text");
    send(form.with("text", form.value("text") + "# Wellensittich\n"));
    assertThat(new String(bytes("/options/concord-mission/file" + PLANNER), UTF_8))
        .contains("Wellensittich");

    String file = new String(bytes("/options/concord-mission/file"), UTF_8);

    assertThat(file).doesNotContain("Wellensittich");
    assertThat(file).isEqualTo(written(option("concord-mission")));
    assertThat(served.get("/options/planners-plan/file").statusCode()).isEqualTo(404);
    assertThat(served.get("/options/mediators-plan/file").statusCode()).isEqualTo(404);
    assertThat(served.get("/options/mediators-plan/file?audience=mediator").statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "public,Kanarie;Wellensittich;party:side-a",
    "party:side-b,Kanarie;Wellensittich;party:side-a",
    "party:side-a,Kanarie;Wellensittich",
    "mediator,Wellensittich;party:side-a",
  })
  void aCopyHoldsWhatItsReaderMayReadAndNothingElse(String audience, String forbidden)
      throws IOException {
    Files.writeString(theatre.resolve("notes.txt"), "Wellensittich");
    Path yaml = theatre.resolve("theatre.yaml");
    Files.writeString(yaml, "# Wellensittich\n" + Files.readString(yaml));
    byte[] zip = bytes("/theatre.zip?audience=" + audience);
    Map<String, byte[]> files = unzipped(zip);

    String positions = new String(files.get("tiny/positions.csv"), UTF_8);
    for (String word : forbidden.split(";")) {
      files.forEach(
          (name, bytes) -> assertThat(new String(bytes, UTF_8)).as(name).doesNotContain(word));
    }
    assertThat(files.keySet()).noneMatch(n -> n.contains("planners-plan"));
    assertThat(files.containsKey("tiny/options/mediators-plan.yaml"))
        .isEqualTo(audience.equals("mediator"));
    // gov-b might never accept "settled": for those who may know its limits only.
    assertThat(positions.lines().filter(l -> l.startsWith("gov-b,status")).findFirst())
        .hasValueSatisfying(
            l ->
                assertThat(l.contains("settled"))
                    .isEqualTo(audience.equals("mediator") || audience.equals("party:side-b")));
    Path folder = temporary.resolve("copy");
    for (var file : files.entrySet()) {
      Path to = folder.resolve(file.getKey());
      Files.createDirectories(to.getParent());
      Files.write(to, file.getValue());
    }
    StudyInput read = StudyInput.read(folder.resolve("tiny"));
    StudyInput own = StudyInput.read(theatre);
    assertThat(read.theatre().zones()).hasSameSizeAs(own.theatre().zones());
    for (Option option : read.folder().options()) {
      Option original =
          own.folder().options().stream()
              .filter(o -> o.id().equals(option.id()))
              .findFirst()
              .orElseThrow();
      assertThat(written(option)).isEqualTo(written(original));
    }
  }

  @Test
  void uploadsWithMistakesAreToldAllOfThem() throws IOException {
    String text = Files.readString(theatre.resolve("options/concord-mission.yaml"));
    HttpResponse<String> answer =
        upload(
            "concord-mission.yaml",
            text.replace("caveats: 0.2", "caveats: 7")
                .replace("basis: illustrative", "basis: mine")
                .getBytes(UTF_8));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .containsPattern(
            "options/concord-mission.yaml:[0-9]+:"
                + " mission.caveats|options/concord-mission.yaml:[0-9]+: caveats")
        .containsPattern("options/concord-mission.yaml:[0-9]+: basis is");
    for (byte[] junk :
        List.of(
            "[[[[[".getBytes(UTF_8),
            new byte[] {0, 1, 2, (byte) 0xff},
            "a: &a [*a]".getBytes(UTF_8),
            "- 1\n- 2".getBytes(UTF_8))) {
      assertThat(upload("junk.yaml", junk).statusCode()).isEqualTo(422);
    }
    HttpResponse<String> empty = upload("empty.yaml", new byte[0]);
    assertThat(empty.statusCode()).isEqualTo(422);
    HttpResponse<String> wrong = upload("no.zip", "PK nonsense".getBytes(UTF_8));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(empty.body()).contains("empty.yaml is empty.");
    for (HttpResponse<String> refused : List.of(empty, wrong)) {
      assertThat(refused.body()).contains("<a href=\"/edit/new-option?audience=planner\">");
    }
    assertThat(page("/changes")).doesNotContain("/changes/2");
  }

  @Test
  void zipsThatWouldDoHarmAreRefused() throws IOException {
    byte[] small = "x".getBytes(UTF_8);
    for (String name :
        List.of(
            "../escaped.yaml",
            "tiny/../../escaped.yaml",
            "/etc/escaped.yaml",
            "C:\\escaped.yaml",
            "a\u0000b.yaml",
            "run.sh",
            "a//b.yaml")) {
      HttpResponse<String> answer = upload("bad.zip", zip(Map.of(name, small)));
      assertThat(answer.statusCode()).as(name).isEqualTo(422);
      assertThat(answer.body()).as(name).containsAnyOf("leads elsewhere", "no file of a theatre");
    }
    var many = new TreeMap<String, byte[]>();
    for (int i = 0; i < 2100; i++) {
      many.put("f" + i + ".csv", small);
    }
    assertThat(upload("many.zip", zip(many)).body()).contains("more than 2,000 files");
    byte[] bomb = zip(Map.of("theatre.yaml", new byte[70_000_000]));
    assertThat(bomb.length).isLessThan(200_000);
    assertThat(upload("bomb.zip", bomb).body()).contains("larger than 64 MB");
    assertThat(upload("large.yaml", new byte[34_000_000]).statusCode()).isEqualTo(413);
    try (Stream<Path> files = Files.walk(temporary)) {
      assertThat(files.filter(f -> f.getFileName().toString().startsWith("escaped"))).isEmpty();
    }
    assertThat(page("/changes")).doesNotContain("/changes/2");
  }

  // ---- who may

  @Test
  void onlyWhoeverSitsAtTheMachineChangesThings() throws Exception {
    Forms form = form("frame").with("t:title", "From elsewhere");
    HttpResponse<String> foreign =
        served.send(
            served
                .request(form.action())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "cross-site")
                .POST(HttpRequest.BodyPublishers.ofString(form.body())));
    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(served.post(MISSION + "/frame", form.body()).statusCode()).isEqualTo(403);
    assertThat(option("concord-mission").title()).isNotEqualTo("From elsewhere");

    served.close();
    served = Served.start(theatre, data, false);
    for (String path :
        List.of(
            "/changes",
            MISSION + "/frame",
            MISSION + "/text",
            "/edit/new-option",
            "/edit/theatre.zip")) {
      assertThat(served.get(path).statusCode()).as(path).isEqualTo(403);
    }
    for (String path :
        List.of(MISSION + "/frame", "/changes/undo", "/edit/new-option", MISSION + "/delete")) {
      assertThat(served.post(path, form.body()).statusCode()).as(path).isEqualTo(403);
    }
    assertThat(served.get("/options").body()).doesNotContain("Make a new option");
    assertThat(served.get("/theatre.zip").statusCode()).isEqualTo(200);
    assertThat(served.get("/theatre.zip?audience=planner").statusCode()).isEqualTo(404);
  }

  @Test
  void otherViewsLeadToThePlannersAndShowNothingOfIt() {
    for (String path :
        List.of(
            "/edit/options/planners-plan/frame", "/edit/options/planners-plan/text", "/changes")) {
      String page = served.get(path).body();
      assertThat(page).contains("Changes are made in the planners");
      assertThat(page).doesNotContain("Wellensittich", "Kanarie");
    }
    assertThat(served.get("/options/concord-mission").body()).contains("Change it", "Duplicate it");
  }

  @Test
  void whatIsNotThereIsToldSo() {
    for (String path :
        List.of(
            "/edit/options/nobody/frame",
            "/changes/77",
            "/changes/x",
            "/changes/1/file?name=../secret",
            MISSION + "/plan?zone=nowhere",
            "/edit/options/status-quo/plan?zone=mill-plain")) {
      HttpResponse<String> page =
          served.get(path + (path.contains("?") ? "&" : "?") + "audience=planner");
      assertThat(page.statusCode()).as(path).isEqualTo(404);
    }
    assertThat(served.post(MISSION + "/frame" + PLANNER, "t:title=x").statusCode()).isEqualTo(404);
    assertThat(
            served
                .post(MISSION + "/frame" + PLANNER, "began=1&t:title.0.x=y&t:phases.99.id=z")
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void aDiskThatTakesNoMoreIsToldOnAClearPage() throws IOException {
    Files.writeString(data.resolve("theatres"), "in the way");

    HttpResponse<String> answer = send(form("frame").with("t:title", "No room"));

    assertThat(answer.statusCode()).isEqualTo(507);
    assertThat(answer.body())
        .contains("It could not be saved", "perhaps it is full", "Nothing was saved");
    Files.delete(data.resolve("theatres"));
    saved(send(form("frame").with("t:title", "Room again")), 2);
  }
}
