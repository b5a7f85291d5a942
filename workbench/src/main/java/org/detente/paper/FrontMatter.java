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
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.detente.access.Audience;
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;
import org.detente.theatre.Party;

/// Title, banner, how to read, contents.
final class FrontMatter {

  static final String QUESTION = "After an agreement: who keeps whom safe, and until when?";

  private static final Map<String, String> GRADES =
      Map.of(
          "A", "arithmetic, or well anchored",
          "B", "magnitude anchored, range wide",
          "C", "direction only, paired between options",
          "D", "a story that can be switched off; never rank options by it");

  private final Reading reading;

  FrontMatter(Reading reading) {
    this.reading = reading;
  }

  /// What must be read on top of every copy.
  List<DomContent> banners() {
    var banners = new ArrayList<DomContent>();
    reading.theatre().banner().ifPresent(b -> banners.add(p(b).withClass("banner")));
    if (reading.planner()) {
      banners.add(p(warning()).withClass("banner warning"));
    }
    return banners;
  }

  /// The warning of a planner's copy.
  static String warning() {
    return "Planner's copy: names places without protection by month. Do not pass it on.";
  }

  DomContent title() {
    var asOf = reading.theatre().asOf();
    String date =
        asOf.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
            + " "
            + Figures.year(asOf.getYear());
    return header(
            p("Discussion paper: a draft for comment").withClass("kicker"),
            h1(QUESTION),
            p(reading.theatre().title().in(reading.languages()) + " · as of " + date)
                .withClass("subtitle"),
            p("%s, compared with the status quo over %s and %s, month by month. This paper explores; it does not forecast. A share of futures is a share of those we tried; it is not a probability."
                    .formatted(
                        Phrases.counted(reading.others().size(), "planning option"),
                        Phrases.counted(reading.futures(), "plausible future"),
                        reading.horizon()))
                .withClass("lead"),
            p(reading.theatre().disclaimer()).withClass("note"))
        .withClass("title");
  }

  DomContent contents(boolean gaps) {
    var entries = new ArrayList<DomContent>();
    entries.add(entry("answer", PaperWriter.ANSWER));
    if (!reading.others().isEmpty()) {
      entries.add(entry("detail", PaperWriter.DETAIL));
    }
    entries.add(entry("theatre", "The theatre and its map"));
    entries.add(entry("options", "The options side by side"));
    entries.add(entry("coverage", "Who protects whom, from hard to soft"));
    entries.addAll(questions(1, PaperWriter.SIMULATION));
    entries.add(entry("outcome", "What happens over " + reading.horizon()));
    entries.addAll(questions(PaperWriter.SIMULATION, PaperWriter.GAPS));
    if (gaps) {
      entries.add(entry("gaps", "The two gaps"));
    }
    entries.addAll(questions(PaperWriter.GAPS, PaperWriter.LAST));
    entries.add(entry("assumptions", "What rests on assumption"));
    entries.add(entry("limits", "What this paper cannot tell"));
    entries.add(entry("sources", "Sources and attribution"));
    return nav(p("Contents").withClass("kicker"), ol(each(entries.stream())))
        .attr("aria-label", "Contents");
  }

  private List<DomContent> questions(int from, int to) {
    return reading.input().chapters().stream()
        .filter(c -> c.question() >= from && c.question() < to)
        .map(c -> entry(c.id(), c.title()))
        .toList();
  }

  private static DomContent entry(String id, String title) {
    return li(a(title).withHref("#" + id));
  }

  DomContent howToRead() {
    var scale = new ArrayList<List<DomContent>>();
    Phrases.SCALE.forEach(v -> scale.add(List.of(Html.text(v.word()), Html.text(v.share()))));
    var grades = new ArrayList<List<DomContent>>();
    GRADES.keySet().stream()
        .sorted()
        .forEach(g -> grades.add(List.of(Html.grade(g), Html.text(GRADES.get(g)))));
    return section(
            h3("How to read it"),
            p(alternat()),
            p(
                "Every figure carries a grade and a range; a range holds nine tenths of the futures"
                    + " unless it says otherwise. Figures have two significant digits. Words stand"
                    + " for fixed shares of the futures tried."),
            div(
                    Html.table_("Words for shares", List.of("Word", "Futures tried"), scale),
                    Html.table_(
                        "Grades: how far a figure may be leant on",
                        List.of("Grade", "Meaning"),
                        grades))
                .withClass("pair"))
        .withClass("how");
  }

  private String alternat() {
    List<String> first =
        List.of(TheatreChapter.NUMBER, AssumptionsChapter.NUMBER).stream()
            .map(c -> reading.parties(c).getFirst().names().in(reading.languages()))
            .toList();
    if (reading.input().audience().kind() == Audience.Kind.PARTY) {
      Party own = reading.parties(0).getFirst();
      return "Parties are named in alternat: this copy names “%s” first throughout; the other side's copy does the same for its reader."
          .formatted(own.names().in(reading.languages()));
    }
    return "Parties are named in turn: the chapter on the theatre begins with “%s”, the chapter on assumptions with “%s”. The order means nothing. So it is with the names of places."
        .formatted(first.get(0), first.get(1));
  }
}
