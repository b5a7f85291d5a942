package org.detente.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.detente.study.StudyInput;
import org.detente.study.WebServer;
import org.detente.web.message.Languages;
import org.detente.web.project.Database;
import org.detente.web.work.Workspace;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;

/// FEATURE UNDER TEST: programs can do everything that pages can. Every address of a page has a
/// counterpart, or a reason why it needs none; the routes themselves are asked, not their sources.
class RoutesTest {

  private static final Path TINY = Path.of("../model/src/test/resources/theatres/tiny");

  /// Address of a page to the operations that do the same for programs; what begins with `-` is a
  /// reason for having none.
  private static final String COUNTERPARTS =
      """
      GET /: GET /api/questions.json, GET /api/theatre.json
      GET /map: GET /api/ground.json, GET /api/course.json
      GET /map/table: GET /api/course.json
      GET /theatre: GET /api/chapters/{id}.json
      GET /options: GET /api/options.json
      GET /options/{id}: GET /api/options/{id}.json
      GET /assumptions: GET /api/chapters/{id}.json
      GET /how-to-read: GET /api/chapters/{id}.json
      GET /limits: GET /api/chapters/{id}.json
      GET /sources: GET /api/chapters/{id}.json
      GET /evidence: GET /api/evidence.json
      GET /evidence/rows/{id}: GET /api/evidence.json
      GET /evidence/parameters/{key}: GET /api/evidence.json
      GET /compare: GET /api/compare.json
      GET /compare-runs: GET /api/compare-runs.json
      GET /what-if: GET /api/what-if.json
      GET /what-if/answer: GET /api/what-if.json
      GET /paper: GET /api/paper.html
      GET /paper.pdf: GET /api/paper.pdf
      GET /runs: GET /api/runs.json
      GET /work: GET /api/runs/{id}.json, GET /api/questions.json
      POST /runs: POST /api/runs.json
      POST /runs/{id}/cancel: POST /api/runs/{id}/cancel.json
      POST /runs/{id}/resume: POST /api/runs/{id}/resume.json
      GET /assets/{name}: - scripts and styles of the pages
      GET /{slug}: GET /api/questions/{id}.json
      GET /**: - says that there is no such page
      GET /edit/new-option: - an empty form
      POST /edit/new-option: POST /api/options.json
      GET /edit/options/{id}: - leads to the first form
      GET /edit/options/{id}/frame: GET /api/options/{id}/draft.json
      POST /edit/options/{id}/frame: PATCH /api/options/{id}/draft.json
      GET /edit/options/{id}/zones: GET /api/options/{id}/draft.json
      POST /edit/options/{id}/zones: PATCH /api/options/{id}/draft.json
      GET /edit/options/{id}/plan: GET /api/options/{id}/draft.json
      POST /edit/options/{id}/plan: PATCH /api/options/{id}/draft.json
      GET /edit/options/{id}/words: GET /api/options/{id}/draft.json
      POST /edit/options/{id}/words: PATCH /api/options/{id}/draft.json
      GET /edit/options/{id}/settings: GET /api/options/{id}/draft.json
      POST /edit/options/{id}/settings: PATCH /api/options/{id}/draft.json
      GET /edit/options/{id}/provisions: GET /api/options/{id}/draft.json
      POST /edit/options/{id}/provisions: PATCH /api/options/{id}/draft.json
      GET /edit/options/{id}/text: GET /api/options/{id}.yaml
      POST /edit/options/{id}/text: PUT /api/options/{id}.yaml
      GET /edit/options/{id}/delete: - asks whether it is meant
      POST /edit/options/{id}/delete: DELETE /api/options/{id}.json
      GET /edit/options/{id}/history: GET /api/options/{id}/history.json
      GET /edit/tables: GET /api/files.json
      GET /edit/begin/{file}: - an empty form
      POST /edit/begin/{file}: POST /api/files.json
      GET /edit/tables/{file}: GET /api/tables/{table}.json
      GET /edit/tables/{file}/rows/{row}: GET /api/tables/{table}.json
      POST /edit/tables/{file}/rows/{row}: POST /api/tables/{table}/rows.json, PUT /api/tables/{table}/rows/{row}.json
      POST /edit/tables/{file}/rows/{row}/remove: DELETE /api/tables/{table}/rows/{row}.json
      GET /edit/criteria: GET /api/criteria.json
      POST /edit/criteria: PATCH /api/criteria.json
      GET /edit/files/{file}: GET /api/files/{file}
      POST /edit/files/{file}: PUT /api/files/{file}
      GET /changes: GET /api/changes.json
      GET /changes/{number}: GET /api/changes/{number}.json
      GET /changes/{number}/file: GET /api/changes/{number}/file
      POST /changes/undo: POST /api/changes/undo.json
      POST /changes/redo: POST /api/changes/redo.json
      POST /changes/folder: POST /api/changes/folder.json
      POST /edit/upload: PUT /api/options/{id}.yaml, PUT /api/files.zip
      GET /edit/theatre.zip: GET /api/files.zip
      GET /options/{id}/file: GET /api/options/{id}.yaml
      GET /theatre.zip: GET /api/theatre.zip
      GET /theatres: GET /api/theatres.json, GET /api/drafts.json
      POST /theatres/bring: POST /api/theatres.zip
      POST /theatres/folder: POST /api/theatres.json
      POST /theatres/{id}/rename: PATCH /api/theatres/{id}.json
      POST /theatres/{id}/put-away: PATCH /api/theatres/{id}.json
      POST /theatres/{id}/bring-back: PATCH /api/theatres/{id}.json
      POST /theatres/begin: POST /api/drafts.json
      GET /theatres/begin/{id}: - leads to the first step
      GET /theatres/begin/{id}/{step}: GET /api/drafts/{id}.json, GET /api/drafts/{id}/{step}/file.json
      POST /theatres/begin/{id}/drop: DELETE /api/drafts/{id}.json
      POST /theatres/begin/{id}/{step}: PUT /api/drafts/{id}/{step}.json, POST /api/drafts/{id}/finish.json
      POST /theatres/begin/{id}/{step}/file: PUT /api/drafts/{id}/{step}/file
      """;

