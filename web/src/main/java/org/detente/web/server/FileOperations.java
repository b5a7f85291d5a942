package org.detente.web.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.input.Problem;
import org.detente.web.change.Attempt;
import org.detente.web.change.Document;
import org.detente.web.change.PastVersions;
import org.detente.web.change.Refused;
import org.detente.web.change.TableChanges;
import org.detente.web.change.TableChanges.Changed;
import org.detente.web.change.TableChanges.Wish;
import org.detente.web.form.Rows;
import org.detente.web.page.View;
import org.detente.web.project.Archive;
import org.detente.web.project.Outdated;
import org.detente.web.project.Project;
import org.detente.web.project.Project.Saving;
import org.detente.web.project.Version;
import org.detente.web.server.Operation.Parameter;
import org.detente.web.server.Operation.Reply;
import org.detente.web.server.Operation.Wrong;
import org.detente.web.server.Received.Fields;
import org.detente.web.work.Json;
import org.springframework.web.servlet.function.ServerRequest;

/// Changing a theatre's files beside its options, for programs: positions, pledges, evidence and
/// the other tables row by row, criteria field by field, the rest as text; and all files at once.
final class FileOperations {

  private static final String ABOUT = "files";
  private static final String FORBIDDEN = "not from here, or not in the view of planners";
  private static final String FORBIDDEN_TABLE =
      "not from here, or not in the view of planners or mediators";

  /// Rows in an answer, where nobody says how many.
  private static final int ROWS = 1000;

  private static final Parameter TABLE =
      Parameter.path("table", "its file without .csv: positions, pledges, evidence, ...");
  private static final Parameter ROW =
      Parameter.path("row", "its number in the version that was read, from 0");
  private static final Parameter FILE = Parameter.path("file", "its name: theatre.yaml, ...");

  private final Project project;
  private final TableChanges tables;
  private final Entrance in;

  FileOperations(Project project, Entrance in) {
    this.project = project;
    this.in = in;
    tables = new TableChanges(project);
  }

  List<Operation> all() {
    return List.of(
        Operation.get("/api/files.json", ABOUT, "Files that can be changed, beside options.")
            .tagged()
            .refuses(403, FORBIDDEN_TABLE)
            .checked()
            .gives("Files", in.tabling((v, _) -> files(v))),
        Operation.post("/api/files.json", ABOUT, "Begins files that the theatre lacks.")
            .sends("FilesBegun", "files that need each other come together")
            .versioned()
            .checked()
            .gives(201, "Saved", in.planning(this::begin)),
        Operation.get("/api/files/{file}", ABOUT, "A file as text.")
            .with(FILE)
            .tagged()
            .refuses(403, FORBIDDEN)
            .checked()
            .givesFile("application/octet-stream", in.planning(this::text)),
        Operation.put("/api/files/{file}", ABOUT, "Takes a file word for word.")
            .with(FILE)
            .sendsFile(
                "the file",
                Operation.LARGEST_OBJECT,
                "application/yaml",
                "text/csv",
                "application/octet-stream")
            .versioned()
            .checked()
            .gives("Saved", in.planning(this::saveText)),
        Operation.get("/api/tables/{table}.json", ABOUT, "Rows of a table.")
            .with(
                TABLE,
                Parameter.query("search", "only rows that hold this"),
                Parameter.query("from", "the first of the rows found, from 0"),
                Parameter.query("most", "so many rows at most; " + ROWS + " unless said"))
            .tagged()
            .refuses(403, FORBIDDEN_TABLE)
            .checked()
            .gives("Table", in.tabling(this::table)),
        Operation.post("/api/tables/{table}/rows.json", ABOUT, "Adds a row.")
            .with(TABLE)
            .sends("Cells", "the row")
            .checked()
            .refuses(412, "somebody has changed the table at the same moment; nothing was saved")
            .tagged()
            .gives(201, "Saved", in.tabling(this::add)),
        Operation.put("/api/tables/{table}/rows/{row}.json", ABOUT, "Changes a row.")
            .with(TABLE, ROW)
            .sends("Cells", "the row; columns that are not named stay")
            .versioned()
            .checked()
            .gives("Saved", in.tabling(this::change)),
        Operation.delete("/api/tables/{table}/rows/{row}.json", ABOUT, "Removes a row.")
            .with(TABLE, ROW)
            .versioned()
            .checked()
            .gives("Saved", in.tabling(this::remove)),
        Operation.get("/api/criteria.json", ABOUT, "What is wanted of outcomes.")
            .tagged()
            .refuses(403, FORBIDDEN)
            .checked()
            .gives("CriteriaDraft", in.planning((_, _) -> criteria())),
        Operation.patch(
                "/api/criteria.json",
                ABOUT,
                "Changes criteria: a list of criteria replaces the list there is; null removes.")
            .sends("Criteria", "the fields that change")
            .versioned()
            .checked()
            .gives("Saved", in.planning(this::saveCriteria)),
        Operation.get(
                "/api/files.zip",
                ABOUT,
                "All files of the theatre as they are now, also what somebody was told in"
                    + " confidence.")
            .tagged()
            .refuses(403, FORBIDDEN)
            .checked()
            .givesFile("application/zip", in.planning((_, _) -> whole())),
        Operation.put(
                "/api/files.zip",
                ABOUT,
                "Takes all files of a zip in the place of those that there are.")
            .with(Parameter.query("name", "what the zip is called, for the history"))
            .sendsFile("the theatre's folder", Operation.LARGEST_FILE, "application/zip")
            .versioned()
            .checked()
            .gives("Saved", in.planning(this::replace)));
  }

