package org.detente.phrase;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

/// Figures for people: the only place where a number becomes text.
///
/// A result has two significant digits, thousands set apart and a true minus sign. Ranges follow
/// their central value; a range whose ends read the same is said once. What is counted exactly
/// (zones, futures) or quoted from a source is not rounded like a result and has forms of its own.
/// What is not a number becomes a dash.
public final class Figures {

  /// Stands for what is not known.
  public static final String NOTHING = "–";

  private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_EVEN);
  private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);
  private static final Pattern LONG_NUMBER =
      Pattern.compile("(?<![0-9.,])[1-9][0-9]{4,14}(?![0-9]|[.,][0-9])");
  private static final double HUNDRED = 100;
  private static final int YEAR = 12;

  /// Shares this close to all or nothing are all or nothing: sums of many doubles are not exact.
  private static final double SAME = 1e-9;

  private Figures() {}

  /// Two significant digits: 1342 becomes `1,300`, 0.1342 becomes `0.13`.
  public static String two(double value) {
    return Double.isFinite(value) ? plain(rounded(value, TWO_DIGITS)) : NOTHING;
  }

  /// A count that is estimated: two significant digits, below 10 whole numbers.
  public static String count(double value) {
    if (!Double.isFinite(value)) {
      return NOTHING;
    }
    return two(Math.abs(value) < 10 ? Math.rint(value) : value);
  }

  /// A number known exactly, every digit of it: `1,342`.
  public static String whole(long value) {
    return plain(BigDecimal.valueOf(value));
  }

  /// A calendar year: no thousands set apart.
  public static String year(int year) {
    return Integer.toString(year);
  }

  /// A share as whole hundredths: 0.714 becomes `71%`. What is more than nothing or less than all
  /// never reads as nothing or all: `<1%`, `>99%`.
  public static String percent(double share) {
    if (!Double.isFinite(share)) {
      return NOTHING;
    }
    long hundredths = Math.round(Math.abs(share) * HUNDRED);
    String sign = share < 0 && hundredths > 0 ? "−" : "";
    if (hundredths == 0 && Math.abs(share) > SAME) {
      return share < 0 ? "0%" : "<1%";
    }
    if (hundredths == HUNDRED && Math.abs(share) < 1 - SAME) {
      return share < 0 ? "−99%" : ">99%";
    }
    return sign + hundredths + "%";
  }

  /// A value that may point either way, with its sign: `+0.45`, `−0.12`, `0`.
  public static String signed(double value) {
    String text = two(value);
    return value > 0 && !text.equals("0") && !text.equals(NOTHING) ? "+" + text : text;
  }

  /// A place on an axis: three digits, for an axis is not a result and its steps must be even.
  public static String tick(double value) {
    return plain(rounded(value, THREE_DIGITS));
  }

  /// A share as a place on an axis: 0.025 becomes `2.5%`.
  public static String percentTick(double share) {
    return tick(share * HUNDRED) + "%";
  }

  /// A number as a source gives it: whole numbers with every digit, others with at most three.
  public static String given(double value) {
    if (!Double.isFinite(value)) {
      return NOTHING;
    }
    return plain(
        value == Math.rint(value) ? BigDecimal.valueOf(value) : rounded(value, THREE_DIGITS));
  }

  /// What a source gives as a range: `0.5 to 2`, or one number where both are the same.
  public static String given(double low, double high) {
    return between(given(low), given(high));
  }

  /// A figure that a source gives as text. Thousands are set apart, in a text around it only from
  /// five digits, for four may be a year.
  public static String quoted(String figure) {
    return figure.matches("-?[0-9]{1,15}([.][0-9]+)?")
        ? plain(new BigDecimal(figure))
        : LONG_NUMBER.matcher(figure).replaceAll(m -> whole(Long.parseLong(m.group())));
  }

  /// "a to b", or one where both are the same.
  public static String between(String low, String high) {
    return low.equals(high) ? low : low + " to " + high;
  }

  /// An estimated count with its range: `1,300 (600 to 2,900)`; `5` where all three read the same.
  public static String range(double central, double low, double high) {
    return withRange(count(central), between(count(low), count(high)));
  }

  /// A share with its range: `71% (60% to 80%)`.
  public static String percentRange(double central, double low, double high) {
    return withRange(percent(central), between(percent(low), percent(high)));
  }

  /// A figure and the range that follows it, which is left out where it says the same.
  ///
  /// @param range as made by [#between]
  public static String withRange(String figure, String range) {
    return figure.equals(range) ? figure : figure + " (" + range + ")";
  }

  /// A length of time: whole years as years, otherwise months: `20 years`, `1 year`, `30 months`.
  public static String duration(long months) {
    return months % YEAR == 0 && months != 0
        ? Phrases.counted(months / YEAR, "year")
        : Phrases.counted(months, "month");
  }

  /// Time that passed or will pass: `12 s`, `2 min 5 s`.
  ///
  /// @param seconds 0 or more
  public static String elapsed(double seconds) {
    long whole = Math.round(seconds);
    return whole < 60
        ? whole(whole) + " s"
        : whole(whole / 60) + " min " + whole(whole % 60) + " s";
  }

  private static BigDecimal rounded(double value, MathContext digits) {
    return BigDecimal.valueOf(value).round(digits);
  }

  private static String plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    BigDecimal size = stripped.abs();
    String text = String.format(Locale.ROOT, "%,." + Math.max(0, size.scale()) + "f", size);
    return (stripped.signum() < 0 ? "−" : "") + text;
  }
}
