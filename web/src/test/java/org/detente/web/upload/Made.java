package org.detente.web.upload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.WKBWriter;
import tools.jackson.jr.ob.JSON;

/// Writes a table with shapes as people would bring it, in every format.
public final class Made {

  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  private Made() {}

  /// A table.
  ///
  /// @param rows cells: texts or numbers
  /// @param shapes one per row; null where it has none
  public record Table(
      String name, List<String> columns, List<List<Object>> rows, List<Geometry> shapes) {}

  public static Polygon box(double x, double y, double width, double height) {
    return GEOMETRY.createPolygon(
        new Coordinate[] {
          new Coordinate(x, y),
          new Coordinate(x + width, y),
          new Coordinate(x + width, y + height),
          new Coordinate(x, y + height),
          new Coordinate(x, y)
        });
  }

  public static Point point(double x, double y) {
    return GEOMETRY.createPoint(new Coordinate(x, y));
  }

  public static Geometry line(double... xy) {
    var at = new Coordinate[xy.length / 2];
    for (int i = 0; i < at.length; i++) {
      at[i] = new Coordinate(xy[2 * i], xy[2 * i + 1]);
    }
    return GEOMETRY.createLineString(at);
  }

  public static byte[] geoJson(Table table) {
    var features = new ArrayList<Object>();
    for (int r = 0; r < table.rows().size(); r++) {
      var properties = new LinkedHashMap<String, Object>();
      for (int c = 0; c < table.columns().size(); c++) {
        properties.put(table.columns().get(c), table.rows().get(r).get(c));
      }
      var feature = new LinkedHashMap<String, Object>();
      feature.put("type", "Feature");
      feature.put("properties", properties);
      Geometry shape = table.shapes().get(r);
      feature.put("geometry", shape == null ? null : json(shape));
      features.add(feature);
    }
    return JSON.std
        .asString(Map.of("type", "FeatureCollection", "features", features))
        .getBytes(UTF_8);
  }

  private static Map<String, Object> json(Geometry shape) {
    Object at =
        switch (shape) {
          case Point p -> List.of(p.getX(), p.getY());
          case Polygon p -> List.of(positions(p.getExteriorRing().getCoordinates()));
          default -> positions(shape.getCoordinates());
        };
    return Map.of("type", shape.getGeometryType(), "coordinates", at);
  }

  private static List<List<Double>> positions(Coordinate[] all) {
    var positions = new ArrayList<List<Double>>();
    for (Coordinate c : all) {
      positions.add(List.of(c.x, c.y));
    }
    return positions;
  }

  /// @param separator between cells
  /// @param decimalComma whether numbers have a decimal comma
  public static byte[] csv(Table table, Charset charset, char separator, boolean decimalComma) {
    var text = new StringBuilder(charset.name().startsWith("UTF-16") ? "\uFEFF" : "");
    var header = new ArrayList<>(table.columns());
    boolean wkt = table.shapes().stream().anyMatch(s -> s != null && !(s instanceof Point));
    boolean points = !wkt && table.shapes().stream().anyMatch(s -> s != null);
    if (wkt) {
      header.add("geom");
    } else if (points) {
      header.addAll(List.of("latitude", "longitude"));
    }
    text.append(String.join(String.valueOf(separator), header)).append("\r\n");
    for (int r = 0; r < table.rows().size(); r++) {
      var cells = new ArrayList<String>();
      table.rows().get(r).forEach(c -> cells.add(cell(c, decimalComma)));
      Geometry shape = table.shapes().get(r);
      if (wkt) {
        cells.add("\"" + (shape == null ? "" : shape.toText()) + "\"");
      } else if (points) {
        cells.add(shape == null ? "" : cell(((Point) shape).getY(), decimalComma));
        cells.add(shape == null ? "" : cell(((Point) shape).getX(), decimalComma));
      }
      text.append(String.join(String.valueOf(separator), cells)).append("\r\n");
    }
    return text.toString().getBytes(charset);
  }

  private static String cell(Object value, boolean decimalComma) {
    if (value instanceof Number n) {
      String plain = org.detente.input.Words.say(n.doubleValue());
      return decimalComma ? plain.replace('.', ',') : "\"" + plain + "\"";
    }
    return "\"" + value.toString().replace("\"", "\"\"") + "\"";
  }

