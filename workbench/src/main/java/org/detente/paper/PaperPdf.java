package org.detente.paper;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.w3c.dom.Document;

/// Writes the discussion paper as a tagged PDF in A4, with everything that the page for the screen
/// says.
public final class PaperPdf {

  /// Kept here, for a logger that nobody holds forgets its level.
  private static final List<Logger> QUIET =
      List.of(Logger.getLogger("org.apache.pdfbox"), Logger.getLogger("org.apache.fontbox"));

  private PaperPdf() {}

  /// Writes a paper.
  ///
  /// @param to gets the same bytes for the same paper
  public static void write(Paper paper, OutputStream to) throws IOException {
    XRLog.setLoggingEnabled(false);
    QUIET.forEach(logger -> logger.setLevel(Level.OFF));
    Document tree = PrintDocument.of(paper);
    try (var pdf = new PDDocument()) {
      var fonts = new PrintFonts(pdf);
      var builder = new PdfRendererBuilder();
      builder.usePDDocument(pdf);
      builder.withW3cDocument(tree, null);
      builder.withProducer("Détente " + paper.version());
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
        date(pdf, paper);
        pdf.save(to);
      }
    }
  }

  /// A PDF carries dates and a number of its own; here they follow from the paper, not from the
  /// clock.
  private static void date(PDDocument pdf, Paper paper) {
    PDDocumentInformation information = pdf.getDocumentInformation();
    GregorianCalendar asOf =
        GregorianCalendar.from(paper.asOf().atDay(1).atStartOfDay(ZoneOffset.UTC));
    information.setCreationDate(asOf);
    information.setModificationDate(asOf);
    pdf.setDocumentId(0L);
  }
}
