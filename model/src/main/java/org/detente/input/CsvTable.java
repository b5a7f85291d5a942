package org.detente.input;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// A CSV file with a header: UTF-8, commas, double quotation marks, blank lines skipped. Read as a
/// stream of records; only the cells are kept.
///
/// Immutable once read.
public final class CsvTable {

  /// Larger files are refused before they are read.
  public static final long MAX_BYTES = 64_000_000;

  /// Longer tables are refused as soon as the limit is passed.
  public static final int MAX_ROWS = 2_000_000;

  private final String file;
  private final List<String> columns;
  private final Map<String, Integer> positions;
  private final List<CsvRow> rows = new ArrayList<>();
  private boolean complete = true;

  private CsvTable(String file, List<String> columns) {
    this.file = file;
    this.columns = List.copyOf(columns);
    this.positions = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      positions.putIfAbsent(columns.get(i), i);
    }
  }

  /// Reads a table. Rows with a wrong number of cells are recorded and left out.
  ///
  /// @param file where it is
  /// @param name what messages call it
  /// @param required columns that must be there
  /// @param problems takes every mistake
  /// @return empty if the file is missing, too large, not UTF-8, not CSV, or lacks a column
  public static Optional<CsvTable> read(
      Path file, String name, List<String> required, Problems problems) {
    var sink = new Sink(name, required, problems);
    boolean read = CsvSource.read(file, name, MAX_BYTES, required, sink, problems);
    return read ? Optional.of(sink.table) : Optional.empty();
  }

  /// Takes the records of a file.
  private static final class Sink implements CsvSource.Sink {

    private final String name;
    private final List<String> required;
    private final Problems problems;
    private CsvTable table;

    Sink(String name, List<String> required, Problems problems) {
      this.name = name;
      this.required = required;
      this.problems = problems;
    }

    @Override
    public boolean header(List<String> columns, int line) {
      table = new CsvTable(name, columns);
      return CsvSource.checkHeader(name, line, columns, required, problems);
    }

    @Override
    public boolean row(CsvRecord row) {
      if (table.rows.size() == MAX_ROWS) {
        String what = String.format(Locale.ROOT, "has more than %,d rows", MAX_ROWS);
        int line = (int) row.getStartingLineNumber();
        problems.add(name, line, what, "split it, or leave out what is not needed");
        return false;
      }
      table.add(row, problems);
      return true;
    }
  }

  private void add(CsvRecord row, Problems problems) {
    if (!CsvSource.checkWidth(file, row, columns.size(), problems)) {
      complete = false;
      return;
    }
    String[] cells = row.getFields().stream().map(String::strip).toArray(String[]::new);
    rows.add(new CsvRow(this, (int) row.getStartingLineNumber(), cells));
  }

  /// What messages call the file.
  public String file() {
    return file;
  }

  /// The columns, in the order of the header.
  public List<String> columns() {
    return columns;
  }

  /// The rows with as many cells as the header.
  public List<CsvRow> rows() {
    return Collections.unmodifiableList(rows);
  }

  /// Whether no row had to be left out.
  public boolean complete() {
    return complete;
  }

  /// Records every column that is not known.
  ///
  /// @param known whether a column may be there
  /// @param suggested names to suggest from
  public void refuseUnknownColumns(
      Predicate<String> known, Collection<String> suggested, Problems problems) {
    for (String column : columns) {
      if (!known.test(column)) {
        String instead = Words.advice(column, suggested);
        problems.add(file, 1, "column " + column + " is unknown", instead);
      }
    }
  }

  // Position of a column, or -1.
  int position(String column) {
    return positions.getOrDefault(column, -1);
  }
}
