package org.detente.cli.tool;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.detente.cli.tool.GivenDate.Precision;
import org.detente.input.Problems;
import org.detente.input.SpacedTable;
import org.detente.scan.ExpectedCases;
import org.detente.scan.Metric;
import org.detente.scan.ScanData;
import org.detente.scan.ScanModel;

/// Reads the files of a scan: cases, coordinates, and population or controls.
final class ScanInput {

  /// What is scanned, and the words for its numbers.
  ///
  /// @param data the counts
  /// @param places identifier of each place
  /// @param starts first day of each interval and the day after the last; empty without dates
  /// @param timed whether spans of time are looked at
  record Ready(ScanData data, List<String> places, List<LocalDate> starts, boolean timed) {}

  /// Individuals of a place.
  private record Entry(
      SpacedTable.Row row, int place, int count, Optional<GivenDate> date, String stratum) {}

  private final ScanModel model;
  private final ScanParameters parameters;
  private final Problems problems;
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final List<double[]> coordinates = new ArrayList<>();
  private List<LocalDate> starts = List.of();

  ScanInput(ScanModel model, ScanParameters parameters, Problems problems) {
    this.model = model;
    this.parameters = parameters;
    this.problems = problems;
  }

  /// Reads all files.
  ///
  /// @return empty if there is any mistake
  Optional<Ready> read(Path cases, Path geo, Optional<Path> population, Optional<Path> controls) {
    readPlaces(geo);
    List<Entry> caseEntries = readEntries(cases);
    List<Entry> controlEntries = controls.map(this::readEntries).orElse(List.of());
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    if (caseEntries.stream().allMatch(e -> e.count() == 0)) {
      problems.add(cases.toString(), 0, "there is no case", "a scan needs at least one");
    }
    var all = new ArrayList<>(caseEntries);
    all.addAll(controlEntries);
    boolean timed = time(all, cases.toString());
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    int[][] counts = counts(caseEntries);
    double[][] base =
        switch (model) {
          case PERMUTATION -> null;
          case BERNOULLI -> together(counts, counts(controlEntries));
          case POISSON -> expected(caseEntries, population.orElseThrow());
        };
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    double[] x = coordinates.stream().mapToDouble(c -> c[0]).toArray();
    double[] y = coordinates.stream().mapToDouble(c -> c[1]).toArray();
    return Optional.of(
        new Ready(
            new ScanData(model, parameters.metric, x, y, counts, base),
            List.copyOf(numbers.keySet()),
            starts,
            timed));
  }

  private void readPlaces(Path file) {
    boolean sphere = parameters.metric == Metric.SPHERE;
    List<String> columns =
        sphere ? List.of("place", "latitude", "longitude") : List.of("place", "x", "y");
    for (SpacedTable.Row row : rows(file, columns)) {
      double most = sphere ? 90 : Double.MAX_VALUE;
      OptionalDouble x = row.number(1, columns.get(1), -most, most, problems);
      most = sphere ? 180 : Double.MAX_VALUE;
      OptionalDouble y = row.number(2, columns.get(2), -most, most, problems);
      if (x.isPresent() && y.isPresent()) {
        if (numbers.putIfAbsent(row.words().getFirst(), numbers.size()) != null) {
          row.problem(
              "place " + row.words().getFirst() + " stands there twice", "keep one", problems);
          continue;
        }
        coordinates.add(new double[] {x.getAsDouble(), y.getAsDouble()});
      }
    }
  }

  private List<SpacedTable.Row> rows(Path file, List<String> columns) {
    return SpacedTable.read(file, columns, problems).map(SpacedTable::rows).orElse(List.of());
  }

  private List<Entry> readEntries(Path file) {
    var entries = new ArrayList<Entry>();
    for (SpacedTable.Row row : rows(file, List.of("place", "count"))) {
      OptionalInt place = place(row);
      OptionalInt count = row.count(1, "count", problems);
      boolean dated = row.words().size() > 2;
      Optional<GivenDate> date = dated ? date(row, 2) : Optional.empty();
      if (place.isPresent() && count.isPresent() && date.isPresent() == dated) {
        entries.add(new Entry(row, place.getAsInt(), count.getAsInt(), date, row.from(3)));
      }
    }
    return entries;
  }

  private OptionalInt place(SpacedTable.Row row) {
    Integer place = numbers.get(row.words().getFirst());
    if (place == null && !numbers.isEmpty()) {
      String what = "place " + row.words().getFirst() + " has no coordinates";
      row.problem(what, "add it to the file of places, or leave the row out", problems);
    }
    return place == null ? OptionalInt.empty() : OptionalInt.of(place);
  }

  private Optional<GivenDate> date(SpacedTable.Row row, int column) {
    int near = parameters.start.map(LocalDate::getYear).orElse(2000);
    Optional<GivenDate> date = GivenDate.parse(row.words().get(column), near);
    if (date.isEmpty()) {
      String what = "the date is \"" + row.words().get(column) + "\"";
      row.problem(what, "write year, year/month or year/month/day", problems);
    }
    return date;
  }

