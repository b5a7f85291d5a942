package org.detente.paper;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.detente.comparison.Comparison.StructuralCell;

/// How often large-scale war comes under the two assumptions that decide most; printed before any
/// comparison.
final class StructuralTable {

  private static final boolean[] BOTH = {false, true};

  private StructuralTable() {}

  /// The status quo, and the options from lowest to highest.
  static DomContent brief(Reading reading) {
    var rows = new ArrayList<List<DomContent>>();
    rows.add(
        row(
            reading,
            reading.say("structure.status-quo"),
            (reset, transfer) -> cells(reading, List.of(reading.statusQuo()), reset, transfer)));
    if (!reading.others().isEmpty()) {
      rows.add(
          row(
              reading,
              reading.others().size() == 1
                  ? reading.say("structure.the-option")
                  : reading.say(
                      "structure.options-lowest-to-highest", "options", reading.others().size()),
              (reset, transfer) -> cells(reading, reading.others(), reset, transfer)));
    }
    return table(reading, "", rows);
  }

  /// Every option.
  static DomContent of(Reading reading) {
    var rows = new ArrayList<List<DomContent>>();
    for (int o : reading.shown()) {
      rows.add(
          row(
              reading,
              reading.title(o),
              (reset, transfer) -> cells(reading, List.of(o), reset, transfer)));
    }
    return table(reading, reading.say("structure.option-by-option"), rows);
  }

  private static DomContent table(Reading reading, String what, List<List<DomContent>> rows) {
    return Html.table_(
        reading.say("structure.share-of-runs-with", "horizon", reading.horizon(), "what", what),
        List.of(
            "",
            reading.say("structure.clock-not-reset-effects"),
            reading.say("structure.clock-not-reset-effects-full"),
            reading.say("structure.clock-reset-effects-weak"),
            reading.say("structure.clock-reset-effects-full")),
        rows);
  }

  /// Values under a combination of the two switches.
  private interface Cells {
    double[] at(boolean reset, boolean transfer);
  }

  private static List<DomContent> row(Reading reading, String title, Cells cells) {
    var row = new ArrayList<DomContent>();
    row.add(Html.text(title));
    for (boolean reset : BOTH) {
      for (boolean transfer : BOTH) {
        double[] values = cells.at(reset, transfer);
        row.add(
            Html.text(
                values.length == 0
                    ? reading.say("structure.no-such-future")
                    : reading
                        .texts()
                        .between(
                            reading.texts().percent(Arrays.stream(values).min().orElseThrow()),
                            reading.texts().percent(Arrays.stream(values).max().orElseThrow()))));
      }
    }
    return row;
  }

  private static double[] cells(
      Reading reading, List<Integer> options, boolean reset, boolean transfer) {
    return options.stream()
        .map(o -> cell(reading, reading.option(o).id(), reset, transfer))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .toArray();
  }

  private static OptionalDouble cell(
      Reading reading, String option, boolean reset, boolean transfer) {
    return reading.input().comparison().structural().stream()
        .filter(c -> c.option().equals(option))
        .filter(c -> c.clockReset() == reset && c.effectsTransfer() == transfer)
        .filter(c -> c.futures() > 0)
        .mapToDouble(StructuralCell::warProbability)
        .findFirst();
  }
}
