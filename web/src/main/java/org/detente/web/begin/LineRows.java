package org.detente.web.begin;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.message.Said;
import org.detente.theatre.Geography;
import org.detente.web.begin.Assembly.CorridorRow;
import org.detente.web.begin.Assembly.LineRow;
import org.detente.web.begin.Assembly.ZoneRow;
import org.detente.web.upload.Brought;
import org.detente.web.upload.Guess;
import org.detente.web.upload.Guess.Meaning;
import org.detente.web.upload.Layer;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.linemerge.LineMerger;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/// Recognises lines between the parties: from a file, or from where zones of different parties
/// touch.
final class LineRows {

  static final int MOST = 500;
  private static final double LEAST_KM = 0.1;

  private static final String CORRIDOR = "corridor";

  private final Assembly all;
  private final List<CorridorRow> corridors = new ArrayList<>();

  LineRows(Assembly all) {
    this.all = all;
  }

  /// A line as it was found.
  ///
  /// @param a index of the party on one side, if that is known
  private record Found(
      String wanted,
      String name,
      Map<String, String> further,
      LineString shape,
      String kind,
      int a,
      int b) {

    Found of(String otherKind) {
      return new Found(wanted, name, further, shape, otherKind, a, b);
    }
  }

  /// The roads among what was read: to be asked for after it.
  List<CorridorRow> corridors() {
    return List.copyOf(corridors);
  }

  List<LineRow> read() {
    if (all.zones().isEmpty() && all.brought(Step.LINES).isEmpty()) {
      return List.of();
    }
    String from =
        all.sketch().or("lines.from", all.brought(Step.LINES).isPresent() ? "file" : "zones");
    boolean touching = !from.equals("file");
    var found = new ArrayList<>(touching ? touching() : brought());
    if (from.equals("corridors")) {
      brought().forEach(f -> found.add(f.of(CORRIDOR)));
    }
    if (found.size() > MOST) {
      all.mistake(
          Step.LINES,
          Said.of("begin.wrong.lines", "lines", found.size(), "most", MOST),
          "lines.file");
      return List.of();
    }
    var ids = new Ids();
    var rows = new ArrayList<LineRow>();
    for (int i = 0; i < found.size(); i++) {
      Found line = found.get(i);
      String id =
          ids.unique(line.wanted().isEmpty() ? line.name() : line.wanted(), "line-" + (i + 1));
      boolean road =
          from.equals("corridors")
              ? line.kind().equals(CORRIDOR)
              : all.sketch().or("lines.kind." + id, line.kind()).equals(CORRIDOR);
      if (road) {
        corridors.add(corridor(id, line));
      } else {
        rows.add(row(id, line));
      }
    }
    if (rows.isEmpty() && !corridors.isEmpty()) {
      all.mistake(
          Step.LINES,
          Said.of("begin.wrong.corridors-alone"),
          "lines.kind." + corridors.getFirst().id(),
          "lines.from");
    }
    if (!rows.isEmpty()) {
      assumed(rows, touching);
    }
    return List.copyOf(rows);
  }

  private void assumed(List<LineRow> rows, boolean touching) {
    if (touching) {
      all.assume(
          Step.LINES,
          Said.of("begin.assume.lie.what"),
          Said.of("begin.assume.lie.value"),
          Said.of("begin.assume.lie.then"));
    }
    boolean typed =
        rows.stream().allMatch(r -> !all.sketch().text("lines.forces." + r.id() + ".a").isEmpty());
    if (!typed) {
      all.assume(
          Step.LINES,
          Said.of("begin.assume.forces.what"),
          Said.of("begin.assume.forces.value", "perkm", Assembly.FORCES_PER_KM),
          Said.of("begin.assume.forces.then"));
    }
    all.assume(
        Step.LINES,
        Said.of("begin.assume.relative.what"),
        Said.of("begin.assume.relative.value"),
        Said.of("begin.assume.relative.then"));
    if (all.sketch().text("lines.deaths.central").isEmpty()) {
      all.assume(
          Step.LINES,
          Said.of("begin.assume.deaths.what"),
          Said.of("begin.assume.deaths.value"),
          Said.of("begin.assume.deaths.then"));
    }
  }

