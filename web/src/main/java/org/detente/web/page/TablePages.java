package org.detente.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.fieldset;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.legend;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;
import static j2html.TagCreator.textarea;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.access.Audience;
import org.detente.exploration.Criterion;
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;
import org.detente.simulation.Variable;
import org.detente.theatre.Actor;
import org.detente.theatre.Zone;
import org.detente.web.form.Differences.Difference;
import org.detente.web.form.Draft;
import org.detente.web.form.Rows;

/// The theatre's other files: tables row by row, criteria as sentences, the rest as text.
public final class TablePages {

  /// Rows on a page.
  public static final int ROWS = 100;

  private static final int LONGEST_CELL = 60;

  private static final Map<String, String> FILES = files();

  private TablePages() {}

  private static Map<String, String> files() {
    var files = new LinkedHashMap<String, String>();
    files.put("positions.csv", "Positions: who wants what on the scales of consent");
    files.put("issues.csv", "The scales of consent");
    files.put("pledges.csv", "Pledges: who would send which units, when");
    files.put("contributors.csv", "Contributors");
    files.put("policies.csv", "Rules of composition");
    files.put("criteria.yaml", "Criteria: what is wanted of each option");
    files.put("evidence.csv", "The theatre's own evidence: ranges of parameters, with their source");
    files.put("incidents.csv", "Reported incidents by year");
    files.put("observed.csv", "What was observed by year");
    files.put("paired-inputs.csv", "Figures of either side beside each other");
    files.put("precedents.csv", "What real missions did");
    files.put("settlements.csv", "Settlements");
    files.put("theatre.yaml", "The theatre: parties, actors, zones, lines");
    files.put("units.yaml", "Units and rules for asking");
    files.put("commitments.yaml", "Steps that parties can take");
    files.put("provisions.yaml", "What an agreement should answer");
    return files;
  }

  private static String address(String file) {
    return file.equals("criteria.yaml")
        ? "/edit/criteria"
        : (file.endsWith(".csv") ? "/edit/tables/" : "/edit/files/") + file;
  }

  /// All files but options.
  ///
  /// @param there names of the files that there are
  public static String all(View view, List<String> there) {
    var items = new ArrayList<DomContent>();
    boolean planner = view.audience().kind() == Audience.Kind.PLANNER;
    FILES.forEach(
        (file, title) -> {
          boolean can = planner || file.equals("positions.csv");
          if (can && (there.contains(file) || file.equals("criteria.yaml"))) {
            items.add(
                li(
                    a(title).withHref(view.to(address(file))),
                    text(" "),
                    span(file).withClass("what")));
          } else if (can && file.equals("evidence.csv")) {
            items.add(
                li(
                    a("Begin the theatre's own evidence").withHref(view.to(address(file))),
                    text(" "),
                    span(file).withClass("what")));
          }
        });
    return Layout.page(
        view,
        "Files",
        List.of("edit.css"),
        List.of(
            Parts.head(
                "Changing things",
                "The theatre's files",
                "Tables are changed row by row; every change is checked as on the command line, and kept."),
            ul(each(items.stream())),
            p(a("What was changed when").withHref(view.to("/changes")))));
  }

