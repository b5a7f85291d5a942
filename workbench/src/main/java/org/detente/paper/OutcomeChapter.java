package org.detente.paper;

import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.detente.chart.Amounts;
import org.detente.chart.IntervalChart;
import org.detente.comparison.Comparison.FlipPoint;
import org.detente.comparison.Comparison.Row;
import org.detente.comparison.Comparison.Verdict;
import org.detente.simulation.Variable;

/// Question 5: what happens over the years.
final class OutcomeChapter {

  private final Reading reading;
  private final Hypotheses hypotheses;

  OutcomeChapter(Reading reading) {
    this.reading = reading;
    hypotheses = new Hypotheses(reading);
  }

  DomContent html() {
    var content = new ArrayList<DomContent>();
    var fans = new Fans(reading);
    content.add(p(opening()).withClass("lead"));
    Html.luck(reading).ifPresent(content::add);
    content.add(p("War does not end a run: its deaths are counted, and so is what follows. The shares of runs with large-scale war under the two assumptions that decide most stand on the first page; here is the spread over all futures."));
    content.add(warChart());
    content.add(h3("Deaths outside war"));
    content.add(p(outsideWar()));
    content.add(
        Html.figure_(
            fans.svg("Deaths outside war, added up", "deaths outside war since the as-of date", false, reading::deathsOutsideWar),
            "Dark band: half of the futures; light band: nine tenths; line: median; dashed: median of the status quo. Common axes. Grade B for the first five years of line deaths, D for the level after that."));
    content.add(h3("All deaths"));
    content.add(p("With wars counted the upper edge of the fans is made by the futures with large-scale war; the median alone would hide them."));
    content.add(
        Html.figure_(
            fans.svg("All deaths, added up", "deaths since the as-of date, war included", false, reading::deaths),
            "As above, war included. Durations and intensities of wars are wide ranges or assumptions. Grade C between options, D as a level."));
    content.add(h3("Return"));
    content.add(p(returns()));
    content.add(
        Html.figure_(
            fans.svg("People returned, share of the displaced", "share of displaced people who have returned", true, (o, m) -> reading.ensemble().atMonth(o, m, Variable.RETURNED_SHARE)),
            "Return on the own side's and on the other side's administration taken together. Grade B."));
    content.add(h3("What can be said of each option"));
    content.add(p("A difference from the status quo is called a finding only if its sign holds in over 90% of futures and under every structural hypothesis; otherwise the sentence names the assumption that decides it. Shares are " + Words.OF_THOSE_TRIED + "."));
    reading.others().forEach(o -> verdicts(o, content));
    content.add(h3("Against the status quo, by years"));
    content.add(against());
    content.add(p(flips()));
    content.add(h3("Figures at the end"));
    content.add(p("Medians over futures with the range that holds nine tenths of them. The three components of normality (movement, mingled population, local policing) are always shown as three; like trust they are a story that can be switched off, and options must not be ranked by them."));
    content.add(new OutcomeTable(reading).html());
    return Html.chapter("outcome", "Question 5: outcome", "What happens over " + reading.horizon(), content);
  }

  private String opening() {
    double[] before = reading.deaths(reading.statusQuo(), reading.months() - 1);
    String today = "Under the status quo about %s people are killed over %s at the median, war included, and in nine of ten futures between %s and %s (grade D as a level)."
        .formatted(
            Amounts.count(quantile(before, 0.5)), reading.horizon(), Amounts.count(quantile(before, 0.05)), Amounts.count(quantile(before, 0.95)));
    return today + " What the options change is shown on the same futures and with the same luck.";
  }

  private static double quantile(double[] values, double q) {
    return org.detente.numeric.Quantiles.of(values, q);
  }

  private DomContent warChart() {
    String svg =
        IntervalChart.svg(
            IntervalChart.Spec.fromZero(
                "Expected chance of large-scale war within " + reading.horizon() + ", by future",
                "One row per option; each dot is a future's expected share of runs with large-scale war.",
                "expected share of runs with at least one large-scale war, by future",
                IntervalChart.Form.SHARE),
            reading.shown().stream().map(o -> IntervalChart.Row.of(reading.title(o), reading.outcome(o, Variable.WAR_PROBABILITY))).toList());
    return Html.figure_(svg, "Each dot is a future. The spread within a row is far wider than the differences between rows: what the world is like matters more than the option. Grade C: direction only."
        .replace("The spread within a row is far wider than the differences between rows: what the world is like matters more than the option. ", widerWithin() ? "The spread within a row is wider than the differences between the rows' medians: conditions matter more than the option. " : ""));
  }

  private boolean widerWithin() {
    double[] medians = reading.shown().stream().mapToDouble(o -> quantile(reading.outcome(o, Variable.WAR_PROBABILITY), 0.5)).sorted().toArray();
    double[] today = reading.outcome(reading.statusQuo(), Variable.WAR_PROBABILITY);
    return quantile(today, 0.95) - quantile(today, 0.05) > medians[medians.length - 1] - medians[0];
  }

