package org.detente.paper;

import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.ul;

import j2html.TagCreator;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.detente.chart.IntervalChart;
import org.detente.comparison.Beside;
import org.detente.comparison.Beside.Difference;
import org.detente.comparison.Compared;
import org.detente.comparison.Comparison.Verdict;
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;

/// One option beside another on the same futures and with the same luck. Not a chapter of the
/// paper, but worded like one.
final class BesideChapter {

  private static final double LINEAR_BELOW = 100;
  private static final double POINTS = 100;

  private final Reading reading;
  private final Hypotheses hypotheses;
  private final int option;
  private final int than;

  BesideChapter(Reading reading, String option, String than) {
    this.reading = reading;
    hypotheses = new Hypotheses(reading);
    this.option = position(option);
    this.than = position(than);
  }

  /// Of the element.
  static String id(String option, String than) {
    return "beside-" + option + "-" + than;
  }

  private int position(String id) {
    return reading.shown().stream()
        .filter(o -> reading.option(o).id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the reader is not shown " + id));
  }

  DomContent html() {
    List<Difference> differences = Beside.of(reading.ensemble(), option, than);
    var content = new ArrayList<DomContent>();
    content.add(
        p("The first less the second, in each of %s under the same conditions and with the same luck. Called a finding only if the sign holds in over nine of ten futures and under every structural hypothesis."
                .formatted(Phrases.counted(reading.futures(), "future")))
            .withClass("lead"));
    Html.luck(reading).ifPresent(content::add);
    content.add(ul(TagCreator.each(differences.stream().map(d -> li(sentence(d))))));
    content.add(table(differences));
    content.add(chart());
    return Html.chapter(
        id(reading.option(option).id(), reading.option(than).id()),
        "On the same futures",
        title(),
        content);
  }

  String title() {
    return reading.title(option) + " beside " + reading.title(than);
  }

  private String sentence(Difference d) {
    Verdict v = d.verdict();
    Verdicts.Outcome words = Verdicts.outcome(d.what().key());
    String in = "in " + Phrases.of(v.share(), reading.futures());
    String said =
        d.low() == 0 && d.high() == 0
            ? "no difference."
            : switch (v.kind()) {
              case FINDING_BETTER ->
                  "a finding: "
                      + words.better()
                      + " "
                      + in
                      + ", and in over nine of ten under every structural hypothesis.";
              case FINDING_WORSE ->
                  "a finding: "
                      + words.worse()
                      + " in over nine of ten futures, and under every structural hypothesis.";
              case LEANS_BETTER -> "leaning, no finding: " + words.better() + " " + in + ".";
              case LEANS_WORSE ->
                  "leaning the other way, no finding: " + words.better() + " only " + in + ".";
              case UNKNOWN -> "we do not know: " + words.better() + " " + in + ".";
              case CONDITIONAL -> hypotheses.conditional(v, words.better(), reading.title(than));
            };
    return words.title() + ": " + said;
  }

  private DomContent table(List<Difference> differences) {
    var rows = new ArrayList<List<DomContent>>();
    for (Difference d : differences) {
      boolean war = d.what() == Compared.WAR;
      rows.add(
          List.of(
              Html.text(Verdicts.outcome(d.what().key()).title() + (war ? ", points" : "")),
              Html.ranged(
                  signed(d.median(), war),
                  Figures.between(signed(d.low(), war), signed(d.high(), war))),
              Html.text(
                  Phrases.number(d.verdict().share(), reading.futures())
                      + " of "
                      + Figures.whole(Math.min(reading.futures(), Phrases.HUNDRED)))));
    }
    return Html.table_(
        "Differences over " + reading.horizon() + ", future by future (grades in brackets)",
        List.of("Outcome", "Median difference (nine tenths of futures)", "Futures in which better"),
        rows);
  }

  /// A difference of people, whole below 10; or of chances, in points to a tenth.
  private static String signed(double value, boolean chance) {
    if (chance) {
      return Figures.signed(Math.rint(POINTS * value * 10) / 10);
    }
    return Figures.signed(Math.abs(value) < 10 ? Math.rint(value) : value);
  }

  private DomContent chart() {
    double[] less =
        Reading.minus(
            reading.deaths(option, reading.months() - 1),
            reading.deaths(than, reading.months() - 1));
    double[] outside =
        Reading.minus(
            reading.deathsOutsideWar(option, reading.months() - 1),
            reading.deathsOutsideWar(than, reading.months() - 1));
    double most = Arrays.stream(less).map(Math::abs).max().orElse(0);
    String svg =
        IntervalChart.svg(
            new IntervalChart.Spec(
                "Deaths under one less deaths under the other, in the same future",
                "A dot for each future, bars for half and nine tenths of the futures, a tick at the"
                    + " median.",
                "deaths more or fewer than under %s%s"
                    .formatted(
                        reading.title(than),
                        most > LINEAR_BELOW
                            ? " (axis logarithmic beyond ±" + Figures.tick(LINEAR_BELOW) + ")"
                            : ""),
                IntervalChart.Form.COUNT,
                most > LINEAR_BELOW ? LINEAR_BELOW : 0,
                Optional.of(new IntervalChart.Mark(0, "the same")),
                "fewer deaths",
                "more deaths"),
            List.of(
                IntervalChart.Row.of("All deaths, war included", less),
                IntervalChart.Row.of("Deaths outside war", outside)));
    return Html.figure_(
        svg,
        "Each dot is a future: deaths under the first option less those under the second. Grade C:"
            + " paired between options.");
  }
}
