package org.detente.paper;

import static j2html.TagCreator.body;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.main;
import static j2html.TagCreator.p;

import j2html.Config;
import j2html.rendering.FlatHtml;
import j2html.tags.DomContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes the discussion paper.
public final class PaperWriter {

  /// The question that the simulation answers, the one that the two gaps belong to, and one more
  /// than the last.
  static final int SIMULATION = 5;

  static final int GAPS = 8;
  static final int LAST = 11;

  private PaperWriter() {}

  /// The paper, to be written as a page or as PDF.
  public static Paper paper(PaperInput input) {
    var reading = new Reading(input);
    var front = new FrontMatter(reading);
    var chapters = chapters(reading, front);
    var body =
        body(
            each(front.banners().stream()),
            main(each(chapters.stream())),
            footer(p(runningFoot(reading))));
    return new Paper(
        reading.theatre().title().in(reading.languages()),
        wellFormed(body),
        runningFoot(reading),
        reading.theatre().asOf());
  }

  /// HTML that is XML too.
  private static String wellFormed(DomContent content) {
    try {
      return content
          .render(FlatHtml.inMemory(Config.defaults().withEmptyTagsClosed(true)))
          .toString();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
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
    chapters.addAll(questions(reading, 1, SIMULATION));
    chapters.add(new OutcomeChapter(reading).html());
    chapters.addAll(questions(reading, SIMULATION, GAPS));
    gaps.ifPresent(chapters::add);
    chapters.addAll(questions(reading, GAPS, LAST));
    chapters.add(new AssumptionsChapter(reading).html());
    chapters.add(new LimitsChapter(reading).html());
    chapters.add(new SourcesChapter(reading).html());
    return chapters;
  }

  /// Chapters on the questions from one (inclusive) to another (exclusive).
  private static List<DomContent> questions(Reading reading, int from, int to) {
    return reading.input().chapters().stream()
        .filter(c -> c.question() >= from && c.question() < to)
        .map(c -> c.html(reading))
        .toList();
  }

  private static String runningFoot(Reading reading) {
    String foot =
        reading.theatre().banner().map(b -> b + " ").orElse("") + reading.theatre().disclaimer();
    return reading.planner() ? FrontMatter.warning() + " " + foot : foot;
  }
}
