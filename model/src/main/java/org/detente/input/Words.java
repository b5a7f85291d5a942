package org.detente.input;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/// Words and numbers as they stand in files, and the advice that goes with a wrong one.
public final class Words {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int MOST_LISTED = 20;
  private static final double EXACT_INTEGERS = 1L << 53;

  private Words() {}

  /// A finite number with a decimal point, or empty.
  public static OptionalDouble number(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return OptionalDouble.empty();
    }
    double value = Double.parseDouble(text);
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /// A number for a message: without a decimal point where it is whole.
  public static String say(double value) {
    return value == StrictMath.rint(value) && StrictMath.abs(value) < EXACT_INTEGERS
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /// Whether a text can be an id: lower-case letters, digits and single hyphens between them.
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /// The word for a constant: `LINE_OF_CONTACT` is written `line-of-contact`.
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The words for all constants of an enum, in their order.
  public static List<String> of(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants()).map(Words::of).toList();
  }

  /// The constant that a word stands for.
  public static <E extends Enum<E>> Optional<E> constant(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants()).filter(c -> of(c).equals(word)).findFirst();
  }

  /// Advice for an unknown word: the nearest known one if it is near, else the known ones.
  public static String advice(String word, Collection<String> known) {
    Optional<String> nearest = nearest(word, known);
    if (nearest.isPresent()) {
      return "did you mean " + nearest.get() + "?";
    }
    List<String> distinct = known.stream().filter(k -> !k.isEmpty()).distinct().toList();
    if (distinct.isEmpty()) {
      return "none is known here";
    }
    int listed = Math.min(distinct.size(), MOST_LISTED);
    String others = listed < distinct.size() ? " and " + (distinct.size() - listed) + " more" : "";
    return "known here: " + String.join(", ", distinct.subList(0, listed)) + others;
  }

  /// The known word that needs the fewest changed letters, if few enough; the first of equals.
  public static Optional<String> nearest(String word, Collection<String> known) {
    Optional<String> best = Optional.empty();
    int fewest = Math.max(2, word.length() / 3) + 1;
    for (String candidate : known) {
      int changes =
          Math.abs(candidate.length() - word.length()) >= fewest
              ? fewest
              : changes(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      // A word of two letters is not near to another one of which no letter is right.
      if (changes < fewest && changes < Math.max(word.length(), candidate.length())) {
        fewest = changes;
        best = Optional.of(candidate);
      }
    }
    return best;
  }

  // Levenshtein's distance, row by row.
  private static int changes(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int swap = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(swap, Math.min(previous[j], row[j - 1]) + 1);
      }
      previous = row;
    }
    return previous[b.length()];
  }
}
