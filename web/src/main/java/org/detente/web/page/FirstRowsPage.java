package org.detente.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.caption;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.detente.web.form.FirstRows;
import org.detente.web.form.FirstRows.Group;
import org.detente.web.form.FirstRows.Sheet;

/// A file that the theatre lacks is begun: by first rows, whose columns are explained, or by a file
/// that is brought.
public final class FirstRowsPage {

  private FirstRowsPage() {}

  /// Where a cell of a sheet is typed.
  public record Spot(String file, int row, String column) {

    /// The name of its field.
    public String field() {
      return file + "/" + row + "/" + column;
    }
  }

  /// What a form of first rows holds.
  ///
  /// @param rows file to its rows as they stand in the form, in the order of the columns
  /// @param at what is wrong with a cell; an empty column: with the row as a whole
  /// @param untold what is wrong elsewhere
  public record Entry(
      Group group,
      Map<String, List<List<String>>> rows,
      int began,
      Map<Spot, List<String>> at,
      List<String> untold) {}

  /// Ways to begin what is missing, for the page of the theatre's files.
  ///
  /// @param there names of the files that there are
  static DomContent offers(View view, List<String> there) {
    List<Group> missing = FirstRows.missing(there);
    if (missing.isEmpty()) {
      return text("");
    }
    return section(
        h2(view.say("first.not-there-yet")),
        p(view.say("first.the-theatre-does-without")).withClass("note"),
        ul(
            each(
                missing.stream()
                    .map(
                        g ->
                            li(
                                a(title(view, g)).withHref(view.to(address(g))),
                                text(" "),
                                span(view.texts().list(view.texts().own(g.files())))
                                    .withClass("what"),
                                text(" "),
                                span(of(view, "first-why", g)).withClass("what hint"))))));
  }

  /// Where the files of a group are begun.
  static String address(Group group) {
    return "/edit/begin/" + group.files().getFirst();
  }

  private static String title(View view, Group group) {
    return of(view, "first-title", group);
  }

  private static String of(View view, String family, Group group) {
    String file = group.files().getFirst();
    return family.equals("first-title")
        ? view.texts().of("first-title", file)
        : view.texts().of("first-why", file);
  }

  /// The form.
  public static String page(View view, Entry entry) {
    Group group = entry.group();
    var content = new ArrayList<DomContent>();
    content.add(
        Parts.head(
            view.say("tables.the-theatres-files"),
            title(view, group),
            of(view, "first-why", group)));
    if (!entry.at().isEmpty() || !entry.untold().isEmpty()) {
      content.add(
          div(
                  p(view.say("tables.nothing-was-saved-yet")),
                  ul(
                      each(
                          entry.at().entrySet().stream()
                              .flatMap(
                                  e ->
                                      e.getValue().stream()
                                          .map(
                                              w ->
                                                  li(
                                                      a(where(view, e.getKey(), w))
                                                          .withHref("#" + told(e.getKey())))))),
                      each(entry.untold().stream().map(w -> li(view.own(w))))))
              .withClass("wrongs")
              .attr("role", "alert"));
    }
    if (group.sheets().size() > 1) {
      content.add(p(view.say("first.all-are-begun-together")).withClass("note"));
    }
    var fields = new ArrayList<DomContent>();
    fields.add(
        input().withType("hidden").withName("began").withValue(Integer.toString(entry.began())));
    for (Sheet sheet : group.sheets()) {
      fields.add(h2(TablePages.called(view, sheet.file())));
      fields.add(p(view.texts().of("first-sheet", sheet.file())).withClass("note"));
      fields.add(explained(view, sheet));
      fields.add(grid(view, entry, sheet));
    }
    fields.add(
        p(
                button(view.say("first.begin")).withType("submit"),
                text(" "),
                a(view.say("tables.all-files")).withHref(view.to("/edit/tables")))
            .withClass("save"));
    content.add(
        form(each(fields.stream()))
            .withMethod("post")
            .withAction(view.to(address(group)))
            .withClass("edit"));
    content.add(upload(view, entry));
    return Layout.page(view, title(view, group), List.of("edit.css"), content);
  }

  private static String where(View view, Spot spot, String what) {
    return view.say(
        "first.wrong-in-row",
        "file",
        TablePages.called(view, spot.file()),
        "row",
        spot.row() + 1,
        "what",
        view.own(what));
  }

  private static DomContent explained(View view, Sheet sheet) {
    var rows = new ArrayList<List<DomContent>>();
    for (String column : sheet.columns()) {
      rows.add(
          List.of(
              text(TablePages.title(view, column)),
              text(help(view, sheet, column)),
              text(
                  sheet.needed().contains(column)
                      ? view.say("first.needed")
                      : view.say("first.may-stay-empty"))));
    }
    return details(
            summary(view.say("first.what-the-columns-mean")),
            Parts.table_(
                view.say("first.columns-of", "table", TablePages.called(view, sheet.file())),
                List.of(
                    view.say("first.column"),
                    view.say("first.what-it-says"),
                    view.say("first.needed-heading")),
                rows))
        .attr("open", "open");
  }

  /// What a column says, with its unit and range: as this file means it, or as all files do.
  private static String help(View view, Sheet sheet, String column) {
    String file = sheet.file().replaceAll("\\..*", "");
    return view.texts()
        .find("first-column", file + "." + column)
        .orElseGet(() -> view.texts().of("first-column", column));
  }

