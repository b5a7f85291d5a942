package org.detente.paper;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.w3c.dom.Text;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// The paper as a tree for pages: with its own style sheet, and with what a reader of a PDF needs
/// and a reader of a web page does not (bookmarks, alternative texts, names of links).
final class PrintDocument {

  private static final String XHTML = "http://www.w3.org/1999/xhtml";

  /// More columns of figures than this need more than the width of a page in normal type.
  private static final int MANY_COLUMNS = 6;

  /// Characters of a table's type on the width of a page, between two columns, in a cell that is
  /// not to be broken, in the heading of a row that is not, and at least in a cell of long text.
  private static final int LINE_CHARACTERS = 128;

  private static final int BETWEEN = 2;
  private static final int SHORT_CELL = 24;
  private static final int HEADING_CHARACTERS = 36;
  private static final int LONG_CELL_LEAST = 22;

  /// Characters on a line of a column's heading that are kept together.
  private static final int HEAD_CHARACTERS = 12;

  /// Lines of a column's heading that may be of one word each.
  private static final int HEAD_LINES = 3;

  private static final List<String> HEADINGS = List.of("h1", "h2", "h3");

  private PrintDocument() {}

  /// @param body the element `body`, well-formed as XML
  /// @param foot what must be read on every page, without double quotation marks
  static Document of(String title, String body, String foot, Paper.Front front) {
    Document document =
        parse(
            """
            <html xmlns="%s" %s>
            <head>
            <title>%s</title>
            <meta name="subject" content="%s"/>
            <style>
            %s</style>
            </head>
            %s
            </html>
            """
                .formatted(
                    XHTML,
                    front.attributes(),
                    escape(front.question() + " " + title),
                    escape(front.subject()),
                    escape(styles(front.question(), title, foot)),
                    body));
    nameHeadings(document);
    bookmark(document);
    describePictures(document);
    nameLinks(document);
    captionFirst(document);
    keepTogether(document);
    markWideTables(document);
    return document;
  }

  /// The style sheet with the words that stand in the margins of every page.
  private static String styles(String question, String title, String foot) {
    return Fonts.text("paper-print.css")
        .replace("$running", Paper.quotable(question + " · " + title))
        .replace("$foot", foot);
  }

  private static String escape(String text) {
    return Paper.escape(text).replace("\"", "&quot;");
  }

