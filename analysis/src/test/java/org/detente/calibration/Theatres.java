package org.detente.calibration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.detente.theatre.Theatre;
import org.detente.theatre.TheatreLoader;

/// The invented theatre with a longer ceasefire, a busier line and a history of one's choice.
final class Theatres {

  private static final Path TINY = Path.of("../model/src/test/resources/theatres/tiny");

  /// The third full year of its ceasefire.
  static final int FIRST = 2003;

  private Theatres() {}

  /// @param folder that is not there yet
  /// @param deaths of the years from [#FIRST] on
  static Theatre withHistory(Path folder, double... deaths) {
    try (Stream<Path> files = Files.walk(TINY)) {
      for (Path file : files.sorted().toList()) {
        Files.copy(file, folder.resolve(TINY.relativize(file).toString()));
      }
      Path yaml = folder.resolve("theatre.yaml");
      String text =
          Files.readString(yaml)
              .replace("ceasefire_since: 2004-01", "ceasefire_since: 2000-01")
              .replace("{low: 4, central: 8, high: 14,", "{low: 20, central: 28, high: 40,");
      Files.writeString(yaml, text);
      var table = new StringBuilder("year,low,best,high,source,note\n");
      for (int t = 0; t < deaths.length; t++) {
        String y = Double.toString(deaths[t]);
        table.append(FIRST + t).append(',').append(y).append(',').append(y).append(',').append(y);
        table.append(",invented,\n");
      }
      Files.writeString(folder.resolve("incidents.csv"), table);
      return TheatreLoader.load(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
