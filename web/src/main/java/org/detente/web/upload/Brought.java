package org.detente.web.upload;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/// What was found in a file.
///
/// @param format what it is
/// @param layers names of all layers or sheets, to choose from
/// @param layer the one that was read; empty where it could not be
/// @param charset in which a text was read; empty where it is no text with a choice
/// @param separator between cells, likewise
/// @param epsg number of the system its coordinates were in, where that is known
/// @param problems what is wrong; the layer is there nevertheless if it could be read
public record Brought(
    Format format,
    List<String> layers,
    Optional<Layer> layer,
    Optional<String> charset,
    Optional<Character> separator,
    Optional<Integer> epsg,
    List<Fault> problems) {

  /// A file with more rows is refused.
  public static final int MOST_ROWS = 200_000;

  /// A file with more columns is refused.
  public static final int MOST_COLUMNS = 300;

  public Brought {
    layers = List.copyOf(layers);
    problems = List.copyOf(problems);
  }

  /// What a file is, by its first bytes.
  public enum Format {
    GEOJSON,
    GEOPACKAGE,
    CSV,
    XLSX;

    /// Whether a file called so can be of this format. Names that say nothing fit all; what has no
    /// sign of any other format is text, and only a name of text fits it.
    public boolean fits(String name) {
      int dot = name.lastIndexOf('.');
      return switch (dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT)) {
        case "", "csv", "tsv", "txt", "xls" -> true;
        case "geojson", "json", "gpkg", "xlsx" -> this != CSV;
        default -> false;
      };
    }
  }

  /// Reads a file. What it is shows in its bytes, whatever it is called.
  ///
  /// @param name what messages call it
  public static Brought read(String name, byte[] bytes, Reading reading) {
    var reader = new Gathering(name, reading);
    return switch (format(bytes)) {
      case GEOPACKAGE -> GeoPackageFile.read(bytes, reader);
      case XLSX -> XlsxFile.read(bytes, reader);
      case GEOJSON -> GeoJsonFile.read(bytes, reader);
      case CSV -> CsvFile.read(bytes, reader);
    };
  }

  /// A place whose position stands in two columns.
  ///
  /// @param x east, in the system of the file
  /// @param y north
  /// @return degrees; empty where that is no place on earth
  public Optional<Coordinate> degrees(double x, double y) {
    Optional<Reference> reference = Reference.of(epsg.orElse(Reference.WGS84));
    if (reference.isEmpty()) {
      return Optional.empty();
    }
    try {
      Coordinate at =
          reference
              .get()
              .toDegrees(new GeometryFactory().createPoint(new Coordinate(x, y)))
              .getCoordinate();
      return Math.abs(at.x) <= 180 && Math.abs(at.y) <= 90 ? Optional.of(at) : Optional.empty();
    } catch (RuntimeException e) {
      // The library says so in several ways where its formulas do not reach.
      return Optional.empty();
    }
  }

  /// Charsets that a text may be read in.
  public static List<String> charsets() {
    return CsvFile.CHARSETS;
  }

  /// Signs that may stand between the cells of a text.
  public static List<Character> separators() {
    return CsvFile.SEPARATORS;
  }

  private static Format format(byte[] bytes) {
    if (begins(bytes, "SQLite format 3")) {
      return Format.GEOPACKAGE;
    }
    if (begins(bytes, "PK")) {
      return Format.XLSX;
    }
    int at = begins(bytes, "\u00ef\u00bb\u00bf") ? 3 : 0;
    while (at < bytes.length && bytes[at] <= ' ' && bytes[at] > 0) {
      at++;
    }
    return at < bytes.length && bytes[at] == '{' ? Format.GEOJSON : Format.CSV;
  }

  private static boolean begins(byte[] bytes, String with) {
    if (bytes.length < with.length()) {
      return false;
    }
    for (int i = 0; i < with.length(); i++) {
      if ((bytes[i] & 0xff) != with.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
