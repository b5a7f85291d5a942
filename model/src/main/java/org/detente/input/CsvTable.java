package org.detente.input;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
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
    var quotes = new QuoteScan();
    if (!TextFile.check(file, name, MAX_BYTES, quotes::look, problems)) {
      return Optional.empty();
    }
    if (quotes.open()) {
      String what = "a quotation mark is opened here and never closed";
      problems.add(name, quotes.openedAt(), what, "close it; inside a cell write it twice");
      return Optional.empty();
    }
    long line = 1;
    try (Reader text = TextFile.open(file);
        CsvReader<CsvRecord> reader = reader(text)) {
      Iterator<CsvRecord> records = reader.iterator();
      if (!records.hasNext()) {
        problems.add(name, 1, "is empty", "begin with a header: " + String.join(",", required));
        return Optional.empty();
      }
      CsvRecord header = records.next();
      line = header.getStartingLineNumber();
      var table = new CsvTable(name, header.getFields().stream().map(String::strip).toList());
      boolean sound = table.checkHeader((int) line, required, problems);
      while (sound && records.hasNext()) {
        CsvRecord row = records.next();
        line = row.getStartingLineNumber();
        if (table.rows.size() == MAX_ROWS) {
          String what = String.format(Locale.ROOT, "has more than %,d rows", MAX_ROWS);
          problems.add(name, (int) line, what, "split it, or leave out what is not needed");
          return Optional.empty();
        }
        table.add(row, problems);
      }
      return sound ? Optional.of(table) : Optional.empty();
    } catch (CsvParseException e) {
      // The reader stops before a record: the mistake is in the one after the last that came out.
      String what = "is not CSV from here on (" + reason(e) + ")";
      problems.add(
          name, (int) line + 1, what, "put a cell with a quotation mark in quotation marks");
      return Optional.empty();
    } catch (IOException e) {
      problems.add(name, 0, "cannot be read (" + e.getMessage() + ")", "check its permissions");
      return Optional.empty();
    }
  }

  static CsvReader<CsvRecord> reader(Reader text) {
    return CsvReader.builder()
        .allowExtraFields(true)
        .allowMissingFields(true)
        .allowExtraCharsAfterClosingQuote(false)
        .ofCsvRecord(text);
  }

  static String reason(CsvParseException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause.getMessage();
  }

  private boolean checkHeader(int line, List<String> required, Problems problems) {
    int before = problems.count();
    for (int i = 0; i < columns.size(); i++) {
      String column = columns.get(i);
      if (column.isEmpty()) {
        problems.add(file, line, "column " + (i + 1) + " has no name", "give it one");
      } else if (positions.get(column) != i) {
        problems.add(file, line, "column " + column + " stands there twice", "keep one");
      }
    }
    for (String column : required) {
      if (!positions.containsKey(column)) {
        List<String> others = columns.stream().filter(c -> !required.contains(c)).toList();
        String instead =
            Words.nearest(column, others)
                .map(other -> "is " + other + " meant to be it?")
                .orElse("add it to the header");
        problems.add(file, line, "column " + column + " is missing", instead);
      }
    }
    return problems.count() == before;
  }

  private void add(CsvRecord row, Problems problems) {
    if (row.getFieldCount() != columns.size()) {
      String what =
          "the row has %d cells, the header %d".formatted(row.getFieldCount(), columns.size());
      String instead = "check its commas; put a text with commas in quotation marks";
      problems.add(file, (int) row.getStartingLineNumber(), what, instead);
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

  /// Follows quotation marks as a CSV reader does, to find one that is never closed.
  private static final class QuoteScan {

    private enum State {
      CELL_START,
      PLAIN,
      QUOTED,
      QUOTE_IN_QUOTED
    }

    private State state = State.CELL_START;
    private int line = 1;
    private int openedAt;

    void look(CharSequence text) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        state = next(c);
        line += c == '\n' ? 1 : 0;
      }
    }

    private State next(char c) {
      boolean endsCell = c == ',' || c == '\n' || c == '\r';
      return switch (state) {
        case QUOTED -> c == '"' ? State.QUOTE_IN_QUOTED : State.QUOTED;
        case QUOTE_IN_QUOTED -> c == '"' ? State.QUOTED : endsCell ? State.CELL_START : State.PLAIN;
        case PLAIN -> endsCell ? State.CELL_START : State.PLAIN;
        case CELL_START -> {
          if (c == '"') {
            openedAt = line;
            yield State.QUOTED;
          }
          yield endsCell || c == '\uFEFF' ? State.CELL_START : State.PLAIN;
        }
      };
    }

    boolean open() {
      return state == State.QUOTED;
    }

    int openedAt() {
      return openedAt;
    }
  }
}
