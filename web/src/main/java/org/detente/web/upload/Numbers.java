package org.detente.web.upload;

import java.util.Collection;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.detente.input.Words;

/// Numbers as tables hold them: with thousands set apart, with a decimal comma.
public final class Numbers {

  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0\\u2007\\u2009\\u202f'’]");
  private static final Pattern DOTS = Pattern.compile("[+-]?\\d{1,3}(\\.\\d{3})+(,\\d+)?");
  private static final Pattern COMMAS = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
  private static final Pattern SURELY_COMMA = Pattern.compile("[+-]?\\d+,(\\d{1,2}|\\d{4,})");
  private static final Pattern SURELY_POINT = Pattern.compile("[+-]?\\d+\\.(\\d{1,2}|\\d{4,})");
  private static final Pattern DOTS_AND_COMMA = Pattern.compile("[+-]?\\d{1,3}(\\.\\d{3})+,\\d+");
  private static final Pattern COMMAS_AND_POINT = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+\\.\\d+");

  private Numbers() {}

  /// A number.
  ///
  /// @param decimalComma whether a comma stands before the decimals; else a point does
  /// @return empty where the text is none
  public static OptionalDouble of(String text, boolean decimalComma) {
    String bare = BLANKS.matcher(text).replaceAll("").replace('\u2212', '-');
    if (decimalComma) {
      if (DOTS.matcher(bare).matches()) {
        bare = bare.replace(".", "");
      }
      bare = bare.replace(',', '.');
    } else if (COMMAS.matcher(bare).matches()) {
      bare = bare.replace(",", "");
    }
    return Words.number(bare);
  }

  /// Whether a comma stands before the decimals in these texts, as far as they tell.
  ///
  /// @param semicolons whether cells are set apart by semicolons, as programs do that write decimal
  ///   commas
  public static boolean decimalComma(Collection<String> texts, boolean semicolons) {
    int commas = 0;
    int points = 0;
    boolean any = false;
    for (String text : texts) {
      String bare = BLANKS.matcher(text).replaceAll("");
      if (SURELY_COMMA.matcher(bare).matches() || DOTS_AND_COMMA.matcher(bare).matches()) {
        commas++;
      } else if (SURELY_POINT.matcher(bare).matches() || COMMAS_AND_POINT.matcher(bare).matches()) {
        points++;
      }
      any |= bare.matches("[+-]?\\d+,\\d{3}");
    }
    if (commas != points) {
      return commas > points;
    }
    return any && semicolons;
  }
}
