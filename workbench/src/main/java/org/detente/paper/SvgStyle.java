package org.detente.paper;

import java.util.Arrays;
import java.util.Set;
import org.w3c.dom.Element;

/// How a piece of a picture is painted: what it says itself, and what it takes over from around it.
///
/// @param fill red, green and blue in one number; -1 for nothing
/// @param stroke the same
/// @param strokeFirst paint the outline below the filling
record SvgStyle(
    int fill,
    int stroke,
    double strokeWidth,
    double fillOpacity,
    double strokeOpacity,
    float[] dashes,
    int cap,
    int join,
    boolean evenOdd,
    double fontSize,
    boolean semibold,
    String anchor,
    boolean strokeFirst) {

  static final int NONE = -1;

  static final SvgStyle START =
      new SvgStyle(0, NONE, 1, 1, 1, new float[0], 0, 0, false, 16, false, "start", false);

  private static final Set<String> PAINT =
      Set.of(
          "fill",
          "stroke",
          "stroke-width",
          "fill-opacity",
          "stroke-opacity",
          "opacity",
          "stroke-dasharray",
          "stroke-linecap",
          "stroke-linejoin",
          "fill-rule",
          "font-size",
          "font-weight",
          "font-family",
          "text-anchor",
          "paint-order");

  /// Whether an attribute says how something is painted.
  static boolean knows(String attribute) {
    return PAINT.contains(attribute);
  }

  /// The style of an element inside something of this style.
  SvgStyle with(Element e) {
    double opacity = number(e, "opacity", 1);
    return new SvgStyle(
        colour(e, "fill", fill),
        colour(e, "stroke", stroke),
        number(e, "stroke-width", strokeWidth),
        opacity * number(e, "fill-opacity", fillOpacity),
        opacity * number(e, "stroke-opacity", strokeOpacity),
        dashes(e),
        choice(e, "stroke-linecap", cap, "butt", "round", "square"),
        choice(e, "stroke-linejoin", join, "miter", "round", "bevel"),
        choice(e, "fill-rule", evenOdd ? 1 : 0, "nonzero", "evenodd") == 1,
        number(e, "font-size", fontSize),
        e.hasAttribute("font-weight") ? isBold(e.getAttribute("font-weight")) : semibold,
        e.hasAttribute("text-anchor") ? e.getAttribute("text-anchor") : anchor,
        e.hasAttribute("paint-order")
            ? e.getAttribute("paint-order").startsWith("stroke")
            : strokeFirst);
  }

  private static boolean isBold(String weight) {
    return weight.equals("bold") || weight.matches("[6-9]00");
  }

  static double number(Element e, String name, double otherwise) {
    return e.hasAttribute(name)
        ? Double.parseDouble(e.getAttribute(name).replace("px", ""))
        : otherwise;
  }

  private static int choice(Element e, String name, int otherwise, String... words) {
    if (!e.hasAttribute(name)) {
      return otherwise;
    }
    int at = Arrays.asList(words).indexOf(e.getAttribute(name));
    if (at < 0) {
      throw unknown(e, name);
    }
    return at;
  }

  private static int colour(Element e, String name, int otherwise) {
    if (!e.hasAttribute(name)) {
      return otherwise;
    }
    String value = e.getAttribute(name);
    if (value.equals("none")) {
      return NONE;
    }
    if (value.matches("#[0-9a-fA-F]{3}")) {
      value = value.replaceAll("([0-9a-fA-F])", "$1$1");
    }
    if (!value.matches("#[0-9a-fA-F]{6}")) {
      throw unknown(e, name);
    }
    return Integer.parseInt(value.substring(1), 16);
  }

  private float[] dashes(Element e) {
    if (!e.hasAttribute("stroke-dasharray")) {
      return dashes;
    }
    String[] parts = e.getAttribute("stroke-dasharray").strip().split("[\\s,]+");
    float[] lengths = new float[parts.length];
    for (int i = 0; i < parts.length; i++) {
      lengths[i] = Float.parseFloat(parts[i]);
    }
    return lengths;
  }

  static IllegalArgumentException unknown(Element e, String name) {
    return new IllegalArgumentException(
        "a picture says %s=\"%s\" at <%s>, which cannot be drawn into the PDF"
            .formatted(name, e.getAttribute(name), e.getTagName()));
  }
}
