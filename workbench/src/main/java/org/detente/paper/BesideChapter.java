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
        p(reading.say("beside.the-first-less-the", "futures", reading.futures()))
            .withClass("lead"));
    Html.luck(reading).ifPresent(content::add);
    content.add(ul(TagCreator.each(differences.stream().map(d -> li(sentence(d))))));
    content.add(table(differences));
    content.add(chart());
    return Html.chapter(
        id(reading.option(option).id(), reading.option(than).id()),
        reading.say("beside.on-the-same-futures"),
        title(),
        content);
  }

  String title() {
    return reading.say(
        "beside.beside-5",
        "title",
        reading.own(reading.title(option)),
        "title2",
        reading.own(reading.title(than)));
  }

  private String sentence(Difference d) {
    Verdict v = d.verdict();
    Verdicts.Outcome words = Verdicts.outcome(reading, d.what().key());
    String in = reading.say("beside.in", "share", reading.texts().of(v.share(), reading.futures()));
    String said =
        d.low() == 0 && d.high() == 0
            ? reading.say("beside.no-difference")
            : switch (v.kind()) {
              case FINDING_BETTER ->
                  reading.say("beside.a-finding-and-in", "better", words.better(), "in", in);
              case FINDING_WORSE -> reading.say("beside.a-finding-in-over", "worse", words.worse());
              case LEANS_BETTER ->
                  reading.say("beside.leaning-no-finding", "better", words.better(), "in", in);
              case LEANS_WORSE ->
                  reading.say("beside.leaning-the-other-way", "better", words.better(), "in", in);
              case UNKNOWN ->
                  reading.say("beside.we-do-not-know", "better", words.better(), "in", in);
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
              Html.text(
                  reading.say(
                      "beside.points",
                      "title",
                      reading.own(Verdicts.outcome(reading, d.what().key()).title()),
                      "war",
                      war ? "yes" : "no")),
              Html.ranged(
                  signed(reading, d.median(), war),
                  reading
                      .texts()
                      .between(signed(reading, d.low(), war), signed(reading, d.high(), war))),
              Html.text(
                  reading.say(
                      "beside.of",
                      "share",
                      reading.texts().number(d.verdict().share(), reading.futures()),
                      "futures",
                      reading.texts().whole(Math.min(reading.futures(), Phrases.HUNDRED))))));
    }
    return Html.table_(
        reading.say("beside.differences-over-future-by", "horizon", reading.horizon()),
        List.of(
            reading.say("beside.outcome"),
            reading.say("beside.median-difference-nine-tenths"),
            reading.say("beside.futures-in-which-better")),
        rows);
  }

  /// A difference of people, whole below 10; or of chances, in points to a tenth.
  private static String signed(Reading reading, double value, boolean chance) {
    if (chance) {
      return reading.texts().signed(Math.rint(POINTS * value * 10) / 10);
    }
    return reading.texts().signed(Math.abs(value) < 10 ? Math.rint(value) : value);
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
            reading.texts(),
            new IntervalChart.Spec(
                reading.say("beside.deaths-under-one-less"),
                reading.say("beside.a-dot-for-each"),
                reading.say(
                    "beside.deaths-more-or-fewer",
                    "title",
                    reading.own(reading.title(than)),
                    "most",
                    most > LINEAR_BELOW ? "yes" : "no",
                    "lINEARBELOW",
                    Figures.tick(LINEAR_BELOW)),
                IntervalChart.Form.COUNT,
                most > LINEAR_BELOW ? LINEAR_BELOW : 0,
                Optional.of(new IntervalChart.Mark(0, reading.say("beside.the-same"))),
                reading.say("beside.fewer-deaths"),
                reading.say("beside.more-deaths")),
            List.of(
                IntervalChart.Row.of(reading.say("beside.all-deaths-war-included"), less),
                IntervalChart.Row.of(reading.say("beside.deaths-outside-war"), outside)));
    return Html.figure_(svg, reading.say("beside.each-dot-is-a"));
  }
}