  /// A table.
  ///
  /// @param rows those that this audience may see and that hold what was asked for
  /// @param page from 0
  public static String table(
      View view,
      String file,
      Rows table,
      List<Rows.Row> rows,
      String search,
      int page,
      Optional<DomContent> notice) {
    var content = new ArrayList<DomContent>();
    content.add(Parts.head("The theatre's files", FILES.getOrDefault(file, file), ""));
    notice.ifPresent(content::add);
    var fields = new ArrayList<DomContent>();
    fields.add(input().withType("hidden").withName("audience").withValue(view.audience().id()));
    content.add(
        div(
                form(
                        each(fields.stream()),
                        label("Rows that hold ").withFor("search"),
                        input()
                            .withType("text")
                            .withId("search")
                            .withName("search")
                            .withValue(search),
                        text(" "),
                        button("Show").withType("submit"))
                    .withMethod("get")
                    .withAction(address(file))
                    .withClass("inline-form"),
                a("Add a row").withHref(view.to(address(file) + "/rows/new")),
                a("The file as text").withHref(view.to("/edit/files/" + file)),
                a("All files").withHref(view.to("/edit/tables")))
            .withClass("acts"));
    var body = new ArrayList<List<DomContent>>();
    int from = Math.min(page * ROWS, rows.size());
    int to = Math.min(from + ROWS, rows.size());
    for (Rows.Row row : rows.subList(from, to)) {
      var cells = new ArrayList<DomContent>();
      String number = Figures.whole(row.number() + 1);
      cells.add(
          a(number)
              .withHref(view.to(address(file) + "/rows/" + row.number()))
              .attr("aria-label", "Change row " + number));
      row.cells().forEach(c -> cells.add(text(brief(c))));
      body.add(cells);
    }
    var head = new ArrayList<String>();
    head.add("Row");
    table.columns().forEach(c -> head.add(title(c)));
    content.add(
        body.isEmpty()
            ? Parts.empty("There is no such row.")
            : Parts.table_(
                "Rows %s to %s of %s"
                    .formatted(
                        Figures.whole(from + 1), Figures.whole(to), Figures.whole(rows.size())),
                head,
                body));
    var pages = new ArrayList<DomContent>();
    if (page > 0) {
      pages.add(
          a("Rows before")
              .withHref(
                  view.to(address(file), "search", search, "page", Integer.toString(page - 1))));
    }
    if (to < rows.size()) {
      pages.add(
          a("Further rows")
              .withHref(
                  view.to(address(file), "search", search, "page", Integer.toString(page + 1))));
    }
    content.add(div(each(pages.stream())).withClass("acts"));
    return Layout.page(view, file, List.of("edit.css"), content);
  }

  /// A long text by its beginning; the row's own page has all of it.
  private static String brief(String cell) {
    return cell.length() <= LONGEST_CELL ? cell : cell.substring(0, LONGEST_CELL - 1) + "…";
  }

  private static String title(String column) {
    return Phrases.capital(column.replace('_', ' '));
  }

  /// A row that is changed.
  ///
  /// @param number from 0; empty: a new one
  /// @param was cells as the form began with them; empty for a new one
  /// @param typed cells as they stand in the form
  /// @param wrong what is wrong with it
  /// @param theirs what another made of the row meanwhile; empty: nothing
  public record Entry(
      String file,
      List<String> columns,
      Optional<Integer> number,
      List<String> was,
      List<String> typed,
      int began,
      List<String> wrong,
      List<Difference> theirs) {}

  /// The form of a row.
  public static String row(View view, Entry entry) {
    var content = new ArrayList<DomContent>();
    String which =
        entry.number().map(n -> "Row " + Figures.whole(n + 1)).orElse("A new row");
    content.add(Parts.head(FILES.getOrDefault(entry.file(), entry.file()), which, ""));
    if (!entry.theirs().isEmpty()) {
      content.add(
          div(
                  p(
                      "Somebody else changed this row meanwhile. Nothing of yours was saved, and nothing is lost: the fields hold what you typed. Saving puts it in the place of theirs."),
                  OptionForms.differences(entry.theirs()))
              .withClass("wrongs")
              .attr("role", "alert"));
    }
    var untold = new ArrayList<>(entry.wrong());
    var fields = new ArrayList<DomContent>();
    for (int i = 0; i < entry.columns().size(); i++) {
      fields.add(cell(view, entry, i, untold));
    }
    if (!untold.isEmpty()) {
      content.add(
          div(p("Nothing was saved yet:"), ul(each(untold.stream().map(w -> li(w)))))
              .withClass("wrongs")
              .attr("role", "alert"));
    }
    String place =
        address(entry.file()) + "/rows/" + entry.number().map(n -> n.toString()).orElse("new");
    var hidden = new ArrayList<DomContent>();
    hidden.add(hidden("began", Integer.toString(entry.began())));
    entry.was().forEach(w -> hidden.add(hidden("was", w)));
    content.add(
        form(
                each(hidden.stream()),
                each(fields.stream()),
                p(
                        button("Save").withType("submit"),
                        text(" "),
                        a("Leave it as it was").withHref(view.to(address(entry.file()))))
                    .withClass("save"))
            .withMethod("post")
            .withAction(view.to(place))
            .withClass("edit"));
    if (entry.number().isPresent() && entry.theirs().isEmpty()) {
      content.add(
          form(each(hidden.stream()), button("Remove this row").withType("submit"))
              .withMethod("post")
              .withAction(view.to(place + "/remove"))
              .withClass("edit"));
    }
    return Layout.page(view, which, List.of("edit.css"), content);
  }