  /// Sets the intervals.
  ///
  /// @return whether spans of time are looked at
  private boolean time(List<Entry> entries, String file) {
    boolean dated = entries.stream().allMatch(e -> e.date().isPresent());
    int analysis = parameters.analysis.orElse(dated ? 3 : 1);
    boolean timed = analysis > 1;
    if (analysis == 2) {
      String instead = "write 1 (places), 3 (places and times) or 4 (those alive at the end)";
      problems.add("command line", 0, "--set AnalysisType=2: times only", instead);
    }
    if (timed && !dated || !timed && model == ScanModel.PERMUTATION) {
      String instead = "give each case a date, and look at places and times";
      problems.add(file, 0, "this analysis needs dates", instead);
      return timed;
    }
    if (!dated) {
      return timed;
    }
    LocalDate first =
        parameters.start.orElseGet(
            () ->
                entries.stream()
                    .map(e -> e.date().get().first())
                    .min(Comparator.naturalOrder())
                    .get());
    LocalDate last =
        parameters.end.orElseGet(
            () ->
                entries.stream()
                    .map(e -> e.date().get().last())
                    .max(Comparator.naturalOrder())
                    .get());
    for (Entry e : entries) {
      LocalDate day = e.date().get().first();
      if (day.isBefore(first) || day.isAfter(last)) {
        String what = "the date " + e.row().words().get(2) + " is outside of the time scanned";
        e.row().problem(what, "from " + first + " to " + last, problems);
      }
    }
    Precision given =
        entries.stream().map(e -> e.date().get().precision()).min(Comparator.naturalOrder()).get();
    Precision read = parameters.precision.filter(p -> p.compareTo(given) < 0).orElse(given);
    Precision unit = parameters.unit.orElse(read);
    if (timed && unit.compareTo(read) > 0) {
      String what = "dates are given by the " + word(read) + ", intervals by the " + word(unit);
      problems.add(file, 0, what, "set TimeAggregationUnits to " + (read.ordinal() + 1));
    }
    starts = timed ? starts(first, last.plusDays(1), unit) : List.of(first, last.plusDays(1));
    return timed;
  }

  private static String word(Precision precision) {
    return precision.name().toLowerCase(Locale.ROOT);
  }

  /// Intervals are laid from the end backwards, so that the last is whole.
  private List<LocalDate> starts(LocalDate first, LocalDate end, Precision unit) {
    var backwards = new ArrayList<LocalDate>();
    backwards.add(end);
    for (long k = 1; backwards.getLast().isAfter(first); k++) {
      long length = k * parameters.unitLength;
      LocalDate start =
          switch (unit) {
            case YEAR -> end.minusYears(length);
            case MONTH -> end.minusMonths(length);
            case DAY -> end.minusDays(length);
          };
      backwards.add(start.isBefore(first) ? first : start);
    }
    return backwards.reversed();
  }

  private int intervals() {
    return Math.max(1, starts.size() - 1);
  }

  private int interval(Entry e) {
    if (starts.isEmpty()) {
      return 0;
    }
    int at = Collections.binarySearch(starts, e.date().orElseThrow().first());
    return at >= 0 ? at : -at - 2;
  }

  private int[][] counts(List<Entry> entries) {
    int[][] counts = new int[numbers.size()][intervals()];
    for (Entry e : entries) {
      counts[e.place()][interval(e)] += e.count();
    }
    return counts;
  }

  private static double[][] together(int[][] cases, int[][] controls) {
    double[][] both = new double[cases.length][cases[0].length];
    for (int p = 0; p < both.length; p++) {
      for (int t = 0; t < both[p].length; t++) {
        both[p][t] = (double) cases[p][t] + controls[p][t];
      }
    }
    return both;
  }

  private double[][] expected(List<Entry> cases, Path file) {
    var strata = new LinkedHashMap<String, Integer>();
    var counts = new ArrayList<ExpectedCases.Count>();
    for (SpacedTable.Row row : rows(file, List.of("place", "date", "persons"))) {
      OptionalInt place = place(row);
      Optional<GivenDate> date = date(row, 1);
      OptionalDouble persons = row.number(2, "persons", 0, Double.MAX_VALUE, problems);
      if (place.isPresent() && date.isPresent() && persons.isPresent()) {
        int stratum = strata.computeIfAbsent(row.from(3), s -> strata.size());
        counts.add(
            new ExpectedCases.Count(
                place.getAsInt(), stratum, date.get().middle(), persons.getAsDouble()));
      }
    }
    if (!problems.isEmpty()) {
      return null;
    }
    double[] ofStratum = new double[strata.size()];
    for (Entry e : cases) {
      Integer stratum = strata.get(e.stratum());
      if (stratum == null) {
        String what = "there is no population of \"" + e.stratum() + "\"";
        e.row().problem(what, "give cases and population the same further columns", problems);
      } else {
        ofStratum[stratum] += e.count();
      }
    }
    if (!problems.isEmpty()) {
      return null;
    }
    double[] days =
        starts.isEmpty()
            ? new double[] {0, 1}
            : starts.stream().mapToDouble(LocalDate::toEpochDay).toArray();
    double[][] expected = ExpectedCases.of(numbers.size(), counts, ofStratum, days);
    for (Entry e : cases) {
      if (e.count() > 0 && expected[e.place()][interval(e)] == 0) {
        String what = "cases in " + e.row().words().getFirst() + ", where nobody is expected";
        e.row().problem(what, "give the place a population", problems);
      }
    }
    return expected;
  }
}
