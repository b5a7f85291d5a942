package org.detente.paper;

import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.detente.chart.GapChart;
import org.detente.chart.Spread;
import org.detente.coverage.CoverageCell;
import org.detente.coverage.CoverageStatus;
import org.detente.coverage.Stage;
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;
import org.detente.simulation.Variable;

/// Question 8: the two gaps.
final class GapsChapter {

  private final Reading reading;

  GapsChapter(Reading reading) {
    this.reading = reading;
  }

  /// Empty where no option has an agreement.
  Optional<DomContent> html() {
    if (reading.others().isEmpty()) {
      return Optional.empty();
    }
    var content = new ArrayList<DomContent>();
    content.add(p(opening()).withClass("lead"));
    content.add(
        p(
            "The picture shows both gaps in months over futures. Where talks fail there is no"
                + " comprehensive agreement to wait for, and where nobody deploys there is no"
                + " second gap; such futures are left out and counted in the table."));
    content.add(
        Html.figure_(
            GapChart.svg(
                reading.others().stream()
                    .map(
                        o ->
                            new GapChart.Gaps(
                                reading.title(o),
                                reading.outcome(o, Variable.GAP_AGREEMENT_MONTHS),
                                reading.outcome(o, Variable.GAP_DEPLOYMENT_MONTHS)))
                    .toList()),
            "Months between framework and comprehensive agreement, and between that and first"
                + " deployment, over futures. Grade A: arithmetic from the options' dates, which"
                + " are assumptions."));
    content.add(table());
    return Optional.of(Html.chapter("gaps", "Question 8: completeness", "The two gaps", content));
  }

  private String opening() {
    var first = new ArrayList<Double>();
    var second = new ArrayList<Double>();
    for (int o : reading.others()) {
      Spread.of(reading.outcome(o, Variable.GAP_AGREEMENT_MONTHS))
          .ifPresent(s -> first.add(s.q50()));
      Spread.of(reading.outcome(o, Variable.GAP_DEPLOYMENT_MONTHS))
          .ifPresent(s -> second.add(s.q50()));
    }
    String before =
        first.isEmpty()
            ? "In no future tried is there a comprehensive agreement."
            : "After a framework is signed, a comprehensive agreement takes %s at the median."
                .formatted(months(first));
    return second.isEmpty()
        ? before
        : before
            + " Then it takes another %s until the first of an operation arrive. Expectations are highest and protection is thinnest in these months."
                .formatted(months(second));
  }

  private static String months(List<Double> medians) {
    double low = medians.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    double high = medians.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    String range = Figures.between(Figures.count(low), Figures.count(high));
    return range.equals(Figures.count(low))
        ? range + " months"
        : range + " months, depending on the option,";
  }

  private DomContent table() {
    var rows = new ArrayList<List<DomContent>>();
    for (int o : reading.others()) {
      double[] agreement = reading.outcome(o, Variable.GAP_AGREEMENT_MONTHS);
      double[] deployment = reading.outcome(o, Variable.GAP_DEPLOYMENT_MONTHS);
      rows.add(
          List.of(
              Html.text(reading.title(o)),
              Html.spread(agreement, false),
              Html.spread(deployment, false),
              Html.text(Phrases.of(share(deployment), reading.futures())),
              Html.text(open(o, Stage.GAP_AGREEMENT)),
              Html.text(open(o, Stage.GAP_DEPLOYMENT))));
    }
    return Html.table_(
        "The two gaps: months (grade A), and who is without protection in them by the options'"
            + " central dates (grade A)",
        List.of(
            "Option",
            "To the comprehensive agreement, months",
            "To first deployment, months",
            "Deployment comes in at least one run, in",
            "Nobody responsible in the first gap",
            "Nobody responsible in the second"),
        rows);
  }

  private static double share(double[] values) {
    int count = 0;
    for (double v : values) {
      count += Double.isNaN(v) ? 0 : 1;
    }
    return (double) count / values.length;
  }

  private String open(int o, Stage stage) {
    double all = 0;
    double open = 0;
    for (CoverageCell c : reading.ledger(o).cells()) {
      if (reading.ledger(o).stage(c.zone(), c.month()) == stage) {
        all += c.people();
        open += c.status() == CoverageStatus.OPEN ? c.people() : 0;
      }
    }
    return all == 0 ? "no such months" : Figures.percent(open / all);
  }
}
