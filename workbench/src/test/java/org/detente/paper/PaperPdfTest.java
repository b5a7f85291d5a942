package org.detente.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.detente.access.Audience;
import org.detente.comparison.AgainstStatusQuo;
import org.detente.coverage.CoverageLedger;
import org.detente.ensemble.Ensemble;
import org.detente.ensemble.EnsembleRequest;
import org.detente.ensemble.EnsembleResult;
import org.detente.evidence.EvidenceBase;
import org.detente.option.TheatreFolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: the paper as PDF, opened and read back.
class PaperPdfTest {

  private static final Path TINY = Path.of("../model/src/test/resources/theatres/tiny");

  @TempDir static Path temporary;

  private static Paper paper;
  private static byte[] bytes;
  private static PDDocument pdf;

  @BeforeAll
  static void write() throws IOException, InterruptedException {
    TheatreFolder folder = TheatreFolder.load(TINY);
    EvidenceBase evidence = EvidenceBase.shipped();
    int months = folder.theatre().horizonMonths();
    var request =
        new EnsembleRequest(
            folder.theatre(), folder.options(), evidence, 6, 1, months, 1, Set.of());
    try (EnsembleResult result =
        Ensemble.run(request, 1, temporary, "test", (done, kept, total) -> {})) {
      var ledgers =
          folder.options().stream()
              .map(o -> CoverageLedger.of(folder.theatre(), o, evidence, months))
              .toList();
      paper =
          PaperWriter.paper(
              new PaperInput(
                  folder.theatre(),
                  folder.options(),
                  ledgers,
                  AgainstStatusQuo.of(result),
                  result,
                  evidence,
                  Audience.parse("planner").orElseThrow(),
                  "test"));
    }
    bytes = bytesOf(paper);
    pdf = Loader.loadPDF(bytes);
  }

  @AfterAll
  static void close() throws IOException {
    pdf.close();
  }

  private static byte[] bytesOf(Paper paper) throws IOException {
    var out = new ByteArrayOutputStream();
    paper.pdf(out);
    return out.toByteArray();
  }

  @Test
  void theSameBytesForTheSamePaper() throws IOException {
    assertThat(bytesOf(paper)).isEqualTo(bytes);
  }

  @Test
  void hasNumberedPagesWithRunningTitleAndWarning() throws IOException {
    int pages = pdf.getNumberOfPages();
    assertThat(pages).isGreaterThanOrEqualTo(6);
    String running = titleOf(paper.html());
    for (int page = 1; page <= pages; page++) {
      String text = textOf(pdf, page);
      assertThat(text).contains(page + " of " + pages).contains(FrontMatter.warning());
      if (page > 1) {
        assertThat(text).contains(running);
      }
    }
  }

  @Test
  void saysWhatThePageSays() throws IOException {
    String text = squeezed(new PDFTextStripper().getText(pdf));
    for (String tag : List.of("h1", "h2", "h3", "p", "li", "caption", "figcaption")) {
      for (String said : contents(paper.html(), tag)) {
        assertThat(text).as(tag).contains(squeezed(said));
      }
    }
  }

  @Test
  void isMarkedUpByChapters() {
    var chapters = new ArrayList<String>();
    for (PDOutlineItem item : pdf.getDocumentCatalog().getDocumentOutline().children()) {
      chapters.add(item.getTitle());
    }
    assertThat(chapters).hasSizeGreaterThan(5).isEqualTo(contents(paper.html(), "h2"));
  }

  @Test
  void isTaggedAndEveryPictureHasWordsInItsPlace() {
    assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
    assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en");
    var figures = new ArrayList<COSDictionary>();
    collect(
        pdf.getDocumentCatalog().getStructureTreeRoot().getCOSObject(),
        "Figure",
        figures,
        new HashSet<>());
    Matcher pictures = Pattern.compile("<svg ").matcher(paper.html());
    assertThat(figures).hasSize((int) pictures.results().count());
    assertThat(figures)
        .allSatisfy(f -> assertThat(f.getString(COSName.ALT)).hasSizeGreaterThan(20));
  }

  @Test
  void everyFontIsEmbedded() throws IOException {
    int fonts = 0;
    for (PDPage page : pdf.getPages()) {
      for (COSName name : page.getResources().getFontNames()) {
        PDFont font = page.getResources().getFont(name);
        assertThat(font.isEmbedded()).as(font.getName()).isTrue();
        assertThat(font.getName()).contains("Noto");
        fonts++;
      }
    }
    assertThat(fonts).isPositive();
  }

  @Test
  void writesLatinCyrillicArmenianAndSigns() throws IOException {
    String text = "Əliağa Żółw · Степанакерт Ґ · Ստեփանակերտ և ԱԲԳ · −1 ≈ 2 ≤ 3 ≥ ↑↓→ – “so” №";
    for (String family : List.of("Noto Sans", "Noto Serif")) {
      for (String style : List.of("", "font-weight:600")) {
        var out = new ByteArrayOutputStream();
        PaperPdf.write(
            "Title",
            "<body><p style=\"font-family:'%s';%s\">%s</p></body>".formatted(family, style, text),
            "foot",
            YearMonth.of(2015, 6),
            out);
        try (PDDocument small = Loader.loadPDF(out.toByteArray())) {
          assertThat(textOf(small, 1)).as(family + " " + style).contains(text);
        }
      }
    }
  }

  private static void collect(
      COSBase from, String type, List<COSDictionary> found, Set<COSBase> seen) {
    COSBase node = from instanceof COSObject object ? object.getObject() : from;
    if (node == null || !seen.add(node)) {
      return;
    }
    if (node instanceof COSArray array) {
      array.forEach(child -> collect(child, type, found, seen));
    } else if (node instanceof COSDictionary dictionary) {
      if (type.equals(dictionary.getNameAsString(COSName.S))) {
        found.add(dictionary);
      }
      collect(dictionary.getItem(COSName.K), type, found, seen);
    }
  }

  private static String textOf(PDDocument document, int page) throws IOException {
    var stripper = new PDFTextStripper();
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    return stripper.getText(document).replaceAll("\\s+", " ");
  }

  private static String titleOf(String html) {
    return contents(html, "title").getFirst();
  }

  /// Texts of all elements of a kind, without the marks within them; pictures have their own
  /// titles.
  private static List<String> contents(String html, String tag) {
    String words = html.replaceAll("(?s)<svg .*?</svg>|<footer>.*?</footer>", "");
    var contents = new ArrayList<String>();
    Matcher m = Pattern.compile("(?s)<" + tag + "(?: [^>]*)?>(.*?)</" + tag + ">").matcher(words);
    while (m.find()) {
      contents.add(plain(m.group(1)));
    }
    return contents;
  }

  private static String plain(String html) {
    return html.replaceAll("<[^>]*>", "")
        .replace("&#x27;", "'")
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .strip();
  }

  /// Where lines break and how far words stand apart does not matter.
  private static String squeezed(String text) {
    return text.replaceAll("[\\s\\u00a0]+", "");
  }
}
