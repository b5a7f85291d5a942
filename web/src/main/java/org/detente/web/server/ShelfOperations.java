package org.detente.web.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.message.Said;
import org.detente.message.Texts;
import org.detente.web.begin.Assembly;
import org.detente.web.begin.Sketch;
import org.detente.web.begin.Step;
import org.detente.web.change.Refused;
import org.detente.web.message.Languages;
import org.detente.web.page.BeginPages.Told;
import org.detente.web.project.Drafts;
import org.detente.web.project.Drafts.Draft;
import org.detente.web.project.Outdated;
import org.detente.web.project.Projects;
import org.detente.web.server.Operation.Answer;
import org.detente.web.server.Operation.Parameter;
import org.detente.web.server.Operation.Reply;
import org.detente.web.server.Operation.Wrong;
import org.detente.web.server.Received.Fields;
import org.detente.web.upload.Brought;
import org.detente.web.upload.Layer;
import org.detente.web.work.Json;
import org.springframework.web.servlet.function.ServerRequest;

/// What belongs to no theatre, for programs: all theatres, bringing one, beginning one. Only for
/// whoever sits at the machine.
final class ShelfOperations {

  private static final String THEATRES = "theatres";
  private static final String DRAFTS = "drafts";

  /// So many rows of a file that was brought are shown.
  private static final int SHOWN = 20;

  private static final Parameter ID = Parameter.path("id", "its number");
  private static final Parameter STEP =
      Parameter.path("step", "frame, parties, zones, lines, settlements or review");

  private final Rooms rooms;
  private final Texts texts = Languages.ENGLISH;

  ShelfOperations(Rooms rooms) {
    this.rooms = rooms;
  }

  List<Operation> all() {
    return List.of(
        Operation.get("/api/theatres.json", THEATRES, "All theatres of this server.")
            .refuses(403, "not from here")
            .gives("Theatres", open(_ -> theatres())),
        Operation.post(
                "/api/theatres.json",
                THEATRES,
                "Opens the theatre in a folder of this machine, which is read and never written"
                    + " to.")
            .sends("FolderPath", "where it is")
            .checked()
            .gives(201, "TheatreEntry", open(this::folder)),
        Operation.post("/api/theatres.zip", THEATRES, "Brings a theatre as a zip of its folder.")
            .with(Parameter.needed("name", "what the zip is called"))
            .sendsFile("the zip", Operation.LARGEST_FILE, "application/zip")
            .checked()
            .gives(201, "TheatreEntry", open(this::bring)),
        Operation.patch(
                "/api/theatres/{id}.json",
                THEATRES,
                "Renames a theatre in the list, puts it away or brings it back. Its own title"
                    + " stays in its files.")
            .with(ID)
            .sends("TheatreChange", "what changes")
            .checked()
            .refuses(409, "the theatre that the server was opened on cannot be put away")
            .gives("TheatreEntry", open(this::change)),
        Operation.get("/api/drafts.json", DRAFTS, "Theatres that are begun.")
            .refuses(403, "not from here")
            .gives("Drafts", open(_ -> drafts())),
        Operation.post("/api/drafts.json", DRAFTS, "Begins a theatre from nothing.")
            .tagged()
            .gives(201, "Draft", open(_ -> begin())),
        Operation.get(
                "/api/drafts/{id}.json",
                DRAFTS,
                "A theatre that is begun: what was answered in every step, what is missing or"
                    + " wrong, what stands in for what nobody said, which questions it could"
                    + " answer.")
            .with(ID)
            .tagged()
            .refuses(403, "not from here")
            .gives("Draft", open(r -> draft(asked(r)))),
        Operation.delete("/api/drafts/{id}.json", DRAFTS, "Drops it, with its files.")
            .with(ID)
            .versioned()
            .ends()
            .refuses(409, "it is a theatre already")
            .gives("Dropped", open(this::drop)),
        Operation.put(
                "/api/drafts/{id}/{step}.json",
                DRAFTS,
                "Answers a step, in the place of what was answered there before.")
            .with(ID, STEP)
            .sends("Answers", "names of fields to texts, or to lists of texts")
            .versioned()
            .checked()
            .refuses(409, "it is a theatre already")
            .gives("Draft", open(this::answer)),
        Operation.get(
                "/api/drafts/{id}/{step}/file.json",
                DRAFTS,
                "What was found in the file of a step: layers, columns, the first rows.")
            .with(ID, Parameter.path("step", "zones, lines or settlements"))
            .tagged()
            .refuses(403, "not from here")
            .refuses(409, "it is a theatre already")
            .gives("Layer", open(this::file)),
        Operation.put(
                "/api/drafts/{id}/{step}/file",
                DRAFTS,
                "Brings the file of a step: GeoJSON, GeoPackage, CSV or XLSX, told by its bytes.")
            .with(
                ID,
                Parameter.path("step", "zones, lines or settlements"),
                Parameter.needed("name", "what the file is called"))
            .sendsFile("the file", Operation.LARGEST_FILE, "application/octet-stream")
            .versioned()
            .checked()
            .refuses(409, "it is a theatre already")
            .gives("Draft", open(this::take)),
        Operation.post("/api/drafts/{id}/finish.json", DRAFTS, "Makes a theatre of it.")
            .with(ID)
            .versioned()
            .ends()
            .checked()
            .gives(201, "TheatreEntry", open(this::finish)));
  }

