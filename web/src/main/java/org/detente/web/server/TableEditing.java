package org.detente.web.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import j2html.tags.DomContent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.detente.access.Audience;
import org.detente.input.Problem;
import org.detente.web.form.Differences;
import org.detente.web.form.Differences.Difference;
import org.detente.web.form.Draft;
import org.detente.web.form.OptionDraft;
import org.detente.web.form.Patch;
import org.detente.web.form.Rows;
import org.detente.web.form.Typed;
import org.detente.web.message.Unfit;
import org.detente.web.page.ChangePages;
import org.detente.web.page.TablePages;
import org.detente.web.page.TablePages.Entry;
import org.detente.web.page.View;
import org.detente.web.project.Outdated;
import org.detente.web.project.Project;
import org.detente.web.project.Project.Change;
import org.detente.web.project.Project.Saving;
import org.detente.web.project.Version;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Addresses of the pages that change the theatre's other files. What somebody was told in
/// confidence stands in the view of those who were told, and in no other: planners change all
/// files, mediators the positions as they were conveyed to them.
final class TableEditing {

  private static final String POSITIONS = "positions.csv";
  private static final String READER = "reader";
  /// Cells by which the history calls a row.
  private static final int NAMED_BY = 3;

  private static final String CRITERIA = "criteria.yaml";

  /// Tables that may begin here, with the columns they begin with.
  private static final Map<String, String> BEGINNINGS =
      Map.of("evidence.csv", "id,low,central,high,unit,source\n");

  /// The largest file that is changed as one text.
  private static final int LARGEST_TEXT = 1_000_000;

  private final Editing editing;
  private final Project project;

  TableEditing(Editing editing, Project project) {
    this.editing = editing;
    this.project = project;
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .GET("/edit/tables", either(this::all))
        .GET("/edit/tables/{file}", either(this::table))
        .GET("/edit/tables/{file}/rows/{row}", either(this::row))
        .POST("/edit/tables/{file}/rows/{row}", either(this::saveRow))
        .POST("/edit/tables/{file}/rows/{row}/remove", either(this::removeRow))
        .GET("/edit/criteria", editing.open(this::criteria))
        .POST("/edit/criteria", editing.open(this::saveCriteria))
        .GET("/edit/files/{file}", editing.open(this::file))
        .POST("/edit/files/{file}", editing.open(this::saveFile))
        .build();
  }

  /// For planners and mediators.
  private HandlerFunction<ServerResponse> either(Editing.Page page) {
    return editing.open(
        page,
        view ->
            Set.of(Audience.Kind.PLANNER, Audience.Kind.MEDIATOR).contains(view.audience().kind()));
  }

  private Optional<DomContent> notice(View view, Version now) throws IOException {
    return ChangePages.saved(view, project.steps(), now.number());
  }

  private ServerResponse all(View view, ServerRequest request) throws IOException {
    Version now = project.present();
    return Editing.html(
        TablePages.all(
            view, List.copyOf(project.tree(now.number()).files().keySet()), notice(view, now)));
  }

  // ---- tables

  /// Names of files are those of the theatre's folder itself; mediators have the positions only.
  private static String name(View view, ServerRequest request) throws Desk.Refused {
    String name = request.pathVariable("file");
    boolean may = view.audience().kind() == Audience.Kind.PLANNER || name.equals(POSITIONS);
    if (!may || !name.matches("[a-z0-9][a-z0-9-]*\\.(csv|yaml)")) {
      throw new Desk.Refused("refused.no-file-here");
    }
    return name;
  }

  private Rows rows(int version, String file) throws IOException, Desk.Refused {
    String text =
        project
            .tree(version)
            .text(file)
            .or(() -> Optional.ofNullable(BEGINNINGS.get(file)))
            .filter(_ -> file.endsWith(".csv"))
            .orElseThrow(() -> new Desk.Refused("refused.there-is-no-such-table"));
    return Rows.of(text);
  }

  /// The table as a view changes it: mediators say of a row that it is for them alone.
  private Rows rows(View view, int version, String file) throws IOException, Desk.Refused {
    Rows table = rows(version, file);
    return view.audience().kind() == Audience.Kind.MEDIATOR ? table.widened(READER) : table;
  }

  /// Whether a row is for everybody, or for this reader.
  private static boolean mayRead(View view, Rows table, List<String> cells) {
    int reader = table.columns().indexOf(READER);
    return reader < 0
        || cells.get(reader).isEmpty()
        || cells.get(reader).equals(view.audience().id());
  }

