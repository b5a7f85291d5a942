package org.detente.paper;

import java.io.IOException;
import java.io.OutputStream;
import java.time.YearMonth;
import java.util.Map;

/// A paper that has been written: one document, two ways to keep it. Page and PDF have the same
/// body; each sets it with a style sheet of its own.
public final class Paper {

  private final String title;
  private final String body;
  private final String foot;
  private final YearMonth asOf;

  /// @param body the element `body`, well-formed as XML
  /// @param foot what must be read on every page
  Paper(String title, String body, String foot, YearMonth asOf) {
    this.title = title;
    this.body = body;
    this.foot = foot;
    this.asOf = asOf;
  }

  /// What it is set from, to keep it: [#of] makes the same paper again.
  public Map<String, String> parts() {
    return Map.of("title", title, "body", body, "foot", foot, "as_of", asOf.toString());
  }

  /// The paper of these parts.
  ///
  /// @param parts as [#parts] gave them
  public static Paper of(Map<String, String> parts) {
    return new Paper(
        parts.get("title"),
        parts.get("body"),
        parts.get("foot"),
        YearMonth.parse(parts.get("as_of")));
  }

  /// One HTML page that loads nothing from elsewhere.
  ///
  /// @return the same text for the same input
  public String html() {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title>
    <style>
    %s%s%s</style>
    </head>
    %s
    </html>
    """
        .formatted(
            escape(title),
            Fonts.css(body),
            Fonts.text("paper.css"),
            "@page{@bottom-left{content:\"" + quotable(foot) + "\"}}\n",
            body);
  }

  /// An A4 document with embedded fonts, tags for screen readers, bookmarks, page numbers.
  ///
  /// @param out is left open; gets the same bytes for the same input
  /// @throws IOException if it cannot be written
  public void pdf(OutputStream out) throws IOException {
    PaperPdf.write(title, body, quotable(foot), asOf, out);
  }

  /// Text between quotation marks in a style sheet.
  static String quotable(String text) {
    return text.replace("\\", "").replace("\"", "'").replace("<", "‹").replaceAll("\\s+", " ");
  }

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
