package org.detente.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.details;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.detente.option.Option;
import org.detente.paper.HeadingTable;
import org.detente.paper.HeadingTable.Cell;
import org.detente.paper.HeadingTable.Line;
import org.detente.web.work.RunOptions;

/// The ten questions as headings over some options: what the shown run holds of each, as its
/// questions' pages tell it, and what it does not hold.
final class HeadingParts {

  private final View view;
  private final List<Option> options;
  private final List<HeadingTable> tables;

  /// Options that the run held; empty where it is not known.
  private final Optional<Set<String>> held;

  /// @param chosen options with an agreement, in the order of the theatre
  HeadingParts(View view, List<Option> chosen) {
    this.view = view;
    options = new ArrayList<>();
    view.options().stream().filter(o -> !o.agreement()).forEach(options::add);
    options.addAll(chosen);
    tables = view.folder().map(f -> f.tables(view.audience(), view.texts())).orElse(List.of());
    held =
        view.folder()
            .flatMap(f -> f.options(view.audience()))
            .map(r -> new HashSet<>(r.options().stream().map(RunOptions.Held::id).toList()));
  }

  private Optional<HeadingTable> table(Question question) {
    return tables.stream().filter(t -> t.question() == question.number()).findFirst();
  }

  /// The outcome comes first, then the other questions in their order.
  List<DomContent> html() {
    var content = new ArrayList<DomContent>();
    content.add(heading(Question.OUTCOME));
    for (Question question : Question.values()) {
      if (asked(question) && question != Question.OUTCOME) {
        content.add(heading(question));
      }
    }
    content.add(rest());
    return content;
  }

  /// Whether it is a property of an option.
  private static boolean asked(Question question) {
    return question.number() < Question.GROUND_TRUTH.number();
  }

  private String address(Question question) {
    return question.byOption()
        ? view.to(
            "/" + question.slug(),
            options.stream()
                .filter(Option::agreement)
                .flatMap(o -> java.util.stream.Stream.of("option", o.id()))
                .toArray(String[]::new))
        : view.to("/" + question.slug());
  }

  private DomContent heading(Question question) {
    var content = new ArrayList<DomContent>();
    content.add(h2(question.word(view.texts())));
    content.add(p(a(question.asks(view.texts())).withHref(address(question))));
    Optional<HeadingTable> table = table(question);
    if (table.isEmpty()) {
      content.add(Parts.empty(missing(question)));
    } else {
      content.addAll(lines(question, table.get()));
    }
    return section(each(content.stream())).withId("of-" + question.slug()).withClass("heading");
  }

  private List<DomContent> lines(Question question, HeadingTable table) {
    List<Option> columns = columns(table);
    var content = new ArrayList<DomContent>();
    if (columns.isEmpty()) {
      content.add(Parts.empty(view.say("compare.none-of-these-options")));
      return content;
    }
    String word = question.word(view.texts());
    content.add(
        table(
            question,
            view.say("compare.caption", "question", word),
            columns,
            table.lines().stream().filter(l -> !l.further()).toList()));
    List<Line> further =
        table.lines().stream()
            .filter(Line::further)
            .filter(l -> columns.stream().anyMatch(o -> l.of(o.id()).isPresent()))
            .toList();
    if (!further.isEmpty()) {
      content.add(
          details(
              summary(view.say("compare.further", "n", further.size())),
              table(
                  question,
                  view.say("compare.caption-further", "question", word),
                  columns,
                  further)));
    }
    content.add(p(view.own(String.join(" ", table.notes()))).withClass("note"));
    return content;
  }

  /// The status quo stands only where something is said of it; an option always stands, for what is
  /// not asked of it is an answer too.
  private List<Option> columns(HeadingTable table) {
    boolean any =
        options.stream()
            .anyMatch(o -> table.lines().stream().anyMatch(l -> l.of(o.id()).isPresent()));
    return any
        ? options.stream()
            .filter(
                o ->
                    o.agreement() || table.lines().stream().anyMatch(l -> l.of(o.id()).isPresent()))
            .toList()
        : List.of();
  }