  private ServerResponse table(View view, ServerRequest request) throws IOException, Desk.Refused {
    Version now = project.present();
    String file = name(view, request);
    Rows table = rows(view, now.number(), file);
    String search = request.param("search").orElse("").strip();
    String words = search.toLowerCase(java.util.Locale.ROOT);
    List<Rows.Row> found =
        table.rows().stream()
            .filter(r -> mayRead(view, table, r.cells()))
            .filter(
                r ->
                    r.cells().stream()
                        .anyMatch(c -> c.toLowerCase(java.util.Locale.ROOT).contains(words)))
            .toList();
    String page = request.param("page").orElse("0");
    return Editing.html(
        TablePages.table(
            view,
            file,
            table,
            found,
            search,
            page.matches("[0-9]{1,6}") ? Integer.parseInt(page) : 0,
            notice(view, now)));
  }

  private static Optional<Integer> number(ServerRequest request) throws Desk.Refused {
    String row = request.pathVariable("row");
    if (row.equals("new")) {
      return Optional.empty();
    }
    if (!row.matches("[0-9]{1,7}")) {
      throw new Desk.Refused("refused.there-is-no-such-row");
    }
    return Optional.of(Integer.parseInt(row));
  }

  private ServerResponse row(View view, ServerRequest request) throws IOException, Desk.Refused {
    Version now = project.present();
    String file = name(view, request);
    Rows table = rows(view, now.number(), file);
    Optional<Integer> number = number(request);
    List<String> cells;
    if (number.isPresent()) {
      cells =
          table
              .row(number.get())
              .map(Rows.Row::cells)
              .filter(c -> mayRead(view, table, c))
              .orElseThrow(() -> new Desk.Refused("refused.there-is-no-such-row"));
    } else {
      var fresh = new ArrayList<String>();
      for (String column : table.columns()) {
        boolean conveyed =
            column.equals(READER) && view.audience().kind() == Audience.Kind.MEDIATOR;
        fresh.add(conveyed ? view.audience().id() : "");
      }
      cells = fresh;
    }
    return Editing.html(
        TablePages.row(
            view,
            new Entry(
                file,
                table.columns(),
                number,
                number.isPresent() ? cells : List.of(),
                cells,
                now.number(),
                List.of(),
                List.of())));
  }

  private static List<String> plain(List<String> cells) {
    return cells.stream().map(c -> c.replace("\r\n", "\n").strip()).toList();
  }

  private ServerResponse saveRow(View view, ServerRequest request)
      throws IOException, Outdated, Desk.Refused {
    return row(view, request, Optional.of(plain(request.params().getOrDefault("cell", List.of()))));
  }

  private ServerResponse removeRow(View view, ServerRequest request)
      throws IOException, Outdated, Desk.Refused {
    return row(view, request, Optional.empty());
  }

  private static boolean confidential(Rows table, List<String> cells) {
    int reader = table.columns().indexOf(READER);
    return reader >= 0 && !cells.get(reader).isEmpty();
  }

  /// A row by what stands first in it, names in the place of ids.
  private static String called(View view, String file, Rows table, List<String> cells) {
    var said = new ArrayList<String>();
    for (int i = 0; i < cells.size() && said.size() < NAMED_BY; i++) {
      if (!cells.get(i).isEmpty()) {
        said.add(TablePages.said(view, file, table.columns().get(i), cells.get(i)));
      }
    }
    return String.join(", ", said);
  }

  /// What of a row is changed, from what to what.
  private static String differing(
      View view, String file, Rows table, List<String> was, List<String> is) {
    var all = new ArrayList<String>();
    for (int i = 0; i < Math.min(was.size(), is.size()); i++) {
      if (!was.get(i).equals(is.get(i))) {
        String column = table.columns().get(i);
        all.add(
            new Difference(
                    Editing.KEPT.find("column", column).orElse(column.replace('_', ' ')),
                    kept(view, file, column, was.get(i)),
                    kept(view, file, column, is.get(i)))
                .sentence());
      }
    }
    return String.join("; ", all);
  }

  private static String kept(View view, String file, String column, String cell) {
    return cell.isEmpty()
        ? Differences.nothing(Editing.KEPT)
        : TablePages.said(view, file, column, cell);
  }

