package org.detente.web.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.exploration.Lever;
import org.detente.message.Said;
import org.detente.option.Option;
import org.detente.paper.Paper;
import org.detente.paper.PaperSection;
import org.detente.web.change.Refused;
import org.detente.web.page.ChapterData;
import org.detente.web.page.ComparePage;
import org.detente.web.page.PageData;
import org.detente.web.page.Pages;
import org.detente.web.page.Question;
import org.detente.web.page.RunsBesideJson;
import org.detente.web.page.View;
import org.detente.web.project.Archive;
import org.detente.web.project.Copy;
import org.detente.web.project.Project;
import org.detente.web.project.Tree;
import org.detente.web.server.Operation.Parameter;
import org.detente.web.server.Operation.Reply;
import org.detente.web.server.Operation.Wrong;
import org.detente.web.work.Json;
import org.detente.web.work.RunState;
import org.detente.web.work.WhatIf;
import org.springframework.web.servlet.function.ServerRequest;

/// What programs can look at: what the pages of a theatre show.
final class LookOperations {

  private static final String ABOUT = "looking";

  private static final Parameter OPTION =
      Parameter.query("option", "an option by its id; else the first with a mission");
  private static final Parameter OPTIONS =
      Parameter.queries("option", "limits the answer to options, by their ids");

  private final Desk desk;
  private final Project project;
  private final Entrance in;

  LookOperations(Desk desk, Project project, Entrance in) {
    this.desk = desk;
    this.project = project;
    this.in = in;
  }

  List<Operation> all() {
    return List.of(
        Operation.get(
                "/api/theatre.json",
                ABOUT,
                "The theatre, its zones and parties, and the audiences that this server shows.")
            .gives("Theatre", in.looking((v, _) -> Reply.of(PageData.theatre(v)))),
        Operation.get("/api/ground.json", ABOUT, "Outlines, lines and settlements, km.")
            .gives("Ground", in.looking((_, _) -> Reply.of(desk.ground()))),
        Operation.get(
                "/api/course.json", ABOUT, "What an option changes on the map, month by month.")
            .with(OPTION)
            .gives("Course", in.looking((v, _) -> kept(v, () -> course(v)))),
        Operation.get("/api/options.json", ABOUT, "The options that the audience may read.")
            .gives("Options", in.looking((v, _) -> Reply.of(PageData.options(v)))),
        Operation.get("/api/options/{id}.json", ABOUT, "An option in its own words.")
            .with(Parameter.path("id", "of the option"))
            .gives("Option", in.looking((v, r) -> Reply.of(PageData.option(v, readable(v, r))))),
        Operation.get("/api/questions.json", ABOUT, "The ten questions and where each stands.")
            .gives("Questions", in.looking((v, _) -> Reply.of(Pages.states(v)))),
        Operation.get("/api/questions/{id}.json", ABOUT, "What was found on a question.")
            .with(Parameter.path("id", "name of the question, as in /api/questions.json"), OPTIONS)
            .gives("Question", in.looking((v, r) -> kept(v, () -> question(v, r)))),
        Operation.get(
                "/api/chapters.json", ABOUT, "The chapters that the shown run has written so far.")
            .gives("Heads", in.looking((v, _) -> Reply.of(PageData.heads(v)))),
        Operation.get(
                "/api/chapters/{id}.json",
                ABOUT,
                "A chapter: its sentences, tables and pictures, in the page's words.")
            .with(Parameter.path("id", "of the chapter, as in /api/chapters.json"), OPTIONS)
            .gives(
                "Chapter",
                in.looking(
                    (v, r) ->
                        kept(
                            v,
                            () ->
                                PageData.chapter(v, r.pathVariable("id"))
                                    .orElseThrow(() -> missing("chapter"))))),
        Operation.get(
                "/api/evidence.json",
                ABOUT,
                "Every row of the evidence base and every parameter that varies over futures.")
            .gives("Evidence", in.looking((v, _) -> kept(v, () -> PageData.evidence(v)))),
        Operation.get(
                "/api/compare.json",
                ABOUT,
                "Options beside each other and the status quo, on the same futures: all questions,"
                    + " what differs, and chapters.")
            .with(Parameter.queries("option", "one to six options by their ids"))
            .refuses(400, "none, or more than six, are named")
            .refuses(409, "the run cannot be compared (yet, or any more)")
            .gives("Comparison", in.looking((v, _) -> kept(v, () -> compare(v)))),
        Operation.get(
                "/api/compare-runs.json",
                ABOUT,
                "Two finished runs: what changed in what went in, in each outcome and under each"
                    + " question, with whether it is more than chance.")
            .with(
                Parameter.query("first", "id of the run that is the earlier of the two"),
                Parameter.query("second", "id of the other"))
            .gives(
                "RunComparison",
                in.looking(
                    (v, _) ->
                        kept(
                            desk.key(v, Optional.empty(), Site.done(desk)),
                            () -> RunsBesideJson.of(v, Site.runsBeside(desk, project, v))))),
        Operation.get(
                "/api/what-if.json",
                ABOUT,
                "An option with levers turned and hypotheses settled, tried on a few futures at"
                    + " once. Levers and hypotheses are parameters of their own names.")
            .with(whatIfParameters())
            .gives("WhatIf", in.looking((v, _) -> Reply.of(whatIf(v)))),
        Operation.get("/api/paper.html", ABOUT, "The whole paper for an audience, for the screen.")
            .refuses(503, "the run is not so far yet")
            .givesFile("text/html", in.looking((v, _) -> taken(v, "html", paper(v)))),
        Operation.get("/api/paper.pdf", ABOUT, "The whole paper for an audience, for print.")
            .refuses(503, "the run is not so far yet")
            .givesFile("application/pdf", in.looking((v, _) -> taken(v, "pdf", print(v)))),
        Operation.get(
                "/api/theatre.zip",
                ABOUT,
                "The theatre's folder as an audience may have it: what is for others is left out,"
                    + " and a note in it says so.")
            .givesFile("application/zip", in.looking((v, _) -> Reply.of(copy(v)))));
  }

