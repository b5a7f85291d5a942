package org.detente.web.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// A chapter as data: what its page says, shows and tabulates, in the same words and no more.
public final class ChapterData {

  private ChapterData() {}

  /// @param id of the chapter
  /// @param chapter as the reader may see it, well-formed
  /// @return `id`, `title`, and `content` in the order of the page, each part with its `kind`:
  ///   `heading`, `text`, `list`, `table` or `figure`
  public static Map<String, Object> of(String id, String title, String chapter) {
    return of(id, title, Limited.read(chapter));
  }

  private static Map<String, Object> of(String id, String title, Document document) {
    var content = new ArrayList<Map<String, Object>>();
    collect(document.getDocumentElement(), content);
    var map = new LinkedHashMap<String, Object>();
    map.put("id", id);
    map.put("title", title);
    map.put("content", content);
    return map;
  }

  /// The same of the chapters of an audience, limited to some options where the view is.
  public static Map<String, Object> of(View view, String id, String title) {
    String html = view.section(id).orElseThrow().html();
    List<org.detente.option.Option> limited = view.limitedTo();
    return of(
        id,
        title,
        limited.isEmpty() ? Limited.read(html) : Pages.limited(view, limited).document(html));
  }

  private static void collect(Element parent, List<Map<String, Object>> content) {
    for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element e) {
        switch (e.getTagName()) {
          case "h2", "h3" -> content.add(part("heading", "text", words(e)));
          case "p" -> content.add(part("text", "text", words(e)));
          case "ul", "ol", "dl" -> content.add(part("list", "items", items(e)));
          case "table" -> content.add(table(e));
          case "figure" -> content.add(figure(e));
          default -> collect(e, content);
        }
      }
    }
  }

  private static Map<String, Object> part(String kind, String name, Object value) {
    var part = new LinkedHashMap<String, Object>();
    part.put("kind", kind);
    part.put(name, value);
    return part;
  }

  private static String words(Element e) {
    return e.getTextContent().replaceAll("\\s+", " ").strip();
  }

  private static List<String> items(Element list) {
    var items = new ArrayList<String>();
    for (String tag : List.of("li", "dt", "dd")) {
      Limited.all(list, tag).forEach(i -> items.add(words(i)));
    }
    return items;
  }

  private static Map<String, Object> table(Element table) {
    var part =
        part(
            "table",
            "caption",
            Limited.all(table, "caption").stream().findFirst().map(ChapterData::words).orElse(""));
    var columns = new ArrayList<String>();
    var rows = new ArrayList<List<String>>();
    for (Element head : Limited.all(table, "thead")) {
      Limited.all(head, "th").forEach(c -> columns.add(words(c)));
    }
    for (Element row : Limited.all(table, "tr")) {
      if (!row.getParentNode().getNodeName().equals("thead")) {
        rows.add(cells(row));
      }
    }
    part.put("columns", columns);
    part.put("rows", rows);
    return part;
  }

  private static List<String> cells(Element row) {
    var cells = new ArrayList<String>();
    for (Node n = row.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element cell) {
        cells.add(words(cell));
      }
    }
    return cells;
  }

  /// A picture in words: its title and description, and every mark that can be pointed at.
  private static Map<String, Object> figure(Element figure) {
    var titles = new ArrayList<String>();
    var descriptions = new ArrayList<String>();
    var marks = new ArrayList<String>();
    for (Element svg : Limited.all(figure, "svg")) {
      for (Element title : Limited.all(svg, "title")) {
        if (title.getParentNode() == svg) {
          titles.add(words(title));
        } else {
          marks.add(words(title));
        }
      }
      Limited.all(svg, "desc").forEach(d -> descriptions.add(words(d)));
    }
    var part = part("figure", "title", String.join("; ", titles));
    part.put("description", String.join(" ", descriptions));
    part.put(
        "caption",
        Limited.all(figure, "figcaption").stream().findFirst().map(ChapterData::words).orElse(""));
    part.put("marks", marks);
    return part;
  }
}
