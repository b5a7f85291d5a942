package org.detente.web.server;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.access.Audience;
import org.detente.evidence.Dimension;
import org.detente.exploration.Lever;
import org.detente.message.Said;
import org.detente.option.Option;
import org.detente.paper.Paper;
import org.detente.paper.PaperSection;
import org.detente.web.change.OptionChanges;
import org.detente.web.map.Course;
import org.detente.web.message.Languages;
import org.detente.web.page.Assets;
import org.detente.web.page.ComparePage;
import org.detente.web.page.MapPage;
import org.detente.web.page.Pages;
import org.detente.web.page.Question;
import org.detente.web.page.RunPages;
import org.detente.web.page.RunsBesideData;
import org.detente.web.page.RunsBesidePage;
import org.detente.web.page.View;
import org.detente.web.page.WhatIfPage;
import org.detente.web.project.Project;
import org.detente.web.work.RunFolder;
import org.detente.web.work.RunInfo;
import org.detente.web.work.RunSize;
import org.detente.web.work.RunState;
import org.detente.web.work.WhatIf;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Which address of a theatre leads to which page.
final class Site {

  private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

  /// Why a run cannot be compared any more.
  static final Said NOT_KEPT = Said.of("refused.not-kept");

  /// The run is not so far yet.
  private static final Said STILL = Said.of("refused.still");

  private final Desk desk;
  private final Project project;
  private final Editing editing;
  private final Api api;

  /// @param programs what programs can ask of this theatre
  /// @param common what they can ask of all theatres together
  Site(
      Desk desk,
      Project project,
      Editing editing,
      TheatreOperations programs,
      List<Operation> common) {
    this.desk = desk;
    this.project = project;
    this.editing = editing;
    api = new Api(programs.all(), common, desk::tell);
  }

  /// Makes a page from a view.
  private interface Page {
    ServerResponse of(View view, ServerRequest request)
        throws IOException, InterruptedException, Desk.Refused;
  }

  /// Makes the text of a page from what a view says, and nothing else.
  private interface Text {
    String of(View view) throws IOException, InterruptedException, Desk.Refused;
  }

  /// Pages whose address is always the same and whose text is made from a view alone.
  private Map<String, Text> plain() {
    var plain = new LinkedHashMap<String, Text>();
    plain.put("/", Pages::overview);
    plain.put("/map", this::map);
    plain.put("/theatre", v -> Pages.chapter(v, "theatre", v.say("frame.the-place"), "/sources"));
    plain.put("/options", Pages::options);
    plain.put(
        "/assumptions",
        v -> Pages.chapter(v, "assumptions", v.say("frame.what-rests-on-assumption"), "/evidence"));
    plain.put("/evidence", Pages::evidence);
    plain.put("/how-to-read", v -> Pages.chapter(v, "how", v.say("frame.how-to-read-it"), ""));
    plain.put("/limits", v -> Pages.chapter(v, "limits", v.say("refused.limits"), ""));
    plain.put("/sources", v -> Pages.chapter(v, "sources", v.say("refused.sources"), ""));
    plain.put("/map/table", this::mapTable);
    return plain;
  }

