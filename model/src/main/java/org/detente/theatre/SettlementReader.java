package org.detente.theatre;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.detente.input.CsvRow;
import org.detente.input.CsvTable;
import org.detente.input.Problems;
import org.detente.input.Words;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/// Reads `settlements.csv`.
final class SettlementReader {

  /// How far outside of its own zone's outline a place may lie: outlines are drawn coarsely.
  static final double MAX_OUTSIDE_KM = 15;

  private static final GeometryFactory GEOMETRY = new GeometryFactory();
  private static final List<String> FIRST = List.of("id", "name", "zone", "latitude", "longitude");

  private final List<String> languages;
  private final List<String> communities;
  private final List<String> zones;
  private final Map<String, Geometry> outlines;
  private final List<Geometry> lines;
  private final Geography geography;
  private final Problems problems;

  /// @param zones ids in the theatre's order
  /// @param outlines zone id to outline; degrees; zones whose outline could not be read are absent
  /// @param lines drawn lines; degrees
  SettlementReader(
      List<String> languages,
      List<String> communities,
      List<String> zones,
      Map<String, Geometry> outlines,
      List<Geometry> lines,
      Geography geography,
      Problems problems) {
    this.languages = languages;
    this.communities = communities;
    this.zones = zones;
    this.outlines = new LinkedHashMap<>();
    outlines.forEach((zone, outline) -> this.outlines.put(zone, geography.project(outline)));
    this.lines = lines.stream().map(geography::project).toList();
    this.geography = geography;
    this.problems = problems;
  }

  /// What the file says.
  ///
  /// @param settlements those that could be read
  /// @param complete whether nothing is missing, so that sums mean something
  record Settlements(List<Settlement> settlements, boolean complete) {}

  Settlements read(Path file, String name) {
    List<String> required = new ArrayList<>(FIRST);
    communities.forEach(c -> required.add("residents_" + c));
    communities.forEach(c -> required.add("displaced_" + c));
    required.add("allocated");
    Optional<CsvTable> table = CsvTable.read(file, name, required, problems);
    if (table.isEmpty()) {
      return new Settlements(List.of(), false);
    }
    if (!checkColumns(table.get(), required)) {
      return new Settlements(List.of(), false);
    }
    List<Settlement> settlements = new ArrayList<>();
    Map<String, Integer> lineOfId = new HashMap<>();
    boolean complete = table.get().complete();
    for (CsvRow row : table.get().rows()) {
      Optional<Settlement> settlement = settlement(row, settlements.size(), lineOfId);
      settlement.ifPresent(settlements::add);
      complete &= settlement.isPresent();
    }
    if (table.get().rows().isEmpty()) {
      problems.add(name, 0, "has no settlement", "write at least one row");
      complete = false;
    }
    return new Settlements(settlements, complete);
  }

  // Whether the columns are those that the header of the rows promises.
  private boolean checkColumns(CsvTable table, List<String> required) {
    if (!table.columns().subList(0, FIRST.size()).equals(FIRST)) {
      String instead = "begin with " + String.join(",", FIRST);
      problems.add(table.file(), 1, "the first columns are not the agreed ones", instead);
      return false;
    }
    Set<String> known =
        Stream.of(
                required.stream(),
                languages.stream().map(language -> "names_" + language),
                Stream.of("line_distance_km", "source", "note"))
            .flatMap(s -> s)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    table.refuseUnknownColumns(known::contains, known, problems);
    return true;
  }

  private Optional<Settlement> settlement(CsvRow row, int index, Map<String, Integer> lineOfId) {
    int before = problems.count();
    String id = row.requiredText("id", problems).orElse("");
    Integer first = lineOfId.putIfAbsent(id, row.line());
    if (first != null && !id.isEmpty()) {
      String what = "the id " + id + " stands twice, first in line " + first;
      row.problem(what, "give every settlement its own id", problems);
    }
    String name = row.requiredText("name", problems).orElse("");
    String zone = row.requiredText("zone", problems).orElse("");
    int zoneIndex = zones.indexOf(zone);
    if (zoneIndex < 0 && !zone.isEmpty() && !zones.isEmpty()) {
      row.problem("no zone has the id " + zone, Words.advice(zone, zones), problems);
    }
    OptionalDouble latitude = row.number("latitude", -90, 90, problems);
    OptionalDouble longitude = row.number("longitude", -180, 180, problems);
    List<Double> residents = persons(row, "residents_");
    List<Double> displaced = persons(row, "displaced_");
    boolean allocated = row.yesNo("allocated", problems).orElse(false);
    OptionalDouble lineDistance =
        row.optionalNumber("line_distance_km", 0, Double.POSITIVE_INFINITY, problems);
    if (latitude.isEmpty() || longitude.isEmpty()) {
      return Optional.empty();
    }
    var place = new Coordinate(longitude.getAsDouble(), latitude.getAsDouble());
    checkPlace(row, place, zone);
    if (problems.count() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new Settlement(
            index,
            id,
            name,
            zoneIndex,
            place.x,
            place.y,
            residents,
            displaced,
            allocated,
            lineDistance.isPresent() ? lineDistance.getAsDouble() : toLine(place)));
  }

  private List<Double> persons(CsvRow row, String prefix) {
    List<Double> persons = new ArrayList<>();
    for (String community : communities) {
      persons.add(row.nonNegative(prefix + community, problems).orElse(0));
    }
    return persons;
  }

  private void checkPlace(CsvRow row, Coordinate place, String zone) {
    Geometry outline = outlines.get(zone);
    if (outline == null) {
      return;
    }
    double distance_km = distance(outline, place);
    if (distance_km > MAX_OUTSIDE_KM) {
      String what =
          String.format(Locale.ROOT, "lies %.0f km outside of its zone %s", distance_km, zone);
      String instead =
          outlines.entrySet().stream()
              .filter(entry -> distance(entry.getValue(), place) == 0)
              .findFirst()
              .map(entry -> "the place is in " + entry.getKey() + "; or are the coordinates wrong?")
              .orElse("correct the coordinates, or the zone");
      row.problem(what, instead, problems);
    }
  }

  private double toLine(Coordinate place) {
    return lines.stream().mapToDouble(line -> distance(line, place)).min().orElse(0);
  }

  // Km.
  private double distance(Geometry projected, Coordinate place) {
    var point = new Coordinate(geography.x(place.x), geography.y(place.y));
    return projected.distance(GEOMETRY.createPoint(point));
  }
}
