package org.detente.cli.tool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.detente.input.CsvRow;
import org.detente.input.CsvTable;
import org.detente.input.Problems;
import org.detente.selfexciting.CountSeries;
import org.detente.theatre.Geography;

/// Reads monthly counts by place. Months without a row are months without incidents. With latitude
/// and longitude, places within 20 km are neighbours, weighted as the simulation does.
final class CountInput {

  /// As in the simulation: weights of neighbours fall to a third over this distance, km.
  private static final double SCALE_KM = 5;

  private static final double FARTHEST_KM = 20;
  private static final int MOST_MONTHS = 12_000;

  private record Cell(int place, int month, int count, double exposure) {}

  private final CsvTable table;
  private final Problems problems;
  private final Map<String, Integer> places = new LinkedHashMap<>();
  private final List<double[]> positions = new ArrayList<>();

  CountInput(CsvTable table, Problems problems) {
    this.table = table;
    this.problems = problems;
  }

  /// @throws org.detente.input.InputException with every mistake
  CountSeries read() {
    List<String> known = List.of("place", "month", "count", "exposure", "latitude", "longitude");
    List<String> columns = table.columns();
    table.refuseUnknownColumns(known::contains, known, problems);
    for (String needed : known.subList(0, 3)) {
      if (!columns.contains(needed)) {
        problems.add(table.file(), 1, "column " + needed + " is missing", "add it to the header");
      }
    }
    boolean located = columns.contains("latitude");
    if (located != columns.contains("longitude")) {
      problems.add(table.file(), 1, "latitude and longitude go together", "give both or none");
    }
    problems.throwIfAny();
    boolean exposed = columns.contains("exposure");
    var cells = new ArrayList<Cell>();
    for (CsvRow row : table.rows()) {
      add(row, exposed, located, cells);
    }
    problems.throwIfAny();
    return series(cells, exposed, located);
  }

  private void add(CsvRow row, boolean exposed, boolean located, List<Cell> cells) {
    var name = row.requiredText("place", problems);
    OptionalInt month = row.integer("month", 0, MOST_MONTHS, problems);
    OptionalInt count = row.integer("count", 0, 1_000_000, problems);
    OptionalDouble exposure =
        exposed ? row.nonNegative("exposure", problems) : OptionalDouble.of(1);
    OptionalDouble latitude =
        located ? row.number("latitude", -90, 90, problems) : OptionalDouble.of(0);
    OptionalDouble longitude =
        located ? row.number("longitude", -180, 180, problems) : OptionalDouble.of(0);
    if (name.isEmpty()
        || month.isEmpty()
        || count.isEmpty()
        || exposure.isEmpty()
        || latitude.isEmpty()
        || longitude.isEmpty()) {
      return;
    }
    if (count.getAsInt() > 0 && exposure.getAsDouble() == 0) {
      row.problem("incidents without exposure", "give an exposure above 0", problems);
    }
    Integer before = places.putIfAbsent(name.get(), places.size());
    if (before == null) {
      positions.add(new double[] {latitude.getAsDouble(), longitude.getAsDouble()});
    }
    int place = places.get(name.get());
    double[] at = positions.get(place);
    if (at[0] != latitude.getAsDouble() || at[1] != longitude.getAsDouble()) {
      row.problem(name.get() + " lies elsewhere in an earlier row", "correct one", problems);
    }
    cells.add(new Cell(place, month.getAsInt(), count.getAsInt(), exposure.getAsDouble()));
  }

  private CountSeries series(List<Cell> cells, boolean exposed, boolean located) {
    int first = cells.stream().mapToInt(Cell::month).min().orElse(0);
    int last = cells.stream().mapToInt(Cell::month).max().orElse(0);
    int months = last - first + 1;
    if (months < 2 || cells.stream().allMatch(c -> c.count() == 0)) {
      String what = "there are " + (months < 2 ? "fewer than two months" : "no incidents");
      problems.add(table.file(), 0, what, "a fit needs both");
      problems.throwIfAny();
    }
    int[][] counts = new int[places.size()][months];
    double[][] exposure = exposed ? new double[places.size()][months] : null;
    for (Cell c : cells) {
      counts[c.place()][c.month() - first] += c.count();
      if (exposed) {
        exposure[c.place()][c.month() - first] += c.exposure();
      }
    }
    return located ? connected(counts, exposure) : CountSeries.apart(counts, exposure);
  }

  private CountSeries connected(int[][] counts, double[][] exposure) {
    int[] start = new int[positions.size() + 1];
    var neighbours = new ArrayList<Integer>();
    var weights = new ArrayList<Double>();
    for (int p = 0; p < positions.size(); p++) {
      double[] here = positions.get(p);
      var plane = new Geography(here[1], here[0]);
      double sum = 0;
      int from = neighbours.size();
      for (int q = 0; q < positions.size(); q++) {
        double[] there = positions.get(q);
        double km = plane.distanceKm(here[1], here[0], there[1], there[0]);
        if (q != p && km <= FARTHEST_KM) {
          neighbours.add(q);
          weights.add(Math.exp(-km / SCALE_KM));
          sum += weights.getLast();
        }
      }
      for (int k = from; k < weights.size(); k++) {
        weights.set(k, weights.get(k) / sum);
      }
      start[p + 1] = neighbours.size();
    }
    return new CountSeries(
        counts,
        exposure,
        start,
        neighbours.stream().mapToInt(Integer::intValue).toArray(),
        weights.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
