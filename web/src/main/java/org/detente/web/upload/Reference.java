package org.detente.web.upload;

import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.impl.CoordinateArraySequence;
import org.locationtech.jts.geom.util.GeometryTransformer;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.CoordinateTransformFactory;
import org.locationtech.proj4j.ProjCoordinate;

/// A system of coordinates. The few that maps of a theatre come in are written out here, with the
/// parameters that their definitions state; a register of all of them would bring terms of its own.
///
/// @param epsg its number
/// @param system empty: degrees of WGS84, or so near to it that nothing is changed
record Reference(int epsg, Optional<CoordinateReferenceSystem> system) {

  static final int WGS84 = 4326;

  /// In words, for messages.
  static final String TAKEN =
      "geographic ETRS89 (4258), Web Mercator (3857), UTM on WGS84 (32601 to 32660, 32701 to 32760)"
          + " and on ETRS89 (25828 to 25838), zones of Pulkovo 1942 (28402 to 28432)";

  private static final int UTM_ZONES = 60;

  static Optional<Reference> of(int epsg) {
    // Geographic; ETRS89 and the three-dimensional forms are within a metre, axes apart.
    if (epsg == WGS84 || epsg == 4979 || epsg == 4258 || epsg == 4937) {
      return Optional.of(new Reference(epsg, Optional.empty()));
    }
    String parameters;
    if (epsg == 3857 || epsg == 900_913) {
      parameters =
          "+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m";
    } else if (epsg > 32_600 && epsg <= 32_600 + UTM_ZONES) {
      parameters = "+proj=utm +zone=" + (epsg - 32_600) + " +datum=WGS84 +units=m";
    } else if (epsg > 32_700 && epsg <= 32_700 + UTM_ZONES) {
      parameters = "+proj=utm +zone=" + (epsg - 32_700) + " +south +datum=WGS84 +units=m";
    } else if (epsg >= 25_828 && epsg <= 25_838) {
      parameters = "+proj=utm +zone=" + (epsg - 25_800) + " +ellps=GRS80 +towgs84=0,0,0 +units=m";
    } else if (epsg >= 28_402 && epsg <= 28_432) {
      int zone = epsg - 28_400;
      // Within some metres: the shift to WGS84 differs by country.
      parameters =
          "+proj=tmerc +lat_0=0 +lon_0="
              + (6 * zone - 3)
              + " +k=1 +x_0="
              + (zone * 1_000_000 + 500_000)
              + " +y_0=0 +ellps=krass +towgs84=23.92,-141.27,-80.9,0,0.35,0.82,-0.12 +units=m";
    } else {
      return Optional.empty();
    }
    return Optional.of(
        new Reference(
            epsg, Optional.of(new CRSFactory().createFromParameters("EPSG:" + epsg, parameters))));
  }

  /// A copy in degrees of WGS84.
  Geometry toDegrees(Geometry drawn) {
    if (system.isEmpty()) {
      return drawn;
    }
    CoordinateReferenceSystem from = system.get();
    boolean mercator = epsg == 3857 || epsg == 900_913;
    var transform =
        new CoordinateTransformFactory()
            .createTransform(
                from, new CRSFactory().createFromParameters("WGS84", "+proj=longlat +datum=WGS84"));
    return new GeometryTransformer() {
      @Override
      protected CoordinateSequence transformCoordinates(
          CoordinateSequence sequence, Geometry parent) {
        var degrees = new Coordinate[sequence.size()];
        for (int i = 0; i < degrees.length; i++) {
          var to = new ProjCoordinate();
          var at = new ProjCoordinate(sequence.getX(i), sequence.getY(i));
          if (mercator) {
            // Its sphere is only a way to draw: the degrees are those of WGS84, without a shift.
            from.getProjection().inverseProject(at, to);
          } else {
            transform.transform(at, to);
          }
          degrees[i] = new Coordinate(to.x, to.y);
        }
        return new CoordinateArraySequence(degrees);
      }
    }.transform(drawn);
  }
}
