package org.detente.patterns;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.theatre.Actor;
import org.detente.theatre.Community;
import org.detente.theatre.Line;
import org.detente.theatre.Party;
import org.detente.theatre.Segment;
import org.detente.theatre.Settlement;
import org.detente.theatre.Theatre;
import org.detente.theatre.Zone;
import org.detente.value.Names;
import org.detente.value.Range;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/// An invented theatre, like no place on earth: a line of 60 km between two sides; on the one side
/// a zone where both communities live and to which some of the other would return, and a zone that
/// an agreement gives back; on the other side a zone that faces them.
///
/// People, deaths and shares are chosen for tests (assumptions), not after a case.
final class InventedTheatre {

  static final int SHARED = 0;
  static final int GIVEN_BACK = 1;
  static final int FACING = 2;

  /// Persons of the second community who live in the shared zone: its minority.
  static final double MINORITY = 8_000;

  private static final int PLACES = 10;
  private static final int SEGMENTS = 12;
  private static final double SEGMENT_KM = 5;
  private static final double MAJORITY = 12_000;
  private static final GeometryFactory SHAPES = new GeometryFactory();

  private InventedTheatre() {}

  /// The theatre.
  static Theatre make() {
    var places = new ArrayList<Settlement>();
    addPlaces(places, SHARED, List.of(MAJORITY, MINORITY), List.of(0.0, 12_000.0));
    addPlaces(places, GIVEN_BACK, List.of(1_500.0, 0.0), List.of(0.0, 30_000.0));
    addPlaces(places, FACING, List.of(0.0, 60_000.0), List.of(500.0, 0.0));
    return new Theatre(
        Path.of("invented"),
        "invented",
        Names.of("en", "Invented"),
        YearMonth.of(2000, 1),
        YearMonth.of(1990, 1),
        240,
        List.of("en"),
        7,
        Optional.empty(),
        "Invented.",
        new Range(10, 15, 25),
        "assumption",
        new Range(1.35, 1.475, 1.6),
        Range.exactly(1),
        Range.exactly(1),
        List.of(
            new Party("first", Names.of("en", "First"), 0.2, "assumption"),
            new Party("second", Names.of("en", "Second"), 0.3, "assumption")),
        List.of(
            new Community("firsts", Names.of("en", "Firsts"), "first"),
            new Community("seconds", Names.of("en", "Seconds"), "second")),
        List.of(lead("union", Actor.LeadKind.UN), lead("neighbours", Actor.LeadKind.REGIONAL)),
        List.of(
            zone(SHARED, "shared", "first", List.of(MAJORITY, MINORITY), List.of(0.0, 12_000.0)),
            zone(GIVEN_BACK, "given-back", "first", List.of(1_500.0, 0.0), List.of(0.0, 30_000.0)),
            zone(FACING, "facing", "second", List.of(0.0, 60_000.0), List.of(500.0, 0.0))),
        List.of(
            new Line(
                "line",
                Names.of("en", "Line"),
                Line.Kind.LINE_OF_CONTACT,
                SHAPES.createLineString(
                    new Coordinate[] {new Coordinate(10.5, 40), new Coordinate(10.5, 40.6)}),
                SEGMENTS * SEGMENT_KM,
                List.of("first", "second"),
                Map.of("first", 2_000.0, "second", 2_000.0),
                1,
                "assumption")),
        segments(),
        places,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static Actor lead(String id, Actor.LeadKind kind) {
    Range accepted = new Range(0.4, 0.6, 0.8);
    return new Actor(
        id,
        Names.of("en", id),
        Actor.Role.ORGANISATION,
        Optional.empty(),
        false,
        kind,
        Map.of("firsts", accepted, "seconds", accepted),
        "assumption");
  }

  private static Zone zone(
      int index, String id, String holder, List<Double> residents, List<Double> displaced) {
    boolean facing = index == FACING;
    return new Zone(
        index,
        id,
        Names.of("en", id),
        id,
        SHAPES.toGeometry(
            new Envelope(west(index), west(index) + 0.4, south(index), south(index) + 0.3)),
        holder,
        "assumption",
        !facing,
        residents,
        displaced,
        0.4,
        0.1,
        0.4,
        List.of(),
        facing ? SEGMENTS * SEGMENT_KM : SEGMENTS * SEGMENT_KM / 2,
        "assumption");
  }

  private static double west(int zone) {
    return zone == FACING ? 10.55 : 10.05;
  }

  private static double south(int zone) {
    return zone == GIVEN_BACK ? 40.3 : 40;
  }

  /// Places of a zone on a grid. The first community is spread evenly over them; the second lives
  /// in the southern half and was displaced from the northern where it is a minority, so that those
  /// who flee are not taken off those who return; else it is spread evenly, too.
  private static void addPlaces(
      List<Settlement> places, int zone, List<Double> residents, List<Double> displaced) {
    for (int i = 0; i < PLACES; i++) {
      double south = i < PLACES / 2 ? 2 : 0;
      double longitude = west(zone) + 0.08 * (i % 5);
      double latitude = south(zone) + 0.1 + 0.1 * (i / 5);
      places.add(
          new Settlement(
              places.size(),
              "place-" + places.size(),
              "Place " + places.size(),
              zone,
              longitude,
              latitude,
              List.of(
                  residents.get(0) / PLACES,
                  residents.get(1) * (zone == SHARED ? south : 1) / PLACES),
              List.of(
                  displaced.get(0) / PLACES,
                  displaced.get(1) * (zone == SHARED ? 2 - south : 1) / PLACES),
              false,
              Math.abs(longitude - 10.5) * 85));
    }
  }

  private static List<Segment> segments() {
    var segments = new ArrayList<Segment>();
    for (int g = 0; g < SEGMENTS; g++) {
      int near = g < SEGMENTS / 2 ? SHARED : GIVEN_BACK;
      segments.add(
          new Segment(g, 0, 10.5, 40.025 + 0.05 * g, SEGMENT_KM, near, List.of(near, FACING)));
    }
    return List.copyOf(segments);
  }
}
