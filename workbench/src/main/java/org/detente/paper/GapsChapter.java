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
    content.add(p(reading.say("gaps.the-picture-shows-both")));
    content.add(
        Html.figure_(
            GapChart.svg(
                reading.texts(),
                reading.others().stream()
                    .map(
                        o ->
                            new GapChart.Gaps(
                                reading.title(o),
                                reading.outcome(o, Variable.GAP_AGREEMENT_MONTHS),
                                reading.outcome(o, Variable.GAP_DEPLOYMENT_MONTHS)))
                    .toList()),
            reading.say("gaps.months-between-framework-and")));
    content.add(table());
    return Optional.of(
        Html.chapter(
            "gaps",
            reading.say("gaps.question-8-completeness"),
            reading.say("gaps.the-two-gaps"),
            content));
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
            ? reading.say("gaps.in-no-future-tried")
            : reading.say("gaps.after-a-framework-is", "months", months(reading, first));
    return second.isEmpty()
        ? before
        : reading.say(
            "gaps.then-it-takes-another", "before", before, "months", months(reading, second));
  }

  private static String months(Reading reading, List<Double> medians) {
    double low = medians.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    double high = medians.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    String range = reading.texts().between(reading.texts().count(low), reading.texts().count(high));
    return range.equals(reading.texts().count(low))
        ? reading.say("gaps.months", "range", range)
        : reading.say("gaps.months-depending-on-the", "range", range);
  }

  private DomContent table() {
    var rows = new ArrayList<List<DomContent>>();
    for (int o : reading.others()) {
      double[] agreement = reading.outcome(o, Variable.GAP_AGREEMENT_MONTHS);
      double[] deployment = reading.outcome(o, Variable.GAP_DEPLOYMENT_MONTHS);
      rows.add(
          List.of(
              Html.text(reading.title(o)),
              Html.spread(reading, agreement, false),
              Html.spread(reading, deployment, false),
              Html.text(reading.texts().of(share(deployment), reading.futures())),
              Html.text(open(o, Stage.GAP_AGREEMENT)),
              Html.text(open(o, Stage.GAP_DEPLOYMENT))));
    }
    return Html.table_(
        reading.say("gaps.the-two-gaps-months"),
        List.of(
            reading.say("gaps.option"),
            reading.say("gaps.to-the-comprehensive-agreement"),
            reading.say("gaps.to-first-deployment-months"),
            reading.say("gaps.deployment-comes-in-at"),
            reading.say("gaps.nobody-responsible-in-the"),
            reading.say("gaps.nobody-responsible-in-the-second")),
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
    return all == 0 ? reading.say("gaps.no-such-months") : reading.texts().percent(open / all);
  }
}
