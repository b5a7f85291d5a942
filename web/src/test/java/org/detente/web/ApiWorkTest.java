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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.detente.web.work.RunState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/// FEATURE UNDER TEST: programs change what pages change, and are refused as pages are: with every
/// mistake, without overwriting what others did, and never from another page in the browser.
class ApiWorkTest {

  private static final String PLANNER = "?audience=planner";
  private static final String DRAFT = "/api/options/concord-mission/draft.json";

  @TempDir private Path temporary;

  private Path theatre;
  private Served served;
  private Described described;

  @BeforeEach
  void serve() throws Exception {
    theatre = Served.theatre(temporary);
    served = Served.start(theatre, temporary.resolve("data"));
    described = new Described(served);
  }

  @AfterEach
  void stop() {
    served.close();
  }

  /// An answer.
  private record Answer(int status, Map<String, Object> json, String tag, byte[] bytes) {

    /// What a list holds at a field of each of its objects.
    List<Object> each(String list, String field) {
      var all = new ArrayList<Object>();
      ((List<?>) json.get(list)).forEach(o -> all.add(((Map<?, ?>) o).get(field)));
      return all;
    }

    String text() {
      return new String(bytes, UTF_8);
    }
  }

  private Answer ask(String method, String path, String type, String version, byte[] body) {
    HttpRequest.Builder request =
        served
            .request(path)
            .method(
                method,
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    if (!version.isEmpty()) {
      request.header("If-Match", version);
    }
    HttpResponse<byte[]> answer = served.sendForBytes(request);
    String plain = path.replaceAll("^/t/[0-9]+|\\?.*", "");
    for (Described.Operation op : described.operations().values()) {
      if (op.method().equalsIgnoreCase(method)
          && plain.matches(op.path().replace(".", "\\.").replaceAll("\\{[a-z]+}", "[^/]+"))) {
        assertThat(op.refuses(answer.statusCode()))
            .as("%s is described for %s", answer.statusCode(), op.id())
            .isTrue();
      }
    }
    boolean json =
        answer.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
    return new Answer(
        answer.statusCode(),
        json ? JSON.std.mapFrom(new String(answer.body(), UTF_8)) : Map.of(),
        answer.headers().firstValue("ETag").orElse(""),
        answer.body());
  }

  private Answer patch(String path, String version, String body) {
    return ask("PATCH", path, "application/merge-patch+json", version, body.getBytes(UTF_8));
  }

  private Answer fresh(String path) {
    Answer answer = ask("GET", path + PLANNER, "", "", new byte[0]);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer;
  }

  private static String option(String id, Map<String, Object> json) {
    return JSON.std.asString(((Map<?, ?>) json.get("fields")).get(id));
  }

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    return bytes.toByteArray();
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

  // ---- every operation once

  /// Goes through everything that can be asked for, as a program would that has read the
  /// description and nothing else, and takes down what was asked.
  private final class Program {
    private final TreeSet<String> asked = new TreeSet<>();

    /// Asks for an operation.
    ///
    /// @param filled its path with values, and what follows it
    Answer does(String id, String filled, String version, String body) {
      return does(id, filled, version, body.getBytes(UTF_8));
    }

    Answer does(String id, String filled, String version, byte[] body) {
      Described.Operation operation = described.operations().get(id);
      assertThat(operation).as(id).isNotNull();
      assertThat(filled.replaceAll("\\?.*", ""))
          .matches(operation.path().replace(".", "\\.").replaceAll("\\{[a-z]+}", "[a-z0-9.-]+"));
      asked.add(id);
      String type = "";
      if (operation.says().get("requestBody") instanceof Map<?, ?> sends) {
        type = ((Map<?, ?>) sends.get("content")).keySet().iterator().next().toString();
      } else if (operation.method().equals("post")) {
        type = "application/json";
      }
      assertThat(version.isEmpty()).as(id).isEqualTo(!operation.refuses(428));
      Answer answer =
          ask(operation.method().toUpperCase(java.util.Locale.ROOT), filled, type, version, body);
      String success = operation.success();
      assertThat(answer.status())
          .as(id + " " + filled + " " + answer.text())
          .isEqualTo(Integer.parseInt(success));
      described.shape(operation, success).ifPresent(s -> described.valid(answer.text(), s, id));
      boolean tagged =
          operation.says().get("responses") instanceof Map<?, ?> r
              && ((Map<?, ?>) r.get(success)).get("headers") instanceof Map<?, ?> h
              && h.containsKey("ETag");
      assertThat(!answer.tag().isEmpty()).as(id).isEqualTo(tagged);
      return answer;
    }

    Answer gets(String id, String filled) {
      return does(id, filled, "", "");
    }
  }

  @Test
  void everyOperationDoesWhatItsDescriptionSays() throws Exception {
    assertThat(served.ended("0001")).isEqualTo(RunState.DONE);
    var program = new Program();
    String mission = "/api/options/concord-mission";
    for (String page :
        List.of(
            "theatre.json",
            "ground.json",
            "course.json",
            "options.json",
            "questions.json",
            "chapters.json",
            "evidence.json",
            "what-if.json",
            "runs.json",
            "paper.html",
            "paper.pdf",
            "theatre.zip")) {
      program.gets("get_" + page.replace(".json", "").replaceAll("[.-]", "_"), "/api/" + page);
    }
    program.gets("get_compare", "/api/compare.json?option=concord-mission");
    program.gets("get_compare_runs", "/api/compare-runs.json?first=0001&second=0001");
    program.gets("get_options_id", mission + ".json");
    program.gets("get_questions_id", "/api/questions/outcome.json");
    program.gets("get_chapters_id", "/api/chapters/answer.json");
    program.gets("get_runs_id", "/api/runs/0001.json");

    // Runs.
    Answer run =
        program.does(
            "post_runs", "/api/runs.json", "", "{\"futures\":150,\"replications\":2,\"seed\":7}");
    String going = "/api/runs/" + run.json().get("id");
    program.does("post_runs_id_cancel", going + "/cancel.json", "", "");
    served.ended((String) run.json().get("id"));
    program.does("post_runs_id_resume", going + "/resume.json", "", "");
    ask("POST", going + "/cancel.json", "application/json", "", new byte[0]);
    served.ended((String) run.json().get("id"));

    // Options.
    Answer draft = program.gets("get_options_id_draft", DRAFT + PLANNER);
    assertThat(option("zone_plans", draft.json())).contains("\"mill-plain\":{");
    Answer changed =
        program.does(
            "patch_options_id_draft", DRAFT + PLANNER, draft.tag(), "{\"title\":\"Another\"}");
    assertThat(changed.json()).containsEntry("version", 2).containsEntry("changed", true);
    Answer made =
        program.does(
            "post_options",
            "/api/options.json" + PLANNER,
            "",
            "{\"title\":\"A copy\",\"from\":\"concord-mission\"}");
    assertThat(made.json()).containsEntry("id", "a-copy");
    Answer yaml = program.gets("get_options_id_yaml", "/api/options/a-copy.yaml" + PLANNER);
    Answer brought =
        program.does(
            "put_options_id_yaml",
            "/api/options/brought.yaml" + PLANNER,
            yaml.tag(),
            yaml.text().replaceFirst("a-copy", "brought"));
    program.does("delete_options_id", "/api/options/a-copy.json" + PLANNER, brought.tag(), "");
    assertThat(served.get("/options?audience=planner").body())
        .contains("options/brought")
        .doesNotContain("options/a-copy");
    Answer history = program.gets("get_options_id_history", mission + "/history.json" + PLANNER);
    assertThat(history.each("versions", "version")).containsExactly(2);

    // Versions.
    Answer changes = program.gets("get_changes", "/api/changes.json" + PLANNER);
    assertThat(changes.each("versions", "version")).containsExactly(5, 4, 3, 2, 1);
    Answer second = program.gets("get_changes_number", "/api/changes/2.json" + PLANNER);
    assertThat(second.text()).contains("\"after\":\"Another\"");
    program.gets(
        "get_changes_number_file",
        "/api/changes/1/file" + PLANNER + "&name=options/concord-mission.yaml");
    Answer undone =
        program.does("post_changes_undo", "/api/changes/undo.json" + PLANNER, changes.tag(), "");
    Answer redone =
        program.does("post_changes_redo", "/api/changes/redo.json" + PLANNER, undone.tag(), "");
    Files.writeString(
        theatre.resolve("paired-inputs.csv"),
        Files.readString(theatre.resolve("paired-inputs.csv")) + "\n");
    assertThat(fresh("/api/changes.json").json().get("changed_in_folder"))
        .isEqualTo(List.of("paired-inputs.csv"));
    program.does(
        "post_changes_folder",
        "/api/changes/folder.json" + PLANNER,
        redone.tag(),
        "{\"files\":[\"paired-inputs.csv\"]}");

    // Files.
    Answer files = program.gets("get_files", "/api/files.json" + PLANNER);
    assertThat((List<?>) files.json().get("files")).asString().contains("evidence.csv");
    Answer wrong =
        ask(
            "POST",
            "/api/files.json" + PLANNER,
            "application/json",
            files.tag(),
            "{\"precedents.csv\":\"mission,area\\n\"}".getBytes(UTF_8));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.text()).contains("\"file\":\"precedents.csv\"");
    Answer there =
        ask(
            "POST",
            "/api/files.json" + PLANNER,
            "application/json",
            files.tag(),
            "{\"paired-inputs.csv\":\"\"}".getBytes(UTF_8));
    assertThat(there.text()).contains("paired-inputs.csv is there already");
    Answer started =
        program.does(
            "post_files",
            "/api/files.json" + PLANNER,
            files.tag(),
            "{\"observed.csv\":\"outcome,period,observed,source,note\\n"
                + "deaths,2012,4,counted by hand,\\n\"}");
    assertThat(started.json()).containsEntry("changed", true);
    assertThat(fresh("/api/files/observed.csv").text()).contains("counted by hand");
    Answer text = program.gets("get_files_file", "/api/files/theatre.yaml" + PLANNER);
    Answer kept =
        program.does(
            "put_files_file",
            "/api/files/theatre.yaml" + PLANNER,
            text.tag(),
            text.text() + "# a remark\n");
    assertThat(kept.json()).containsEntry("changed", true);
    Answer table =
        program.gets("get_tables_table", "/api/tables/positions.json" + PLANNER + "&search=gov-b");
    assertThat(table.each("rows", "row")).containsExactly(2, 3);
    Answer row =
        program.does(
            "put_tables_table_rows_row",
            "/api/tables/positions/rows/2.json" + PLANNER,
            table.tag(),
            "{\"salience_high\":0.5}");
    Answer added =
        program.does(
            "post_tables_table_rows",
            "/api/tables/evidence/rows.json" + PLANNER,
            "",
            "{\"id\":\"tau_x\",\"low\":10,\"central\":25,\"high\":50,\"unit\":\"months\","
                + "\"source\":\"a guess of mine\"}");
    assertThat(added.json().get("version")).isEqualTo((int) row.json().get("version") + 1);
    assertThat(fresh("/api/tables/evidence.json").text()).contains("a guess of mine");
    program.does(
        "delete_tables_table_rows_row",
        "/api/tables/evidence/rows/0.json" + PLANNER,
        added.tag(),
        "");
    assertThat(fresh("/api/tables/evidence.json").json()).containsEntry("found", 0);
    Answer criteria = program.gets("get_criteria", "/api/criteria.json" + PLANNER);
    program.does(
        "patch_criteria",
        "/api/criteria.json" + PLANNER,
        criteria.tag(),
        "{\"criteria\":[{\"outcome\":\"war_probability\",\"title\":\"war is unlikely\","
            + "\"at_most\":0.25,\"why\":\"assumption\"}]}");
    assertThat(fresh("/api/criteria.json").text()).contains("\"at_most\":\"0.25\"");
    Answer whole = program.gets("get_files_zip", "/api/files.zip" + PLANNER);
    var all = unzipped(whole.bytes());
    all.remove("tiny/options/brought.yaml");
    program.does(
        "put_files_zip", "/api/files.zip" + PLANNER + "&name=all.zip", whole.tag(), zip(all));
    assertThat(fresh("/api/options.json").text()).doesNotContain("brought");

    theatres(program, all);
    drafts(program);
    assertThat(program.asked).isEqualTo(new TreeSet<>(described.operations().keySet()));
  }

