package org.detente.theatre;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.impl.CoordinateArraySequence;
import org.locationtech.jts.geom.util.GeometryTransformer;

/// Kilometres around the centre of a theatre: a local equirectangular projection, `x = R
/// cos(centreLatitude) (longitude - centreLongitude)`, `y = R (latitude - centreLatitude)`, angles
/// in radians. The error is largest for east-west distances far north or south of the centre: at 40
/// degrees within 2 % of the great circle up to 130 km from the centre's parallel, 3 % up to 200
/// km. Not for theatres near a pole or across the 180th meridian. The same on every machine.
///
/// @param centreLongitude degrees, WGS84
/// @param centreLatitude degrees, WGS84
public record Geography(double centreLongitude, double centreLatitude) {

  /// Mean radius of the earth (IUGG).
  public static final double EARTH_RADIUS_KM = 6371.0088;

  /// Around the middle of the box that holds all zones.
  public static Geography of(Theatre theatre) {
    return around(theatre.zones().stream().map(Zone::outline).toList());
  }

  /// Around the middle of the box that holds all shapes.
  ///
  /// @param shapes at least one that is not empty; degrees
  public static Geography around(Iterable<? extends Geometry> shapes) {
    var box = new Envelope();
    shapes.forEach(shape -> box.expandToInclude(shape.getEnvelopeInternal()));
    Coordinate centre = box.centre();
    if (centre == null) {
      throw new IllegalArgumentException("there must be a shape to be around, but there is none");
    }
    return new Geography(centre.x, centre.y);
  }

  /// Distance between two places.
  ///
  /// @return km, at least 0
  public double distanceKm(
      double longitude1, double latitude1, double longitude2, double latitude2) {
    double dx = x(longitude1) - x(longitude2);
    double dy = y(latitude1) - y(latitude2);
    return StrictMath.sqrt(dx * dx + dy * dy);
  }

  /// Km east of the centre.
  public double x(double longitude) {
    return EARTH_RADIUS_KM * scale() * StrictMath.toRadians(longitude - centreLongitude);
  }

  /// Km north of the centre.
  public double y(double latitude) {
    return EARTH_RADIUS_KM * StrictMath.toRadians(latitude - centreLatitude);
  }

  /// Degrees; the inverse of [#x].
  public double longitude(double x) {
    return centreLongitude + StrictMath.toDegrees(x / (EARTH_RADIUS_KM * scale()));
  }

  /// Degrees; the inverse of [#y].
  public double latitude(double y) {
    return centreLatitude + StrictMath.toDegrees(y / EARTH_RADIUS_KM);
  }

  /// A copy of a shape with km east and north of the centre for degrees.
  ///
  /// @param degrees longitude and latitude
  public Geometry project(Geometry degrees) {
    return new GeometryTransformer() {
      @Override
      protected CoordinateSequence transformCoordinates(
          CoordinateSequence sequence, Geometry parent) {
        var km = new Coordinate[sequence.size()];
        for (int i = 0; i < km.length; i++) {
          km[i] = new Coordinate(x(sequence.getX(i)), y(sequence.getY(i)));
        }
        return new CoordinateArraySequence(km);
      }
    }.transform(degrees);
  }

  private double scale() {
    return StrictMath.cos(StrictMath.toRadians(centreLatitude));
  }
}
