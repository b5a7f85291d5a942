package org.detente.web.page;

import static j2html.TagCreator.each;
import static j2html.TagCreator.fieldset;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.legend;
import static j2html.TagCreator.option;
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
import java.util.Optional;
import java.util.Set;
import org.detente.message.Texts;
import org.detente.web.begin.Sketch;
import org.detente.web.upload.Layer;

/// Fields of the steps of beginning a theatre. Each has a label, holds what was typed, and tells
/// what is wrong where it stands.
final class BeginFields {

  private final Texts texts;
  private final Sketch sketch;
  private final Map<String, List<String>> mistakes;
  private final Set<String> drawn = new HashSet<>();

  /// @param mistakes name of a field to what is wrong there
  BeginFields(Texts texts, Sketch sketch, Map<String, List<String>> mistakes) {
    this.texts = texts;
    this.sketch = sketch;
    this.mistakes = mistakes;
  }

  /// Whether a field of this name was made: to be asked once all are.
  boolean drawn(String name) {
    return drawn.contains(name);
  }

  /// The id of a field: two names never have the same.
  static String id(String name) {
    if (name.matches("[a-z]+\\.file")) {
      return "file";
    }
    var id = new StringBuilder("f-");
    name.chars()
        .forEach(
            c -> {
              if (c == '.') {
                id.append('-');
              } else if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9') {
                id.append((char) c);
              } else {
                id.append('_').append(Integer.toHexString(c)).append('_');
              }
            });
    return id.toString();
  }

  private DomContent told(String name) {
    List<String> wrong = mistakes.getOrDefault(name, List.of());
    return wrong.isEmpty()
        ? text("")
        : span(each(wrong.stream().distinct().map(w -> span(w))))
            .withId(id(name) + "-wrong")
            .withClass("wrong");
  }

  /// Names a field, and says of it what is wrong and where the hint stands.
  private <T extends j2html.tags.Tag<T>> T marked(T tag, String name, boolean hint) {
    drawn.add(name);
    boolean wrong = mistakes.containsKey(name);
    String described =
        ((wrong ? id(name) + "-wrong " : "") + (hint ? id(name) + "-hint" : "")).strip();
    T named = tag.withId(id(name)).attr("name", name);
    T heard = described.isEmpty() ? named : named.attr("aria-describedby", described);
    return wrong ? heard.attr("aria-invalid", "true") : heard;
  }

  private static DomContent hint(String name, String hint) {
    return hint.isEmpty() ? text("") : span(hint).withClass("what hint").withId(id(name) + "-hint");
  }

  /// A short text of its own, with its label above.
  DomContent line(String name, String words, String hint, String value) {
    return p(
            label(words).withFor(id(name)),
            hint(name, hint),
            marked(input(), name, !hint.isEmpty())
                .withType("text")
                .withClass("wide")
                .withValue(value),
            told(name))
        .withClass("row");
  }

  /// A field within a sentence; its label is heard and not seen.
  DomContent within(String name, String words, String value, int size) {
    return span(
            label(words).withFor(id(name)).withClass("hidden"),
            marked(input(), name, false).withType("text").attr("size", size).withValue(value),
            told(name))
        .withClass("field");
  }

  /// A short text with its label before it.
  DomContent number(String name, String words, String value, int size) {
    return span(
            label(words + " ").withFor(id(name)),
            marked(input(), name, false)
                .withType("text")
                .attr("size", size)
                .attr("inputmode", "numeric")
                .withValue(value),
            told(name))
        .withClass("field");
  }

  /// A text of some lines, with its label above.
  DomContent area(String name, String words, String hint, String value) {
    return p(
            label(words).withFor(id(name)),
            hint(name, hint),
            marked(textarea(value), name, !hint.isEmpty()).attr("rows", 2),
            told(name))
        .withClass("row");
  }

  /// A choice.
  ///
  /// @param choices what is kept to what is read
  /// @param seen whether its label is seen, and not only heard
  DomContent choice(
      String name, String words, Map<String, String> choices, String now, boolean seen) {
    var called = label(words + (seen ? " " : "")).withFor(id(name));
    return span(
            seen ? called : called.withClass("hidden"),
            marked(
                select(
                    each(
                        choices.entrySet().stream()
                            .map(
                                e ->
                                    option(e.getValue())
                                        .withValue(e.getKey())
                                        .withCondSelected(e.getKey().equals(now))))),
                name,
                false),
            told(name))
        .withClass("field");
  }

  /// Several of a list.
  DomContent several(String name, String words, Map<String, String> choices, List<String> now) {
    var boxes = new ArrayList<DomContent>();
    choices.forEach(
        (value, read) ->
            boxes.add(
                label(
                        input()
                            .withType("checkbox")
                            .withName(name)
                            .withValue(value)
                            .withCondChecked(now.contains(value)),
                        text(" " + read))
                    .withClass("tick")));
    drawn.add(name);
    boolean wrong = mistakes.containsKey(name);
    var group =
        fieldset(legend(words), each(boxes.stream()), told(name))
            .withId(id(name))
            .attr("tabindex", "-1")
            .withClass("ticks");
    // What is wrong with a group is said of the group: each of its boxes is right by itself.
    return wrong ? group.attr("aria-describedby", id(name) + "-wrong") : group;
  }

  /// Which column is meant.
  ///
  /// @param none what is read where no column is chosen
  /// @param guess the column that is meant where nobody has said
  DomContent column(String field, String words, Layer layer, String none, Optional<String> guess) {
    String typed = sketch.text(field);
    String now =
        typed.equals("none") || typed.startsWith("col:") && layer.column(typed.substring(4)) >= 0
            ? typed
            : guess.map(g -> "col:" + g).orElse("none");
    var columns = new LinkedHashMap<String, String>();
    columns.put("none", none);
    layer.columns().forEach(c -> columns.put("col:" + c, texts.own(c)));
    return p(choice(field, words, columns, now, true)).withClass("row pick");
  }

  /// Where a file is brought.
  DomContent file(String name, String words, String hint, String accept) {
    return p(
            label(words).withFor(id(name)),
            hint(name, hint),
            marked(input(), name, true).withType("file").withName("file").attr("accept", accept),
            told(name))
        .withClass("row");
  }
}
