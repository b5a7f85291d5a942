package org.detente.web.page;

import static j2html.TagCreator.each;
import static j2html.TagCreator.fieldset;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.legend;
import static j2html.TagCreator.p;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;
import static j2html.TagCreator.textarea;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.detente.input.Problem;
import org.detente.input.Words;
import org.detente.web.form.Draft;

/// Fields of a form that changes a draft. Each has a label, holds what the draft holds, and tells
/// the mistakes that were found where it stands. Names are those that [org.detente.web.form.Typed]
/// reads.
final class Form {

  private final View view;
  private final Draft draft;
  private final Map<String, List<String>> mistakes;
  private final Set<String> told = new HashSet<>();
  private final Map<String, List<String>> atFields = new LinkedHashMap<>();

  /// @param mistakes path to what is wrong there
  Form(View view, Draft draft, Map<String, List<String>> mistakes) {
    this.view = view;
    this.draft = draft;
    this.mistakes = new LinkedHashMap<>();
    mistakes.forEach(
        (at, what) ->
            what.forEach(
                w ->
                    missing(draft, at, w)
                        .forEach(
                            p -> this.mistakes.computeIfAbsent(p, _ -> new ArrayList<>()).add(w))));
  }

  /// Where a mistake stands: at the empty fields that it asks for, else where it was found. The
  /// reader of options tells what a provision lacks at the line of its status.
  private static List<String> missing(Draft draft, String at, String what) {
    if (!at.startsWith("provisions.") || !at.endsWith(".status")) {
      return List.of(at);
    }
    String add = what.substring(what.lastIndexOf(": add ") + 2).split("[,:.]")[0];
    String whole = at.substring(0, at.length() - "status".length());
    List<String> empty =
        Stream.of("where", "body", "after_months")
            .filter(f -> what.contains(": add ") && List.of(add.split(" ")).contains(f))
            .map(f -> whole + f)
            .filter(f -> draft.text(f).isEmpty())
            .toList();
    return empty.isEmpty() ? List.of(at) : empty;
  }

  Draft draft() {
    return draft;
  }

  private static String id(String name) {
    return "f-" + name.replaceAll("[^A-Za-z0-9]+", "-");
  }

  /// What is wrong at a place or, for a list or map that is one field, below it.
  private List<String> wrong(String path) {
    var wrong = new ArrayList<String>();
    mistakes.forEach(
        (at, what) -> {
          if (at.equals(path)) {
            wrong.addAll(what);
            told.add(at);
          }
        });
    return wrong;
  }

  /// Mistakes that no field has told yet: to be asked for once all fields are made.
  List<String> untold() {
    return mistakes.entrySet().stream()
        .filter(e -> !told.contains(e.getKey()))
        .flatMap(e -> e.getValue().stream())
        .toList();
  }

  /// Mistakes that stand at fields: to be asked for once all fields are made.
  ///
  /// @return id of where one stands to what is wrong there, with the field's label, in the order of
  ///   the page
  Map<String, List<String>> atFields() {
    return atFields;
  }

  /// @param label what the field is called, so that it is known in a list of all mistakes; empty:
  ///   no field is meant
  private DomContent told(String id, String label, List<String> wrong) {
    if (!wrong.isEmpty()) {
      atFields.put(
          id + "-wrong",
          label.isEmpty()
              ? wrong.stream().map(view::own).toList()
              : wrong.stream()
                  .map(w -> view.say("options.wrong-of", "field", label, "wrong", view.own(w)))
                  .toList());
    }
    return wrong.isEmpty()
        ? text("")
        : span(each(wrong.stream().map(w -> span(view.own(w)))))
            .withId(id + "-wrong")
            .withClass("wrong");
  }

  /// A list to choose from.
  ///
  /// @param all value to what it is called
  /// @param now the value that is chosen
  static j2html.tags.specialized.SelectTag choices(Map<String, String> all, String now) {
    return select(
        each(
            all.entrySet().stream()
                .map(
                    e ->
                        j2html.TagCreator.option(e.getValue())
                            .withValue(e.getKey())
                            .withCondSelected(e.getKey().equals(now)))));
  }

  /// A field of which something may be wrong, and where it is told.
  static <T extends j2html.tags.Tag<T>> T marked(T tag, String id, List<String> wrong) {
    return wrong.isEmpty()
        ? tag
        : tag.attr("aria-invalid", "true").attr("aria-describedby", id + "-wrong");
  }

  /// A field within a sentence; its label is heard and not seen.
  DomContent inline(String kind, String path, String label, int size) {
    String id = id(kind + path);
    List<String> wrong = wrong(path);
    return span(
            label(label).withFor(id).withClass("hidden"),
            marked(
                input()
                    .withId(id)
                    .withName(kind + ":" + path)
                    .withType("text")
                    .attr("size", size)
                    .withValue(draft.text(path)),
                id,
                wrong),
            told(id, label, wrong))
        .withClass("field");
  }

  /// A number within a sentence.
  DomContent number(String kind, String path, String label) {
    String id = id(kind + path);
    List<String> wrong = wrong(path);
    return span(
            label(label).withFor(id).withClass("hidden"),
            marked(
                input()
                    .withId(id)
                    .withName(kind + ":" + path)
                    .withType("text")
                    .attr("inputmode", "decimal")
                    .attr("size", 6)
                    .withValue(draft.text(path)),
                id,
                wrong),
            told(id, label, wrong))
        .withClass("field");
  }

