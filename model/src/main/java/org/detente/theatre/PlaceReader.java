package org.detente.theatre;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.input.GeoJson;
import org.detente.input.GeoJson.Feature;
import org.detente.input.Problems;
import org.detente.input.Words;
import org.detente.input.YamlMap;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;

/// Reads what has a place on the map: zones, lines, corridors, with their shapes.
///
/// An instance reads one folder once.
final class PlaceReader {

  private static final double MAX_PERSONS = 1e9;
  private static final double MAX_WEIGHT = 100;
  private static final double MIN_LINE_KM = 0.1;
  private static final double MAX_LINE_KM = 10_000;
  private static final double MIN_SEGMENT_KM = 0.5;
  private static final double MAX_SEGMENT_KM = 500;
  private static final Geometry NOWHERE = new GeometryFactory().createPolygon();

  private final Problems problems;
  private final Optional<Map<String, Feature<Geometry>>> outlines;
  private final Optional<Map<String, Feature<LineString>>> drawnLines;
  private final List<Double> segments_km = new ArrayList<>();
  private boolean personsRead = true;

  PlaceReader(Path folder, Problems problems) {
    this.problems = problems;
    Path zones = folder.resolve("zones.geojson");
    this.outlines = GeoJson.outlines(zones, zones.toString(), problems);
    Path lines = folder.resolve("lines.geojson");
    this.drawnLines = GeoJson.lines(lines, lines.toString(), problems);
  }

  /// Wanted lengths of segments by line, once lines have been read.
  List<Double> segments_km() {
    return List.copyOf(segments_km);
  }

  /// Whether the people of all zones could be read, so that sums mean something.
  boolean personsRead() {
    return personsRead;
  }

  List<Zone> zones(YamlMap yaml, List<String> languages, TheatreIndex index) {
    List<Zone> zones = new ArrayList<>();
    Map<String, Integer> lines = new HashMap<>();
    var presences = new PresenceReader(Optional.of(index));
    for (YamlMap map : yaml.maps("zones")) {
      String id = Entries.ownId(map, "zone", lines);
      String heldBy = map.id("held_by");
      map.checkKnown("held_by", "party", heldBy, index.parties());
      zones.add(
          new Zone(
              zones.size(),
              id,
              Entries.names(map, "names", languages),
              map.id("class"),
              outline(map, map.optionalText("geometry").orElse(id)),
              heldBy,
              map.text("modality"),
              map.yesNo("affected"),
              persons(map, "residents", index.communities()),
              persons(map, "displaced", index.communities()),
              map.number("police_capacity", 0, 1),
              map.number("mined", 0, 1),
              map.number("damaged", 0, 1),
              presences.read(map, "providers"),
              0,
              map.text("source")));
      map.refuseUnknownKeys();
    }
    Entries.atLeast(yaml, "zones", zones.size(), 1);
    return zones;
  }

  private Geometry outline(YamlMap map, String id) {
    return shape(map, id, outlines, "zones.geojson has no outline").orElse(NOWHERE);
  }

  private LineString drawn(YamlMap map, String id) {
    return shape(map, id, drawnLines, "lines.geojson has no line")
        .orElseGet(() -> NOWHERE.getFactory().createLineString());
  }

  private static <G extends Geometry> Optional<G> shape(
      YamlMap map, String id, Optional<Map<String, Feature<G>>> features, String complaint) {
    if (features.isEmpty() || id.isEmpty()) {
      return Optional.empty();
    }
    Optional<G> found = Optional.ofNullable(features.get().get(id)).map(Feature::geometry);
    if (found.isEmpty()) {
      String key = map.has("geometry") ? "geometry" : "id";
      String advice = Words.advice(id, features.get().keySet());
      map.problem(key, complaint + " with the id " + id, advice);
    }
    return found;
  }

  private List<Double> persons(YamlMap zone, String key, List<String> communities) {
    int before = problems.count();
    List<Double> persons = new ArrayList<>();
    Optional<YamlMap> map = zone.map(key);
    for (String community : communities) {
      persons.add(map.map(m -> m.number(community, 0, MAX_PERSONS)).orElse(0.0));
    }
    map.filter(m -> !communities.isEmpty()).ifPresent(YamlMap::refuseUnknownKeys);
    personsRead &= problems.count() == before;
    return persons;
  }

  List<Line> lines(YamlMap yaml, List<String> languages, List<String> parties) {
    List<Line> lines = new ArrayList<>();
    Map<String, Integer> lineOfId = new HashMap<>();
    for (YamlMap map : yaml.maps("lines")) {
      String id = Entries.ownId(map, "line", lineOfId);
      List<String> sides = sides(map, parties);
      lines.add(
          new Line(
              id,
              Entries.names(map, "names", languages),
              map.word("kind", Line.Kind.class),
              drawn(map, map.optionalText("geometry").orElse(id)),
              map.number("length_km", MIN_LINE_KM, MAX_LINE_KM),
              sides,
              forces(map, sides),
              map.number("incident_weight", 0, MAX_WEIGHT),
              map.text("source")));
      segments_km.add(map.number("segment_km", MIN_SEGMENT_KM, MAX_SEGMENT_KM));
      map.refuseUnknownKeys();
    }
    Entries.atLeast(yaml, "lines", lines.size(), 1);
    return lines;
  }

  private static List<String> sides(YamlMap map, List<String> parties) {
    int before = map.problems().count();
    List<String> sides = map.texts("sides");
    sides.forEach(side -> map.checkKnown("sides", "party", side, parties));
    boolean opposed = sides.size() == 2 && !sides.get(0).equals(sides.get(1));
    if (map.problems().count() == before && !opposed) {
      String what = "sides is " + sides;
      map.problem("sides", what, "a line has two different parties as its sides");
    }
    return sides;
  }

  private static Map<String, Double> forces(YamlMap line, List<String> sides) {
    Map<String, Double> forces = new LinkedHashMap<>();
    line.map("forces")
        .ifPresent(
            map -> {
              sides.forEach(side -> forces.put(side, map.number(side, 0, MAX_PERSONS)));
              map.refuseUnknownKeys();
            });
    return forces;
  }

  List<Corridor> corridors(
      YamlMap yaml, List<String> languages, List<String> parties, List<String> zones) {
    List<Corridor> corridors = new ArrayList<>();
    Map<String, Integer> lines = new HashMap<>();
    for (YamlMap map : yaml.optionalMaps("corridors")) {
      String id = Entries.ownId(map, "corridor", lines);
      var corridor =
          new Corridor(
              id,
              Entries.names(map, "names", languages),
              drawn(map, map.optionalText("geometry").orElse(id)),
              map.texts("crosses"),
              map.texts("serves"),
              map.id("held_by"));
      corridor.crosses().forEach(zone -> map.checkKnown("crosses", "zone", zone, zones));
      corridor.serves().forEach(zone -> map.checkKnown("serves", "zone", zone, zones));
      map.checkKnown("held_by", "party", corridor.heldBy(), parties);
      map.refuseUnknownKeys();
      corridors.add(corridor);
    }
    return corridors;
  }
}
