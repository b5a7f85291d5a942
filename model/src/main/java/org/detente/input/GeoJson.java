package org.detente.input;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/// Reads the features of a GeoJSON file (RFC 7946) by the property `id`: longitude and latitude in
/// degrees, WGS84; further members and properties are left alone. An outline that crosses itself is
/// a mistake. Files across the 180th meridian are not foreseen.
public final class GeoJson {

  /// Larger files are refused before they are read.
  public static final long MAX_BYTES = 16_000_000;

  private static final GeometryFactory GEOMETRY = new GeometryFactory();
  private static final double MAX_LONGITUDE = 180;
  private static final double MAX_LATITUDE = 90;

  private final String file;
  private final Problems problems;
  private String featureId = "";

  private GeoJson(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /// A shape with the line on which its feature begins.
  ///
  /// @param geometry empty where its mistakes have been recorded
  public record Feature<G extends Geometry>(int line, G geometry) {}

  /// Reads a FeatureCollection of Polygon and MultiPolygon.
  ///
  /// @return by id, in the order of the file; what is wrong has been recorded and is left out.
  ///   Empty if the file cannot be read at all
  public static Optional<Map<String, Feature<Geometry>>> outlines(
      Path file, String name, Problems problems) {
    return new GeoJson(name, problems).features(file, GeoJson::outline, GEOMETRY.createPolygon());
  }

  /// Reads a FeatureCollection of LineString.
  ///
  /// @return as [#outlines]
  public static Optional<Map<String, Feature<LineString>>> lines(
      Path file, String name, Problems problems) {
    return new GeoJson(name, problems).features(file, GeoJson::line, GEOMETRY.createLineString());
  }

  private interface Shape<G> {
    Optional<G> read(GeoJson reader, String type, YamlMap geometry, YamlNode coordinates);
  }

  private <G extends Geometry> Optional<Map<String, Feature<G>>> features(
      Path path, Shape<G> shape, G empty) {
    Optional<YamlMap> root =
        YamlParser.read(path, file, MAX_BYTES, problems).flatMap(node -> collection(node));
    return root.map(
        map -> {
          Map<String, Feature<G>> found = new LinkedHashMap<>();
          for (YamlMap feature : map.maps("features")) {
            read(feature, shape, empty, found);
          }
          return found;
        });
  }

  private Optional<YamlMap> collection(YamlNode node) {
    Optional<YamlMap> map = YamlMap.of(file, node, problems);
    return map.filter(
        m -> {
          boolean right = m.optionalText("type").filter("FeatureCollection"::equals).isPresent();
          if (!right) {
            m.problem("type", "is no FeatureCollection", "put the features in one");
          }
          return right;
        });
  }

  private <G extends Geometry> void read(
      YamlMap feature, Shape<G> shape, G empty, Map<String, Feature<G>> found) {
    String id = feature.map("properties").map(p -> p.text("id")).orElse("");
    Optional<YamlMap> geometry = feature.map("geometry");
    if (id.isEmpty() || geometry.isEmpty()) {
      return;
    }
    if (found.containsKey(id)) {
      String what = "the feature " + id + " stands twice, first in line " + found.get(id).line();
      problems.add(file, feature.line(), what, "keep one");
      return;
    }
    this.featureId = id;
    String type = geometry.get().text("type");
    Optional<YamlNode> coordinates = geometry.get().value("coordinates");
    if (coordinates.isEmpty()) {
      geometry.get().problem("coordinates", id + " has no coordinates", "add them");
    }
    G drawn = coordinates.flatMap(c -> shape.read(this, type, geometry.get(), c)).orElse(empty);
    found.put(id, new Feature<>(feature.line(), drawn));
  }

  private static Optional<LineString> line(
      GeoJson reader, String type, YamlMap geometry, YamlNode coordinates) {
    if (!type.equals("LineString")) {
      geometry.problem("type", reader.featureId + " is a " + type, "draw it as one LineString");
      return Optional.empty();
    }
    Optional<Coordinate[]> positions = reader.positions(coordinates, 2);
    if (positions.isPresent() && GEOMETRY.createLineString(positions.get()).getLength() == 0) {
      geometry.problem(
          "coordinates", reader.featureId + " has no length", "draw two different positions");
      return Optional.empty();
    }
    return positions.map(GEOMETRY::createLineString);
  }

  private static Optional<Geometry> outline(
      GeoJson reader, String type, YamlMap geometry, YamlNode coordinates) {
    Optional<? extends Geometry> outline =
        switch (type) {
          case "Polygon" -> reader.polygon(coordinates);
          case "MultiPolygon" ->
              reader
                  .each(coordinates, reader::polygon)
                  .map(parts -> GEOMETRY.createMultiPolygon(parts.toArray(Polygon[]::new)));
          default -> {
            geometry.problem(
                "type", reader.featureId + " is a " + type, "draw it as Polygon or MultiPolygon");
            yield Optional.empty();
          }
        };
    Optional<TopologyValidationError> error =
        outline.map(g -> new IsValidOp(g).getValidationError());
    if (error.isPresent()) {
      Coordinate at = error.get().getCoordinate();
      String what =
          "the outline of %s is no proper area (%s at %s, %s)"
              .formatted(
                  reader.featureId, error.get().getMessage(), Words.say(at.x), Words.say(at.y));
      geometry.problem("coordinates", what, "draw it without crossings");
      return Optional.empty();
    }
    return outline.map(Geometry.class::cast);
  }

  private Optional<Polygon> polygon(YamlNode node) {
    return each(node, this::ring)
        .map(
            rings ->
                GEOMETRY.createPolygon(
                    rings.getFirst(), rings.subList(1, rings.size()).toArray(LinearRing[]::new)));
  }

  private Optional<LinearRing> ring(YamlNode node) {
    Optional<Coordinate[]> positions = positions(node, 4);
    if (positions.isPresent()) {
      Coordinate[] all = positions.get();
      if (!all[0].equals2D(all[all.length - 1])) {
        problems.add(
            file, node.line(), featureId + " has an open ring", "end it with its first position");
        return Optional.empty();
      }
    }
    return positions.map(GEOMETRY::createLinearRing);
  }

  private Optional<Coordinate[]> positions(YamlNode node, int atLeast) {
    Optional<List<Coordinate>> all = each(node, this::position);
    if (all.isPresent() && all.get().size() < atLeast) {
      String what = featureId + " has " + all.get().size() + " positions";
      problems.add(file, node.line(), what, "draw at least " + atLeast);
      return Optional.empty();
    }
    return all.map(list -> list.toArray(Coordinate[]::new));
  }

  private Optional<Coordinate> position(YamlNode node) {
    if (node instanceof YamlNode.Sequence pair && pair.items().size() >= 2) {
      OptionalDouble longitude = degrees(pair.items().get(0), MAX_LONGITUDE);
      OptionalDouble latitude = degrees(pair.items().get(1), MAX_LATITUDE);
      if (longitude.isPresent() && latitude.isPresent()) {
        return Optional.of(new Coordinate(longitude.getAsDouble(), latitude.getAsDouble()));
      }
    }
    String instead = "write [longitude, latitude] in degrees";
    problems.add(file, node.line(), featureId + " has a position that cannot be read", instead);
    return Optional.empty();
  }

  private static OptionalDouble degrees(YamlNode node, double max) {
    if (node instanceof YamlNode.Scalar scalar) {
      OptionalDouble value = Words.number(scalar.text());
      return value.isPresent() && StrictMath.abs(value.getAsDouble()) <= max
          ? value
          : OptionalDouble.empty();
    }
    return OptionalDouble.empty();
  }

  // Every item of a list that is not empty, or nothing if one cannot be read.
  private <T> Optional<List<T>> each(YamlNode node, Function<YamlNode, Optional<T>> reader) {
    if (!(node instanceof YamlNode.Sequence list) || list.items().isEmpty()) {
      problems.add(file, node.line(), featureId + " lacks a list of positions", "see RFC 7946");
      return Optional.empty();
    }
    List<T> items = new ArrayList<>();
    for (YamlNode item : list.items()) {
      Optional<T> read = reader.apply(item);
      if (read.isEmpty()) {
        return Optional.empty();
      }
      items.add(read.get());
    }
    return Optional.of(items);
  }
}
