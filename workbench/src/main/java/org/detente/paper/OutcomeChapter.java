package org.detente.paper;

import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.detente.chart.IntervalChart;
import org.detente.comparison.Comparison.FlipPoint;
import org.detente.comparison.Comparison.Row;
import org.detente.simulation.Variable;

/// Question 5: what happens over the years.
final class OutcomeChapter {

  private static final double LINEAR_BELOW = 100;

  private final Reading reading;

  OutcomeChapter(Reading reading) {
    this.reading = reading;
  }

  DomContent html() {
    var content = new ArrayList<DomContent>();
    var fans = new Fans(reading);
    content.add(p(opening()).withClass("lead"));
    Html.luck(reading).ifPresent(content::add);
    content.add(p(reading.say("outcomes.war-does-not-end")));
    content.add(warChart());
    content.add(h3(reading.say("outcomes.deaths-outside-war")));
    content.add(p(outsideWar()));
    content.add(
        Html.figure_(
            fans.svg(
                reading.say("outcomes.deaths-outside-war-added"),
                reading.say("outcomes.deaths-outside-war-since"),
                false,
                0,
                reading::deathsOutsideWar),
            reading.say("outcomes.dark-band-half-of")));
    content.add(h3(reading.say("outcomes.all-deaths")));
    content.add(p(reading.say("outcomes.with-wars-counted-the")));
    content.add(
        Html.figure_(
            fans.svg(
                reading.say("outcomes.all-deaths-added-up"),
                reading.say("outcomes.deaths-since-the-as"),
                false,
                LINEAR_BELOW,
                reading::deaths),
            reading.say("outcomes.as-above-war-included")));
    content.add(h3(reading.say("outcomes.return")));
    content.add(p(returns()));
    content.add(
        Html.figure_(
            fans.svg(
                reading.say("outcomes.people-returned-share-of"),
                reading.say("outcomes.share-of-displaced-people"),
                true,
                0,
                (o, m) -> reading.ensemble().atMonth(o, m, Variable.RETURNED_SHARE)),
            reading.say("outcomes.return-on-the-own")));
    content.add(h3(reading.say("outcomes.what-can-be-said")));
    content.add(
        p(reading.say("outcomes.a-difference-from-the", "tried", reading.texts().ofThoseTried())));
    content.addAll(new Verdicts(reading).html());
    content.add(h3(reading.say("outcomes.against-the-status-quo")));
    content.add(against());
    content.add(p(flips()));
    content.add(h3(reading.say("outcomes.figures-at-the-end")));
    content.add(p(reading.say("outcomes.medians-over-futures-with")));
    content.add(new OutcomeTable(reading).html());
    return Html.chapter(
        "outcome",
        reading.say("outcomes.question-5-outcome"),
        reading.say("outcomes.what-happens-over", "horizon", reading.horizon()),
        content);
  }

  private String opening() {
    double[] before = reading.deaths(reading.statusQuo(), reading.months() - 1);
    String today =
        reading.say(
            "outcomes.under-the-status-quo",
            "before",
            reading.texts().count(quantile(before, 0.5)),
            "horizon",
            reading.horizon(),
            "before2",
            reading.texts().count(quantile(before, 0.05)),
            "before3",
            reading.texts().count(quantile(before, 0.95)));
    double[] medians =
        reading.others().stream()
            .mapToDouble(o -> quantile(reading.deaths(o, reading.months() - 1), 0.5))
            .sorted()
            .toArray();
    String options =
        medians.length == 0
            ? ""
            : " "
                + reading.say(
                    "outcomes.under-the-options-the",
                    "medians",
                    reading
                        .texts()
                        .between(
                            reading.texts().count(medians[0]),
                            reading.texts().count(medians[medians.length - 1])));
    return reading.say("outcomes.what-the-options-change", "today", today + options);
  }

  private static double quantile(double[] values, double q) {
    return org.detente.numeric.Quantiles.of(values, q);
  }

  private DomContent warChart() {
    String svg =
        IntervalChart.svg(
            reading.texts(),
            IntervalChart.Spec.fromZero(
                reading.say("outcomes.expected-chance-of-large", "horizon", reading.horizon()),
                reading.say("outcomes.one-row-per-option"),
                reading.say("outcomes.expected-share-of-runs"),
                IntervalChart.Form.SHARE),
            reading.shown().stream()
                .map(
                    o ->
                        IntervalChart.Row.of(
                            reading.title(o), reading.outcome(o, Variable.WAR_PROBABILITY)))
                .toList());
    return Html.figure_(
        svg, reading.say("outcomes.each-dot-is-a", "widerWithin", widerWithin() ? "yes" : "no"));
  }

