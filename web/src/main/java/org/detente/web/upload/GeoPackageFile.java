package org.detente.web.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.detente.input.Words;
import org.detente.message.Said;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.sqlite.SQLiteConfig;

/// Reads GeoPackages (OGC 12-128): an SQLite with a table per layer.
final class GeoPackageFile {

  private static final int HEADER = 8;

  /// Bytes of the envelope by its kind.
  private static final int[] ENVELOPE = {0, 32, 48, 48, 64};

  private final Gathering out;

  private GeoPackageFile(Gathering out) {
    this.out = out;
  }

  static Brought read(byte[] bytes, Gathering out) {
    Path file = null;
    try {
      file = Files.createTempFile("brought", ".gpkg");
      Files.write(file, bytes);
      return new GeoPackageFile(out).read(file);
    } catch (SQLException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      out.wrong(Said.of("upload.no-geopackage", "file", out.name(), "reason", reason));
      return out.nothing(Brought.Format.GEOPACKAGE, List.of());
    } catch (IOException e) {
      out.wrong(
          Said.of("upload.no-room", "file", out.name(), "reason", String.valueOf(e.getMessage())));
      return out.nothing(Brought.Format.GEOPACKAGE, List.of());
    } finally {
      if (file != null) {
        remove(file);
      }
    }
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }

  /// A layer that has shapes.
  private record Table(String name, String shapes, int system) {}

  private Brought read(Path file) throws SQLException {
    var config = new SQLiteConfig();
    config.setReadOnly(true);
    config.enableLoadExtension(false);
    try (Connection connection =
        config.createConnection("jdbc:sqlite:file:" + file + "?immutable=1")) {
      // Nothing that the file defines is run: only tables are read.
      try (Statement careful = connection.createStatement()) {
        careful.execute("PRAGMA trusted_schema = OFF");
      }
      List<Table> tables = tables(connection);
      List<String> names = tables.stream().map(Table::name).toList();
      if (tables.isEmpty()) {
        out.wrong(Said.of("upload.no-layer", "file", out.name()));
        return out.nothing(Brought.Format.GEOPACKAGE, names);
      }
      Table table =
          tables.stream()
              .filter(t -> out.reading().layer().filter(t.name()::equals).isPresent())
              .findFirst()
              .orElse(tables.getFirst());
      Optional<Reference> reference = out.reference(system(connection, table));
      if (reference.isEmpty()) {
        return out.nothing(Brought.Format.GEOPACKAGE, names);
      }
      return new Brought(
          Brought.Format.GEOPACKAGE,
          names,
          layer(connection, table, reference),
          Optional.empty(),
          Optional.empty(),
          reference.map(Reference::epsg),
          out.problems());
    }
  }

  private static List<Table> tables(Connection c) throws SQLException {
    var all = new ArrayList<Table>();
    try (Statement ask = c.createStatement();
        ResultSet row =
            ask.executeQuery(
                "SELECT g.table_name, g.column_name, g.srs_id FROM gpkg_geometry_columns g JOIN"
                    + " sqlite_master m ON m.name = g.table_name AND m.type = 'table' ORDER BY"
                    + " m.rowid")) {
      while (row.next()) {
        all.add(new Table(row.getString(1), row.getString(2), row.getInt(3)));
      }
    }
    return all;
  }

  /// The EPSG code of a layer's system, if it has one.
  private Optional<Integer> system(Connection c, Table table) throws SQLException {
    try (PreparedStatement ask =
        c.prepareStatement(
            "SELECT organization, organization_coordsys_id FROM gpkg_spatial_ref_sys WHERE srs_id ="
                + " ?")) {
      ask.setInt(1, table.system());
      try (ResultSet row = ask.executeQuery()) {
        // 0 and -1 are "undefined": degrees until positions say otherwise.
        return row.next() && "EPSG".equalsIgnoreCase(row.getString(1))
            ? Optional.of(row.getInt(2))
            : Optional.<Integer>empty();
      }
    }
  }

  private static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  private Optional<Layer> layer(Connection c, Table table, Optional<Reference> reference)
      throws SQLException {
    try (Statement ask = c.createStatement();
        ResultSet row =
            ask.executeQuery(
                "SELECT * FROM " + quoted(table.name()) + " LIMIT " + (Brought.MOST_ROWS + 1))) {
      ResultSetMetaData head = row.getMetaData();
      if (head.getColumnCount() > Brought.MOST_COLUMNS) {
        out.wrong(
            Said.of(
                "upload.columns",
                "file",
                out.name(),
                "n",
                head.getColumnCount(),
                "most",
                Brought.MOST_COLUMNS));
        return Optional.empty();
      }
      var columns = new ArrayList<String>();
      int shapes = 0;
      for (int i = 1; i <= head.getColumnCount(); i++) {
        if (head.getColumnName(i).equalsIgnoreCase(table.shapes())) {
          shapes = i;
        } else {
          columns.add(head.getColumnName(i));
        }
      }
      if (shapes == 0) {
        out.wrong(Said.of("upload.no-shapes", "file", out.name(), "layer", table.name()));
        return Optional.empty();
      }
      var rows = new ArrayList<Layer.Row>();
      while (row.next()) {
        if (rows.size() == Brought.MOST_ROWS) {
          out.wrong(
              Said.of("upload.rows", "file", out.name(), "most", Words.say(Brought.MOST_ROWS)));
          return Optional.empty();
        }
        Said place = Said.of("upload.row", "n", Integer.toString(rows.size() + 1));
        var cells = new ArrayList<String>();
        for (int i = 1; i <= head.getColumnCount(); i++) {
          if (i != shapes) {
            cells.add(text(row.getObject(i)));
          }
        }
        byte[] blob = row.getBytes(shapes);
        Optional<Geometry> shape = blob == null ? Optional.empty() : shape(blob, place, reference);
        rows.add(new Layer.Row(place, cells, shape));
      }
      if (rows.isEmpty()) {
        out.wrong(Said.of("upload.empty-layer", "file", out.name(), "layer", table.name()));
        return Optional.empty();
      }
      return Optional.of(new Layer(table.name(), Gathering.named(columns), rows));
    }
  }

  private static String text(Object value) {
    return switch (value) {
      case null -> "";
      case Double d -> Words.say(d);
      case Float f -> Words.say(f);
      case byte[] _ -> "";
      default -> value.toString().strip();
    };
  }

  private Optional<Geometry> shape(byte[] blob, Said place, Optional<Reference> reference) {
    try {
      if (blob.length < HEADER || blob[0] != 'G' || blob[1] != 'P') {
        return misdrawn(place, Said.of("upload.no-shape"));
      }
      int flags = blob[3];
      int kind = (flags >> 1) & 7;
      if (kind >= ENVELOPE.length) {
        return misdrawn(place, Said.of("upload.envelope"));
      }
      int from = HEADER + ENVELOPE[kind];
      if ((flags & 16) != 0 || from >= blob.length) {
        return Optional.empty();
      }
      Geometry drawn = new WKBReader().read(java.util.Arrays.copyOfRange(blob, from, blob.length));
      return out.inDegrees(drawn, place, reference);
    } catch (ParseException | RuntimeException e) {
      return misdrawn(place, String.valueOf(e.getMessage()));
    }
  }

  /// @param reason ours, or a library's
  private Optional<Geometry> misdrawn(Said place, Object reason) {
    out.wrong(Said.of("upload.shape", "file", out.name(), "place", place, "reason", reason));
    return Optional.empty();
  }
}
