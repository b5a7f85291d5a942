package org.detente.input;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// A researcher's own CSV file, kept by column: numbers as doubles, words as codes. Made for long
/// tables: a million rows of thirty numbers take 240 MB, and no cell is kept as text.
///
/// What a column holds is decided from its first [#LOOKED_AT] rows: numbers, if at least half of
/// these cells are numbers. From then on a cell that is not one is a mistake of its line, and never
/// turns the column into words. Columns that nobody wants are not looked at.
///
/// Immutable once read; the arrays handed out are its own and must not be changed.
public final class DataTable {

  /// Larger files are refused before they are read.
  public static final long MAX_BYTES = 2_000_000_000L;

  /// Longer tables are refused as soon as the limit is passed.
  public static final int MAX_ROWS = 20_000_000;

  /// Rows from which is decided what a column holds.
  public static final int LOOKED_AT = 1000;

  private final String file;
  private final int headerLine;
  private final Map<String, DataColumn> columns;
  private final int[] lines;

  private DataTable(String file, int headerLine, Map<String, DataColumn> columns, int[] lines) {
    this.file = file;
    this.headerLine = headerLine;
    this.columns = columns;
    this.lines = lines;
  }

  /// Reads a table. Every mistake of a wanted column is recorded; the result is of use only if
  /// there was none.
  ///
  /// @param file where it is
  /// @param name what messages call it
  /// @param required columns that must be there
  /// @param wanted columns to be read, of those that are there; the required ones are read anyway
  /// @param words columns that hold words, even if these look like numbers
  /// @param problems takes every mistake
  /// @return empty if the file is missing, too large, not UTF-8, not CSV, lacks a column, or has no
  ///   rows
  public static Optional<DataTable> read(
      Path file,
      String name,
      List<String> required,
      Predicate<String> wanted,
      Set<String> words,
      Problems problems) {
    var filling = new Filling(name, required, wanted, words, problems);
    if (!CsvSource.read(file, name, MAX_BYTES, required, filling, problems)) {
      return Optional.empty();
    }
    return filling.table();
  }

  /// What messages call the file.
  public String file() {
    return file;
  }

  /// Line of the header.
  public int headerLine() {
    return headerLine;
  }

  /// The columns read, in the order of the header.
  public List<String> columns() {
    return List.copyOf(columns.keySet());
  }

  /// How many rows there are.
  public int rows() {
    return lines.length;
  }

  /// Line of the file on which a row begins, from 1.
  ///
  /// @param row from 0
  public int line(int row) {
    return lines[row];
  }

  /// Whether a column holds numbers; otherwise it holds words.
  public boolean isNumbers(String column) {
    return column(column).isNumbers();
  }

  /// Whether a column holds whole numbers only.
  public boolean isWhole(String column) {
    return column(column).isWhole();
  }

  /// The numbers of a column, shape `[rows]`, each finite.
  ///
  /// @return zeros, and a mistake recorded, if it holds words
  public double[] numbers(String column, Problems problems) {
    DataColumn found = column(column);
    if (!found.isNumbers()) {
      String what = column + " holds words (\"" + found.words().getFirst() + "\")";
      problems.add(file, lines[0], what, "write numbers");
      return new double[rows()];
    }
    return found.numbers();
  }

  /// The words of a column as codes, shape `[rows]`, each a position in [#words].
  ///
  /// @throws IllegalStateException if it holds numbers
  public int[] codes(String column) {
    return column(column).codes();
  }

  /// The different words of a column, sorted; the codes count them.
  public List<String> words(String column) {
    return column(column).words();
  }

  private DataColumn column(String column) {
    DataColumn found = columns.get(column);
    if (found == null) {
      throw new IllegalArgumentException("column " + column + " was not read from " + file);
    }
    return found;
  }

  /// Takes the records of a file and fills the columns.
  private static final class Filling implements CsvSource.Sink {

    private final String name;
    private final List<String> required;
    private final Predicate<String> wanted;
    private final Set<String> words;
    private final Problems problems;
    private final List<CsvRecord> first = new ArrayList<>();
    private final Map<String, DataColumn> columns = new LinkedHashMap<>();
    private DataColumn[] atPosition;
    private int headerLine;
    private int[] lines = new int[LOOKED_AT];
    private int rows;

    Filling(
        String name,
        List<String> required,
        Predicate<String> wanted,
        Set<String> words,
        Problems problems) {
      this.name = name;
      this.required = required;
      this.wanted = wanted;
      this.words = words;
      this.problems = problems;
    }

    @Override
    public boolean header(List<String> header, int line) {
      headerLine = line;
      if (!CsvSource.checkHeader(name, line, header, required, problems)) {
        return false;
      }
      atPosition = new DataColumn[header.size()];
      for (int i = 0; i < atPosition.length; i++) {
        String column = header.get(i);
        if (wanted.test(column) || required.contains(column)) {
          atPosition[i] = new DataColumn(name, column, problems);
          columns.put(column, atPosition[i]);
        }
      }
      return true;
    }

    @Override
    public boolean row(CsvRecord row) {
      if (!CsvSource.checkWidth(name, row, atPosition.length, problems)) {
        return true;
      }
      if (first.size() < LOOKED_AT) {
        first.add(row);
        if (first.size() == LOOKED_AT) {
          decide();
        }
        return true;
      }
      return take(row);
    }

    /// Decides what each column holds, then takes the rows looked at.
    private void decide() {
      for (int i = 0; i < atPosition.length; i++) {
        if (atPosition[i] != null) {
          int numbers = 0;
          for (CsvRecord row : first) {
            numbers += Words.number(row.getField(i).strip()).isPresent() ? 1 : 0;
          }
          boolean holdsWords = words.contains(atPosition[i].name());
          atPosition[i].hold(!holdsWords && 2 * numbers >= first.size());
        }
      }
      first.forEach(this::take);
    }

    private boolean take(CsvRecord row) {
      int line = (int) row.getStartingLineNumber();
      if (rows == MAX_ROWS) {
        String what = String.format(Locale.ROOT, "has more than %,d rows", MAX_ROWS);
        problems.add(name, line, what, "split it, or leave out what is not needed");
        return false;
      }
      if (rows == lines.length) {
        lines = Arrays.copyOf(lines, 2 * rows);
      }
      lines[rows] = line;
      for (int i = 0; i < atPosition.length; i++) {
        if (atPosition[i] != null) {
          atPosition[i].add(row.getField(i), line);
        }
      }
      rows++;
      return true;
    }

    Optional<DataTable> table() {
      if (first.size() < LOOKED_AT) {
        decide();
      }
      if (rows == 0) {
        problems.add(name, headerLine, "has no rows", "write one row per case below the header");
        return Optional.empty();
      }
      columns.values().forEach(DataColumn::finish);
      return Optional.of(new DataTable(name, headerLine, columns, Arrays.copyOf(lines, rows)));
    }
  }
}
