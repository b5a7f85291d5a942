package org.detente.improvement;

import java.util.Locale;

/// Names as they are written on the command line and in tables.
final class Words {

  private static final double WHOLE = 1e15;

  private Words() {}

  /// `NUMBERS_BY_PHASE` is written `numbers-by-phase`.
  static String id(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// A number in its shortest form.
  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < WHOLE
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
