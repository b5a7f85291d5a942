package org.detente.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.detente.access.Audience;
import org.detente.ensemble.EnsembleResult;
import org.detente.option.TheatreFolder;
import org.detente.theatre.Theatre;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: the paper as PDF, read as a reader, a screen reader and a printer would. One
/// zone of the invented theatre has a name in three writing systems and with signs.
class PaperPdfTest {

  private static final String PLAIN_NAME = "\"Hollow Pass\"";
  private static final String MANY_LETTERS = "Լեռնանցք → Глухая ≥ Çəğış − ½";
  private static final double MARGIN = 25;
  private static final double MILLIMETRE = 72 / 25.4;

  @TempDir static Path temporary;

  private static Theatre theatre;
  private static Paper paper;
  private static Paper planners;
  private static byte[] bytes;
  private static PDDocument pdf;

  @BeforeAll
  static void write() throws IOException, InterruptedException {
    Path folder = withManyLetters();
    TheatreFolder read = TheatreFolder.load(folder);
    theatre = read.theatre();
    var small = new SmallPaper(theatre);
    try (EnsembleResult result = small.run(read.options(), temporary.resolve("work"))) {
      paper = small.write(read.options(), result, Audience.PUBLIC);
      planners = small.write(read.options(), result, Audience.PLANNER);
    }
    bytes = bytes(paper);
    pdf = Loader.loadPDF(bytes);
  }

  @AfterAll
  static void close() throws IOException {
    pdf.close();
  }

  private static Path withManyLetters() throws IOException {
    Path copy = temporary.resolve("tiny");
    try (Stream<Path> files = Files.walk(SmallPaper.TINY)) {
      for (Path file : files.sorted().toList()) {
        Files.copy(file, copy.resolve(SmallPaper.TINY.relativize(file).toString()));
      }
    }
    Path yaml = copy.resolve("theatre.yaml");
    String text = Files.readString(yaml);
    assertThat(text).contains(PLAIN_NAME);
    Files.writeString(yaml, text.replace(PLAIN_NAME, '"' + MANY_LETTERS + '"'));
    return copy;
  }

  private static byte[] bytes(Paper paper) throws IOException {
    var out = new ByteArrayOutputStream();
    paper.pdf(out);
    return out.toByteArray();
  }

  /// What is read on one page, or on all.
  private static String text(PDDocument document, int from, int to) throws IOException {
    var stripper = new PDFTextStripper();
    stripper.setStartPage(from);
    stripper.setEndPage(to);
    return stripper.getText(document);
  }

  private static String text() throws IOException {
    return text(pdf, 1, pdf.getNumberOfPages());
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }

  private static List<PDStructureElement> tagged(String type) {
    var found = new ArrayList<PDStructureElement>();
    collect(pdf.getDocumentCatalog().getStructureTreeRoot(), type, found);
    return found;
  }

