package org.detente.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.detente.evidence.Dimension;
import org.detente.evidence.EvidenceBase;
import org.detente.numeric.Arithmetic;
import org.detente.theatre.Community;
import org.detente.theatre.Corridor;
import org.detente.theatre.Geography;
import org.detente.theatre.Presence;
import org.detente.theatre.Segment;
import org.detente.theatre.Settlement;
import org.detente.theatre.Theatre;
import org.detente.theatre.Zone;
import org.detente.value.Range;

/// The theatre as the simulation sees it: flat arrays, neighbours, reaches. Built once, read by all
/// runs.
///
/// A **cell** is a settlement and a community that live there or were displaced from there; people
/// only move between states of a cell, so the cells of a theatre never change. Cells lie by
/// **row**, that is zone and community, so that what holds for a row is one number for a run of
/// cells; within a row they follow the order of settlements.
///
/// Immutable after construction; the arrays are only read.
public final class Setting {

  /// Incidents excite other places up to this distance, km.
  private static final double NEIGHBOUR_KM = 20;

  /// At most so many places are excited; beyond them the weight is small.
  private static final int NEIGHBOURS = 12;

  /// Fall-off of that excitation, km (H04, H12 give 0.5 to 10).
  private static final double NEIGHBOUR_SCALE_KM = 5;

  /// Line incidents are heard of up to this distance, km, with this fall-off (assumption).
  private static final double HEARD_KM = 30;

  private static final double HEARD_SCALE_KM = 6;

  /// War reaches people within this distance of a line, km (assumption).
  private static final double WAR_REACH_KM = 30;

  /// Civilians killed on a line live in the nearest place of at least so many people.
  private static final double PLACE_PERSONS = 50;

  final int settlements;
  final int zones;
  final int communities;
  final int parties;
  final int segments;
  final int lines;
  final int cells;

  final int[] settlementZone;
  final boolean[] settlementAllocated;
  final boolean[] settlementInWarReach;

  /// Cells of a settlement, in the order of communities: `cellAt[cellStart[s]]` up to before
  /// `cellAt[cellStart[s + 1]]`.
  final int[] cellStart;

  final int[] cellAt;

  /// Cells of row `zone * communities + community`: from `rowStart[row]` up to before the next.
  final int[] rowStart;

  /// Cells of the longest row.
  final int longestRow;

  final int[] cellSettlement;
  final int[] cellZone;
  final int[] cellCommunity;
  final double[] cellResidents;
  final double[] cellDisplaced;

  /// Settlements with cells of two communities or more, ascending: only there can people meet.
  final int[] mixedPlace;

  /// The same by zone.
  final int[] zoneMixedStart;

  final int[] zoneMixed;

  /// Cells of these settlements by row: `mixedCell[mixedStart[row]]` up to before the next.
  final int[] mixedStart;

  final int[] mixedCell;

  /// The other cell of a place that has two, or -1.
  final int[] otherCell;

  /// Cells with displaced at the start, by row.
  final int[] homelessStart;

  final int[] homelessCell;

  /// Settlements by zone.
  final int[] zonePlaceStart;

  final int[] zonePlace;

  final int[] neighbourStart;
  final int[] neighbour;
  final double[] neighbourWeight;

  final int[] segmentLine;
  final int[] segmentZone;
  final int[] segmentSides;
  final double[] segmentWeight;
  final int[] segmentPrevious;
  final int[] segmentNext;
  final int[] segmentPlace;
  final int[] heardStart;
  final int[] heard;
  final double[] heardWeight;
  final double meanSegmentKm;

  final int[] zoneParty;
  final boolean[] zoneAffected;
  final boolean[] zoneDeFacto;
  final double[] zoneLineKm;
  final double[] zonePolice;
  final double[] zoneMined;
  final double[] zoneDamaged;
  final double[] zonePeople;
  final double[] zoneDistance;
  final int[] communityParty;
  final int[][] corridorCrosses;
  final int[][] corridorServes;
  final double leverage;
  final int firstMonthOfYear;
  final int seasonPeak;
  final double ceasefireAge;

  /// @param theatre as loaded: every reference in it is sound
  public Setting(Theatre theatre) {
    this(theatre, theatre.settlements());
  }

