package org.detente.paper;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.util.Matrix;

/// Puts shapes and words of one picture into a PDF. Coordinates are those of the picture, y
/// downwards.
final class SvgPen implements Closeable {

  private final PDPageContentStream stream;
  private final Map<List<Double>, PDExtendedGraphicsState> transparencies = new HashMap<>();

  SvgPen(PDDocument document, PDAppearanceStream form) throws IOException {
    stream = new PDPageContentStream(document, form);
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }

  void push(AffineTransform transform) throws IOException {
    stream.saveGraphicsState();
    stream.transform(new Matrix(transform));
  }

  void pop() throws IOException {
    stream.restoreGraphicsState();
  }

  void shape(Shape shape, SvgStyle style) throws IOException {
    boolean fill = style.fill() != SvgStyle.NONE;
    boolean stroke = style.stroke() != SvgStyle.NONE && style.strokeWidth() > 0;
    if (!fill && !stroke) {
      return;
    }
    stream.saveGraphicsState();
    paint(style);
    boolean evenOdd = trace(shape.getPathIterator(null)) == PathIterator.WIND_EVEN_ODD;
    if (fill && stroke && evenOdd) {
      stream.fillAndStrokeEvenOdd();
    } else if (fill && stroke) {
      stream.fillAndStroke();
    } else if (stroke) {
      stream.stroke();
    } else if (evenOdd) {
      stream.fillEvenOdd();
    } else {
      stream.fill();
    }
    stream.restoreGraphicsState();
  }

  private void paint(SvgStyle style) throws IOException {
    if (style.fill() != SvgStyle.NONE) {
      int c = style.fill();
      stream.setNonStrokingColor(part(c >> 16), part(c >> 8), part(c));
    }
    if (style.stroke() != SvgStyle.NONE) {
      int c = style.stroke();
      stream.setStrokingColor(part(c >> 16), part(c >> 8), part(c));
      stream.setLineWidth((float) style.strokeWidth());
      stream.setLineCapStyle(style.cap());
      stream.setLineJoinStyle(style.join());
      if (style.dashes().length > 0) {
        stream.setLineDashPattern(style.dashes(), 0);
      }
    }
    if (style.fillOpacity() < 1 || style.strokeOpacity() < 1) {
      stream.setGraphicsStateParameters(
          transparencies.computeIfAbsent(
              List.of(style.fillOpacity(), style.strokeOpacity()), SvgPen::transparency));
    }
  }

  private static PDExtendedGraphicsState transparency(List<Double> opacities) {
    var state = new PDExtendedGraphicsState();
    state.setNonStrokingAlphaConstant(opacities.get(0).floatValue());
    state.setStrokingAlphaConstant(opacities.get(1).floatValue());
    return state;
  }

  private static float part(int colour) {
    return (colour & 0xFF) / 255f;
  }

  /// @return the winding rule
  private int trace(PathIterator path) throws IOException {
    var c = new float[6];
    float x = 0;
    float y = 0;
    for (; !path.isDone(); path.next()) {
      switch (path.currentSegment(c)) {
        case PathIterator.SEG_MOVETO -> stream.moveTo(x = c[0], y = c[1]);
        case PathIterator.SEG_LINETO -> stream.lineTo(x = c[0], y = c[1]);
        case PathIterator.SEG_CUBICTO -> stream.curveTo(c[0], c[1], c[2], c[3], x = c[4], y = c[5]);
        case PathIterator.SEG_QUADTO -> {
          // A PDF knows cubic curves only.
          stream.curveTo(
              x + (c[0] - x) * 2 / 3,
              y + (c[1] - y) * 2 / 3,
              c[2] + (c[0] - c[2]) * 2 / 3,
              c[3] + (c[1] - c[3]) * 2 / 3,
              x = c[2],
              y = c[3]);
        }
        default -> stream.closePath();
      }
    }
    return path.getWindingRule();
  }

  /// Words on one line that start, are centred or end at x.
  void words(double x, double y, String words, PDFont font, SvgStyle style) throws IOException {
    String text = PrintFonts.showable(font, words);
    double size = style.fontSize();
    double width = font.getStringWidth(text) / 1000 * size;
    double start =
        switch (style.anchor()) {
          case "middle" -> x - width / 2;
          case "end" -> x - width;
          default -> x;
        };
    stream.saveGraphicsState();
    paint(style);
    boolean outlined = style.stroke() != SvgStyle.NONE;
    if (outlined && style.strokeFirst()) {
      show(start, y, text, font, size, RenderingMode.STROKE);
    }
    if (style.fill() != SvgStyle.NONE) {
      show(start, y, text, font, size, RenderingMode.FILL);
    }
    if (outlined && !style.strokeFirst()) {
      show(start, y, text, font, size, RenderingMode.STROKE);
    }
    stream.restoreGraphicsState();
  }

  private void show(double x, double y, String text, PDFont font, double size, RenderingMode mode)
      throws IOException {
    stream.beginText();
    stream.setFont(font, (float) size);
    stream.setRenderingMode(mode);
    // Letters stand upright in a PDF, whose y runs upwards.
    stream.setTextMatrix(new Matrix(1, 0, 0, -1, (float) x, (float) y));
    stream.showText(text);
    stream.endText();
  }
}
