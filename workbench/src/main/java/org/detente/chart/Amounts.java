package org.detente.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/// Figures for people: two significant digits, thousands set apart.
public final class Amounts {

  private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_EVEN);
  private static final double THOUSAND = 1000;

  private Amounts() {}

  /// Two significant digits: 1342 becomes `1,300`, 0.1342 becomes `0.13`. What is not a number
  /// becomes a dash.
  public static String two(double value) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    double rounded = rounded(value);
    if (rounded == 0) {
      return "0";
    }
    String sign = rounded < 0 ? "−" : "";
    double size = Math.abs(rounded);
    if (size >= THOUSAND) {
      return sign + String.format(Locale.ROOT, "%,.0f", size);
    }
    return sign + plain(BigDecimal.valueOf(size).round(TWO_DIGITS));
  }

  private static String plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
  }

  /// A value rounded to two significant digits.
  static double rounded(double value) {
    return BigDecimal.valueOf(value).round(TWO_DIGITS).doubleValue();
  }

  /// A count to two significant digits, below 10 to whole numbers.
  public static String count(double value) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    return Math.abs(value) < 10 ? two(Math.rint(value)) : two(value);
  }

  /// A share as whole hundredths: 0.714 becomes `71%`.
  public static String percent(double share) {
    if (!Double.isFinite(share)) {
      return "–";
    }
    return String.format(Locale.ROOT, "%.0f%%", Math.abs(share) < 0.005 ? 0 : share * 100);
  }

  /// A count with its range: `1,300 (600 to 2,900)`.
  public static String range(double central, double low, double high) {
    return count(central) + " (" + count(low) + " to " + count(high) + ")";
  }
}
