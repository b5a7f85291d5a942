package org.detente.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.detente.ensemble.EnsembleResult;
import org.detente.evidence.Dimension;
import org.detente.output.Rows.Column;
import org.detente.simulation.Layout;
import org.detente.simulation.Variable;

/// Outcomes, futures and trajectories of an ensemble: CSV or Parquet, as the file's name ends.
public final class EnsembleTables {

  private static final double[] QUANTILES = {0.05, 0.25, 0.5, 0.75, 0.95};

  private EnsembleTables() {}

  /// One row per option and future: means over replications at the end of the runs.
  public static void outcomes(EnsembleResult result, Path file) throws IOException {
    var columns = new ArrayList<>(List.of(Column.text("option"), Column.whole("future")));
    Arrays.stream(Variable.values()).map(v -> Column.number(v.column())).forEach(columns::add);
    try (Rows table = Rows.open(file, columns)) {
      for (int o = 0; o < result.options().size(); o++) {
        double[][] values = new double[Variable.values().length][];
        for (Variable variable : Variable.values()) {
          values[variable.ordinal()] = result.outcome(o, variable);
        }
        for (int f = 0; f < result.futures().size(); f++) {
          Object[] row = new Object[values.length + 2];
          row[0] = result.options().get(o).id();
          row[1] = f;
          for (int v = 0; v < values.length; v++) {
            row[v + 2] = values[v][f];
          }
          table.row(row);
        }
      }
    }
  }

  /// One row per future: what varies.
  public static void futures(EnsembleResult result, Path file) throws IOException {
    var columns = new ArrayList<>(List.of(Column.whole("future")));
    List<Integer> varying = varying(result.dimensions());
    varying.forEach(d -> columns.add(Column.number(result.dimensions().get(d).key())));
    try (Rows table = Rows.open(file, columns)) {
      for (int f = 0; f < result.futures().size(); f++) {
        Object[] row = new Object[varying.size() + 1];
        row[0] = f;
        for (int i = 0; i < varying.size(); i++) {
          row[i + 1] = result.futures().get(f).value(varying.get(i));
        }
        table.row(row);
      }
    }
  }

  private static List<Integer> varying(List<Dimension> dimensions) {
    var varying = new ArrayList<Integer>();
    for (int d = 0; d < dimensions.size(); d++) {
      if (!dimensions.get(d).range().isPoint()) {
        varying.add(d);
      }
    }
    return varying;
  }

  /// Quantiles over futures by option, zone, month and variable.
  public static void trajectories(EnsembleResult result, Path file) throws IOException {
    var columns =
        new ArrayList<>(
            List.of(
                Column.text("option"),
                Column.text("zone"),
                Column.whole("month"),
                Column.text("variable")));
    List.of("p05", "p25", "p50", "p75", "p95").forEach(q -> columns.add(Column.number(q)));
    try (Rows table = Rows.open(file, columns)) {
      String[] labels = labels(result);
      for (int o = 0; o < result.options().size(); o++) {
        String option = result.options().get(o).id();
        result.quantiles(
            o,
            QUANTILES,
            (at, q) -> {
              if (labels[at] != null) {
                String[] label = labels[at].split("\t");
                try {
                  int month = Integer.parseInt(label[1]);
                  table.row(option, label[0], month, label[2], q[0], q[1], q[2], q[3], q[4]);
                } catch (IOException e) {
                  throw new UncheckedIOException("trajectories cannot be written", e);
                }
              }
            });
      }
    }
  }

  /// Zone, month and variable of each figure of the layout, parted by tabs; null for figures that
  /// trajectories do not hold.
  private static String[] labels(EnsembleResult result) {
    Layout layout = result.layout();
    String[] labels = new String[layout.size()];
    for (int month = 0; month < layout.months(); month++) {
      for (Variable variable : Layout.MONTHLY) {
        labels[layout.all(month, variable)] = "all\t" + month + "\t" + variable.column();
      }
    }
    for (int month : layout.zoneMonths()) {
      for (int zone = 0; zone < layout.zones(); zone++) {
        String id = result.request().theatre().zones().get(zone).id();
        for (Variable variable : Layout.ZONAL) {
          labels[layout.zone(month, zone, variable)] = id + "\t" + month + "\t" + variable.column();
        }
      }
    }
    return labels;
  }
}
