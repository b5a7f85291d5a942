package org.detente.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.input.GeoJson.Feature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;

/// FEATURE UNDER TEST: shapes are read by id, with holes, parts and heights.
class GeoJsonTest {

  private static final String FEATURE =
      """
      {"type": "Feature", "properties": {"id": "%s", "more": [1]},
       "geometry": {"type": "%s", "coordinates": %s}}\
      """;

  @TempDir Path temp;
  private final Problems problems = new Problems();

  private Path file(String... features) throws IOException {
    Path file = temp.resolve("shapes.geojson");
    String all = String.join(",\n", features);
    Files.writeString(
        file, "{\"type\": \"FeatureCollection\", \"bbox\": [],\n\"features\": [" + all + "]}");
    return file;
  }

  private Optional<Map<String, Feature<Geometry>>> outlines(String... features) throws IOException {
    return GeoJson.outlines(file(features), "shapes.geojson", problems);
  }

  private List<String> told() {
    return problems.sorted().stream().map(Problem::toString).toList();
  }

  @Test
  void aPolygonMayHaveAHoleAndHeights() throws IOException {
    String rings = "[[[0,0,5],[9,0,5],[9,9,5],[0,9,5],[0,0,5]], [[1,1],[2,1],[2,2],[1,2],[1,1]]]";

    assertThat(outlines(FEATURE.formatted("a", "Polygon", rings)).orElseThrow().get("a"))
        .satisfies(a -> assertThat(a.geometry().getArea()).isEqualTo(80))
        .satisfies(a -> assertThat(a.line()).isEqualTo(2));
    assertThat(told()).isEmpty();
  }

  @Test
  void aMultiPolygonHasParts() throws IOException {
    String parts = "[[[[0,0],[1,0],[1,1],[0,0]]], [[[5,5],[6,5],[6,6],[5,5]]]]";

    assertThat(outlines(FEATURE.formatted("a", "MultiPolygon", parts)).orElseThrow().get("a"))
        .satisfies(a -> assertThat(a.geometry().getNumGeometries()).isEqualTo(2));
    assertThat(told()).isEmpty();
  }

  @Test
  void aLineIsReadFromLongitudeAndLatitude() throws IOException {
    Optional<Map<String, Feature<LineString>>> lines =
        GeoJson.lines(
            file(FEATURE.formatted("a", "LineString", "[[46.5, 39.5], [47, 40]]")), "l", problems);

    assertThat(lines.orElseThrow().get("a").geometry().getCoordinateN(0).x).isEqualTo(46.5);
    assertThat(told()).isEmpty();
  }

  @Test
  void aShapeWithAMistakeIsToldAndEmptyAndTheOthersAreRead() throws IOException {
    Map<String, Feature<Geometry>> read =
        outlines(
                FEATURE.formatted("open", "Polygon", "[[[0,0],[1,0],[1,1],[0,1]]]"),
                FEATURE.formatted("short", "Polygon", "[[[0,0],[1,0],[0,0]]]"),
                FEATURE.formatted("none", "Polygon", "[]"),
                FEATURE.formatted("flat", "Polygon", "[[[0,0],[1,0],[2,0],[0,0]]]"),
                FEATURE.formatted("right", "Polygon", "[[[0,0],[1,0],[1,1],[0,0]]]"))
            .orElseThrow();

    assertThat(read).containsOnlyKeys("open", "short", "none", "flat", "right");
    read.forEach(
        (id, shape) -> assertThat(shape.geometry().isEmpty()).isEqualTo(!id.equals("right")));
    assertThat(told())
        .extracting(message -> message.replaceAll(";.*| \\(.*", ""))
        .containsExactly(
            "shapes.geojson:3: open has an open ring",
            "shapes.geojson:5: short has 3 positions",
            "shapes.geojson:7: none lacks a list of positions",
            "shapes.geojson:9: the outline of flat is no proper area");
  }

  @Test
  void somethingElseThanGeoJsonIsTold() throws IOException {
    Path file = temp.resolve("x.geojson");
    Files.writeString(file, "{\"type\": \"Topology\"}");
    assertThat(GeoJson.outlines(file, "x.geojson", problems)).isEmpty();
    Files.writeString(file, "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": 1}]}");
    assertThat(GeoJson.outlines(file, "y.geojson", problems).orElseThrow()).isEmpty();

    assertThat(told())
        .containsExactly(
            "x.geojson:1: is no FeatureCollection; put the features in one",
            "y.geojson:1: geometry is missing; add it",
            "y.geojson:1: properties is missing; add it");
  }
}