  private static void collect(PDStructureNode node, String type, List<PDStructureElement> found) {
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement e) {
        if (e.getStructureType().equals(type)) {
          found.add(e);
        }
        collect(e, type, found);
      }
    }
  }

  private static int count(String pattern, String text) {
    return (int) Pattern.compile(pattern).matcher(text).results().count();
  }

  /// How far down text reaches on a page, as a share of the room between the margins.
  private static double filled(PDDocument document, int page) throws IOException {
    double top = 20 * MILLIMETRE;
    double bottom = (297 - 22) * MILLIMETRE;
    double[] lowest = {top};
    var stripper =
        new PDFTextStripper() {
          @Override
          protected void processTextPosition(TextPosition text) {
            double y = text.getYDirAdj();
            lowest[0] = y < bottom ? Math.max(lowest[0], y) : lowest[0];
          }
        };
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    stripper.getText(document);
    return (lowest[0] - top) / (bottom - top);
  }

  /// A chapter goes on where the one before it ends, if half of that page is left: no page but the
  /// last is emptier, for chapters begin nowhere else and pictures are no higher.
  @Test
  void noPageIsMoreThanHalfEmptyBetweenChapters() throws IOException {
    for (Paper written : List.of(paper, planners)) {
      try (PDDocument document = Loader.loadPDF(bytes(written))) {
        for (int page = 1; page < document.getNumberOfPages(); page++) {
          assertThat(filled(document, page)).as("page %d", page).isGreaterThan(0.45);
        }
      }
    }
  }

  @Test
  void theSameInputGivesTheSameBytesAnywhereAndAnyTime() throws IOException {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("az-AZ"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
      assertThat(bytes(paper)).isEqualTo(bytes);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
    assertThat(pdf.getDocumentInformation().getCreationDate().toInstant().toString())
        .startsWith(theatre.asOf() + "-01");
  }

  @Test
  void itSaysEverythingThatThePageForTheScreenSays() throws IOException {
    String html = paper.html();
    String words =
        html.substring(html.indexOf("<main>"), html.indexOf("</main>"))
            .replaceAll("(?s)<title>.*?</title>|<desc>.*?</desc>", " ")
            .replaceAll("<[^>]+>", " ")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#x27;", "'")
            .replace("&amp;", "&");
    String printed = squeezed(text());
    var missing = new TreeSet<String>();
    for (String word : words.strip().split("\\s+")) {
      if (!printed.contains(word)) {
        missing.add(word);
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyLetterIsThereAndEveryFontEmbedded() throws IOException {
    var fonts = new TreeSet<String>();
    var wrong = new TreeSet<String>();
    new PDFTextStripper() {
      @Override
      protected void showGlyph(Matrix where, PDFont font, int code, Vector move)
          throws IOException {
        fonts.add(font.getName().replaceFirst("^[A-Z]{6}\\+", ""));
        if (!font.isEmbedded()) {
          wrong.add("not embedded: " + font.getName());
        }
        if (!(font instanceof PDType0Font type0) || type0.codeToGID(code) == 0) {
          wrong.add("no such letter in " + font.getName() + ": " + font.toUnicode(code));
        }
        super.showGlyph(where, font, code, move);
      }
    }.getText(pdf);
    assertThat(wrong).isEmpty();
    assertThat(fonts)
        .containsExactlyInAnyOrder(
            "NotoSans-Regular", "NotoSans-SemiBold", "NotoSerif-Regular", "NotoSerif-SemiBold");
  }

  @Test
  void namesInAllTheirLettersAreReadInTextAndInPictures() throws IOException {
    String html = paper.html();
    int inPictures = count(Pattern.quote(MANY_LETTERS.split(" ")[0]), onlyPictures(html));
    assertThat(inPictures).isPositive();
    assertThat(count(Pattern.quote(MANY_LETTERS.split(" ")[0]), text()))
        .isGreaterThanOrEqualTo(inPictures);
    assertThat(squeezed(text())).contains(squeezed(MANY_LETTERS));
  }

  private static String onlyPictures(String html) {
    return String.join(
        " ",
        Pattern.compile("<text(?![^>]*aria-hidden)[^>]*>([^<]*)</text>")
            .matcher(html)
            .results()
            .map(m -> m.group(1))
            .toList());
  }

  @Test
  void itIsTaggedAndHasTitleAndLanguage() throws IOException {
    var catalog = pdf.getDocumentCatalog();
    assertThat(catalog.getMarkInfo().isMarked()).isTrue();
    assertThat(catalog.getLanguage()).isEqualTo("en");
    assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
    assertThat(pdf.getDocumentInformation().getTitle())
        .contains(FrontMatter.QUESTION, theatre.title().in(theatre.languages()));
    assertThat(new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8))
        .contains("pdfuaid");
    assertThat(tagged("H1")).hasSize(1);
    assertThat(tagged("H2")).hasSize(count("<h2", paper.html()));
    assertThat(tagged("P")).hasSizeGreaterThan(20);
  }

  @Test
  void everyPictureHasAnAlternativeText() {
    List<PDStructureElement> figures = tagged("Figure");
    assertThat(figures).hasSize(count("<svg", paper.html()));
    assertThat(figures)
        .allSatisfy(
            f -> assertThat(f.getAlternateDescription()).contains(". ").hasSizeGreaterThan(40));
    assertThat(tagged("Link"))
        .isNotEmpty()
        .allSatisfy(l -> assertThat(l.getAlternateDescription()).isNotBlank());
  }

  @Test
  void headingsOfRowsAndColumnsAreTagged() {
    String html = paper.html();
    assertThat(tagged("Table")).hasSize(count("<table", html));
    var scopes =
        tagged("TH").stream()
            .map(th -> th.getCOSObject().getCOSDictionary(COSName.A).getNameAsString("Scope"))
            .toList();
    assertThat(scopes.stream().filter("Column"::equals)).hasSize(count("scope=\"col\"", html));
    assertThat(scopes.stream().filter("Row"::equals)).hasSize(count("scope=\"row\"", html));
  }

  @Test
  void bookmarksLeadToTheirHeadings() throws IOException {
    var chapters = new ArrayList<String>();
    checkBookmarks(pdf.getDocumentCatalog().getDocumentOutline(), chapters);
    assertThat(chapters).hasSizeGreaterThan(10).contains("Sources and attribution");
  }

  private static void checkBookmarks(PDOutlineNode parent, List<String> titles) throws IOException {
    for (PDOutlineItem item : parent.children()) {
      int page = pdf.getPages().indexOf(item.findDestinationPage(pdf)) + 1;
      assertThat(page).as(item.getTitle()).isPositive();
      assertThat(squeezed(text(pdf, page, page))).contains(squeezed(item.getTitle()));
      titles.add(item.getTitle());
      checkBookmarks(item, titles);
    }
  }

  @Test
  void contentsNameThePages() throws IOException {
    String contents = text(pdf, 2, 2);
    PDOutlineItem last = pdf.getDocumentCatalog().getDocumentOutline().getLastChild();
    int page = pdf.getPages().indexOf(last.findDestinationPage(pdf)) + 1;
    assertThat(contents).containsPattern("Sources and attribution[ .]+" + page + "\\s");
  }

  @Test
  void everyPageHasItsNumberAndWhatMustBeRead() throws IOException {
    int pages = pdf.getNumberOfPages();
    for (int page = 1; page <= pages; page++) {
      String text = squeezed(text(pdf, page, page));
      assertThat(text).contains(page + "of" + pages, squeezed(theatre.disclaimer()));
      if (page > 1) {
        assertThat(text).contains(squeezed(FrontMatter.QUESTION));
      }
      assertThat(text).doesNotContain(squeezed(FrontMatter.warning()));
    }
    try (PDDocument copy = Loader.loadPDF(bytes(planners))) {
      for (int page = 1; page <= copy.getNumberOfPages(); page++) {
        assertThat(squeezed(text(copy, page, page))).contains(squeezed(FrontMatter.warning()));
      }
    }
  }

  @Test
  void nothingRunsOffThePageAndNoPageIsEmpty() throws IOException {
    var outside = new ArrayList<String>();
    var letters = new int[pdf.getNumberOfPages() + 1];
    new PDFTextStripper() {
      @Override
      protected void processTextPosition(TextPosition t) {
        letters[getCurrentPageNo()]++;
        if (t.getX() < MARGIN
            || t.getX() + t.getWidth() > t.getPageWidth() - MARGIN
            || t.getY() < MARGIN
            || t.getY() > t.getPageHeight() - MARGIN) {
          outside.add(getCurrentPageNo() + ": " + t);
        }
      }
    }.getText(pdf);
    assertThat(outside).isEmpty();
    for (int page = 1; page < letters.length; page++) {
      // More than head and foot.
      assertThat(letters[page]).as("page " + page).isGreaterThan(400);
    }
  }
}