  private static DomContent hidden(String name, String value) {
    return input().withType("hidden").withName(name).withValue(value);
  }

  private static DomContent cell(View view, Entry entry, int at, List<String> untold) {
    String column = entry.columns().get(at);
    String value = at < entry.typed().size() ? entry.typed().get(at) : "";
    String id = "c-" + at;
    List<String> wrong =
        untold.stream()
            .filter(w -> w.startsWith(column + " ") || w.startsWith("the column " + column))
            .toList();
    untold.removeAll(wrong);
    Optional<Map<String, String>> choices = choices(view, entry.file(), column, entry);
    var told =
        span(each(wrong.stream().map(w -> span(Phrases.capital(w))))).withClass("wrong").withId(id + "-wrong");
    if (choices.isPresent()) {
      var known = new LinkedHashMap<>(choices.get());
      known.putIfAbsent(value, value);
      return p(
              label(title(column)).withFor(id),
              select(
                      each(
                          known.entrySet().stream()
                              .map(
                                  e ->
                                      j2html.TagCreator.option(e.getValue())
                                          .withValue(e.getKey())
                                          .withCondSelected(e.getKey().equals(value)))))
                  .withId(id)
                  .withName("cell"),
              told)
          .withClass("row");
    }
    boolean lengthy = List.of("note", "source", "statement", "only_if").contains(column);
    return p(
            label(title(column)).withFor(id),
            lengthy
                ? textarea(value).withId(id).withName("cell").attr("rows", 2)
                : input()
                    .withType("text")
                    .withId(id)
                    .withName("cell")
                    .withClass("wide")
                    .withValue(value),
            told)
        .withClass("row");
  }

  /// What may stand in a column, where that is known.
  private static Optional<Map<String, String>> choices(
      View view, String file, String column, Entry entry) {
    var choices = new LinkedHashMap<String, String>();
    switch (column) {
      case "actor" -> {
        for (Actor actor : view.theatre().actors()) {
          choices.put(actor.id(), actor.names().in(view.languages()));
        }
      }
      case "zone" -> {
        choices.put("", "every zone");
        for (Zone zone : view.theatre().zones()) {
          choices.put(zone.id(), zone.names().in(view.languages()));
        }
      }
      case "issue" -> {
        if (!file.equals("positions.csv")) {
          return Optional.empty();
        }
        view.input()
            .positions()
            .ifPresent(p -> p.issues().forEach(i -> choices.put(i.id(), i.title())));
      }
      case "reader" -> {
        choices.put("", "everybody");
        if (view.audience().kind() == Audience.Kind.MEDIATOR) {
          choices.put("mediator", "the mediator only: as conveyed");
        }
      }
      default -> {
        return Optional.empty();
      }
    }
    return choices.isEmpty() ? Optional.empty() : Optional.of(choices);
  }

  // ---- criteria

