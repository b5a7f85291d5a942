package org.detente.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.detente.theatre.Line;
import org.detente.value.Names;
import org.detente.value.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: YAML maps are asked key by key and every mistake in them is collected.
class YamlMapTest {

  private static final double ANY = Double.POSITIVE_INFINITY;

  @TempDir Path temp;
  private final Problems problems = new Problems();

  private YamlMap read(String text) throws IOException {
    Path file = temp.resolve("t.yaml");
    Files.writeString(file, text);
    return YamlMap.read(file, "t.yaml", problems).orElse(null);
  }

  private List<String> told() {
    return problems.sorted().stream().map(Problem::toString).toList();
  }

  @Test
  void valuesOfEveryKindAreRead() throws IOException {
    YamlMap subject =
        read(
            """
            text: "a: b"
            number: 1.5
            whole: 7
            yes: yes
            no: no
            word: line-of-contact
            words: [border, line-of-contact]
            range: [1, 2, 3]
            point: 4
            names: {en: "One / Two", xx: Un}
            numbers: {a: 1, b: 2}
            list:
              - {id: x}
              - {id: y}
            """);

    assertThat(subject.text("text")).isEqualTo("a: b");
    assertThat(subject.number("number", -ANY, ANY)).isEqualTo(1.5);
    assertThat(subject.integer("whole", 0, 10)).isEqualTo(7);
    assertThat(subject.yesNo("yes")).isTrue();
    assertThat(subject.yesNo("no")).isFalse();
    assertThat(subject.word("word", Line.Kind.class)).isEqualTo(Line.Kind.LINE_OF_CONTACT);
    assertThat(subject.words("words", Line.Kind.class)).hasSize(2);
    assertThat(subject.range("range", 0, 10)).isEqualTo(new Range(1, 2, 3));
    assertThat(subject.range("point", 0, 10)).isEqualTo(Range.exactly(4));
    assertThat(subject.names("names")).isEqualTo(new Names(Map.of("en", "One / Two", "xx", "Un")));
    assertThat(subject.numbers("numbers", 0, 10)).isEqualTo(Map.of("a", 1.0, "b", 2.0));
    assertThat(subject.maps("list")).extracting(m -> m.id("id")).containsExactly("x", "y");
    assertThat(subject.optionalText("absent")).isEmpty();
    assertThat(subject.optionalMaps("absent")).isEmpty();
    subject.refuseUnknownKeys();
    assertThat(told()).isEmpty();
  }

  @Test
  void everyMistakeHasItsLineAndAStandInIsReturned() throws IOException {
    YamlMap subject =
        read(
            """
            text: [1]
            number: x
            small: -1
            whole: 1.5
            yes: si
            word: line
            range: [3, 2, 1]
            pair: [1, 2]
            map: 1
            list: 1
            nothing:
            id: Not An Id
            """);

    assertThat(subject.text("text")).isEmpty();
    assertThat(subject.number("number", 2, ANY)).isEqualTo(2);
    assertThat(subject.number("small", 0, ANY)).isZero();
    subject.integer("whole", 0, 9);
    subject.yesNo("yes");
    subject.word("word", Line.Kind.class);
    subject.range("range", 0, 9);
    subject.range("pair", 0, 9);
    assertThat(subject.map("map")).isEmpty();
    assertThat(subject.maps("list")).isEmpty();
    subject.text("nothing");
    subject.id("id");
    subject.text("absent");
    assertThat(told())
        .containsExactly(
            "t.yaml:1: absent is missing; add it",
            "t.yaml:1: text is a list or map; write one value",
            "t.yaml:2: number is \"x\", which is not a number;"
                + " write digits and a decimal point only",
            "t.yaml:3: small is -1; it must be at least 0",
            "t.yaml:4: whole is 1.5; write a whole number",
            "t.yaml:5: yes is \"si\"; write yes or no",
            "t.yaml:6: word is \"line\", which is no word for it;"
                + " known here: line-of-contact, border",
            "t.yaml:7: range is [3, 2, 1]; order it: low <= central <= high",
            "t.yaml:8: pair has 2 values; write [low, central, high] or one number",
            "t.yaml:9: map is not a map; write lines of the form key: value",
            "t.yaml:10: list is not a list; write [ ] around it, or lines that begin with -",
            "t.yaml:11: nothing has no value; write one after the colon",
            "t.yaml:12: id is \"Not An Id\";"
                + " an id has lower-case letters, digits and hyphens between them");
  }

  @Test
  void keysThatNobodyAskedForAreTold() throws IOException {
    YamlMap subject = read("one: 1\ntow: 2\nseven: 7\n");
    subject.number("one", 0, 9);
    subject.optionalNumber("two", 0, 9);
    subject.refuseUnknownKeys();

    assertThat(told())
        .containsExactly(
            "t.yaml:2: the key tow is unknown; did you mean two?",
            "t.yaml:3: the key seven is unknown; known here: one, two");
  }

  @Test
  void aKeyInAMapIsNamedWithTheKeysAroundIt() throws IOException {
    read("outer:\n  inner:\n    value: -1\n")
        .map("outer")
        .get()
        .map("inner")
        .get()
        .number("value", 0, 1);

    assertThat(told())
        .containsExactly("t.yaml:3: outer.inner.value is -1; it must lie between 0 and 1");
  }

  @Test
  void doubleKeysAreTold() throws IOException {
    assertThat(read("a: 1\nb: {c: 1, c: 2}\na: 2\n").number("a", 0, 9)).isEqualTo(1);
    assertThat(told())
        .containsExactly(
            "t.yaml:2: the key c stands twice; keep one",
            "t.yaml:3: the key a stands twice; keep one");
  }

  @Test
  void syntaxErrorsAreToldWithTheirLine() throws IOException {
    read("a: 1\nb: [oops\n");
    assertThat(told())
        .singleElement()
        .satisfies(m -> assertThat(m).startsWith("t.yaml:3: cannot be read here: expected ',' or"));
  }

  @Test
  void controlCharactersAreTold() throws IOException {
    read("a: 1\nb: \u0001\n");

    assertThat(told()).containsExactly("t.yaml:2: holds the control character U+0001; delete it");
  }

  @Test
  void anEmptyFileAndAListAreNoMap() throws IOException {
    assertThat(read("# nothing\n")).isNull();
    assertThat(read("- a\n")).isNull();
    assertThat(read("a: 1\n---\nb: 2\n")).isNull();
    assertThat(told())
        .containsExactly(
            "t.yaml:1: is empty; see docs/formats.md for what belongs here",
            "t.yaml:1: the file is not a map; write lines of the form key: value",
            "t.yaml:3: a second document begins; keep one in a file");
  }

  @Test
  void aReferenceStandsForTheValueItNames() throws IOException {
    YamlMap subject = read("a: &list [x, y]\nb: *list\n");

    assertThat(subject.texts("b")).containsExactly("x", "y");
  }

  @Test
  void aFileMadeToExhaustTheReaderIsRefused() throws IOException {
    read("a: " + "[".repeat(100_000) + "\n");
    read("a: &a [1]\nb: [" + "*a, ".repeat(1000) + "]\n");
    read("a: &a [*a]\n");

    assertThat(told())
        .containsExactly(
            "t.yaml:1: *a refers to nothing; name a value with & above, and outside of itself",
            "t.yaml:1: is nested too deeply; at most 64 levels are read",
            "t.yaml:2: has more than 100 references (*name); write the values out");
  }
}