  private void theatres(Program program, Map<String, byte[]> all) throws IOException {
    Answer second =
        program.does("post_theatres_zip", "/api/theatres.zip?name=Other%20one.zip", "", zip(all));
    int id = (int) second.json().get("id");
    program.does(
        "patch_theatres_id",
        "/api/theatres/" + id + ".json",
        "",
        "{\"label\":\"The other\",\"put_away\":true}");
    Answer list = program.gets("get_theatres", "/api/theatres.json");
    assertThat(list.each("theatres", "label")).contains("The other");
    assertThat(list.each("theatres", "put_away")).containsExactly(false, true);
    assertThat(served.get("/t/" + id + "/api/theatre.json").statusCode()).isEqualTo(404);
    assertThat(patch("/api/theatres/" + id + ".json", "", "{\"put_away\":false}").json())
        .containsEntry("put_away", false);
    String there = "/t/" + id + DRAFT + PLANNER;
    Answer draft = ask("GET", there, "", "", new byte[0]);
    assertThat(patch(there, draft.tag(), "{\"title\":\"Over there\"}").status()).isEqualTo(200);
    assertThat(served.get("/api/options.json").body()).doesNotContain("Over there");
    HttpResponse<String> copied =
        served.send(
            served
                .request("/t/" + id + "/api/options.json" + PLANNER)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"title\":\"Empty\"}")));
    assertThat(copied.body()).contains("\"id\":\"empty\"");
    assertThat(copied.headers().firstValue("Location").orElseThrow())
        .startsWith("/t/" + id + "/api/options/empty/");

    Path folder = Served.theatre(Files.createDirectories(temporary.resolve("third")));
    Answer opened =
        program.does(
            "post_theatres",
            "/api/theatres.json",
            "",
            JSON.std.asString(Map.of("folder", folder.toString())));
    assertThat(opened.json()).containsEntry("first", false);
  }

  private void drafts(Program program) {
    Answer begun = program.does("post_drafts", "/api/drafts.json", "", "");
    assertThat(begun.json()).containsEntry("can_be_finished", false);
    String draft = "/api/drafts/" + begun.json().get("id");
    Answer step =
        program.does(
            "put_drafts_id_step",
            draft + "/frame.json",
            begun.tag(),
            "{\"frame.title\":\"Hill and Dale\",\"frame.as_of\":\"2020-01\","
                + "\"frame.ceasefire_since\":\"2010-05\",\"frame.horizon_months\":60}");
    step =
        program.does(
            "put_drafts_id_step",
            draft + "/parties.json",
            step.tag(),
            "{\"parties.0.name\":\"North\",\"parties.1.name\":\"South\"}");
    step =
        program.does(
            "put_drafts_id_step_file",
            draft + "/zones/file?name=zones.csv",
            step.tag(),
            BeginTest.ZONES);
    Answer layer = program.gets("get_drafts_id_step_file", draft + "/zones/file.json");
    assertThat(layer.json()).containsEntry("columns", List.of("name", "holder"));
    Answer finished =
        ask("POST", draft + "/finish.json", "application/json", step.tag(), new byte[0]);
    assertThat(finished.status()).isEqualTo(422);
    described.valid(finished.text(), "Problem", "finish");
    step =
        program.does(
            "put_drafts_id_step",
            draft + "/zones.json",
            step.tag(),
            "{\"zones.holder\":\"col:holder\"}");
    step = program.does("put_drafts_id_step", draft + "/lines.json", step.tag(), "{}");
    step =
        program.does(
            "put_drafts_id_step_file",
            draft + "/settlements/file?name=p.csv",
            step.tag(),
            BeginTest.PLACES);
    Answer now = program.gets("get_drafts_id", draft + ".json");
    assertThat(now.text()).contains("28 on 570 km of another line");
    assertThat(program.gets("get_drafts", "/api/drafts.json").each("drafts", "label"))
        .containsExactly("Hill and Dale");
    assertThat(now.json()).as(now.text()).containsEntry("can_be_finished", true);
    Answer theatre = program.does("post_drafts_id_finish", draft + "/finish.json", step.tag(), "");
    assertThat(served.get(theatre.json().get("address") + "api/theatre.json").body())
        .contains("Hill and Dale");
    assertThat(
            ask("PUT", draft + "/frame.json", "application/json", step.tag(), "{}".getBytes(UTF_8))
                .status())
        .isEqualTo(409);

    Answer dropped = program.does("post_drafts", "/api/drafts.json", "", "");
    program.does(
        "delete_drafts_id", "/api/drafts/" + dropped.json().get("id") + ".json", dropped.tag(), "");
  }

  // ---- what is changed

  @Test
  void anOptionIsChangedByZoneAndPhaseAndTheRestOfItsFileStaysToTheLetter() throws IOException {
    Path file = theatre.resolve("options/concord-mission.yaml");
    Files.writeString(file, "# ours\n" + Files.readString(file));
    Answer before = fresh(DRAFT);

    Answer saved =
        patch(
            DRAFT + PLANNER,
            before.tag(),
            """
            {"label": "New label",
             "levers": {"consultation": false},
             "mission": {"caveats": 0.35, "fixed_term_months": null},
             "zone_plans": {"mill-plain": {"withdrawal": {"after_months": [6, 12, 30]},
               "phases": {"local": [
                 {"provider": "joint-police", "type": "local-joint", "lead": true,
                  "hardness": "police", "mandate": "national", "tasks": ["police", "patrol"],
                  "units": {"police": {"per_1000": 5}, "observers": {"fixed": 0}}}]}}},
             "provisions": {"a1-signatories": {"status": "answered", "where": "Article 1",
               "text": "Both named."}},
             "settings": {"mandate": {"mill-plain": "protection"}}}
            """);

    assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    String text = fresh("/api/options/concord-mission.yaml").text();
    assertThat(text)
        .startsWith("# ours\n")
        .contains("caveats: 0.35", "per_1000: 5", "Both named.", "consultation: no", "30]")
        .doesNotContain("fixed_term_months", "observers: {fixed: 0}")
        .contains("The mission stands between.");
    Answer now = fresh(DRAFT);
    assertThat(option("provisions", now.json())).contains("Article 1");
    assertThat(option("settings", now.json())).contains("\"mill-plain\":\"protection\"");
    // What is read can be sent back, and changes nothing.
    Answer same = patch(DRAFT + PLANNER, now.tag(), JSON.std.asString(now.json().get("fields")));
    assertThat(same.json()).as(same.text()).containsEntry("changed", false);
  }

  @Test
  void aPhaseMoreBeginsAsTheOneBeforeIt() {
    Answer before = fresh(DRAFT);
    var phases = new ArrayList<Object>();
    ((List<?>) ((Map<?, ?>) before.json().get("fields")).get("phases"))
        .forEach(
            phase -> {
              var copy = new TreeMap<Object, Object>((Map<?, ?>) phase);
              copy.putIfAbsent("to", 90);
              phases.add(copy);
            });
    phases.add(Map.of("title", "Later", "ramp", "local-policing", "from", 90, "exit", "date"));

    Answer saved =
        patch(DRAFT + PLANNER, before.tag(), JSON.std.asString(Map.of("phases", phases)));

    assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    Map<?, ?> plan =
        (Map<?, ?>)
            ((Map<?, ?>) ((Map<?, ?>) fresh(DRAFT).json().get("fields")).get("zone_plans"))
                .get("mill-plain");
    Map<?, ?> there = (Map<?, ?>) plan.get("phases");
    assertThat(there.get("later")).isEqualTo(there.get("local"));
  }

  // ---- mistakes

  @Test
  void everyMistakeIsToldAtOnceWithFileLineAndField() {
    Answer refused =
        patch(
            DRAFT + PLANNER,
            fresh(DRAFT).tag(),
            """
            {"mission": {"caveats": 7},
             "zone_plans": {"mill-plain": {"phases": {"local": [
               {"provider": "joint-police", "type": "local-joint", "lead": true,
                "hardness": "steel", "mandate": "national", "tasks": ["police"]}]}}},
             "provisions": {"a1-signatories": {"status": "deferred", "after_months": "soon"}}}
            """);

    assertThat(refused.status()).isEqualTo(422);
    described.valid(refused.text(), "Problem", "mistakes");
    assertThat(refused.each("mistakes", "field"))
        .contains(
            "mission.caveats",
            "zone_plans.mill-plain.phases.local.0.hardness",
            "provisions.a1-signatories.after_months");
    assertThat(refused.each("mistakes", "file")).containsOnly("options/concord-mission.yaml");
    assertThat(refused.each("mistakes", "line")).doesNotContain(0);
    assertThat(fresh("/api/changes.json").json()).containsEntry("version", 1);
  }

  @Test
  void whatNoOptionHoldsIsRefused() {
    String tag = fresh(DRAFT).tag();
    for (String patch :
        List.of(
            "{\"zone_plans\": {\"nowhere\": {}}}",
            "{\"zone_plans\": [1]}",
            "{\"zone_plans\": null}",
            "{\"phases\": [null]}",
            "{\"a.b\": 1}",
            "{\"headings\": {\"\": \"x\"}}",
            "{\"title\": {\"deep\": \"x\"}}",
            "{\"headings\": \"x\"}",
            "{\"no_such_key\": 1}")) {
      Answer refused = patch(DRAFT + PLANNER, tag, patch);

      assertThat(refused.status()).as(patch + refused.text()).isEqualTo(422);
      described.valid(refused.text(), "Problem", patch);
      assertThat((List<?>) refused.json().get("mistakes")).as(patch).isNotEmpty();
    }
    assertThat(fresh("/api/changes.json").json()).containsEntry("version", 1);
  }

  @Test
  void mistakesInTextsRowsZipsAndNamesAreTold() throws IOException {
    String tag = fresh(DRAFT).tag();
    Answer yaml =
        ask(
            "PUT",
            "/api/options/concord-mission.yaml" + PLANNER,
            "application/yaml",
            tag,
            "option: concord-mission\ntitle: \"x\nlabel".getBytes(UTF_8));
    Answer other =
        ask(
            "PUT",
            "/api/options/one.yaml" + PLANNER,
            "application/yaml",
            tag,
            "option: two\n".getBytes(UTF_8));
    Answer row =
        ask(
            "PUT",
            "/api/tables/positions/rows/0.json" + PLANNER,
            "application/json",
            tag,
            "{\"salience_high\":7,\"ideal_low\":\"nothing\"}".getBytes(UTF_8));
    Answer column =
        ask(
            "POST",
            "/api/tables/positions/rows.json" + PLANNER,
            "application/json",
            "",
            "{\"colour\":\"red\",\"actor\":[1]}".getBytes(UTF_8));
    Answer title =
        ask(
            "POST",
            "/api/options.json" + PLANNER,
            "application/json",
            "",
            "{\"from\":\"nobody\"}".getBytes(UTF_8));
    Answer zip =
        ask(
            "POST",
            "/api/theatres.zip?name=x.zip",
            "application/zip",
            "",
            zip(Map.of("theatre.yaml", "title: x\n".getBytes(UTF_8))));
    Answer folder =
        ask(
            "POST",
            "/api/theatres.json",
            "application/json",
            "",
            "{\"folder\":\"/nowhere/at/all\"}".getBytes(UTF_8));

    for (Answer refused : List.of(yaml, other, row, column, title, zip, folder)) {
      assertThat(refused.status()).as(refused.text()).isEqualTo(422);
      described.valid(refused.text(), "Problem", "refused");
      assertThat((List<?>) refused.json().get("mistakes")).as(refused.text()).isNotEmpty();
    }
    assertThat(other.each("mistakes", "field")).containsExactly("option");
    assertThat(row.each("mistakes", "line")).contains(2);
    assertThat(column.each("mistakes", "field")).containsExactly("colour", "actor");
    assertThat(title.each("mistakes", "field")).contains("title", "from");
    assertThat(zip.each("mistakes", "file")).contains("theatre.yaml");
    assertThat(fresh("/api/changes.json").json()).containsEntry("version", 1);
  }

  // ---- no lost update

  @Test
  void whatAnotherHasChangedMeanwhileIsNotOverwritten() {
    String tag = fresh(DRAFT).tag();
    assertThat(patch(DRAFT + PLANNER, tag, "{\"title\":\"Theirs\"}").status()).isEqualTo(200);
    // Another file does not matter.
    assertThat(
            patch(
                    "/api/options/agreement-only/draft.json" + PLANNER,
                    tag,
                    "{\"title\":\"Elsewhere\"}")
                .status())
        .isEqualTo(200);

    Answer refused = patch(DRAFT + PLANNER, tag, "{\"title\":\"Mine\"}");

    assertThat(refused.status()).isEqualTo(412);
    described.valid(refused.text(), "Problem", "crossed");
    assertThat(refused.json()).containsEntry("version", 3);
    assertThat(refused.each("theirs", "after")).containsExactly("Theirs");
    assertThat(refused.each("yours", "after")).containsExactly("Mine");
    assertThat(patch(DRAFT + PLANNER, "\"3\"", "{\"title\":\"Mine\"}").status()).isEqualTo(200);
    for (String path : List.of("/api/changes/undo.json", "/api/changes/redo.json")) {
      Answer step = ask("POST", path + PLANNER, "application/json", tag, new byte[0]);
      assertThat(step.status()).isEqualTo(412);
      assertThat(step.json()).containsEntry("version", 4);
    }
    assertThat(
            ask("DELETE", "/api/options/concord-mission.json" + PLANNER, "", tag, new byte[0])
                .status())
        .isEqualTo(412);
  }

  @Test
  void aRowIsFoundAgainWhereOthersHaveChangedOtherRows() {
    String tag = fresh("/api/tables/positions.json").tag();
    String rows = "/api/tables/positions/rows/";
    assertThat(ask("DELETE", rows + "0.json" + PLANNER, "", tag, new byte[0]).status())
        .isEqualTo(200);

    Answer moved =
        ask(
            "PUT",
            rows + "2.json" + PLANNER,
            "application/json",
            tag,
            "{\"source\":\"moved\"}".getBytes(UTF_8));

    assertThat(moved.status()).as(moved.text()).isEqualTo(200);
    assertThat(fresh("/api/tables/positions.json").text())
        .contains("{\"row\":1,\"cells\":{\"actor\":\"gov-b\",\"issue\":\"mandate\"")
        .contains("\"source\":\"moved\"");
    Answer again =
        ask(
            "PUT",
            rows + "2.json" + PLANNER,
            "application/json",
            tag,
            "{\"source\":\"again\"}".getBytes(UTF_8));
    assertThat(again.status()).isEqualTo(412);
    described.valid(again.text(), "Problem", "row");
    assertThat(again.json()).containsEntry("version", 3).containsKey("row");
  }

  @Test
  void aChangeNamesTheVersionThatWasRead() {
    for (Map.Entry<String, Integer> version :
        Map.of("", 428, "*", 428, "seven", 428, "\"1", 428, "\"99\"", 412).entrySet()) {
      Answer answer = patch(DRAFT + PLANNER, version.getKey(), "{\"title\":\"Mine\"}");

      assertThat(answer.status()).as(version + answer.text()).isEqualTo(version.getValue());
      described.valid(answer.text(), "Problem", version.getKey());
    }
    for (String version : List.of("W/\"1\"", "2", "\"3\"")) {
      Answer answer =
          patch(DRAFT + PLANNER, version, "{\"title\":\"Mine " + version.length() + "\"}");
      assertThat(answer.status()).as(version + answer.text()).isEqualTo(200);
    }
  }

  @Test
  void aDraftOfATheatreIsNotOverwrittenEither() {
    Answer begun = ask("POST", "/api/drafts.json", "application/json", "", new byte[0]);
    String step = "/api/drafts/" + begun.json().get("id") + "/frame.json";
    byte[] title = "{\"frame.title\":\"One\"}".getBytes(UTF_8);
    assertThat(ask("PUT", step, "application/json", begun.tag(), title).status()).isEqualTo(200);

    Answer late = ask("PUT", step, "application/json", begun.tag(), title);

    assertThat(late.status()).isEqualTo(412);
    assertThat(late.json()).containsEntry("version", 2);
    Answer odd =
        ask(
            "PUT",
            step,
            "application/json",
            "\"2\"",
            "{\"zones.name\":\"x\",\"frame.as_of\":{}}".getBytes(UTF_8));
    assertThat(odd.each("mistakes", "field")).containsExactly("zones.name", "frame.as_of");
  }

  // ---- who may, and how

  @Test
  void onlyThoseWhoMayChangeThingsInPagesMayHere() {
    for (Described.Operation op : described.operations().values()) {
      if (op.path().contains("/drafts") || op.path().contains("/theatres") || !op.refuses(403)) {
        continue;
      }
      boolean work = op.tag().equals("runs");
      String path =
          op.path()
              .replace("{id}", "concord-mission")
              .replace("{table}", "positions")
              .replace("{row}", "0")
              .replace("{number}", "1")
              .replace("{file}", "theatre.yaml");
      for (String audience : List.of("", "?audience=party:side-a", "?audience=mediator")) {
        boolean tables = op.path().contains("/tables/") || op.path().equals("/api/files.json");
        if (work || tables && audience.endsWith("mediator")) {
          continue;
        }
        String type =
            op.says().get("requestBody") instanceof Map<?, ?> sends
                ? ((Map<?, ?>) sends.get("content")).keySet().iterator().next().toString()
                : "application/json";
        Answer answer =
            ask(
                op.method().toUpperCase(java.util.Locale.ROOT),
                path + audience,
                type,
                "\"1\"",
                op.method().equals("get") ? new byte[0] : "{}".getBytes(UTF_8));
        assertThat(answer.status()).as(op.id() + audience + answer.text()).isEqualTo(403);
        described.valid(answer.text(), "Problem", op.id());
      }
    }
    assertThat(fresh("/api/changes.json").json()).containsEntry("version", 1);
  }

  @Test
  void mediatorsSeeAndChangeWhatWasConveyedToThemAndNothingElse() {
    String table = "/api/tables/positions.json?audience=mediator";
    Answer read = ask("GET", table, "", "", new byte[0]);
    assertThat(read.text()).contains("gov-b").doesNotContain("council");
    Answer added =
        ask(
            "POST",
            "/api/tables/positions/rows.json?audience=mediator",
            "application/json",
            "",
            """
            {"actor":"council","issue":"mandate","zone":"mill-plain","ideal_low":"protection",
             "ideal_high":"protection","salience_low":1,"salience_high":1,"source":"told"}
            """
                .getBytes(UTF_8));

    assertThat(added.status()).as(added.text()).isEqualTo(201);
    assertThat(ask("GET", table, "", "", new byte[0]).text()).contains("\"reader\":\"mediator\"");
    assertThat(fresh("/api/tables/positions.json").text()).doesNotContain("council");
    Answer others =
        ask(
            "PUT",
            "/api/tables/positions/rows/4.json" + PLANNER,
            "application/json",
            added.tag(),
            "{\"note\":\"x\"}".getBytes(UTF_8));
    assertThat(others.status()).isEqualTo(404);
    assertThat(
            ask("GET", "/api/tables/settlements.json?audience=mediator", "", "", new byte[0])
                .status())
        .isEqualTo(404);
    assertThat(fresh("/api/changes/2.json").text()).doesNotContain("council", "told");
  }

  @Test
  void aServerThatIsOpenToOthersChangesNothing() throws IOException {
    try (var open = Served.start(theatre, temporary.resolve("open"), false)) {
      for (String path :
          List.of(
              "/api/options.json", "/api/runs.json", "/api/theatres.json", "/api/drafts.json")) {
        HttpResponse<String> answer =
            open.send(
                open.request(path)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(answer.statusCode()).as(path).isEqualTo(403);
        described.valid(answer.body(), "Problem", path);
      }
      for (String path : List.of("/api/theatres.json", "/api/drafts.json", "/api/files.json")) {
        assertThat(open.get(path).statusCode()).as(path).isEqualTo(403);
      }
      assertThat(open.get(DRAFT + PLANNER).statusCode()).isIn(403, 404);
    }
  }

  @Test
  void anotherPageInTheReadersBrowserCanChangeNothing() {
    for (String[] change :
        List.of(
            new String[] {"POST", "/api/options.json"},
            new String[] {"PATCH", "/api/options/concord-mission/draft.json"},
            new String[] {"PUT", "/api/options/concord-mission.yaml"},
            new String[] {"PUT", "/api/files/theatre.yaml"},
            new String[] {"PUT", "/api/files.zip"},
            new String[] {"POST", "/api/tables/positions/rows.json"},
            new String[] {"POST", "/api/changes/undo.json"},
            new String[] {"POST", "/api/runs.json"},
            new String[] {"POST", "/api/runs/0001/cancel.json"},
            new String[] {"POST", "/api/theatres.zip"},
            new String[] {"POST", "/api/drafts.json"})) {
      String method = change[0];
      String path = change[1];
      // What a form of another page can send without asking.
      for (String type :
          List.of(
              "",
              "text/plain",
              "application/x-www-form-urlencoded",
              "multipart/form-data; boundary=x",
              "no type at all")) {
        Answer answer = ask(method, path + PLANNER, type, "\"1\"", "{}".getBytes(UTF_8));
        assertThat(answer.status()).as(type + answer.text()).isEqualTo(415);
        described.valid(answer.text(), "Problem", path);
      }
      for (Map.Entry<String, String> from :
          Map.of("Sec-Fetch-Site", "cross-site", "Origin", "http://elsewhere.example").entrySet()) {
        HttpResponse<String> answer =
            served.send(
                served
                    .request(path + PLANNER)
                    .header(from.getKey(), from.getValue())
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(answer.statusCode()).isEqualTo(403);
        described.valid(answer.body(), "Problem", path);
      }
    }
    assertThat(fresh("/api/changes.json").json()).containsEntry("version", 1);
  }

  @Test
  void moreThanIsTakenIsRefused() {
    byte[] large = new byte[2_000_001];
    java.util.Arrays.fill(large, (byte) ' ');

    Answer object = ask("POST", "/api/runs.json", "application/json", "", large);
    Answer file =
        ask("PUT", "/api/files/theatre.yaml" + PLANNER, "application/yaml", "\"1\"", large);
    HttpResponse<byte[]> untold =
        served.sendForBytes(
            served
                .request("/api/runs.json")
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(large))));

    for (Answer refused : List.of(object, file)) {
      assertThat(refused.status()).isEqualTo(413);
      described.valid(refused.text(), "Problem", "large");
    }
    assertThat(untold.statusCode()).isEqualTo(413);
  }

  @Test
  void filesWithMistakesInTheFolderAreToldWithTheirPlaces() throws IOException {
    Path file = theatre.resolve("options/concord-mission.yaml");
    Files.writeString(file, Files.readString(file).replace("caveats: 0.2", "caveats: seven"));

    Answer refused = ask("GET", DRAFT + PLANNER, "", "", new byte[0]);

    assertThat(refused.status()).isEqualTo(422);
    described.valid(refused.text(), "Problem", "folder");
    assertThat(refused.each("mistakes", "line")).doesNotContain(0);
  }
}
