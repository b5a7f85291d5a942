package org.detente.cli.tool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.detente.bargaining.BargainingActor;
import org.detente.bargaining.BargainingScenario;
import org.detente.input.CsvLines;
import org.detente.input.CsvLines.Line;
import org.detente.input.InputException;
import org.detente.input.Problems;

/// A scenario of the spatial model in the format of the toolkit that published it.
///
/// CSV: a title line `name,description,actors,dimensions`; a header `Actor,Description,Power` and
/// for each dimension the name of its position and of its salience; a line per actor.
///
/// @param scenario who bargains over what
/// @param settings settings that the file brings (XML only), by their names there
record SpatialFile(BargainingScenario scenario, Map<String, String> settings) {

  static final double SCALE = 100;

  /// Far over any measure of influence, and far under what sums and powers of it can hold.
  static final double MOST_CAPABILITY = 1e12;

  private static final int BEFORE_DIMENSIONS = 3;
  private static final double ROUNDING = 1e-9;

  /// Reads a file: XML if it begins like XML, else CSV.
  ///
  /// @param problems takes every mistake
  /// @return empty if there was any
  static Optional<SpatialFile> read(Path file, Problems problems) throws IOException {
    // Reading stops at mistakes of the file, not at those made elsewhere.
    var own = new Problems();
    try {
      return Optional.of(
          beginsLikeXml(file) ? SpatialXml.read(file, own) : csv(file, file.toString(), own));
    } catch (InputException e) {
      problems.addAll(own);
      return Optional.empty();
    }
  }

  private static boolean beginsLikeXml(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      String start = new String(in.readNBytes(64), StandardCharsets.UTF_8);
      return start.replace("\uFEFF", "").stripLeading().startsWith("<");
    }
  }

  private static SpatialFile csv(Path file, String name, Problems problems) {
    List<Line> lines = CsvLines.read(file, name, problems);
    problems.throwIfAny();
    Line title = lines.getFirst();
    if (title.cells().size() < 4) {
      problems.add(
          name,
          title.number(),
          "the title line has " + title.cells().size() + " cells",
          "write name,description,number of actors,number of dimensions");
    }
    if (lines.size() < 2) {
      problems.add(name, title.number(), "there is no header", "add Actor,Description,Power,...");
    }
    problems.throwIfAny();
    OptionalDouble actors = title.number(2, "the number of actors", 2, 10_000, problems);
    OptionalDouble count = title.number(3, "the number of dimensions", 1, 1000, problems);
    problems.throwIfAny();
    int dimensions = (int) count.getAsDouble();
    Line header = lines.get(1);
    int width = BEFORE_DIMENSIONS + 2 * dimensions;
    if (header.cells().size() != width) {
      problems.add(
          name,
          header.number(),
          "the header has " + header.cells().size() + " cells",
          "write " + width + ": Actor,Description,Power and two for each dimension");
    }
    List<Line> rows = lines.subList(2, lines.size());
    if (rows.size() != (int) actors.getAsDouble()) {
      problems.add(
          name,
          title.number(),
          "the title line says " + title.cells().get(2) + " actors, there are " + rows.size(),
          "correct the number or the lines");
    }
    problems.throwIfAny();
    var names = new ArrayList<String>();
    for (int d = 0; d < dimensions; d++) {
      names.add(header.cells().get(BEFORE_DIMENSIONS + 2 * d));
    }
    var builder = new Builder(name, problems);
    for (Line row : rows) {
      if (row.cells().size() > width) {
        problems.add(
            name,
            row.number(),
            "the line has " + row.cells().size() + " cells, the header " + width,
            "check its commas; put a text with commas in quotation marks");
        continue;
      }
      builder.add(row, names);
    }
    problems.throwIfAny();
    return new SpatialFile(
        new BargainingScenario(title.cells().getFirst(), names, builder.actors), Map.of());
  }

  /// Makes actors of cells, whichever format they come from.
  static final class Builder {
    private final String file;
    private final Problems problems;
    private final Set<String> names = new HashSet<>();
    final List<BargainingActor> actors = new ArrayList<>();

    Builder(String file, Problems problems) {
      this.file = file;
      this.problems = problems;
    }

    /// @param row name, description, capability, then position and salience for each dimension
    void add(Line row, List<String> dimensions) {
      int before = problems.count();
      String name = row.cells().getFirst();
      if (name.isEmpty()) {
        problems.add(file, row.number(), "the actor has no name", "give it one");
      } else if (!names.add(name)) {
        problems.add(file, row.number(), "there is another actor " + name, "rename one");
      }
      OptionalDouble capability =
          row.number(2, "capability", 1 / MOST_CAPABILITY, MOST_CAPABILITY, problems);
      var position = new ArrayList<Double>();
      var salience = new ArrayList<Double>();
      for (int d = 0; d < dimensions.size(); d++) {
        int cell = BEFORE_DIMENSIONS + 2 * d;
        String of = " on " + dimensions.get(d);
        row.number(cell, "position" + of, 0, SCALE, problems).ifPresent(position::add);
        row.number(cell + 1, "salience" + of, 0, SCALE, problems).ifPresent(salience::add);
      }
      if (problems.count() > before) {
        return;
      }
      double total = salience.stream().mapToDouble(Double::doubleValue).sum();
      if (total > SCALE + ROUNDING) {
        problems.add(
            file, row.number(), "the saliences add up to more than 100", "divide 100 among them");
      } else if (total == 0) {
        problems.add(file, row.number(), "all saliences are 0", "leave out who cares for nothing");
      } else {
        String description = row.cells().get(1);
        actors.add(
            new BargainingActor(name, description, capability.getAsDouble(), position, salience));
      }
    }
  }
}
