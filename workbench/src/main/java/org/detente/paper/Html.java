package org.detente.paper;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import j2html.tags.Tag;
import j2html.tags.specialized.FigureTag;
import j2html.tags.specialized.SectionTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.detente.chart.Spread;
import org.detente.message.Texts;
import org.detente.simulation.Variable;

/// Pieces that every chapter is made of.
final class Html {

  /// Tables with no more rows are never split over pages.
  private static final int SHORT = 16;

  private Html() {}

  /// A chapter.
  static SectionTag chapter(String id, String kicker, String title, List<DomContent> content) {
    return section(p(kicker).withClass("kicker"), h2(title), each(content.stream()))
        .withId(id)
        .withClass("chapter");
  }

  static DomContent figure_(String svg, String caption) {
    return pictured(svg, caption);
  }

  /// A picture that speaks of some options alone, and says so for whoever shows fewer.
  ///
  /// @param of their labels
  static DomContent figureOf(List<String> of, String svg, String caption) {
    return of(of, pictured(svg, caption));
  }

  /// A sentence that speaks of some options alone, and says so likewise.
  ///
  /// @param options their labels, or titles as they are read
  record Said(List<String> options, String sentence) {

    Said {
      options = List.copyOf(options);
    }
  }

  /// Sentences as a list; those of all options name none.
  static DomContent said(List<Said> sentences) {
    return ul(
        each(
            sentences.stream()
                .map(
                    s ->
                        s.options().isEmpty()
                            ? li(s.sentence())
                            : of(s.options(), li(s.sentence())))));
  }

  /// Tells of which options something speaks.
  static <T extends Tag<T>> T of(List<String> options, T tag) {
    return tag.attr("data-of", Texts.bare(String.join("; ", options)));
  }

  private static FigureTag pictured(String svg, String caption) {
    return figure(
        div(rawHtml(svg)).withClass("picture").attr("tabindex", "0"), figcaption(caption));
  }

  /// A table in its own scrolling box; the first cell of a row is its heading.
  static DomContent table_(String caption, List<String> head, List<List<DomContent>> rows) {
    return tableOf("", caption, head, rows);
  }

  /// The same for long texts.
  static DomContent textTable(String caption, List<String> head, List<List<DomContent>> rows) {
    return tableOf(" words", caption, head, rows);
  }

  private static DomContent tableOf(
      String kind, String caption, List<String> head, List<List<DomContent>> rows) {
    var body = new ArrayList<DomContent>();
    for (List<DomContent> row : rows) {
      var cells = new ArrayList<DomContent>();
      cells.add(th(row.getFirst()).attr("scope", "row"));
      row.stream().skip(1).forEach(c -> cells.add(td(c)));
      body.add(tr(each(cells.stream())));
    }
    return div(table(
            caption(caption),
            thead(tr(each(head.stream().map(h -> th(h).attr("scope", "col"))))),
            tbody(each(body.stream()))))
        .withClass("table" + kind + (rows.size() <= SHORT && kind.isEmpty() ? " short" : ""))
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", caption);
  }

  static DomContent text(String text) {
    return j2html.TagCreator.text(text);
  }

  /// A figure and its range, which is empty where they read the same.
  record Words(String figure, String range) {}

  /// A median over futures with the range that holds nine tenths of them, in words.
  static Words words(Reading reading, double[] values, boolean share) {
    Optional<Spread> found = Spread.of(values);
    if (found.isEmpty()) {
      return new Words(reading.say("chapters.in-no-future"), "");
    }
    Spread s = found.get();
    String middle = share ? reading.texts().percent(s.q50()) : reading.texts().count(s.q50());
    String low = share ? reading.texts().percent(s.q05()) : reading.texts().count(s.q05());
    String high = share ? reading.texts().percent(s.q95()) : reading.texts().count(s.q95());
    String range = reading.texts().between(low, high);
    return new Words(middle, middle.equals(range) ? "" : range);
  }

  /// A median with its range in smaller type.
  static DomContent spread(Reading reading, double[] values, boolean share) {
    if (Spread.of(values).isEmpty()) {
      return span(reading.say("chapters.in-no-future")).withClass("range");
    }
    Words words = words(reading, values, share);
    return ranged(words.figure(), words.range().isEmpty() ? words.figure() : words.range());
  }

  /// A figure with its range in smaller type; said once where they read the same.
  static DomContent ranged(String figure, String range) {
    return figure.equals(range)
        ? span(figure).withClass("figures")
        : span(text(figure + " "), span(range).withClass("range")).withClass("figures");
  }

  /// A figure with its range in smaller type.
  static DomContent central(Reading reading, double central, double low, double high) {
    return ranged(
        reading.texts().count(central),
        reading.texts().between(reading.texts().count(low), reading.texts().count(high)));
  }

  static DomContent grade(Reading reading, Variable variable) {
    return grade(reading, variable.grade().name());
  }

  static DomContent grade(Reading reading, String letter) {
    return span(letter)
        .withClass("grade")
        .attr("title", reading.say("chapters.grade", "letter", letter));
  }

  /// "Grade C" for sentences.
  static String graded(Reading reading, Variable variable) {
    return reading.say("chapters.grade-5", "grade", reading.own(variable.grade().name()));
  }

  /// Few replications leave what is said here to luck.
  static Optional<DomContent> luck(Reading reading) {
    return reading.fewReplications()
        ? Optional.of(
            p(reading.say(
                    "chapters.each-future-was-run",
                    "replications",
                    reading.texts().times(reading.replications()),
                    "eNOUGHREPLICATIONS",
                    reading.texts().whole(Reading.ENOUGH_REPLICATIONS)))
                .withClass("caution"))
        : Optional.empty();
  }
}
