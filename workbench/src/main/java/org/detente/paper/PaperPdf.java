package org.detente.paper;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// Sets a paper as PDF. The library reads XHTML and style sheets of the old kind
/// (`paper-print.css`), paints inline SVG and tags what it sets.
final class PaperPdf {

  private static final List<Face> FACES =
      List.of(
          new Face("Noto Sans", "noto-sans-400-normal", 400, FontStyle.NORMAL),
          new Face("Noto Sans", "noto-sans-600-normal", 600, FontStyle.NORMAL),
          new Face("Noto Serif", "noto-serif-400-normal", 400, FontStyle.NORMAL),
          new Face("Noto Serif", "noto-serif-600-normal", 600, FontStyle.NORMAL),
          new Face("Noto Serif", "noto-serif-400-italic", 400, FontStyle.ITALIC));

  /// Loggers of the libraries, held so that their level stays: what they have to say is for
  /// programmers.
  private static final List<Logger> LIBRARIES =
      List.of(
          Logger.getLogger("com.openhtmltopdf"),
          Logger.getLogger("org.apache.pdfbox"),
          Logger.getLogger("org.apache.fontbox"));

  private PaperPdf() {}

  private record Face(String family, String file, int weight, FontStyle style) {}

  /// @param body the element `body`
  /// @param foot text for the foot of every page, without double quotation marks
  /// @param asOf becomes the date of the document: the time of writing would change its bytes
  static void write(String title, String body, String foot, YearMonth asOf, OutputStream out)
      throws IOException {
    XRLog.setLoggingEnabled(false);
    LIBRARIES.forEach(l -> l.setLevel(Level.OFF));
    Document document = parse(title, body, foot);
    PrintMarks.add(document);
    try (var pdf = new PDDocument();
        var drawer = new BatikSVGDrawer()) {
      var builder =
          new PdfRendererBuilder()
              .usePDDocument(pdf)
              .usePdfUaAccessibility(true)
              .withProducer("Détente")
              .withW3cDocument(document, "paper:/")
              .useSVGDrawer(drawer)
              .toStream(OutputStream.nullOutputStream());
      for (Face face : FACES) {
        builder.useFont(
            () -> new ByteArrayInputStream(Fonts.bytes("fonts/" + face.file() + ".ttf")),
            face.family(),
            face.weight(),
            face.style(),
            true,
            EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.SVG));
      }
      try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
        renderer.layout();
        renderer.createPDFKeepOpen();
        describe(pdf, title, asOf);
        // The identifier is otherwise made from the clock.
        pdf.setDocumentId((long) body.hashCode());
        pdf.save(out);
      }
    }
  }

  private static Document parse(String title, String body, String foot) throws IOException {
    String xhtml =
        """
        <html xmlns="http://www.w3.org/1999/xhtml" lang="en">
        <head>
        <title>%s</title>
        <meta name="author" content="Détente"/>
        <style>%s</style>
        </head>
        %s
        </html>
        """
            .formatted(
                Paper.escape(title),
                Paper.escape(
                    Fonts.text("paper-print.css")
                        .replace("$title", title.replace("\"", "'"))
                        .replace("$foot", foot)),
                body);
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xhtml)));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("the paper is not well-formed: " + e.getMessage(), e);
    }
  }

  private static void describe(PDDocument pdf, String title, YearMonth asOf) throws IOException {
    var date = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    date.clear();
    date.set(asOf.getYear(), asOf.getMonthValue() - 1, 1);
    PDDocumentInformation information = pdf.getDocumentInformation();
    information.setTitle(title);
    information.setCreationDate(date);
    information.setModificationDate(date);
    var metadata = new PDMetadata(pdf);
    metadata.importXMPMetadata(
        """
        <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/">
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
        </rdf:Description>
        <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
        <pdfuaid:part>1</pdfuaid:part>
        </rdf:Description>
        </rdf:RDF>
        </x:xmpmeta>
        <?xpacket end="w"?>
        """
            .formatted(Paper.escape(title))
            .getBytes(StandardCharsets.UTF_8));
    pdf.getDocumentCatalog().setMetadata(metadata);
  }
}
