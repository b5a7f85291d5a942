package org.detente.web.server;

import static org.detente.web.server.Schemas.ref;
import static org.detente.web.server.Schemas.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.detente.exploration.Lever;
import org.detente.option.Option;
import org.detente.paper.PaperSection;
import org.detente.study.Program;
import org.detente.web.message.Languages;
import org.detente.message.Said;
import org.detente.web.page.ChapterData;
import org.detente.web.page.PageData;
import org.detente.web.page.Question;
import org.detente.web.page.RunsBesideJson;
import org.detente.web.page.View;
import org.detente.web.project.Project;
import org.detente.web.work.Json;
import org.detente.web.work.Progress;
import org.detente.web.work.RunInfo;
import org.detente.web.work.RunSize;
import org.detente.web.work.RunState;
import org.detente.web.work.WhatIf;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/// What the pages show, for programs. Every operation is one entry of a list, from which both the
/// routes and their description are made: neither can be without the other.
final class Api {

  private final Desk desk;
  private final Project project;
  private final List<Operation> operations;

  Api(Desk desk, Project project) {
    this.desk = desk;
    this.project = project;
    operations = List.copyOf(operations());
  }

  /// Answers with a value for JSON.
  private interface Answer {
    Object of(View view, ServerRequest request)
        throws IOException, InterruptedException, Desk.Refused, Problem;
  }

  /// Why there is no answer, with the status that says so.
  private static final class Problem extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;