  private LineRow row(String id, Found line) {
    String in = "lines.";
    double km = Geography.around(List.of(line.shape())).project(line.shape()).getLength();
    double length =
        all.number(
            Step.LINES,
            in + "length." + id,
            rounded(Math.max(km, LEAST_KM)),
            LEAST_KM,
            10_000,
            Said.of("begin.field.length", "line", line.name()));
    int a = chosen(in + "side." + id + ".a", line.a());
    int b = chosen(in + "side." + id + ".b", line.b());
    if (a < 0 || b < 0) {
      if (all.parties().size() >= 2) {
        var sides = new ArrayList<String>();
        if (a < 0) {
          sides.add(in + "side." + id + ".a");
        }
        if (b < 0) {
          sides.add(in + "side." + id + ".b");
        }
        all.mistake(
            Step.LINES,
            Said.of("begin.wrong.who-faces", "line", line.name()),
            sides.toArray(String[]::new));
      }
    } else if (a == b) {
      all.mistake(
          Step.LINES,
          Said.of("begin.wrong.same-party", "line", line.name()),
          in + "side." + id + ".b");
    }
    double usual = roundedTo2(Assembly.FORCES_PER_KM * length);
    double forcesA =
        all.number(
            Step.LINES,
            in + "forces." + id + ".a",
            usual,
            0,
            1e7,
            Said.of("begin.field.forces", "line", line.name()));
    double forcesB =
        all.number(
            Step.LINES,
            in + "forces." + id + ".b",
            usual,
            0,
            1e7,
            Said.of("begin.field.forces", "line", line.name()));
    boolean border = all.sketch().or(in + "kind." + id, line.kind()).equals("border");
    return new LineRow(
        id, line.name(), line.further(), line.shape(), km, length, border, a, b, forcesA, forcesB);
  }

  private CorridorRow corridor(String id, Found road) {
    var crosses = new ArrayList<Integer>();
    for (int z = 0; z < all.zones().size(); z++) {
      if (within_km(road.shape(), all.zones().get(z).outline()) > 0) {
        crosses.add(z);
      }
    }
    var serves = new ArrayList<Integer>();
    for (String typed : all.sketch().texts("lines.serves." + id)) {
      for (String zone : typed.split("[,;\\s]+")) {
        int at = all.zones().stream().map(ZoneRow::id).toList().indexOf(zone);
        if (at >= 0 && !serves.contains(at)) {
          serves.add(at);
        } else if (at < 0 && !zone.isEmpty()) {
          all.mistake(
              Step.LINES, Said.of("begin.wrong.no-such-zone", "zone", zone), "lines.serves." + id);
        }
      }
    }
    if (crosses.isEmpty() && !all.zones().isEmpty()) {
      all.mistake(
          Step.LINES,
          Said.of("begin.wrong.crosses-nothing", "corridor", road.name()),
          "lines.kind." + id);
    }
    if (serves.isEmpty() && !all.zones().isEmpty()) {
      all.mistake(
          Step.LINES,
          Said.of("begin.wrong.serves-nobody", "corridor", road.name()),
          "lines.serves." + id);
    }
    List<Integer> holders =
        crosses.stream().map(z -> all.zones().get(z).heldBy()).distinct().toList();
    int held = chosen("lines.held." + id, holders.size() == 1 ? holders.getFirst() : -1);
    if (held < 0 && !all.parties().isEmpty()) {
      all.mistake(
          Step.LINES,
          Said.of("begin.wrong.holds-corridor", "corridor", road.name()),
          "lines.held." + id);
    }
    return new CorridorRow(
        id,
        road.name(),
        road.further(),
        road.shape(),
        crosses,
        serves.stream().sorted().toList(),
        held);
  }

  /// How much of a road lies in a zone, km; 0 where the outline is no proper area.
  private static double within_km(LineString road, Geometry outline) {
    if (!outline.getEnvelopeInternal().intersects(road.getEnvelopeInternal())) {
      return 0;
    }
    try {
      Geometry inside = GeometryFixer.fix(outline).intersection(road);
      return inside.isEmpty() || inside.getLength() == 0
          ? 0
          : Geography.around(List.of(inside)).project(inside).getLength();
    } catch (TopologyException e) {
      return 0;
    }
  }

  private int chosen(String field, int otherwise) {
    String typed = all.sketch().text(field);
    return typed.isEmpty() ? otherwise : all.party(typed);
  }

  static double rounded(double km) {
    return Math.rint(km * 10) / 10;
  }

  static double roundedTo2(double value) {
    if (value <= 0) {
      return 0;
    }
    double unit = Math.pow(10, Math.floor(Math.log10(value)) - 1);
    return Math.rint(Math.rint(value / unit) * unit * 1000) / 1000;
  }

