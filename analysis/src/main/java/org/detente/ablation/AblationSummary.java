package org.detente.ablation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.detente.ablation.AblationCase.Kind;

/// What becomes of the conclusions on all options under one change to the model.
///
/// @param what what is changed
/// @param kind sort of change
/// @param outcome what is compared, as in [org.detente.comparison.Compared#key]
/// @param better options of which the conclusion is that they do better than the status quo
/// @param worse options that do worse
/// @param neither options on which there is no conclusion: it turns with a hypothesis, or they do
///   better about as often as worse
/// @param changed options on which the conclusion has another sign than with nothing changed
/// @param shareLow lowest share over options of futures in which an option does better, 0 to 1
/// @param shareHigh highest
public record AblationSummary(
    String what,
    Kind kind,
    String outcome,
    int better,
    int worse,
    int neither,
    int changed,
    double shareLow,
    double shareHigh) {

  /// Sums up rows over options, in the order in which changes and outcomes first appear.
  public static List<AblationSummary> of(List<AblationRow> rows) {
    record Change(String what, Kind kind, String outcome) {}
    var byChange = new LinkedHashMap<Change, List<AblationRow>>();
    for (AblationRow row : rows) {
      byChange
          .computeIfAbsent(
              new Change(row.what(), row.kind(), row.outcome()), _ -> new ArrayList<>())
          .add(row);
    }
    return byChange.entrySet().stream()
        .map(e -> of(e.getKey().what(), e.getKey().kind(), e.getKey().outcome(), e.getValue()))
        .toList();
  }

  private static AblationSummary of(
      String what, Kind kind, String outcome, List<AblationRow> options) {
    int[] bySign = new int[3];
    options.forEach(row -> bySign[1 + AblationRow.sign(row.verdict())]++);
    return new AblationSummary(
        what,
        kind,
        outcome,
        bySign[2],
        bySign[0],
        bySign[1],
        (int) options.stream().filter(AblationRow::changes).count(),
        options.stream().mapToDouble(AblationRow::share).min().orElseThrow(),
        options.stream().mapToDouble(AblationRow::share).max().orElseThrow());
  }

  /// Options compared.
  public int options() {
    return better + worse + neither;
  }
}
