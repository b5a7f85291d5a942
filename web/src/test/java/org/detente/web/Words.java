package org.detente.web;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Words of ours on a page that do not come from a message file: in accented English these are the
/// only ones with plain letters.
///
/// Not ours are names, notes and words of files, which stand between the signs that isolate their
/// direction; what is typed into fields; and the name of the program.
final class Words {

  private static final Pattern PART =
      Pattern.compile("<!.*?>|<(/?)([a-zA-Z][a-zA-Z0-9]*)([^>]*)>|[^<]+", Pattern.DOTALL);
  private static final Pattern SAID =
      Pattern.compile("\\b(?:aria-label|title|placeholder|alt|data-words)=\"([^\"]*)\"");
  private static final Pattern OURS = Pattern.compile("[A-Za-z]{2,}");
  private static final Set<String> EMPTY =
      Set.of(
          "meta", "link", "input", "br", "hr", "img", "source", "path", "rect", "circle", "line");
  private static final Set<String> TYPED = Set.of("script", "style", "textarea");

  private Words() {}

  /// @param page in accented English
  /// @return each text with plain letters outside of what is not ours
  static List<String> plain(String page) {
    var found = new ArrayList<String>();
    var skipped = new ArrayDeque<String>();
    int depth = 0;
    Matcher parts = PART.matcher(page);
    while (parts.find()) {
      String name = parts.group(2);
      if (name == null) {
        if (depth == 0 && !parts.group().startsWith("<!")) {
          check(parts.group(), found);
        }
        continue;
      }
      boolean closes = !parts.group(1).isEmpty();
      boolean alone = EMPTY.contains(name) || parts.group(3).endsWith("/");
      if (depth > 0) {
        if (name.equals(skipped.peek()) && !alone) {
          depth += closes ? -1 : 1;
          if (depth == 0) {
            skipped.pop();
          }
        }
        continue;
      }
      if (closes) {
        continue;
      }
      if (!alone && TYPED.contains(name)) {
        skipped.push(name);
        depth = 1;
        continue;
      }
      Matcher said = SAID.matcher(parts.group(3));
      while (said.find()) {
        String text = said.group(1);
        check(
            said.group().startsWith("data-words") ? text.replaceAll("&quot;\\w+&quot;:", "") : text,
            found);
      }
    }
    return found;
  }

  private static void check(String text, List<String> found) {
    String ours = text;
    String before;
    do {
      before = ours;
      ours = before.replaceAll("\u2068[^\u2068\u2069]*\u2069", "");
    } while (!ours.equals(before));
    ours =
        ours.replaceAll("&[A-Za-z]+;|&#[0-9]+;", "")
            .replace("Détente", "")
            .replaceAll("\\{\\w+\\}", "");
    if (OURS.matcher(ours).find()) {
      found.add(text.strip());
    }
  }
}
