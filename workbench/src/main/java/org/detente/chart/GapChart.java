package org.detente.chart;

import java.util.List;
import org.detente.chart.IntervalChart.Form;
import org.detente.chart.IntervalChart.Row;
import org.detente.chart.IntervalChart.Series;
import org.detente.chart.IntervalChart.Spec;

/// The two gaps of each option in months: before the comprehensive agreement, and before
/// deployment.
public final class GapChart {

  private GapChart() {}

  /// An option's gaps over futures, NaN where there was none to count (talks failed, nobody
  /// deploys).
  public record Gaps(String option, double[] agreement, double[] deployment) {}

  /// Draws.
  public static String svg(List<Gaps> gaps) {
    return IntervalChart.svg(
        Spec.fromZero(
            "The two gaps, months",
            "For each option two intervals over futures: months from the framework's signature to"
                + " the comprehensive agreement, and from there to first deployment.",
            "months",
            Form.COUNT),
        gaps.stream()
            .map(
                g ->
                    new Row(
                        g.option(),
                        List.of(
                            new Series(
                                "framework signed to comprehensive agreement", g.agreement()),
                            new Series(
                                "comprehensive agreement to first deployment", g.deployment()))))
            .toList());
  }
}
