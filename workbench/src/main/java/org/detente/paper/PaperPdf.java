package org.detente.paper;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.OutputStream;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.w3c.dom.Document;

/// Sets a paper as a tagged PDF in A4, with everything that the page for the screen says.
final class PaperPdf {

  /// Kept here, for a logger that nobody holds forgets its level.
  private static final List<Logger> QUIET =
      List.of(Logger.getLogger("org.apache.pdfbox"), Logger.getLogger("org.apache.fontbox"));

  private PaperPdf() {}

  /// @param body the element `body`, well-formed as XML
  /// @param foot what must be read on every page, without double quotation marks
  /// @param asOf becomes the date of the document: the time of writing would change its bytes
  /// @param front what the document tells of itself
  /// @param to gets the same bytes for the same paper
  static void write(
      String title, String body, String foot, YearMonth asOf, Paper.Front front, OutputStream to)
      throws IOException {
    XRLog.setLoggingEnabled(false);
    QUIET.forEach(logger -> logger.setLevel(Level.OFF));
    Document tree = PrintDocument.of(title, body, foot, front);
    try (var pdf = new PDDocument()) {
      var fonts = new PrintFonts(pdf);
      var builder = new PdfRendererBuilder();
      builder.usePDDocument(pdf);
      builder.withW3cDocument(tree, null);
      builder.withProducer("Détente");
      builder.useUnicodeLineBreaker(new LineEnds());
      builder.usePdfUaAccessibility(true);
      builder.useReplacementText(PrintFonts.MISSING);
      builder.useSVGDrawer(new PrintPictures(pdf, fonts));
      for (PrintFonts.Face face : PrintFonts.Face.values()) {
        builder.useFont(
            new PDFontSupplier(fonts.of(face)),
            face.family(),
            face.weight(),
            FontStyle.NORMAL,
            true);
      }
      try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
        renderer.createPDFWithoutClosing();
        identify(pdf, body, asOf);
        pdf.save(to);
      }
    }
  }

  /// A PDF carries dates and a number of its own; here they follow from the paper, not from the
  /// clock.
  private static void identify(PDDocument pdf, String body, YearMonth asOf) {
    PDDocumentInformation information = pdf.getDocumentInformation();
    GregorianCalendar date = GregorianCalendar.from(asOf.atDay(1).atStartOfDay(ZoneOffset.UTC));
    information.setCreationDate(date);
    information.setModificationDate(date);
    pdf.setDocumentId((long) body.hashCode());
  }
}