  /// A range in a row of its own: from, most likely, to.
  DomContent range(String kind, String path, String label, String unit) {
    List<String> values = three(path);
    List<String> wrong = wrong(path);
    String id = id(kind + path);
    var parts = new ArrayList<DomContent>();
    String[] names = {"low", "central", "high"};
    String[] words = {
      view.say("options.earliest"), view.say("options.central"), view.say("options.latest")
    };
    for (int i = 0; i < names.length; i++) {
      parts.add(
          span(
              label(text(words[i] + " ")).withFor(id + names[i]),
              marked(
                  input()
                      .withId(id + names[i])
                      .withName(kind + ":" + path + "." + names[i])
                      .withType("text")
                      .attr("inputmode", "decimal")
                      .attr("size", 5)
                      .withValue(values.get(i)),
                  id,
                  wrong),
              text(" ")));
    }
    return fieldset(
            legend(label),
            each(parts.stream()),
            span(unit).withClass("what"),
            told(id, label, wrong))
        .withClass("range-field");
  }

  private List<String> three(String path) {
    List<String> list = draft.texts(path);
    if (list.size() == 3) {
      return list;
    }
    String one = draft.text(path);
    return List.of(one, one, one);
  }

  /// A text of its own, with its label above.
  DomContent area(String kind, String path, String label, String hint, int rows) {
    String id = id(kind + path);
    List<String> wrong = wrong(path);
    return p(
            label(label).withFor(id),
            hint.isEmpty() ? text("") : span(hint).withClass("what hint"),
            marked(
                textarea(draft.text(path))
                    .withId(id)
                    .withName(kind + ":" + path)
                    .attr("rows", rows),
                id,
                wrong),
            told(id, label, wrong))
        .withClass("row");
  }

  /// A short text of its own, with its label above.
  DomContent line(String kind, String path, String label, String hint) {
    String id = id(kind + path);
    List<String> wrong = wrong(path);
    return p(
            label(label).withFor(id),
            hint.isEmpty() ? text("") : span(hint).withClass("what hint"),
            marked(
                input()
                    .withId(id)
                    .withName(kind + ":" + path)
                    .withType("text")
                    .withClass("wide")
                    .withValue(draft.text(path)),
                id,
                wrong),
            told(id, label, wrong))
        .withClass("row");
  }

  /// A choice within a sentence.
  ///
  /// @param choices what is written to what is read
  DomContent choice(String kind, String path, String label, Map<String, String> choices) {
    return chosen(kind, path, label, choices, false);
  }

  /// A choice with its label above.
  DomContent choiceRow(String kind, String path, String label, Map<String, String> choices) {
    return p(chosen(kind, path, label, choices, true)).withClass("row");
  }

  private DomContent chosen(
      String kind, String path, String label, Map<String, String> choices, boolean seen) {
    String id = id(kind + path);
    String now = draft.text(path);
    var known = new LinkedHashMap<>(choices);
    if (!now.isEmpty() && !known.containsKey(now)) {
      known.put(now, view.own(now));
    }
    List<String> wrong = wrong(path);
    var name = label(label).withFor(id);
    return span(
            seen ? name : name.withClass("hidden"),
            marked(choices(known, now).withId(id).withName(kind + ":" + path), id, wrong),
            told(id, label, wrong))
        .withClass("field");
  }

  /// Several of a list.
  DomContent several(String path, String label, Map<String, String> choices) {
    List<String> now = draft.texts(path);
    List<String> wrong = wrong(path);
    String id = id("l" + path);
    var boxes = new ArrayList<DomContent>();
    choices.forEach(
        (value, words) ->
            boxes.add(
                label(
                        input()
                            .withType("checkbox")
                            .withName("l:" + path)
                            .withValue(value)
                            .withCondChecked(now.contains(value)),
                        text(" " + words))
                    .withClass("tick")));
    return fieldset(
            legend(label),
            input().withType("hidden").withName("l:" + path).withValue(""),
            each(boxes.stream()),
            told(id, label, wrong))
        .withClass("ticks");
  }

  /// What is wrong at a place that has no field of its own.
  DomContent at(String path) {
    return told(id("x" + path), "", wrong(path));
  }

  /// Carries what is not shown.
  DomContent hidden(String kind, String path) {
    return input().withType("hidden").withName(kind + ":" + path).withValue(draft.text(path));
  }

  /// The words of an enum for people.
  Map<String, String> words(Class<? extends Enum<?>> type) {
    var words = new LinkedHashMap<String, String>();
    for (Enum<?> each : type.getEnumConstants()) {
      words.put(Words.of(each), view.word(each));
    }
    return words;
  }

  static Map<String, String> yesNo(String yes, String no) {
    var words = new LinkedHashMap<String, String>();
    words.put("yes", yes);
    words.put("no", no);
    return words;
  }

  /// What is wrong, without the name of the place: it stands beside the field.
  private static String withoutPlace(String what, String path) {
    String end = path;
    while (true) {
      if (what.startsWith(end + " is ") || what.startsWith(end + " has ")) {
        return "it" + what.substring(end.length());
      }
      int dot = end.indexOf('.');
      if (dot < 0) {
        return what;
      }
      end = end.substring(dot + 1);
    }
  }

  /// Mistakes of the file that a draft was written to, by the place in the draft; others under
  /// names that no field has.
  ///
  /// @param places line to path
  static Map<String, List<String>> at(
      List<Problem> problems, String file, Map<Integer, String> places) {
    var at = new LinkedHashMap<String, List<String>>();
    for (Problem problem : problems) {
      boolean here = problem.file().equals(file) && places.containsKey(problem.line());
      String path = here ? places.get(problem.line()) : " " + problem.file();
      String said = here ? withoutPlace(problem.what(), path) : problem.what();
      String what = said + (problem.instead().isEmpty() ? "" : ": " + problem.instead());
      at.computeIfAbsent(path, _ -> new ArrayList<>())
          .add(here ? org.detente.phrase.Phrases.capital(what) + "." : problem.toString());
    }
    return at;
  }
}
