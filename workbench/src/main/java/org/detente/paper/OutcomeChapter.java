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
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;
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
    content.add(
        p(
            "War does not end a run: its deaths are counted, and so is what follows. The shares of"
                + " runs with large-scale war under the two assumptions that decide most stand on"
                + " the first page; here is the spread over all futures."));
    content.add(warChart());
    content.add(h3("Deaths outside war"));
    content.add(p(outsideWar()));
    content.add(
        Html.figure_(
            fans.svg(
                "Deaths outside war, added up",
                "deaths outside war since the as-of date",
                false,
                0,
                reading::deathsOutsideWar),
            "Dark band: half of the futures; light band: nine tenths; line: median; dashed: median"
                + " of the status quo. Common axes. Grade B for the first five years of line"
                + " deaths, D for the level after that."));
    content.add(h3("All deaths"));
    content.add(
        p(
            "With wars counted the upper edge of the fans is made by the futures with large-scale"
                + " war; the median alone would hide them."));
    content.add(
        Html.figure_(
            fans.svg(
                "All deaths, added up",
                "deaths since the as-of date, war included (logarithmic above 100)",
                false,
                LINEAR_BELOW,
                reading::deaths),
            "As above, war included; the upright axis is logarithmic above 100, for wars kill in"
                + " thousands. Durations and intensities of wars are wide ranges or assumptions."
                + " Grade C between options, D as a level."));
    content.add(h3("Return"));
    content.add(p(returns()));
    content.add(
        Html.figure_(
            fans.svg(
                "People returned, share of the displaced",
                "share of displaced people who have returned",
                true,
                0,
                (o, m) -> reading.ensemble().atMonth(o, m, Variable.RETURNED_SHARE)),
            "Return on the own side's and on the other side's administration taken together. Grade"
                + " B."));
    content.add(h3("What can be said of each option"));
    content.add(
        p(
            "A difference from the status quo is called a finding only if its sign holds in over"
                + " 90% of futures and under every structural hypothesis; otherwise the sentence"
                + " names the assumption that decides it. Shares are "
                + Phrases.OF_THOSE_TRIED
                + "."));
    content.addAll(new Verdicts(reading).html());
    content.add(h3("Against the status quo, by years"));
    content.add(against());
    content.add(p(flips()));
    content.add(h3("Figures at the end"));
    content.add(
        p(
            "Medians over futures with the range that holds nine tenths of them. The three"
                + " components of normality (movement, mingled population, local policing) are"
                + " always shown as three; like trust they are a story that can be switched off,"
                + " and options must not be ranked by them."));
    content.add(new OutcomeTable(reading).html());
    return Html.chapter(
        "outcome", "Question 5: outcome", "What happens over " + reading.horizon(), content);
  }

  private String opening() {
    double[] before = reading.deaths(reading.statusQuo(), reading.months() - 1);
    String today =
        "Under the status quo about %s people are killed over %s at the median, war included, and in nine of ten futures between %s and %s (grade D as a level)."
            .formatted(
                Figures.count(quantile(before, 0.5)),
                reading.horizon(),
                Figures.count(quantile(before, 0.05)),
                Figures.count(quantile(before, 0.95)));
    double[] medians =
        reading.others().stream()
            .mapToDouble(o -> quantile(reading.deaths(o, reading.months() - 1), 0.5))
            .sorted()
            .toArray();
    String options =
        medians.length == 0
            ? ""
            : " Under the options the median is %s; but a median says little of the futures with large-scale war, so that no option should be chosen by it alone."
                .formatted(
                    Figures.between(
                        Figures.count(medians[0]), Figures.count(medians[medians.length - 1])));
    return today
        + options
        + " What the options change is shown on the same futures and with the same luck.";
  }

  private static double quantile(double[] values, double q) {
    return org.detente.numeric.Quantiles.of(values, q);
  }

  private DomContent warChart() {
    String svg =
        IntervalChart.svg(
            IntervalChart.Spec.fromZero(
                "Expected chance of large-scale war within " + reading.horizon() + ", by future",
                "One row per option; each dot is a future's expected share of runs with large-scale"
                    + " war.",
                "expected share of runs with at least one large-scale war, by future",
                IntervalChart.Form.SHARE),
            reading.shown().stream()
                .map(
                    o ->
                        IntervalChart.Row.of(
                            reading.title(o), reading.outcome(o, Variable.WAR_PROBABILITY)))
                .toList());
    return Html.figure_(
        svg,
        "Each dot is a future. The spread within a row is far wider than the differences between rows: what the world is like matters more than the option. Grade C: direction only."
            .replace(
                "The spread within a row is far wider than the differences between rows: what the"
                    + " world is like matters more than the option. ",
                widerWithin()
                    ? "The spread within a row is wider than the differences between the rows'"
                        + " medians: conditions matter more than the option. "
                    : ""));
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
        "Outside war, the median over %s is about %s deaths under the status quo"
            .formatted(reading.horizon(), Figures.count(before));
    return medians.length == 0
        ? today + "."
        : today
            + " and %s under the options. Deaths outside war are those along the lines, between communities and in organised assaults."
                .formatted(
                    Figures.between(
                        Figures.count(medians[0]), Figures.count(medians[medians.length - 1])));
  }

  private String returns() {
    double[] medians =
        reading.others().stream()
            .mapToDouble(o -> quantile(reading.outcome(o, Variable.RETURNED_SHARE), 0.5))
            .sorted()
            .toArray();
    return medians.length == 0
        ? "Nobody returns across the line under the status quo."
        : "Across the options the median share of the displaced who have returned by the end is %s. Return is slower where the other side administers the place, and stops where violence or mines are near."
            .formatted(
                Figures.between(
                    Figures.percent(medians[0]), Figures.percent(medians[medians.length - 1])));
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
        "Each option less the status quo on the same futures; shares "
            + Phrases.OF_THOSE_TRIED
            + " (deaths and war: grade C; return: grade B)",
        List.of(
            "Option",
            "Years",
            "Fewer deaths, of %s"
                .formatted(Phrases.counted(Math.min(reading.futures(), 100), "future")),
            "Deaths: mean difference (5% to 95%)",
            "Worst tenth",
            "Mean, in war",
            "Mean, outside war",
            "Runs with war",
            "Status quo: runs with war",
            "More returned"),
        rows);
  }

  private List<DomContent> against(String title, Row r) {
    return List.of(
        Html.text(title),
        Html.text(Figures.given(r.years())),
        Html.text(Phrases.number(r.shareFewerDeaths(), reading.futures())),
        Html.central(r.meanDifference(), r.lowDifference(), r.highDifference()),
        Html.text(Figures.count(r.tail())),
        Html.text(Figures.count(r.deathsInWar())),
        Html.text(Figures.count(r.deathsOutsideWar())),
        Html.text(Figures.percent(r.warShare())),
        Html.text(Figures.percent(r.warShareStatusQuo())),
        Html.text(Figures.count(r.returned())));
  }

  private String flips() {
    var sentences = new ArrayList<String>();
    sentences.add(
        "Flip points, over the whole horizon: by how much would we have to misjudge an agreement's"
            + " war hazard before the ranking by mean deaths reverses?");
    var same = new LinkedHashMap<String, List<String>>();
    for (int o : reading.others()) {
      reading.input().comparison().flips().stream()
          .filter(f -> f.option().equals(reading.option(o).id()))
          .reduce((_, last) -> last)
          .ifPresent(
              f -> same.computeIfAbsent(factor(f), _ -> new ArrayList<>()).add(reading.title(o)));
    }
    same.forEach(
        (factor, titles) -> sentences.add(factor + ": " + String.join("; ", titles) + "."));
    return String.join(" ", sentences);
  }

  private static String factor(FlipPoint flip) {
    return flip.hazardRatio().isPresent()
        ? "At about " + Figures.two(flip.hazardRatio().getAsDouble()) + " times our hazard"
        : "At no factor between %s and %s"
            .formatted(Figures.given(flip.low()), Figures.given(flip.high()));
  }
}
