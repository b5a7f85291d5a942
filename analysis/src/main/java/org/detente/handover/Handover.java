package org.detente.handover;

import java.util.List;
import java.util.OptionalInt;
import org.detente.exploration.Brief;

/// What is found about leaving.
///
/// @param futures tried
/// @param replications of each
/// @param acceptable what was taken as acceptable
/// @param rows by option, zone and departure
/// @param totals by option and departure, zones together
/// @param dates by option, zone and date
/// @param movers by option, zone, lever and level
/// @param correlations of the month with what varies over futures
public record Handover(
    int futures,
    int replications,
    Brief.Acceptable acceptable,
    List<HandoverRow> rows,
    List<HandoverRow> totals,
    List<DateRow> dates,
    List<MoverRow> movers,
    List<CorrelationRow> correlations) {

  public Handover {
    rows = List.copyOf(rows);
    totals = List.copyOf(totals);
    dates = List.copyOf(dates);
    movers = List.copyOf(movers);
    correlations = List.copyOf(correlations);
  }

  /// How the mean month over an option's zones goes with a dimension, over the futures in which
  /// benchmarks are met somewhere.
  ///
  /// @param option id
  /// @param futures in which benchmarks are met somewhere
  /// @param rank Spearman's correlation over them, -1..1
  public record CorrelationRow(String option, String parameter, int futures, double rank) {}

  /// The earliest date tried from which on, there and at every later date, the risk is acceptable.
  ///
  /// @return months after first deployment; empty where there is none
  public OptionalInt earliest(String option, String zone) {
    OptionalInt earliest = OptionalInt.empty();
    for (DateRow row :
        dates.stream()
            .filter(d -> d.option().equals(option) && d.zone().equals(zone))
            .toList()
            .reversed()) {
      if (Double.isNaN(row.unacceptable())) {
        continue;
      }
      if (row.unacceptable() > acceptable.share()) {
        break;
      }
      earliest = OptionalInt.of(row.months());
    }
    return earliest;
  }
}
