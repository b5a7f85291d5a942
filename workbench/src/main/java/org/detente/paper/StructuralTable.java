package org.detente.paper;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import org.detente.comparison.Comparison.StructuralCell;
import org.detente.phrase.Figures;

/// How often large-scale war comes under the two assumptions that decide most; printed before any
/// comparison.
final class StructuralTable {

  private StructuralTable() {}

  static DomContent of(Reading reading) {
    var rows = new ArrayList<List<DomContent>>();
    for (int o : reading.shown()) {
      var row = new ArrayList<DomContent>();
      row.add(Html.text(reading.title(o)));
      for (boolean reset : new boolean[] {false, true}) {
        for (boolean transfer : new boolean[] {false, true}) {
          row.add(Html.text(cell(reading, reading.option(o).id(), reset, transfer)));
        }
      }
      rows.add(row);
    }
    return Html.table_(
        "Share of runs with large-scale war within %s, under the two structural assumptions that decide most (grade C)"
            .formatted(reading.horizon()),
        List.of(
            "Option",
            "clock not reset, effects weak",
            "clock not reset, effects full",
            "clock reset, effects weak",
            "clock reset, effects full"),
        rows);
  }

  private static String cell(Reading reading, String option, boolean reset, boolean transfer) {
    return reading.input().comparison().structural().stream()
        .filter(
            c ->
                c.option().equals(option)
                    && c.clockReset() == reset
                    && c.effectsTransfer() == transfer)
        .filter(c -> c.futures() > 0)
        .findFirst()
        .map(StructuralCell::warProbability)
        .map(Figures::percent)
        .orElse("no such future");
  }
}
