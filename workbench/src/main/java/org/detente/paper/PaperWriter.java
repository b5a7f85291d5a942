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
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.Supplier;

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
        reading.own(reading.theatre().title().in(reading.languages())),
        wellFormed(body),
        runningFoot(reading),
        reading.theatre().asOf(),
        Paper.Front.in(reading.texts(), reading.theatre().asOf()));
  }

  /// The paper chapter by chapter, for pages that show one at a time: the same content, as the
  /// reader may see it.
  ///
  /// @return in the order of the paper; ids are those of the chapters' elements
  public static List<PaperSection> sections(PaperInput input) {
    return sections(input, _ -> true);
  }

  /// Some chapters of the paper.
  ///
  /// @param wanted by id; others are not worked out
  public static List<PaperSection> sections(PaperInput input, Predicate<String> wanted) {
    var reading = new Reading(input);
    var sections = new ArrayList<PaperSection>();
    for (Part part : parts(reading)) {
      if (wanted.test(part.id())) {
        part.content()
            .get()
            .ifPresent(
                c ->
                    sections.add(
                        new PaperSection(part.id(), part.question(), part.title(), wellFormed(c))));
      }
    }
    return List.copyOf(sections);
  }

  /// A chapter that is written when it is asked for; empty where there is nothing to say.
  private record Part(
      String id, OptionalInt question, String title, Supplier<Optional<DomContent>> content) {

    static Part of(String id, String title, Supplier<DomContent> content) {
      return new Part(id, OptionalInt.empty(), title, () -> Optional.of(content.get()));
    }

    static Part of(int question, String id, String title, Supplier<DomContent> content) {
      return new Part(id, OptionalInt.of(question), title, () -> Optional.of(content.get()));
    }
  }

  private static List<Part> parts(Reading reading) {
    var answer = new AnswerChapter(reading);
    var parts = new ArrayList<Part>();
    parts.add(Part.of("answer", AnswerChapter.question(reading), answer::html));
    parts.add(
        Part.of(
            "how",
            reading.say("chapters.how-to-read-it"),
            () -> new FrontMatter(reading).howToRead()));
    parts.add(
        new Part(
            "detail", OptionalInt.empty(), AnswerChapter.detailTitle(reading), answer::detail));
    parts.add(
        Part.of(
            "theatre",
            reading.say("chapters.the-theatre-and-its"),
            () -> new TheatreChapter(reading).html()));
    parts.add(
        Part.of(
            "options",
            reading.say("chapters.the-options-side-by"),
            () -> new OptionsChapter(reading).html()));
    parts.add(
        Part.of(
            1,
            "coverage",
            reading.say("chapters.who-protects-whom-from"),
            () -> new CoverageChapter(reading).html()));
    parts.add(
        Part.of(
            SIMULATION,
            "outcome",
            reading.say("chapters.what-happens-over", "horizon", reading.horizon()),
            () -> new OutcomeChapter(reading).html()));
    parts.add(
        new Part(
            "gaps",
            OptionalInt.of(GAPS),
            reading.say("chapters.the-two-gaps"),
            () -> new GapsChapter(reading).html()));
    for (QuestionChapter chapter : reading.input().chapters()) {
      parts.add(
          Part.of(
              chapter.question(),
              chapter.id(),
              chapter.title(reading),
              () -> chapter.html(reading)));
    }
    parts.add(
        Part.of(
            "assumptions",
            reading.say("chapters.what-rests-on-assumption"),
            () -> new AssumptionsChapter(reading).html()));
    parts.add(
        Part.of(
            "limits",
            reading.say("chapters.what-this-paper-cannot"),
            () -> new LimitsChapter(reading).html()));
    parts.add(
        Part.of(
            "sources",
            reading.say("chapters.sources-and-attribution"),
            () -> new SourcesChapter(reading).html()));
    return parts;
  }

  /// One option of the ensemble beside another on the same futures, outcome by outcome.
  ///
  /// @param option id
  /// @param than id of the one that it is compared with; both as the reader may read them
  /// @throws IllegalArgumentException if the reader is not shown both
  public static PaperSection beside(PaperInput input, String option, String than) {
    var chapter = new BesideChapter(new Reading(input), option, than);
    return new PaperSection(
        BesideChapter.id(option, than),
        OptionalInt.empty(),
        chapter.title(),
        wellFormed(chapter.html()));
  }

  /// What can be said of the options of the ensemble against the status quo and against each other,
  /// the firmest first.
  public static PaperSection compared(PaperInput input) {
    var chapter = new ComparedChapter(new Reading(input));
    return new PaperSection(
        ComparedChapter.ID, OptionalInt.empty(), chapter.title(), wellFormed(chapter.html()));
  }

  /// A chapter on a further question by itself.
  ///
  /// @param input need not hold the chapter
  public static PaperSection section(PaperInput input, QuestionChapter chapter) {
    var reading = new Reading(input);
    return new PaperSection(
        chapter.id(),
        OptionalInt.of(chapter.question()),
        chapter.title(reading),
        wellFormed(chapter.html(reading)));
  }

  /// What the theatre's files and the simulation say of each option: questions 1 and 5.
  ///
  /// @param input with ledgers
  public static List<HeadingTable> tables(PaperInput input) {
    var reading = new Reading(input);
    return List.of(new CoverageChapter(reading).table(), new OutcomeTable(reading).lines());
  }

  /// What a chapter on a further question says of each option.
  ///
  /// @param input need not hold the chapter
  public static HeadingTable table(PaperInput input, QuestionChapter chapter) {
    return chapter.table(new Reading(input));
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
        reading.theatre().banner().map(b -> reading.own(b) + " ").orElse("")
            + reading.own(reading.theatre().disclaimer());
    return reading.planner() ? FrontMatter.warning(reading.texts()) + " " + foot : foot;
  }
}
