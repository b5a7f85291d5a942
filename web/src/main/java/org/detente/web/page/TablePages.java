package org.detente.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.code;
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
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.detente.access.Audience;
import org.detente.evidence.EvidenceBase;
import org.detente.evidence.EvidenceRow;
import org.detente.evidence.ModelParameters;
import org.detente.exploration.Criterion;
import org.detente.message.Texts;
import org.detente.phrase.Phrases;
import org.detente.simulation.Setting;
import org.detente.simulation.Variable;
import org.detente.theatre.Actor;
import org.detente.theatre.Zone;
import org.detente.value.Range;
import org.detente.web.form.CellWords;
import org.detente.web.form.Differences.Difference;
import org.detente.web.form.Draft;
import org.detente.web.form.Rows;

/// The theatre's other files: tables row by row, criteria as sentences, the rest as text.
public final class TablePages {

  /// Rows on a page.
  public static final int ROWS = 100;

  private static final int LONGEST_CELL = 60;

  /// A word as ids are.
  private static final Pattern ID = Pattern.compile("\\b[a-z0-9]+(?:[-_][a-z0-9]+)+\\b");

  /// Columns that hold what people wrote for people.
  private static final Set<String> PROSE =
      Set.of("name", "title", "label", "note", "source", "statement", "strength", "followed");

  private static final String EVIDENCE = "evidence.csv";

  /// Files in the order of the page, as the message file calls them.
  private static final List<String> FILES =
      List.of(
          "positions.csv",
          "issues.csv",
          "pledges.csv",
          "contributors.csv",
          "policies.csv",
          "criteria.yaml",
          EVIDENCE,
          "incidents.csv",
          "observed.csv",
          "paired-inputs.csv",
          "precedents.csv",
          "settlements.csv",
          "theatre.yaml",
          "units.yaml",
          "commitments.yaml",
          "provisions.yaml");

  private TablePages() {}

  /// What a file is called.
  static String called(View view, String file) {
    return view.texts().find("file", file).orElseGet(() -> view.own(file));
  }

  private static String address(String file) {
    return file.equals("criteria.yaml")
        ? "/edit/criteria"
        : (file.endsWith(".csv") ? "/edit/tables/" : "/edit/files/") + file;
  }

  /// All files but options.
  ///
  /// @param there names of the files that there are
  /// @param notice what was saved just now
  public static String all(View view, List<String> there, Optional<DomContent> notice) {
    var items = new ArrayList<DomContent>();
    boolean planner = view.audience().kind() == Audience.Kind.PLANNER;
    FILES.forEach(
        file -> {
          boolean can = planner || file.equals("positions.csv");
          if (can && (there.contains(file) || file.equals("criteria.yaml"))) {
            items.add(
                li(
                    a(called(view, file)).withHref(view.to(address(file))),
                    text(" "),
                    span(view.own(file)).withClass("what")));
          } else if (can && file.equals(EVIDENCE)) {
            items.add(
                li(
                    a(view.say("tables.begin-the-theatres-own-evidence"))
                        .withHref(view.to(address(file))),
                    text(" "),
                    span(view.own(file)).withClass("what")));
          }
        });
    return Layout.page(
        view,
        view.say("tables.files"),
        List.of("edit.css"),
        List.of(
            Parts.head(
                view.say("tables.changing-things"),
                view.say("tables.the-theatres-files"),
                view.say("tables.tables-are-changed-row-by")),
            notice.orElse(text("")),
            ul(each(items.stream())),
            planner ? FirstRowsPage.offers(view, there) : text(""),
            p(a(view.say("tables.what-was-changed-when")).withHref(view.to("/changes")))));
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
    content.add(Parts.head(view.say("tables.the-theatres-files"), called(view, file), ""));
    notice.ifPresent(content::add);
    var fields = new ArrayList<DomContent>();
    fields.add(input().withType("hidden").withName("audience").withValue(view.audience().id()));
    content.add(
        div(
                form(
                        each(fields.stream()),
                        label(view.say("tables.rows-that-hold") + " ").withFor("search"),
                        input()
                            .withType("text")
                            .withId("search")
                            .withName("search")
                            .withValue(search),
                        text(" "),
                        button(view.say("tables.show")).withType("submit"))
                    .withMethod("get")
                    .withAction(address(file))
                    .withClass("inline-form"),
                a(view.say("tables.add-a-row")).withHref(newRow(view, file, search)),
                a(view.say("tables.the-file-as-text")).withHref(view.to("/edit/files/" + file)),
                a(view.say("tables.all-files")).withHref(view.to("/edit/tables")))
            .withClass("acts"));
    var body = new ArrayList<List<DomContent>>();
    int from = Math.min(page * ROWS, rows.size());
    int to = Math.min(from + ROWS, rows.size());
    for (Rows.Row row : rows.subList(from, to)) {
      var cells = new ArrayList<DomContent>();
      String number = view.texts().whole(row.number() + 1);
      cells.add(
          a(number)
              .withHref(view.to(address(file) + "/rows/" + row.number()))
              .attr("aria-label", view.say("tables.change-row", "number", row.number() + 1)));
      for (int c = 0; c < row.cells().size(); c++) {
        cells.add(shown(view, table.columns().get(c), row.cells().get(c)));
      }
      body.add(cells);
    }
    var head = new ArrayList<String>();
    head.add(view.say("tables.row-heading"));
    table.columns().forEach(c -> head.add(title(view, c)));
    content.add(
        body.isEmpty()
            ? nothing(view, file, search)
            : Parts.table_(
                view.say("tables.rows", "from", from + 1, "to", to, "all", rows.size()),
                head,
                body));
    var pages = new ArrayList<DomContent>();
    if (page > 0) {
      pages.add(
          a(view.say("tables.rows-before"))
              .withHref(
                  view.to(address(file), "search", search, "page", Integer.toString(page - 1))));
    }
    if (to < rows.size()) {
      pages.add(
          a(view.say("tables.further-rows"))
              .withHref(
                  view.to(address(file), "search", search, "page", Integer.toString(page + 1))));
    }
    content.add(div(each(pages.stream())).withClass("acts"));
    return Layout.page(view, view.own(file), List.of("edit.css"), content);
  }