  private Setting(Theatre theatre, List<Settlement> places) {
    settlements = places.size();
    zones = theatre.zones().size();
    communities = theatre.communities().size();
    parties = theatre.parties().size();
    segments = theatre.segments().size();
    lines = theatre.lines().size();

    settlementZone = new int[settlements];
    settlementAllocated = new boolean[settlements];
    settlementInWarReach = new boolean[settlements];
    cellStart = new int[settlements + 1];
    cells = countCells(places);
    cellAt = new int[cells];
    rowStart = new int[zones * communities + 1];
    cellSettlement = new int[cells];
    cellZone = new int[cells];
    cellCommunity = new int[cells];
    cellResidents = new double[cells];
    cellDisplaced = new double[cells];
    fillCells(places);
    longestRow =
        IntStream.range(0, zones * communities)
            .map(row -> rowStart[row + 1] - rowStart[row])
            .max()
            .orElse(0);

    mixedPlace = IntStream.range(0, settlements).filter(this::mixed).toArray();
    mixedStart = new int[zones * communities + 1];
    mixedCell = byRow(mixedStart, i -> mixed(cellSettlement[i]));
    otherCell = new int[cells];
    Arrays.fill(otherCell, -1);
    for (int s : mixedPlace) {
      if (cellStart[s + 1] - cellStart[s] == 2) {
        otherCell[cellAt[cellStart[s]]] = cellAt[cellStart[s] + 1];
        otherCell[cellAt[cellStart[s] + 1]] = cellAt[cellStart[s]];
      }
    }
    homelessStart = new int[zones * communities + 1];
    homelessCell = byRow(homelessStart, i -> cellDisplaced[i] > 0);
    zonePlaceStart = new int[zones + 1];
    zonePlace = byZone(zonePlaceStart, s -> true);
    zoneMixedStart = new int[zones + 1];
    zoneMixed = byZone(zoneMixedStart, this::mixed);

    var geography = Geography.of(theatre);
    double[] east = new double[settlements];
    double[] north = new double[settlements];
    for (int i = 0; i < settlements; i++) {
      east[i] = geography.x(places.get(i).longitude());
      north[i] = geography.y(places.get(i).latitude());
    }
    var positions = new Positions(east, north);
    var neighbours = new Lists(settlements);
    for (int i = 0; i < settlements; i++) {
      neighbours.add(i, positions.nearest(i), d -> Arithmetic.exp(-d / NEIGHBOUR_SCALE_KM), true);
    }
    neighbourStart = neighbours.start;
    neighbour = neighbours.targets();
    neighbourWeight = neighbours.weights();

    communityParty = new int[communities];
    for (int c = 0; c < communities; c++) {
      Community community = theatre.communities().get(c);
      communityParty[c] = theatre.partyIndex(community.party());
    }
    zoneParty = new int[zones];
    zoneAffected = new boolean[zones];
    zoneDeFacto = new boolean[zones];
    zoneLineKm = new double[zones];
    zonePolice = new double[zones];
    zoneMined = new double[zones];
    zoneDamaged = new double[zones];
    zonePeople = new double[zones];
    for (Zone zone : theatre.zones()) {
      int z = zone.index();
      zoneParty[z] = theatre.partyIndex(zone.heldBy());
      zoneAffected[z] = zone.affected();
      zoneDeFacto[z] =
          zone.providers().stream().anyMatch(p -> p.type() == Presence.ProviderType.DE_FACTO);
      zoneLineKm[z] = zone.lineKm();
      zonePolice[z] = zone.policeCapacity();
      zoneMined[z] = zone.mined();
      zoneDamaged[z] = zone.damaged();
      zonePeople[z] = zone.people();
    }
    zoneDistance = zoneDistances(theatre, geography);

    segmentLine = new int[segments];
    segmentZone = new int[segments];
    segmentSides = new int[2 * segments];
    segmentWeight = new double[segments];
    segmentPrevious = new int[segments];
    segmentNext = new int[segments];
    segmentPlace = new int[segments];
    var hearing = new Lists(segments);
    double total = 0;
    double km = 0;
    for (Segment segment : theatre.segments()) {
      int g = segment.index();
      segmentLine[g] = segment.line();
      segmentZone[g] = segment.zone();
      segmentSides[2 * g] = segment.zones().get(0);
      segmentSides[2 * g + 1] = segment.zones().get(1);
      segmentWeight[g] = segment.lengthKm() * theatre.lines().get(segment.line()).incidentWeight();
      total += segmentWeight[g];
      km += segment.lengthKm();
      boolean first = g == 0 || theatre.segments().get(g - 1).line() != segment.line();
      boolean last = g == segments - 1 || theatre.segments().get(g + 1).line() != segment.line();
      segmentPrevious[g] = first ? g : g - 1;
      segmentNext[g] = last ? g : g + 1;
      double x = geography.x(segment.longitude());
      double y = geography.y(segment.latitude());
      List<Reach> near = positions.within(x, y, HEARD_KM, -1);
      hearing.add(g, near, d -> Arithmetic.exp(-d / HEARD_SCALE_KM), false);
      segmentPlace[g] =
          near.stream()
              .filter(r -> persons(places.get(r.place)) >= PLACE_PERSONS)
              .min(Comparator.comparingDouble(Reach::km).thenComparingInt(Reach::place))
              .map(Reach::place)
              .orElse(-1);
    }
    for (int g = 0; g < segments; g++) {
      segmentWeight[g] = total > 0 ? segmentWeight[g] / total : 0;
    }
    meanSegmentKm = segments > 0 ? km / segments : 1;
    heardStart = hearing.start;
    heard = hearing.targets();
    heardWeight = hearing.weights();

    corridorCrosses = new int[theatre.corridors().size()][];
    corridorServes = new int[theatre.corridors().size()][];
    for (int k = 0; k < corridorCrosses.length; k++) {
      Corridor corridor = theatre.corridors().get(k);
      corridorCrosses[k] = corridor.crosses().stream().mapToInt(theatre::zoneIndex).toArray();
      corridorServes[k] = corridor.serves().stream().mapToInt(theatre::zoneIndex).toArray();
    }
    leverage = theatre.parties().stream().mapToDouble(p -> p.leverage()).sum();
    firstMonthOfYear = theatre.asOf().getMonthValue();
    seasonPeak = theatre.seasonPeakMonth();
    ceasefireAge = theatre.ceasefireAgeMonths();
  }