  /// Makes the pages that most readers ask for first: the public's, in English, of the run that is
  /// shown.
  void warm() {
    try {
      Map<String, Text> pages = plain();
      for (Question question : Question.values()) {
        pages.put("/" + question.slug(), v -> Pages.question(v, question));
      }
      for (Map.Entry<String, Text> page : pages.entrySet()) {
        if (Thread.currentThread().isInterrupted()) {
          return;
        }
        View view = desk.view(page.getKey(), Map.of(), Languages.ENGLISH);
        Optional<Finished.Key> key = desk.key(view, Optional.empty());
        if (key.isEmpty()) {
          return;
        }
        made(key, Optional.empty(), page.getValue(), view);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | Desk.Refused | RuntimeException e) {
      // Nobody asked for it; whoever does is told what is wrong.
    }
  }

  RouterFunction<ServerResponse> routes() {
    RouterFunctions.Builder routes = RouterFunctions.route();
    plain().forEach((path, text) -> routes.GET(path, page((v, r) -> kept(v, r, text))));
    return routes
        .GET("/options/{id}", page(this::option))
        .GET(
            "/evidence/rows/{id}",
            page((v, r) -> found(v, Pages.evidenceRow(v, r.pathVariable("id")))))
        .GET(
            "/evidence/parameters/{key}",
            page((v, r) -> found(v, Pages.parameter(v, r.pathVariable("key")))))
        .GET("/compare", page(this::compare))
        .GET("/compare-runs", page(this::compareRuns))
        .GET("/what-if", page(this::whatIf))
        .GET("/what-if/answer", page(this::whatIfAnswer))
        .GET("/paper", page(this::paper))
        .GET("/paper.pdf", page(this::print))
        .GET("/runs", page((v, _) -> html(RunPages.runs(v, desk.runs().all()))))
        .GET("/work", page((v, _) -> html(RunPages.work(v))))
        .POST("/runs", this::ask)
        .POST("/runs/{id}/cancel", r -> change(r, desk.runs()::cancel))
        .POST("/runs/{id}/resume", r -> change(r, desk.runs()::resume))
        .add(api.routes())
        .add(api.others())
        .GET("/assets/{name}", Site::asset)
        .add(editing.routes())
        .GET("/{slug}", page(this::question))
        .GET("/**", page((v, _) -> missing(v)))
        .onError(Throwable.class, this::failed)
        .build();
  }

  /// Answers with a page, or says why not.
  private org.springframework.web.servlet.function.HandlerFunction<ServerResponse> page(Page page) {
    return request -> {
      var query = new LinkedHashMap<String, List<String>>();
      request.params().forEach((name, values) -> query.put(name, List.copyOf(values)));
      try {
        return page.of(desk.view(request.path(), query, Tongue.of(request)), request);
      } catch (Desk.Refused e) {
        View view = publicView(request);
        return ServerResponse.status(404)
            .contentType(HTML)
            .body(Pages.refused(view, view.say("refused.cannot-be-shown"), view.say(e.said())));
      }
    };
  }

  /// A mistake of the program, or a disk that cannot be read: told on the screen of the server, and
  /// in words on the page.
  private ServerResponse failed(Throwable failure, ServerRequest request) {
    desk.tell("The page " + request.path() + " failed. Please report this:", failure);
    try {
      View view = publicView(request);
      return ServerResponse.status(500)
          .contentType(HTML)
          .body(Pages.refused(view, view.say("refused.went-wrong"), view.say("refused.not-yours")));
    } catch (IOException | RuntimeException e) {
      return ServerResponse.status(500)
          .contentType(MediaType.TEXT_PLAIN)
          .body(Tongue.of(request).say("refused.unreadable") + "\n");
    }
  }

  private View publicView(ServerRequest request) throws IOException {
    try {
      return desk.view(request.path(), Map.of(), Tongue.of(request));
    } catch (Desk.Refused e) {
      throw new IllegalStateException("the public's view is always there", e);
    }
  }

  private static ServerResponse html(String page) {
    return ServerResponse.ok().contentType(HTML).body(page);
  }

  private static ServerResponse missing(View view) {
    return ServerResponse.status(404).contentType(HTML).body(Pages.notFound(view));
  }

  private static ServerResponse found(View view, Optional<String> page) {
    return page.map(Site::html).orElseGet(() -> missing(view));
  }

  /// A page that is made already, or is made now and kept.
  private ServerResponse kept(View view, ServerRequest request, Text text)
      throws IOException, InterruptedException, Desk.Refused {
    Optional<Integer> numbered = Way.theatre(request.servletRequest());
    return html(made(desk.key(view, numbered), numbered, text, view));
  }

  private byte[] made(Optional<Finished.Key> key, Optional<Integer> numbered, Text text, View view)
      throws IOException, InterruptedException, Desk.Refused {
    Optional<byte[]> known = key.flatMap(desk.finished()::find);
    if (known.isPresent()) {
      return known.get();
    }
    String page = text.of(view);
    byte[] body =
        numbered
            .map(theatre -> Way.out(page, theatre))
            .orElse(page)
            .getBytes(StandardCharsets.UTF_8);
    key.ifPresent(k -> desk.finished().keep(k, body));
    return body;
  }

  private static ServerResponse html(byte[] page) {
    return ServerResponse.ok().contentType(HTML).body(page);
  }

  private ServerResponse question(View view, ServerRequest request)
      throws IOException, InterruptedException, Desk.Refused {
    Optional<Question> question = Question.of(request.pathVariable("slug"));
    if (question.isEmpty()) {
      return missing(view);
    }
    for (String id : view.query().getOrDefault("option", List.of())) {
      if (view.option(id).isEmpty()) {
        throw new Desk.Refused("refused.no-option-here");
      }
    }
    return kept(view, request, v -> Pages.question(v, question.get()));
  }

  private ServerResponse option(View view, ServerRequest request)
      throws IOException, InterruptedException, Desk.Refused {
    Optional<Option> option = view.option(request.pathVariable("id"));
    return option.isEmpty()
        ? missing(view)
        : kept(view, request, v -> Pages.option(v, option.get()));
  }

  /// A copy that no run has made. While one is at work, or waits, it is coming.
  private static ServerResponse notThere(View view, String name) {
    boolean coming =
        view.run()
            .filter(r -> r.state() != RunState.WAITING && r.state() != RunState.RUNNING)
            .isEmpty();
    return coming
        ? ServerResponse.status(503)
            .contentType(HTML)
            .body(
                Pages.refused(
                    view,
                    view.say("refused.not-yet"),
                    view.say("refused.once-done", "file", view.own(name))))
        : missing(view);
  }

  private ServerResponse paper(View view, ServerRequest request) {
    Optional<Paper> paper = view.folder().flatMap(f -> f.paper(view.audience(), view.texts()));
    // The paper has its styles inside, which the policy of the pages forbids: it is taken away.
    return paper.isEmpty()
        ? notThere(view, "paper.html")
        : taken(view, "html", HTML).body(paper.get().html());
  }

  private ServerResponse print(View view, ServerRequest request) throws IOException {
    Optional<Path> print =
        view.folder().isEmpty()
            ? Optional.empty()
            : view.folder().get().print(view.audience(), view.texts());
    return print.isEmpty()
        ? notThere(view, "paper.pdf")
        : taken(view, "pdf", MediaType.APPLICATION_PDF).body(new FileSystemResource(print.get()));
  }

  private static ServerResponse.BodyBuilder taken(View view, String kind, MediaType type) {
    String name = "paper-%s.%s".formatted(view.audience().id().replace(':', '-'), kind);
    return ServerResponse.ok()
        .contentType(type)
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }

  /// The option that the address names, else the first with an agreement.
  static Option chosen(View view) throws Desk.Refused {
    Optional<String> asked = view.asked("option");
    if (asked.isPresent()) {
      return view.option(asked.get()).orElseThrow(() -> new Desk.Refused("refused.no-option-here"));
    }
    return view.options().stream()
        .filter(Option::agreement)
        .filter(o -> o.mission().isPresent())
        .findFirst()
        .orElseGet(() -> view.options().getFirst());
  }

  private static int month(View view, Course course) throws Desk.Refused {
    String asked = view.asked("month").orElse("0");
    if (!asked.matches("[0-9]{1,4}") || Integer.parseInt(asked) >= course.months()) {
      throw new Desk.Refused("refused.months", "last", course.months() - 1, "asked", asked);
    }
    return Integer.parseInt(asked);
  }

  private String map(View view) throws IOException, Desk.Refused {
    Option option = chosen(view);
    Course course = desk.course(option, view.audience());
    return MapPage.page(
        view, view.options(), option, course, month(view, course), Returns.of(view, option));
  }

  private String mapTable(View view) throws IOException, Desk.Refused {
    Option option = chosen(view);
    Course course = desk.course(option, view.audience());
    return MapPage.table(view, option, course, month(view, course), Returns.of(view, option));
  }

  /// The options with an agreement that the address names, in the order of the theatre, however
  /// they are asked for.
  static List<Option> compared(View view) throws Desk.Refused {
    List<String> asked = view.query().getOrDefault("option", List.of());
    for (String id : asked) {
      if (view.option(id).isEmpty()) {
        throw new Desk.Refused("refused.no-option-here");
      }
    }
    return view.options().stream().filter(o -> o.agreement() && asked.contains(o.id())).toList();
  }

  private ServerResponse compare(View view, ServerRequest request)
      throws IOException, InterruptedException, Desk.Refused {
    List<Option> chosen = compared(view);
    if (chosen.isEmpty()) {
      return html(ComparePage.page(view, chosen, Optional.empty(), ""));
    }
    if (chosen.size() > ComparePage.MOST) {
      return html(ComparePage.page(view, chosen, Optional.empty(), view.say("refused.too-many")));
    }
    Optional<Said> reason = notComparable(view);
    var found =
        reason.isPresent() ? Optional.<List<PaperSection>>empty() : desk.compared(view, chosen);
    if (found.isPresent()) {
      return kept(view, request, v -> ComparePage.page(v, chosen, found, ""));
    }
    // Where the figures are still coming, another run would only come after them.
    boolean again = !reason.equals(Optional.of(STILL));
    return html(ComparePage.page(view, chosen, view.say(reason.orElse(NOT_KEPT)), again));
  }

  private ServerResponse compareRuns(View view, ServerRequest request)
      throws IOException, InterruptedException, Desk.Refused {
    List<RunInfo> done = done(desk);
    Optional<Integer> numbered = Way.theatre(request.servletRequest());
    return html(
        made(
            desk.key(view, numbered, done),
            numbered,
            v -> RunsBesidePage.page(v, runsBeside(desk, project, v), done),
            view));
  }

  /// Finished runs, the newest first.
  static List<RunInfo> done(Desk desk) throws IOException {
    return desk.runs().all().stream().filter(r -> r.state() == RunState.DONE).toList();
  }

  /// The two finished runs that the address names.
  static RunsBesideData runsBeside(Desk desk, Project project, View view)
      throws IOException, Desk.Refused {
    RunsBesideData.Side first = side(desk, view, "first");
    RunsBesideData.Side second = side(desk, view, "second");
    return new RunsBesideData(
        first,
        second,
        desk.inputs(
            view,
            first.run(),
            second.run(),
            () -> History.inputs(project, view, first.run(), second.run())),
        desk.beside(first, second));
  }

  private static RunsBesideData.Side side(Desk desk, View view, String name)
      throws IOException, Desk.Refused {
    String id =
        view.asked(name).orElseThrow(() -> new Desk.Refused("refused.two-runs", "name", name));
    Optional<RunInfo> run = desk.runs().info(id).filter(r -> r.state() == RunState.DONE);
    if (run.isEmpty()) {
      throw new Desk.Refused("refused.run", "run", id);
    }
    RunFolder folder = desk.runs().folder(id);
    return new RunsBesideData.Side(run.get(), folder, folder.options(view.audience()));
  }

  /// Why the shown run cannot be asked for comparisons.
  static Optional<Said> notComparable(View view) {
    if (view.run().isEmpty() || view.heads().stream().noneMatch(h -> h.id().equals("outcome"))) {
      return Optional.of(STILL);
    }
    return view.stale() ? Optional.of(Said.of("refused.changed")) : Optional.empty();
  }

  /// What the address asks of levers and hypotheses.
  ///
  /// @param before the option as an earlier version of the theatre's files has it, to stand beside
  record Turns(
      Option option,
      Optional<Option> before,
      Map<Lever, String> levers,
      Map<String, String> names,
      Map<String, Double> settled) {

    static Turns of(View view, Project project) throws IOException, Desk.Refused {
      Option option = chosen(view);
      if (!option.agreement()) {
        throw new Desk.Refused("refused.without-an-agreement-there-is");
      }
      var levers = new LinkedHashMap<Lever, String>();
      for (Lever lever : Lever.values()) {
        Optional<String> level = view.asked(lever.id());
        if (level.isPresent()) {
          if (!lever.levels().contains(level.get())) {
            throw new Desk.Refused(
                "refused.level", "lever", lever.id(), "levels", lever.levels().toString());
          }
          levers.put(lever, level.get());
        }
      }
      var names = new LinkedHashMap<String, String>();
      var settled = new LinkedHashMap<String, Double>();
      for (Dimension d : WhatIf.hypotheses(view.input())) {
        Optional<String> name = view.asked(d.key()).filter(n -> !n.isEmpty());
        if (name.isPresent()) {
          Double value = WhatIf.answers(d).get(name.get());
          if (value == null) {
            throw new Desk.Refused("refused.answer", "hypothesis", d.key());
          }
          names.put(d.key(), name.get());
          settled.put(d.key(), value);
        }
      }
      return new Turns(option, before(view, project, option), levers, names, settled);
    }

    /// Versions are shown to those who make them.
    private static Optional<Option> before(View view, Project project, Option option)
        throws IOException, Desk.Refused {
      Optional<String> asked = view.asked("before");
      if (asked.isEmpty()) {
        return Optional.empty();
      }
      if (view.audience().kind() != Audience.Kind.PLANNER || !view.exposure().mayWork()) {
        throw new Desk.Refused("refused.versions-are-for-planners");
      }
      if (!asked.get().matches("[0-9]{1,9}")
          || project.version(Integer.parseInt(asked.get())).isEmpty()) {
        throw new Desk.Refused("refused.there-is-no-such-version");
      }
      int version = Integer.parseInt(asked.get());
      Option then =
          new OptionChanges(project)
              .at(view.input().theatre(), version, option.id())
              .filter(Option::agreement)
              .orElseThrow(() -> new Desk.Refused("refused.no-option-in-version"));
      return Optional.of(
          then.named(
              option.id() + ".version-" + version,
              view.say("looking.as-a-version-had-it", "option", then.label(), "version", version)));
    }
  }

  private List<PaperSection> tried(View view, Turns turns)
      throws IOException, InterruptedException {
    return desk.whatIf()
        .of(
            view.input(),
            view.audience(),
            turns.option(),
            turns.before(),
            turns.levers(),
            turns.settled(),
            view.texts());
  }

  private ServerResponse whatIf(View view, ServerRequest request)
      throws IOException, InterruptedException, Desk.Refused {
    Turns turns = Turns.of(view, project);
    // Asked for nothing in particular, the page comes at once and fetches its answer itself.
    return turns.levers().isEmpty() && turns.names().isEmpty() && turns.before().isEmpty()
        ? kept(
            view,
            request,
            v ->
                WhatIfPage.page(v, turns.option(), Optional.empty(), Map.of(), Map.of(), List.of()))
        : html(
            WhatIfPage.page(
                view,
                turns.option(),
                turns.before(),
                turns.levers(),
                turns.names(),
                turns.levers().isEmpty() && turns.names().isEmpty()
                    ? List.of()
                    : tried(view, turns)));
  }

  private ServerResponse whatIfAnswer(View view, ServerRequest request)
      throws IOException, InterruptedException, Desk.Refused {
    Turns turns = Turns.of(view, project);
    String query = request.uri().getRawQuery();
    return ServerResponse.ok()
        .contentType(HTML)
        .header("HX-Replace-Url", "/what-if" + (query == null ? "" : "?" + query))
        .body(WhatIfPage.answer(view, turns.option(), tried(view, turns)));
  }

  private ServerResponse ask(ServerRequest request) throws IOException {
    if (!desk.exposure().mayWork()) {
      return forbidden(request);
    }
    try {
      desk.runs()
          .ask(
              new RunSize(
                  whole(request, "futures"),
                  whole(request, "replications"),
                  whole(request, "seed")));
    } catch (IllegalArgumentException e) {
      View view = publicView(request);
      return ServerResponse.badRequest()
          .contentType(HTML)
          .body(
              Pages.refused(
                  view,
                  view.say("refused.no-run"),
                  view.say(
                      "refused.size",
                      "futures",
                      RunSize.MOST_FUTURES,
                      "replications",
                      RunSize.MOST_REPLICATIONS)));
    }
    return toRuns(request);
  }

  private static int whole(ServerRequest request, String name) {
    return Integer.parseInt(request.param(name).orElse("").strip());
  }

  /// Something that may be done to a run.
  private interface Change {
    boolean of(String run) throws IOException;
  }

  private ServerResponse change(ServerRequest request, Change change) throws IOException {
    if (!desk.exposure().mayWork()) {
      return forbidden(request);
    }
    if (change.of(request.pathVariable("id"))) {
      return toRuns(request);
    }
    View view = publicView(request);
    return ServerResponse.status(409)
        .contentType(HTML)
        .body(
            Pages.refused(
                view, view.say("refused.nothing-was-changed"), view.say("refused.run-state")));
  }

  private ServerResponse forbidden(ServerRequest request) throws IOException {
    View view = publicView(request);
    return ServerResponse.status(403)
        .contentType(HTML)
        .body(Pages.refused(view, view.say("refused.not-from-here"), view.say("refused.work")));
  }

  private static ServerResponse toRuns(ServerRequest request) {
    String audience =
        request
            .param("audience")
            .flatMap(Audience::parse)
            .map(a -> "?audience=" + URLEncoder.encode(a.id(), StandardCharsets.UTF_8))
            .orElse("");
    return ServerResponse.status(303).header("Location", "/runs" + audience).build();
  }

  private static ServerResponse asset(ServerRequest request) {
    return Assets.find(request.pathVariable("name"))
        .map(
            asset ->
                ServerResponse.ok()
                    .contentType(MediaType.parseMediaType(asset.type()))
                    .cacheControl(CacheControl.maxAge(java.time.Duration.ofDays(365)).immutable())
                    .body(asset.bytes()))
        .orElseGet(() -> ServerResponse.notFound().build());
  }
}