  private static DomContent grid(View view, Entry entry, Sheet sheet) {
    String called = TablePages.called(view, sheet.file());
    List<List<String>> rows = entry.rows().get(sheet.file());
    var head = new ArrayList<DomContent>();
    head.add(th(view.say("tables.row-heading")).attr("scope", "col"));
    sheet.columns().forEach(c -> head.add(th(TablePages.title(view, c)).attr("scope", "col")));
    return div(table(
            caption(called).withClass("hidden"),
            thead(tr(each(head.stream()))),
            tbody(
                each(
                    IntStream.range(0, rows.size())
                        .mapToObj(r -> row(view, entry, sheet, r, rows.get(r)))))))
        .withClass("table words grid first-rows")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", called);
  }

  private static DomContent row(View view, Entry entry, Sheet sheet, int r, List<String> cells) {
    var all = new ArrayList<DomContent>();
    all.add(
        th(text(view.texts().whole(r + 1)), wrong(view, entry, new Spot(sheet.file(), r, "")))
            .attr("scope", "row"));
    for (int c = 0; c < sheet.columns().size(); c++) {
      all.add(
          td(
              cell(
                  view,
                  entry,
                  sheet,
                  new Spot(sheet.file(), r, sheet.columns().get(c)),
                  cells.get(c))));
    }
    return tr(each(all.stream()));
  }

  private static String id(Spot spot) {
    return "f-" + spot.field().replaceAll("[^A-Za-z0-9]+", "-");
  }

  private static String told(Spot spot) {
    return id(spot) + "-wrong";
  }

  private static DomContent wrong(View view, Entry entry, Spot spot) {
    List<String> wrong = entry.at().getOrDefault(spot, List.of());
    return wrong.isEmpty()
        ? text("")
        : span(each(wrong.stream().map(w -> span(view.own(w)))))
            .withId(told(spot))
            .withClass("wrong");
  }

  private static DomContent cell(View view, Entry entry, Sheet sheet, Spot spot, String value) {
    List<String> wrong = entry.at().getOrDefault(spot, List.of());
    String id = id(spot);
    String called =
        view.say(
            "first.cell", "column", TablePages.title(view, spot.column()), "row", spot.row() + 1);
    Optional<Map<String, String>> choices = choices(view, sheet, spot.column());
    DomContent field;
    if (choices.isPresent()) {
      var known = new LinkedHashMap<>(choices.get());
      known.putIfAbsent(value, view.own(value));
      field = Form.marked(Form.choices(known, value).withId(id).withName(spot.field()), id, wrong);
    } else {
      field =
          Form.marked(
              input()
                  .withType("text")
                  .withId(id)
                  .withName(spot.field())
                  .withClass(lengthy(spot.column()) ? "long" : "short")
                  .withValue(value),
              id,
              wrong);
    }
    return each(label(called).withFor(id).withClass("hidden"), field, wrong(view, entry, spot));
  }

  private static boolean lengthy(String column) {
    return List.of(
            "note",
            "source",
            "what",
            "name",
            "title",
            "question",
            "reason",
            "topic",
            "figure",
            "strength",
            "followed",
            "verifier",
            "area",
            "mission",
            "group",
            "weight_source",
            "contributor",
            "unit",
            "id",
            "label")
        .contains(column);
  }

  private static Optional<Map<String, String>> choices(View view, Sheet sheet, String column) {
    List<String> words = FirstRows.words(sheet, column);
    if (!words.isEmpty()) {
      var all = new LinkedHashMap<String, String>();
      words.forEach(
          w ->
              all.put(
                  w,
                  w.isEmpty()
                      ? ""
                      : view.texts()
                          .find("first-word", w)
                          .orElseGet(() -> view.own(w.replace('-', ' ').replace('_', ' ')))));
      return Optional.of(all);
    }
    return FirstRows.choices(sheet, column, view.theatre(), view.languages())
        .map(
            known -> {
              var all = new LinkedHashMap<String, String>();
              known.forEach((k, v) -> all.put(k, k.isEmpty() ? empty(view, column) : view.own(v)));
              return all;
            });
  }

  private static String empty(View view, String column) {
    return column.equals("zone") ? view.say("tables.every-zone") : "–";
  }

  private static DomContent upload(View view, Entry entry) {
    var fields = new ArrayList<DomContent>();
    fields.add(
        input().withType("hidden").withName("began").withValue(Integer.toString(entry.began())));
    for (Sheet sheet : entry.group().sheets()) {
      String id = "u-" + sheet.file().replace('.', '-');
      boolean yaml = sheet.file().endsWith(".yaml");
      fields.add(
          p(
                  label(view.texts().capital(TablePages.called(view, sheet.file()))).withFor(id),
                  span(view.say(
                          "first.file-like",
                          "file",
                          view.own(sheet.file()),
                          "table",
                          yaml ? "no" : "yes"))
                      .withClass("what hint"),
                  input()
                      .withType("file")
                      .withId(id)
                      .withName(sheet.file())
                      .attr("accept", yaml ? ".yaml,.yml" : ".csv,.tsv,.txt,.xlsx"))
              .withClass("row"));
    }
    return section(
        h2(view.say("first.or-bring-files")),
        p(entry.group().sheets().size() > 1
                ? view.say("first.files-that-are-not-brought")
                : view.say("first.a-file-is-checked"))
            .withClass("note"),
        form(
                each(fields.stream()),
                p(button(view.say("first.bring")).withType("submit")).withClass("save-not"))
            .withMethod("post")
            .withAction(view.to(address(entry.group())))
            .attr("enctype", "multipart/form-data")
            .withClass("edit"));
  }
}
