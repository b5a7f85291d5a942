package org.detente.paper;

import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.css.style.CalculatedStyle;
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
    var picture = new SvgPicture(document, fonts, svg);
    double width = cssWidth >= 0 ? cssWidth : SvgStyle.number(svg, "width", 0) * dotsPerPixel;
    double most = CalculatedStyle.getCSSMaxHeight(context, box);
    if (most >= 0 && width * picture.aspect() > most) {
      width = most / picture.aspect();
    }
    return new Placed(picture, (int) width, (int) (width * picture.aspect()));
  }

  /// A picture and its room in the dots of the page.
  private record Placed(SvgPicture picture, int width, int height) implements SVGImage {

    @Override
    public int getIntrinsicWidth() {
      return width;
    }

    @Override
    public int getIntrinsicHeight() {
      return height;
    }

    @Override
    public void drawSVG(OutputDevice device, RenderingContext context, double x, double y) {
      var page = (PdfBoxOutputDevice) device;
      try {
        page.drawPdfAsImage(
            picture.drawn(width / page.getDotsPerPoint()),
            new Rectangle((int) x, (int) y, width, height),
            width,
            height);
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
