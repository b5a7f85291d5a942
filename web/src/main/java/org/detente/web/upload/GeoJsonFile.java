package org.detente.web.upload;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.detente.input.Words;
import org.detente.message.Said;
import org.detente.web.message.Languages;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/// Reads GeoJSON: RFC 7946, and what programs wrote before it with a `crs`.
final class GeoJsonFile {

  private static final GeometryFactory GEOMETRY = new GeometryFactory();
  private static final Pattern EPSG = Pattern.compile("EPSG:{1,2}[0-9.]*:?([0-9]{4,6})$");

  private final Gathering out;

  private GeoJsonFile(Gathering out) {
    this.out = out;
  }

  static Brought read(byte[] bytes, Gathering out) {
    return new GeoJsonFile(out).read(bytes);
  }

  private Brought read(byte[] bytes) {
    Object root;
    try {
      root = JSON.std.anyFrom(bytes);
    } catch (JacksonException | ClassCastException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      out.wrong(Said.of("upload.no-geojson", "file", out.name(), "reason", reason));
      return out.nothing(Brought.Format.GEOJSON, List.of());
    }
    List<?> features = features(root);
    if (features.isEmpty() || !features.stream().allMatch(f -> f instanceof Map<?, ?>)) {
      out.wrong(Said.of("upload.no-features", "file", out.name()));
      return out.nothing(Brought.Format.GEOJSON, List.of());
    }
    if (features.size() > Brought.MOST_ROWS) {
      out.wrong(
          Said.of("upload.features", "file", out.name(), "most", Words.say(Brought.MOST_ROWS)));
      return out.nothing(Brought.Format.GEOJSON, List.of());
    }
    Optional<Reference> reference = out.reference(system(root));
    if (reference.isEmpty()) {
      return out.nothing(Brought.Format.GEOJSON, List.of());
    }
    Set<String> columns = new LinkedHashSet<>();
    for (Object feature : features) {
      map(map(feature).get("properties")).keySet().forEach(k -> columns.add(k));
    }
    boolean ids =
        features.stream().anyMatch(f -> map(f).get("id") != null) && !columns.contains("id");
    var header = new ArrayList<String>(columns);
    if (ids) {
      header.addFirst("id");
    }
    if (header.size() > Brought.MOST_COLUMNS) {
      out.wrong(
          Said.of(
              "upload.properties",
              "file",
              out.name(),
              "n",
              header.size(),
              "most",
              Brought.MOST_COLUMNS));
      return out.nothing(Brought.Format.GEOJSON, List.of());
    }
    var rows = new ArrayList<Layer.Row>();
    for (int i = 0; i < features.size(); i++) {
      Map<String, Object> feature = map(features.get(i));
      Map<String, Object> properties = map(feature.get("properties"));
      var cells = new ArrayList<String>();
      for (String column : header) {
        cells.add(text(ids && column.equals("id") ? feature.get("id") : properties.get(column)));
      }
      Said place = Said.of("upload.feature", "n", Integer.toString(i + 1));
      Optional<Geometry> shape =
          feature.get("geometry") == null
              ? Optional.empty()
              : shape(map(feature.get("geometry")), place)
                  .flatMap(g -> out.inDegrees(g, place, reference));
      rows.add(new Layer.Row(place, cells, shape));
    }
    return new Brought(
        Brought.Format.GEOJSON,
        List.of(),
        Optional.of(new Layer(out.name(), Gathering.named(header), rows)),
        Optional.empty(),
        Optional.empty(),
        reference.map(Reference::epsg),
        out.problems());
  }

  private static List<?> features(Object root) {
    Map<String, Object> map = map(root);
    return switch (String.valueOf(map.get("type"))) {
      case "FeatureCollection" -> map.get("features") instanceof List<?> all ? all : List.of();
      case "Feature" -> List.of(map);
      case "Polygon", "MultiPolygon", "LineString", "MultiLineString", "Point", "MultiPoint" ->
          List.of(Map.of("type", "Feature", "properties", Map.of(), "geometry", map));
      default -> List.of();
    };
  }

  private static Optional<Integer> system(Object root) {
    Object name = map(map(map(root).get("crs")).get("properties")).get("name");
    Matcher epsg = EPSG.matcher(String.valueOf(name));
    return epsg.find() ? Optional.of(Integer.parseInt(epsg.group(1))) : Optional.empty();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  private static String text(Object value) {
    return switch (value) {
      case null -> "";
      case Double d -> Words.say(d);
      case Map<?, ?> m -> JSON.std.asString(m);
      case List<?> l -> JSON.std.asString(l);
      default -> value.toString().strip();
    };
  }

  /// What is no shape.
  private static final class Misdrawn extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Said said;

    /// @param said what is wrong with it
    Misdrawn(Said said) {
      super(Languages.ENGLISH.say(said));
      this.said = said;
    }
  }

  private Optional<Geometry> shape(Map<String, Object> geometry, Said place) {
    try {
      Object at = geometry.get("coordinates");
      return Optional.of(
          switch (String.valueOf(geometry.get("type"))) {
            case "Point" -> GEOMETRY.createPoint(position(at));
            case "MultiPoint" ->
                GEOMETRY.createMultiPoint(
                    list(at).stream()
                        .map(p -> GEOMETRY.createPoint(position(p)))
                        .toArray(Point[]::new));
            case "LineString" -> line(at);
            case "MultiLineString" ->
                GEOMETRY.createMultiLineString(
                    list(at).stream().map(GeoJsonFile::line).toArray(LineString[]::new));
            case "Polygon" -> polygon(at);
            case "MultiPolygon" ->
                GEOMETRY.createMultiPolygon(
                    list(at).stream().map(GeoJsonFile::polygon).toArray(Polygon[]::new));
            default ->
                throw new Misdrawn(
                    Said.of("upload.is-a", "type", String.valueOf(geometry.get("type"))));
          });
    } catch (Misdrawn | IllegalArgumentException e) {
      out.wrong(
          Said.of(
              "upload.geojson-shape",
              "file",
              out.name(),
              "place",
              place,
              "reason",
              e instanceof Misdrawn misdrawn ? misdrawn.said : String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private static List<?> list(Object value) {
    if (value instanceof List<?> list && !list.isEmpty()) {
      return list;
    }
    throw new Misdrawn(Said.of("upload.no-positions"));
  }

  private static Coordinate position(Object value) {
    List<?> numbers = list(value);
    if (numbers.size() >= 2
        && numbers.get(0) instanceof Number x
        && numbers.get(1) instanceof Number y) {
      return new Coordinate(x.doubleValue(), y.doubleValue());
    }
    throw new Misdrawn(Said.of("upload.no-pair"));
  }

  private static Coordinate[] positions(Object value) {
    return list(value).stream().map(GeoJsonFile::position).toArray(Coordinate[]::new);
  }

  private static LineString line(Object value) {
    return GEOMETRY.createLineString(positions(value));
  }

  private static Polygon polygon(Object value) {
    List<LinearRing> rings =
        list(value).stream().map(r -> GEOMETRY.createLinearRing(positions(r))).toList();
    return GEOMETRY.createPolygon(
        rings.getFirst(), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
  }
}
