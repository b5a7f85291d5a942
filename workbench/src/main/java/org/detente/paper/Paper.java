package org.detente.paper;

import java.io.IOException;
import java.io.OutputStream;
import java.time.YearMonth;
import java.util.Map;
import org.detente.message.MessageFiles;
import org.detente.message.Texts;

/// A paper that has been written: one document, two ways to keep it. Page and PDF have the same
/// body; each sets it with a style sheet of its own.
public final class Paper {

  private final String title;
  private final String body;
  private final String foot;
  private final YearMonth asOf;
  private final Front front;

  /// What a document tells of itself, in its language.
  ///
  /// @param lang as in the attribute
  /// @param dir as in the attribute
  /// @param question that papers answer, for the top of every page
  /// @param subject what kind of document it is
  record Front(String lang, String dir, String question, String subject) {

    /// @param asOf of the theatre
    static Front in(Texts texts, YearMonth asOf) {
      return new Front(
          texts.tag(),
          texts.direction(),
          texts.say("front.after-an-agreement-who"),
          texts.say("front.subject", "month", asOf.toString()));
    }

    /// The attributes of the document's outermost element.
    String attributes() {
      return "lang=\"" + lang + "\"" + (dir.equals("ltr") ? "" : " dir=\"" + dir + "\"");
    }
  }

  /// @param body the element `body`, well-formed as XML
  /// @param foot what must be read on every page
  Paper(String title, String body, String foot, YearMonth asOf, Front front) {
    this.title = title;
    this.body = body;
    this.foot = foot;
    this.asOf = asOf;
    this.front = front;
  }

  /// What it is set from, to keep it: [#of] makes the same paper again.
  public Map<String, String> parts() {
    return Map.of(
        "title",
        title,
        "body",
        body,
        "foot",
        foot,
        "as_of",
        asOf.toString(),
        "lang",
        front.lang(),
        "dir",
        front.dir(),
        "question",
        front.question(),
        "subject",
        front.subject());
  }

  /// The paper of these parts.
  ///
  /// @param parts as [#parts] gave them; without a language they are English, as they were once
  public static Paper of(Map<String, String> parts) {
    YearMonth asOf = YearMonth.parse(parts.get("as_of"));
    return new Paper(
        parts.get("title"),
        parts.get("body"),
        parts.get("foot"),
        asOf,
        parts.containsKey("lang")
            ? new Front(
                parts.get("lang"), parts.get("dir"), parts.get("question"), parts.get("subject"))
            : Front.in(MessageFiles.ENGLISH, asOf));
  }

  /// One HTML page that loads nothing from elsewhere.
  ///
  /// @return the same text for the same input
  public String html() {
    return """
    <!DOCTYPE html>
    <html %s>
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
            front.attributes(),
            escape(Texts.bare(title)),
            Fonts.css(body),
            Fonts.text("paper.css"),
            "@page{@bottom-left{content:\""
                + quotable(Texts.bare(foot))
                + "\"}}\n"
                // Pictures run from left to right, and begin there where they have to be moved.
                + (front.dir().equals("rtl") ? ".picture{direction:ltr}\n" : ""),
            body);
  }

  /// An A4 document with embedded fonts, tags for screen readers, bookmarks, page numbers.
  ///
  /// @param out is left open; gets the same bytes for the same input
  /// @throws IOException if it cannot be written
  public void pdf(OutputStream out) throws IOException {
    // What isolates names for a browser is no letter in a PDF, which is set from left to right.
    PaperPdf.write(
        Texts.bare(title), Texts.bare(body), quotable(Texts.bare(foot)), asOf, front, out);
  }

  /// Text between quotation marks in a style sheet.
  static String quotable(String text) {
    return text.replace("\\", "").replace("\"", "'").replace("<", "‹").replaceAll("\\s+", " ");
  }

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
