package org.detente.bargaining;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Inputs and results recorded from other programmes: our own invented ones beside the tests,
/// others where the project's sibling folder is there.
final class Recorded {

  private static final Path OWN = Path.of("src/test/resources/bargaining");
  private static final Path SIBLING = Path.of("../../shared/oracles");

  private Recorded() {}

  /// A recorded file; the test is skipped where it is not to be had.
  static Path file(String folder, String name) {
    Path own = OWN.resolve(name);
    Path other = SIBLING.resolve(folder).resolve(name);
    assumeTrue(
        Files.exists(own) || Files.exists(other),
        () -> name + " is not ours to ship and not beside the project");
    return Files.exists(own) ? own : other;
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream().filter(l -> !l.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Rows of a table by the names of its columns.
  static List<Map<String, String>> rows(Path file) {
    List<String> lines = lines(file);
    String[] columns = lines.get(0).split(",");
    var rows = new ArrayList<Map<String, String>>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      var row = new HashMap<String, String>();
      for (int c = 0; c < columns.length; c++) {
        row.put(columns[c].strip(), cells[c].strip());
      }
      rows.add(row);
    }
    return rows;
  }

  /// Actors with name, description, capability, and position and salience in turn.
  static BargainingScenario spatial(Path file) {
    List<String> lines = lines(file);
    var actors = new ArrayList<BargainingActor>();
    var dimensions = new ArrayList<String>();
    String[] header = lines.get(1).split(",");
    for (int c = 3; c + 1 < header.length; c += 2) {
      dimensions.add(header[c].strip());
    }
    for (String line : lines.subList(2, lines.size())) {
      String[] cells = line.split(",");
      var position = new ArrayList<Double>();
      var salience = new ArrayList<Double>();
      for (int d = 0; d < dimensions.size(); d++) {
        position.add(Double.valueOf(cells[3 + 2 * d]));
        salience.add(Double.valueOf(cells[4 + 2 * d]));
      }
      actors.add(
          new BargainingActor(
              cells[0].strip(),
              cells[1].strip(),
              Double.parseDouble(cells[2]),
              position,
              salience));
    }
    return new BargainingScenario(file.getFileName().toString(), dimensions, actors);
  }
}