  private boolean widerWithin() {
    double[] medians =
        reading.shown().stream()
            .mapToDouble(o -> quantile(reading.outcome(o, Variable.WAR_PROBABILITY), 0.5))
            .sorted()
            .toArray();
    double[] today = reading.outcome(reading.statusQuo(), Variable.WAR_PROBABILITY);
    return quantile(today, 0.95) - quantile(today, 0.05) > medians[medians.length - 1] - medians[0];
  }

  private String outsideWar() {
    int last = reading.months() - 1;
    double before = quantile(reading.deathsOutsideWar(reading.statusQuo(), last), 0.5);
    double[] medians =
        reading.others().stream()
            .mapToDouble(o -> quantile(reading.deathsOutsideWar(o, last), 0.5))
            .sorted()
            .toArray();
    String today =
        reading.say(
            "outcomes.outside-war-the-median",
            "horizon",
            reading.horizon(),
            "before",
            reading.texts().count(before));
    return medians.length == 0
        ? today + "."
        : reading.say(
            "outcomes.and-under-the-options",
            "today",
            today,
            "medians",
            reading
                .texts()
                .between(
                    reading.texts().count(medians[0]),
                    reading.texts().count(medians[medians.length - 1])));
  }

  private String returns() {
    double[] medians =
        reading.others().stream()
            .mapToDouble(o -> quantile(reading.outcome(o, Variable.RETURNED_SHARE), 0.5))
            .sorted()
            .toArray();
    return medians.length == 0
        ? reading.say("outcomes.nobody-returns-across-the")
        : reading.say(
            "outcomes.across-the-options-the",
            "medians",
            reading
                .texts()
                .between(
                    reading.texts().percent(medians[0]),
                    reading.texts().percent(medians[medians.length - 1])));
  }

  private DomContent against() {
    var rows = new ArrayList<List<DomContent>>();
    for (int o : reading.others()) {
      String title = reading.title(o);
      for (Row r : reading.input().comparison().of(reading.option(o).id())) {
        rows.add(against(title, r));
        title = "";
      }
    }
    return Html.table_(
        reading.say("outcomes.each-option-less-the", "tried", reading.texts().ofThoseTried()),
        List.of(
            reading.say("outcomes.option"),
            reading.say("outcomes.years"),
            reading.say(
                "outcomes.fewer-deaths-of-futures", "futures", Math.min(reading.futures(), 100)),
            reading.say("outcomes.deaths-mean-difference-5"),
            reading.say("outcomes.worst-tenth"),
            reading.say("outcomes.mean-in-war"),
            reading.say("outcomes.mean-outside-war"),
            reading.say("outcomes.runs-with-war"),
            reading.say("outcomes.status-quo-runs-with"),
            reading.say("outcomes.more-returned")),
        rows);
  }

  private List<DomContent> against(String title, Row r) {
    return List.of(
        Html.text(title),
        Html.text(reading.texts().given(r.years())),
        Html.text(reading.texts().number(r.shareFewerDeaths(), reading.futures())),
        Html.central(reading, r.meanDifference(), r.lowDifference(), r.highDifference()),
        Html.text(reading.texts().count(r.tail())),
        Html.text(reading.texts().count(r.deathsInWar())),
        Html.text(reading.texts().count(r.deathsOutsideWar())),
        Html.text(reading.texts().percent(r.warShare())),
        Html.text(reading.texts().percent(r.warShareStatusQuo())),
        Html.text(reading.texts().count(r.returned())));
  }

  private String flips() {
    var sentences = new ArrayList<String>();
    sentences.add(reading.say("outcomes.flip-points-over-the"));
    var same = new LinkedHashMap<String, List<String>>();
    for (int o : reading.others()) {
      reading.input().comparison().flips().stream()
          .filter(f -> f.option().equals(reading.option(o).id()))
          .reduce((_, last) -> last)
          .ifPresent(
              f ->
                  same.computeIfAbsent(factor(reading, f), _ -> new ArrayList<>())
                      .add(reading.title(o)));
    }
    same.forEach(
        (factor, titles) -> sentences.add(factor + ": " + String.join("; ", titles) + "."));
    return String.join(" ", sentences);
  }

  private static String factor(Reading reading, FlipPoint flip) {
    return flip.hazardRatio().isPresent()
        ? reading.say(
            "outcomes.at-about-times-our",
            "hazardRatio",
            reading.texts().two(flip.hazardRatio().getAsDouble()))
        : reading.say(
            "outcomes.at-no-factor-between",
            "low",
            reading.texts().given(flip.low()),
            "high",
            reading.texts().given(flip.high()));
  }
}