  private static Document parse(String xhtml) {
    try {
      var factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xhtml)));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException("the paper is not well-formed: " + e.getMessage(), e);
    }
  }

  private static List<Element> all(Document document, String name) {
    NodeList nodes = document.getElementsByTagName(name);
    var elements = new ArrayList<Element>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static List<Element> headings(Document document) {
    return all(document, "*").stream().filter(e -> HEADINGS.contains(e.getTagName())).toList();
  }

  private static void nameHeadings(Document document) {
    int n = 0;
    for (Element heading : headings(document)) {
      heading.setAttribute("id", "heading-" + n++);
    }
  }

  /// Nests bookmarks as headings nest.
  private static void bookmark(Document document) {
    Element root = document.createElementNS(XHTML, "bookmarks");
    var open = new ArrayList<Element>(List.of(root));
    for (Element heading : headings(document)) {
      // Everything but the title stands one level higher, for the title has the document itself.
      int level = Math.max(1, HEADINGS.indexOf(heading.getTagName()));
      if (heading.getAttribute("class").contains("minor")) {
        continue;
      }
      Element bookmark = document.createElementNS(XHTML, "bookmark");
      bookmark.setAttribute("name", heading.getTextContent());
      bookmark.setAttribute("href", "#" + heading.getAttribute("id"));
      while (open.size() > level) {
        open.removeLast();
      }
      open.getLast().appendChild(bookmark);
      open.add(bookmark);
    }
    all(document, "head").getFirst().appendChild(root);
  }

  /// Title and description of a picture are its alternative text.
  private static void describePictures(Document document) {
    for (Element svg : all(document, "svg")) {
      String title = childText(svg, "title");
      String description = childText(svg, "desc");
      svg.setAttribute("alt", description.isEmpty() ? title : title + ". " + description);
    }
  }

  private static String childText(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
  }

  private static void nameLinks(Document document) {
    all(document, "a").forEach(a -> a.setAttribute("title", a.getTextContent()));
  }

  /// The caption of a table is read before it; the library would put it after.
  private static void captionFirst(Document document) {
    for (Element caption : all(document, "caption")) {
      Element p = document.createElementNS(XHTML, "p");
      p.setAttribute("class", "caption");
      while (caption.hasChildNodes()) {
        p.appendChild(caption.getFirstChild());
      }
      Node table = caption.getParentNode();
      table.removeChild(caption);
      table.getParentNode().insertBefore(p, table);
    }
  }

  /// A paragraph that leads to a picture or a table stands on the same page.
  private static void keepTogether(Document document) {
    for (Element p : all(document, "p")) {
      if (isShown(next(p))) {
        p.setAttribute("class", (p.getAttribute("class") + " leads").strip());
      }
    }
  }

  private static boolean isShown(Node node) {
    return node instanceof Element e
        && (List.of("figure", "table").contains(e.getTagName())
            || e.getAttribute("class").startsWith("table")
            || e.getTagName().equals("div") && isShown(e.getFirstChild()));
  }

  /// Tables of many columns get smaller type and may break their cells; where most cells hold a
  /// range, columns are equally wide.
  private static void markWideTables(Document document) {
    for (Element table : all(document, "table")) {
      int columns = table.getElementsByTagName("tr").item(0).getChildNodes().getLength();
      boolean even = columns > MANY_COLUMNS && mostlyRanges(table);
      if (columns > MANY_COLUMNS) {
        table.setAttribute("class", even ? "wide even" : "wide");
      }
      if (!even) {
        keepShortCells(table);
      }
    }
  }

  /// Cells of columns that hold only short texts are not broken, as long as room is left for the
  /// others; the headings of rows, which are long then, may break.
  private static void keepShortCells(Element table) {
    List<List<Element>> rows = bodyRows(table);
    if (rows.isEmpty()) {
      return;
    }
    int columns = rows.getFirst().size();
    int[] longest = new int[columns];
    for (List<Element> row : rows) {
      for (int c = 0; c < Math.min(columns, row.size()); c++) {
        longest[c] = Math.max(longest[c], row.get(c).getTextContent().strip().length());
      }
    }
    int needed = Math.min(longest[0], HEADING_CHARACTERS);
    for (int c = 1; c < columns; c++) {
      needed += BETWEEN + (longest[c] <= SHORT_CELL ? longest[c] : LONG_CELL_LEAST);
    }
    if (needed > LINE_CHARACTERS) {
      return;
    }
    for (List<Element> row : rows) {
      for (int c = 1; c < Math.min(columns, row.size()); c++) {
        if (longest[c] <= SHORT_CELL) {
          row.get(c).setAttribute("class", "keep");
        }
      }
    }
    joinHeads(table, longest, LINE_CHARACTERS - needed);
    if (longest[0] > HEADING_CHARACTERS) {
      String kind = longest[0] > 2 * HEADING_CHARACTERS ? " told" : " named";
      table.setAttribute("class", (table.getAttribute("class") + kind).strip());
    }
  }

  /// Columns of short figures would be as narrow as the longest word of their headings, which then
  /// run down the page word by word: as long as there is room, short words stay together.
  private static void joinHeads(Element table, int[] longest, int room) {
    List<Element> heads = cells(table.getElementsByTagName("thead").item(0).getFirstChild());
    var joined = new String[longest.length];
    int needed = 0;
    for (int c = 1; c < Math.min(longest.length, heads.size()); c++) {
      joined[c] = joined(heads.get(c).getTextContent());
      int widest = Stream.of(joined[c].split(" ")).mapToInt(String::length).max().orElse(0);
      needed += Math.max(0, widest - Math.min(longest[c], LONG_CELL_LEAST));
    }
    if (needed > room) {
      return;
    }
    for (int c = 1; c < Math.min(longest.length, heads.size()); c++) {
      heads.get(c).setTextContent(joined[c]);
    }
  }

  /// Joins the words of a long heading by spaces that do not break, up to some characters.
  private static String joined(String head) {
    var text = new StringBuilder();
    int line = 0;
    String[] words = head.strip().split(" ");
    if (words.length <= HEAD_LINES) {
      return head.strip();
    }
    for (String word : words) {
      boolean joins = line > 0 && line + 1 + word.length() <= HEAD_CHARACTERS;
      text.append(line == 0 ? "" : joins ? "\u00a0" : " ").append(word);
      line = joins ? line + 1 + word.length() : word.length();
    }
    return text.toString();
  }

  private static List<Element> cells(Node row) {
    var cells = new ArrayList<Element>();
    for (Node n = row.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element cell) {
        cells.add(cell);
      }
    }
    return cells;
  }

  private static List<List<Element>> bodyRows(Element table) {
    var rows = new ArrayList<List<Element>>();
    NodeList body = table.getElementsByTagName("tbody").item(0).getChildNodes();
    for (int r = 0; r < body.getLength(); r++) {
      List<Element> cells = cells(body.item(r));
      if (!cells.isEmpty()) {
        rows.add(cells);
      }
    }
    return rows;
  }

  private static boolean mostlyRanges(Element table) {
    NodeList spans = table.getElementsByTagName("span");
    int ranges = 0;
    for (int i = 0; i < spans.getLength(); i++) {
      ranges += ((Element) spans.item(i)).getAttribute("class").equals("range") ? 1 : 0;
    }
    return 2 * ranges > table.getElementsByTagName("td").getLength();
  }

  private static Node next(Element e) {
    Node next = e.getNextSibling();
    while (next instanceof Text text && text.getTextContent().isBlank()) {
      next = next.getNextSibling();
    }
    return next;
  }
}