  private Reply files(View view) throws IOException {
    Version now = project.present();
    return Reply.of(
            Json.object(
                "version", now.number(), "files", tables.files(view.audience(), now.number())))
        .tagged(now.number());
  }

  private Reply begin(View view, ServerRequest request)
      throws IOException, Outdated, Refused, Wrong {
    Fields sent = Received.object(request);
    var files = new LinkedHashMap<String, byte[]>();
    for (String file : sent.all().keySet()) {
      files.put(named(view, file), TableChanges.asFile(sent.text(file)).getBytes(UTF_8));
    }
    if (files.isEmpty()) {
      sent.wrong("", "name at least one file, with what it shall hold");
    }
    sent.settled();
    Saving saving = tables.begin(files, OptionOperations.known(project, request));
    Reply done =
        OptionOperations.reply(
            saving,
            saving instanceof Saving.Refused(List<Problem> problems)
                ? problems.stream().map(p -> Api.mistake(p, "")).toList()
                : List.of());
    return new Reply(201, done.body(), done.headers());
  }

  // ---- text

  private static String named(View view, String file) throws Wrong {
    if (!TableChanges.mayOpen(view.audience(), file)) {
      throw LookOperations.missing("file");
    }
    return file;
  }

  private Reply text(View view, ServerRequest request) throws IOException, Refused, Wrong {
    Version now = project.present();
    String text = tables.text(now.number(), named(view, request.pathVariable("file")));
    return Reply.of(text.getBytes(UTF_8)).tagged(now.number());
  }

  private Reply saveText(View view, ServerRequest request) throws IOException, Refused, Wrong {
    String file = named(view, request.pathVariable("file"));
    return OptionOperations.answer(
        tables.text(
            file, OptionOperations.known(project, request), Received.text(request), view.texts()),
        file,
        view.input().theatre());
  }

  // ---- tables

  private static String csv(View view, ServerRequest request) throws Wrong {
    return named(view, request.pathVariable("table") + ".csv");
  }

  private Rows rows(View view, int version, String file) throws IOException, Wrong {
    return tables
        .table(view.audience(), version, file)
        .orElseThrow(() -> LookOperations.missing("table"));
  }

  private static int count(ServerRequest request, String name, int otherwise) throws Wrong {
    String given = request.param(name).orElse(Integer.toString(otherwise));
    if (!given.matches("[0-9]{1,7}")) {
      throw new Wrong(
          422,
          "There are mistakes.",
          Json.object(
              "mistakes", List.of(Received.mistake("", 0, name, "give a whole number from 0"))));
    }
    return Integer.parseInt(given);
  }

  private Reply table(View view, ServerRequest request) throws IOException, Wrong {
    Version now = project.present();
    Rows table = rows(view, now.number(), csv(view, request));
    List<Rows.Row> found =
        TableChanges.found(view.audience(), table, request.param("search").orElse("").strip());
    var json = new LinkedHashMap<String, Object>();
    json.put("version", now.number());
    json.put("columns", table.columns());
    json.put("found", found.size());
    json.put(
        "rows",
        found.stream()
            .skip(count(request, "from", 0))
            .limit(count(request, "most", ROWS))
            .map(r -> Json.object("row", r.number(), "cells", cells(table, r.cells())))
            .toList());
    return Reply.of(json).tagged(now.number());
  }

  private static Map<String, String> cells(Rows table, List<String> cells) {
    var named = new LinkedHashMap<String, String>();
    for (int i = 0; i < table.columns().size(); i++) {
      named.put(table.columns().get(i), cells.get(i));
    }
    return named;
  }

  /// Cells as they were, with those that are sent.
  private static List<String> typed(Rows table, List<String> was, ServerRequest request)
      throws Wrong {
    Fields sent = Received.object(request);
    var cells = new java.util.ArrayList<>(was);
    sent.all()
        .forEach(
            (column, value) -> {
              int at = table.columns().indexOf(column);
              if (at < 0) {
                sent.wrong(
                    column,
                    "there is no such column; there are " + String.join(", ", table.columns()));
              } else if (value == null) {
                cells.set(at, "");
              } else if (value instanceof String || value instanceof Number) {
                cells.set(at, value.toString().replace("\r\n", "\n").strip());
              } else {
                sent.wrong(column, "give a text or a number");
              }
            });
    sent.settled();
    return cells;
  }

