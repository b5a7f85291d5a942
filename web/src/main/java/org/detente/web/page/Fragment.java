package org.detente.web.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.rawHtml;

import j2html.tags.DomContent;
import j2html.utils.EscapeUtil;

/// A chapter of the paper as part of a page: figures and tables lead to what they rest on, grades
/// to what they mean.
final class Fragment {

  private static final String GRADE = "<span class=\"grade\" title=\"grade ";

  private Fragment() {}

  /// @param chapter as the paper has it, well-formed
  /// @param grounds whether the page has a part `rests-on`
  static DomContent of(View view, String chapter, boolean grounds) {
    return of(view, chapter, grounds ? "#rests-on" : "");
  }

  /// @param grounds address of what it rests on; empty: none is given
  static DomContent of(View view, String chapter, String grounds) {
    String html = grades(view, chapter);
    if (!grounds.isEmpty()) {
      String link =
          " <a class=\"why\" href=\""
              + grounds.replace("&", "&amp;")
              + "\""
              + (view.texts().english()
                  ? ""
                  : " lang=\"%s\" dir=\"%s\""
                      .formatted(view.texts().tag(), view.texts().direction()))
              + ">"
              + EscapeUtil.escape(view.say("fragment.what-this-rests-on"))
              + "</a>";
      html =
          html.replace("</figcaption>", link + "</figcaption>")
              .replace("</caption>", link + "</caption>");
    }
    // Chapters are written in English, whatever the page around them speaks.
    return view.texts().english()
        ? rawHtml(html)
        : div(rawHtml(html)).withLang("en").withDir("ltr").withClass("chapters");
  }

  /// A picture: its words are English, as the chapters are.
  static DomContent picture(View view, String svg) {
    return view.texts().english() ? rawHtml(svg) : div(rawHtml(svg)).withLang("en").withDir("ltr");
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
          .append("\" title=\"grade ")
          .append(chapter, at + GRADE.length(), end)
          .append("</a>");
      from = end + "</span>".length();
      at = chapter.indexOf(GRADE, from);
    }
    return html.append(chapter.substring(from)).toString();
  }
}