  /// @param empty names of further sheets, which hold nothing and come first
  public static byte[] xlsx(Table table, String... empty) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "test", "1.0")) {
      for (String name : empty) {
        book.newWorksheet(name);
      }
      Worksheet sheet = book.newWorksheet(table.name());
      var header = new ArrayList<>(table.columns());
      boolean wkt = table.shapes().stream().anyMatch(s -> s != null && !(s instanceof Point));
      if (wkt) {
        header.add("geom");
      } else {
        header.addAll(List.of("latitude", "longitude"));
      }
      for (int c = 0; c < header.size(); c++) {
        sheet.value(0, c, header.get(c));
      }
      for (int r = 0; r < table.rows().size(); r++) {
        int c = 0;
        for (Object value : table.rows().get(r)) {
          if (value instanceof Number n) {
            sheet.value(r + 1, c++, n);
          } else {
            sheet.value(r + 1, c++, value.toString());
          }
        }
        Geometry shape = table.shapes().get(r);
        if (wkt) {
          sheet.value(r + 1, c, shape == null ? "" : shape.toText());
        } else if (shape instanceof Point p) {
          sheet.value(r + 1, c++, p.getY());
          sheet.value(r + 1, c, p.getX());
        }
      }
    }
    return out.toByteArray();
  }

  /// @param epsg what it says of its coordinates; they are written as they are
  public static byte[] geoPackage(int epsg, Table... tables) throws IOException, SQLException {
    Path file = java.nio.file.Files.createTempFile("made", ".gpkg");
    java.nio.file.Files.delete(file);
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      try (Statement s = c.createStatement()) {
        s.executeUpdate(
            "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY,"
                + " organization TEXT, organization_coordsys_id INTEGER, definition TEXT)");
        s.executeUpdate(
            "CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, srs_id"
                + " INTEGER)");
        s.executeUpdate(
            "CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT,"
                + " geometry_type_name TEXT, srs_id INTEGER, z INTEGER, m INTEGER)");
        s.executeUpdate(
            "INSERT INTO gpkg_spatial_ref_sys VALUES ('x', "
                + epsg
                + ", 'EPSG', "
                + epsg
                + ", '')");
      }
      for (Table table : tables) {
        write(c, epsg, table);
      }
    }
    byte[] bytes = java.nio.file.Files.readAllBytes(file);
    java.nio.file.Files.delete(file);
    return bytes;
  }

  private static void write(Connection c, int epsg, Table table) throws SQLException {
    var columns = new StringBuilder("fid INTEGER PRIMARY KEY, geom BLOB");
    for (int i = 0; i < table.columns().size(); i++) {
      boolean number = table.rows().getFirst().get(i) instanceof Number;
      columns.append(", \"").append(table.columns().get(i)).append(number ? "\" REAL" : "\" TEXT");
    }
    try (Statement s = c.createStatement()) {
      s.executeUpdate("CREATE TABLE \"" + table.name() + "\" (" + columns + ")");
      s.executeUpdate(
          "INSERT INTO gpkg_contents VALUES ('" + table.name() + "', 'features', " + epsg + ")");
      s.executeUpdate(
          "INSERT INTO gpkg_geometry_columns VALUES ('"
              + table.name()
              + "', 'geom', 'GEOMETRY', "
              + epsg
              + ", 0, 0)");
    }
    try (PreparedStatement add =
        c.prepareStatement(
            "INSERT INTO \""
                + table.name()
                + "\" VALUES (NULL, ?"
                + ", ?".repeat(table.columns().size())
                + ")")) {
      for (int r = 0; r < table.rows().size(); r++) {
        Geometry shape = table.shapes().get(r);
        add.setBytes(1, shape == null ? null : blob(shape, epsg, r % 2 == 1));
        for (int i = 0; i < table.columns().size(); i++) {
          add.setObject(i + 2, table.rows().get(r).get(i));
        }
        add.executeUpdate();
      }
    }
  }

  /// @param envelope whether the header holds one
  private static byte[] blob(Geometry shape, int epsg, boolean envelope) {
    byte[] wkb = new WKBWriter().write(shape);
    ByteBuffer out =
        ByteBuffer.allocate(8 + (envelope ? 32 : 0) + wkb.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) 'G').put((byte) 'P').put((byte) 0).put((byte) (envelope ? 3 : 1)).putInt(epsg);
    if (envelope) {
      var box = shape.getEnvelopeInternal();
      out.putDouble(box.getMinX()).putDouble(box.getMaxX());
      out.putDouble(box.getMinY()).putDouble(box.getMaxY());
    }
    return out.put(wkb).array();
  }
}
