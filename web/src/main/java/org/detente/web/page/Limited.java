package org.detente.web.page;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.detente.message.Texts;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// A chapter limited to some options: what speaks of others alone is left out, and panels of
/// pictures move up. What speaks of all options together stays as it is.
///
/// Chapters name options by their labels: a row of a table by its first cell, a small heading by
/// what it consists of, a sentence, list entry, picture or panel of one by `data-of`. Labels are
/// the same in every language, but for the signs that isolate them. Sentences of chapters that were
/// written before they had `data-of` go by what they begin with.
final class Limited {

  private record Key(Set<String> labels, Set<String> shown, String chapter) {}

  /// What was asked for last: up to a megabyte each.
  private static final Map<Key, String> KEPT =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, String> eldest) {
          return size() > MOST_KEPT;
        }
      };

  private static final int MOST_KEPT = 24;

  private final Set<String> labels;
  private final Set<String> shown;

  /// @param labels of all options
  /// @param shown of those that stay
  Limited(Set<String> labels, Set<String> shown) {
    this.labels = Set.copyOf(labels);
    this.shown = Set.copyOf(shown);
  }

  /// @param chapter well-formed
  String of(String chapter) {
    var key = new Key(labels, shown, chapter);
    synchronized (KEPT) {
      String known = KEPT.get(key);
      if (known != null) {
        return known;
      }
    }
    String text = write(document(chapter));
    synchronized (KEPT) {
      KEPT.put(key, text);
    }
    return text;
  }

  /// The same, not yet written.
  Document document(String chapter) {
    Document document = read(chapter);
    Element root = document.getDocumentElement();
    pictures(root);
    rows(root);
    sentences(root);
    headings(root);
    return document;
  }

  static Document read(String chapter) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(chapter)));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException("a chapter is not well-formed", e);
    }
  }

  private static String write(Document document) {
    try {
      var transformer = TransformerFactory.newInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.METHOD, "html");
      transformer.setOutputProperty(OutputKeys.INDENT, "no");
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      var text = new StringWriter();
      transformer.transform(new DOMSource(document), new StreamResult(text));
      return text.toString();
    } catch (TransformerException e) {
      throw new IllegalStateException("a chapter cannot be written", e);
    }
  }

  static List<Element> all(Element within, String tag) {
    var found = new ArrayList<Element>();
    var nodes = within.getElementsByTagName(tag);
    for (int i = 0; i < nodes.getLength(); i++) {
      found.add((Element) nodes.item(i));
    }
    return found;
  }

  private static void remove(Node node) {
    if (node.getParentNode() != null) {
      node.getParentNode().removeChild(node);
    }
  }

  private boolean stays(Set<String> named) {
    return named.isEmpty() || named.stream().anyMatch(shown::contains);
  }

  /// The options that a text consists of, with `separator` between them; empty where it consists of
  /// anything else.
  private Set<String> listed(String text, String separator) {
    var named = new HashSet<>(List.of(Texts.bare(text).split(separator)));
    return labels.containsAll(named) ? named : Set.of();
  }

  /// The options that a sentence begins with: "A: ...", "A; B: ...", "A, B and C: ...", "A fails
  /// ...".
  private Set<String> beginsWith(String sentence) {
    var named = new HashSet<String>();
    String rest = sentence;
    while (true) {
      Optional<String> next =
          labels.stream()
              .filter(rest::startsWith)
              .max(java.util.Comparator.comparingInt(String::length));
      if (next.isEmpty()) {
        return Set.of();
      }
      named.add(next.get());
      rest = rest.substring(next.get().length());
      if (rest.startsWith(":") || rest.startsWith(" fails")) {
        return named;
      }
      String before = rest;
      rest = rest.replaceFirst("^(; |, | and )", "");
      if (rest.equals(before)) {
        return Set.of();
      }
    }
  }

  private void rows(Element root) {
    for (Element body : all(root, "tbody")) {
      String label = "";
      int left = 0;
      boolean dropped = false;
      for (Element row : all(body, "tr")) {
        String first = all(row, "th").stream().findFirst().map(Element::getTextContent).orElse("");
        label = first.isBlank() ? label : Texts.bare(first).strip();
        if (labels.contains(label) && !shown.contains(label)) {
          remove(row);
          dropped = true;
        } else {
          left++;
        }
      }
      if (dropped && left == 0) {
        remove(body.getParentNode().getParentNode());
      }
    }
  }

  private void sentences(Element root) {
    for (String tag : List.of("li", "p")) {
      for (Element said : all(root, tag)) {
        Set<String> named =
            said.hasAttribute("data-of")
                ? listed(said.getAttribute("data-of"), "; ")
                : beginsWith(said.getTextContent());
        if (!stays(named)) {
          remove(said);
        }
      }
    }
  }

  /// A small heading takes what follows it along, up to the next heading.
  private void headings(Element root) {
    for (Element heading : all(root, "h3")) {
      if (!stays(listed(heading.getTextContent(), " · "))) {
        Node next = heading.getNextSibling();
        while (next != null && !Set.of("h2", "h3").contains(next.getNodeName())) {
          Node after = next.getNextSibling();
          remove(next);
          next = after;
        }
        remove(heading);
      }
    }
  }

  private void pictures(Element root) {
    for (Element figure : all(root, "figure")) {
      if (figure.hasAttribute("data-of") && !stays(listed(figure.getAttribute("data-of"), "; "))) {
        remove(figure);
      }
    }
    for (Element svg : all(root, "svg")) {
      var panels = new ArrayList<Panel>();
      for (Element g : all(svg, "g")) {
        if (g.hasAttribute("data-of")) {
          panels.add(Panel.of(g));
        }
      }
      // Rows of other pictures are no options: those stay as they are.
      var ours = panels.stream().filter(p -> !listed(p.named(), "; ").isEmpty()).toList();
      if (ours.isEmpty() || ours.size() < panels.size()) {
        continue;
      }
      List<Panel> left = panels.stream().filter(p -> stays(listed(p.named(), "; "))).toList();
      if (left.size() == panels.size()) {
        continue;
      }
      panels.stream().filter(p -> !left.contains(p)).forEach(p -> remove(p.group()));
      if (left.isEmpty()) {
        remove(figure(svg));
      } else {
        place(svg, panels, left);
      }
    }
  }

  private static Node figure(Element svg) {
    for (Node n = svg; n != null; n = n.getParentNode()) {
      if (n.getNodeName().equals("figure")) {
        return n;
      }
    }
    return svg;
  }

  /// Panels that stand in one column close up; panels of a grid take the first places.
  private static void place(Element svg, List<Panel> all, List<Panel> left) {
    boolean column = all.stream().allMatch(p -> p.x() == all.getFirst().x());
    double bottom = 0;
    var rows = new HashSet<Double>();
    double y = all.getFirst().y();
    for (int i = 0; i < left.size(); i++) {
      Panel panel = left.get(i);
      double toX = column ? panel.x() : all.get(i).x();
      double toY = column ? y : all.get(i).y();
      y += panel.h();
      if (toX != panel.x() || toY != panel.y()) {
        panel.group().setAttribute("transform", moved(toX - panel.x(), toY - panel.y()));
      }
      rows.add(toY);
      bottom = Math.max(bottom, toY + panel.h());
    }
    double before = all.stream().mapToDouble(p -> p.y() + p.h()).max().orElseThrow();
    double less = before - bottom;
    for (Element g : all(svg, "g")) {
      if (g.hasAttribute("data-row") && !rows.contains(number(g.getAttribute("data-row")))) {
        remove(g);
      } else if (g.hasAttribute("data-below") && less > 0) {
        g.setAttribute("transform", moved(0, -less));
      }
    }
    String[] view = svg.getAttribute("viewBox").split(" ");
    String height = text(number(view[3]) - less);
    svg.setAttribute("viewBox", view[0] + " " + view[1] + " " + view[2] + " " + height);
    svg.setAttribute("height", height);
  }

  private static String moved(double x, double y) {
    return "translate(" + text(x) + "," + text(y) + ")";
  }

  private static String text(double px) {
    return Double.toString(Math.rint(px * 10) / 10);
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }

  /// What of a picture speaks of one thing.
  private record Panel(Element group, String named, double x, double y, double h) {

    static Panel of(Element group) {
      String[] slot = group.getAttribute("data-slot").split(" ");
      return new Panel(
          group, group.getAttribute("data-of"), number(slot[0]), number(slot[1]), number(slot[3]));
    }
  }
}
