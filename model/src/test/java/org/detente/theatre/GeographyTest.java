package org.detente.theatre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/// FEATURE UNDER TEST: kilometres near the centre of a theatre.
class GeographyTest {

  private static final double ROUNDING = 1e-9;
  private static final double TWO_PER_CENT = 0.02;

  private final Geography subject = new Geography(46, 40);

  @Test
  void aDegreeOfLatitudeHas111Kilometres() {
    assertThat(subject.distanceKm(46, 40, 46, 41)).isCloseTo(111.195, within(0.001));
  }

  @Test
  void aDegreeOfLongitudeShrinksWithTheCosineOfTheLatitude() {
    assertThat(subject.distanceKm(46, 40, 47, 40))
        .isCloseTo(111.195 * Math.cos(Math.toRadians(40)), within(0.001));
  }

  @Test
  void projectingAndBackGivesTheSamePlace() {
    var random = new SplittableRandom(1);
    for (int i = 0; i < 100; i++) {
      double longitude = 46 + random.nextDouble(-3, 3);
      double latitude = 40 + random.nextDouble(-2, 2);
      assertThat(subject.longitude(subject.x(longitude))).isCloseTo(longitude, within(ROUNDING));
      assertThat(subject.latitude(subject.y(latitude))).isCloseTo(latitude, within(ROUNDING));
    }
  }

  @Test
  void distancesAreWithinTwoPerCentOfTheGreatCircleUpTo130KilometresNorthOrSouth() {
    var random = new SplittableRandom(2);
    for (int i = 0; i < 1000; i++) {
      double lon1 = 46 + random.nextDouble(-1.6, 1.6);
      double lat1 = 40 + random.nextDouble(-1.17, 1.17);
      double lon2 = 46 + random.nextDouble(-1.6, 1.6);
      double lat2 = 40 + random.nextDouble(-1.17, 1.17);
      double great = greatCircle_km(lon1, lat1, lon2, lat2);
      assertThat(subject.distanceKm(lon1, lat1, lon2, lat2))
          .as("%s %s %s %s", lon1, lat1, lon2, lat2)
          .isCloseTo(great, within(TWO_PER_CENT * great));
    }
  }

  private static double greatCircle_km(double lon1, double lat1, double lon2, double lat2) {
    double a = Math.toRadians(lat1);
    double b = Math.toRadians(lat2);
    double h =
        Math.pow(Math.sin((b - a) / 2), 2)
            + Math.cos(a) * Math.cos(b) * Math.pow(Math.sin(Math.toRadians(lon2 - lon1) / 2), 2);
    return 2 * Geography.EARTH_RADIUS_KM * Math.asin(Math.sqrt(h));
  }

  @Test
  void aShapeIsProjectedPointByPoint() {
    var line =
        new GeometryFactory()
            .createLineString(new Coordinate[] {new Coordinate(46, 40), new Coordinate(46, 41)});

    assertThat(subject.project(line).getLength()).isCloseTo(111.195, within(0.001));
  }
}
