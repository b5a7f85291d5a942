package org.detente.paper;

import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.detente.option.Option;

/// The options side by side on the five dimensions.
final class OptionsChapter {

  private final Reading reading;

  OptionsChapter(Reading reading) {
    this.reading = reading;
  }

  DomContent html() {
    var content = new ArrayList<DomContent>();
    content.add(p(opening()).withClass("lead"));
    content.add(dl(each(summaries().stream())).withClass("options"));
    content.add(p(reading.say("side-by-side.the-table-sets-them")));
    content.add(table());
    dates(content);
    strength(content);
    return Html.chapter(
        "options",
        reading.say("side-by-side.planning-options"),
        reading.say("side-by-side.the-options-side-by"),
        content);
  }

  private String opening() {
    long reading_ =
        reading.shown().stream()
            .filter(o -> reading.option(o).basis() == Option.Basis.OUR_READING)
            .count();
    String ours =
        reading_ == 0
            ? ""
            : " "
                + reading.say(
                    "side-by-side.of-them-is-our",
                    "reading",
                    reading.texts().capital(reading.texts().letters(reading_)),
                    "n",
                    reading_);
    return reading.say(
        "side-by-side.we-compare-options-among", "options", reading.shown().size(), "ours", ours);
  }

  private static DomContent term(Reading reading, Option option) {
    String basis =
        switch (option.basis()) {
          case ILLUSTRATIVE -> reading.say("side-by-side.illustrative");
          case OUR_READING -> reading.say("side-by-side.our-reading");
          case USER -> reading.say("side-by-side.by-its-author");
        };
    return span(Html.text(reading.own(option.title()) + " "), span(basis).withClass("tag"));
  }

  /// Options that are the same on all five dimensions share a row.
  private DomContent table() {
    var same = new LinkedHashMap<List<String>, List<String>>();
    for (int o : reading.shown()) {
      var dimensions = new FiveDimensions(reading.theatre(), reading.option(o));
      same.computeIfAbsent(dimensions.all(reading, reading.languages()), _ -> new ArrayList<>())
          .add(reading.title(o));
    }
    var rows = new ArrayList<List<DomContent>>();
    same.forEach(
        (dimensions, titles) -> {
          var row = new ArrayList<DomContent>();
          row.add(each(titles.stream().map(t -> div(t).withClass("title-line"))));
          dimensions.forEach(d -> row.add(Html.text(d)));
          rows.add(row);
        });
    return Html.textTable(
        reading.say("side-by-side.five-dimensions-options-that"),
        List.of(
            reading.say("side-by-side.option"),
            reading.say("side-by-side.mandate"),
            reading.say("side-by-side.longevity"),
            reading.say("side-by-side.location"),
            reading.say("side-by-side.armament"),
            reading.say("side-by-side.composition")),
        rows);
  }

  private List<DomContent> summaries() {
    var same = new LinkedHashMap<String, List<Option>>();
    for (int o : reading.shown()) {
      Option option = reading.option(o);
      same.computeIfAbsent(option.summary(), _ -> new ArrayList<>()).add(option);
    }
    var content = new ArrayList<DomContent>();
    same.forEach(
        (summary, options) -> {
          options.forEach(option -> content.add(dt(term(reading, option))));
          content.add(dd(reading.own(summary)));
        });
    return content;
  }

  private void dates(List<DomContent> content) {
    var dates = new OptionDates(reading);
    dates
        .svg()
        .ifPresent(
            svg -> {
              content.add(h3(reading.say("side-by-side.when")));
              content.add(
                  p(
                      reading.say(
                          "side-by-side.the-next-picture-shows", "sentence", dates.sentence())));
              content.add(Html.figure_(svg, reading.say("side-by-side.dates-in-months-from")));
            });
  }

  private void strength(List<DomContent> content) {
    var strength = new PlannedStrength(reading);
    strength
        .svg()
        .ifPresent(
            svg -> {
              content.add(h3(reading.say("side-by-side.how-many")));
              content.add(p(strength.sentence()));
              content.add(Html.figure_(svg, reading.say("side-by-side.persons-planned-for-the")));
            });
  }
}
