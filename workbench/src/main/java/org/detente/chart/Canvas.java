package org.detente.chart;

import java.util.List;
import java.util.Locale;
import org.detente.message.MessageFiles;
import org.detente.message.Texts;

/// A picture being drawn. Coordinates are px of the view box, y downwards, rounded to tenths.
///
/// Not thread-safe.
final class Canvas {

  private static final double LEADING = 1.25;
  private static final double HATCH_STEP = 5;
  private static final String RIGHT_TO_LEFT_ISOLATE = "\u2067";
  private static final String POP_ISOLATE = "\u2069";

  private final StringBuilder body = new StringBuilder();
  private final double width;
  private final double height;
  private final String title;
  private final String description;
  private final Texts texts;
  private double above;

  /// A picture whose words are all handed in.
  Canvas(double width, double height, String title, String description) {
    this(MessageFiles.ENGLISH, width, height, title, description);
  }

  Canvas(Texts texts, double width, double height, String title, String description) {
    this.texts = texts;
    this.width = width;
    this.height = height;
    this.title = title;
    this.description = description;
  }

  /// In the language of the picture.
  Texts texts() {
    return texts;
  }

  /// A text of ours.
  ///
  /// @param arguments names and values by turns
  String say(String key, Object... arguments) {
    return texts.say(key, arguments);
  }

  /// Makes room over the picture, for words that need more of it than English.
  ///
  /// @param px 0 or more; the largest that is asked for counts
  Canvas above(double px) {
    above = Math.max(above, px);
    return this;
  }

  /// Where a text is anchored.
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /// How a text is set.
  record Type(double size, Anchor anchor, String fill, boolean semibold, boolean halo) {

    static Type of(double size, Anchor anchor) {
      return new Type(size, anchor, Palette.INK, false, false);
    }

    static Type quiet(double size, Anchor anchor) {
      return new Type(size, anchor, Palette.QUIET, false, false);
    }

    /// As legible as can be on a fill.
    static Type on(String fill, double size, Anchor anchor) {
      return new Type(size, anchor, Palette.textOn(fill), false, false);
    }

    static Type strong(double size, Anchor anchor) {
      return new Type(size, anchor, Palette.INK, true, false);
    }

    Type withHalo() {
      return new Type(size, anchor, fill, semibold, true);
    }
  }

