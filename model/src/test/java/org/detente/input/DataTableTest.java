package org.detente.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: long tables are read by column, and every mistake is told with its line.
class DataTableTest {

  @TempDir Path temp;
  private final Problems problems = new Problems();

  private Optional<DataTable> read(String text, String... required) throws IOException {
    return read(text, Set.of(), required);
  }

  private Optional<DataTable> read(String text, Set<String> words, String... required)
      throws IOException {
    Path file = temp.resolve("t.csv");
    Files.writeString(file, text);
    return DataTable.read(file, "t.csv", List.of(required), _ -> true, words, problems);
  }

  private List<String> told() {
    return problems.sorted().stream().map(Problem::toString).toList();
  }

  @Test
  void numbersAndWordsAreKeptByColumnWithTheirLines() throws IOException {
    DataTable subject = read("x, n,w\n0.5,1,b\n\n-2e3, 7 ,a\n.25,+3,b\n").orElseThrow();

    assertThat(told()).isEmpty();
    assertThat(subject.columns()).containsExactly("x", "n", "w");
    assertThat(subject.rows()).isEqualTo(3);
    assertThat(subject.line(1)).isEqualTo(4);
    assertThat(subject.numbers("x", problems)).containsExactly(0.5, -2000, 0.25);
    assertThat(subject.numbers("n", problems)).containsExactly(1, 7, 3);
    assertThat(subject.isWhole("n")).isTrue();
    assertThat(subject.isWhole("x")).isFalse();
    assertThat(subject.words("w")).containsExactly("a", "b");
    assertThat(subject.codes("w")).containsExactly(1, 0, 1);
    assertThatThrownBy(() -> subject.codes("x")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aLoneMisspeltNumberIsAMistakeAndNoCategory() throws IOException {
    read(
        "x,y\n1,0\n2,0\n3.1.4,0\n4,O\n,0\nNaN,0\nInfinity,0\n1e999,0\n1 000,0\n7,0\n8,0\n9,0\n5,1\n6,1\n");

    assertThat(told())
        .containsExactly(
            "t.csv:4: x is \"3.1.4\", which is not a finite number; write digits and a decimal point only",
            "t.csv:5: y is \"O\", which is not a finite number; write digits and a decimal point only",
            "t.csv:6: x is empty; write a number, or leave the row out",
            "t.csv:7: x is \"NaN\", which is not a finite number; write digits and a decimal point only",
            "t.csv:8: x is \"Infinity\", which is not a finite number; write digits and a decimal point only",
            "t.csv:9: x is \"1e999\", which is not a finite number; write digits and a decimal point only",
            "t.csv:10: x is \"1 000\", which is not a finite number; write digits and a decimal point only");
  }

  @Test
  void aMistakeFarDownIsToldToo() throws IOException {
    var text = new StringBuilder("x\n");
    for (int i = 0; i < 3000; i++) {
      text.append(i == 2500 ? "oops" : i).append('\n');
    }

    read(text.toString());

    assertThat(told()).hasSize(1).first().asString().startsWith("t.csv:2502: x is \"oops\"");
  }

  @Test
  void aColumnSaidToHoldWordsDoesAndAnEmptyWordIsAMistake() throws IOException {
    DataTable subject = read("g,w\n10,a\n9,\n10,b\n", Set.of("g")).orElseThrow();

    assertThat(subject.words("g")).containsExactly("10", "9");
    assertThat(subject.codes("g")).containsExactly(0, 1, 0);
    assertThat(told()).containsExactly("t.csv:3: w is empty; write a word, or leave the row out");
  }

  @Test
  void wordsWhereNumbersAreNeededAreAMistake() throws IOException {
    DataTable subject = read("y\nyes\nno\n").orElseThrow();

    assertThat(subject.numbers("y", problems)).hasSize(2);
    assertThat(told()).containsExactly("t.csv:2: y holds words (\"no\"); write numbers");
  }

  @Test
  void columnsThatNobodyWantsAreNotLookedAt() throws IOException {
    Path file = temp.resolve("t.csv");
    Files.writeString(file, "x,note\n1,\n2,?\n");

    DataTable subject =
        DataTable.read(file, "t.csv", List.of("x"), c -> c.equals("x"), Set.of(), problems)
            .orElseThrow();

    assertThat(told()).isEmpty();
    assertThat(subject.columns()).containsExactly("x");
    assertThatThrownBy(() -> subject.isNumbers("note"))
        .hasMessage("column note was not read from t.csv");
  }

  @Test
  void whatIsNotATableIsTold() throws IOException {
    assertThat(read("")).isEmpty();
    assertThat(read("x,y\n")).isEmpty();
    assertThat(read("x,x\n1,2\n")).isEmpty();
    assertThat(read("x,yy\n1,2\n", "y")).isEmpty();
    assertThat(read("x,y\n1\n2,3\n")).isPresent();
    assertThat(DataTable.read(temp.resolve("no"), "no", List.of(), _ -> true, Set.of(), problems))
        .isEmpty();

    assertThat(told())
        .containsExactly(
            "no: there is no such file; write it, or correct the path",
            "t.csv:1: column x stands there twice; keep one",
            "t.csv:1: column y is missing; is yy meant to be it?",
            "t.csv:1: has no rows; write one row per case below the header",
            "t.csv:1: is empty; begin with a header",
            "t.csv:2: the row has 1 cells, the header 2; check its commas; put a text with commas in quotation marks");
  }

  /// Reference: the language's own reading, to the last bit.
  @Test
  void numbersAreReadToTheLastBit() throws IOException {
    var random = new SplittableRandom(5);
    var text = new StringBuilder("x\n");
    double[] expected = new double[4000];
    for (int i = 0; i < expected.length; i++) {
      double value = Math.scalb(random.nextDouble(-1, 1), random.nextInt(-70, 70));
      String written =
          switch (i % 4) {
            case 0 -> Double.toString(value);
            case 1 -> String.format(Locale.ROOT, "%." + random.nextInt(0, 25) + "f", value);
            case 2 -> Integer.toString(random.nextInt());
            default -> random.nextInt() + "." + random.nextLong(1L << 40);
          };
      text.append(written).append('\n');
      expected[i] = Double.parseDouble(written);
    }

    double[] numbers = read(text.toString()).orElseThrow().numbers("x", problems);

    assertThat(numbers).isEqualTo(expected);
  }
}
