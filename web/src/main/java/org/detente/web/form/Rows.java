package org.detente.web.form;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A CSV file of which single rows are changed: all others stay as they are written, to the letter.
public final class Rows {

  private final List<String> columns;
  private final List<Row> rows;
  private final List<String> lines;

  private Rows(List<String> columns, List<Row> rows, List<String> lines) {
    this.columns = List.copyOf(columns);
    this.rows = List.copyOf(rows);
    this.lines = lines;
  }

  /// A row.
  ///
  /// @param number from 0, without the head of the table
  /// @param line on which it begins, from 1
  /// @param end the line after its last
  /// @param cells as many as there are columns
  public record Row(int number, int line, int end, List<String> cells) {}

  /// Reads a file that a loader has read without a mistake.
  public static Rows of(String text) {
    List<String> lines = List.of(text.split("(?<=\n)", -1));
    var columns = new ArrayList<String>();
    var rows = new ArrayList<Row>();
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder().ofCsvRecord(text.replaceFirst("^\ufeff", ""))) {
      var records = new ArrayList<CsvRecord>();
      csv.forEach(records::add);
      for (int i = 0; i < records.size(); i++) {
        CsvRecord record = records.get(i);
        if (i == 0) {
          columns.addAll(record.getFields());
          continue;
        }
        int begin = (int) record.getStartingLineNumber();
        int breaks =
            record.getFields().stream()
                .mapToInt(f -> (int) f.chars().filter(c -> c == '\n').count())
                .sum();
        var cells = new ArrayList<>(record.getFields());
        while (cells.size() < columns.size()) {
          cells.add("");
        }
        rows.add(new Row(i - 1, begin, begin + breaks + 1, List.copyOf(cells)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a text cannot fail to be read", e);
    }
    return new Rows(columns, rows, lines);
  }

  /// Names of the columns.
  public List<String> columns() {
    return columns;
  }

  /// All rows.
  public List<Row> rows() {
    return rows;
  }

  /// A row by its number.
  public Optional<Row> row(int number) {
    return number >= 0 && number < rows.size() ? Optional.of(rows.get(number)) : Optional.empty();
  }

  /// The row that holds some cells: the one of this number if it does, else the first that does.
  public Optional<Row> holding(List<String> cells, int number) {
    return row(number)
        .filter(r -> r.cells().equals(cells))
        .or(() -> rows.stream().filter(r -> r.cells().equals(cells)).findFirst());
  }

  /// The file with a row otherwise.
  ///
  /// @param row that is replaced; empty: one is added at the end
  /// @param cells what it shall hold; empty: it is removed
  public String with(Optional<Row> row, Optional<List<String>> cells) {
    String written = cells.map(Rows::written).orElse("");
    String all = String.join("", lines);
    if (row.isEmpty()) {
      return (all.isEmpty() || all.endsWith("\n") ? all : all + "\n") + written;
    }
    int from = row.get().line() - 1;
    int to = Math.min(row.get().end() - 1, lines.size());
    return String.join("", lines.subList(0, from))
        + written
        + String.join("", lines.subList(to, lines.size()));
  }

  /// The same with a column more, where it is not there; all rows are written anew then.
  public Rows widened(String column) {
    if (columns.contains(column)) {
      return this;
    }
    var all = new StringBuilder();
    var head = new ArrayList<>(columns);
    head.add(column);
    all.append(written(head));
    for (Row row : rows) {
      var cells = new ArrayList<>(row.cells());
      cells.add("");
      all.append(written(cells));
    }
    return of(all.toString());
  }

  /// A table without the rows that are for other readers alone.
  ///
  /// @param reader an audience as it is written
  public static String readBy(String text, String reader) {
    Rows table = of(text);
    int column = table.columns().indexOf("reader");
    if (column < 0) {
      return text;
    }
    String kept = text;
    for (Row row : table.rows().reversed()) {
      String of = row.cells().get(column);
      if (!of.isEmpty() && !of.equals(reader)) {
        kept = of(kept).with(Optional.of(row), Optional.empty());
      }
    }
    return kept;
  }

  /// On which line a row that is added at the end will stand.
  public int next() {
    String all = String.join("", lines);
    return (int) all.chars().filter(c -> c == '\n').count() + (all.endsWith("\n") ? 1 : 2);
  }

  /// Cells as a line.
  public static String written(List<String> cells) {
    var out = new StringWriter();
    try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out)) {
      writer.writeRecord(cells);
    } catch (IOException e) {
      throw new UncheckedIOException("a text cannot fail to be written", e);
    }
    return out.toString();
  }
}
