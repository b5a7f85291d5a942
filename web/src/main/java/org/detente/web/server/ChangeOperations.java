package org.detente.web.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.detente.web.change.PastVersions;
import org.detente.web.page.View;
import org.detente.web.project.Outdated;
import org.detente.web.project.Project;
import org.detente.web.project.Version;
import org.detente.web.server.Operation.Parameter;
import org.detente.web.server.Operation.Reply;
import org.detente.web.server.Operation.Wrong;
import org.detente.web.server.Received.Fields;
import org.detente.web.work.Json;
import org.springframework.web.servlet.function.ServerRequest;

/// What was changed when, undoing and doing again, for programs.
final class ChangeOperations {

  private static final String ABOUT = "changes";
  private static final String FORBIDDEN = "not from here, or not in the view of planners";

  private static final Parameter NUMBER = Parameter.path("number", "of the version");

  private final Project project;
  private final PastVersions past;
  private final Entrance in;

  ChangeOperations(Project project, Entrance in) {
    this.project = project;
    this.in = in;
    past = new PastVersions(project);
  }

  List<Operation> all() {
    return List.of(
        Operation.get(
                "/api/changes.json",
                ABOUT,
                "Every version of the theatre's files, the newest first; what can be undone and"
                    + " done again; files that have changed in the folder it was read from.")
            .tagged()
            .refuses(403, FORBIDDEN)
            .checked()
            .gives("Changes", in.planning((_, _) -> changes())),
        Operation.get("/api/changes/{number}.json", ABOUT, "What a version changed.")
            .with(NUMBER)
            .refuses(403, FORBIDDEN)
            .checked()
            .gives("Change", in.planning(this::change)),
        Operation.get("/api/changes/{number}/file", ABOUT, "A file as a version has it.")
            .with(NUMBER, Parameter.needed("name", "of the file: options/ID.yaml, ..."))
            .refuses(403, FORBIDDEN)
            .checked()
            .givesFile("application/octet-stream", in.planning(this::file)),
        Operation.post("/api/changes/undo.json", ABOUT, "Undoes the last change.")
            .versioned()
            .checked()
            .gives(
                "Saved",
                in.planning(
                    (_, r) ->
                        OptionOperations.reply(project.undo(Received.version(r)), List.of()))),
        Operation.post("/api/changes/redo.json", ABOUT, "Does again what was undone last.")
            .versioned()
            .checked()
            .gives(
                "Saved",
                in.planning(
                    (_, r) ->
                        OptionOperations.reply(project.redo(Received.version(r)), List.of()))),
        Operation.post(
                "/api/changes/folder.json",
                ABOUT,
                "Takes over files that have changed in the folder that the theatre was read from.")
            .sends("FolderFiles", "which of them")
            .versioned()
            .checked()
            .gives("Saved", in.planning((_, r) -> folder(r))));
  }

  private Reply changes() throws IOException {
    project.present();
    List<Version> versions = project.versions();
    Project.Steps steps = project.steps();
    Map<Integer, List<String>> runs = project.runs();
    int newest = versions.getFirst().number();
    var json = new LinkedHashMap<String, Object>();
    json.put("version", newest);
    json.put("differs_from_folder", project.edited());
    steps.undo().ifPresent(v -> json.put("undo", v.what()));
    steps.redo().ifPresent(v -> json.put("redo", v.what()));
    json.put("changed_in_folder", List.copyOf(project.inFolder().keySet()));
    var all = new ArrayList<Map<String, Object>>();
    for (Version v : versions) {
      Map<String, Object> one = head(v);
      one.put("runs", runs.getOrDefault(v.number(), List.of()));
      all.add(one);
    }
    json.put("versions", all);
    return Reply.of(json).tagged(newest);
  }

  private static Map<String, Object> head(Version v) {
    var json = new LinkedHashMap<String, Object>();
    json.put("version", v.number());
    json.put("kind", v.kind().name().toLowerCase(Locale.ROOT));
    json.put("stands_for", v.standsFor());
    json.put("what", v.what());
    json.put("by", v.by());
    json.put("at", v.at().toString());
    return json;
  }

  private Version version(ServerRequest request) throws IOException, Wrong {
    String number = request.pathVariable("number");
    Optional<Version> version =
        number.matches("[0-9]{1,9}") ? project.version(Integer.parseInt(number)) : Optional.empty();
    return version.orElseThrow(() -> LookOperations.missing("version"));
  }

  private Reply change(View view, ServerRequest request) throws IOException, Wrong {
    Version version = version(request);
    Map<String, Object> json = head(version);
    json.put(
        "files",
        past.changed(version, view.input(), view.audience(), view.texts()).stream()
            .map(
                f ->
                    Json.object(
                        "file",
                        f.name(),
                        "differences",
                        OptionOperations.differences(f.differences())))
            .toList());
    return Reply.of(json);
  }

  private Reply file(View view, ServerRequest request) throws IOException, Wrong {
    return Reply.of(
        past.file(version(request), request.param("name").orElse(""), view.audience())
            .orElseThrow(() -> LookOperations.missing("file")));
  }

  private Reply folder(ServerRequest request) throws IOException, Outdated, Wrong {
    Fields sent = Received.object(request).only("files");
    List<String> files = sent.texts("files");
    List<String> changed = List.copyOf(project.inFolder().keySet());
    files.stream()
        .filter(f -> !changed.contains(f))
        .forEach(f -> sent.wrong("files", f + " has not changed in the folder"));
    sent.settled();
    return OptionOperations.reply(
        past.takeOver(files, OptionOperations.known(project, request)), List.of());
  }
}
