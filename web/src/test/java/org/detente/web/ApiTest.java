package org.detente.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.detente.web.page.Question;
import org.detente.web.work.RunState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.jr.ob.JSON;

/// FEATURE UNDER TEST: the interface for programs does what its description says, and describes all
/// that it does.
class ApiTest {

  private static final String FOR_MEDIATORS = "Kanarie";
  private static final String FOR_PLANNERS = "Wellensittich";

  @TempDir private static Path temporary;

  private static Served served;
  private static Described described;
  private static Map<String, Object> description;

  @BeforeAll
  static void serve() throws Exception {
    served = Served.start(Served.theatre(temporary), temporary.resolve("data"));
    assertThat(served.ended("0001")).isEqualTo(RunState.DONE);
    described = new Described(served);
    description = described.all();
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  private static Map<String, Object> at(Map<String, Object> map, String... names) {
    return Described.at(map, names);
  }

  private static void valid(String json, String schema, String where) {
    described.valid(json, schema, where);
  }

  private static String shape(String id, String status) {
    return described.shape(described.operations().get(id), status).orElseThrow();
  }

  private static HttpResponse<String> post(String path, String body) {
    return served.send(
        served
            .request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  @Test
  void theDescriptionIsOneOfOpenApi() {
    assertThat(description).containsEntry("openapi", "3.1.0").containsKeys("info", "paths");
    for (Described.Operation op : described.operations().values()) {
      assertThat(op.says()).as(op.path()).containsKeys("summary", "tags", "responses");
      var named =
          ((List<?>) op.says().get("parameters"))
              .stream()
                  .map(p -> (Map<?, ?>) p)
                  .filter(p -> p.get("in").equals("path"))
                  .map(p -> "{" + p.get("name") + "}")
                  .toList();
      var inPath =
          Pattern.compile("\\{[a-z]+}").matcher(op.path()).results().map(r -> r.group()).toList();
      assertThat(named).as(op.path()).isEqualTo(inPath);
      assertThat(op.refuses(404)).as(op.path()).isTrue();
      // What changes something says who may, what must be sent, and that nothing is overwritten.
      boolean changes = !op.method().equals("get");
      if (changes) {
        assertThat(op.refuses(403)).as(op.path()).isTrue();
        assertThat(op.method().equals("delete") || op.refuses(415)).as(op.path()).isTrue();
      }
      if (changes && op.says().containsKey("requestBody")) {
        assertThat(op.refuses(413) && op.refuses(422) && op.refuses(400)).as(op.path()).isTrue();
      }
      assertThat(op.refuses(428))
          .as(op.path())
          .isEqualTo(op.refuses(412) && !op.path().endsWith("/rows.json"));
    }
    assertThat(described.operations()).hasSizeGreaterThan(50);
  }

  @Test
  void everyNamedShapeIsThereAndUsed() {
    String text = JSON.std.asString(description);
    var named = new TreeSet<String>();
    var refs = Pattern.compile("#/components/schemas/([A-Za-z]+)").matcher(text);
    while (refs.find()) {
      named.add(refs.group(1));
    }
    assertThat(at(description, "components", "schemas").keySet())
        .containsExactlyInAnyOrderElementsOf(named);
  }

  /// What can be put into a path or an address, so that there is an answer.
  private static String filled(String path) {
    return path.replace(
            "{id}",
            path.contains("options")
                ? "concord-mission"
                : path.contains("questions")
                    ? "outcome"
                    : path.contains("chapters") ? "answer" : "0001")
        .replace("{number}", "1")
        .replace("{table}", "positions")
        .replace("{file}", "theatre.yaml")
        .replace("{step}", "zones");
  }

  @Test
  void whatCanBeLookedAtAnswersInTheShapeThatItsDescriptionSays() {
    var asked = new ArrayList<String>();
    for (Described.Operation op : described.operations().values()) {
      if (!op.method().equals("get") || op.refuses(403)) {
        continue;
      }
      String path = op.path();
      for (String query :
          List.of("", "?option=concord-mission", "?option=concord-mission&audience=planner")) {
        String runs = query.isEmpty() ? "?" : "&";
        HttpResponse<String> answer =
            served.get(
                filled(path)
                    + query
                    + (path.equals("/api/compare-runs.json")
                        ? runs + "first=0001&second=0001"
                        : ""));
        asked.add(path);
        if (path.equals("/api/compare.json") && query.isEmpty()) {
          assertThat(answer.statusCode()).isEqualTo(400);
          valid(answer.body(), "Problem", path);
        } else {
          assertThat(answer.statusCode()).as(path + query + answer.body()).isEqualTo(200);
          assertThat(answer.headers().firstValue("Content-Type"))
              .hasValueSatisfying(t -> assertThat(t).startsWith(op.type("200")));
          described.shape(op, "200").ifPresent(s -> valid(answer.body(), s, path + query));
        }
      }
    }
    assertThat(asked).hasSizeGreaterThan(48);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api, 404",
    "GET, /api/nothing.json, 404",
    "GET, /api/runs, 404",
    "GET, /api/options/nobody.json, 404",
    "DELETE, /api/nothing.json, 404",
    "DELETE, /api/theatre.json, 405",
    "PUT, /api/options/concord-mission/draft.json, 405",
    "DELETE, /api/theatres.json, 405",
    "GET, /t/99/api/theatre.json, 404",
    "GET, /t/1/api/theatres.json, 404"
  })
  void whatThereIsNotIsSaidInJson(String method, String path, int status) {
    HttpResponse<String> answer =
        served.send(
            served
                .request(path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(status);
    valid(answer.body(), "Problem", path);
    assertThat(answer.headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
  }

  @ParameterizedTest
  @EnumSource(Question.class)
  void everyQuestionIsAnsweredAsItsPageAnswersIt(Question question) {
    String body = served.get("/api/questions/" + question.slug() + ".json").body();

    valid(body, "Question", question.slug());
    boolean open = question.number() > 8;
    assertThat(body.contains("\"chapters\":[]"))
        .isEqualTo(!served.get("/" + question.slug()).body().contains("class=\"chapter\""));
    assertThat(body.contains("\"rests_on\":[]")).isEqualTo(open);
  }

  @Test
  void marksOfPicturesAndRowsOfTablesAreThere() throws IOException {
    String body = served.get("/api/questions/outcome.json").body();

    assertThat(body).contains("nine tenths", "\"kind\":\"table\"", "future 1: ");
    assertThat(served.get("/api/questions/outcome.json?option=agreement-only").body())
        .doesNotContain("[\"The Concord Mission comes between\"");
  }

  @Test
  void anAudienceIsToldNoMoreThanItsPagesTell() {
    for (String path : at(description, "paths").keySet()) {
      String asked = filled(path);
      if (at(description, "paths", path).containsKey("get")) {
        assertThat(served.get(asked).body()).as(path).doesNotContain(FOR_MEDIATORS, FOR_PLANNERS);
        assertThat(served.get(asked + "?audience=mediator").body())
            .as(path)
            .doesNotContain(FOR_PLANNERS);
      }
    }
    assertThat(served.get("/api/options.json?audience=planner").body()).contains(FOR_PLANNERS);
    for (String path :
        List.of(
            "/api/options/planners-plan.json",
            "/api/compare.json?option=planners-plan",
            "/api/what-if.json?option=planners-plan",
            "/api/questions/coverage.json?option=planners-plan",
            "/api/theatre.json?audience=king")) {
      HttpResponse<String> answer = served.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      valid(answer.body(), "Problem", path);
    }
  }

  @Test
  void aComparisonAndATrialSayWhatTheirPagesSay() throws IOException {
    String compared =
        served.get("/api/compare.json?option=concord-mission&option=agreement-only").body();
    String tried = served.get("/api/what-if.json?option=concord-mission&numbers=double").body();

    valid(compared, "Comparison", "compare");
    valid(tried, "WhatIf", "what if");
    assertThat(compared)
        .contains(
            "\"setting\":\"Lead of the mission\"",
            "\"id\":\"compared\"",
            "beside-concord-mission-agreement-only");
    assertThat(tried).contains("beside-concord-mission", "\"futures\":24");
    assertThat(served.get("/api/what-if.json?numbers=many").statusCode()).isEqualTo(404);
  }

  @Test
  void aComparisonHoldsEveryQuestionForWhateverOptionsAreAskedInWhateverOrder() throws IOException {
    String one =
        served.get("/api/compare.json?option=concord-mission&option=agreement-only").body();
    String other =
        served.get("/api/compare.json?option=agreement-only&option=concord-mission").body();

    assertThat(one).isEqualTo(other);
    var numbers = new ArrayList<Integer>();
    for (Object each : (List<?>) JSON.std.mapFrom(one).get("questions")) {
      Map<?, ?> question = (Map<?, ?>) each;
      numbers.add((Integer) question.get("number"));
      assertThat(((List<?>) question.get("lines")).isEmpty())
          .as(question.toString())
          .isEqualTo(question.containsKey("missing"));
    }
    assertThat(numbers).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    // The invented theatre says nothing of who might serve, and of steps that lead up.
    assertThat(one).contains("\"missing\":\"The theatre does not say enough for this question.\"");
  }

  @Test
  void aRunBesideItselfHasNotChanged() throws IOException {
    Map<String, Object> same =
        JSON.std.mapFrom(served.get("/api/compare-runs.json?first=0001&second=0001").body());

    assertThat(same).containsEntry("way", "paired").containsEntry("figures_changed", List.of());
    assertThat((List<?>) same.get("outcomes"))
        .hasSizeGreaterThan(20)
        .allSatisfy(o -> assertThat(((Map<?, ?>) o).get("chance")).isEqualTo("same"));
    assertThat(served.get("/api/compare-runs.json?first=0001").statusCode()).isEqualTo(404);
    assertThat(served.get("/api/compare-runs.json?first=0001&second=9999").statusCode())
        .isEqualTo(404);
  }

  @Test
  void runsAreAskedForStoppedAndLetGoOn() throws Exception {
    HttpResponse<String> asked =
        post("/api/runs.json", "{\"futures\":150,\"replications\":2,\"seed\":7}");
    assertThat(asked.statusCode()).isEqualTo(202);
    valid(asked.body(), shape("post_runs", "202"), "run");
    String id = (String) JSON.std.mapFrom(asked.body()).get("id");

    HttpResponse<String> stopped = post("/api/runs/" + id + "/cancel.json", "");
    assertThat(stopped.statusCode()).isEqualTo(202);
    assertThat(served.ended(id)).isEqualTo(RunState.CANCELLED);
    assertThat(post("/api/runs/" + id + "/cancel.json", "").statusCode()).isEqualTo(409);
    HttpResponse<String> goesOn = post("/api/runs/" + id + "/resume.json", "");
    valid(goesOn.body(), "Run", "resume");
    assertThat(served.ended(id)).isEqualTo(RunState.DONE);
    valid(served.get("/api/runs/" + id + ".json").body(), "Run", "run");
    assertThat(post("/api/runs/9999/resume.json", "").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "7", "{\"futures\":5,", "\"futures\""})
  void whatIsNoObjectIsRefusedInWords(String body) {
    HttpResponse<String> answer = post("/api/runs.json", body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    valid(answer.body(), "Problem", body);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\'',
      value = {
        "{}; futures replications seed",
        "{\"futures\":0,\"replications\":1,\"seed\":1}; futures",
        "{\"futures\":\"5\",\"replications\":1,\"seed\":1}; futures",
        "{\"futures\":5001,\"replications\":101,\"seed\":1.5}; futures replications seed",
        "{\"futures\":5,\"replications\":99999999999,\"seed\":1}; replications",
        "{\"futures\":5,\"replications\":1,\"seed\":1,\"speed\":1}; speed"
      })
  void whatIsNoRunIsRefusedWithEveryMistakeAtOnce(String body, String fields) {
    HttpResponse<String> answer = post("/api/runs.json", body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    valid(answer.body(), "Problem", body);
    assertThat(
            ((List<?>) JSON.std.mapFrom(answer.body()).get("mistakes"))
                .stream().map(m -> ((Map<?, ?>) m).get("field")))
        .isEqualTo(List.of(fields.split(" ")));
  }

  @Test
  void anotherPageInTheReadersBrowserCannotStartWork() {
    HttpResponse<String> answer =
        served.send(
            served
                .request("/api/runs.json")
                .header("Sec-Fetch-Site", "cross-site")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));

    assertThat(answer.statusCode()).isEqualTo(403);
  }
}
