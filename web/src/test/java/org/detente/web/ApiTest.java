package org.detente.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.detente.web.page.Question;
import org.detente.web.work.RunState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
  private static Map<String, Object> description;
  private static final Map<String, Schema> schemas = new HashMap<>();

  @BeforeAll
  static void serve() throws Exception {
    served = Served.start(Served.theatre(temporary), temporary.resolve("data"));
    assertThat(served.ended("0001")).isEqualTo(RunState.DONE);
    description = JSON.std.mapFrom(served.get("/api/openapi.json").body());
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> at(Map<String, Object> map, String... names) {
    Map<String, Object> found = map;
    for (String name : names) {
      found = (Map<String, Object>) found.get(name);
      assertThat(found).as(name).isNotNull();
    }
    return found;
  }

  /// The shape with its name's reference resolved among the others.
  private static Schema schema(String name) {
    return schemas.computeIfAbsent(
        name,
        _ -> {
          var root = new HashMap<String, Object>();
          root.put("$ref", "#/components/schemas/" + name);
          root.put("components", Map.of("schemas", at(description, "components", "schemas")));
          return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES).asString(root));
        });
  }

  private static void valid(String json, String schema, String where) {
    assertThat(schema(schema).validate(json, InputFormat.JSON)).as(where + " " + json).isEmpty();
  }

  private static String shape(String path, String method, String status) {
    String ref =
        (String)
            at(
                    description,
                    "paths",
                    path,
                    method,
                    "responses",
                    status,
                    "content",
                    "application/json",
                    "schema")
                .get("$ref");
    return ref.substring(ref.lastIndexOf('/') + 1);
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
    var ids = new ArrayList<Object>();
    at(description, "paths")
        .forEach(
            (path, methods) ->
                ((Map<?, ?>) methods)
                    .forEach(
                        (method, operation) -> {
                          Map<?, ?> op = (Map<?, ?>) operation;
                          ids.add(op.get("operationId"));
                          assertThat(op.get("summary")).as(path).isNotNull();
                          var named =
                              ((List<?>) op.get("parameters"))
                                  .stream()
                                      .map(p -> (Map<?, ?>) p)
                                      .filter(p -> p.get("in").equals("path"))
                                      .map(p -> "{" + p.get("name") + "}")
                                      .toList();
                          var inPath =
                              Pattern.compile("\\{[a-z]+}")
                                  .matcher(path)
                                  .results()
                                  .map(r -> r.group())
                                  .toList();
                          assertThat(named).as(path).isEqualTo(inPath);
                        }));
    assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(15);
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
                : path.contains("chapters") ? "answer" : "0001");
  }

  @Test
  void everyDocumentedPathAnswersInTheShapeThatItsDescriptionSays() {
    var asked = new ArrayList<String>();
    for (String path : at(description, "paths").keySet()) {
      if (!at(description, "paths", path).containsKey("get")) {
        continue;
      }
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
              .hasValueSatisfying(t -> assertThat(t).startsWith("application/json"));
          valid(answer.body(), shape(path, "get", "200"), path + query);
        }
      }
    }
    assertThat(asked).hasSizeGreaterThan(36);
  }

  /// Routes that are not described would be found here: addresses under /api that pages, scripts
  /// and the program's own texts name.
  @Test
  void everyRouteOfTheProgramIsDescribed() throws IOException {
    var named = new TreeSet<String>();
    var address = Pattern.compile("/api/[a-z/{}.-]*[a-z]");
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (file.toString().matches(".*\\.(java|js)")) {
          var found = address.matcher(Files.readString(file));
          while (found.find()) {
            named.add(found.group());
          }
        }
      }
    }
    var described = new TreeSet<>(at(description, "paths").keySet());
    described.add("/api/openapi.json");
    assertThat(named).isEqualTo(described);
    for (String other : List.of("/api/nothing.json", "/api/runs", "/api/options/nobody.json")) {
      assertThat(served.get(other).statusCode()).as(other).isEqualTo(404);
    }
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
    String tried =
        served.get("/api/what-if.json?option=concord-mission&numbers=double").body();

    valid(compared, "Comparison", "compare");
    valid(tried, "WhatIf", "what if");
    assertThat(compared).contains("\"setting\":\"Lead of the mission\"", "\"id\":\"compared\"", "beside-concord-mission-agreement-only");
    assertThat(tried).contains("beside-concord-mission", "\"futures\":24");
    assertThat(served.get("/api/what-if.json?numbers=many").statusCode()).isEqualTo(404);
  }

  @Test
  void aComparisonHoldsEveryQuestionForWhateverOptionsAreAskedInWhateverOrder()
      throws IOException {
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
        JSON.std.mapFrom(
            served.get("/api/compare-runs.json?first=0001&second=0001").body());

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
    valid(asked.body(), shape("/api/runs.json", "post", "202"), "run");
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
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"futures\":0,\"replications\":1,\"seed\":1}",
        "{\"futures\":\"5\",\"replications\":1,\"seed\":1}",
        "{\"futures\":5,\"replications\":99999999999,\"seed\":1}",
        "{\"futures\":5,"
      })
  void whatIsNoRunIsRefusedInWords(String body) {
    HttpResponse<String> answer = post("/api/runs.json", body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    valid(answer.body(), "Problem", body);
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