  private String outsideWar() {
    int last = reading.months() - 1;
    double before = quantile(reading.deathsOutsideWar(reading.statusQuo(), last), 0.5);
    double[] medians = reading.others().stream().mapToDouble(o -> quantile(reading.deathsOutsideWar(o, last), 0.5)).sorted().toArray();
    String today = "Outside war, the median over %s is about %s deaths under the status quo".formatted(reading.horizon(), Amounts.count(before));
    return medians.length == 0
        ? today + "."
        : today + " and %s to %s under the options. Deaths outside war are those along the lines, between communities and in organised assaults.".formatted(Amounts.count(medians[0]), Amounts.count(medians[medians.length - 1]));
  }

  private String returns() {
    double[] medians = reading.others().stream().mapToDouble(o -> quantile(reading.outcome(o, Variable.RETURNED_SHARE), 0.5)).sorted().toArray();
    return medians.length == 0
        ? "Nobody returns across the line under the status quo."
        : "Across the options the median share of the displaced who have returned by the end is %s to %s. Return is slower where the other side administers the place, and stops where violence or mines are near."
            .formatted(Amounts.percent(medians[0]), Amounts.percent(medians[medians.length - 1]));
  }

  private void verdicts(int o, List<DomContent> content) {
    content.add(h3(reading.title(o)).withClass("minor"));
    var items = new ArrayList<DomContent>();
    for (Verdict v : reading.input().comparison().verdicts()) {
      if (v.option().equals(reading.option(o).id())) {
        items.add(li(verdict(v)));
      }
    }
    content.add(ul(each(items.stream())));
  }

  private String verdict(Verdict v) {
    return switch (v.outcome()) {
      case "deaths" -> "All deaths (grade C). " + hypotheses.says(v, "it has", "fewer deaths than the status quo", "more deaths than the status quo");
      case "deaths_outside_war" ->
          "Deaths outside war (grade C). " + hypotheses.says(v, "it has", "fewer deaths outside war than the status quo", "more deaths outside war than the status quo");
      case "war" -> "Large-scale war (grade C). " + hypotheses.says(v, "it has", "a lower expected chance of war than the status quo", "a higher expected chance of war than the status quo");
      case "returned" -> "Return (grade B). " + hypotheses.says(v, "it has", "more people returned than the status quo", "fewer people returned than the status quo");
      default -> Words.capital(v.outcome().replace('_', ' ')) + ". " + hypotheses.says(v, "it is", "better than the status quo", "worse than the status quo");
    };
  }

  private DomContent against() {
    var rows = new ArrayList<List<DomContent>>();
    for (int o : reading.others()) {
      for (Row r : reading.input().comparison().of(reading.option(o).id())) {
        rows.add(
            List.of(
                Html.text(reading.title(o)),
                Html.text(Amounts.two(r.years())),
                Html.text(Words.of(r.shareFewerDeaths(), reading.futures())),
                Html.text(Amounts.range(r.meanDifference(), r.lowDifference(), r.highDifference())),
                Html.text(Amounts.count(r.tail())),
                Html.text(Amounts.count(r.deathsInWar())),
                Html.text(Amounts.count(r.deathsOutsideWar())),
                Html.text(Amounts.percent(r.warShare()) + " against " + Amounts.percent(r.warShareStatusQuo())),
                Html.text(Amounts.count(r.returned()))));
      }
    }
    return Html.table_(
        "Each option less the status quo on the same futures; shares " + Words.OF_THOSE_TRIED + " (deaths and war: grade C; return: grade B)",
        List.of("Option", "Years", "Fewer deaths in", "Deaths: mean difference (5% to 95%)", "Worst tenth", "of which in war", "of which outside war", "Runs with war", "More returned"),
        rows);
  }

  private String flips() {
    var sentences = new ArrayList<String>();
    sentences.add("Flip points, over the whole horizon: by how much would we have to misjudge an agreement's war hazard before the ranking by mean deaths reverses?");
    for (int o : reading.others()) {
      List<FlipPoint> all = reading.input().comparison().flips().stream().filter(f -> f.option().equals(reading.option(o).id())).toList();
      if (!all.isEmpty()) {
        FlipPoint last = all.getLast();
        OptionalDouble ratio = last.hazardRatio();
        sentences.add(
            ratio.isPresent()
                ? "%s: at about %s times our hazard.".formatted(reading.title(o), Amounts.two(ratio.getAsDouble()))
                : "%s: at no factor between %s and %s.".formatted(reading.title(o), Amounts.two(last.low()), Amounts.two(last.high())));
      }
    }
    return String.join(" ", sentences);
  }
}
