package org.detente.paper;

import static j2html.TagCreator.body;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.main;
import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes the discussion paper.
public final class PaperWriter {

  private PaperWriter() {}

  /// The paper as one HTML page that loads nothing from elsewhere.
  ///
  /// @return the same text for the same input
  public static String html(PaperInput input) {
    var reading = new Reading(input);
    var front = new FrontMatter(reading);
    var chapters = chapters(reading, front);
    String body =
        body(
                each(front.banners().stream()),
                main(each(chapters.stream())),
                footer(p(runningFoot(reading))))
            .render();
    String title = reading.theatre().title().in(reading.languages());
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title>
    <style>
    %s%s%s</style>
    </head>
    %s
    </html>
    """
        .formatted(
            escape(title), Fonts.css(body), Fonts.text("paper.css"), pageFoot(reading), body);
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

  private static String runningFoot(Reading reading) {
    String foot =
        reading.theatre().banner().map(b -> b + " ").orElse("") + reading.theatre().disclaimer();
    return reading.planner() ? FrontMatter.warning() + " " + foot : foot;
  }

  /// The disclaimer in the margin of every printed page.
  private static String pageFoot(Reading reading) {
    String text =
        runningFoot(reading)
            .replace("\\", "")
            .replace("\"", "'")
            .replace("<", "‹")
            .replaceAll("\\s+", " ");
    return "@page{@bottom-left{content:\"" + text + "\"}}\n";
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