  static String px(double value) {
    double tenths = Math.rint(value * 10) / 10;
    long whole = (long) tenths;
    return tenths == whole ? Long.toString(whole) : String.format(Locale.ROOT, "%.1f", tenths);
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  Canvas rect(double x, double y, double w, double h, String paint) {
    body.append(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" %s/>\n"
            .formatted(px(x), px(y), px(w), px(h), paint));
    return this;
  }

  Canvas line(double x1, double y1, double x2, double y2, String paint) {
    body.append(
        "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" %s/>\n"
            .formatted(px(x1), px(y1), px(x2), px(y2), paint));
    return this;
  }

  Canvas circle(double x, double y, double r, String paint) {
    body.append(
        "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" %s/>\n".formatted(px(x), px(y), px(r), paint));
    return this;
  }

  Canvas path(String d, String paint) {
    if (d.isEmpty()) {
      return this;
    }
    if (!d.isEmpty()) {
      body.append("<path d=\"").append(d).append("\" ").append(paint).append("/>\n");
    }
    return this;
  }

  /// A text. Its halo is a second text beneath it, for not every program that draws SVG can paint
  /// the outline of letters before their inside.
  Canvas text(double x, double y, String text, Type type) {
    if (type.halo()) {
      letters(
          x,
          y,
          text,
          type,
          " aria-hidden=\"true\" fill=\"#fff\" stroke=\"#fff\" stroke-width=\"2.5\" stroke-linejoin=\"round\"");
    }
    return letters(
        x, y, text, type, type.fill().equals(Palette.INK) ? "" : " fill=\"" + type.fill() + "\"");
  }

  private Canvas letters(double x, double y, String text, Type type, String paint) {
    body.append(
        "<text x=\"%s\" y=\"%s\" font-size=\"%s\"".formatted(px(x), px(y), px(type.size())));
    if (type.anchor() != Anchor.START) {
      body.append(" text-anchor=\"")
          .append(type.anchor().name().toLowerCase(Locale.ROOT))
          .append('"');
    }
    if (type.semibold()) {
      body.append(" font-weight=\"600\"");
    }
    body.append(paint).append('>').append(escape(ordered(text))).append("</text>\n");
    return this;
  }

  /// Axes run from left to right in every language; words from right to left keep their own order
  /// between them.
  private String ordered(String text) {
    return texts.rightToLeft() ? RIGHT_TO_LEFT_ISOLATE + text + POP_ISOLATE : text;
  }

  /// Several lines of text, the first at y.
  Canvas lines(double x, double y, List<String> lines, Type type) {
    for (int i = 0; i < lines.size(); i++) {
      text(x, y + i * type.size() * LEADING, lines.get(i), type);
    }
    return this;
  }

  /// Marks that belong together and can be pointed at.
  ///
  /// @param words what they say, in whole words: the title of the group
  Canvas mark(String words, Runnable drawing) {
    body.append("<g data-mark=\"\"><title>").append(escape(words)).append("</title>\n");
    drawing.run();
    body.append("</g>\n");
    return this;
  }

  /// An invisible rectangle that can be pointed at, where what is drawn is no mark of its own.
  Canvas spot(double x, double y, double w, double h, String words) {
    return mark(words, () -> rect(x, y, w, h, "fill=\"none\" data-spot=\"\""));
  }

  /// What speaks of one thing (or of some, with "; " between them), inside a rectangle of its own:
  /// whoever shows fewer things leaves it out and moves the others up.
  Canvas panel(String of, double x, double y, double w, double h, Runnable drawing) {
    body.append(
        "<g data-of=\"%s\" data-slot=\"%s %s %s %s\">\n"
            .formatted(escape(Texts.bare(of)), px(x), px(y), px(w), px(h)));
    drawing.run();
    body.append("</g>\n");
    return this;
  }

  /// What belongs to a row of panels whichever they are.
  ///
  /// @param y upper edge of the panels of the row
  Canvas row(double y, Runnable drawing) {
    body.append("<g data-row=\"").append(px(y)).append("\">\n");
    drawing.run();
    body.append("</g>\n");
    return this;
  }

  /// What stands below all panels.
  Canvas below(Runnable drawing) {
    body.append("<g data-below=\"\">\n");
    drawing.run();
    body.append("</g>\n");
    return this;
  }

  /// Diagonal lines over a rectangle: nobody responsible.
  Canvas hatched(double x, double y, double w, double h) {
    rect(x, y, w, h, "fill=\"#fff\" stroke=\"" + Palette.HATCH + "\" stroke-width=\"0.6\"");
    return path(
        hatch(x, y, w, h, HATCH_STEP),
        "stroke=\"" + Palette.HATCH + "\" stroke-width=\"0.7\" fill=\"none\"");
  }

  /// Rising diagonals inside a rectangle, aligned over the whole picture.
  static String hatch(double x, double y, double w, double h, double step) {
    var d = new StringBuilder();
    for (double c = Math.ceil((x + y) / step) * step; c < x + y + w + h; c += step) {
      double x1 = Math.max(x, c - y - h);
      double x2 = Math.min(x + w, c - y);
      if (x2 - x1 > 0.2) {
        d.append('M')
            .append(px(x1))
            .append(' ')
            .append(px(c - x1))
            .append('L')
            .append(px(x2))
            .append(' ')
            .append(px(c - x2));
      }
    }
    return d.toString();
  }

  /// The finished picture.
  String svg() {
    return """
    <svg xmlns="http://www.w3.org/2000/svg" role="img"%s viewBox="0 %s %s %s" width="%s" height="%s" \
    font-family="'Noto Sans',system-ui,sans-serif" fill="%s">
    <title>%s</title>
    <desc>%s</desc>
    %s</svg>\
    """
        .formatted(
            texts.rightToLeft() ? " direction=\"ltr\"" : "",
            px(above == 0 ? 0 : -above),
            px(width),
            px(height + above),
            px(width),
            px(height + above),
            Palette.INK,
            escape(title),
            escape(description),
            body);
  }
}
