package org.detente.paper;

import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the path data of a picture.
final class SvgPath {

  private static final Pattern TOKEN =
      Pattern.compile("[A-Za-z]|[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?");

  private final Matcher tokens;
  private final Path2D.Double path;
  private boolean more;
  private double x;
  private double y;

  private SvgPath(String data, boolean evenOdd) {
    tokens = TOKEN.matcher(data);
    path = new Path2D.Double(evenOdd ? Path2D.WIND_EVEN_ODD : Path2D.WIND_NON_ZERO);
    more = tokens.find();
  }

  static Path2D read(String data, boolean evenOdd) {
    var reader = new SvgPath(data, evenOdd);
    char command = ' ';
    while (reader.more) {
      String token = reader.tokens.group();
      if (Character.isLetter(token.charAt(0))) {
        command = token.charAt(0);
        reader.more = reader.tokens.find();
      } else if (command == 'M' || command == 'm') {
        command = command == 'M' ? 'L' : 'l';
      }
      reader.step(command);
    }
    return reader.path;
  }

  private double number() {
    if (!more) {
      throw new IllegalArgumentException("a path ends too early");
    }
    double value = Double.parseDouble(tokens.group());
    more = tokens.find();
    return value;
  }

  private void step(char command) {
    boolean relative = Character.isLowerCase(command);
    double fromX = relative ? x : 0;
    double fromY = relative ? y : 0;
    switch (Character.toUpperCase(command)) {
      case 'M' -> {
        to(fromX + number(), fromY + number());
        path.moveTo(x, y);
      }
      case 'L' -> {
        to(fromX + number(), fromY + number());
        path.lineTo(x, y);
      }
      case 'H' -> {
        to(fromX + number(), y);
        path.lineTo(x, y);
      }
      case 'V' -> {
        to(x, fromY + number());
        path.lineTo(x, y);
      }
      case 'C' -> {
        double x1 = fromX + number();
        double y1 = fromY + number();
        double x2 = fromX + number();
        double y2 = fromY + number();
        to(fromX + number(), fromY + number());
        path.curveTo(x1, y1, x2, y2, x, y);
      }
      case 'Q' -> {
        double x1 = fromX + number();
        double y1 = fromY + number();
        to(fromX + number(), fromY + number());
        path.quadTo(x1, y1, x, y);
      }
      case 'A' -> arc(fromX, fromY);
      case 'Z' -> close();
      default -> throw new IllegalArgumentException("no such step in a path: " + command);
    }
  }

  private void close() {
    // A shape of which nothing is left inside the frame has an end and no beginning.
    if (path.getCurrentPoint() != null) {
      path.closePath();
      Point2D start = path.getCurrentPoint();
      to(start.getX(), start.getY());
    }
  }

  private void to(double newX, double newY) {
    x = newX;
    y = newY;
  }

  /// From end points to a centre, as the specification of SVG works it out.
  private void arc(double fromX, double fromY) {
    double rx = Math.abs(number());
    double ry = Math.abs(number());
    double turn = Math.toRadians(number());
    boolean large = number() != 0;
    boolean sweep = number() != 0;
    double startX = x;
    double startY = y;
    to(fromX + number(), fromY + number());
    if (rx == 0 || ry == 0) {
      path.lineTo(x, y);
      return;
    }
    double cos = Math.cos(turn);
    double sin = Math.sin(turn);
    double halfX = (startX - x) / 2;
    double halfY = (startY - y) / 2;
    double x1 = cos * halfX + sin * halfY;
    double y1 = cos * halfY - sin * halfX;
    double size = x1 * x1 / (rx * rx) + y1 * y1 / (ry * ry);
    if (size > 1) {
      rx *= Math.sqrt(size);
      ry *= Math.sqrt(size);
    }
    double below = rx * rx * y1 * y1 + ry * ry * x1 * x1;
    double factor =
        (large == sweep ? -1 : 1)
            * Math.sqrt(Math.max(0, (rx * rx * ry * ry - below) / Math.max(below, 1e-12)));
    double centreX = factor * rx * y1 / ry;
    double centreY = -factor * ry * x1 / rx;
    double start = Math.toDegrees(Math.atan2((y1 - centreY) / ry, (x1 - centreX) / rx));
    double end = Math.toDegrees(Math.atan2((-y1 - centreY) / ry, (-x1 - centreX) / rx));
    double extent = end - start;
    extent += sweep && extent < 0 ? 360 : !sweep && extent > 0 ? -360 : 0;
    // Arc2D counts angles against the direction of SVG.
    var arc = new Arc2D.Double(-rx, -ry, 2 * rx, 2 * ry, -start, -extent, Arc2D.OPEN);
    var place = AffineTransform.getTranslateInstance((startX + x) / 2, (startY + y) / 2);
    place.rotate(turn);
    place.translate(centreX, centreY);
    path.append(arc.getPathIterator(place), true);
  }
}