  /// What is answered from a view alone.
  private interface Answered {
    Object of() throws IOException, InterruptedException, Refused, Wrong;
  }

  /// An answer that is made already, or is made now and kept.
  private Reply kept(View view, Answered answered)
      throws IOException, InterruptedException, Refused, Wrong {
    return kept(desk.key(view, Optional.empty()), answered);
  }

  private Reply kept(Optional<Finished.Key> key, Answered answered)
      throws IOException, InterruptedException, Refused, Wrong {
    Optional<byte[]> known = key.flatMap(desk.finished()::find);
    if (known.isPresent()) {
      return Reply.of(known.get());
    }
    byte[] body = Json.text(answered.of()).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    key.ifPresent(k -> desk.finished().keep(k, body));
    return Reply.of(body);
  }

  private static Parameter[] whatIfParameters() {
    var parameters = new ArrayList<Parameter>();
    parameters.add(OPTION);
    parameters.add(
        Parameter.query(
            "before",
            "number of a version: the option stands beside how that version had it (planners)"));
    for (Lever lever : Lever.values()) {
      parameters.add(Parameter.query(lever.id(), "lever: " + String.join(", ", lever.levels())));
    }
    return parameters.toArray(Parameter[]::new);
  }

  static Wrong missing(String what) {
    return new Wrong(404, "There is no such " + what + ", or this audience may not see it.");
  }

  static Option readable(View view, ServerRequest request) throws Wrong {
    return view.option(request.pathVariable("id")).orElseThrow(() -> missing("option"));
  }

  /// The paper has its styles inside, which the policy of the pages forbids: browsers take it away.
  private static Reply taken(View view, String kind, byte[] paper) {
    return Reply.of(paper)
        .with(
            "Content-Disposition",
            "attachment; filename=\"paper-%s.%s\""
                .formatted(view.audience().id().replace(':', '-'), kind));
  }

  private byte[] paper(View view) throws Wrong {
    Optional<Paper> paper = view.folder().flatMap(f -> f.paper(view.audience(), view.texts()));
    return paper
        .orElseThrow(() -> notThere(view))
        .html()
        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private byte[] print(View view) throws IOException, Wrong {
    Optional<Path> print =
        view.folder().isEmpty()
            ? Optional.empty()
            : view.folder().get().print(view.audience(), view.texts());
    return Files.readAllBytes(print.orElseThrow(() -> notThere(view)));
  }

  /// A copy that no run has made. While one is at work, or waits, it is coming.
  private static Wrong notThere(View view) {
    boolean coming =
        view.run()
            .filter(r -> r.state() != RunState.WAITING && r.state() != RunState.RUNNING)
            .isEmpty();
    return coming
        ? new Wrong(503, "It is not written yet: it comes with the run that is going.")
        : missing("paper");
  }

  private byte[] copy(View view) throws IOException {
    return zipped(
        Copy.of(Tree.of(view.input().theatre().folder()), view.input(), view.audience()), project);
  }

  /// A theatre's folder as bytes of a zip.
  static byte[] zipped(Tree tree, Project project) throws IOException {
    var out = new ByteArrayOutputStream();
    Archive.write(tree, project.name(), out);
    return out.toByteArray();
  }

  private Object course(View view) throws IOException, Refused {
    Option option = Site.chosen(view);
    var all = new LinkedHashMap<>(desk.course(option, view.audience()).json());
    all.put("returned", Returns.json(view, option));
    return all;
  }

  private Object question(View view, ServerRequest request) throws Wrong, Refused {
    Question question =
        Question.of(request.pathVariable("id")).orElseThrow(() -> missing("question"));
    for (String id : view.query().getOrDefault("option", List.of())) {
      if (view.option(id).isEmpty()) {
        throw missing("option");
      }
    }
    return PageData.question(view, question);
  }

  private Object compare(View view) throws IOException, InterruptedException, Refused, Wrong {
    List<Option> chosen = Site.compared(view);
    if (chosen.isEmpty() || chosen.size() > ComparePage.MOST) {
      throw new Wrong(
          400, "Name 1 to " + ComparePage.MOST + " options with an agreement, each as option=ID.");
    }
    Optional<Said> reason = Site.notComparable(view);
    if (reason.isPresent()) {
      throw new Wrong(409, view.say(reason.get()));
    }
    List<PaperSection> found =
        desk.compared(view, chosen).orElseThrow(() -> new Wrong(409, view.say(Site.NOT_KEPT)));
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

  private Object whatIf(View view) throws IOException, InterruptedException, Refused {
    Site.Turns turns = Site.Turns.of(view, project);
    var all = new LinkedHashMap<String, Object>();
    all.put("option", turns.option().id());
    if (turns.before().isPresent()) {
      all.put("before", turns.before().get().label());
    }
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
                    turns.before(),
                    turns.levers(),
                    turns.settled(),
                    view.texts())));
    return all;
  }
}