  private List<Found> brought() {
    Optional<Layer> layer = all.brought(Step.LINES).flatMap(Brought::layer);
    if (layer.isEmpty()) {
      return List.of();
    }
    Layer table = layer.get();
    int name = all.column("lines.name", table, all.nameGuess(table));
    int id = all.column("lines.id", table, Guess.column(table.columns(), Meaning.ID));
    int kind = all.column("lines.class", table, Guess.column(table.columns(), Meaning.CLASS));
    List<Integer> further = all.furtherNames("lines", table);
    var found = new ArrayList<Found>();
    var misdrawn = new ArrayList<Said>();
    int number = 0;
    for (Layer.Row row : table.rows()) {
      number++;
      String called = ZoneRows.called(row, name, id, "Line " + number);
      String wanted = id < 0 ? "" : row.cells().get(id);
      String cell = kind < 0 ? "" : row.cells().get(kind);
      List<LineString> parts = parts(row.shape());
      if (parts.isEmpty()) {
        misdrawn.add(ZoneRows.misdrawn(called, row));
      }
      for (int p = 0; p < parts.size(); p++) {
        int[] sides = sides(parts.get(p));
        found.add(
            new Found(
                p == 0 ? wanted : "",
                parts.size() == 1 ? called : called + ", part " + (p + 1),
                // A part of a line has a name of its own in the working language alone.
                parts.size() == 1 ? all.further(further, row) : Map.of(),
                parts.get(p),
                switch (Ids.of(cell)) {
                  case "border" -> "border";
                  case "corridor", "road", "route" -> CORRIDOR;
                  default -> "line-of-contact";
                },
                sides[0],
                sides[1]));
      }
    }
    if (!misdrawn.isEmpty()) {
      all.mistake(
          Step.LINES,
          Said.of("begin.wrong.no-lines", "rows", ZoneRows.some(misdrawn)),
          "lines.file");
    }
    return found;
  }

  private static List<LineString> parts(Optional<Geometry> shape) {
    if (shape.isEmpty()) {
      return List.of();
    }
    if (shape.get() instanceof LineString one) {
      return List.of(one);
    }
    var parts = new ArrayList<LineString>();
    for (int i = 0; i < shape.get().getNumGeometries(); i++) {
      if (!(shape.get().getGeometryN(i) instanceof LineString)) {
        return List.of();
      }
    }
    var merger = new LineMerger();
    merger.add(shape.get());
    for (Object line : merger.getMergedLineStrings()) {
      parts.add((LineString) line);
    }
    return parts;
  }

  /// The two parties that hold what lies nearest to a line.
  private int[] sides(LineString line) {
    int parties = all.parties().size();
    if (parties == 2) {
      return new int[] {0, 1};
    }
    var distance = new double[parties];
    java.util.Arrays.fill(distance, Double.POSITIVE_INFINITY);
    for (ZoneRow zone : all.zones()) {
      if (zone.heldBy() >= 0) {
        distance[zone.heldBy()] = Math.min(distance[zone.heldBy()], zone.outline().distance(line));
      }
    }
    int first = nearest(distance, -1);
    int second = nearest(distance, first);
    return new int[] {Math.min(first, second), Math.max(first, second)};
  }

  private static int nearest(double[] distance, int but) {
    int best = -1;
    for (int p = 0; p < distance.length; p++) {
      if (p != but
          && distance[p] < Double.POSITIVE_INFINITY
          && (best < 0 || distance[p] < distance[best])) {
        best = p;
      }
    }
    return best;
  }

  private List<Found> touching() {
    var found = new ArrayList<Found>();
    if (all.parties().size() < 2) {
      return found;
    }
    var held = new ArrayList<Geometry>();
    try {
      for (int p = 0; p < all.parties().size(); p++) {
        int party = p;
        Collection<Geometry> own =
            all.zones().stream()
                .filter(z -> z.heldBy() == party)
                .map(z -> GeometryFixer.fix(z.outline()))
                .toList();
        Geometry union = own.isEmpty() ? null : UnaryUnionOp.union(own);
        held.add(union);
      }
      for (int a = 0; a < held.size(); a++) {
        for (int b = a + 1; b < held.size(); b++) {
          if (held.get(a) == null || held.get(b) == null) {
            continue;
          }
          between(held.get(a), held.get(b), a, b, found);
        }
      }
    } catch (TopologyException e) {
      all.mistake(Step.LINES, Said.of("begin.wrong.no-areas"), "lines.from");
    }
    if (found.isEmpty() && all.zones().stream().allMatch(z -> z.heldBy() >= 0)) {
      all.mistake(Step.LINES, Said.of("begin.wrong.touch-nowhere"), "lines.file");
    }
    return found;
  }

  private void between(Geometry a, Geometry b, int first, int second, List<Found> found) {
    Geometry common = a.getBoundary().intersection(b.getBoundary());
    var merger = new LineMerger();
    for (int i = 0; i < common.getNumGeometries(); i++) {
      if (common.getGeometryN(i) instanceof LineString line) {
        merger.add(line);
      }
    }
    var parts = new ArrayList<LineString>();
    for (Object line : merger.getMergedLineStrings()) {
      var part = (LineString) line;
      if (Geography.around(List.of(part)).project(part).getLength() >= 0.5) {
        parts.add(part);
      }
    }
    String name =
        "Line between "
            + all.parties().get(first).name()
            + " and "
            + all.parties().get(second).name();
    for (int p = 0; p < parts.size(); p++) {
      found.add(
          new Found(
              "",
              parts.size() == 1 ? name : name + ", part " + (p + 1),
              Map.of(),
              parts.get(p),
              "line-of-contact",
              first,
              second));
    }
  }
}
