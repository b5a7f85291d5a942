package org.detente.chart;

import java.util.List;
import org.detente.chart.IntervalChart.Form;
import org.detente.chart.IntervalChart.Row;
import org.detente.chart.IntervalChart.Series;
import org.detente.chart.IntervalChart.Spec;
import org.detente.message.Texts;

/// The two gaps of each option in months: before the comprehensive agreement, and before
/// deployment.
public final class GapChart {

  private GapChart() {}

  /// An option's gaps over futures, NaN where there was none to count (talks failed, nobody
  /// deploys).
  public record Gaps(String option, double[] agreement, double[] deployment) {}

  /// Draws.
  public static String svg(Texts texts, List<Gaps> gaps) {
    return IntervalChart.svg(
        texts,
        Spec.fromZero(
            texts.say("pictures.two-gaps"),
            texts.say("pictures.two-gaps-show"),
            texts.say("pictures.months"),
            Form.COUNT),
        gaps.stream()
            .map(
                g ->
                    new Row(
                        g.option(),
                        List.of(
                            new Series(texts.say("pictures.first-gap"), g.agreement()),
                            new Series(texts.say("pictures.second-gap"), g.deployment()))))
            .toList());
  }
}
