package org.detente.chart;

import java.util.ArrayList;
import java.util.List;

/// How wide a text is in Noto Sans, so that labels can be broken and kept apart without a browser.
/// Letters beyond ASCII are taken as wide as a wide letter.
public final class TextWidth {

  private static final int PER_EM = 1000;
  private static final int OTHER = 620;
  private static final int FIRST = 32;
  private static final double SEMIBOLD = 1.03;
  private static final String ELLIPSIS = "…";

  /// Advance widths of ASCII 32 to 126 in thousandths of the size.
  private static final int[] ASCII = {
    260, 269, 408, 646, 572, 831, 732, 225, 300, 300, 551, 572, 268, 322, 268, 372, 572, 572, 572,
        572, 572, 572, 572,
    572, 572, 572, 268, 268, 572, 572, 572, 434, 899, 639, 650, 632, 730, 556, 519, 728, 741, 339,
        273, 619, 524, 907,
    760, 781, 605, 781, 622, 549, 556, 731, 600, 930, 586, 566, 572, 329, 372, 329, 572, 444, 281,
        561, 615, 480, 615,
    564, 344, 615, 618, 258, 258, 534, 258, 935, 618, 605, 615, 615, 413, 479, 361, 618, 508, 786,
        529, 510, 470, 380,
    551, 380, 572
  };

  private TextWidth() {}

  /// Width of a text in regular weight.
  ///
  /// @param size of the type, px
  /// @return px
  public static double of(String text, double size) {
    int sum = 0;
    for (int i = 0; i < text.length(); i++) {
      if (isMark(text.charAt(i))) {
        continue;
      }
      int at = text.charAt(i) - FIRST;
      sum += at >= 0 && at < ASCII.length ? ASCII[at] : OTHER;
    }
    return sum * size / PER_EM;
  }

  /// Signs that only tell the direction of letters take no room.
  private static boolean isMark(char c) {
    return c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069';
  }

  /// Width of a text in semibold weight, px.
  public static double semibold(String text, double size) {
    return of(text, size) * SEMIBOLD;
  }

  /// Breaks a text at spaces into lines that fit. A text that is too long loses words from its
  /// middle, for names that begin alike often differ in their last words.
  ///
  /// @param width px
  /// @return 1 to `lines` lines
  public static List<String> wrap(String text, double size, double width, int lines) {
    List<String> words = List.of(text.strip().split("\\s+"));
    List<String> whole = broken(words, size, width);
    for (int left = words.size() - 1; whole.size() > lines && left > 2; left--) {
      int tail = (left + 2) / 3;
      var fewer = new ArrayList<String>(words.subList(0, left - tail));
      fewer.add(ELLIPSIS);
      fewer.addAll(words.subList(words.size() - tail, words.size()));
      whole = broken(fewer, size, width);
    }
    return whole(whole.stream().limit(lines).map(l -> fit(l, size, width)).toList());
  }

  /// What is isolated over several lines is isolated on each.
  private static List<String> whole(List<String> lines) {
    var all = new ArrayList<String>();
    int open = 0;
    for (String line : lines) {
      var text = new StringBuilder("\u2068".repeat(open)).append(line);
      for (int i = 0; i < line.length(); i++) {
        char c = line.charAt(i);
        open += c >= '\u2066' && c <= '\u2068' ? 1 : c == '\u2069' && open > 0 ? -1 : 0;
      }
      all.add(text.append("\u2069".repeat(open)).toString());
    }
    return all;
  }

  private static List<String> broken(List<String> words, double size, double width) {
    var broken = new ArrayList<String>();
    String line = "";
    for (String word : words) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (line.isEmpty() || of(longer, size) <= width) {
        line = longer;
      } else {
        broken.add(line);
        line = word;
      }
    }
    broken.add(line);
    return broken;
  }

  private static String fit(String text, double size, double width) {
    if (of(text, size) <= width) {
      return text;
    }
    int end = text.length() - 1;
    while (end > 1 && of(text.substring(0, end).stripTrailing() + ELLIPSIS, size) > width) {
      end--;
    }
    return text.substring(0, end).stripTrailing() + ELLIPSIS;
  }
}
