package org.detente.phrase;

import java.text.DecimalFormatSymbols;
import java.util.Locale;

/// What stands between thousands and before decimals in a language. [Figures] writes English; here
/// a figure that it wrote gets another language's signs, digit by digit the same.
///
/// @param thousands between groups of three
/// @param decimal before decimals
public record Separators(String thousands, String decimal) {

  /// English: figures stay as they are.
  public static final Separators ENGLISH = new Separators(",", ".");

  /// Those of a language.
  public static Separators of(Locale locale) {
    if (locale.getLanguage().equals("en")) {
      return ENGLISH;
    }
    var symbols = DecimalFormatSymbols.getInstance(locale);
    return new Separators(
        Character.toString(symbols.getGroupingSeparator()),
        Character.toString(symbols.getDecimalSeparator()));
  }

  /// @param figure one figure of [Figures], without words
  public String in(String figure) {
    if (equals(ENGLISH)) {
      return figure;
    }
    var text = new StringBuilder();
    for (int i = 0; i < figure.length(); i++) {
      char c = figure.charAt(i);
      switch (c) {
        case ',' -> text.append(thousands);
        case '.' -> text.append(decimal);
        default -> text.append(c);
      }
    }
    return text.toString();
  }
}
