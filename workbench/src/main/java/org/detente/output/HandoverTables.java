package org.detente.output;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.detente.access.Audience;
import org.detente.handover.DateRow;
import org.detente.handover.Handover;
import org.detente.handover.HandoverRow;
import org.detente.handover.MoverRow;
import org.detente.simulation.Variable;
import org.detente.value.Range;

/// What is found about leaving, as tables. What happens in a single zone after internationals have
/// left is the planner's; others get months as whole years, and no figure by which zones could be
/// ranked.
public final class HandoverTables {

  private static final int YEAR = 12;

  /// What is counted after a departure, and when.
  private static final String GRADE =
      ExplorationTables.weakest(
          List.of(
              Variable.MONTHS_TO_HANDOVER,
              Variable.INCIDENTS_AFTER_HANDOVER,
              Variable.CONTACT_PERSON_YEARS));

  private HandoverTables() {}

  /// Departures by option and zone.
  public static void rows(Handover handover, Audience audience, Path file) throws IOException {
    write(handover.rows(), audience.seesMonths(), file);
  }

  /// Departures by option, zones together: the same for everybody.
  public static void totals(Handover handover, Path file) throws IOException {
    write(handover.totals(), true, file);
  }

  private static void write(List<HandoverRow> rows, boolean all, Path file) throws IOException {
    var columns =
        new ArrayList<>(
            List.of(
                "option",
                "zone",
                "leaving",
                "month_p10",
                "month",
                "month_p90",
                "share_met",
                "incidents_24_p10",
                "incidents_24",
                "incidents_24_p90",
                "rate_24_p10",
                "rate_24",
                "rate_24_p90",
                "futures_compared"));
    for (String what : List.of("stayed_24", "stayed_rate_24", "rate_difference_24")) {
      columns.addAll(List.of(what + "_p10", what, what + "_p90"));
    }
    columns.add("grade");
    try (var table = new Table(file, columns)) {
      for (HandoverRow row : rows) {
        var cells = new ArrayList<Object>(List.of(row.option(), row.zone(), row.leaving().id()));
        add(cells, row.month().map(m -> all ? m : years(m)));
        cells.add(row.met());
        add(cells, row.incidents().filter(_ -> all));
        add(cells, row.rate().filter(_ -> all));
        cells.add(row.compared());
        add(cells, row.stayed().filter(_ -> all));
        add(cells, row.stayedRate().filter(_ -> all));
        add(cells, row.rateDifference().filter(_ -> all));
        cells.add(GRADE);
        table.row(cells.toArray());
      }
    }
  }

  private static Range years(Range months) {
    return new Range(year(months.low()), year(months.central()), year(months.high()));
  }

  private static double year(double month) {
    return YEAR * Math.floor(month / YEAR);
  }

  private static void add(List<Object> cells, Optional<Range> range) {
    cells.add(range.map(Range::low).orElse(Double.NaN));
    cells.add(range.map(Range::central).orElse(Double.NaN));
    cells.add(range.map(Range::high).orElse(Double.NaN));
  }

  /// Leaving at fixed dates.
  public static void dates(Handover handover, Audience audience, Path file) throws IOException {
    List<String> columns =
        List.of("option", "zone", "months_after_deployment", "futures", "share_unacceptable");
    try (var table = new Table(file, columns)) {
      for (DateRow row : handover.dates()) {
        table.row(
            row.option(),
            row.zone(),
            row.months(),
            row.futures(),
            audience.seesMonths() ? row.unacceptable() : Double.NaN);
      }
    }
  }

  /// What moves the month in which benchmarks are met: levers, then what varies over futures.
  public static void movers(Handover handover, Path file) throws IOException {
    List<String> columns =
        List.of(
            "option",
            "zone",
            "moved_by",
            "level",
            "futures",
            "months_later",
            "more_met",
            "rank_correlation");
    try (var table = new Table(file, columns)) {
      for (MoverRow row : handover.movers()) {
        table.row(
            row.option(),
            row.zone(),
            row.lever(),
            row.level(),
            row.futures(),
            row.months(),
            row.met(),
            Double.NaN);
      }
      for (Handover.CorrelationRow row : handover.correlations()) {
        table.row(
            row.option(),
            "all",
            row.parameter(),
            "",
            row.futures(),
            Double.NaN,
            Double.NaN,
            row.rank());
      }
    }
  }
}
