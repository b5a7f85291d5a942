package org.detente.paper;

import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.SVGDrawer;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxOutputDevice;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.Rectangle;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.w3c.dom.Element;

/// Gives the paper's pictures their room on the page and has them drawn there. Their letters are
/// letters of the PDF, in the fonts of the text: they can be searched, and nothing of the machine's
/// own fonts is used.
final class PrintPictures implements SVGDrawer {

  private final PDDocument document;
  private final PrintFonts fonts;

  PrintPictures(PDDocument document, PrintFonts fonts) {
    this.document = document;
    this.fonts = fonts;
  }

  @Override
  public SVGImage buildSVGImage(
      Element svg,
      Box box,
      CssContext context,
      double cssWidth,
      double cssHeight,
      double dotsPerPixel) {
    double width = SvgStyle.number(svg, "width", 0) * dotsPerPixel;
    return new Placed(new SvgPicture(document, fonts, svg), box, (int) width);
  }

  /// A picture and its room on the page.
  ///
  /// @param width without a style sheet, in the dots of the page
  private record Placed(SvgPicture picture, Box box, int width) implements SVGImage {

    @Override
    public int getIntrinsicWidth() {
      return width;
    }

    @Override
    public int getIntrinsicHeight() {
      return (int) (width * picture.aspect());
    }

    @Override
    public void drawSVG(OutputDevice device, RenderingContext context, double x, double y) {
      var page = (PdfBoxOutputDevice) device;
      int wide = box.getContentWidth();
      int high = box.getHeight();
      try {
        page.drawPdfAsImage(
            picture.drawn(wide / page.getDotsPerPoint()),
            new Rectangle((int) x, (int) y, wide, high),
            wide,
            high);
      } catch (IOException e) {
        throw new UncheckedIOException("writing to memory cannot fail", e);
      }
    }
  }

  @Override
  public void importFontFaceRules(List<FontFaceRule> rules, SharedContext context) {
    // Pictures use the paper's own faces only.
  }

  @Override
  public void addFontFile(File file, String family, Integer weight, FontStyle style) {
    // As above.
  }

  @Override
  public void addFontStream(
      FSSupplier<InputStream> font, String family, Integer weight, FontStyle style) {
    // As above.
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
