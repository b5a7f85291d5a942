package org.detente.web.upload;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.detente.web.upload.Brought.Format;
import org.detente.web.upload.Made.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;

/// FEATURE UNDER TEST: files that people bring: every format, every script and sign, and whatever
/// can be wrong with them.
class BroughtTest {

  private static final Table PLACES =
      new Table(
          "places",
          List.of("name", "people"),
          List.of(List.of("Ober", 1200.5), List.of("Unter; \"the lower\", old", 3.0)),
          Arrays.asList(Made.point(20.25, 44.125), Made.point(20.5, 43.75)));

  private static Brought read(byte[] bytes) {
    return Brought.read("file", bytes, Reading.GUESSED);
  }

  private static Brought read(String text) {
    return read(text.getBytes(UTF_8));
  }

  private static String told(Brought file) {
    return file.problems().toString();
  }

  private static Reading as(String layer, String charset, Integer epsg) {
    return new Reading(
        Optional.ofNullable(layer),
        Optional.ofNullable(charset),
        Optional.empty(),
        Optional.ofNullable(epsg));
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, ','",
    "UTF-8, ;",
    "UTF-16LE, ;",
    "UTF-16BE, ','",
    "windows-1251, ;",
    "windows-1254, ;"
  })
  void textIsReadInWhicheverScriptItIsSaved(String charset, char separator) {
    String name = charset.equals("windows-1251") ? "Нижнее Село" : "Aşağı Köy Iğdır";
    var table =
        new Table(
            "t",
            List.of("name", "people"),
            List.of(List.of(name, 1234.5), List.of(name + " 2", 7.0)),
            Arrays.asList(Made.point(44.5, 40.25), Made.point(44.25, 40.5)));
    byte[] bytes = Made.csv(table, Charset.forName(charset), separator, separator == ';');

    Brought file = read(bytes);

    assertThat(file.format()).isEqualTo(Format.CSV);
    assertThat(file.charset()).contains(charset);
    assertThat(file.separator()).contains(separator);
    Layer layer = file.layer().orElseThrow();
    assertThat(layer.columns()).containsExactly("name", "people", "latitude", "longitude");
    assertThat(layer.rows().getFirst().cells().getFirst()).isEqualTo(name);
    boolean comma =
        Numbers.decimalComma(
            layer.rows().stream().map(r -> r.cells().get(2)).toList(), separator == ';');
    assertThat(comma).isEqualTo(separator == ';');
    assertThat(Numbers.of(layer.rows().getFirst().cells().get(1), comma)).hasValue(1234.5);
  }

  @Test
  void utf16WithoutAMarkIsRecognised() {
    Brought file = read("name,lat,lon\nA,40.5,44.5\nB,40.25,44.75\n".getBytes(UTF_16LE));

    assertThat(file.charset()).contains("UTF-16LE");
    assertThat(file.layer().orElseThrow().rows()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "'1.234,5', true, 1234.5",
    "'1,234.5', false, 1234.5",
    "'12 345', false, 12345",
    "'12\u00a0345,5', true, 12345.5",
    "'1''200', false, 1200",
    "'\u22124', false, -4",
    "'44,125', true, 44.125",
    "'1,234', false, 1234",
    "'1.234', true, 1234",
    "'1.234', false, 1.234",
    "'0,5', true, 0.5"
  })
  void numbersAreReadWithEitherSign(String text, boolean comma, double value) {
    assertThat(Numbers.of(text, comma)).hasValue(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "many", "1,2,3.4.5", "1e999", "NaN", "--2", "12 persons"})
  void whatIsNoNumberIsNone(String text) {
    assertThat(Numbers.of(text, false)).isEmpty();
    assertThat(Numbers.of(text, true)).isEmpty();
  }

  @Test
  void theSameTableComesOutOfEveryFormat() throws Exception {
    List<Brought> all =
        List.of(
            read(Made.geoJson(PLACES)),
            read(Made.geoPackage(4326, PLACES)),
            read(Made.csv(PLACES, UTF_8, ',', false)),
            read(Made.xlsx(PLACES)));

    assertThat(all.stream().map(Brought::format))
        .containsExactly(Format.GEOJSON, Format.GEOPACKAGE, Format.CSV, Format.XLSX);
    for (Brought file : all) {
      assertThat(file.problems()).as(file.format().name()).isEmpty();
      Layer layer = file.layer().orElseThrow();
      assertThat(layer.rows()).hasSize(2);
      for (int r = 0; r < 2; r++) {
        List<String> cells = layer.rows().get(r).cells();
        assertThat(cells.get(layer.column("name"))).isEqualTo(PLACES.rows().get(r).get(0));
        assertThat(Numbers.of(cells.get(layer.column("people")), false))
            .hasValue((Double) PLACES.rows().get(r).get(1));
      }
    }
  }

  @Test
  void layersAndSheetsAreChosenFrom() throws Exception {
    var other =
        new Table("other", List.of("x"), List.of(List.of("1")), List.of(Made.box(1, 2, 3, 4)));
    byte[] gpkg = Made.geoPackage(4326, PLACES, other);
    assertThat(read(gpkg).layers()).containsExactly("places", "other");
    assertThat(read(gpkg).layer().orElseThrow().name()).isEqualTo("places");
    assertThat(Brought.read("f", gpkg, as("other", null, null)).layer().orElseThrow().columns())
        .containsExactly("fid", "x");

    byte[] xlsx = Made.xlsx(PLACES, "notes");
    assertThat(read(xlsx).layers()).containsExactly("notes", "places");
    assertThat(read(xlsx).layer().orElseThrow().name()).isEqualTo("places");
    Brought empty = Brought.read("f", xlsx, as("notes", null, null));
    assertThat(empty.layer()).isEmpty();
    assertThat(told(empty)).contains("\"notes\" is empty");
  }

  /// Positions from the definitions of the systems: on the central meridian the easting is the
  /// false one, at the equator the northing is 0; and one worked example.
  @ParameterizedTest
  @CsvSource({
    "32633, 500000, 4982950.4, 15, 45, 1e-6",
    "32638, 500000, 0, 45, 0, 1e-6",
    "32738, 500000, 10000000, 45, 0, 1e-6",
    "25833, 500000, 4982950.4, 15, 45, 1e-5",
    "3857, 5009377.0857, 5009377.0857, 45, 40.9798980696, 1e-6",
    "28408, 8500000, 4429529, 45, 40, 0.003"
  })
  void otherSystemsOfCoordinatesAreTransformed(
      int epsg, double x, double y, double longitude, double latitude, double tolerance)
      throws Exception {
    var table = new Table("t", List.of("name"), List.of(List.of("A")), List.of(Made.point(x, y)));

    Layer layer = read(Made.geoPackage(epsg, table)).layer().orElseThrow();

    Coordinate at = layer.rows().getFirst().shape().orElseThrow().getCoordinate();
    assertThat(at.x).isCloseTo(longitude, within(tolerance));
    assertThat(at.y).isCloseTo(latitude, within(tolerance));
    assertThat(
            Brought.read("f", Made.csv(PLACES, UTF_8, ',', false), as(null, null, epsg))
                .degrees(x, y)
                .orElseThrow()
                .x)
        .isCloseTo(longitude, within(tolerance));
  }

  @Test
  void aSystemThatIsNotKnownIsNamed() throws Exception {
    Brought file = read(Made.geoPackage(2056, PLACES));

    assertThat(file.layer()).isEmpty();
    assertThat(told(file)).contains("EPSG:2056").contains("save it in WGS84");
    assertThat(
            told(
                read(
                    "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::2193\"}},\"features\":[{\"type\":\"Feature\",\"properties\":{},\"geometry\":null}]}")))
        .contains("EPSG:2193");
  }

  @Test
  void metresThatPassForDegreesAreTold() throws Exception {
    var utm =
        new Table("t", List.of("name"), List.of(List.of("A")), List.of(Made.point(500000, 4.9e6)));
    byte[] bytes = Made.geoJson(utm);

    assertThat(told(read(bytes))).contains("500000, 4900000").contains("EPSG code");
    assertThat(
            Brought.read("f", bytes, as(null, null, 32638))
                .layer()
                .orElseThrow()
                .rows()
                .getFirst()
                .shape())
        .isPresent();
  }

  static List<String> badGeoJson() {
    return List.of(
        "{",
        "{}",
        "{\"type\":\"FeatureCollection\"}",
        "{\"type\":\"FeatureCollection\",\"features\":[]}",
        "{\"type\":\"Topology\",\"objects\":{}}",
        "{\"type\":\"FeatureCollection\",\"features\":[1,2]}}}",
        "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,1]]]}",
        "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,\"a\"],[1,1],[0,0]]]}",
        "{\"type\":\"LineString\",\"coordinates\":[[0,0]]}",
        "{\"type\":\"Point\",\"coordinates\":[]}",
        "{\"type\":\"Point\"}",
        "{\"a\":" + "[".repeat(3000) + "]".repeat(3000) + "}");
  }

  @ParameterizedTest
  @MethodSource("badGeoJson")
  void badGeoJsonIsToldAndNeverFails(String text) {
    Brought file = read(text);

    assertThat(file.format()).isEqualTo(Format.GEOJSON);
    assertThat(file.problems()).isNotEmpty().allMatch(p -> p.toString().contains("; "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "name,lat,lon\n",
        "name\n\"open,1\n",
        "a,b\n1,2,3,4\n",
        "name,geom\nA,\"POLYGON ((0 0, 1 1\"\n",
        "name,geom\nA,\"POINT (900 900)\"\n"
      })
  void badTextIsToldAndNeverFails(String text) {
    assertThat(read(text).problems()).as(text).isNotEmpty();
  }

  @Test
  void whatIsNeitherIsToldAsThat() {
    assertThat(told(read(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0, 1, 2, 0})))
        .contains("is no text");
    assertThat(told(read(("PK\u0003\u0004" + "junk").getBytes(UTF_8)))).contains("xlsx");
    assertThat(told(read("SQLite format 3\0 and nothing after it".getBytes(UTF_8))))
        .contains("no GeoPackage");
  }

  @Test
  void aZipThatSwellsIsStopped() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      byte[] blanks = new byte[1 << 20];
      for (int i = 0; i < 300; i++) {
        zip.write(blanks);
      }
      zip.closeEntry();
    }
    assertThat(out.size()).isLessThan(1_000_000);

    assertThat(told(read(out.toByteArray()))).contains("larger than 256 MB");
  }

  @Test
  void tooManyRowsAndColumnsAreRefused() {
    var many = new StringBuilder("a,b\n");
    for (int i = 0; i <= Brought.MOST_ROWS; i++) {
      many.append("1,2\n");
    }
    assertThat(told(read(many.toString()))).contains("more than 200000 rows");
    assertThat(told(read("c,".repeat(400) + "\n" + "1,".repeat(400)))).contains("columns");
  }

  @Test
  void namesOfColumnsAreMadeWhole() {
    assertThat(read("name,,name\nA,1,B\n").layer().orElseThrow().columns())
        .containsExactly("name", "column 2", "name (2)");
  }

  /// Law: whatever bytes are wrong in a file, it is read or told, and nothing else happens.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void brokenFilesAreReadOrTold(long seed) throws IOException, SQLException {
    var random = new SplittableRandom(seed);
    var whole =
        List.of(
            Made.geoJson(PLACES),
            Made.geoPackage(4326, PLACES),
            Made.csv(PLACES, UTF_8, ',', false),
            Made.xlsx(PLACES));
    for (byte[] bytes : whole) {
      byte[] broken = bytes.clone();
      for (int i = 0; i < 1 + random.nextInt(40); i++) {
        broken[16 + random.nextInt(broken.length - 16)] = (byte) random.nextInt(256);
      }
      if (random.nextInt(3) == 0) {
        broken = Arrays.copyOf(broken, 16 + random.nextInt(broken.length - 16));
      }
      Brought file = read(broken);
      assertThat(file.layer().isPresent() || !file.problems().isEmpty()).isTrue();
    }
  }

  static List<Long> seeds() {
    var seeds = new ArrayList<Long>();
    for (long s = 1; s <= 60; s++) {
      seeds.add(s);
    }
    return seeds;
  }
}