  /// Number of zones.
  public int zoneCount() {
    return zones;
  }

  /// The same theatre without its people: enough for politics, lines and war. Used to normalise
  /// hazards and for histories.
  static Setting withoutPeople(Theatre theatre) {
    return new Setting(theatre, List.of());
  }

  /// The dimensions that a theatre adds to those of the parameters, in this order: deaths a year,
  /// factors on displaced and residents, then for each community where in the ranges of acceptance
  /// it stands.
  public static List<Dimension> dimensions(Theatre theatre) {
    var dimensions = new ArrayList<Dimension>();
    dimensions.add(
        new Dimension(
            "deaths_sq",
            theatre.deathsPerYear(),
            Dimension.Scale.LOG,
            0,
            "deaths a year",
            List.of("theatre"),
            "deaths along the lines under the status quo"));
    dimensions.add(
        new Dimension(
            "displaced_factor",
            theatre.displacedFactor(),
            Dimension.Scale.UNIFORM,
            0,
            "ratio",
            List.of("theatre"),
            "factor on the number of displaced"));
    dimensions.add(
        new Dimension(
            "residents_factor",
            theatre.residentsFactor(),
            Dimension.Scale.UNIFORM,
            0,
            "ratio",
            List.of("theatre"),
            "factor on the number of residents"));
    for (Community community : theatre.communities()) {
      dimensions.add(
          new Dimension(
              "accept_" + community.id().replace('-', '_'),
              new Range(0, 0.5, 1),
              Dimension.Scale.UNIFORM,
              0,
              "quantile",
              List.of("theatre"),
              "where acceptance of providers by this community lies in its ranges: "
                  + community.names().in(theatre.languages())));
    }
    return List.copyOf(dimensions);
  }

  /// The same, with the ranges that the evidence states for them.
  public static List<Dimension> dimensions(Theatre theatre, EvidenceBase evidence) {
    return dimensions(theatre).stream()
        .map(
            d -> {
              Range stated = evidence.parameters().get(d.key());
              return stated == null ? d : d.over(stated);
            })
        .toList();
  }

  private boolean mixed(int settlement) {
    return cellStart[settlement + 1] - cellStart[settlement] > 1;
  }

  /// Chosen cells, and where each row of them starts.
  private int[] byRow(int[] start, IntPredicate chosen) {
    for (int row = 0; row < zones * communities; row++) {
      int count = (int) IntStream.range(rowStart[row], rowStart[row + 1]).filter(chosen).count();
      start[row + 1] = start[row] + count;
    }
    return IntStream.range(0, cells).filter(chosen).toArray();
  }

  /// Chosen settlements, and where those of each zone start.
  private int[] byZone(int[] start, IntPredicate chosen) {
    int[] places = new int[settlements];
    int next = 0;
    for (int z = 0; z < zones; z++) {
      start[z] = next;
      for (int s = 0; s < settlements; s++) {
        if (settlementZone[s] == z && chosen.test(s)) {
          places[next++] = s;
        }
      }
    }
    start[zones] = next;
    return Arrays.copyOf(places, next);
  }

  private int countCells(List<Settlement> places) {
    int count = 0;
    for (Settlement place : places) {
      for (int c = 0; c < communities; c++) {
        count += hasCell(place, c) ? 1 : 0;
      }
    }
    return count;
  }

