package org.detente.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.detente.theatre.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: CSV tables are read row by row and every mistake in them is collected.
class CsvTableTest {

  @TempDir Path temp;
  private final Problems problems = new Problems();

  private Optional<CsvTable> read(String text, String... required) throws IOException {
    Path file = temp.resolve("t.csv");
    Files.writeString(file, text);
    return CsvTable.read(file, "t.csv", List.of(required), problems);
  }

  private List<String> told() {
    return problems.sorted().stream().map(Problem::toString).toList();
  }

  @Test
  void cellsAreReadByColumnWithTheirLine() throws IOException {
    CsvTable subject =
        read("\uFEFFa, b\r\n1,\" x, \"\"y\"\"\"\r\n\r\n2,\"two\nlines\"\n3,z", "b").get();

    assertThat(subject.columns()).containsExactly("a", "b");
    assertThat(subject.rows()).extracting(CsvRow::line).containsExactly(2, 4, 6);
    assertThat(subject.rows())
        .extracting(r -> r.text("b"))
        .containsExactly("x, \"y\"", "two\nlines", "z");
    assertThat(subject.rows().getFirst().text("no such column")).isEmpty();
    assertThat(subject.complete()).isTrue();
    assertThat(told()).isEmpty();
  }

  @Test
  void everyBrokenCellIsToldAndReadingGoesOn() throws IOException {
    CsvTable subject =
        read("n,p,y,k,i\nx,-1,oui,bord,1.5\n1,0.5,yes,border,2\n,,,,\n", "n", "p").get();
    for (CsvRow row : subject.rows()) {
      row.number("n", problems);
      row.nonNegative("p", problems);
      row.yesNo("y", problems);
      row.word("k", Line.Kind.class, problems);
      row.integer("i", 1, 9, problems);
    }

    assertThat(told())
        .containsExactly(
            "t.csv:2: i is 1.5; write a whole number",
            "t.csv:2: k is \"bord\"; did you mean border?",
            "t.csv:2: n is \"x\", which is not a number; write digits and a decimal point only",
            "t.csv:2: p is -1; it must be at least 0",
            "t.csv:2: y is \"oui\"; write yes or no",
            "t.csv:4: i is empty; write a number",
            "t.csv:4: k is \"\"; known here: line-of-contact, border",
            "t.csv:4: n is empty; write a number",
            "t.csv:4: p is empty; write a number",
            "t.csv:4: y is \"\"; write yes or no");
    assertThat(subject.rows().get(2).optionalNumber("n", problems)).isEmpty();
    assertThat(problems.count()).isEqualTo(10);
  }

  @Test
  void rowsWithAWrongNumberOfCellsAreToldAndLeftOut() throws IOException {
    CsvTable subject = read("a,b\n1\n1,2\n1,2,3\n", "a").get();

    assertThat(subject.rows()).hasSize(1);
    assertThat(subject.complete()).isFalse();
    assertThat(told())
        .allSatisfy(m -> assertThat(m).contains("cells, the header 2"))
        .extracting(m -> m.substring(0, 8))
        .containsExactly("t.csv:2:", "t.csv:4:");
  }

  @Test
  void missingDoubleAndNamelessColumnsAreTold() throws IOException {
    assertThat(read("a,a,,colour\n1,2,3,4\n", "color", "z")).isEmpty();
    assertThat(told())
        .containsExactly(
            "t.csv:1: column 3 has no name; give it one",
            "t.csv:1: column a stands there twice; keep one",
            "t.csv:1: column color is missing; is colour meant to be it?",
            "t.csv:1: column z is missing; add it to the header");
  }

  @Test
  void anEmptyFileIsTold() throws IOException {
    assertThat(read("", "a", "b")).isEmpty();
    assertThat(told()).containsExactly("t.csv:1: is empty; begin with a header: a,b");
  }

  @Test
  void aLineInAForeignEncodingIsToldByItsNumber() throws IOException {
    Path file = temp.resolve("t.csv");
    // Long enough to lie behind the first pieces in which the file is read.
    String text = "a\n" + "Sankt-Gallen\n".repeat(20_000) + "Z\u00fcrich\nBern\n";
    Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));

    assertThat(CsvTable.read(file, "t.csv", List.of("a"), problems)).isEmpty();
    assertThat(told()).containsExactly("t.csv:20002: not UTF-8; save the file as UTF-8");
  }

  @Test
  void aCharacterCutOffAtTheEndOfTheFileIsTold() throws IOException {
    Path file = temp.resolve("t.csv");
    Files.write(file, new byte[] {'a', '\n', (byte) 0xC3});

    assertThat(CsvTable.read(file, "t.csv", List.of("a"), problems)).isEmpty();
    assertThat(told()).containsExactly("t.csv:2: not UTF-8; save the file as UTF-8");
  }

  @Test
  void lettersOfAnyLengthThatCrossTheEdgeOfAPieceAreRead() throws IOException {
    for (String letter : List.of("\u00e9", "\u0540", "\u20ac", "\ud83d\ude00")) {
      for (int shift = 0; shift < 4; shift++) {
        String cell = "x".repeat(65_530 + shift) + letter.repeat(5);
        assertThat(read("a\n" + cell + "\n", "a").get().rows().getFirst().text("a"))
            .isEqualTo(cell);
      }
    }
    assertThat(told()).isEmpty();
  }

  @Test
  void aQuotationMarkThatIsNeverClosedIsToldWhereItOpens() throws IOException {
    assertThat(read("a,b\n1,2\n3,\"four\n5,6\n", "a")).isEmpty();
    assertThat(told())
        .containsExactly(
            "t.csv:3: a quotation mark is opened here and never closed;"
                + " close it; inside a cell write it twice");
  }

  @Test
  void tooManyRowsAreRefused() throws IOException {
    Path file = temp.resolve("t.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("a\n");
      for (int i = 0; i <= CsvTable.MAX_ROWS; i++) {
        out.write("1\n");
      }
    }

    assertThat(CsvTable.read(file, "t.csv", List.of("a"), problems)).isEmpty();
    assertThat(told())
        .containsExactly(
            "t.csv:2000002: has more than 2,000,000 rows; split it, or leave out what is not"
                + " needed");
  }

  @Test
  void aFileOfZerosIsRefused() throws IOException {
    Path file = temp.resolve("t.csv");
    Files.write(file, new byte[20_000_000]);

    assertThat(CsvTable.read(file, "t.csv", List.of("a"), problems)).isEmpty();
    assertThat(problems.isEmpty()).isFalse();
  }
}