  private DomContent table(
      Question question, String caption, List<Option> columns, List<Line> lines) {
    var head = new ArrayList<>(List.of(view.say("compare.what")));
    columns.forEach(o -> head.add(view.own(o.label())));
    var rows = new ArrayList<List<DomContent>>();
    for (Line line : lines) {
      var row = new ArrayList<DomContent>();
      row.add(text(line.title()));
      columns.forEach(o -> row.add(cell(o, line.of(o.id()))));
      rows.add(row);
    }
    return Parts.table_(view, caption, view.to("/" + question.slug() + "#rests-on"), head, rows);
  }

  private DomContent cell(Option option, Optional<Cell> cell) {
    if (cell.isEmpty()) {
      return span(absent(option)).withClass("range");
    }
    return figure(cell.get());
  }

  /// Why nothing is said of an option.
  private String absent(Option option) {
    return held.filter(h -> !h.contains(option.id())).isPresent()
        ? view.say("compare.not-in-this-run")
        : view.say("compare.not-asked");
  }

  /// A figure with its range in smaller type.
  static DomContent figure(Cell cell) {
    return cell.range().isEmpty()
        ? span(cell.figure()).withClass("figures")
        : span(text(cell.figure() + " "), span(cell.range()).withClass("range"))
            .withClass("figures");
  }

  /// Why there is no table of a question.
  private String missing(Question question) {
    boolean chapter =
        view.heads().stream().anyMatch(h -> h.question().orElse(0) == question.number());
    if (!view.answerable(question)) {
      return view.say("pages.the-theatre-does-not-say");
    }
    if (chapter) {
      return view.say("compare.made-before");
    }
    return view.going().isPresent()
        ? view.say("pages.being-worked-out-fills")
        : view.say("pages.it-has-not-been-worked");
  }

  /// Questions that are not asked of an option.
  private DomContent rest() {
    var items = new ArrayList<DomContent>();
    for (Question question : Question.values()) {
      if (!asked(question)) {
        items.add(
            li(
                a(question.word(view.texts())).withHref(view.to("/" + question.slug())),
                text(": " + apart(question))));
      }
    }
    return section(h3(view.say("compare.not-properties-of-options")), ul(each(items.stream())))
        .withClass("heading");
  }

  private String apart(Question question) {
    return question == Question.GROUND_TRUTH
        ? view.say("compare.the-ground-is-one")
        : view.say("compare.voices-are-one");
  }

  /// The same for programs.
  List<Map<String, Object>> json() {
    var all = new ArrayList<Map<String, Object>>();
    for (Question question : Question.values()) {
      var map = new LinkedHashMap<String, Object>();
      map.put("number", question.number());
      map.put("id", question.slug());
      map.put("asks", question.asks(view.texts()));
      Optional<HeadingTable> table = asked(question) ? table(question) : Optional.empty();
      map.put(
          "lines", table.map(t -> t.lines().stream().map(this::json).toList()).orElse(List.of()));
      map.put("notes", table.map(HeadingTable::notes).orElse(List.of()));
      if (table.isEmpty()) {
        map.put("missing", asked(question) ? missing(question) : apart(question));
      }
      all.add(map);
    }
    return all;
  }

  private Map<String, Object> json(Line line) {
    var map = new LinkedHashMap<String, Object>();
    map.put("key", line.key());
    map.put("title", line.title());
    map.put("basis", line.basis().name().toLowerCase(java.util.Locale.ROOT));
    map.put(
        "cells",
        options.stream().flatMap(o -> line.of(o.id()).stream()).map(HeadingParts::json).toList());
    return map;
  }

  static Map<String, Object> json(Cell cell) {
    var map = new LinkedHashMap<String, Object>();
    map.put("option", cell.option());
    map.put("figure", cell.figure());
    if (!cell.range().isEmpty()) {
      map.put("range", cell.range());
    }
    cell.interval().ifPresent(i -> map.put("interval", List.of(i.low(), i.high())));
    return map;
  }
}