  /// @param cells what the row shall hold; empty: it is removed
  private ServerResponse row(View view, ServerRequest request, Optional<List<String>> cells)
      throws IOException, Outdated, Desk.Refused {
    String file = name(view, request);
    Optional<Integer> number = number(request);
    // The row is looked for in the table as it is now: others may have changed other rows.
    Version now = project.present();
    Rows table = rows(view, now.number(), file);
    List<String> was =
        request.params().getOrDefault("was", List.of()).stream()
            .map(c -> c.replace("\r\n", "\n"))
            .toList();
    boolean sound =
        (cells.isEmpty() || cells.get().size() == table.columns().size())
            && (number.isEmpty() || was.size() == table.columns().size())
            && cells.map(c -> mayRead(view, table, c)).orElse(true)
            && (number.isEmpty() || mayRead(view, table, was));
    if (!sound) {
      throw new Desk.Refused("refused.the-form-does-not-fit");
    }
    Optional<Rows.Row> row = number.flatMap(n -> table.holding(was, n));
    int began = Editing.number(request, "began");
    if (number.isPresent() && row.isEmpty()) {
      return conflict(view, file, table, number.get(), cells.orElse(was), was, now);
    }
    String text = table.with(row, cells);
    String what =
        Editing.KEPT.say(
            "history.row",
            "file",
            Editing.KEPT.find("file", file).map(f -> f.replaceAll(":.*", "")).orElse(file),
            "done",
            cells.isEmpty() ? "removed" : row.isPresent() ? "changed" : "added",
            "kind",
            confidential(table, cells.orElse(was)) ? "conveyed" : "plain",
            "row",
            called(view, file, table, cells.orElse(was)),
            "differs",
            row.isPresent() && cells.isPresent() ? "yes" : "no",
            "told",
            differing(view, file, table, was, cells.orElse(was)));
    int line = row.map(Rows.Row::line).orElseGet(table::next);
    return switch (project.save(bytes(file, text), now.number(), what)) {
      case Saving.Saved(Version v) -> Editing.to(view, "/edit/tables/" + file, v.number());
      case Saving.Same(Version _) -> Editing.to(view, "/edit/tables/" + file, 0);
      case Saving.Refused(List<Problem> problems) ->
          Editing.answer(
              Editing.WRONG,
              TablePages.row(
                  view,
                  new Entry(
                      file,
                      table.columns(),
                      number,
                      was,
                      cells.orElse(was),
                      began,
                      told(problems, file, line),
                      List.of())));
    };
  }

  /// Mistakes in the row itself without its place, which is before everybody's eyes.
  private static List<String> told(List<Problem> problems, String file, int line) {
    return problems.stream()
        .map(
            p ->
                p.file().equals(file) && p.line() == line
                    ? p.what() + (p.instead().isEmpty() ? "" : ": " + p.instead())
                    : p.toString())
        .toList();
  }

  private static ServerResponse conflict(
      View view,
      String file,
      Rows table,
      int number,
      List<String> mine,
      List<String> was,
      Version now) {
    Optional<List<String>> theirs =
        table.row(number).map(Rows.Row::cells).filter(c -> mayRead(view, table, c));
    var differ = new ArrayList<Difference>();
    for (int i = 0; i < table.columns().size(); i++) {
      String there = i < theirs.map(List::size).orElse(0) ? theirs.get().get(i) : "";
      String here = i < mine.size() ? mine.get(i) : "";
      if (!there.equals(here)) {
        differ.add(
            new Difference(
                view.own(table.columns().get(i).replace('_', ' ')),
                view.say("refused.theirs", "value", cell(view, there)),
                view.say("refused.yours", "value", cell(view, here))));
      }
    }
    return Editing.answer(
        Editing.OUTDATED,
        TablePages.row(
            view,
            new Entry(
                file,
                table.columns(),
                theirs.isPresent() ? Optional.of(number) : Optional.empty(),
                theirs.orElse(List.of()),
                mine.isEmpty() ? was : mine,
                now.number(),
                List.of(),
                differ.isEmpty()
                    ? List.of(
                        new Difference(
                            view.say("refused.the-row"),
                            view.say("refused.as-you-typed-it"),
                            view.say("refused.as-you-typed-it")))
                    : differ)));
  }

  private static String cell(View view, String cell) {
    return cell.isEmpty() ? Differences.nothing(view.texts()) : view.own(cell);
  }

  private static Map<String, Optional<byte[]>> bytes(String file, String text) {
    return Map.of(file, Optional.of(text.getBytes(UTF_8)));
  }

  // ---- criteria

  private Draft criteriaOf(int version) throws IOException {
    return project.tree(version).text(CRITERIA).map(Draft::of).orElseGet(Draft::empty);
  }

  private ServerResponse criteria(View view, ServerRequest request) throws IOException {
    Version now = project.present();
    boolean remarks =
        project.tree(now.number()).text(CRITERIA).map(OptionDraft::hasFurtherRemarks).orElse(false);
    return Editing.html(
        TablePages.criteria(
            view, criteriaOf(now.number()), Map.of(), now.number(), remarks, notice(view, now)));
  }

