package org.detente.paper;

import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.main;
import static j2html.TagCreator.p;

import j2html.TagCreator;
import j2html.tags.DomContent;
import j2html.tags.specialized.BodyTag;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The document, before it is a page on a screen or pages on paper: what [PaperWriter] and
/// [PaperPdf] both write.
public final class Paper {

  private final Reading reading;
  private final List<DomContent> banners;
  private final List<DomContent> chapters;

  private Paper(Reading reading, List<DomContent> banners, List<DomContent> chapters) {
    this.reading = reading;
    this.banners = banners;
    this.chapters = chapters;
  }

  /// Works out every chapter and draws every picture, once.
  public static Paper of(PaperInput input) {
    var reading = new Reading(input);
    var front = new FrontMatter(reading);
    return new Paper(reading, front.banners(), chapters(reading, front));
  }

  private static List<DomContent> chapters(Reading reading, FrontMatter front) {
    Optional<DomContent> gaps = new GapsChapter(reading).html();
    var chapters = new ArrayList<DomContent>();
    var answer = new AnswerChapter(reading);
    chapters.add(front.title());
    chapters.add(answer.html());
    chapters.add(front.contents(gaps.isPresent()));
    chapters.add(front.howToRead());
    answer.detail().ifPresent(chapters::add);
    chapters.add(new TheatreChapter(reading).html());
    chapters.add(new OptionsChapter(reading).html());
    chapters.add(new CoverageChapter(reading).html());
    chapters.add(new OutcomeChapter(reading).html());
    gaps.ifPresent(chapters::add);
    chapters.add(new AssumptionsChapter(reading).html());
    chapters.add(new LimitsChapter(reading).html());
    chapters.add(new SourcesChapter(reading).html());
    return chapters;
  }

  /// Title of the theatre, as the reader has it.
  String title() {
    return reading.theatre().title().in(reading.languages());
  }

  YearMonth asOf() {
    return reading.theatre().asOf();
  }

  String version() {
    return reading.input().version();
  }

  boolean planner() {
    return reading.planner();
  }

  /// All that is read, in order.
  BodyTag body() {
    return TagCreator.body(
        each(banners.stream()), main(each(chapters.stream())), footer(p(foot())));
  }

  /// What must stand at the foot of every printed page.
  String foot() {
    String foot =
        reading.theatre().banner().map(b -> b + " ").orElse("") + reading.theatre().disclaimer();
    return planner() ? FrontMatter.warning() + " " + foot : foot;
  }

  /// A text as a string of a style sheet, without what could end the string or the sheet.
  static String cssString(String text) {
    return "\""
        + text.replace("\\", "").replace("\"", "'").replace("<", "‹").replaceAll("\\s+", " ")
        + "\"";
  }
}
