package org.detente.scan;

/// How far places are apart.
public enum Metric {
  /// Two coordinates on a plane, in any unit.
  PLANE {
    @Override
    double distance(double x1, double y1, double x2, double y2) {
      double dx = x1 - x2;
      double dy = y1 - y2;
      return Math.sqrt(dx * dx + dy * dy);
    }
  },
  /// Latitude and longitude in degrees; great circles, km.
  SPHERE {
    @Override
    double distance(double latitude1, double longitude1, double latitude2, double longitude2) {
      double a = Math.toRadians(latitude1);
      double b = Math.toRadians(latitude2);
      double sinLatitude = Math.sin((a - b) / 2);
      double sinLongitude = Math.sin(Math.toRadians(longitude1 - longitude2) / 2);
      double h =
          sinLatitude * sinLatitude + Math.cos(a) * Math.cos(b) * sinLongitude * sinLongitude;
      return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
    }
  };

  /// Mean radius of the earth (IUGG).
  private static final double EARTH_RADIUS_KM = 6371.0088;

  /// @return 0 or more; km on the sphere, the unit of the coordinates on the plane
  abstract double distance(double x1, double y1, double x2, double y2);
}
