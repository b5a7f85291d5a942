package org.detente.web.server;

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
import org.detente.web.change.Attempt;
import org.detente.web.change.Refused;
import org.detente.web.change.TableChanges;
import org.detente.web.change.TableChanges.Changed;
import org.detente.web.change.TableChanges.Wish;
import org.detente.web.form.Differences;
import org.detente.web.form.Differences.Difference;
import org.detente.web.form.OptionDraft;
import org.detente.web.form.Rows;
import org.detente.web.form.Typed;
import org.detente.web.page.ChangePages;
import org.detente.web.page.TablePages;
import org.detente.web.page.TablePages.Entry;
import org.detente.web.page.View;
import org.detente.web.project.Outdated;
import org.detente.web.project.Project;
import org.detente.web.project.Project.Saving;
import org.detente.web.project.Version;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Addresses of the pages that change the theatre's other files. What somebody was told in
/// confidence stands in the view of those who were told, and in no other: planners change all
/// files, mediators the positions as they were conveyed to them.
final class TableEditing {

  private final Editing editing;
  private final Project project;
  private final TableChanges tables;

  TableEditing(Editing editing, Project project) {
    this.editing = editing;
    this.project = project;
    tables = new TableChanges(project);
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

  private static String name(View view, ServerRequest request) throws Desk.Refused {
    String name = request.pathVariable("file");
    if (!TableChanges.mayOpen(view.audience(), name)) {
      throw new Desk.Refused("refused.no-file-here");
    }
    return name;
  }

  private Rows rows(View view, int version, String file) throws IOException, Desk.Refused {
    return tables
        .table(view.audience(), version, file)
        .orElseThrow(() -> new Desk.Refused("refused.there-is-no-such-table"));
  }

  private ServerResponse table(View view, ServerRequest request) throws IOException, Desk.Refused {
    Version now = project.present();
    String file = name(view, request);
    Rows table = rows(view, now.number(), file);
    String search = request.param("search").orElse("").strip();
    String page = request.param("page").orElse("0");
    return Editing.html(
        TablePages.table(
            view,
            file,
            table,
            TableChanges.found(view.audience(), table, search),
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

  /// A new row with what the address already says of it.
  private static List<String> given(ServerRequest request, Rows table, List<String> fresh) {
    var cells = new ArrayList<>(fresh);
    for (int c = 0; c < cells.size(); c++) {
      String column = table.columns().get(c);
      if (!column.equals("audience")) {
        cells.set(c, request.param(column).orElse(cells.get(c)));
      }
    }
    return cells;
  }

  private ServerResponse row(View view, ServerRequest request) throws IOException, Desk.Refused {
    Version now = project.present();
    String file = name(view, request);
    Rows table = rows(view, now.number(), file);
    Optional<Integer> number = number(request);
    List<String> cells =
        number.isEmpty()
            ? given(request, table, TableChanges.fresh(view.audience(), table))
            : table
                .row(number.get())
                .map(Rows.Row::cells)
                .filter(c -> TableChanges.mayRead(view.audience(), table, c))
                .orElseThrow(() -> new Desk.Refused("refused.there-is-no-such-row"));
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
      throws IOException, Outdated, Refused {
    return row(view, request, Optional.of(plain(request.params().getOrDefault("cell", List.of()))));
  }

  private ServerResponse removeRow(View view, ServerRequest request)
      throws IOException, Outdated, Refused {
    return row(view, request, Optional.empty());
  }

  /// @param cells what the row shall hold; empty: it is removed
  private ServerResponse row(View view, ServerRequest request, Optional<List<String>> cells)
      throws IOException, Outdated, Refused {
    String file = name(view, request);
    Optional<Integer> number = number(request);
    List<String> was =
        request.params().getOrDefault("was", List.of()).stream()
            .map(c -> c.replace("\r\n", "\n"))
            .toList();
    int began = Editing.number(request, "began");
    return switch (tables.change(
        view.input(), view.audience(), new Wish(file, number, was, cells))) {
      case Changed.Odd() -> throw new Desk.Refused("refused.the-form-does-not-fit");
      case Changed.Gone gone ->
          conflict(view, file, gone, number.orElseThrow(), cells.orElse(was), was);
      case Changed.Looked(Saving.Saved(Version v), _, _) ->
          Editing.to(view, "/edit/tables/" + file, v.number());
      case Changed.Looked(Saving.Same(Version _), _, _) ->
          Editing.to(view, "/edit/tables/" + file, 0);
      case Changed.Looked(Saving.Refused(List<Problem> problems), Rows table, int line) ->
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
                TableChanges.inRow(p, file, line)
                    ? p.what() + (p.instead().isEmpty() ? "" : ": " + p.instead())
                    : p.toString())
        .toList();
  }

  private static ServerResponse conflict(
      View view, String file, Changed.Gone gone, int number, List<String> mine, List<String> was) {
    Rows table = gone.table();
    Optional<List<String>> theirs = gone.theirs();
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
                gone.now().number(),
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

  // ---- criteria

  private ServerResponse criteria(View view, ServerRequest request) throws IOException {
    Version now = project.present();
    boolean remarks =
        project
            .tree(now.number())
            .text(TableChanges.CRITERIA)
            .map(OptionDraft::hasFurtherRemarks)
            .orElse(false);
    return Editing.html(
        TablePages.criteria(
            view,
            tables.criteria(now.number()),
            Map.of(),
            now.number(),
            remarks,
            notice(view, now)));
  }

  private ServerResponse saveCriteria(View view, ServerRequest request)
      throws IOException, Outdated, Desk.Refused {
    int began = Editing.number(request, "began");
    var fields = new LinkedHashMap<String, List<String>>();
    request.params().forEach((name, values) -> fields.put(name, List.copyOf(values)));
    Attempt.Looked looked = tables.criteria(began, before -> Typed.into(before, fields));
    return switch (looked.saving()) {
      case Saving.Saved(Version v) -> Editing.to(view, "/edit/criteria", v.number());
      case Saving.Same(Version _) -> Editing.to(view, "/edit/criteria", 0);
      case Saving.Refused(List<Problem> problems) ->
          Editing.answer(
              Editing.WRONG,
              TablePages.criteria(
                  view,
                  looked.typed(),
                  TablePages.at(problems, TableChanges.CRITERIA, looked.written()),
                  began,
                  project
                      .tree(began)
                      .text(TableChanges.CRITERIA)
                      .map(OptionDraft::hasFurtherRemarks)
                      .orElse(false),
                  Optional.empty()));
    };
  }

  // ---- text

  private ServerResponse file(View view, ServerRequest request) throws IOException, Refused {
    Version now = project.present();
    String file = name(view, request);
    String text = tables.text(now.number(), file);
    return Editing.html(
        TablePages.file(view, file, text, now.number(), List.of(), List.of(), notice(view, now)));
  }

  private ServerResponse saveFile(View view, ServerRequest request) throws IOException, Refused {
    String file = name(view, request);
    int began = Editing.number(request, "began");
    String text = TableChanges.asFile(request.param("text").orElse(""));
    return switch (tables.text(file, began, text, view.texts())) {
      case Attempt.Looked(Saving.Saved(Version v), _, _) ->
          Editing.to(view, "/edit/files/" + file, v.number());
      case Attempt.Looked(Saving.Same(Version _), _, _) ->
          Editing.to(view, "/edit/files/" + file, 0);
      case Attempt.Looked(Saving.Refused(List<Problem> problems), _, _) ->
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
      case Attempt.Crossed crossed ->
          Editing.answer(
              Editing.OUTDATED,
              TablePages.file(
                  view,
                  file,
                  text,
                  crossed.newest(),
                  List.of(),
                  crossed.theirs(),
                  Optional.empty()));
    };
  }
}