  /// What is wanted of each option.
  public static String criteria(
      View view,
      Draft draft,
      Map<String, List<String>> mistakes,
      int began,
      boolean remarks,
      Optional<DomContent> notice) {
    var f = new Form(draft, mistakes);
    var outcomes = new LinkedHashMap<String, String>();
    for (Variable variable : Variable.values()) {
      if (Criterion.suits(variable)) {
        outcomes.put(variable.column(), variable.column().replace('_', ' '));
      }
    }
    var fields = new ArrayList<DomContent>();
    fields.add(hidden("began", Integer.toString(began)));
    int size = draft.size("criteria");
    for (int i = 0; i <= size; i++) {
      String at = "criteria." + i;
      var known = new LinkedHashMap<String, String>();
      known.put("", i == size ? "nothing more" : "nothing: remove it");
      known.putAll(outcomes);
      fields.add(
          fieldset(
                  legend(i == size ? "A new criterion" : "Criterion " + Figures.whole(i + 1)),
                  text("Of "),
                  f.choice("t", at + ".outcome", "Outcome", known),
                  text(" at most "),
                  f.number("o", at + ".at_most", "At most"),
                  text(" or at least "),
                  f.number("o", at + ".at_least", "At least"),
                  text("; called "),
                  f.inline("t", at + ".title", "Title", 34),
                  text("; because "),
                  f.inline("t", at + ".why", "Why", 44),
                  text("."))
              .withClass("sentence"));
    }
    fields.add(h2("When internationals leave"));
    fields.add(
        p(
                text("In the 24 months after they have left a zone, acceptable are "),
                f.number("o", "handover.acceptable_rate", "Acceptable rate"),
                text(" incidents per 1,000 contact-person-years, or "),
                f.number("o", "handover.acceptable_incidents", "Acceptable incidents"),
                text(" incidents where the communities do not meet; it may be worse in "),
                f.number("o", "handover.share_of_futures", "Share of futures"),
                text(" (share, 0 to 1) of the futures; because "),
                f.inline("o", "handover.why", "Why", 44),
                text("."))
            .withClass("sentence"));
    fields.add(
        p(button("Save").withType("submit"), text(" "), a("Leave it as it was").withHref(view.to("/edit/criteria")))
            .withClass("save"));
    var content = new ArrayList<DomContent>();
    content.add(
        Parts.head(
            "The theatre's files",
            "Criteria: what is wanted of each option",
            "Thresholds on outcomes at the end of the runs. Scenarios and correlations are changed in the file as text."));
    notice.ifPresent(content::add);
    List<String> untold = f.untold();
    if (!mistakes.isEmpty()) {
      content.add(
          div(
                  p("Nothing was saved yet: something is wrong. It stands at its field"
                      + (untold.isEmpty() ? "." : ", or here:")),
                  untold.isEmpty() ? text("") : ul(each(untold.stream().map(u -> li(u)))))
              .withClass("wrongs")
              .attr("role", "alert"));
    }
    if (remarks) {
      content.add(
          p("The file has comments. Saving this form leaves out those between its lines; earlier versions keep them.")
              .withClass("caution"));
    }
    content.add(
        form(each(fields.stream()))
            .withMethod("post")
            .withAction(view.to("/edit/criteria"))
            .withClass("edit"));
    content.add(p(a("The file as text").withHref(view.to("/edit/files/criteria.yaml"))));
    return Layout.page(view, "Criteria", List.of("edit.css"), content);
  }

  /// Mistakes of a file by the place in the draft that was written to it.
  public static Map<String, List<String>> at(
      List<org.detente.input.Problem> problems, String file, Draft.Written written) {
    return Form.at(problems, file, written.places());
  }

  // ---- text

  /// A file as text.
  public static String file(
      View view,
      String file,
      String typed,
      int began,
      List<String> wrong,
      List<Difference> theirs,
      Optional<DomContent> notice) {
    var content = new ArrayList<DomContent>();
    content.add(Parts.head("The theatre's files", file, FILES.getOrDefault(file, "")));
    notice.ifPresent(content::add);
    if (!theirs.isEmpty()) {
      content.add(
          div(
                  p(
                      "Somebody else changed this file meanwhile. Nothing of yours was saved, and nothing is lost: the field holds what you typed. Saving puts it in the place of theirs; theirs stays in the history."),
                  OptionForms.differences(theirs))
              .withClass("wrongs")
              .attr("role", "alert"));
    } else if (!wrong.isEmpty()) {
      content.add(
          div(p("Nothing was saved yet:"), ul(each(wrong.stream().map(w -> li(w)))))
              .withClass("wrongs")
              .attr("role", "alert"));
    }
    content.add(
        form(
                hidden("began", Integer.toString(began)),
                p(
                        label("The file, as docs/formats.md describes it. It is saved word for word.")
                            .withFor("text"),
                        textarea(typed)
                            .withId("text")
                            .withName("text")
                            .withClass("code")
                            .attr("rows", 32)
                            .attr("spellcheck", "false"))
                    .withClass("row"),
                p(
                        button(theirs.isEmpty() ? "Save" : "Save mine over it").withType("submit"),
                        text(" "),
                        a("Leave it as it was").withHref(view.to("/edit/files/" + file)))
                    .withClass("save"))
            .withMethod("post")
            .withAction(view.to("/edit/files/" + file))
            .withClass("edit"));
    return Layout.page(view, file, List.of("edit.css"), content);
  }
}
