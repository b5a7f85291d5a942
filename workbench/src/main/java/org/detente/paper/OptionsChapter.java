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
import org.detente.phrase.Phrases;

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
    content.add(
        p(
            "The table sets them side by side on the five dimensions on which reservations and"
                + " contradictions are largest. Strengths are what the options plan, not what would"
                + " arrive: pledges, consensus and logistics decide that, and the simulation varies"
                + " it."));
    content.add(table());
    dates(content);
    strength(content);
    return Html.chapter("options", "Planning options", "The options side by side", content);
  }

  private String opening() {
    long reading_ =
        reading.shown().stream()
            .filter(o -> reading.option(o).basis() == Option.Basis.OUR_READING)
            .count();
    String ours =
        reading_ == 0
            ? ""
            : " %s of them %s our reading of a party's preference as a published paper reports it; nobody's private position is guessed."
                .formatted(
                    Phrases.capital(Phrases.letters(reading_)), reading_ == 1 ? "is" : "are");
    return "We compare %s, among them the status quo.%s Options differ by levers one at a time where they can, so that none wins because good things were bundled with it."
        .formatted(Phrases.counted(reading.shown().size(), "option"), ours);
  }

  private static DomContent term(Option option) {
    String basis =
        switch (option.basis()) {
          case ILLUSTRATIVE -> "illustrative";
          case OUR_READING -> "our reading";
          case USER -> "by its author";
        };
    return span(Html.text(option.title() + " "), span(basis).withClass("tag"));
  }

  /// Options that are the same on all five dimensions share a row.
  private DomContent table() {
    var same = new LinkedHashMap<List<String>, List<String>>();
    for (int o : reading.shown()) {
      var dimensions = new FiveDimensions(reading.theatre(), reading.option(o));
      same.computeIfAbsent(dimensions.all(reading.languages()), _ -> new ArrayList<>())
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
        "Five dimensions; options that differ by other levers share a row",
        List.of("Option", "Mandate", "Longevity", "Location", "Armament", "Composition"),
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
          options.forEach(option -> content.add(dt(term(option))));
          content.add(dd(summary));
        });
    return content;
  }

  private void dates(List<DomContent> content) {
    var dates = new OptionDates(reading);
    dates
        .svg()
        .ifPresent(
            svg -> {
              content.add(h3("When"));
              content.add(
                  p(
                      "The next picture shows the dates of each option as ranges, and its phases by"
                          + " central dates. Futures draw from the whole ranges, and talks may fail"
                          + " between the first date and the second. "
                          + dates.sentence()));
              content.add(
                  Html.figure_(
                      svg,
                      "Dates in months from the as-of date: dot at the central value, bar over the"
                          + " range. Bars below: phases, from hard to soft. All dates are"
                          + " assumptions of the options."));
            });
  }

  private void strength(List<DomContent> content) {
    var strength = new PlannedStrength(reading);
    strength
        .svg()
        .ifPresent(
            svg -> {
              content.add(h3("How many"));
              content.add(p(strength.sentence()));
              content.add(
                  Html.figure_(
                      svg,
                      "Persons planned for the operation in all zones, by phase and central dates;"
                          + " the reserve comes on top. Grade A: arithmetic from the options."
                          + " Planned is not pledged."));
            });
  }
}
