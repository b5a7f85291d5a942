package org.detente.output;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.detente.access.Audience;
import org.detente.coverage.CoverageCell;
import org.detente.coverage.CoverageGap;
import org.detente.coverage.CoverageLedger;
import org.detente.theatre.Theatre;

/// `coverage.csv` and `coverage-gaps.csv`: by month for a planner, by whole years and without
/// people x months for everybody else.
public final class CoverageTables {

  private CoverageTables() {}

  /// The ledgers.
  public static void ledger(
      Theatre theatre, List<CoverageLedger> ledgers, Audience audience, Path file)
      throws IOException {
    List<String> columns =
        List.of(
            "option",
            "zone",
            "month",
            "community",
            "threat",
            "status",
            "lead",
            "providers",
            "mandate",
            "people");
    try (var table = new Table(file, columns)) {
      for (CoverageLedger ledger : ledgers) {
        for (CoverageCell cell : audience.seesMonths() ? ledger.cells() : ledger.yearlyCells()) {
          table.row(
              ledger.option().id(),
              theatre.zones().get(cell.zone()).id(),
              cell.month(),
              theatre.communities().get(cell.community()).id(),
              cell.threat().id(),
              cell.status().id(),
              cell.lead(),
              String.join(";", cell.providers()),
              cell.mandate(),
              cell.people());
        }
      }
    }
  }

  /// The gaps, for each option those with most people x months first.
  public static void gaps(
      Theatre theatre, List<CoverageLedger> ledgers, Audience audience, Path file)
      throws IOException {
    List<String> columns =
        List.of(
            "option",
            "zone",
            "community",
            "threat",
            "status",
            "from_month",
            "to_month",
            "people_months",
            "sentence");
    try (var table = new Table(file, columns)) {
      for (CoverageLedger ledger : ledgers) {
        for (CoverageGap gap : audience.seesMonths() ? ledger.gaps() : ledger.yearlyGaps()) {
          table.row(
              ledger.option().id(),
              theatre.zones().get(gap.zone()).id(),
              theatre.communities().get(gap.community()).id(),
              gap.threat().id(),
              gap.status().id(),
              gap.fromMonth(),
              gap.toMonth(),
              audience.seesMonths() ? gap.peopleMonths() : Double.NaN,
              gap.sentence());
        }
      }
    }
  }
}
