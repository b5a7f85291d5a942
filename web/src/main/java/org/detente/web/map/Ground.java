package org.detente.web.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.detente.theatre.Geography;
import org.detente.theatre.Theatre;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;

/// What of a theatre does not move: zones, lines, corridors, settlements. Coordinates are km in the
/// theatre's own projection, `[north, east]`, to two decimals.
public final class Ground {

  /// Places beyond so many are left out, the smallest first.
  private static final int MOST_PLACES = 4000;

  /// Outlines keep this close to the theatre's, km.
  private static final double TOLERANCE_KM = 0.15;

  private static final double HUNDREDTHS = 100;

  private final Theatre theatre;
  private final Geography geography;

  private Ground(Theatre theatre) {
    this.theatre = theatre;
    geography = Geography.of(theatre);
  }

  /// Describes a theatre.
  ///
  /// @return maps, lists, texts and numbers, for JSON
  public static Map<String, Object> of(Theatre theatre) {
    return new Ground(theatre).all();
  }

  private Map<String, Object> all() {
    var all = new LinkedHashMap<String, Object>();
    List<String> languages = theatre.languages();
    all.put(
        "communities", theatre.communities().stream().map(c -> c.names().in(languages)).toList());
    all.put("frame", frame());
    all.put(
        "zones",
        theatre.zones().stream()
            .map(
                z -> {
                  var zone = new LinkedHashMap<String, Object>();
                  zone.put("name", z.names().in(languages));
                  zone.put("stake", z.affected());
                  zone.put(
                      "shape",
                      polygons(
                          TopologyPreservingSimplifier.simplify(
                              geography.project(z.outline()), TOLERANCE_KM)));
                  return zone;
                })
            .toList());
    all.put(
        "lines",
        theatre.lines().stream()
            .map(
                l ->
                    Map.of(
                        "name", l.names().in(languages),
                        "kind", l.kind().name(),
                        "shape", points(geography.project(l.geometry()).getCoordinates())))
            .toList());
    all.put(
        "corridors",
        theatre.corridors().stream()
            .map(
                c ->
                    Map.of(
                        "name", c.names().in(languages),
                        "shape", points(geography.project(c.geometry()).getCoordinates())))
            .toList());
    all.put(
        "places",
        theatre.settlements().stream()
            .filter(s -> people(s.residents()) + people(s.displaced()) >= 1)
            .sorted(Comparator.comparingDouble(s -> -people(s.residents()) - people(s.displaced())))
            .limit(MOST_PLACES)
            .map(
                s ->
                    List.of(
                        s.name(),
                        round(geography.y(s.latitude())),
                        round(geography.x(s.longitude())),
                        s.residents().stream().map(Math::rint).toList(),
                        s.displaced().stream().map(Math::rint).toList()))
            .toList());
    return all;
  }

  private static double people(List<Double> persons) {
    return persons.stream().mapToDouble(Double::doubleValue).sum();
  }

  /// What to look at first: the zones where something is at stake.
  private List<List<Double>> frame() {
    boolean any = theatre.zones().stream().anyMatch(z -> z.affected());
    var box = new Envelope();
    theatre.zones().stream()
        .filter(z -> z.affected() || !any)
        .forEach(z -> box.expandToInclude(geography.project(z.outline()).getEnvelopeInternal()));
    return List.of(
        List.of(round(box.getMinY()), round(box.getMinX())),
        List.of(round(box.getMaxY()), round(box.getMaxX())));
  }

  private static List<List<List<double[]>>> polygons(Geometry shape) {
    var all = new ArrayList<List<List<double[]>>>();
    for (int g = 0; g < shape.getNumGeometries(); g++) {
      if (shape.getGeometryN(g) instanceof Polygon polygon && !polygon.isEmpty()) {
        var rings = new ArrayList<List<double[]>>();
        rings.add(points(polygon.getExteriorRing().getCoordinates()));
        for (int r = 0; r < polygon.getNumInteriorRing(); r++) {
          rings.add(points(polygon.getInteriorRingN(r).getCoordinates()));
        }
        all.add(rings);
      }
    }
    return all;
  }

  private static List<double[]> points(Coordinate[] coordinates) {
    var points = new ArrayList<double[]>();
    for (Coordinate c : coordinates) {
      points.add(new double[] {round(c.y), round(c.x)});
    }
    return points;
  }

  private static double round(double km) {
    return Math.rint(km * HUNDREDTHS) / HUNDREDTHS;
  }
}
