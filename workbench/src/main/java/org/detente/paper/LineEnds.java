package org.detente.paper;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.text.BreakIterator;

/// Where a line of print may end: after white space, after a hyphen or a dash between letters, and
/// inside addresses and other very long words after a mark. Never inside a number or a file name,
/// where the usual rules end one after a point that follows a minus sign or a word.
final class LineEnds implements FSTextBreaker {

  /// Words of more characters than this may end a line after any mark.
  static final int LONG_WORD = 30;

  private String text = "";
  private int at;

  @Override
  public void setText(String text) {
    this.text = text;
    at = 0;
  }

  /// @return the next place, as the number of characters before it; −1 after the end of the text
  @Override
  public int next() {
    if (at >= text.length()) {
      return BreakIterator.DONE;
    }
    do {
      at++;
    } while (at < text.length() && !mayEnd());
    return at;
  }

  private boolean mayEnd() {
    char before = text.charAt(at - 1);
    char after = text.charAt(at);
    if (space(after)) {
      // White space hangs over the end of its line; the line ends behind all of it.
      return false;
    }
    return switch (before) {
      case '-', '\u2013', '\u2014' ->
          at >= 2 && Character.isLetter(text.charAt(at - 2)) && Character.isLetter(after);
      case '\u200b' -> true;
      case '/', '.', '?', '&', '=', '_' -> Character.isLetterOrDigit(after) && longWord();
      default -> space(before);
    };
  }

  private boolean longWord() {
    int from = at;
    while (from > 0 && !space(text.charAt(from - 1))) {
      from--;
    }
    int to = at;
    while (to < text.length() && !space(text.charAt(to))) {
      to++;
    }
    return to - from > LONG_WORD;
  }

  /// Spaces that hold together what stands around them are none.
  private static boolean space(char c) {
    return Character.isWhitespace(c);
  }
}
