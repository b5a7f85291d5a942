package org.detente.web.upload;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.detente.message.Said;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/// What readers of all formats share: mistakes, names of columns, systems of coordinates.
///
/// For one file, once.
final class Gathering {

  private static final int TOLD = 20;
  private static final double MAX_LONGITUDE = 180;
  private static final double MAX_LATITUDE = 90;

  private final String name;
  private final Reading reading;
  private final List<Fault> problems = new ArrayList<>();
  private int untold;
  private boolean outside;

  Gathering(String name, Reading reading) {
    this.name = name;
    this.reading = reading;
  }

  String name() {
    return name;
  }

  Reading reading() {
    return reading;
  }

  /// @param said what is wrong and what would be right
  void wrong(Said said) {
    wrong(new Fault(said, false));
  }

  /// What another system of coordinates, told, would mend.
  private void wrongSystem(Said said) {
    wrong(new Fault(said, true));
  }

  private void wrong(Fault fault) {
    if (problems.size() >= TOLD) {
      untold++;
      return;
    }
    problems.add(fault);
  }

  List<Fault> problems() {
    var all = new ArrayList<>(problems);
    if (untold > 0) {
      all.add(new Fault(Said.of("upload.more", "file", name, "n", untold), false));
    }
    return all;
  }

  /// Nothing could be read.
  Brought nothing(Brought.Format format, List<String> layers) {
    return new Brought(
        format,
        layers,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        problems());
  }

  /// Names of columns, each of its own and none empty.
  static List<String> named(List<String> header) {
    var names = new ArrayList<String>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < header.size(); i++) {
      String plain = header.get(i).strip();
      String base = plain.isEmpty() ? "column " + (i + 1) : plain;
      String unique = base;
      for (int n = 2; !seen.add(unique); n++) {
        unique = base + " (" + n + ")";
      }
      names.add(unique);
    }
    return names;
  }

  /// A table of text, the first row that is not empty being its header.
  ///
  /// @param rows place to cells
  Optional<Layer> table(String layer, List<Layer.Row> rows, Optional<Reference> reference) {
    int first = 0;
    while (first < rows.size() && rows.get(first).cells().stream().allMatch(String::isBlank)) {
      first++;
    }
    if (first == rows.size()) {
      wrong(Said.of("upload.empty", "file", name, "layer", layer));
      return Optional.empty();
    }
    List<String> header = new ArrayList<>(rows.get(first).cells());
    while (!header.isEmpty() && header.getLast().isBlank()) {
      header.removeLast();
    }
    if (header.size() > Brought.MOST_COLUMNS) {
      wrong(
          Said.of(
              "upload.columns", "file", name, "n", header.size(), "most", Brought.MOST_COLUMNS));
      return Optional.empty();
    }
    List<String> columns = named(header);
    var table = new ArrayList<Layer.Row>();
    int wkt = -1;
    for (Layer.Row row : rows.subList(first + 1, rows.size())) {
      if (row.cells().stream().allMatch(String::isBlank)) {
        continue;
      }
      if (row.cells().size() > columns.size()
          && row.cells().subList(columns.size(), row.cells().size()).stream()
              .anyMatch(c -> !c.isBlank())) {
        wrong(
            Said.of(
                "upload.cells",
                "file",
                name,
                "place",
                row.place(),
                "cells",
                row.cells().size(),
                "columns",
                columns.size()));
        continue;
      }
      var cells = new ArrayList<String>();
      for (int c = 0; c < columns.size(); c++) {
        cells.add(c < row.cells().size() ? row.cells().get(c).strip() : "");
      }
      if (wkt < 0) {
        wkt = wkt(cells);
      }
      Optional<Geometry> shape =
          wkt < 0 || cells.get(wkt).isEmpty()
              ? Optional.empty()
              : shape(cells.get(wkt), row.place(), reference);
      table.add(new Layer.Row(row.place(), cells, shape));
    }
    if (table.isEmpty()) {
      wrong(Said.of("upload.no-rows", "file", name, "layer", layer));
      return Optional.empty();
    }
    if (wkt >= 0) {
      // The shape says it; as text it would fill the screen.
      int at = wkt;
      columns = without(columns, at);
      table.replaceAll(r -> new Layer.Row(r.place(), without(r.cells(), at), r.shape()));
    }
    return Optional.of(new Layer(layer, columns, table));
  }

  private static List<String> without(List<String> all, int at) {
    var rest = new ArrayList<>(all);
    rest.remove(at);
    return rest;
  }

  private static int wkt(List<String> cells) {
    for (int c = 0; c < cells.size(); c++) {
      String upper = cells.get(c).stripLeading();
      upper = upper.substring(0, Math.min(upper.length(), 40)).toUpperCase(Locale.ROOT);
      if (upper.matches(
          "(SRID=\\d+;\\s*)?(MULTI)?(POLYGON|LINESTRING|POINT)\\s*(Z|M|ZM)?\\s*(\\(.*|EMPTY.*)")) {
        return c;
      }
    }
    return -1;
  }

  private Optional<Geometry> shape(String text, Said place, Optional<Reference> reference) {
    try {
      String wkt = text.replaceFirst("(?i)^\\s*SRID=\\d+;", "");
      return inDegrees(new WKTReader().read(wkt), place, reference);
    } catch (ParseException | IllegalArgumentException e) {
      wrong(Said.of("upload.wkt", "file", name, "place", place, "reason", reason(e)));
      return Optional.empty();
    }
  }

  private static String reason(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
  }

  /// A shape in degrees.
  ///
  /// @param place what messages call its row
  /// @param reference the system that it is in; empty: degrees already
  Optional<Geometry> inDegrees(Geometry drawn, Said place, Optional<Reference> reference) {
    if (drawn.isEmpty()) {
      return Optional.empty();
    }
    Geometry degrees;
    try {
      degrees = reference.isPresent() ? reference.get().toDegrees(drawn) : drawn;
    } catch (RuntimeException e) {
      wrongSystem(Said.of("upload.beyond", "file", name, "place", place));
      return Optional.empty();
    }
    for (Coordinate c : degrees.getCoordinates()) {
      // Written so that what is no number is outside too.
      if (!(Math.abs(c.x) <= MAX_LONGITUDE && Math.abs(c.y) <= MAX_LATITUDE)) {
        if (!outside) {
          outside = true;
          wrongSystem(
              Said.of(
                  "upload.no-degrees",
                  "file",
                  name,
                  "place",
                  place,
                  "x",
                  org.detente.input.Words.say(c.x),
                  "y",
                  org.detente.input.Words.say(c.y)));
        }
        return Optional.empty();
      }
    }
    return Optional.of(degrees);
  }

  /// The system of coordinates to read in: what was chosen, else what the file says.
  ///
  /// @param said EPSG code in the file
  /// @return empty where it is known and cannot be transformed from: told
  Optional<Reference> reference(Optional<Integer> said) {
    int epsg = reading.epsg().or(() -> said).orElse(Reference.WGS84);
    Optional<Reference> known = Reference.of(epsg);
    if (known.isEmpty()) {
      wrongSystem(
          Said.of(
              "upload.system",
              "file",
              name,
              "epsg",
              Integer.toString(epsg),
              "taken",
              Reference.TAKEN));
    }
    return known;
  }
}
