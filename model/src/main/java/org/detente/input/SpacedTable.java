package org.detente.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// A table without a header whose columns are separated by blanks, tabs or commas, as older
/// programs write them. Blank lines are skipped.
///
/// Immutable.
///
/// @param file what messages call it
/// @param rows in order
public record SpacedTable(String file, List<Row> rows) {

  public SpacedTable {
    rows = List.copyOf(rows);
  }

  /// A row. Getters that can fail record the mistake and return empty.
  ///
  /// @param file what messages call it
  /// @param line from 1
  /// @param words at least as many as the table asks for
  public record Row(String file, int line, List<String> words) {

    public Row {
      words = List.copyOf(words);
    }

    /// Words from a column on, joined by a blank; empty if there are none.
    public String from(int column) {
      return column < words.size() ? String.join(" ", words.subList(column, words.size())) : "";
    }

    /// A finite number within bounds, both inside.
    public OptionalDouble number(
        int column, String what, double min, double max, Problems problems) {
      String word = words.get(column);
      OptionalDouble value = Words.number(word);
      if (value.isEmpty()) {
        problem(what + " is \"" + word + "\", which is not a number", "write a number", problems);
        return value;
      }
      Optional<String> outside = Bounds.complaint(value.getAsDouble(), min, max);
      if (outside.isPresent()) {
        problem(what + " is " + word, outside.get(), problems);
        return OptionalDouble.empty();
      }
      return value;
    }

    /// A whole number from 0.
    public OptionalInt count(int column, String what, Problems problems) {
      OptionalDouble value = number(column, what, 0, Integer.MAX_VALUE, problems);
      if (value.isEmpty()) {
        return OptionalInt.empty();
      }
      if (value.getAsDouble() != StrictMath.rint(value.getAsDouble())) {
        problem(what + " is " + words.get(column), "write a whole number", problems);
        return OptionalInt.empty();
      }
      return OptionalInt.of((int) value.getAsDouble());
    }

    /// Records a mistake of this row.
    public void problem(String what, String instead, Problems problems) {
      problems.add(file, line, what, instead);
    }
  }

  /// Reads a table.
  ///
  /// @param file where it is
  /// @param columns what the first columns are, all of which must be there
  /// @param problems takes every mistake
  /// @return empty if the file cannot be read or is blank
  public static Optional<SpacedTable> read(Path file, List<String> columns, Problems problems) {
    String name = file.toString();
    if (!TextFile.check(file, name, CsvTable.MAX_BYTES, text -> {}, problems)) {
      return Optional.empty();
    }
    String layout = "write in each line: " + String.join(" ", columns);
    var rows = new ArrayList<Row>();
    try (BufferedReader reader = TextFile.open(file)) {
      int line = 0;
      boolean blank = true;
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        line++;
        if (text.isBlank()) {
          continue;
        }
        blank = false;
        List<String> words = List.of(text.strip().split("[\\s,]+"));
        if (words.size() < columns.size()) {
          problems.add(name, line, "the number of columns is " + words.size(), layout);
        } else {
          rows.add(new Row(name, line, words));
        }
      }
      if (blank) {
        problems.add(name, 1, "is empty", layout);
        return Optional.empty();
      }
    } catch (IOException e) {
      problems.add(name, 0, "cannot be read (" + e.getMessage() + ")", "check its permissions");
      return Optional.empty();
    }
    return Optional.of(new SpacedTable(name, rows));
  }
}
