package org.detente.phrase;

import java.util.List;
import java.util.Locale;

/// How results are put into words: natural frequencies, and words tied to fixed shares.
public final class Phrases {

  /// What stands with every share of futures.
  public static final String OF_THOSE_TRIED = "of those we tried; not a probability";

  /// The base of natural frequencies, where at least so many futures were tried.
  public static final int HUNDRED = 100;

  /// Every word that stands for a share, from all to none. The paper prints this list, and
  /// [#verbal] reads from it, so that a word cannot mean anything else than the paper says.
  public static final List<Verbal> SCALE =
      List.of(
          new Verbal("in every future tried", "every future tried", HUNDRED, HUNDRED),
          new Verbal("in almost all", "almost all futures", 95, HUNDRED - 1),
          new Verbal("in most", "most futures", 66, 94),
          new Verbal("in rather more than half", "rather more than half of the futures", 61, 65),
          new Verbal("in about half", "about half of the futures", 40, 60),
          new Verbal("in rather fewer than half", "rather fewer than half of the futures", 34, 39),
          new Verbal("in few", "few futures", 6, 33),
          new Verbal("in almost none", "almost no future", 1, 5),
          new Verbal("in no future tried", "no future tried", 0, 0));

  private Phrases() {}

  /// A word and the shares it stands for, in whole hundredths.
  ///
  /// @param word as listed in the paper
  /// @param futures as used in a sentence, after "in"
  public record Verbal(String word, String futures, int low, int high) {

    /// The shares in words: "66 to 94 of 100".
    public String share() {
      if (low == 1) {
        return high + " or fewer of " + HUNDRED;
      }
      return high == HUNDRED - 1
          ? low + " or more of " + HUNDRED
          : Figures.between(Integer.toString(low), Integer.toString(high)) + " of " + HUNDRED;
    }
  }

  /// The word for a share: "most futures". It is the word for the share as printed, in whole
  /// hundredths; all and none are kept for all and none.
  ///
  /// @param share 0..1
  public static String verbal(double share) {
    return scaled(share).futures();
  }

  /// The place on the scale that a share has.
  ///
  /// @param share 0..1
  public static Verbal scaled(double share) {
    long hundredths = Math.round(share * HUNDRED);
    long kept =
        share >= 1 ? HUNDRED : share <= 0 ? 0 : Math.max(1, Math.min(HUNDRED - 1, hundredths));
    return SCALE.stream()
        .filter(v -> v.low() <= kept && kept <= v.high())
        .findFirst()
        .orElseThrow();
  }

  /// A natural frequency: "71 of 100 futures", or "6 of 8 futures" where fewer than 100 were tried.
  public static String of(double share, int futures) {
    return number(share, futures) + " of " + Math.min(futures, HUNDRED) + " futures";
  }

  /// The first figure of a natural frequency. It reads as none or all only where it is none or all.
  public static String number(double share, int futures) {
    int base = Math.min(futures, HUNDRED);
    long n = Math.round(share * base);
    if (n == base && share < 1) {
      return "more than " + (base - 1);
    }
    return n == 0 && share > 0 ? "fewer than 1" : Long.toString(n);
  }

  /// "30 to 45 of 100 futures", or one figure where both are the same.
  public static String of(double low, double high, int futures) {
    String from = number(low, futures);
    return from.equals(number(high, futures))
        ? of(low, futures)
        : from + " to " + of(high, futures);
  }

  /// "12 options", "1 option".
  public static String counted(long n, String noun) {
    return Figures.whole(n) + " " + noun + (n == 1 ? "" : "s");
  }

  /// "once", "twice", "3 times".
  public static String times(long n) {
    return n == 1 ? "once" : n == 2 ? "twice" : Figures.whole(n) + " times";
  }

  /// Small numbers in letters, for the beginning of a sentence: "two".
  public static String letters(long n) {
    return n == 1 ? "one" : n == 2 ? "two" : n == 3 ? "three" : Figures.whole(n);
  }

  /// "a, b and c".
  public static String list(List<String> items) {
    return items.size() < 2
        ? String.join("", items)
        : String.join(", ", items.subList(0, items.size() - 1)) + " and " + items.getLast();
  }

  /// A word of the code for people: `POLICE_ASSISTANCE` becomes "police assistance".
  public static String plain(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// "240 fewer", "1,300 more", "about as many".
  public static String moreOrFewer(double difference) {
    String size = Figures.count(Math.abs(difference));
    return size.equals("0") ? "about as many" : size + (difference < 0 ? " fewer" : " more");
  }

  /// A range of differences: "230 to 320 fewer", "20 fewer to 100 more", "240 fewer". The direction
  /// is said once where it is the same, and the smaller figure first.
  public static String moreOrFewer(double low, double high) {
    String from = moreOrFewer(low);
    String to = moreOrFewer(high);
    if (from.equals(to)) {
      return from;
    }
    String less = " fewer";
    if (from.endsWith(less) && to.endsWith(less)) {
      return to.substring(0, to.length() - less.length()) + " to " + from;
    }
    String more = " more";
    return from.endsWith(more) && to.endsWith(more)
        ? from.substring(0, from.length() - more.length()) + " to " + to
        : from + " to " + to;
  }

  /// A text with a capital at its beginning.
  public static String capital(String sentence) {
    return sentence.isEmpty()
        ? sentence
        : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }
}
