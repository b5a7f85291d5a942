package org.detente.web.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.input.Problem;
import org.detente.phrase.Phrases;
import org.detente.web.change.Refused;
import org.detente.web.change.TableChanges;
import org.detente.web.form.FirstRows;
import org.detente.web.form.FirstRows.Group;
import org.detente.web.form.FirstRows.Made;
import org.detente.web.form.FirstRows.Sheet;
import org.detente.web.form.Rows;
import org.detente.web.page.FirstRowsPage;
import org.detente.web.page.FirstRowsPage.Entry;
import org.detente.web.page.FirstRowsPage.Spot;
import org.detente.web.page.View;
import org.detente.web.project.Outdated;
import org.detente.web.project.Project;
import org.detente.web.project.Project.Saving;
import org.detente.web.project.Version;
import org.detente.web.upload.Brought;
import org.detente.web.upload.Fault;
import org.detente.web.upload.Reading;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Addresses by which files that the theatre lacks are begun: by first rows, or by files that are
/// brought, both checked with the rest of the theatre before anything is kept.
final class Starting {

  private static final int MOST_ROWS = 200;

  private final Editing editing;
  private final Project project;
  private final TableChanges tables;

  Starting(Editing editing, Project project) {
    this.editing = editing;
    this.project = project;
    tables = new TableChanges(project);
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .GET("/edit/begin/{file}", editing.open(this::form))
        .POST("/edit/begin/{file}", editing.open(this::begin))
        .build();
  }

  /// Files that are there already are changed and not begun.
  private static Group group(ServerRequest request) throws Desk.Refused {
    return FirstRows.of(request.pathVariable("file"))
        .orElseThrow(() -> new Desk.Refused("refused.no-file"));
  }

  private boolean there(Group group, int version) throws IOException {
    return group.files().stream().anyMatch(project.tree(version).files()::containsKey);
  }

  private ServerResponse form(View view, ServerRequest request) throws IOException, Desk.Refused {
    Version now = project.present();
    Group group = group(request);
    if (there(group, now.number())) {
      return Editing.to(view, "/edit/tables", 0);
    }
    var rows = new LinkedHashMap<String, List<List<String>>>();
    for (Sheet sheet : group.sheets()) {
      rows.put(sheet.file(), spared(sheet, FirstRows.offered(sheet, view.input().theatre())));
    }
    return Editing.html(
        FirstRowsPage.page(view, new Entry(group, rows, now.number(), Map.of(), List.of())));
  }

  private static List<List<String>> spared(Sheet sheet, List<List<String>> rows) {
    var all = new ArrayList<>(rows);
    for (int i = 0; i < sheet.spare(); i++) {
      all.add(sheet.columns().stream().map(_ -> "").toList());
    }
    return all;
  }

  private ServerResponse begin(View view, ServerRequest request)
      throws IOException, Outdated, Refused {
    Group group = group(request);
    int began = Editing.number(request, "began");
    Map<String, Shelf.Sent> brought = brought(request, group);
    boolean multipart =
        request.headers().contentType().map(t -> t.getType().equals("multipart")).orElse(false);
    if (multipart && brought.isEmpty()) {
      throw new Desk.Refused("refused.no-file-was-sent");
    }
    var rows = new LinkedHashMap<String, List<List<String>>>();
    var made = new LinkedHashMap<String, Made>();
    var files = new LinkedHashMap<String, byte[]>();
    var untold = new ArrayList<String>();
    for (Sheet sheet : group.sheets()) {
      String file = sheet.file();
      List<List<String>> typed =
          multipart
              ? spared(sheet, FirstRows.offered(sheet, view.input().theatre()))
              : typed(request, sheet);
      rows.put(file, typed);
      if (brought.containsKey(file)) {
        files.put(file, text(view, brought.get(file), untold));
      } else {
        Made text = FirstRows.made(sheet, typed, view.input().theatre());
        made.put(file, text);
        files.put(file, text.text().getBytes(UTF_8));
      }
    }
    if (!untold.isEmpty()) {
      return wrong(view, new Entry(group, rows, began, Map.of(), untold));
    }
    return switch (tables.begin(files, began)) {
      case Saving.Saved(Version v) -> Editing.to(view, "/edit/tables", v.number());
      case Saving.Same(Version _) -> Editing.to(view, "/edit/tables", 0);
      case Saving.Refused(List<Problem> problems) ->
          wrong(view, told(group, rows, began, made, problems));
    };
  }

  private static ServerResponse wrong(View view, Entry entry) {
    return Editing.answer(Editing.WRONG, FirstRowsPage.page(view, entry));
  }

