package org.detente.input;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// A row of a [CsvTable]. Getters that can fail record the mistake with file and line and return
/// empty, so that reading goes on. Cells come without blanks around them.
public final class CsvRow {

  private final CsvTable table;
  private final int line;
  private final String[] cells;

  CsvRow(CsvTable table, int line, String[] cells) {
    this.table = table;
    this.line = line;
    this.cells = cells;
  }

  /// Line of the file on which the row begins, from 1.
  public int line() {
    return line;
  }

  /// What messages call the file.
  public String file() {
    return table.file();
  }

  /// The cell; empty text where the cell is empty or the column is not there.
  public String text(String column) {
    int position = table.position(column);
    return position < 0 ? "" : cells[position];
  }

  /// A cell that must not be empty.
  public Optional<String> requiredText(String column, Problems problems) {
    String text = text(column);
    if (text.isEmpty()) {
      problems.add(file(), line, column + " is empty", "fill it in");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  /// A finite number; an empty cell is a mistake.
  public OptionalDouble number(String column, Problems problems) {
    return number(column, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, problems);
  }

  /// A finite number of at least 0; an empty cell is a mistake.
  public OptionalDouble nonNegative(String column, Problems problems) {
    return number(column, 0, Double.POSITIVE_INFINITY, problems);
  }

  /// A finite number within bounds, both inside; an empty cell is a mistake.
  public OptionalDouble number(String column, double min, double max, Problems problems) {
    if (text(column).isEmpty()) {
      problems.add(file(), line, column + " is empty", "write a number");
      return OptionalDouble.empty();
    }
    return optionalNumber(column, min, max, problems);
  }

  /// A finite number, or empty where the cell is empty.
  public OptionalDouble optionalNumber(String column, Problems problems) {
    return optionalNumber(column, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, problems);
  }

  /// A finite number within bounds, both inside, or empty where the cell is empty.
  public OptionalDouble optionalNumber(String column, double min, double max, Problems problems) {
    String text = text(column);
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    OptionalDouble value = Words.number(text);
    if (value.isEmpty()) {
      String what = column + " is \"" + text + "\", which is not a number";
      problems.add(file(), line, what, "write digits and a decimal point only");
      return value;
    }
    Optional<String> outside = Bounds.complaint(value.getAsDouble(), min, max);
    if (outside.isPresent()) {
      problems.add(file(), line, column + " is " + text, outside.get());
      return OptionalDouble.empty();
    }
    return value;
  }

  /// A whole number within bounds, both inside; an empty cell is a mistake.
  public OptionalInt integer(String column, int min, int max, Problems problems) {
    OptionalDouble value = number(column, min, max, problems);
    if (value.isEmpty()) {
      return OptionalInt.empty();
    }
    if (value.getAsDouble() != StrictMath.rint(value.getAsDouble())) {
      problems.add(file(), line, column + " is " + text(column), "write a whole number");
      return OptionalInt.empty();
    }
    return OptionalInt.of((int) value.getAsDouble());
  }

  /// `yes` or `no`; an empty cell is a mistake.
  public Optional<Boolean> yesNo(String column, Problems problems) {
    return switch (text(column)) {
      case "yes" -> Optional.of(true);
      case "no" -> Optional.of(false);
      default -> {
        String what = column + " is \"" + text(column) + "\"";
        problems.add(file(), line, what, "write yes or no");
        yield Optional.empty();
      }
    };
  }

  /// One of the words of an enum; an empty cell is a mistake.
  public <E extends Enum<E>> Optional<E> word(String column, Class<E> type, Problems problems) {
    Optional<E> constant = Words.constant(type, text(column));
    if (constant.isEmpty()) {
      String what = column + " is \"" + text(column) + "\"";
      problems.add(file(), line, what, Words.advice(text(column), Words.of(type)));
    }
    return constant;
  }

  /// Records a mistake of this row.
  public void problem(String what, String instead, Problems problems) {
    problems.add(file(), line, what, instead);
  }
}
