package org.detente.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.detente.ablation.AblationCase.Kind;
import org.detente.ablation.AblationStudy;
import org.detente.ablation.AblationSummary;
import org.detente.comparison.Compared;
import org.detente.input.CsvRow;
import org.detente.input.CsvTable;
import org.detente.input.Problems;
import org.detente.output.AblationTable;

/// `hangs-on.csv`, which `ablate` writes and a theatre may hold: what the conclusions hang on.
public final class HangsOnFile {

  /// In the folder of the theatre.
  public static final String NAME = "hangs-on.csv";

  private HangsOnFile() {}

  /// Reads the file of a theatre.
  ///
  /// @param problems takes every mistake
  /// @return empty where the theatre has none, or where it has mistakes
  public static Optional<AblationStudy> read(Path theatre, Problems problems) {
    Path file = theatre.resolve(NAME);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    int before = problems.count();
    var rows = new ArrayList<AblationSummary>();
    var futures = OptionalInt.empty();
    String version = "";
    Optional<CsvTable> table =
        CsvTable.read(file, file.toString(), AblationTable.SUMMARY_COLUMNS, problems);
    for (CsvRow row : table.map(CsvTable::rows).orElse(List.of())) {
      summary(row, problems).ifPresent(rows::add);
      futures = row.integer("futures", 1, Integer.MAX_VALUE, problems);
      version = row.text("version");
    }
    return problems.count() > before || futures.isEmpty()
        ? Optional.empty()
        : Optional.of(new AblationStudy(rows, futures.getAsInt(), version));
  }

  private static Optional<AblationSummary> summary(CsvRow row, Problems problems) {
    int before = problems.count();
    Optional<Kind> kind =
        Arrays.stream(Kind.values()).filter(k -> k.word().equals(row.text("kind"))).findFirst();
    if (kind.isEmpty()) {
      row.problem(
          "kind is \"" + row.text("kind") + "\"",
          "a kind that ablate writes, such as process",
          problems);
    }
    String outcome = row.text("outcome");
    if (Arrays.stream(Compared.values()).noneMatch(c -> c.key().equals(outcome))) {
      row.problem("outcome is \"" + outcome + "\"", "an outcome that ablate writes", problems);
    }
    Optional<String> what = row.requiredText("what", problems);
    int[] counts =
        List.of("better", "worse", "neither", "changed").stream()
            .mapToInt(c -> row.integer(c, 0, Integer.MAX_VALUE, problems).orElse(0))
            .toArray();
    OptionalDouble low = row.number("share_low", 0, 1, problems);
    OptionalDouble high = row.number("share_high", 0, 1, problems);
    return problems.count() > before
        ? Optional.empty()
        : Optional.of(
            new AblationSummary(
                what.orElseThrow(),
                kind.orElseThrow(),
                outcome,
                counts[0],
                counts[1],
                counts[2],
                counts[3],
                low.orElseThrow(),
                high.orElseThrow()));
  }
}
