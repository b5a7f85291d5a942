package org.detente.web.server;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.input.Problem;
import org.detente.message.Said;
import org.detente.message.Texts;
import org.detente.study.StudyInput;
import org.detente.web.begin.Assembly;
import org.detente.web.begin.Carried;
import org.detente.web.begin.Sketch;
import org.detente.web.begin.Step;
import org.detente.web.message.Unfit;
import org.detente.web.page.BeginPages;
import org.detente.web.page.BeginPages.Answerable;
import org.detente.web.page.BeginPages.Told;
import org.detente.web.page.ShelfPages;
import org.detente.web.project.Drafts.Draft;
import org.detente.web.project.Outdated;
import org.detente.web.project.Project;
import org.detente.web.project.Tree;
import org.detente.web.server.Rooms.Room;
import org.detente.web.upload.Brought;
import org.detente.web.upload.Fault;
import org.detente.web.upload.Reading;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Addresses of beginning a theatre: a page for each step, and what is sent from it. Everything
/// that is sent is kept in the database at once.
final class Beginning {

  /// Files that were read lately are kept, for each page of a step reads them again.
  private static final int KEPT = 6;

  private final Rooms rooms;
  private final Shelf shelf;
  private final Map<Known, Brought> known =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Known, Brought> eldest) {
          return size() > KEPT;
        }
      };

  /// A file as it was read.
  private record Known(String name, String sum, Reading reading) {}

  Beginning(Rooms rooms, Shelf shelf) {
    this.rooms = rooms;
    this.shelf = shelf;
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .POST("/theatres/begin", shelf.open(this::begin))
        .GET("/theatres/begin/{id}", shelf.open(this::first))
        .GET("/theatres/begin/{id}/{step}", shelf.open(this::show))
        .POST("/theatres/begin/{id}/drop", shelf.open(this::drop))
        .POST("/theatres/begin/{id}/{step}", shelf.open(this::save))
        .POST("/theatres/begin/{id}/{step}/file", shelf.open(this::bring))
        .build();
  }

  private static String address(int id, Step step) {
    return "/theatres/begin/" + id + "/" + step.word();
  }

  private ServerResponse begin(ServerRequest request) throws IOException {
    Sketch sketch = Sketch.empty();
    int id = rooms.drafts().begin(sketch.label(), new Tree(kept(sketch)));
    return Shelf.to(address(id, Step.FRAME));
  }

  private static java.util.TreeMap<String, byte[]> kept(Sketch sketch) {
    var files = new java.util.TreeMap<>(sketch.files());
    files.put(Sketch.ANSWERS, sketch.json());
    return files;
  }

  private static int number(ServerRequest request, String text) {
    if (!text.matches("[0-9]{1,9}")) {
      throw new Unfit("begin.no-number", "text", text);
    }
    return Integer.parseInt(text);
  }

  /// What a request is about.
  private record Asked(Draft draft, Step step) {

    int id() {
      return draft.entry().id();
    }

    Sketch sketch() {
      return Sketch.of(draft.files().files());
    }
  }

  private Optional<Asked> asked(ServerRequest request) throws IOException {
    Optional<Step> step = Step.of(request.pathVariable("step"));
    Optional<Draft> draft = rooms.drafts().find(number(request, request.pathVariable("id")));
    return step.isEmpty() || draft.isEmpty()
        ? Optional.empty()
        : Optional.of(new Asked(draft.get(), step.get()));
  }

  private ServerResponse nowhere(ServerRequest request) throws IOException {
    String id = request.pathVariable("id");
    if (rooms.drafts().find(number(request, id)).isPresent()) {
      Texts texts = Tongue.of(request);
      String word = texts.own(request.pathVariable("step"));
      return Shelf.answer(
          404,
          ShelfPages.refused(
              texts,
              texts.say("shelf.no-step"),
              List.of(
                  Step.of(request.pathVariable("step")).isPresent()
                      ? texts.say("shelf.no-step-file", "step", word)
                      : texts.say("shelf.no-step-why", "n", Step.values().length, "step", word)),
              new ShelfPages.Back("", texts.say("shelf.to-draft"), "/theatres/begin/" + id)));
    }
    return Shelf.refused(
        request,
        404,
        Tongue.of(request).say("shelf.no-draft"),
        Tongue.of(request).say("shelf.no-draft-why"));
  }

  private static ServerResponse finished(Draft draft) {
    return Shelf.to(Way.to(draft.project().orElseThrow(), "/"));
  }

  private ServerResponse first(ServerRequest request) throws IOException {
    return Shelf.to(address(number(request, request.pathVariable("id")), Step.FRAME));
  }

  private ServerResponse drop(ServerRequest request) throws IOException {
    rooms.drafts().drop(number(request, request.pathVariable("id")));
    return Shelf.to("/theatres?done=dropped");
  }

  // ---- showing

  private ServerResponse show(ServerRequest request) throws IOException {
    Optional<Asked> asked = asked(request);
    if (asked.isEmpty()) {
      return nowhere(request);
    }
    if (asked.get().draft().project().isPresent()) {
      return finished(asked.get().draft());
    }
    return page(
        Tongue.of(request),
        200,
        asked.get(),
        asked.get().sketch(),
        request.param("saved").isPresent());
  }

  /// A sketch with what its own checks and the loaders say of it.
  private record Checked(Assembly all, Optional<StudyInput> input, Map<Step, List<Told>> told) {

    List<Step> unsettled() {
      var unsettled = new ArrayList<Step>();
      for (Step step : Step.values()) {
        boolean own = all.remarks().stream().anyMatch(r -> r.mistake() && r.step() == step);
        if (own || !told.getOrDefault(step, List.of()).isEmpty()) {
          unsettled.add(step);
        }
      }
      return unsettled;
    }
  }

  private Checked checked(Sketch sketch) throws IOException {
    Assembly all = Assembly.of(sketch, this::read);
    Project.Checked checked = Project.check(new Tree(all.files()), all.name(), rooms.layouts());
    var told = new LinkedHashMap<Step, List<Told>>();
    for (Problem problem : checked.problems()) {
      Step step = all.step(problem.file(), problem.line());
      // What is known to be missing is told in the words of its step already.
      boolean known =
          all.remarks().stream()
              .anyMatch(r -> r.mistake() && (r.step() == step || step == Step.REVIEW));
      if (!known || problem.file().endsWith(".geojson") && !all.zones().isEmpty()) {
        told.computeIfAbsent(step, _ -> new ArrayList<>())
            .add(new Told(problem, all.field(problem.file(), problem.line())));
      }
    }
    return new Checked(all, checked.input(), told);
  }

  private Brought read(String name, byte[] bytes, Reading reading) {
    var key = new Known(name, sum(bytes), reading);
    synchronized (known) {
      Brought there = known.get(key);
      if (there != null) {
        return there;
      }
    }
    Brought read = Brought.read(name, bytes, reading);
    synchronized (known) {
      known.put(key, read);
    }
    return read;
  }

  private static String sum(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private ServerResponse page(Texts texts, int status, Asked asked, Sketch sketch, boolean saved)
      throws IOException {
    Checked checked = checked(sketch);
    return Shelf.answer(
        status,
        BeginPages.page(
            texts,
            asked.id(),
            asked.draft().entry().revision(),
            checked.all(),
            asked.step(),
            checked.told().getOrDefault(asked.step(), List.of()),
            checked.unsettled(),
            checked.input().map(Beginning::questions).orElse(List.of()),
            saved));
  }

  private static List<Answerable> questions(StudyInput input) {
    boolean agreement = input.folder().options().stream().anyMatch(o -> o.agreement());
    boolean mission = input.folder().options().stream().anyMatch(o -> o.mission().isPresent());
    return List.of(
        new Answerable("coverage", true, Said.of("begin.why.there")),
        new Answerable("staffing", input.force().isPresent(), Said.of("begin.why.force")),
        new Answerable("consent", input.positions().isPresent(), Said.of("begin.why.positions")),
        new Answerable("commitment", input.menu().isPresent(), Said.of("begin.why.commitments")),
        new Answerable(
            "outcome",
            true,
            agreement ? Said.of("begin.why.simulated") : Said.of("begin.why.status-quo-alone")),
        new Answerable("robustness", input.brief().isPresent(), Said.of("begin.why.criteria")),
        new Answerable("handover", mission, Said.of("begin.why.mission")),
        new Answerable(
            "completeness",
            agreement,
            agreement ? Said.of("begin.why.catalogue") : Said.of("begin.why.agreement")),
        new Answerable("ground-truth", false, Said.of("begin.why.register")),
        new Answerable("consultation", false, Said.of("begin.why.accounts")));
  }

  // ---- saving

  private ServerResponse save(ServerRequest request) throws IOException, Outdated {
    Optional<Asked> asked = asked(request);
    if (asked.isEmpty()) {
      return nowhere(request);
    }
    if (asked.get().draft().project().isPresent()) {
      return finished(asked.get().draft());
    }
    Step step = asked.get().step();
    var typed = new LinkedHashMap<String, List<String>>();
    request.params().forEach((name, values) -> typed.put(name, List.copyOf(values)));
    Sketch sketch = asked.get().sketch().with(step, typed);
    int id = asked.get().id();
    rooms
        .drafts()
        .save(
            id,
            number(request, request.param("revision").orElse("")),
            sketch.label(),
            Map.of(Sketch.ANSWERS, Optional.of(sketch.json())));
    String go = request.param("go").orElse("stay");
    if (go.equals("finish")) {
      return finish(id, sketch);
    }
    if (go.equals("on")) {
      // What is wrong is shown where it is, before the next step is.
      Checked checked = checked(sketch);
      if (!checked.unsettled().contains(step)) {
        return Shelf.to(address(id, step.next()));
      }
    }
    return Shelf.to(address(id, step) + "?saved=1");
  }

  private ServerResponse bring(ServerRequest request)
      throws IOException, Outdated, ServletException {
    Optional<Asked> asked = asked(request);
    if (asked.isEmpty() || !asked.get().step().brings()) {
      return nowhere(request);
    }
    Optional<Shelf.Sent> file = Shelf.sent(request, "file");
    Step step = asked.get().step();
    Sketch before = asked.get().sketch();
    int id = asked.get().id();
    Texts texts = Tongue.of(request);
    var back =
        new ShelfPages.Back(
            before
                .file(step)
                .map(f -> texts.say("begin.file-stays", "file", texts.own(f)))
                .orElse(""),
            texts.say("shelf.to-step"),
            address(id, step));
    if (file.isEmpty()) {
      return Shelf.noFile(request, back);
    }
    String plain = file.get().name().replaceAll("[\\p{Cntrl}/\\\\:]", "_");
    String name = plain.length() <= 120 ? plain : plain.substring(plain.length() - 120);
    byte[] bytes = file.get().bytes();
    if (bytes.length == 0) {
      return Shelf.emptyFile(request, name, back);
    }
    Brought read = read(name, bytes, Reading.GUESSED);
    if (!read.format().fits(name)) {
      return Shelf.notTold(request, name, List.of(Said.of("upload.kind", "file", name)), back);
    }
    if (!readable(name, bytes, read)) {
      // Nothing that could be read otherwise: what was there before stays.
      return Shelf.notTold(
          request, name, read.problems().stream().map(Fault::said).toList(), back);
    }
    Sketch sketch =
        before.with(step, name, bytes, Carried.over(before, step, name, bytes, this::read));
    var changed = new LinkedHashMap<String, Optional<byte[]>>();
    before.files().keySet().forEach(f -> changed.put(f, Optional.empty()));
    kept(sketch).forEach((f, b) -> changed.put(f, Optional.of(b)));
    rooms
        .drafts()
        .save(id, number(request, request.param("revision").orElse("")), sketch.label(), changed);
    return Shelf.to(address(id, step));
  }

  /// Whether a file can be read as it is, or once its system of coordinates or another of its
  /// layers is told.
  private boolean readable(String name, byte[] bytes, Brought read) {
    return read.layer().isPresent()
        || read.problems().stream().anyMatch(Fault::ofSystem)
        || read.layers().stream()
            .anyMatch(
                l -> {
                  Brought other = read(name, bytes, Reading.of(l));
                  return other.layer().isPresent()
                      || other.problems().stream().anyMatch(Fault::ofSystem);
                });
  }

  // ---- the end

  /// One at a time, so that two clicks make one theatre.
  private synchronized ServerResponse finish(int id, Sketch sketch) throws IOException, Outdated {
    Checked checked = checked(sketch);
    if (checked.input().isEmpty() || !checked.unsettled().isEmpty()) {
      return Shelf.to(address(id, Step.REVIEW));
    }
    Draft now = rooms.drafts().find(id).orElseThrow();
    if (now.project().isPresent()) {
      return finished(now);
    }
    Room room =
        rooms.add(
            Project.made(
                rooms.database(),
                Shelf.folderName(checked.all().name()),
                new Tree(checked.all().files()),
                "begun in the browser",
                rooms.layouts()));
    rooms.drafts().done(id, room.id());
    return Shelf.to(Way.to(room.id(), "/"));
  }
}
