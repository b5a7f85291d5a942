package org.detente.input;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// The lines of a CSV file whose first line is no header of columns: tables of numbers, or formats
/// with a title line. UTF-8, commas, double quotation marks; blank lines are skipped; cells come
/// without blanks around them, and without the empty ones that commas at the end of a line leave.
public final class CsvLines {

  private CsvLines() {}

  /// A line.
  ///
  /// @param file what messages call the file
  /// @param number of the line, from 1
  /// @param cells at least one
  public record Line(String file, int number, List<String> cells) {

    public Line {
      cells = List.copyOf(cells);
    }

    /// A finite number within bounds, both inside; anything else is a mistake.
    ///
    /// @param cell from 0
    /// @param what what messages call it
    public OptionalDouble number(int cell, String what, double min, double max, Problems problems) {
      if (cell >= cells.size() || cells.get(cell).isEmpty()) {
        problems.add(file, number, what + " is empty", "write a number");
        return OptionalDouble.empty();
      }
      String text = cells.get(cell);
      OptionalDouble value = Words.number(text);
      if (value.isEmpty()) {
        String is = what + " is \"" + text + "\", which is not a number";
        problems.add(file, number, is, "write digits and a decimal point only");
        return value;
      }
      var outside = Bounds.complaint(value.getAsDouble(), min, max);
      if (outside.isPresent()) {
        problems.add(file, number, what + " is " + text, outside.get());
        return OptionalDouble.empty();
      }
      return value;
    }
  }

  /// Reads a file.
  ///
  /// @param file where it is
  /// @param name what messages call it
  /// @param problems takes every mistake; an empty file is one
  /// @return the lines, none if the file cannot be read
  public static List<Line> read(Path file, String name, Problems problems) {
    if (!TextFile.check(file, name, CsvTable.MAX_BYTES, chunk -> {}, problems)) {
      return List.of();
    }
    var lines = new ArrayList<Line>();
    int last = 0;
    try (Reader text = TextFile.open(file);
        CsvReader<CsvRecord> reader = CsvSource.reader(text)) {
      for (CsvRecord row : reader) {
        last = (int) row.getStartingLineNumber();
        List<String> cells = new ArrayList<>(row.getFields().stream().map(String::strip).toList());
        while (cells.size() > 1 && cells.getLast().isEmpty()) {
          cells.removeLast();
        }
        if (cells.size() > 1 || !cells.getFirst().isEmpty()) {
          lines.add(new Line(name, last, cells));
        }
      }
    } catch (CsvParseException e) {
      problems.add(
          name,
          last + 1,
          "is not CSV from here on (" + CsvSource.reason(e) + ")",
          "put a cell with a quotation mark in quotation marks");
      return List.of();
    } catch (IOException e) {
      problems.add(name, 0, "cannot be read (" + e.getMessage() + ")", "check its permissions");
      return List.of();
    }
    if (lines.isEmpty()) {
      problems.add(name, 1, "is empty", "write a line for each case");
    }
    return lines;
  }
}