  private static Map<String, Shelf.Sent> brought(ServerRequest request, Group group)
      throws IOException, Desk.Refused {
    var all = new LinkedHashMap<String, Shelf.Sent>();
    if (request.headers().contentType().filter(t -> t.getType().equals("multipart")).isEmpty()) {
      return all;
    }
    for (String file : group.files()) {
      try {
        Shelf.sent(request, file).ifPresent(s -> all.put(file, s));
      } catch (ServletException e) {
        throw new Desk.Refused("refused.no-file-was-sent");
      }
    }
    return all;
  }

  /// A table as the folder has it: what other programs set apart by semicolons, or wrote as a
  /// sheet, is written anew. A file with commas in UTF-8 stays to the letter.
  private static byte[] text(View view, Shelf.Sent sent, List<String> untold) {
    byte[] bytes = sent.bytes();
    String name = sent.name().toLowerCase(java.util.Locale.ROOT);
    if (name.endsWith(".yaml") || name.endsWith(".yml") || plain(bytes)) {
      return bytes;
    }
    Brought brought = Brought.read(sent.name(), bytes, Reading.GUESSED);
    if (brought.layer().isEmpty()) {
      brought.problems().stream().map(Fault::said).map(view::say).forEach(untold::add);
      return bytes;
    }
    var text = new StringBuilder(Rows.written(brought.layer().get().columns()));
    brought.layer().get().rows().forEach(r -> text.append(Rows.written(r.cells())));
    return text.toString().getBytes(UTF_8);
  }

  private static boolean plain(byte[] bytes) {
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      String head = text.lines().findFirst().orElse("");
      return head.indexOf(',') >= 0 && head.indexOf(';') < 0 && head.indexOf('\t') < 0;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static List<List<String>> typed(ServerRequest request, Sheet sheet) throws Desk.Refused {
    var rows = new ArrayList<List<String>>();
    for (int r = 0; request.param(field(sheet, r)).isPresent(); r++) {
      if (r >= MOST_ROWS) {
        throw new Desk.Refused("refused.the-form-does-not-fit");
      }
      var cells = new ArrayList<String>();
      for (String column : sheet.columns()) {
        cells.add(
            request
                .param(new Spot(sheet.file(), r, column).field())
                .orElse("")
                .replaceAll("\\s+", " ")
                .strip());
      }
      rows.add(cells);
    }
    return rows;
  }

  private static String field(Sheet sheet, int row) {
    return new Spot(sheet.file(), row, sheet.columns().getFirst()).field();
  }

  /// Mistakes at the cells that they speak of.
  private static Entry told(
      Group group,
      Map<String, List<List<String>>> rows,
      int began,
      Map<String, Made> made,
      List<Problem> problems) {
    var at = new LinkedHashMap<Spot, List<String>>();
    var untold = new ArrayList<String>();
    for (Problem problem : problems) {
      Made file = made.get(problem.file());
      Integer row = file == null ? null : file.rows().get(problem.line());
      if (row == null) {
        untold.add(problem.toString());
        continue;
      }
      Sheet sheet =
          group.sheets().stream().filter(s -> s.file().equals(problem.file())).findFirst().get();
      String column =
          Optional.ofNullable(file.columns().get(problem.line()))
              .flatMap(c -> column(sheet, c))
              .or(() -> spoken(sheet, problem.what(), rows.get(sheet.file()).get(row)))
              .orElse("");
      String what = problem.what() + (problem.instead().isEmpty() ? "" : ": " + problem.instead());
      at.computeIfAbsent(new Spot(sheet.file(), row, column), _ -> new ArrayList<>())
          .add(Phrases.capital(what));
    }
    return new Entry(group, rows, began, at, untold);
  }

  private static Optional<String> column(Sheet sheet, String key) {
    return sheet.columns().stream()
        .filter(c -> c.equals(key) || c.equals(key + "_central"))
        .findFirst();
  }

  /// The column that a mistake names, or whose cell it quotes.
  private static Optional<String> spoken(Sheet sheet, String what, List<String> cells) {
    Optional<String> named =
        sheet.columns().stream()
            .filter(c -> what.startsWith(c + " ") || what.startsWith("the column " + c))
            .max(java.util.Comparator.comparingInt(String::length));
    if (named.isPresent()) {
      return named;
    }
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      if (cell.length() > 1 && (what.endsWith(" " + cell) || what.contains("\"" + cell + "\""))) {
        return Optional.of(sheet.columns().get(i));
      }
    }
    return Optional.empty();
  }
}
