package org.detente.cli.tool;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A date as precise as a file gives it: a year, a month or a day, with slashes or hyphens.
///
/// @param first day of the year, of the month, or the day itself
/// @param precision how much was given
record GivenDate(LocalDate first, Precision precision) {

  /// How much of a date is given; the order of the constants is that of the codes 1 to 3.
  enum Precision {
    YEAR,
    MONTH,
    DAY
  }

  private static final Pattern FORM =
      Pattern.compile("(\\d{4}|\\d{2})(?:[/-](\\d{1,2})(?:[/-](\\d{1,2}))?)?");

  /// Reads a date.
  ///
  /// @param near tells the century of a year of two digits
  static Optional<GivenDate> parse(String text, int near) {
    Matcher m = FORM.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    int year = Integer.parseInt(m.group(1));
    if (m.group(1).length() == 2) {
      year += Math.round((near - year) / 100f) * 100;
    }
    try {
      int month = m.group(2) == null ? 1 : Integer.parseInt(m.group(2));
      int day = m.group(3) == null ? 1 : Integer.parseInt(m.group(3));
      Precision precision =
          m.group(3) != null
              ? Precision.DAY
              : m.group(2) != null ? Precision.MONTH : Precision.YEAR;
      return Optional.of(new GivenDate(LocalDate.of(year, month, day), precision));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// Last day of what is given.
  LocalDate last() {
    return switch (precision) {
      case YEAR -> first.plusYears(1).minusDays(1);
      case MONTH -> first.plusMonths(1).minusDays(1);
      case DAY -> first;
    };
  }

  /// The day for which a count of a year or a month is taken to stand, as a day number: 1 July, the
  /// 15th.
  double middle() {
    return switch (precision) {
      case YEAR -> first.withMonth(7).toEpochDay();
      case MONTH -> first.withDayOfMonth(15).toEpochDay();
      case DAY -> first.toEpochDay();
    };
  }
}
