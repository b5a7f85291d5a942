package org.detente.paper;

/// Writes the discussion paper as one page for the screen.
public final class PaperWriter {

  private PaperWriter() {}

  /// The paper of an input.
  ///
  /// @return the same text for the same input
  public static String html(PaperInput input) {
    return html(Paper.of(input));
  }

  /// The paper as one HTML page that loads nothing from elsewhere.
  public static String html(Paper paper) {
    String body = paper.body().render();
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
            escape(paper.title()), Fonts.css(body), Fonts.text("paper.css"), pageFoot(paper), body);
  }

  /// The disclaimer in the margin of every printed page.
  private static String pageFoot(Paper paper) {
    return "@page{@bottom-left{content:" + Paper.cssString(paper.foot()) + "}}\n";
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
