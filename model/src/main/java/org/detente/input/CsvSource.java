package org.detente.input;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;

/// A CSV file as a stream of records: UTF-8, commas, double quotation marks, blank lines skipped.
/// Looks at the whole text first, so that a record is only ever told about if it can be trusted.
final class CsvSource {

  private CsvSource() {}

  /// Takes what is read, in the order of the file.
  interface Sink {

    /// @return whether to go on
    boolean header(List<String> columns, int line);

    /// @return whether to go on
    boolean row(CsvRecord row);
  }

  /// Reads a file to its end, or until the sink has had enough.
  ///
  /// @param required columns that a message about an empty file names
  /// @return whether the end was reached; if not, the mistake has been recorded
  static boolean read(
      Path file, String name, long maxBytes, List<String> required, Sink sink, Problems problems) {
    var quotes = new QuoteScan();
    if (!TextFile.check(file, name, maxBytes, quotes::look, problems)) {
      return false;
    }
    if (quotes.open()) {
      String what = "a quotation mark is opened here and never closed";
      problems.add(name, quotes.openedAt(), what, "close it; inside a cell write it twice");
      return false;
    }
    long line = 1;
    try (Reader text = TextFile.open(file);
        CsvReader<CsvRecord> reader = reader(text)) {
      Iterator<CsvRecord> records = reader.iterator();
      if (!records.hasNext()) {
        String header = required.isEmpty() ? "" : ": " + String.join(",", required);
        problems.add(name, 1, "is empty", "begin with a header" + header);
        return false;
      }
      CsvRecord header = records.next();
      line = header.getStartingLineNumber();
      List<String> columns = header.getFields().stream().map(String::strip).toList();
      if (!sink.header(columns, (int) line)) {
        return false;
      }
      while (records.hasNext()) {
        CsvRecord row = records.next();
        line = row.getStartingLineNumber();
        if (!sink.row(row)) {
          return false;
        }
      }
      return true;
    } catch (CsvParseException e) {
      // The reader stops before a record: the mistake is in the one after the last that came out.
      String what = "is not CSV from here on (" + reason(e) + ")";
      problems.add(
          name, (int) line + 1, what, "put a cell with a quotation mark in quotation marks");
      return false;
    } catch (IOException e) {
      problems.add(name, 0, "cannot be read (" + e.getMessage() + ")", "check its permissions");
      return false;
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

  /// Whether every column has a name of its own and all required ones are there.
  static boolean checkHeader(
      String file, int line, List<String> columns, List<String> required, Problems problems) {
    int before = problems.count();
    var seen = new HashSet<String>();
    for (int i = 0; i < columns.size(); i++) {
      String column = columns.get(i);
      if (column.isEmpty()) {
        problems.add(file, line, "column " + (i + 1) + " has no name", "give it one");
      } else if (!seen.add(column)) {
        problems.add(file, line, "column " + column + " stands there twice", "keep one");
      }
    }
    for (String column : required) {
      if (!seen.contains(column)) {
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

  /// Whether a row has as many cells as the header.
  static boolean checkWidth(String file, CsvRecord row, int columns, Problems problems) {
    if (row.getFieldCount() == columns) {
      return true;
    }
    String what = "the row has %d cells, the header %d".formatted(row.getFieldCount(), columns);
    String instead = "check its commas; put a text with commas in quotation marks";
    problems.add(file, (int) row.getStartingLineNumber(), what, instead);
    return false;
  }
}
