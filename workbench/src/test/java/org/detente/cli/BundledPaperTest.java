package org.detente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: the paper on the bundled theatre, with all its options, zones and chapters:
/// its tables are the widest and its pictures the fullest that we have.
class BundledPaperTest {

  private static final Path THEATRE = Path.of("../theatres/karabakh-2015");

  /// Points, of which 72 make an inch: text keeps to the column between the margins; head and foot
  /// keep clear of what printers leave white.
  private static final double SIDE = 36;

  private static final double EDGE = 17;
  private static final double LEAST_TYPE = 5.5;

  @TempDir Path temporary;

  @Test
  void everythingIsOnThePageAndCanBeRead() throws IOException {
    Path out = temporary.resolve("out");
    Typed typed = Typed.run("assess", THEATRE, "--futures", 6, "--replications", 1, "--out", out);
    assertThat(typed.code()).as(typed.complained()).isZero();

    var outside = new ArrayList<String>();
    var small = new ArrayList<String>();
    try (PDDocument pdf = Loader.loadPDF(out.resolve("paper.pdf").toFile())) {
      var letters = new int[pdf.getNumberOfPages() + 1];
      new PDFTextStripper() {
        @Override
        protected void processTextPosition(TextPosition t) {
          letters[getCurrentPageNo()]++;
          String where = "page " + getCurrentPageNo() + ": " + t;
          if (t.getX() < SIDE
              || t.getX() + t.getWidth() > t.getPageWidth() - SIDE
              || t.getY() < EDGE
              || t.getY() > t.getPageHeight() - EDGE) {
            outside.add(where);
          }
          if (t.getYScale() < LEAST_TYPE) {
            small.add(where + " in " + t.getYScale());
          }
        }
      }.getText(pdf);
      for (int page = 1; page < letters.length; page++) {
        assertThat(letters[page]).as("letters on page " + page).isGreaterThan(400);
      }
    }
    assertThat(outside).isEmpty();
    assertThat(small).isEmpty();
  }
}
