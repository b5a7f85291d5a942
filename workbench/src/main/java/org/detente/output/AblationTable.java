package org.detente.output;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.detente.ablation.AblationRow;

/// `ablation.csv`.
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
}
