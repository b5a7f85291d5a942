package org.detente.paper;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/// Adds to a document what only a printed one needs: bookmarks of its chapters and headings, and
/// for every picture a size that fits the page and a text in its place for readers who cannot see
/// it.
final class PrintMarks {

  /// Pictures are no wider and no higher, mm on A4 within the margins.
  private static final double WIDTH = 178;

  private static final double HEIGHT = 176;

  /// Largest printed size of a picture's pixel, mm: wide ones so that two with their text fit a
  /// page, high ones, which are maps, as large as the page allows.
  private static final double WIDE_PIXEL = 0.218;

  private static final double HIGH_PIXEL = 0.3;
  private static final double HIGH = 0.8;

  private PrintMarks() {}

  static void add(Document document) {
    bookmarks(document);
    for (Element svg : all(document.getDocumentElement(), "svg")) {
      size(svg);
      svg.setAttribute("alt", (text(svg, "title") + ". " + text(svg, "desc")).strip());
    }
    // What a picture shows is said just before it, and stays with it.
    for (Element figure : all(document.getDocumentElement(), "figure")) {
      if (before(figure) instanceof Element p && "p".equals(p.getLocalName())) {
        p.setAttribute("class", (p.getAttribute("class") + " before-figure").strip());
      }
    }
  }

  private static void bookmarks(Document document) {
    Element marks = element(document, "bookmarks");
    for (Element section : all(document.getDocumentElement(), "section")) {
      List<Element> titles = all(section, "h2");
      if (titles.isEmpty() || section.getAttribute("id").isEmpty()) {
        continue;
      }
      String id = section.getAttribute("id");
      Element chapter = bookmark(document, titles.getFirst(), id);
      int number = 0;
      for (Element heading : all(section, "h3")) {
        if (heading.getAttribute("id").isEmpty()) {
          heading.setAttribute("id", id + "-" + ++number);
        }
        chapter.appendChild(bookmark(document, heading, heading.getAttribute("id")));
      }
      marks.appendChild(chapter);
    }
    all(document.getDocumentElement(), "head").getFirst().appendChild(marks);
  }

  private static Element bookmark(Document document, Element heading, String id) {
    Element mark = element(document, "bookmark");
    mark.setAttribute("name", heading.getTextContent().strip());
    mark.setAttribute("href", "#" + id);
    return mark;
  }

  private static Element element(Document document, String name) {
    return document.createElementNS(document.getDocumentElement().getNamespaceURI(), name);
  }

  private static Node before(Element element) {
    Node n = element.getPreviousSibling();
    while (n != null && n.getNodeType() == Node.TEXT_NODE && n.getTextContent().isBlank()) {
      n = n.getPreviousSibling();
    }
    return n;
  }

  private static void size(Element svg) {
    double width = Double.parseDouble(svg.getAttribute("width"));
    double height = Double.parseDouble(svg.getAttribute("height"));
    double pixel = height > HIGH * width ? HIGH_PIXEL : WIDE_PIXEL;
    double scale = Math.min(Math.min(WIDTH / width, HEIGHT / height), pixel);
    svg.setAttribute("style", "width:" + width * scale + "mm;height:" + height * scale + "mm");
  }

  private static String text(Element parent, String name) {
    for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (name.equals(n.getLocalName())) {
        return n.getTextContent().strip();
      }
    }
    return "";
  }

  private static List<Element> all(Element root, String name) {
    NodeList found = root.getElementsByTagNameNS("*", name);
    var elements = new ArrayList<Element>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }
}
