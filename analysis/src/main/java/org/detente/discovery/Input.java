package org.detente.discovery;

import java.util.Arrays;
import java.util.List;

/// An input of the cases: a name and one value per case.
///
/// Immutable; the arrays given are kept, not copied, and must not be changed.
public final class Input {

  /// What an input's values are.
  public enum Kind {
    /// Any finite numbers.
    REAL,
    /// Whole numbers.
    WHOLE,
    /// Words without an order.
    CATEGORIES
  }

  private final String name;
  private final Kind kind;
  private final double[] values;
  private final int[] codes;
  private final List<String> categories;

  private Input(String name, Kind kind, double[] values, int[] codes, List<String> categories) {
    this.name = name;
    this.kind = kind;
    this.values = values;
    this.codes = codes;
    this.categories = categories;
  }

  /// Numbers.
  ///
  /// @param values shape `[cases]`, finite
  /// @param whole whether limits shall be whole numbers, as the values must then be
  public static Input numbers(String name, double[] values, boolean whole) {
    for (double value : values) {
      if (!Double.isFinite(value) || whole && value != Math.rint(value)) {
        String needed = whole ? "a whole number" : "finite";
        throw new IllegalArgumentException(name + " has " + value + ", which is not " + needed);
      }
    }
    return new Input(name, whole ? Kind.WHOLE : Kind.REAL, values, null, List.of());
  }

  /// Categories.
  ///
  /// @param codes shape `[cases]`, positions in the list
  /// @param categories different words
  public static Input categories(String name, int[] codes, List<String> categories) {
    for (int code : codes) {
      if (code < 0 || code >= categories.size()) {
        throw new IllegalArgumentException(
            name + " has code " + code + ", but " + categories.size() + " categories");
      }
    }
    return new Input(name, Kind.CATEGORIES, null, codes, List.copyOf(categories));
  }

  /// The name.
  public String name() {
    return name;
  }

  /// What the values are.
  public Kind kind() {
    return kind;
  }

  /// The words of an input of categories; else empty.
  public List<String> categories() {
    return categories;
  }

  /// The smallest value of an input of numbers.
  public double smallest() {
    return Arrays.stream(values).min().orElseThrow();
  }

  /// The largest value of an input of numbers.
  public double largest() {
    return Arrays.stream(values).max().orElseThrow();
  }

  /// Whether two cases differ in it.
  public boolean varies() {
    return isNumbers()
        ? Arrays.stream(values).anyMatch(v -> v != values[0])
        : Arrays.stream(codes).anyMatch(c -> c != codes[0]);
  }

  boolean isNumbers() {
    return kind != Kind.CATEGORIES;
  }

  int cases() {
    return isNumbers() ? values.length : codes.length;
  }

  // Shared, not copied: inner loops read them.
  double[] values() {
    return values;
  }

  int[] codes() {
    return codes;
  }

  /// The same input for other cases.
  ///
  /// @param rows of this input, one per new case; may repeat
  Input at(int[] rows) {
    if (isNumbers()) {
      double[] taken = new double[rows.length];
      for (int i = 0; i < rows.length; i++) {
        taken[i] = values[rows[i]];
      }
      return new Input(name, kind, taken, null, categories);
    }
    int[] taken = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      taken[i] = codes[rows[i]];
    }
    return new Input(name, kind, null, taken, categories);
  }
}