    Problem(int status, String says) {
      super(says);
      this.status = status;
    }
  }

  /// A parameter of an address.
  ///
  /// @param in `path` or `query`
  /// @param many whether it may stand several times
  private record Parameter(String name, String in, String says, boolean many) {

    Map<String, Object> json() {
      var json = new LinkedHashMap<String, Object>();
      json.put("name", name);
      json.put("in", in);
      json.put("description", says);
      json.put("required", in.equals("path"));
      json.put("schema", many ? Schemas.list("", text("")) : text(""));
      if (many) {
        json.put("style", "form");
        json.put("explode", true);
      }
      return json;
    }
  }

  private static final Parameter OPTION =
      new Parameter("option", "query", "an option by its id; else the first with a mission", false);
  private static final Parameter OPTIONS =
      new Parameter("option", "query", "limits the answer to options, by their ids", true);

  /// Something that can be asked.
  ///
  /// @param body name of the shape of what is sent; empty: nothing is
  /// @param gives name of the shape of the answer
  /// @param status of an answer
  private record Operation(
      HttpMethod method,
      String path,
      String says,
      List<Parameter> parameters,
      Optional<String> body,
      String gives,
      int status,
      Answer answer) {

    static Operation get(
        String path, String says, String gives, Answer answer, Parameter... parameters) {
      return new Operation(
          HttpMethod.GET, path, says, List.of(parameters), Optional.empty(), gives, 200, answer);
    }

    static Operation post(
        String path, String says, Optional<String> body, Answer answer, Parameter... parameters) {
      return new Operation(
          HttpMethod.POST, path, says, List.of(parameters), body, "Run", 202, answer);
    }

    /// A name in letters only, for programs that make functions of operations.
    String id() {
      return method.name().toLowerCase(Locale.ROOT)
          + path.replaceAll("^/api|\\.json$|[{}]", "").replaceAll("[/-]+", "_");
    }
  }

  private List<Operation> operations() {
    var all = new ArrayList<Operation>();
    all.add(
        Operation.get(
            "/api/theatre.json",
            "The theatre, its zones and parties, and the audiences that this server shows.",
            "Theatre",
            (v, _) -> PageData.theatre(v)));
    all.add(
        Operation.get(
            "/api/ground.json",
            "Outlines, lines and settlements, km.",
            "Ground",
            (_, _) -> desk.ground()));
    all.add(
        Operation.get(
            "/api/course.json",
            "What an option changes on the map, month by month.",
            "Course",
            (v, _) -> course(v),
            OPTION));
    all.add(
        Operation.get(
            "/api/options.json",
            "The options that the audience may read.",
            "Options",
            (v, _) -> PageData.options(v)));
    all.add(
        Operation.get(
            "/api/options/{id}.json",
            "An option in its own words.",
            "Option",
            (v, r) ->
                v.option(r.pathVariable("id"))
                    .map(o -> PageData.option(v, o))
                    .orElseThrow(() -> missing("option")),
            new Parameter("id", "path", "of the option", false)));
    all.add(
        Operation.get(
            "/api/questions.json",
            "The ten questions and where each stands.",
            "Questions",
            (v, _) -> org.detente.web.page.Pages.states(v)));
    all.add(
        Operation.get(
            "/api/questions/{id}.json",
            "What was found on a question.",
            "Question",
            this::question,
            new Parameter("id", "path", "name of the question, as in /api/questions.json", false),
            OPTIONS));
    all.add(
        Operation.get(
            "/api/chapters.json",
            "The chapters that the shown run has written so far.",
            "Heads",
            (v, _) -> PageData.heads(v)));
    all.add(
        Operation.get(
            "/api/chapters/{id}.json",
            "A chapter: its sentences, tables and pictures, in the page's words.",
            "Chapter",
            (v, r) ->
                PageData.chapter(v, r.pathVariable("id")).orElseThrow(() -> missing("chapter")),
            new Parameter("id", "path", "of the chapter, as in /api/chapters.json", false),
            OPTIONS));
    all.add(
        Operation.get(
            "/api/evidence.json",
            "Every row of the evidence base and every parameter that varies over futures.",
            "Evidence",
            (v, _) -> PageData.evidence(v)));
    all.add(
        Operation.get(
            "/api/compare.json",
            "Options beside each other and the status quo, on the same futures: all questions, what"
                + " differs, and chapters.",
            "Comparison",
            (v, _) -> compare(v),
            new Parameter("option", "query", "up to six options by their ids", true)));
    all.add(
        Operation.get(
            "/api/compare-runs.json",
            "Two finished runs: what changed in what went in, in each outcome and under each"
                + " question, with whether it is more than chance.",
            "RunComparison",
            (v, _) -> RunsBesideJson.of(v, Site.runsBeside(desk, project, v)),
            new Parameter("first", "query", "id of the run that is the earlier of the two", false),
            new Parameter("second", "query", "id of the other", false)));
    all.add(
        Operation.get(
            "/api/what-if.json",
            "An option with levers turned and hypotheses settled, tried on a few futures at once."
                + " Levers and hypotheses are parameters of their own names.",
            "WhatIf",
            (v, _) -> whatIf(v),
            whatIfParameters()));
    all.add(
        Operation.get(
            "/api/runs.json",
            "Runs of this theatre.",
            "Runs",
            (_, _) -> Map.of("runs", desk.runs().all().stream().map(this::run).toList())));
    var id = new Parameter("id", "path", "of the run", false);
    all.add(
        Operation.get(
            "/api/runs/{id}.json",
            "A run, with its progress while it is going.",
            "Run",
            (_, r) -> run(known(r)),
            id));
    all.add(
        Operation.post(
            "/api/runs.json",
            "Asks for a run; one that waits or runs already with the same numbers is that run.",
            Optional.of("RunSize"),
            (_, r) -> run(desk.runs().ask(size(r)))));
    all.add(
        Operation.post(
            "/api/runs/{id}/cancel.json",
            "Stops a run; what is finished is kept.",
            Optional.empty(),
            (_, r) -> changed(r, desk.runs()::cancel),
            id));
    all.add(
        Operation.post(
            "/api/runs/{id}/resume.json",
            "Lets a run go on that was stopped or failed.",
            Optional.empty(),
            (_, r) -> changed(r, desk.runs()::resume),
            id));
    return all;
  }

  private static Parameter[] whatIfParameters() {
    var parameters = new ArrayList<Parameter>();
    parameters.add(OPTION);
    for (Lever lever : Lever.values()) {
      parameters.add(
          new Parameter(lever.id(), "query", "lever: " + String.join(", ", lever.levels()), false));
    }
    return parameters.toArray(Parameter[]::new);
  }

  /// The routes.
  RouterFunction<ServerResponse> routes() {
    RouterFunctions.Builder routes = RouterFunctions.route();
    for (Operation operation : operations) {
      routes.route(
          RequestPredicates.method(operation.method())
              .and(RequestPredicates.path(operation.path())),
          r -> answer(operation, r));
    }
    routes.GET("/api/openapi.json", _ -> json(200, Json.text(description())));
    return routes.build();
  }

  private ServerResponse answer(Operation operation, ServerRequest request)
      throws IOException, InterruptedException {
    if (operation.method() != HttpMethod.GET && !desk.exposure().mayWork()) {
      return problem(403, "Work is started on the machine itself, while there are no accounts.");
    }
    var query = new LinkedHashMap<String, List<String>>();
    request.params().forEach((name, values) -> query.put(name, List.copyOf(values)));
    try {
      Object found =
          operation.answer().of(desk.view(request.path(), query, Languages.ENGLISH), request);
      return json(operation.status(), found instanceof String done ? done : Json.text(found));
    } catch (Desk.Refused e) {
      return problem(404, e.getMessage());
    } catch (Problem e) {
      return problem(e.status, e.getMessage());
    }
  }

  private static ServerResponse json(int status, String text) {
    return ServerResponse.status(status).contentType(MediaType.APPLICATION_JSON).body(text);
  }

  private static ServerResponse problem(int status, String says) {
    return json(status, Json.text(Map.of("error", says)));
  }

  private static Problem missing(String what) {
    return new Problem(404, "There is no such " + what + ", or this audience may not see it.");
  }

  private Object course(View view) throws IOException, Desk.Refused {
    Option option = Site.chosen(view);
    var all = new LinkedHashMap<>(desk.course(option, view.audience()).json());
    all.put("returned", Returns.json(view, option));
    return all;
  }

  private Object question(View view, ServerRequest request) throws Problem, Desk.Refused {
    Question question =
        Question.of(request.pathVariable("id")).orElseThrow(() -> missing("question"));
    for (String id : view.query().getOrDefault("option", List.of())) {
      if (view.option(id).isEmpty()) {
        throw missing("option");
      }
    }
    return PageData.question(view, question);
  }

  private Object compare(View view)
      throws IOException, InterruptedException, Desk.Refused, Problem {
    List<Option> chosen = Site.compared(view);
    if (chosen.isEmpty() || chosen.size() > org.detente.web.page.ComparePage.MOST) {
      throw new Problem(
          400,
          "Name 1 to "
              + org.detente.web.page.ComparePage.MOST
              + " options with an agreement, each as option=ID.");
    }
    Optional<Said> reason = Site.notComparable(view);
    if (reason.isPresent()) {
      throw new Problem(409, view.say(reason.get()));
    }
    List<PaperSection> found =
        desk.compared(view, chosen).orElseThrow(() -> new Problem(409, view.say(Site.NOT_KEPT)));
    var all = new LinkedHashMap<String, Object>();
    all.put("options", chosen.stream().map(Option::id).toList());
    all.put("questions", PageData.headings(view, chosen));
    all.put("differs", PageData.differs(view, chosen));
    all.put("chapters", chapters(found));
    return all;
  }

  private static List<Map<String, Object>> chapters(List<PaperSection> sections) {
    return sections.stream().map(s -> ChapterData.of(s.id(), s.title(), s.html())).toList();
  }

  private Object whatIf(View view) throws IOException, InterruptedException, Desk.Refused {
    Site.Turns turns = Site.Turns.of(view);
    var all = new LinkedHashMap<String, Object>();
    all.put("option", turns.option().id());
    all.put("futures", WhatIf.FUTURES);
    all.put("replications", WhatIf.REPLICATIONS);
    all.put(
        "chapters",
        chapters(
            desk.whatIf()
                .of(
                    view.input(),
                    view.audience(),
                    turns.option(),
                    turns.levers(),
                    turns.settled(),
                    view.texts())));
    return all;
  }

  private RunInfo known(ServerRequest request) throws IOException, Problem {
    return desk.runs()
        .info(request.pathVariable("id"))
        .orElseThrow(() -> new Problem(404, "There is no such run."));
  }

  private Map<String, Object> run(RunInfo r) {
    var map = new LinkedHashMap<String, Object>();
    map.put("id", r.id());
    map.put("state", r.state().word());
    map.put("futures", r.size().futures());
    map.put("replications", r.size().replications());
    map.put("seed", r.size().seed());
    map.put("asked", r.asked().toString());
    map.put("seconds", r.seconds());
    if (!r.reason().isEmpty()) {
      map.put("reason", r.reason());
    }
    if (r.state() == RunState.RUNNING) {
      desk.runs().progress().ifPresent(p -> map.put("progress", progress(p)));
    }
    return map;
  }

  private static Map<String, Object> progress(Progress p) {
    var map = new LinkedHashMap<String, Object>();
    map.put("step", p.step().says());
    map.put("number", p.number());
    map.put("of", p.of());
    map.put("done", p.done());
    map.put("total", p.total());
    return map;
  }

  private static RunSize size(ServerRequest request) throws IOException, Problem {
    try {
      Map<String, Object> sent = JSON.std.mapFrom(request.body(String.class));
      return new RunSize(
          Math.toIntExact(whole(sent, "futures")),
          Math.toIntExact(whole(sent, "replications")),
          whole(sent, "seed"));
    } catch (JacksonException
        | IllegalArgumentException
        | ArithmeticException
        | jakarta.servlet.ServletException e) {
      throw new Problem(
          400,
          "A run takes an object with futures from 1 to "
              + RunSize.MOST_FUTURES
              + ", replications from 1 to "
              + RunSize.MOST_REPLICATIONS
              + " and a whole number as seed.");
    }
  }

  private static long whole(Map<String, Object> sent, String name) {
    if (sent.get(name) instanceof Integer || sent.get(name) instanceof Long) {
      return ((Number) sent.get(name)).longValue();
    }
    throw new IllegalArgumentException(name + " is no whole number");
  }

  /// Something that may be done to a run.
  private interface Change {
    boolean of(String run) throws IOException;
  }

  private Object changed(ServerRequest request, Change change) throws IOException, Problem {
    RunInfo run = known(request);
    if (!change.of(run.id())) {
      throw new Problem(409, "The run is not in a state for it: it may have ended meanwhile.");
    }
    return run(known(request));
  }

  /// The description of all operations, as OpenAPI 3.1.
  private Map<String, Object> description() {
    var paths = new LinkedHashMap<String, Map<String, Object>>();
    for (Operation operation : operations) {
      paths
          .computeIfAbsent(operation.path(), _ -> new LinkedHashMap<>())
          .put(operation.method().name().toLowerCase(Locale.ROOT), described(operation));
    }
    var all = new LinkedHashMap<String, Object>();
    all.put("openapi", "3.1.0");
    all.put(
        "info",
        Map.of(
            "title",
            "Détente",
            "version",
            Program.version(),
            "description",
            "What the workbench's pages show, as JSON, for one audience at a time. It explores; it"
                + " does not forecast: a share of futures is not a probability."));
    all.put("paths", paths);
    all.put("components", Map.of("schemas", Schemas.all()));
    return all;
  }

  private Map<String, Object> described(Operation operation) {
    var parameters = new ArrayList<Map<String, Object>>();
    operation.parameters().forEach(p -> parameters.add(p.json()));
    parameters.add(
        new Parameter(
                "audience",
                "query",
                "whose view: public (unless said otherwise), mediator, planner or party:ID",
                false)
            .json());
    parameters.add(
        new Parameter("run", "query", "whose results; else the newest finished run", false).json());
    var described = new LinkedHashMap<String, Object>();
    described.put("operationId", operation.id());
    described.put("summary", operation.says());
    described.put("parameters", parameters);
    operation
        .body()
        .ifPresent(b -> described.put("requestBody", Map.of("required", true, "content", of(b))));
    var responses = new LinkedHashMap<String, Object>();
    responses.put(
        Integer.toString(operation.status()),
        Map.of("description", "the answer", "content", of(operation.gives())));
    responses.put("default", Map.of("description", "why not", "content", of("Problem")));
    described.put("responses", responses);
    return described;
  }

  private static Map<String, Object> of(String schema) {
    return Map.of("application/json", Map.of("schema", ref(schema)));
  }
}