  @TempDir private static Path temporary;

  private static final Set<String> PAGES = new TreeSet<>();
  private static final Set<String> PROGRAMS = new TreeSet<>();
  private static final Set<String> OPERATIONS = new TreeSet<>();

  @BeforeAll
  static void collect() throws IOException {
    Path data = temporary.resolve("data");
    var settings = new WebServer.Settings(StudyInput.read(TINY), TINY, "127.0.0.1", true, 0, data);
    var screen = new PrintStream(OutputStream.nullOutputStream());
    try (Workspace workspace = Workspace.open(data);
        Database database = Database.open(data, Optional.empty());
        var rooms = new Rooms(settings, workspace, database, Languages.of(false), screen)) {
      var all = new ArrayList<String>();
      rooms.first().routes().accept(new Walk(all));
      new Shelf(rooms).routes().accept(new Walk(all));
      new Api(rooms.common(), List.of(), rooms::tell).routes().accept(new Walk(all));
      for (String route : all) {
        (route.contains(" /api") ? PROGRAMS : PAGES).add(route);
      }
      new TheatreOperations(rooms.first().desk(), rooms.first().project())
          .all()
          .forEach(o -> OPERATIONS.add(o.method() + " " + o.path()));
      rooms.common().forEach(o -> OPERATIONS.add(o.method() + " " + o.path()));
    }
  }

  /// As the framework writes a method and a path.
  private static final Pattern ROUTE = Pattern.compile("\\(?(?:([A-Z]+) && )?(/[^ )]*)\\)?");

  /// Takes routes down as `METHOD /path`.
  private record Walk(List<String> found) implements RouterFunctions.Visitor {

    @Override
    public void route(RequestPredicate predicate, HandlerFunction<?> handler) {
      Matcher parts = ROUTE.matcher(predicate.toString());
      assertThat(parts.matches()).as("a route that says what it is: " + predicate).isTrue();
      found.add((parts.group(1) == null ? "ANY" : parts.group(1)) + " " + parts.group(2));
    }

    @Override
    public void startNested(RequestPredicate predicate) {
      throw new AssertionError("nested routes are not looked at: " + predicate);
    }

    @Override
    public void endNested(RequestPredicate predicate) {
      throw new AssertionError("nested routes are not looked at: " + predicate);
    }

    @Override
    public void resources(Function<ServerRequest, Optional<Resource>> lookup) {
      throw new AssertionError("there are no routes of files");
    }

    @Override
    public void attributes(Map<String, Object> attributes) {
      // They say nothing of addresses.
    }

    @Override
    public void unknown(RouterFunction<?> router) {
      throw new AssertionError("routes that cannot be looked at: " + router);
    }
  }

  private static Map<String, List<String>> table() {
    var table = new LinkedHashMap<String, List<String>>();
    for (String line : COUNTERPARTS.lines().toList()) {
      int colon = line.indexOf(": ");
      assertThat(
              table.put(
                  line.substring(0, colon),
                  List.of(line.substring(colon + 2).split(", (?=[A-Z]+ /)"))))
          .as(line)
          .isNull();
    }
    return table;
  }

  @Test
  void everyAddressOfAPageHasACounterpartForProgramsOrAReason() {
    assertThat(PAGES).hasSizeGreaterThan(60);
    assertThat(PAGES).containsExactlyInAnyOrderElementsOf(table().keySet());
  }

  @Test
  void everyCounterpartIsThere() {
    for (Map.Entry<String, List<String>> page : table().entrySet()) {
      for (String counterpart : page.getValue()) {
        if (counterpart.startsWith("- ")) {
          assertThat(page.getKey()).as("what is sent is never left out").startsWith("GET ");
        } else {
          assertThat(OPERATIONS).as(page.getKey()).contains(counterpart);
        }
      }
    }
  }

  @Test
  void everyAddressForProgramsIsDescribed() {
    var routed = new TreeSet<>(PROGRAMS);
    assertThat(routed.removeAll(Set.of("GET /api/openapi.json", "ANY /api/**", "ANY /api")))
        .isTrue();

    assertThat(routed).hasSizeGreaterThan(45).isEqualTo(OPERATIONS);
  }
}