  private Reply add(View view, ServerRequest request) throws IOException, Outdated, Refused, Wrong {
    String file = csv(view, request);
    Rows table = rows(view, project.present().number(), file);
    List<String> cells = typed(table, TableChanges.fresh(view.audience(), table), request);
    Reply done =
        changed(view, new Wish(file, Optional.empty(), List.of(), Optional.of(cells)), table);
    return new Reply(201, done.body(), done.headers())
        .with("Location", "/api/tables/" + request.pathVariable("table") + ".json");
  }

  /// A row as the version had it that was read.
  private record Begun(String file, Rows table, int number, List<String> was) {}

  private Begun begun(View view, ServerRequest request) throws IOException, Wrong {
    String file = csv(view, request);
    Rows table = rows(view, OptionOperations.known(project, request), file);
    String row = request.pathVariable("row");
    List<String> was =
        (row.matches("[0-9]{1,7}") ? table.row(Integer.parseInt(row)) : Optional.<Rows.Row>empty())
            .map(Rows.Row::cells)
            .filter(c -> TableChanges.mayRead(view.audience(), table, c))
            .orElseThrow(() -> LookOperations.missing("row"));
    return new Begun(file, table, Integer.parseInt(row), was);
  }

  private Reply change(View view, ServerRequest request)
      throws IOException, Outdated, Refused, Wrong {
    Begun begun = begun(view, request);
    List<String> cells = typed(begun.table(), begun.was(), request);
    return changed(
        view,
        new Wish(begun.file(), Optional.of(begun.number()), begun.was(), Optional.of(cells)),
        begun.table());
  }

  private Reply remove(View view, ServerRequest request)
      throws IOException, Outdated, Refused, Wrong {
    Begun begun = begun(view, request);
    return changed(
        view,
        new Wish(begun.file(), Optional.of(begun.number()), begun.was(), Optional.empty()),
        begun.table());
  }

  private Reply changed(View view, Wish wish, Rows table)
      throws IOException, Outdated, Refused, Wrong {
    return switch (tables.change(view.input(), view.audience(), wish)) {
      case Changed.Odd()
          when !rows(view, project.head().number(), wish.file())
              .columns()
              .equals(table.columns()) ->
          throw new Wrong(
              412,
              "Somebody has changed the columns of this table meanwhile; nothing was saved. Read it"
                  + " again.",
              Json.object("version", project.head().number()));
      case Changed.Odd() ->
          throw new Wrong(
              422,
              "There are mistakes; nothing was saved.",
              Json.object(
                  "mistakes",
                  List.of(
                      Received.mistake(
                          wish.file(),
                          0,
                          "reader",
                          "the row would be for another reader than whoever changes it"))));
      case Changed.Gone gone ->
          throw new Wrong(
              412,
              "Somebody has changed this row meanwhile; nothing was saved. Read the table again.",
              gone.theirs().isEmpty()
                  ? Json.object("version", gone.now().number())
                  : Json.object(
                      "version",
                      gone.now().number(),
                      "row",
                      cells(gone.table(), gone.theirs().get())));
      case Changed.Looked(Saving saving, Rows _, int line) ->
          OptionOperations.reply(
              saving,
              saving instanceof Saving.Refused(List<Problem> problems)
                  ? problems.stream()
                      .map(p -> Api.mistake(p, column(p, wish.file(), line, table)))
                      .toList()
                  : List.of());
    };
  }

  /// The column that a mistake in the row speaks of, where it names one.
  private static String column(Problem problem, String file, int line, Rows table) {
    return TableChanges.inRow(problem, file, line)
        ? table.columns().stream()
            .filter(c -> !c.isEmpty())
            .filter(c -> problem.what().matches("(?s)(.*[^a-z_])?" + c + "([^a-z_].*)?"))
            .findFirst()
            .orElse("")
        : "";
  }

  // ---- criteria

  private Reply criteria() throws IOException {
    Version now = project.present();
    return Reply.of(
            Json.object(
                "version", now.number(), "fields", Document.of(tables.criteria(now.number()))))
        .tagged(now.number());
  }

  private Reply saveCriteria(View view, ServerRequest request) throws IOException, Outdated, Wrong {
    Map<String, Object> patch = Received.object(request).all();
    Attempt.Looked looked =
        tables.criteria(
            OptionOperations.known(project, request), before -> Document.merged(before, patch));
    return OptionOperations.answer(looked, TableChanges.CRITERIA, view.input().theatre());
  }

  // ---- all files

  private Reply whole() throws IOException {
    int version = project.present().number();
    return Reply.of(LookOperations.zipped(project.tree(version), project)).tagged(version);
  }

  private Reply replace(View view, ServerRequest request) throws IOException, Outdated, Wrong {
    int version = OptionOperations.known(project, request);
    String name = TheatreDrafts.plain(request.param("name").orElse("theatre.zip"));
    Archive.Unpacked unpacked =
        Archive.read(new ByteArrayInputStream(Received.bytes(request)), name, view.texts());
    if (unpacked.tree().isEmpty()) {
      throw new Wrong(
          422,
          "There are mistakes; nothing was saved.",
          Json.object("mistakes", Api.mistakes(unpacked.problems())));
    }
    return OptionOperations.reply(
        new PastVersions(project).replace(unpacked.tree().get(), name, version), List.of());
  }
}
