package org.detente;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Results of peers that are not part of this repository because of their licences. They lie in the
/// folder beside it; without them, the tests that need them report themselves as skipped.
public final class PeerFiles {

  private PeerFiles() {}

  /// A file, or the calling test is skipped.
  public static Path file(String name) {
    Path file = Path.of("../../shared/oracles").resolve(name);
    assumeTrue(Files.exists(file), "no " + file + ": the comparison with the peer is left out");
    return file;
  }

  /// Rows of a CSV file by column; cells may stand in quotation marks.
  public static List<Map<String, String>> rows(String name) {
    try {
      List<String> lines = Files.readAllLines(file(name));
      List<String> header = cells(lines.getFirst());
      var rows = new ArrayList<Map<String, String>>();
      for (String line : lines.subList(1, lines.size())) {
        var row = new LinkedHashMap<String, String>();
        List<String> cells = cells(line);
        for (int i = 0; i < header.size(); i++) {
          row.put(header.get(i), cells.get(i));
        }
        rows.add(row);
      }
      return rows;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> cells(String line) {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
