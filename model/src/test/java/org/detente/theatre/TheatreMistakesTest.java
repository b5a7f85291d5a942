package org.detente.theatre;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.detente.testkit.MistakeCases;
import org.detente.testkit.TinyTheatre;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// FEATURE UNDER TEST: every mistake in a theatre's files is told with file and line, all at once.
class TheatreMistakesTest {

  @TempDir Path temp;

  static Stream<MistakeCases.Case> cases() {
    return Stream.of("theatre", "tables", "shapes").flatMap(name -> MistakeCases.of(name).stream());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aMistakeIsToldWithFileAndLineAndAdvice(MistakeCases.Case mistake) {
    Path folder = TinyTheatre.copyWith(temp, mistake.file(), mistake.text(), mistake.replacement());

    assertThat(TinyTheatre.mistakes(folder)).isEqualTo(mistake.messages());
  }

  @Test
  void theTheatreItselfHasNoMistake() {
    assertThat(TinyTheatre.mistakes(TinyTheatre.folder())).isEmpty();
  }

  @Test
  void mistakesOfAllFilesAreToldInOneRunInTheOrderOfFilesAndLines() throws IOException {
    Path folder = TinyTheatre.copy(temp);
    TinyTheatre.replace(folder.resolve("theatre.yaml"), "mined: 0.4", "mined: 4");
    TinyTheatre.replace(folder.resolve("theatre.yaml"), "veto: yes", "veto: perhaps");
    TinyTheatre.replace(folder.resolve("settlements.csv"), "s06,", "s05,");
    TinyTheatre.replace(folder.resolve("settlements.csv"), "45.360", "not-a-number");
    TinyTheatre.replace(folder.resolve("lines.geojson"), "LineString", "Point");
    TinyTheatre.replace(folder.resolve("incidents.csv"), "2018,4", "2018,-4");
    TinyTheatre.replace(folder.resolve("options/concord-mission.yaml"), "from: 24", "from: 18");
    TinyTheatre.replace(folder.resolve("options/status-quo.yaml"), "channel: none", "channel: no");
    Files.delete(folder.resolve("zones.geojson"));

    assertThat(TinyTheatre.mistakes(folder))
        .extracting(message -> message.substring(0, message.indexOf(' ')))
        .containsExactly(
            "incidents.csv:4:",
            "lines.geojson:2:",
            "options/concord-mission.yaml:26:",
            "options/status-quo.yaml:28:",
            "settlements.csv:7:",
            "settlements.csv:10:",
            "theatre.yaml:34:",
            "theatre.yaml:143:",
            "zones.geojson:");
  }

  @Test
  void twoBrokenRowsOfSettlementsAreBothToldAndNothingFollowsFromThem() throws IOException {
    Path folder = TinyTheatre.copy(temp);
    Path file = folder.resolve("settlements.csv");
    List<String> lines = Files.readAllLines(file);
    lines.set(5, lines.get(5).replaceFirst("^[^,]*", "twice"));
    lines.set(6, lines.get(6).replaceFirst("^[^,]*", "twice"));
    lines.set(9, lines.get(9).replaceFirst("\\d+\\.\\d+", "not-a-number"));
    Files.write(file, lines);

    assertThat(TinyTheatre.mistakes(folder))
        .containsExactly(
            "settlements.csv:7: the id twice stands twice, first in line 6;"
                + " give every settlement its own id",
            "settlements.csv:10: latitude is \"not-a-number\", which is not a number;"
                + " write digits and a decimal point only");
  }

  @Test
  void aHalfWrittenTheatreFileIsToldWithItsLineAndOptionsAreStillRead() throws IOException {
    Path folder = TinyTheatre.copy(temp);
    Path file = folder.resolve("theatre.yaml");
    Files.writeString(file, Files.readString(file) + "\nzones: [oops\n");
    TinyTheatre.replace(folder.resolve("options/concord-mission.yaml"), "from: 24", "from: 18");

    assertThat(TinyTheatre.mistakes(folder))
        .satisfiesExactly(
            option -> assertThat(option).startsWith("options/concord-mission.yaml:26: phase"),
            theatre -> assertThat(theatre).matches("theatre\\.yaml:20\\d: cannot be read here.*"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"theatre.yaml", "zones.geojson", "lines.geojson", "settlements.csv"})
  void aMissingFileIsTold(String file) throws IOException {
    Path folder = TinyTheatre.copy(temp);
    Files.delete(folder.resolve(file));

    assertThat(TinyTheatre.mistakes(folder))
        .containsExactly(file + ": there is no such file; write it, or correct the path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"incidents.csv", "paired-inputs.csv"})
  void aFileWhoseQuestionIsNotAskedMayBeMissing(String file) throws IOException {
    Path folder = TinyTheatre.copy(temp);
    Files.delete(folder.resolve(file));

    assertThat(TinyTheatre.mistakes(folder)).isEmpty();
  }

  @Test
  void aMissingFolderIsTold() {
    Path nowhere = Path.of("theatres", "no-such-place");

    assertThat(TinyTheatre.mistakes(nowhere))
        .containsExactly(
            "theatres/no-such-place: there is no such folder; give the path of a theatre folder");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "theatre.yaml",
        "zones.geojson",
        "lines.geojson",
        "settlements.csv",
        "incidents.csv",
        "options/status-quo.yaml"
      })
  void aFileThatIsNotUtf8IsToldWithTheLine(String file) throws IOException {
    Path path = TinyTheatre.copy(temp).resolve(file);
    byte[] bytes = (Files.readString(path) + "caf\u00e9\n").getBytes(StandardCharsets.ISO_8859_1);
    Files.write(path, bytes);
    long line = Files.readString(path, StandardCharsets.ISO_8859_1).lines().count();

    assertThat(TinyTheatre.mistakes(temp.resolve("tiny")))
        .contains(file + ":" + line + ": not UTF-8; save the file as UTF-8");
  }

  @Test
  void aHugeFileIsRefusedBeforeItIsRead() throws IOException {
    Path folder = TinyTheatre.copy(temp);
    grow(folder.resolve("settlements.csv"), 200_000_000L);
    grow(folder.resolve("zones.geojson"), 3_000_000_000L);

    assertThat(TinyTheatre.mistakes(folder))
        .containsExactly(
            "settlements.csv: has 200 MB; at most 64 MB are read",
            "zones.geojson: has 3000 MB; at most 16 MB are read");
  }

  private static void grow(Path file, long bytes) throws IOException {
    try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(bytes);
    }
  }

  @Test
  void aFolderInPlaceOfAFileIsTold() throws IOException {
    Path folder = TinyTheatre.copy(temp);
    Files.delete(folder.resolve("settlements.csv"));
    Files.createDirectory(folder.resolve("settlements.csv"));

    assertThat(TinyTheatre.mistakes(folder))
        .containsExactly("settlements.csv: is not a file; put a file of this name there");
  }
}
