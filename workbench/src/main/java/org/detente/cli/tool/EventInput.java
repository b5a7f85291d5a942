package org.detente.cli.tool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.detente.cli.tool.GivenDate.Precision;
import org.detente.input.CsvRow;
import org.detente.input.CsvTable;
import org.detente.input.Problems;
import org.detente.input.Words;
import org.detente.numeric.Draws;
import org.detente.selfexciting.Events;
import org.detente.theatre.Geography;

/// Reads events: time in days or dates, latitude, longitude, mark.
final class EventInput {

  private static final int PURPOSE = 0x7469;

  private record Row(double time, double latitude, double longitude, double mark) {}

  private final CsvTable table;
  private final Optional<String> from;
  private final Optional<String> to;
  private final int seed;
  private final Problems problems;
  private double spreadDays;

  EventInput(
      CsvTable table, Optional<String> from, Optional<String> to, int seed, Problems problems) {
    this.table = table;
    this.from = from;
    this.to = to;
    this.seed = seed;
    this.problems = problems;
  }

  /// Width over which events recorded at the same time were laid apart, days; 0 if none were.
  double spreadDays() {
    return spreadDays;
  }

  /// @throws org.detente.input.InputException with every mistake
  Events read() {
    columns();
    problems.throwIfAny();
    boolean spatial = table.columns().contains("latitude");
    boolean marked = table.columns().contains("mark");
    List<Row> rows = rows(spatial, marked);
    OptionalDouble givenFrom = limit("--from", from);
    OptionalDouble givenTo = limit("--to", to);
    if (rows.size() < Events.FEWEST && problems.isEmpty()) {
      String what = "the number of events is " + rows.size();
      problems.add(table.file(), 0, what, "give " + Events.FEWEST + " or more");
    }
    problems.throwIfAny();
    List<Row> apart = apart(rows);
    double first = apart.getFirst().time();
    double last = apart.getLast().time();
    double start = givenFrom.orElse(spreadDays > 0 ? Math.floor(first) : first);
    double end = givenTo.orElse(spreadDays > 0 ? Math.ceil(last) : last);
    end += givenTo.isPresent() && spreadDays > 0 ? 1 : 0;
    if (start > first || end < last) {
      problems.add(
          "command line", 0, "events lie outside of --from and --to", "leave them out of the file");
    } else if (!(end > start)) {
      problems.add(table.file(), 0, "all events are at the same time", "give times that differ");
    } else if (marked && apart.stream().mapToDouble(Row::mark).distinct().count() < 2) {
      problems.add(table.file(), 0, "all marks are the same", "leave the column out");
    }
    problems.throwIfAny();
    return events(apart, start, end, spatial, marked);
  }

  private void columns() {
    List<String> known = List.of("t", "latitude", "longitude", "mark");
    List<String> columns = table.columns();
    if (!columns.contains("t")) {
      problems.add(
          table.file(), 1, "column t is missing", "give events t, or counts place, month, count");
    }
    if (columns.contains("latitude") != columns.contains("longitude")) {
      problems.add(table.file(), 1, "latitude and longitude go together", "give both or none");
    }
    table.refuseUnknownColumns(known::contains, known, problems);
  }

  private List<Row> rows(boolean spatial, boolean marked) {
    var rows = new ArrayList<Row>();
    for (CsvRow row : table.rows()) {
      OptionalDouble time = time(row.text("t"));
      if (time.isEmpty()) {
        String what = "t is \"" + row.text("t") + "\"";
        row.problem(what, "write days as a number, or year-month-day", problems);
      }
      OptionalDouble latitude = spatial ? row.number("latitude", -90, 90, problems) : zero();
      OptionalDouble longitude = spatial ? row.number("longitude", -180, 180, problems) : zero();
      OptionalDouble mark = marked ? row.number("mark", problems) : zero();
      if (time.isPresent() && latitude.isPresent() && longitude.isPresent() && mark.isPresent()) {
        rows.add(
            new Row(
                time.getAsDouble(),
                latitude.getAsDouble(),
                longitude.getAsDouble(),
                mark.getAsDouble()));
      }
    }
    rows.sort(Comparator.comparingDouble(Row::time));
    return rows;
  }

  private static OptionalDouble zero() {
    return OptionalDouble.of(0);
  }

  /// Days, or the number of the day of a date.
  private static OptionalDouble time(String text) {
    OptionalDouble number = Words.number(text);
    if (number.isPresent()) {
      return number;
    }
    return GivenDate.parse(text, 2000)
        .filter(d -> d.precision() == Precision.DAY)
        .map(d -> OptionalDouble.of(d.first().toEpochDay()))
        .orElse(OptionalDouble.empty());
  }

  private OptionalDouble limit(String option, Optional<String> text) {
    OptionalDouble value = text.map(EventInput::time).orElse(OptionalDouble.empty());
    if (text.isPresent() && value.isEmpty()) {
      problems.add("command line", 0, option + " is " + text.get(), "write it as t is written");
    }
    return value;
  }

  /// Where times are whole days and some are the same, events are laid at random times of their
  /// day: the model knows no two events at once, and would take ties for no excitation.
  private List<Row> apart(List<Row> rows) {
    var seen = new HashSet<Double>();
    boolean whole = rows.stream().allMatch(r -> r.time() == Math.rint(r.time()));
    boolean ties = rows.stream().anyMatch(r -> !seen.add(r.time()));
    if (!whole || !ties) {
      return rows;
    }
    spreadDays = 1;
    var draws = new Draws(seed, PURPOSE, 0);
    return rows.stream()
        .map(r -> new Row(r.time() + draws.uniform(), r.latitude(), r.longitude(), r.mark()))
        .sorted(Comparator.comparingDouble(Row::time))
        .toList();
  }

  private static Events events(
      List<Row> rows, double start, double end, boolean spatial, boolean marked) {
    double[] times = rows.stream().mapToDouble(r -> r.time() - start).toArray();
    double[] marks = marked ? rows.stream().mapToDouble(Row::mark).toArray() : null;
    if (!spatial) {
      return new Events(times, null, null, marks, end - start, 0);
    }
    var latitude = rows.stream().mapToDouble(Row::latitude).summaryStatistics();
    var longitude = rows.stream().mapToDouble(Row::longitude).summaryStatistics();
    var plane =
        new Geography(
            (longitude.getMin() + longitude.getMax()) / 2,
            (latitude.getMin() + latitude.getMax()) / 2);
    double width = plane.x(longitude.getMax()) - plane.x(longitude.getMin());
    double height = plane.y(latitude.getMax()) - plane.y(latitude.getMin());
    return new Events(
        times,
        rows.stream().mapToDouble(r -> plane.x(r.longitude())).toArray(),
        rows.stream().mapToDouble(r -> plane.y(r.latitude())).toArray(),
        marks,
        end - start,
        // All at one place, or on one line, still need an area.
        Math.max(width, 1) * Math.max(height, 1));
  }
}
