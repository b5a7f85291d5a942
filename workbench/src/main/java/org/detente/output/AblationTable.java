package org.detente.output;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.detente.ablation.AblationRow;
import org.detente.ablation.AblationStudy;
import org.detente.ablation.AblationSummary;

/// `ablation.csv`, and `hangs-on.csv` that sums it up over options.
public final class AblationTable {

  private static final List<String> COLUMNS =
      List.of(
          "option",
          "what",
          "kind",
          "outcome",
          "difference",
          "low_difference",
          "high_difference",
          "share",
          "verdict",
          "changes");

  /// Columns of the summary.
  public static final List<String> SUMMARY_COLUMNS =
      List.of(
          "what",
          "kind",
          "outcome",
          "better",
          "worse",
          "neither",
          "changed",
          "share_low",
          "share_high",
          "futures",
          "version");

  private AblationTable() {}

  /// What becomes of each conclusion under each change.
  public static void write(List<AblationRow> rows, Path file) throws IOException {
    try (var table = new Table(file, COLUMNS)) {
      for (AblationRow row : rows) {
        table.row(
            row.option(),
            row.what(),
            row.kind().word(),
            row.outcome(),
            row.difference(),
            row.lowDifference(),
            row.highDifference(),
            row.share(),
            row.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            row.changes() ? "yes" : "no");
      }
    }
  }

  /// What becomes of the conclusions on all options under each change.
  public static void write(AblationStudy study, Path file) throws IOException {
    try (var table = new Table(file, SUMMARY_COLUMNS)) {
      for (AblationSummary row : study.rows()) {
        table.row(
            row.what(),
            row.kind().word(),
            row.outcome(),
            row.better(),
            row.worse(),
            row.neither(),
            row.changed(),
            row.shareLow(),
            row.shareHigh(),
            study.futures(),
            study.version());
      }
    }
  }
}