  /// Where a row is added: one of evidence for the parameter that was looked for.
  private static String newRow(View view, String file, String search) {
    String place = address(file) + "/rows/new";
    return file.equals(EVIDENCE) && !search.isEmpty()
        ? view.to(place, "id", search)
        : view.to(place);
  }

  /// Why there is no row, and what to do.
  private static DomContent nothing(View view, String file, String search) {
    if (file.equals(EVIDENCE)) {
      return div(p(
              view.html(
                  "tables.no-range-of-its-own",
                  "evidence",
                  View.link(view.to("/evidence")),
                  "add",
                  View.link(newRow(view, file, search)))))
          .withClass("empty");
    }
    return Parts.empty(
        search.isEmpty()
            ? view.say("tables.nothing-stands-here")
            : view.say("tables.there-is-no-such-row"));
  }

  /// A cell as people read it: names in the place of ids; ids that have none, as the code that they
  /// are.
  private static DomContent shown(View view, String column, String cell) {
    String said = CellWords.of(view.input(), view.languages(), column, cell);
    boolean id = said.equals(cell) && !PROSE.contains(column) && ID.matcher(cell).find();
    String brief = view.own(brief(said));
    return id ? code(brief) : text(brief);
  }

  /// A long text by its beginning; the row's own page has all of it.
  private static String brief(String cell) {
    return cell.length() <= LONGEST_CELL ? cell : cell.substring(0, LONGEST_CELL - 1) + "…";
  }

  /// What a column is called.
  static String title(View view, String column) {
    return view.texts()
        .find("column", column)
        .or(() -> ofCommunity(view, column))
        .orElseGet(() -> view.own(Phrases.capital(column.replace('_', ' '))));
  }