  private void fillCells(List<Settlement> places) {
    var byZone = new ArrayList<List<Integer>>();
    for (int z = 0; z < zones; z++) {
      byZone.add(new ArrayList<>());
    }
    for (int s = 0; s < settlements; s++) {
      Settlement place = places.get(s);
      settlementZone[s] = place.zone();
      settlementAllocated[s] = place.allocated();
      settlementInWarReach[s] = place.lineDistanceKm() <= WAR_REACH_KM;
      byZone.get(place.zone()).add(s);
      for (int c = 0; c < communities; c++) {
        cellStart[s + 1] += hasCell(place, c) ? 1 : 0;
      }
      cellStart[s + 1] += cellStart[s];
    }
    int[] next = Arrays.copyOf(cellStart, settlements);
    int cell = 0;
    for (int z = 0; z < zones; z++) {
      for (int c = 0; c < communities; c++) {
        rowStart[z * communities + c] = cell;
        for (int s : byZone.get(z)) {
          Settlement place = places.get(s);
          if (hasCell(place, c)) {
            cellSettlement[cell] = s;
            cellZone[cell] = z;
            cellCommunity[cell] = c;
            cellResidents[cell] = place.residents().get(c);
            cellDisplaced[cell] = place.displaced().get(c);
            cellAt[next[s]++] = cell++;
          }
        }
      }
    }
    rowStart[zones * communities] = cell;
  }

  private static boolean hasCell(Settlement place, int community) {
    return place.residents().get(community) + place.displaced().get(community) > 0;
  }

  private static double persons(Settlement place) {
    return place.residents().stream().mapToDouble(Double::doubleValue).sum();
  }

  /// The places of a theatre on the plane, for searches around a point: sorted from west to east.
  private static final class Positions {

    private final double[] east;
    private final double[] north;
    private final int[] fromWest;
    private final double[] sortedEast;

    Positions(double[] east, double[] north) {
      this.east = east;
      this.north = north;
      fromWest =
          IntStream.range(0, east.length)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> east[i]))
              .mapToInt(Integer::intValue)
              .toArray();
      sortedEast = Arrays.stream(fromWest).mapToDouble(i -> east[i]).toArray();
    }

    List<Reach> nearest(int i) {
      List<Reach> near = within(east[i], north[i], NEIGHBOUR_KM, i);
      near.sort(Comparator.comparingDouble(Reach::km).thenComparingInt(Reach::place));
      var kept = new ArrayList<>(near.subList(0, Math.min(NEIGHBOURS, near.size())));
      kept.sort(Comparator.comparingInt(Reach::place));
      return kept;
    }

    /// Places up to a distance, ascending.
    List<Reach> within(double x, double y, double km, int except) {
      int found = Arrays.binarySearch(sortedEast, x - km);
      int k = found < 0 ? -found - 1 : found;
      while (k > 0 && sortedEast[k - 1] >= x - km) {
        k--;
      }
      var near = new ArrayList<Reach>();
      for (; k < sortedEast.length && sortedEast[k] <= x + km; k++) {
        int i = fromWest[k];
        double dx = east[i] - x;
        double dy = north[i] - y;
        if (i != except && dx * dx + dy * dy <= km * km) {
          near.add(new Reach(i, Math.sqrt(dx * dx + dy * dy)));
        }
      }
      near.sort(Comparator.comparingInt(Reach::place));
      return near;
    }
  }

  private static double[] zoneDistances(Theatre theatre, Geography geography) {
    int n = theatre.zones().size();
    double[] distance = new double[n * n];
    for (int a = 0; a < n; a++) {
      var from = theatre.zones().get(a).outline().getCentroid();
      for (int b = 0; b < n; b++) {
        var to = theatre.zones().get(b).outline().getCentroid();
        distance[a * n + b] = geography.distanceKm(from.getX(), from.getY(), to.getX(), to.getY());
      }
    }
    return distance;
  }

  /// A place and how far it is.
  private record Reach(int place, double km) {}

  /// Lists of places with weights, one list per row, in compressed rows.
  private static final class Lists {

    final int[] start;
    private int[] targets = new int[64];
    private double[] weights = new double[64];
    private int size;

    Lists(int rows) {
      start = new int[rows + 1];
    }

    void add(
        int row,
        List<Reach> near,
        java.util.function.DoubleUnaryOperator weight,
        boolean normalise) {
      double sum = 0;
      for (Reach r : near) {
        sum += weight.applyAsDouble(r.km);
      }
      for (Reach r : near) {
        if (size == targets.length) {
          targets = Arrays.copyOf(targets, 2 * size);
          weights = Arrays.copyOf(weights, 2 * size);
        }
        targets[size] = r.place;
        weights[size] = normalise ? weight.applyAsDouble(r.km) / sum : weight.applyAsDouble(r.km);
        size++;
      }
      start[row + 1] = size;
    }

    int[] targets() {
      return Arrays.copyOf(targets, size);
    }

    double[] weights() {
      return Arrays.copyOf(weights, size);
    }
  }
}