  private Answer open(Answer answer) {
    return request -> {
      if (!rooms.exposure().mayWork()) {
        throw new Wrong(403, "This server shows one theatre, and shows it only.");
      }
      return answer.of(request);
    };
  }

  private static int number(ServerRequest request) throws Wrong {
    String id = request.pathVariable("id");
    if (!id.matches("[0-9]{1,9}")) {
      throw new Wrong(404, id + " is no number.");
    }
    return Integer.parseInt(id);
  }

  // ---- theatres

  private Reply theatres() throws IOException {
    return Reply.of(
        Json.object("theatres", rooms.projects().all().stream().map(this::entry).toList()));
  }

  private Map<String, Object> entry(Projects.Entry e) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", e.id());
    json.put("label", e.label());
    json.put("address", Way.to(e.id(), "/"));
    json.put("first", e.id() == rooms.first().id());
    json.put("put_away", e.putAway().isPresent());
    json.put("versions", e.versions());
    json.put("changed", e.changed().toString());
    return json;
  }

  private Map<String, Object> entry(int id) throws IOException, Wrong {
    return entry(
        rooms
            .projects()
            .find(id)
            .orElseThrow(() -> new Wrong(404, "There is no theatre " + id + ".")));
  }

  private Reply made(int id) throws IOException, Wrong {
    return Reply.of(201, entry(id)).with("Location", Way.to(id, "/api/theatre.json"));
  }

  private Reply folder(ServerRequest request) throws IOException, Wrong {
    Fields sent = Received.object(request).only("folder");
    String given = sent.text("folder");
    Path folder = null;
    if (!given.isEmpty()) {
      try {
        folder = Rooms.folder(given);
      } catch (Refused e) {
        sent.wrong("folder", e.getMessage());
      }
    } else if (sent.all().get("folder") instanceof String) {
      sent.wrong("folder", "give the path of a folder");
    }
    sent.settled();
    return made(rooms.takenIn(folder).id());
  }

  private Reply bring(ServerRequest request) throws IOException, Wrong {
    String name = TheatreDrafts.plain(request.param("name").orElse(""));
    if (name.isBlank()) {
      throw new Wrong(
          422,
          "There are mistakes; nothing was taken.",
          Json.object(
              "mistakes", List.of(Received.mistake("", 0, "name", "say what the zip is called"))));
    }
    Rooms.Taken taken = rooms.taken(name, Received.bytes(request), texts);
    if (taken.room().isEmpty()) {
      throw new Wrong(
          422,
          "There are mistakes; nothing was taken.",
          Json.object("mistakes", Api.mistakes(taken.problems())));
    }
    return made(taken.room().get().id());
  }

  private Reply change(ServerRequest request) throws IOException, Wrong {
    int id = number(request);
    entry(id);
    Fields sent = Received.object(request).only("label", "put_away");
    Optional<String> label = sent.maybe("label");
    Optional<Boolean> away = sent.truth("put_away");
    label.flatMap(Projects::wrong).ifPresent(why -> sent.wrong("label", texts.say(why)));
    sent.settled();
    if (away.equals(Optional.of(true)) && id == rooms.first().id()) {
      throw new Wrong(409, "The theatre that the server was opened on cannot be put away.");
    }
    if (label.isPresent()) {
      rooms.projects().rename(id, label.get());
    }
    if (away.isPresent()) {
      if (away.get()) {
        rooms.putAway(id);
      } else {
        rooms.projects().bringBack(id);
      }
    }
    return Reply.of(entry(id));
  }

  // ---- drafts

  private Reply drafts() throws IOException {
    return Reply.of(
        Json.object(
            "drafts",
            rooms.drafts().open().stream()
                .map(
                    d ->
                        Json.object(
                            "id",
                            d.id(),
                            "label",
                            d.label(),
                            "revision",
                            d.revision(),
                            "changed",
                            d.changed().toString()))
                .toList()));
  }

  private Reply begin() throws IOException, Wrong {
    int id = rooms.begun().begin();
    Reply reply = draft(found(id));
    return new Reply(201, reply.body(), reply.headers())
        .with("Location", "/api/drafts/" + id + ".json");
  }

  private Draft found(int id) throws IOException, Wrong {
    return rooms
        .drafts()
        .find(id)
        .orElseThrow(() -> new Wrong(404, "There is no draft " + id + ", or it was dropped."));
  }

  private Draft asked(ServerRequest request) throws IOException, Wrong {
    return found(number(request));
  }

  /// A draft that is no theatre yet.
  private Draft open(ServerRequest request) throws IOException, Wrong {
    Draft draft = asked(request);
    if (draft.project().isPresent()) {
      throw new Wrong(409, "It is the theatre " + draft.project().get() + " already.");
    }
    return draft;
  }

  private static Step step(ServerRequest request, boolean brings) throws Wrong {
    return Step.of(request.pathVariable("step"))
        .filter(s -> !brings || s.brings())
        .orElseThrow(
            () ->
                new Wrong(
                    404,
                    brings
                        ? "Files are brought in the steps zones, lines and settlements."
                        : "The steps are frame, parties, zones, lines, settlements, review."));
  }

  private Reply draft(Draft draft) throws IOException {
    Drafts.Entry entry = draft.entry();
    var json = new LinkedHashMap<String, Object>();
    json.put("id", entry.id());
    json.put("revision", entry.revision());
    json.put("label", entry.label());
    draft.project().ifPresent(p -> json.put("theatre", p));
    if (draft.project().isEmpty()) {
      Sketch sketch = Sketch.of(draft.files().files());
      TheatreDrafts.Checked checked = rooms.begun().checked(sketch);
      List<Step> unsettled = checked.unsettled();
      var steps = new ArrayList<Map<String, Object>>();
      for (Step step : Step.values()) {
        steps.add(step(step, sketch, checked, unsettled));
      }
      json.put("steps", steps);
      json.put("can_be_finished", checked.settled());
      json.put("holds", holds(checked.all()));
      json.put(
          "assumptions",
          checked.all().assumptions().stream()
              .map(
                  a ->
                      Json.object(
                          "step",
                          a.step().word(),
                          "what",
                          say(a.what()),
                          "value",
                          say(a.value()),
                          "consequence",
                          say(a.consequence())))
              .toList());
      json.put(
          "questions",
          checked.input().map(TheatreDrafts::questions).orElse(List.of()).stream()
              .map(
                  q ->
                      Json.object(
                          "id", q.question(), "answerable", q.answerable(), "why", say(q.why())))
              .toList());
    }
    return Reply.of(json).tagged(entry.revision());
  }

  private String say(Said said) {
    return texts.say(said);
  }

  private Map<String, Object> step(
      Step step, Sketch sketch, TheatreDrafts.Checked checked, List<Step> unsettled) {
    var json = new LinkedHashMap<String, Object>();
    json.put("step", step.word());
    json.put("settled", !unsettled.contains(step));
    sketch.file(step).ifPresent(f -> json.put("file", f));
    var answers = new LinkedHashMap<String, Object>();
    sketch
        .answers()
        .forEach(
            (name, values) -> {
              if (name.startsWith(step.word() + ".")) {
                answers.put(name, values);
              }
            });
    json.put("answers", answers);
    json.put("mistakes", mistakes(step, checked));
    json.put(
        "notes",
        checked.all().remarks().stream()
            .filter(r -> r.step() == step && !r.mistake())
            .map(r -> say(r.what()))
            .distinct()
            .toList());
    return json;
  }

  private List<Map<String, Object>> mistakes(Step step, TheatreDrafts.Checked checked) {
    var mistakes = new ArrayList<Map<String, Object>>();
    for (Told told : checked.told().getOrDefault(step, List.of())) {
      mistakes.add(Api.mistake(told.problem(), told.field()));
    }
    for (Assembly.Remark remark : checked.all().remarks()) {
      if (remark.mistake() && remark.step() == step) {
        if (remark.spots().isEmpty()) {
          mistakes.add(Received.mistake("", 0, "", say(remark.what())));
        }
        remark
            .spots()
            .forEach(s -> mistakes.add(Received.mistake("", 0, s.field(), say(s.what()))));
      }
    }
    return mistakes;
  }

  /// What was recognised, with the names that fields are told apart by.
  private static Map<String, Object> holds(Assembly all) {
    var json = new LinkedHashMap<String, Object>();
    json.put(
        "parties",
        all.parties().stream()
            .map(p -> Json.object("number", p.field(), "id", p.id(), "name", p.name()))
            .toList());
    json.put(
        "communities",
        all.communities().stream().map(c -> Json.object("id", c.id(), "name", c.name())).toList());
    json.put(
        "zones",
        all.zones().stream()
            .map(z -> Json.object("id", z.id(), "key", z.key(), "name", z.name()))
            .toList());
    json.put(
        "lines",
        all.lines().stream().map(l -> Json.object("id", l.id(), "name", l.name())).toList());
    json.put(
        "corridors",
        all.corridors().stream().map(c -> Json.object("id", c.id(), "name", c.name())).toList());
    json.put("settlements", all.places().size());
    return json;
  }

  private Reply drop(ServerRequest request) throws IOException, Wrong {
    Draft draft = open(request);
    seen(request, draft);
    rooms.drafts().drop(draft.entry().id());
    return Reply.of(Json.object("dropped", draft.entry().id()));
  }

  /// Nobody changes what they have not seen.
  private static int seen(ServerRequest request, Draft draft) throws Wrong {
    int revision = Received.version(request);
    if (revision != draft.entry().revision()) {
      throw new Wrong(
          412,
          "Somebody has changed the draft meanwhile; nothing was saved. Read it again.",
          Json.object("version", draft.entry().revision()));
    }
    return revision;
  }

  private Reply answer(ServerRequest request) throws IOException, Outdated, Wrong {
    Step step = step(request, false);
    Draft draft = open(request);
    int revision = seen(request, draft);
    Fields sent = Received.object(request);
    var typed = new LinkedHashMap<String, List<String>>();
    sent.all()
        .forEach(
            (name, value) -> {
              if (!name.startsWith(step.word() + ".")) {
                sent.wrong(name, "names of fields of this step begin with " + step.word() + ".");
              } else if (value instanceof String || value instanceof Number) {
                typed.put(name, List.of(value.toString()));
              } else if (value instanceof List<?> list
                  && list.stream().allMatch(String.class::isInstance)) {
                typed.put(name, sent.texts(name));
              } else {
                sent.wrong(name, "give a text, a number or a list of texts");
              }
            });
    sent.settled();
    int id = draft.entry().id();
    rooms.begun().answer(id, Sketch.of(draft.files().files()), step, typed, revision);
    return draft(found(id));
  }

  private Reply take(ServerRequest request) throws IOException, Outdated, Wrong {
    Step step = step(request, true);
    Draft draft = open(request);
    int revision = seen(request, draft);
    String name = request.param("name").orElse("");
    if (name.isBlank() || Received.bytes(request).length == 0) {
      throw new Wrong(
          422,
          "There are mistakes; nothing was taken.",
          Json.object(
              "mistakes",
              List.of(
                  name.isBlank()
                      ? Received.mistake("", 0, "name", "say what the file is called")
                      : Received.mistake(name, 0, "", "the file is empty"))));
    }
    int id = draft.entry().id();
    TheatreDrafts.Bringing brought =
        rooms
            .begun()
            .bring(
                id,
                Sketch.of(draft.files().files()),
                step,
                name,
                Received.bytes(request),
                revision);
    if (!brought.refused().isEmpty()) {
      throw new Wrong(
          422,
          "There are mistakes; nothing was taken.",
          Json.object(
              "mistakes",
              brought.refused().stream()
                  .map(s -> Received.mistake(brought.name(), 0, step.word() + ".file", say(s)))
                  .toList()));
    }
    return draft(found(id));
  }

  private Reply file(ServerRequest request) throws IOException, Wrong {
    Step step = step(request, true);
    Draft draft = open(request);
    Sketch sketch = Sketch.of(draft.files().files());
    Brought brought =
        rooms
            .begun()
            .checked(sketch)
            .all()
            .brought(step)
            .orElseThrow(() -> new Wrong(404, "No file was brought in this step."));
    var json = new LinkedHashMap<String, Object>();
    json.put("name", sketch.file(step).orElseThrow());
    json.put("format", brought.format().name().toLowerCase(java.util.Locale.ROOT));
    json.put("layers", brought.layers());
    brought.charset().ifPresent(c -> json.put("charset", c));
    brought.separator().ifPresent(s -> json.put("separator", s == '\t' ? "tab" : s.toString()));
    brought.epsg().ifPresent(e -> json.put("epsg", e));
    Optional<Layer> layer = brought.layer();
    json.put("columns", layer.map(Layer::columns).orElse(List.of()));
    json.put("count", layer.map(l -> l.rows().size()).orElse(0));
    json.put(
        "rows",
        layer.map(Layer::rows).orElse(List.of()).stream()
            .limit(SHOWN)
            .map(
                r ->
                    Json.object(
                        "cells",
                        r.cells(),
                        "shape",
                        r.shape().map(g -> g.getGeometryType()).orElse("")))
            .toList());
    return Reply.of(json).tagged(draft.entry().revision());
  }

  private Reply finish(ServerRequest request) throws IOException, Wrong {
    Draft draft = asked(request);
    if (draft.project().isPresent()) {
      return made(draft.project().get());
    }
    seen(request, draft);
    Sketch sketch = Sketch.of(draft.files().files());
    Optional<Integer> theatre = rooms.begun().finish(draft.entry().id(), sketch);
    if (theatre.isEmpty()) {
      TheatreDrafts.Checked checked = rooms.begun().checked(sketch);
      var mistakes = new ArrayList<Map<String, Object>>();
      for (Step step : Step.values()) {
        mistakes.addAll(mistakes(step, checked));
      }
      throw new Wrong(422, "Something must be settled first.", Json.object("mistakes", mistakes));
    }
    return made(theatre.get());
  }
}