  private ServerResponse saveCriteria(View view, ServerRequest request)
      throws IOException, Outdated, Desk.Refused {
    int began = Editing.number(request, "began");
    var fields = new LinkedHashMap<String, List<String>>();
    request.params().forEach((name, values) -> fields.put(name, List.copyOf(values)));
    String before = project.tree(began).text(CRITERIA).orElse("");
    Draft typed = Typed.into(criteriaOf(began), fields);
    for (int i = typed.size("criteria") - 1; i >= 0; i--) {
      if (typed.text("criteria." + i + ".outcome").isEmpty()) {
        typed.remove("criteria." + i);
      }
    }
    if (typed.keys("handover").isEmpty()) {
      typed.remove("handover");
    }
    Draft.Written written = typed.written();
    if (written.text().equals(criteriaOf(began).written().text())) {
      return Editing.to(view, "/edit/criteria", 0);
    }
    Saving saving =
        project.save(
            bytes(CRITERIA, written.text()),
            began,
            _ ->
                new Change(
                    bytes(CRITERIA, patched(before, written.text())),
                    Editing.KEPT.say(
                        "history.criteria",
                        "told",
                        String.join(
                            "; ",
                            Differences.places(criteriaOf(before), typed, Editing.KEPT).stream()
                                .limit(3)
                                .map(Difference::sentence)
                                .toList()))));
    return switch (saving) {
      case Saving.Saved(Version v) -> Editing.to(view, "/edit/criteria", v.number());
      case Saving.Same(Version _) -> Editing.to(view, "/edit/criteria", 0);
      case Saving.Refused(List<Problem> problems) ->
          Editing.answer(
              Editing.WRONG,
              TablePages.criteria(
                  view,
                  typed,
                  TablePages.at(problems, CRITERIA, written),
                  began,
                  OptionDraft.hasFurtherRemarks(before),
                  Optional.empty()));
    };
  }

  private static Draft criteriaOf(String text) {
    return text.isEmpty() ? Draft.empty() : Draft.of(text);
  }

  /// The file with what has changed: by its own lines, so that comments stay; where that cannot be,
  /// anew.
  private static String patched(String before, String text) {
    return before.isEmpty()
        ? text
        : Patch.of(before, Draft.of(before).written().text(), text, made -> says(made, text))
            .orElseGet(() -> headed(before, text));
  }

  private static boolean says(String made, String text) {
    try {
      return Draft.of(made).written().text().equals(text);
    } catch (YamlEngineException | Unfit e) {
      return false;
    }
  }

  private static String headed(String before, String text) {
    var head = new StringBuilder();
    OptionDraft.remarks(before)
        .forEach(r -> head.append(r.isEmpty() ? "#" : "# " + r).append('\n'));
    return head + text;
  }

  // ---- text

  private ServerResponse file(View view, ServerRequest request) throws IOException, Desk.Refused {
    Version now = project.present();
    String file = name(view, request);
    String text = textOf(now.number(), file);
    return Editing.html(
        TablePages.file(view, file, text, now.number(), List.of(), List.of(), notice(view, now)));
  }

  /// What somebody was told in confidence is in no text that planners see.
  private String textOf(int version, String file) throws IOException, Desk.Refused {
    String text =
        project
            .tree(version)
            .text(file)
            .or(() -> Optional.ofNullable(BEGINNINGS.get(file)))
            .orElseThrow(() -> new Desk.Refused("refused.no-file"));
    if (text.length() > LARGEST_TEXT) {
      throw new Desk.Refused("refused.the-file-is-too-large");
    }
    if (file.equals(POSITIONS) && !Rows.readBy(text, "").equals(text)) {
      throw new Desk.Refused("refused.this-file-holds-what-somebody");
    }
    return text;
  }

  private ServerResponse saveFile(View view, ServerRequest request)
      throws IOException, Desk.Refused {
    String file = name(view, request);
    int began = Editing.number(request, "began");
    String before = textOf(began, file);
    String typed = request.param("text").orElse("").replace("\r\n", "\n");
    String text = typed.isEmpty() || typed.endsWith("\n") ? typed : typed + "\n";
    try {
      List<Difference> differ = Differences.lines(before, text, Editing.KEPT);
      Saving saving =
          project.save(
              bytes(file, text),
              began,
              file
                  + ": "
                  + String.join("; ", differ.stream().limit(2).map(Difference::sentence).toList()));
      return switch (saving) {
        case Saving.Saved(Version v) -> Editing.to(view, "/edit/files/" + file, v.number());
        case Saving.Same(Version _) -> Editing.to(view, "/edit/files/" + file, 0);
        case Saving.Refused(List<Problem> problems) ->
            Editing.answer(
                Editing.WRONG,
                TablePages.file(
                    view,
                    file,
                    text,
                    began,
                    problems.stream().map(Problem::toString).toList(),
                    List.of(),
                    Optional.empty()));
      };
    } catch (Outdated e) {
      return Editing.answer(
          Editing.OUTDATED,
          TablePages.file(
              view,
              file,
              text,
              e.newest(),
              List.of(),
              Differences.lines(before, textOf(e.newest(), file), view.texts()),
              Optional.empty()));
    }
  }
}