  /// A column that there is for each community, by the community's name.
  private static Optional<String> ofCommunity(View view, String column) {
    int end = column.indexOf('_');
    return view.theatre().communities().stream()
        .filter(c -> end > 0 && column.substring(end + 1).equals(c.id()))
        .findFirst()
        .flatMap(
            c ->
                view.texts()
                    .find(
                        "column-of",
                        column.substring(0, end),
                        "community",
                        view.own(c.names().in(view.languages()))));
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
        entry
            .number()
            .map(n -> view.say("tables.row", "number", n + 1))
            .orElseGet(() -> view.say("tables.a-new-row"));
    content.add(Parts.head(called(view, entry.file()), which, ""));
    if (!entry.theirs().isEmpty()) {
      content.add(
          div(
                  p(view.say("tables.somebody-else-changed-this-row")),
                  OptionSheet.differences(view, entry.theirs()))
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
          div(
                  p(view.say("tables.nothing-was-saved-yet")),
                  ul(each(untold.stream().map(w -> li(view.own(w))))))
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
                        button(view.say("tables.save")).withType("submit"),
                        text(" "),
                        a(view.say("tables.leave-it-as-it-was"))
                            .withHref(view.to(address(entry.file()))))
                    .withClass("save"))
            .withMethod("post")
            .withAction(view.to(place))
            .withClass("edit"));
    if (entry.number().isPresent() && entry.theirs().isEmpty()) {
      content.add(
          form(each(hidden.stream()), button(view.say("tables.remove-this-row")).withType("submit"))
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
            .filter(
                w ->
                    w.startsWith(column + " ")
                        || w.startsWith("the column " + column)
                        || names(entry, column) && !value.isEmpty() && w.startsWith(value + " "))
            .toList();
    untold.removeAll(wrong);
    Optional<Map<String, String>> choices = choices(view, entry.file(), column, entry);
    DomContent told =
        wrong.isEmpty()
            ? text("")
            : span(each(wrong.stream().map(w -> span(view.own(Phrases.capital(w))))))
                .withClass("wrong")
                .withId(id + "-wrong");
    if (choices.isPresent()) {
      var known = new LinkedHashMap<>(choices.get());
      known.putIfAbsent(value, view.own(value));
      return p(
              label(title(view, column)).withFor(id),
              Form.marked(Form.choices(known, value).withId(id).withName("cell"), id, wrong),
              told)
          .withClass("row");
    }
    boolean lengthy = List.of("note", "source", "statement", "only_if").contains(column);
    return p(
            label(title(view, column)).withFor(id),
            lengthy
                ? Form.marked(
                    textarea(value).withId(id).withName("cell").attr("rows", 2), id, wrong)
                : Form.marked(
                    input()
                        .withType("text")
                        .withId(id)
                        .withName("cell")
                        .withClass("wide")
                        .withValue(value),
                    id,
                    wrong),
            told,
            names(entry, column) ? published(view, value) : text(""))
        .withClass("row");
  }

  /// Whether a column of the theatre's evidence names what a range is of.
  private static boolean names(Entry entry, String column) {
    return entry.file().equals(EVIDENCE) && List.of("id", "parameter").contains(column);
  }

  /// The range that holds without the theatre's own: as it is published, or as the theatre's other
  /// files say.
  private static DomContent published(View view, String id) {
    EvidenceBase shipped = EvidenceBase.shipped();
    if (shipped.rows().containsKey(id)) {
      EvidenceRow row = shipped.row(id);
      return span(view.say(
              "tables.published-row",
              "what",
              view.own(row.name()),
              "range",
              ranged(view, row.range(), row.unit()),
              "source",
              view.own(row.source())))
          .withClass("what hint");
    }
    return Stream.concat(
            ModelParameters.dimensions(shipped).stream(),
            Setting.dimensions(view.theatre()).stream())
        .filter(d -> d.key().equals(id))
        .findFirst()
        .<DomContent>map(
            d ->
                span(view.say(
                        "tables.published-parameter",
                        "what",
                        view.own(Phrases.capital(d.description())),
                        "range",
                        ranged(view, d.range(), d.unit())))
                    .withClass("what hint"))
        .orElse(text(""));
  }

  private static String ranged(View view, Range range, String unit) {
    Texts texts = view.texts();
    String figures =
        range.isPoint()
            ? texts.given(range.central())
            : texts.withRange(texts.given(range.central()), texts.given(range.low(), range.high()));
    return unit.isEmpty() || unit.equals("1") ? figures : figures + " " + view.own(unit);
  }

  /// What may stand in a column, where that is known.
  private static Optional<Map<String, String>> choices(
      View view, String file, String column, Entry entry) {
    var choices = new LinkedHashMap<String, String>();
    switch (column) {
      case "actor" -> {
        for (Actor actor : view.theatre().actors()) {
          choices.put(actor.id(), view.own(actor.names().in(view.languages())));
        }
      }
      case "zone" -> {
        choices.put("", view.say("tables.every-zone"));
        for (Zone zone : view.theatre().zones()) {
          choices.put(zone.id(), view.own(zone.names().in(view.languages())));
        }
      }
      case "issue" -> {
        if (!file.equals("positions.csv")) {
          return Optional.empty();
        }
        view.input()
            .positions()
            .ifPresent(p -> p.issues().forEach(i -> choices.put(i.id(), view.own(i.title()))));
      }
      case "reader" -> {
        choices.put("", view.texts().of("options.reader", "public"));
        if (view.audience().kind() == Audience.Kind.MEDIATOR) {
          choices.put("mediator", view.say("tables.the-mediator-only-as-conveyed"));
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
    var f = new Form(view, draft, mistakes);
    var outcomes = new LinkedHashMap<String, String>();
    for (Variable variable : Variable.values()) {
      if (Criterion.suits(variable)) {
        outcomes.put(variable.column(), view.texts().of("outcome", variable.column()));
      }
    }
    var fields = new ArrayList<DomContent>();
    fields.add(hidden("began", Integer.toString(began)));
    int size = draft.size("criteria");
    for (int i = 0; i <= size; i++) {
      String at = "criteria." + i;
      var known = new LinkedHashMap<String, String>();
      known.put(
          "", i == size ? view.say("tables.nothing-more") : view.say("tables.nothing-remove"));
      known.putAll(outcomes);
      fields.add(
          fieldset(
                  legend(
                      i == size
                          ? view.say("tables.new-criterion")
                          : view.say("tables.criterion", "number", i + 1)),
                  view.html(
                      "tables.criterion-is",
                      "outcome",
                      f.choice("t", at + ".outcome", view.say("tables.outcome"), known),
                      "most",
                      f.number("o", at + ".at_most", view.say("tables.at-most")),
                      "least",
                      f.number("o", at + ".at_least", view.say("tables.at-least")),
                      "title",
                      f.inline("t", at + ".title", view.say("tables.title"), 34),
                      "why",
                      f.inline("t", at + ".why", view.say("tables.why"), 44)))
              .withClass("sentence"));
    }
    fields.add(h2(view.say("tables.when-internationals-leave")));
    fields.add(
        p(view.html(
                "tables.handover",
                "rate",
                f.number("o", "handover.acceptable_rate", view.say("tables.acceptable-rate")),
                "incidents",
                f.number(
                    "o", "handover.acceptable_incidents", view.say("tables.acceptable-incidents")),
                "share",
                f.number("o", "handover.share_of_futures", view.say("tables.share-of-futures")),
                "why",
                f.inline("o", "handover.why", view.say("tables.why"), 44)))
            .withClass("sentence"));
    fields.add(
        p(
                button(view.say("tables.save")).withType("submit"),
                text(" "),
                a(view.say("tables.leave-it-as-it-was")).withHref(view.to("/edit/criteria")))
            .withClass("save"));
    var content = new ArrayList<DomContent>();
    content.add(
        Parts.head(
            view.say("tables.the-theatres-files"),
            view.say("tables.criteria-what-is-wanted-of"),
            view.say("tables.thresholds-on-outcomes-at-the")));
    notice.ifPresent(content::add);
    List<String> untold = f.untold();
    if (!mistakes.isEmpty()) {
      content.add(
          div(
                  p(
                      untold.isEmpty()
                          ? view.say("options.wrong-at-field")
                          : view.say("options.wrong-at-field-or-here")),
                  untold.isEmpty() ? text("") : ul(each(untold.stream().map(u -> li(view.own(u))))))
              .withClass("wrongs")
              .attr("role", "alert"));
    }
    if (remarks) {
      content.add(p(view.say("tables.the-file-has-comments-saving")).withClass("caution"));
    }
    content.add(
        form(each(fields.stream()))
            .withMethod("post")
            .withAction(view.to("/edit/criteria"))
            .withClass("edit"));
    content.add(
        p(a(view.say("tables.the-file-as-text")).withHref(view.to("/edit/files/criteria.yaml"))));
    return Layout.page(view, view.say("tables.criteria"), List.of("edit.css"), content);
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
    content.add(
        Parts.head(
            view.say("tables.the-theatres-files"),
            view.own(file),
            view.texts().find("file", file).orElse("")));
    notice.ifPresent(content::add);
    if (!theirs.isEmpty()) {
      content.add(
          div(
                  p(view.say("tables.somebody-else-changed-this-file")),
                  OptionSheet.differences(view, theirs))
              .withClass("wrongs")
              .attr("role", "alert"));
    } else if (!wrong.isEmpty()) {
      content.add(
          div(
                  p(view.say("tables.nothing-was-saved-yet")),
                  ul(each(wrong.stream().map(w -> li(view.own(w))))))
              .withClass("wrongs")
              .attr("role", "alert"));
    }
    content.add(
        form(
                hidden("began", Integer.toString(began)),
                p(
                        label(view.say("tables.the-file-as-docs-formats")).withFor("text"),
                        textarea(typed)
                            .withId("text")
                            .withName("text")
                            .withClass("code")
                            .attr("rows", 32)
                            .attr("spellcheck", "false"))
                    .withClass("row"),
                p(
                        button(
                                theirs.isEmpty()
                                    ? view.say("options.save")
                                    : view.say("options.save-over"))
                            .withType("submit"),
                        text(" "),
                        a(view.say("tables.leave-it-as-it-was"))
                            .withHref(view.to("/edit/files/" + file)))
                    .withClass("save"))
            .withMethod("post")
            .withAction(view.to("/edit/files/" + file))
            .withClass("edit"));
    return Layout.page(view, view.own(file), List.of("edit.css"), content);
  }
}
