package org.detente.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// FEATURE UNDER TEST: pictures in the PDF show what pictures on the screen show.
class SvgPictureTest {

  private static final int WHITE = 0xFFFFFF;
  private static final int RED = 0xFF0000;
  private static final int BLUE = 0x0000FF;

  /// Draws a picture of 100 by 100 and takes a photograph of it, a pixel for a point.
  private static BufferedImage drawn(String inside) throws Exception {
    String svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 100\">" + inside + "</svg>";
    var document =
        DocumentBuilderFactory.newDefaultNSInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    try (var pdf = new PDDocument()) {
      var page = new PDPage(new PDRectangle(100, 100));
      pdf.addPage(page);
      var picture =
          new SvgPicture(pdf, new PrintFonts(pdf), document.getDocumentElement()).drawn(100);
      try (var stream = new PDPageContentStream(pdf, page)) {
        stream.drawForm(picture);
      }
      var out = new ByteArrayOutputStream();
      pdf.save(out);
      try (PDDocument saved = Loader.loadPDF(out.toByteArray())) {
        return new PDFRenderer(saved).renderImage(0);
      }
    }
  }

  private static int at(BufferedImage image, int x, int y) {
    return image.getRGB(x, y) & 0xFFFFFF;
  }

  private static long inked(BufferedImage image, int x, int y, int w, int h) {
    long n = 0;
    for (int i = x; i < x + w; i++) {
      for (int j = y; j < y + h; j++) {
        n += at(image, i, j) == WHITE ? 0 : 1;
      }
    }
    return n;
  }

  @Test
  void shapesStandWhereTheyAreAndInTheirColours() throws Exception {
    BufferedImage image =
        drawn(
            "<rect x=\"10\" y=\"10\" width=\"20\" height=\"10\" fill=\"#f00\"/>"
                + "<g fill=\"#0000ff\"><circle cx=\"70\" cy=\"70\" r=\"10\"/></g>"
                + "<path d=\"M10 50h20v20h-20z\" fill=\"#00f\" fill-opacity=\"0.5\"/>"
                + "<rect x=\"80\" y=\"10\" width=\"10\" height=\"10\" fill=\"none\"/>");

    assertThat(at(image, 20, 15)).isEqualTo(RED);
    assertThat(at(image, 20, 25)).isEqualTo(WHITE);
    assertThat(at(image, 70, 70)).isEqualTo(BLUE);
    assertThat(at(image, 70, 78)).isEqualTo(BLUE);
    assertThat(at(image, 70, 82)).isEqualTo(WHITE);
    assertThat(at(image, 20, 60) & 0xFF).isEqualTo(0xFF);
    assertThat(at(image, 20, 60) >> 16).isBetween(0x78, 0x88);
    assertThat(at(image, 85, 15)).isEqualTo(WHITE);
  }

  @Test
  void linesAreDashedAndMoved() throws Exception {
    BufferedImage image =
        drawn(
            "<line x1=\"0\" y1=\"50\" x2=\"100\" y2=\"50\" stroke=\"#f00\" stroke-width=\"4\""
                + " stroke-dasharray=\"20 20\"/>"
                + "<line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"10\" stroke=\"#00f\" stroke-width=\"4\""
                + " transform=\"translate(50 80)\"/>");

    assertThat(at(image, 10, 50)).isEqualTo(RED);
    assertThat(at(image, 30, 50)).isEqualTo(WHITE);
    assertThat(at(image, 50, 50)).isEqualTo(RED);
    assertThat(at(image, 50, 85)).isEqualTo(BLUE);
  }

  @Test
  void holesStayOpen() throws Exception {
    String d = "M10 10L90 10L90 90L10 90ZM30 30L70 30L70 70L30 70Z";

    assertThat(at(drawn("<path fill=\"#f00\" fill-rule=\"evenodd\" d=\"" + d + "\"/>"), 50, 50))
        .isEqualTo(WHITE);
    assertThat(at(drawn("<path fill=\"#f00\" d=\"" + d + "\"/>"), 50, 50)).isEqualTo(RED);
  }

  @Test
  void wordsStartStandInTheMiddleAndEndAtTheirPlace() throws Exception {
    String text = "<text x=\"50\" y=\"50\" font-size=\"20\" %s>nn</text>";

    BufferedImage start = drawn(text.formatted(""));
    assertThat(inked(start, 0, 30, 49, 30)).isZero();
    assertThat(inked(start, 50, 30, 50, 21)).isPositive();

    BufferedImage end = drawn(text.formatted("text-anchor=\"end\""));
    assertThat(inked(end, 51, 30, 49, 30)).isZero();
    assertThat(inked(end, 0, 30, 50, 21)).isPositive();

    BufferedImage middle = drawn(text.formatted("text-anchor=\"middle\""));
    assertThat(inked(middle, 30, 30, 20, 21)).isPositive();
    assertThat(inked(middle, 50, 30, 20, 21)).isPositive();

    // Upright: a p goes below the line, an l does not.
    BufferedImage upright = drawn("<text x=\"10\" y=\"50\" font-size=\"40\">l</text>");
    assertThat(inked(upright, 0, 52, 100, 40)).isZero();
    assertThat(inked(upright, 0, 15, 100, 30)).isPositive();
  }

  @Test
  void anArcIsRound() {
    Rectangle2D box =
        SvgPath.read("M10 20a10 10 0 1 0 20 0a10 10 0 1 0 -20 0Z", false).getBounds2D();

    assertThat(box.getMinX()).isCloseTo(10, within(0.01));
    assertThat(box.getMaxX()).isCloseTo(30, within(0.01));
    assertThat(box.getMinY()).isCloseTo(10, within(0.01));
    assertThat(box.getMaxY()).isCloseTo(30, within(0.01));

    Rectangle2D quarter = SvgPath.read("M0 0A10 10 0 0 1 10 10", false).getBounds2D();
    assertThat(quarter.getMaxX()).isCloseTo(10, within(0.01));
    assertThat(quarter.getMinY()).isCloseTo(0, within(0.01));
    assertThat(SvgPath.read("M0 0A10 10 0 0 1 10 10", false).contains(8, 4)).isTrue();
    assertThat(SvgPath.read("M0 0A10 10 0 0 0 10 10", false).contains(8, 4)).isFalse();
  }

  @Test
  void aPathOfWhichNothingIsLeftDrawsNothing() throws Exception {
    assertThat(inked(drawn("<path d=\"Z\" fill=\"#f00\"/>"), 0, 0, 100, 100)).isZero();
  }

  @Test
  void aLetterThatNoFaceHasIsReplacedAndNotLeftOut() throws IOException {
    try (var pdf = new PDDocument()) {
      var fonts = new PrintFonts(pdf);
      for (PrintFonts.Face face : PrintFonts.Face.values()) {
        assertThat(PrintFonts.showable(fonts.of(face), "a漢b")).isEqualTo("a?b");
        String letters = "Aé Çəğış Жё Ա և 1 − 2 ≥ ≤ → ↑ ↓ ▸ ◂ ½ × … “”";
        assertThat(PrintFonts.showable(fonts.of(face), letters)).isEqualTo(letters);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<image x=\"1\"/>",
        "<rect clip-path=\"url(#a)\"/>",
        "<rect fill=\"url(#a)\"/>",
        "<rect fill=\"rebeccapurple\"/>",
        "<path d=\"M0 0T1 1\"/>",
        "<rect transform=\"skewX(3)\"/>"
      })
  void whatCannotBeDrawnIsRefused(String inside) throws SAXException {
    assertThatThrownBy(() -> drawn(inside)).isInstanceOf(IllegalArgumentException.class);
  }
}
