package org.detente.output;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.detente.comparison.Comparison;

/// `against-status-quo.csv` and `flip-points.csv`.
public final class ComparisonTables {

  private ComparisonTables() {}

  /// Each option against the status quo, by years.
  public static void againstStatusQuo(Comparison comparison, Path file) throws IOException {
    List<String> columns =
        List.of(
            "option",
            "years",
            "share_fewer_deaths",
            "mean_difference",
            "low_difference",
            "high_difference",
            "tail",
            "war_share",
            "war_share_status_quo",
            "deaths_in_war",
            "deaths_outside_war",
            "returned");
    try (var table = new Table(file, columns)) {
      for (Comparison.Row row : comparison.rows()) {
        table.row(
            row.option(),
            row.years(),
            row.shareFewerDeaths(),
            row.meanDifference(),
            row.lowDifference(),
            row.highDifference(),
            row.tail(),
            row.warShare(),
            row.warShareStatusQuo(),
            row.deathsInWar(),
            row.deathsOutsideWar(),
            row.returned());
      }
    }
  }

  /// The hazard ratio at which each ranking reverses.
  public static void flipPoints(Comparison comparison, Path file) throws IOException {
    try (var table = new Table(file, List.of("option", "years", "hazard_ratio", "low", "high"))) {
      for (Comparison.FlipPoint flip : comparison.flips()) {
        table.row(
            flip.option(),
            flip.years(),
            flip.hazardRatio().orElse(Double.NaN),
            flip.low(),
            flip.high());
      }
    }
  }
}
