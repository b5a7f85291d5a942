package org.detente.input;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// A column of a [DataTable] while it is filled, and afterwards.
final class DataColumn {

  private static final int ROOM = 1024;
  private static final int EXACT_POWERS = 22;
  private static final double[] POWER_OF_TEN = new double[EXACT_POWERS + 1];
  private static final long EXACT_INTEGERS = 1L << 53;

  static {
    POWER_OF_TEN[0] = 1;
    for (int i = 1; i < POWER_OF_TEN.length; i++) {
      POWER_OF_TEN[i] = 10 * POWER_OF_TEN[i - 1];
    }
  }

  private final String file;
  private final String name;
  private final Problems problems;
  private final Map<String, Integer> codeOf = new HashMap<>();
  private final List<String> words = new ArrayList<>();
  private double[] numbers;
  private int[] codes;
  private boolean whole = true;
  private int rows;

  DataColumn(String file, String name, Problems problems) {
    this.file = file;
    this.name = name;
    this.problems = problems;
  }

  String name() {
    return name;
  }

  /// Says what the cells to come are.
  void hold(boolean holdsNumbers) {
    if (holdsNumbers) {
      numbers = new double[ROOM];
    } else {
      codes = new int[ROOM];
    }
  }

  /// Takes a cell; a wrong one leaves a stand-in and a mistake.
  void add(String text, int line) {
    if (numbers != null) {
      numbers = rows < numbers.length ? numbers : Arrays.copyOf(numbers, 2 * rows);
      double value = number(text, line);
      whole &= value == StrictMath.rint(value);
      numbers[rows] = value;
    } else {
      codes = rows < codes.length ? codes : Arrays.copyOf(codes, 2 * rows);
      codes[rows] = code(text, line);
    }
    rows++;
  }

  private double number(String text, int line) {
    double plain = plainDecimal(text);
    if (plain == plain) {
      return plain;
    }
    String cell = text.strip();
    OptionalDouble value = Words.number(cell);
    if (value.isPresent()) {
      return value.getAsDouble();
    }
    if (cell.isEmpty()) {
      problems.add(file, line, name + " is empty", "write a number, or leave the row out");
    } else {
      String what = name + " is \"" + cell + "\", which is not a finite number";
      problems.add(file, line, what, "write digits and a decimal point only");
    }
    return 0;
  }

  private int code(String text, int line) {
    String cell = text.strip();
    if (cell.isEmpty()) {
      problems.add(file, line, name + " is empty", "write a word, or leave the row out");
    }
    Integer code = codeOf.get(cell);
    if (code == null) {
      code = words.size();
      codeOf.put(cell, code);
      words.add(cell);
    }
    return code;
  }

  /// Numbers of few digits, the usual case, at a fraction of the cost. Digits that fit a double
  /// exactly, times or through a power of ten that does, are rounded once and therefore right.
  ///
  /// Source: W. D. Clinger (1990), "How to read floating point numbers accurately", PLDI '90.
  ///
  /// @return NaN where the text is anything else
  private static double plainDecimal(String text) {
    int length = text.length();
    int i = length > 0 && text.charAt(0) == '-' ? 1 : 0;
    boolean negative = i == 1;
    long digits = 0;
    int decimals = -1;
    boolean any = false;
    for (; i < length; i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        any = true;
        digits = 10 * digits + (c - '0');
        decimals += decimals >= 0 ? 1 : 0;
        if (digits >= EXACT_INTEGERS) {
          return Double.NaN;
        }
      } else if (c == '.' && decimals < 0) {
        decimals = 0;
      } else {
        return Double.NaN;
      }
    }
    if (!any || decimals > EXACT_POWERS) {
      return Double.NaN;
    }
    double value = decimals > 0 ? digits / POWER_OF_TEN[decimals] : digits;
    return negative ? -value : value;
  }

  /// Nothing more comes: gives back the room left over, and puts the words into their order.
  void finish() {
    if (numbers != null) {
      numbers = Arrays.copyOf(numbers, rows);
      return;
    }
    codes = Arrays.copyOf(codes, rows);
    words.sort(null);
    int[] place = new int[words.size()];
    for (int i = 0; i < place.length; i++) {
      place[codeOf.get(words.get(i))] = i;
    }
    for (int row = 0; row < rows; row++) {
      codes[row] = place[codes[row]];
    }
  }

  boolean isNumbers() {
    return numbers != null;
  }

  boolean isWhole() {
    return numbers != null && whole;
  }

  double[] numbers() {
    return numbers;
  }

  int[] codes() {
    if (codes == null) {
      throw new IllegalStateException(name + " holds numbers");
    }
    return codes;
  }

  List<String> words() {
    return List.copyOf(words);
  }
}
