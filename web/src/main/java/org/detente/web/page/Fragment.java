package org.detente.web.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;

import j2html.tags.DomContent;
import j2html.utils.EscapeUtil;
import org.detente.web.work.RunFolder;

/// A chapter of the paper as part of a page: figures and tables lead to what they rest on, grades
/// to what they mean.
final class Fragment {

  private static final String GRADE = "<span class=\"grade\" title=\"";

  private Fragment() {}

  /// A chapter of a run. Where the run did not write it in the language of the page, it is English
  /// and says so.
  ///
  /// @param grounds address of what it rests on; empty: none is given
  static DomContent of(View view, RunFolder.Chapter chapter, String grounds) {
    if (chapter.asked()) {
      return of(view, chapter.html(), grounds);
    }
    String link = " lang=\"%s\" dir=\"%s\"".formatted(view.texts().tag(), view.texts().direction());
    return each(
        p(view.html("fragment.in-english", "again", View.link(view.to("/runs")))).withClass("note"),
        div(rawHtml(linked(view, chapter.html(), grounds, link)))
            .withLang("en")
            .withDir("ltr")
            .withClass("chapters"));
  }

  /// A chapter in the language of the page.
  ///
  /// @param chapter as the paper has it, well-formed
  /// @param grounds address of what it rests on; empty: none is given
  static DomContent of(View view, String chapter, String grounds) {
    return rawHtml(linked(view, chapter, grounds, ""));
  }

  /// @param attributes of links
  private static String linked(View view, String chapter, String grounds, String attributes) {
    String html = grades(view, chapter);
    if (grounds.isEmpty()) {
      return html;
    }
    String link =
        " <a class=\"why\" href=\""
            + grounds.replace("&", "&amp;")
            + "\""
            + attributes
            + ">"
            + EscapeUtil.escape(view.say("fragment.what-this-rests-on"))
            + "</a>";
    return html.replace("</figcaption>", link + "</figcaption>")
        .replace("</caption>", link + "</caption>");
  }

  private static String grades(View view, String chapter) {
    String to = view.to("/how-to-read").replace("&", "&amp;");
    var html = new StringBuilder();
    int from = 0;
    int at = chapter.indexOf(GRADE);
    while (at >= 0) {
      int end = chapter.indexOf("</span>", at);
      html.append(chapter, from, at)
          .append("<a class=\"grade\" href=\"")
          .append(to)
          .append("\" title=\"")
          .append(chapter, at + GRADE.length(), end)
          .append("</a>");
      from = end + "</span>".length();
      at = chapter.indexOf(GRADE, from);
    }
    return html.append(chapter.substring(from)).toString();
  }
}
