package org.detente.output;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A CSV file being written: UTF-8, header first, numbers in the shortest form that reads back the
/// same, empty where there is none.
public final class Table implements Closeable {

  private static final double WHOLE_LIMIT = 1e15;

  private final CsvWriter writer;

  /// @param file overwritten
  /// @param columns names, in order
  public Table(Path file, List<String> columns) throws IOException {
    writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file);
    writer.writeRecord(columns);
  }

  /// Writes a row.
  ///
  /// @param cells text, or numbers (NaN: empty)
  public void row(Object... cells) {
    String[] text = new String[cells.length];
    for (int i = 0; i < cells.length; i++) {
      text[i] = cells[i] instanceof Double d ? number(d) : cells[i].toString();
    }
    writer.writeRecord(text);
  }

  /// A number in the shortest form that reads back the same; empty text for NaN.
  public static String number(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    if (value == Math.rint(value) && Math.abs(value) < WHOLE_LIMIT) {
      return Long.toString((long) value);
    }
    return Double.toString(value);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
