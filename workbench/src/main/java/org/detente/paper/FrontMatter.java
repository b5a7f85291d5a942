package org.detente.paper;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.header;
import static j2html.TagCreator.li;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import org.detente.access.Audience;
import org.detente.message.MessageFiles;
import org.detente.message.Texts;
import org.detente.phrase.Phrases;
import org.detente.theatre.Party;

/// Title, banner, how to read, contents.
final class FrontMatter {

  static final String QUESTION = "After an agreement: who keeps whom safe, and until when?";

  private final Reading reading;

  FrontMatter(Reading reading) {
    this.reading = reading;
  }

  /// What must be read on top of every copy.
  List<DomContent> banners() {
    var banners = new ArrayList<DomContent>();
    reading.theatre().banner().ifPresent(b -> banners.add(p(reading.own(b)).withClass("banner")));
    if (reading.planner()) {
      banners.add(p(warning(reading.texts())).withClass("banner warning"));
    }
    return banners;
  }

  /// The warning of a planner's copy.
  static String warning() {
    return warning(MessageFiles.ENGLISH);
  }

  /// The same in another language.
  static String warning(Texts texts) {
    return texts.say("front.planners-copy-names-places");
  }

  DomContent title() {
    var asOf = reading.theatre().asOf();
    String date = reading.texts().say("chapters.month", "month", asOf);
    return header(
            p(reading.say("front.discussion-paper-a-draft")).withClass("kicker"),
            h1(reading.say("front.after-an-agreement-who")),
            p(reading.say(
                    "front.as-of",
                    "title",
                    reading.own(reading.theatre().title().in(reading.languages())),
                    "date",
                    date))
                .withClass("subtitle"),
            p(reading.say(
                    "front.planning-options-compared-with",
                    "options",
                    reading.others().size(),
                    "futures",
                    reading.futures(),
                    "horizon",
                    reading.horizon()))
                .withClass("lead"),
            p(reading.own(reading.theatre().disclaimer())).withClass("note"))
        .withClass("title");
  }

  DomContent contents(boolean gaps) {
    var entries = new ArrayList<DomContent>();
    entries.add(entry("answer", AnswerChapter.question(reading)));
    if (!reading.others().isEmpty()) {
      entries.add(entry("detail", AnswerChapter.detailTitle(reading)));
    }
    entries.add(entry("theatre", reading.say("front.the-theatre-and-its")));
    entries.add(entry("options", reading.say("front.the-options-side-by")));
    entries.add(entry("coverage", reading.say("front.who-protects-whom-from")));
    entries.addAll(questions(1, PaperWriter.SIMULATION));
    entries.add(
        entry("outcome", reading.say("front.what-happens-over", "horizon", reading.horizon())));
    entries.addAll(questions(PaperWriter.SIMULATION, PaperWriter.GAPS));
    if (gaps) {
      entries.add(entry("gaps", reading.say("front.the-two-gaps")));
    }
    entries.addAll(questions(PaperWriter.GAPS, PaperWriter.LAST));
    entries.add(entry("assumptions", reading.say("front.what-rests-on-assumption")));
    entries.add(entry("limits", reading.say("front.what-this-paper-cannot")));
    entries.add(entry("sources", reading.say("front.sources-and-attribution")));
    return nav(p(reading.say("front.contents")).withClass("kicker"), ol(each(entries.stream())))
        .attr("aria-label", reading.say("front.contents"));
  }

  private List<DomContent> questions(int from, int to) {
    return reading.input().chapters().stream()
        .filter(c -> c.question() >= from && c.question() < to)
        .map(c -> entry(c.id(), c.title(reading)))
        .toList();
  }

  private static DomContent entry(String id, String title) {
    return li(a(title).withHref("#" + id));
  }

  DomContent howToRead() {
    var scale = new ArrayList<List<DomContent>>();
    Phrases.SCALE.forEach(
        v ->
            scale.add(
                List.of(Html.text(reading.texts().word(v)), Html.text(reading.texts().share(v)))));
    var grades = new ArrayList<List<DomContent>>();
    grades.add(
        List.of(
            Html.grade(reading, "A"), Html.text(reading.say("front.arithmetic-or-well-anchored"))));
    grades.add(
        List.of(
            Html.grade(reading, "B"),
            Html.text(reading.say("front.magnitude-anchored-range-wide"))));
    grades.add(
        List.of(
            Html.grade(reading, "C"),
            Html.text(reading.say("front.direction-only-paired-between"))));
    grades.add(List.of(Html.grade(reading, "D"), Html.text(reading.say("front.a-story-that-can"))));
    return section(
            h3(reading.say("front.how-to-read-it")),
            p(alternat()),
            p(reading.say("front.every-figure-carries-a")),
            div(
                    Html.table_(
                        reading.say("front.words-for-shares"),
                        List.of(reading.say("front.word"), reading.say("front.futures-tried")),
                        scale),
                    Html.table_(
                        reading.say("front.grades-how-far-a"),
                        List.of(reading.say("front.grade"), reading.say("front.meaning")),
                        grades))
                .withClass("pair"))
        .withClass("how");
  }

  private String alternat() {
    List<String> first =
        List.of(TheatreChapter.NUMBER, AssumptionsChapter.NUMBER).stream()
            .map(c -> reading.own(reading.parties(c).getFirst().names().in(reading.languages())))
            .toList();
    if (reading.input().audience().kind() == Audience.Kind.PARTY) {
      Party own = reading.parties(0).getFirst();
      return reading.say(
          "front.parties-are-named-in", "own", reading.own(own.names().in(reading.languages())));
    }
    return reading.say(
        "front.parties-are-named-in-turn", "first", first.get(0), "first2", first.get(1));
  }
}
