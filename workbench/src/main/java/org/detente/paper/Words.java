package org.detente.paper;

import java.util.List;
import org.detente.chart.Amounts;

/// How results are put into words: natural frequencies, and words tied to fixed shares.
final class Words {

  /// What stands with every share of futures.
  static final String OF_THOSE_TRIED = "of those we tried; not a probability";

  private static final int HUNDRED = 100;

  private Words() {}

  /// A word and the shares it stands for.
  record Verbal(String word, String share) {}

  /// Every word that stands for a share.
  static final List<Verbal> SCALE =
      List.of(
          new Verbal("in every future tried", "100 of 100"),
          new Verbal("in almost all", "95 or more of 100"),
          new Verbal("in most", "66 to 94 of 100"),
          new Verbal("in rather more than half", "61 to 65 of 100"),
          new Verbal("in about half", "40 to 60 of 100"),
          new Verbal("in rather fewer than half", "34 to 39 of 100"),
          new Verbal("in few", "6 to 33 of 100"),
          new Verbal("in almost none", "5 or fewer of 100"),
          new Verbal("in no future tried", "0 of 100"));

  /// The word for a share: "most futures".
  static String verbal(double share) {
    if (share >= 1) {
      return "every future tried";
    }
    if (share <= 0) {
      return "no future tried";
    }
    double hundredths = share * HUNDRED;
    if (hundredths >= 95) {
      return "almost all futures";
    }
    if (hundredths >= 66) {
      return "most futures";
    }
    if (hundredths > 60) {
      return "rather more than half of the futures";
    }
    if (hundredths >= 40) {
      return "about half of the futures";
    }
    if (hundredths > 33) {
      return "rather fewer than half of the futures";
    }
    return hundredths > 5 ? "few futures" : "almost no future";
  }

  /// A natural frequency: "71 of 100 futures", or "6 of 8 futures" where fewer than 100 were tried.
  static String of(double share, int futures) {
    return number(share, futures) + " of " + Math.min(futures, HUNDRED) + " futures";
  }

  /// The first figure of a natural frequency.
  static String number(double share, int futures) {
    int base = Math.min(futures, HUNDRED);
    long n = Math.round(share * base);
    if (n == base && share < 1) {
      return "more than " + (base - 1);
    }
    return n == 0 && share > 0 ? "fewer than 1" : Long.toString(n);
  }

  /// "30 to 45 of 100 futures", or one figure where both are the same.
  static String of(double low, double high, int futures) {
    String from = number(low, futures);
    String to = number(high, futures);
    return from.equals(to) ? of(low, futures) : from + " to " + of(high, futures);
  }

  /// "a to b", or one where both are the same.
  static String between(String low, String high) {
    return low.equals(high) ? low : low + " to " + high;
  }

  /// "12 options", "1 option".
  static String counted(int n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }

  /// "a, b and c".
  static String list(List<String> items) {
    return items.size() < 2
        ? String.join("", items)
        : String.join(", ", items.subList(0, items.size() - 1)) + " and " + items.getLast();
  }

  /// A word of the code for people: `POLICE_ASSISTANCE` becomes "police assistance".
  static String plain(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }

  /// "240 fewer", "1,300 more", "about as many".
  static String moreOrFewer(double difference) {
    if (Math.abs(difference) < 0.5) {
      return "about as many";
    }
    return Amounts.count(Math.abs(difference)) + (difference < 0 ? " fewer" : " more");
  }

  static String capital(String sentence) {
    return sentence.isEmpty()
        ? sentence
        : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }
}
