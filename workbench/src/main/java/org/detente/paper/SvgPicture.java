package org.detente.paper;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// Draws one of the program's own pictures into a PDF: basic shapes, paths, words, groups. What a
/// picture says beyond that is refused rather than left out, so that paper and screen show the
/// same.
final class SvgPicture {

  private static final Set<String> NOT_DRAWN = Set.of("title", "desc");
  private static final Set<String> SAID_ELSEWHERE =
      Set.of("role", "viewBox", "width", "height", "alt", "id", "class", "transform", "style");
  private static final Set<String> GEOMETRY =
      Set.of(
          "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "d", "points", "dx", "dy");
  private static final Pattern TRANSFORM = Pattern.compile("(\\w+)\\s*\\(([^)]*)\\)");

  private final PDDocument document;
  private final PrintFonts fonts;
  private final Element svg;
  private final double[] view;

  SvgPicture(PDDocument document, PrintFonts fonts, Element svg) {
    this.document = document;
    this.fonts = fonts;
    this.svg = svg;
    view = numbers(svg.getAttribute("viewBox"));
    if (view.length != 4) {
      throw SvgStyle.unknown(svg, "viewBox");
    }
  }

  /// Height for a width of one.
  double aspect() {
    return view[3] / view[2];
  }

  /// @param width in points
  PDFormXObject drawn(double width) throws IOException {
    double scale = width / view[2];
    // A form by another name, and the only one whose words tell the document what letters it needs.
    var form = new PDAppearanceStream(document);
    form.setResources(new PDResources());
    form.setBBox(new PDRectangle((float) width, (float) (width * aspect())));
    try (var pen = new SvgPen(document, form)) {
      var place = AffineTransform.getTranslateInstance(0, width * aspect());
      place.scale(scale, -scale);
      place.translate(-view[0], -view[1]);
      pen.push(place);
      children(svg, SvgStyle.START.with(svg), pen);
      pen.pop();
    }
    return form;
  }

  private void children(Element parent, SvgStyle style, SvgPen pen) throws IOException {
    for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element e && !NOT_DRAWN.contains(e.getTagName())) {
        check(e);
        boolean moved = e.hasAttribute("transform");
        if (moved) {
          pen.push(transform(e));
        }
        draw(e, style.with(e), pen);
        if (moved) {
          pen.pop();
        }
      }
    }
  }

  private static void check(Element e) {
    for (int i = 0; i < e.getAttributes().getLength(); i++) {
      String name = e.getAttributes().item(i).getNodeName();
      if (!SvgStyle.knows(name)
          && !GEOMETRY.contains(name)
          && !SAID_ELSEWHERE.contains(name)
          && !name.startsWith("data-")
          && !name.startsWith("aria-")
          && !name.startsWith("xmlns")) {
        throw SvgStyle.unknown(e, name);
      }
    }
  }

  private void draw(Element e, SvgStyle style, SvgPen pen) throws IOException {
    switch (e.getTagName()) {
      case "g" -> children(e, style, pen);
      case "text" -> words(e, style, pen);
      default -> pen.shape(shape(e, style), style);
    }
  }

  private static double at(Element e, String name) {
    return SvgStyle.number(e, name, 0);
  }

  private static Shape shape(Element e, SvgStyle style) {
    return switch (e.getTagName()) {
      case "rect" -> rectangle(e);
      case "line" -> new Line2D.Double(at(e, "x1"), at(e, "y1"), at(e, "x2"), at(e, "y2"));
      case "circle" -> ellipse(e, at(e, "r"), at(e, "r"));
      case "ellipse" -> ellipse(e, at(e, "rx"), at(e, "ry"));
      case "path" -> SvgPath.read(e.getAttribute("d"), style.evenOdd());
      case "polyline", "polygon" -> polygon(e, style);
      default ->
          throw new IllegalArgumentException(
              "a picture has a <%s>, which cannot be drawn into the PDF".formatted(e.getTagName()));
    };
  }

  private static Shape rectangle(Element e) {
    double x = at(e, "x");
    double y = at(e, "y");
    double w = at(e, "width");
    double h = at(e, "height");
    double rx = SvgStyle.number(e, "rx", at(e, "ry"));
    double ry = SvgStyle.number(e, "ry", rx);
    return rx == 0
        ? new Rectangle2D.Double(x, y, w, h)
        : new RoundRectangle2D.Double(x, y, w, h, 2 * rx, 2 * ry);
  }

  private static Shape ellipse(Element e, double rx, double ry) {
    return new Ellipse2D.Double(at(e, "cx") - rx, at(e, "cy") - ry, 2 * rx, 2 * ry);
  }

  private static Shape polygon(Element e, SvgStyle style) {
    double[] points = numbers(e.getAttribute("points"));
    var path = new Path2D.Double(style.evenOdd() ? Path2D.WIND_EVEN_ODD : Path2D.WIND_NON_ZERO);
    for (int i = 0; i + 1 < points.length; i += 2) {
      if (i == 0) {
        path.moveTo(points[0], points[1]);
      } else {
        path.lineTo(points[i], points[i + 1]);
      }
    }
    if (e.getTagName().equals("polygon")) {
      path.closePath();
    }
    return path;
  }

  /// A text, or its parts with places of their own.
  private void words(Element e, SvgStyle style, SvgPen pen) throws IOException {
    double x = at(e, "x") + at(e, "dx");
    double y = at(e, "y") + at(e, "dy");
    for (Node n = e.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element part && part.getTagName().equals("tspan")) {
        check(part);
        x = SvgStyle.number(part, "x", x) + at(part, "dx");
        y = SvgStyle.number(part, "y", y) + at(part, "dy");
        write(x, y, part.getTextContent(), style.with(part), pen);
      } else {
        write(x, y, n.getTextContent(), style, pen);
      }
    }
  }

  private void write(double x, double y, String text, SvgStyle style, SvgPen pen)
      throws IOException {
    String words = text.replaceAll("\\s+", " ").strip();
    if (!words.isEmpty()) {
      var face = style.semibold() ? PrintFonts.Face.SANS_SEMIBOLD : PrintFonts.Face.SANS;
      pen.words(x, y, words, fonts.of(face), style);
    }
  }

  private static double[] numbers(String text) {
    return Pattern.compile("[\\s,]+")
        .splitAsStream(text.strip())
        .filter(t -> !t.isEmpty())
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  private static AffineTransform transform(Element e) {
    var all = new AffineTransform();
    Matcher m = TRANSFORM.matcher(e.getAttribute("transform"));
    while (m.find()) {
      double[] n = numbers(m.group(2));
      switch (m.group(1)) {
        case "translate" -> all.translate(n[0], n.length > 1 ? n[1] : 0);
        case "scale" -> all.scale(n[0], n.length > 1 ? n[1] : n[0]);
        case "rotate" ->
            all.rotate(Math.toRadians(n[0]), n.length > 2 ? n[1] : 0, n.length > 2 ? n[2] : 0);
        case "matrix" -> all.concatenate(new AffineTransform(n));
        default -> throw SvgStyle.unknown(e, "transform");
      }
    }
    return all;
  }
}
