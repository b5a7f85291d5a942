package org.detente.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.detente.message.MessageFiles;
import org.detente.message.Texts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// FEATURE UNDER TEST: one picture of every kind, against files kept beside the tests, so that a
/// change of a picture is seen and meant. CONTRIBUTING.md tells how to write them anew.
class GoldenPicturesTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/charts");
  private static final boolean WRITE = Boolean.getBoolean("golden.write");
  private static final String HOW =
      """
      If the change is meant, write the files anew, look at each in a browser and commit them:
        mvn -q -pl workbench -am test -Dtest=GoldenPicturesTest -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.write=true\
      """;

  private static final Texts LONGER = MessageFiles.PAPER.accented();

  static Stream<String> names() {
    return Pictures.all().keySet().stream();
  }

  @BeforeAll
  static void folder() throws IOException {
    if (WRITE) {
      Files.createDirectories(GOLDEN);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void thePictureIsAsItWas(String name) throws IOException {
    String picture = Pictures.all().get(name).get() + "\n";
    Path file = GOLDEN.resolve(name + ".svg");
    if (WRITE) {
      Files.writeString(file, picture, StandardCharsets.UTF_8);
    }
    assertThat(Files.exists(file)).as("%s is missing. %s", file, HOW).isTrue();
    List<String> golden = Files.readAllLines(file, StandardCharsets.UTF_8);
    List<String> now = picture.lines().toList();
    for (int i = 0; i < Math.max(golden.size(), now.size()); i++) {
      assertThat(line(now, i))
          .as("%s, line %d, is not what the program draws now. %s", file, i + 1, HOW)
          .isEqualTo(line(golden, i));
    }
  }

  private static String line(List<String> lines, int i) {
    return i < lines.size() ? lines.get(i) : "(nothing)";
  }

  @ParameterizedTest
  @MethodSource("names")
  void thePictureObeysTheLawsAndIsWellFormed(String name) throws Exception {
    String picture = Pictures.all().get(name).get();
    SvgLaws.check(picture);
    var document =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new java.io.ByteArrayInputStream(picture.getBytes(StandardCharsets.UTF_8)));
    assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
  }

  /// Nothing sticks out or lies over something else where words are longer by 40 in 100.
  @ParameterizedTest
  @MethodSource("names")
  void thePictureObeysTheLawsInALanguageWithLongerWords(String name) {
    SvgLaws.check(Pictures.in(LONGER).get(name).get());
  }

  @Test
  void everyGoldenFileHasItsPicture() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      assertThat(files.map(f -> f.getFileName().toString().replace(".svg", "")).toList())
          .as("files without a picture are to be deleted")
          .containsExactlyInAnyOrderElementsOf(Pictures.all().keySet());
    }
  }

  @Test
  void everyKindOfPictureIsAmongThem() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/java/org/detente/chart"))) {
      List<String> kinds =
          files
              .map(f -> f.getFileName().toString())
              .filter(n -> n.matches(".*(Chart|Map|Maps)[.]java"))
              .map(n -> n.replace(".java", ""))
              .sorted()
              .toList();
      String drawn =
          Files.readString(
              Path.of("src/test/java/org/detente/chart/Pictures.java"), StandardCharsets.UTF_8);
      assertThat(kinds).hasSizeGreaterThan(8).allMatch(k -> drawn.contains(k + ".svg("));
    }
  }
}
