package org.detente.web.begin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.detente.message.Said;
import org.detente.phrase.Figures;
import org.detente.theatre.Geography;
import org.detente.web.begin.Assembly.PlaceRow;
import org.detente.web.begin.Assembly.ZoneRow;
import org.detente.web.upload.Brought;
import org.detente.web.upload.Guess;
import org.detente.web.upload.Guess.Meaning;
import org.detente.web.upload.Layer;
import org.detente.web.upload.Numbers;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.geom.util.GeometryFixer;

/// Recognises settlements: where they are, in which zone, who lives there and who comes from there.
public final class PlaceRows {

  /// More settlements than this are not taken.
  static final int MOST = 100_000;

  /// So far outside of a zone a place may lie and still count for it: outlines are drawn coarsely.
  /// The loader allows the same.
  static final double NEAR_KM = 15;

  /// Persons in a household, where nobody says how many (assumption).
  static final double HOUSEHOLD = 4;

  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  private final Assembly all;

  PlaceRows(Assembly all) {
    this.all = all;
  }

  /// Columns of the table by what they are for; -1: none.
  ///
  /// @param residents by community
  /// @param displaced by community
  /// @param total of residents, where they are not told by community
  public record Columns(
      int name,
      int id,
      int zone,
      int latitude,
      int longitude,
      List<Integer> residents,
      List<Integer> displaced,
      int total) {

    boolean byCommunity() {
      return residents.stream().anyMatch(c -> c >= 0);
    }
  }

  /// What the columns of the table are for, as somebody said or as their names suggest.
  public static Columns columns(Assembly all, Layer table) {
    List<String> names = table.columns();
    boolean drawn = table.drawn();
    var residents = new ArrayList<Integer>();
    var displaced = new ArrayList<Integer>();
    for (int c = 0; c < all.communities().size(); c++) {
      residents.add(
          all.column("settlements.residents." + c, table, guess(all, names, "residents", c)));
      displaced.add(
          all.column("settlements.displaced." + c, table, guess(all, names, "displaced", c)));
    }
    boolean told = residents.stream().anyMatch(c -> c >= 0);
    return new Columns(
        all.column("settlements.name", table, all.nameGuess(table)),
        all.column("settlements.id", table, Guess.column(names, Meaning.ID)),
        all.column("settlements.zone", table, Guess.column(names, Meaning.ZONE)),
        drawn
            ? -1
            : all.column("settlements.latitude", table, Guess.column(names, Meaning.LATITUDE)),
        drawn
            ? -1
            : all.column("settlements.longitude", table, Guess.column(names, Meaning.LONGITUDE)),
        List.copyOf(residents),
        List.copyOf(displaced),
        told ? -1 : all.column("settlements.total", table, Guess.column(names, Meaning.PERSONS)));
  }

  private static Optional<String> guess(Assembly all, List<String> names, String what, int c) {
    Assembly.CommunityRow community = all.communities().get(c);
    return Guess.column(names, what, community.id())
        .or(() -> Guess.column(names, what, community.name()))
        .or(
            () ->
                what.equals("residents")
                    ? Guess.column(names, "", community.name())
                    : Optional.empty());
  }

  /// Whether a comma stands before the decimals in a table, as somebody said or as its cells tell.
  public static boolean decimalComma(Assembly all, Layer table) {
    String said = all.sketch().text("settlements.decimal");
    if (!said.isEmpty()) {
      return said.equals("comma");
    }
    Columns columns = columns(all, table);
    var texts = new ArrayList<String>();
    var asked = new ArrayList<Integer>(columns.residents());
    asked.addAll(columns.displaced());
    asked.addAll(List.of(columns.latitude(), columns.longitude(), columns.total()));
    for (Layer.Row row : table.rows()) {
      asked.stream().filter(c -> c >= 0).forEach(c -> texts.add(row.cells().get(c)));
    }
    boolean semicolons =
        all.brought(Step.SETTLEMENTS).flatMap(Brought::separator).filter(s -> s == ';').isPresent();
    return Numbers.decimalComma(texts, semicolons);
  }

  /// What is left over of the rows, by reason.
  private static final class Left {
    private final List<Said> noPosition = new ArrayList<>();
    private final List<String> nowhere = new ArrayList<>();
    private final List<Said> outside = new ArrayList<>();

    /// By the field of the column that the cells stand in.
    private final Map<String, List<Said>> noNumber = new LinkedHashMap<>();

    private final List<Said> unknownZone = new ArrayList<>();
    private final List<String> twice = new ArrayList<>();
    private int empty;
    private int near;
    private int unnamed;
  }

  List<PlaceRow> read() {
    Optional<Brought> file = all.brought(Step.SETTLEMENTS);
    Optional<Layer> layer = file.flatMap(Brought::layer);
    if (layer.isEmpty()) {
      if (file.isEmpty()) {
        all.mistake(Step.SETTLEMENTS, Said.of("begin.wrong.no-places"), "settlements.file");
      }
      return List.of();
    }
    Layer table = layer.get();
    if (table.rows().size() > MOST) {
      all.mistake(
          Step.SETTLEMENTS,
          Said.of("begin.wrong.places", "rows", table.rows().size(), "most", MOST),
          "settlements.file");
      return List.of();
    }
    Columns columns = columns(all, table);
    if (!table.drawn() && (columns.latitude() < 0 || columns.longitude() < 0)) {
      var missing = new ArrayList<String>();
      if (columns.latitude() < 0) {
        missing.add("settlements.latitude");
      }
      if (columns.longitude() < 0) {
        missing.add("settlements.longitude");
      }
      all.mistake(
          Step.SETTLEMENTS, Said.of("begin.wrong.no-columns"), missing.toArray(String[]::new));
      return List.of();
    }
    if (!columns.byCommunity() && columns.total() < 0) {
      all.mistake(Step.SETTLEMENTS, Said.of("begin.wrong.no-people"), "settlements.total");
    }
    var left = new Left();
    List<PlaceRow> rows = rows(file.get(), table, columns, left);
    tell(left, columns, rows);
    assumed(columns, rows);
    return rows;
  }

  private List<PlaceRow> rows(Brought file, Layer table, Columns columns, Left left) {
    boolean comma = decimalComma(all, table);
    double factor = factor();
    List<PreparedGeometry> outlines =
        all.zones().stream()
            .map(z -> PreparedGeometryFactory.prepare(GeometryFixer.fix(z.outline())))
            .toList();
    boolean leaveOut = all.sketch().text("settlements.outside").equals("leave-out");
    Map<String, Integer> zoneOf = new HashMap<>();
    for (int z = all.zones().size() - 1; z >= 0; z--) {
      zoneOf.put(all.zones().get(z).name().toLowerCase(Locale.ROOT), z);
    }
    for (int z = 0; z < all.zones().size(); z++) {
      zoneOf.put(all.zones().get(z).id(), z);
    }
    List<Integer> further = all.furtherNames("settlements", table);
    var names = new HashMap<String, Integer>();
    var taken = new java.util.HashSet<String>();
    var rows = new ArrayList<PlaceRow>();
    int number = 0;
    for (Layer.Row row : table.rows()) {
      number++;
      String name = ZoneRows.called(row, columns.name(), columns.id(), "");
      if (name.isEmpty()) {
        name = "Place " + number;
        left.unnamed++;
      }
      Said called = Said.of("begin.called", "name", name, "place", row.place());
      Optional<Coordinate> at = position(file, row, columns, comma);
      if (at.isEmpty()) {
        left.noPosition.add(called);
        continue;
      }
      int zone = zone(row, columns, at.get(), outlines, zoneOf, called, left);
      if (zone < 0 && !all.zones().isEmpty()) {
        left.outside.add(called);
        if (leaveOut) {
          continue;
        }
      }
      if (names.merge(name.toLowerCase(Locale.ROOT), 1, Integer::sum) == 2) {
        left.twice.add(name);
      }
      String id = columns.id() < 0 ? "" : row.cells().get(columns.id());
      String own = id.isEmpty() ? "p" + number : id;
      for (int n = 2; !taken.add(own); n++) {
        own = (id.isEmpty() ? "p" + number : id) + "-" + n;
      }
      rows.add(
          people(
              own,
              name,
              all.further(further, row),
              called,
              zone,
              at.get(),
              row,
              columns,
              comma,
              factor,
              left));
    }
    return List.copyOf(rows);
  }

  private double factor() {
    return switch (all.sketch().or("settlements.unit", "persons")) {
      case "thousands" -> 1000;
      case "households" ->
          all.number(
              Step.SETTLEMENTS,
              "settlements.household",
              HOUSEHOLD,
              1,
              20,
              Said.of("begin.field.household"));
      default -> 1;
    };
  }

  private PlaceRow people(
      String id,
      String name,
      Map<String, String> further,
      Said called,
      int zone,
      Coordinate at,
      Layer.Row row,
      Columns columns,
      boolean comma,
      double factor,
      Left left) {
    var residents = new ArrayList<Double>();
    var displaced = new ArrayList<Double>();
    for (int c = 0; c < all.communities().size(); c++) {
      residents.add(
          persons(
              row,
              columns.residents().get(c),
              "settlements.residents." + c,
              called,
              comma,
              factor,
              left));
      displaced.add(
          persons(
              row,
              columns.displaced().get(c),
              "settlements.displaced." + c,
              called,
              comma,
              factor,
              left));
    }
    boolean allocated = !columns.byCommunity();
    if (allocated && columns.total() >= 0 && zone >= 0) {
      double total =
          persons(row, columns.total(), "settlements.total", called, comma, factor, left);
      int party = all.zones().get(zone).heldBy();
      for (int c = 0; c < residents.size(); c++) {
        if (all.communities().get(c).party() == party) {
          residents.set(c, total);
          break;
        }
      }
    }
    return new PlaceRow(id, name, further, zone, at, residents, displaced, allocated);
  }

  /// @param field that says which column it is
  private static double persons(
      Layer.Row row,
      int column,
      String field,
      Said called,
      boolean comma,
      double factor,
      Left left) {
    if (column < 0) {
      return 0;
    }
    String cell = row.cells().get(column);
    if (cell.isEmpty() || cell.equals("-") || cell.equals("–")) {
      left.empty++;
      return 0;
    }
    OptionalDouble number = Numbers.of(cell, comma);
    if (number.isEmpty() || number.getAsDouble() < 0) {
      left.noNumber
          .computeIfAbsent(field, _ -> new ArrayList<>())
          .add(Said.of("begin.says", "place", called, "cell", cell));
      return 0;
    }
    return number.getAsDouble() * factor;
  }

  private Optional<Coordinate> position(
      Brought file, Layer.Row row, Columns columns, boolean comma) {
    if (row.shape().isPresent()) {
      Geometry shape = row.shape().get();
      return Optional.ofNullable(
          shape instanceof Point point
              ? point.getCoordinate()
              : GeometryFixer.fix(shape).getInteriorPoint().getCoordinate());
    }
    if (columns.latitude() < 0 || columns.longitude() < 0) {
      return Optional.empty();
    }
    OptionalDouble latitude = Numbers.of(row.cells().get(columns.latitude()), comma);
    OptionalDouble longitude = Numbers.of(row.cells().get(columns.longitude()), comma);
    return latitude.isEmpty() || longitude.isEmpty()
        ? Optional.empty()
        : file.degrees(longitude.getAsDouble(), latitude.getAsDouble());
  }

  private int zone(
      Layer.Row row,
      Columns columns,
      Coordinate at,
      List<PreparedGeometry> outlines,
      Map<String, Integer> zoneOf,
      Said called,
      Left left) {
    String said = columns.zone() < 0 ? "" : row.cells().get(columns.zone());
    if (!said.isEmpty()) {
      Integer named = zoneOf.get(said.toLowerCase(Locale.ROOT));
      if (named != null) {
        return named;
      }
      left.unknownZone.add(Said.of("begin.says", "place", called, "cell", said));
    }
    Point point = GEOMETRY.createPoint(at);
    for (int z = 0; z < outlines.size(); z++) {
      if (outlines.get(z).intersects(point)) {
        return z;
      }
    }
    int nearest = nearest(at);
    if (nearest >= 0) {
      left.near++;
    }
    return nearest;
  }

  /// The nearest zone that is near enough, or -1.
  private int nearest(Coordinate at) {
    List<ZoneRow> zones = all.zones();
    if (zones.isEmpty()) {
      return -1;
    }
    Geography geography = Geography.around(zones.stream().map(ZoneRow::outline).toList());
    Geometry here = geography.project(GEOMETRY.createPoint(at));
    double reach = NEAR_KM / 60;
    int best = -1;
    double least = NEAR_KM;
    for (int z = 0; z < zones.size(); z++) {
      var box =
          new org.locationtech.jts.geom.Envelope(zones.get(z).outline().getEnvelopeInternal());
      box.expandBy(reach * 3, reach);
      if (!box.contains(at)) {
        continue;
      }
      double km = geography.project(zones.get(z).outline()).distance(here);
      if (km < least) {
        least = km;
        best = z;
      }
    }
    return best;
  }

  private void tell(Left left, Columns columns, List<PlaceRow> rows) {
    if (columns.name() < 0 && columns.id() >= 0 && !rows.isEmpty()) {
      all.note(
          Step.SETTLEMENTS,
          Said.of(
              "begin.note.by-code",
              "column",
              all.brought(Step.SETTLEMENTS)
                  .flatMap(Brought::layer)
                  .orElseThrow()
                  .columns()
                  .get(columns.id())));
    }
    if (!left.noPosition.isEmpty()) {
      all.mistake(
          Step.SETTLEMENTS,
          Said.of("begin.wrong.no-position", "places", ZoneRows.some(left.noPosition)),
          columns.latitude() < 0
              ? new String[] {"settlements.file"}
              : new String[] {"settlements.latitude", "settlements.longitude"});
    }
    if (!left.noNumber.isEmpty()) {
      var cells = new ArrayList<Said>();
      left.noNumber.values().forEach(cells::addAll);
      all.mistake(
          Step.SETTLEMENTS,
          Said.of("begin.wrong.no-numbers", "places", ZoneRows.some(cells)),
          left.noNumber.entrySet().stream()
              .map(
                  e ->
                      new Assembly.Spot(
                          e.getKey(),
                          Said.of("begin.wrong.no-numbers", "places", ZoneRows.some(e.getValue()))))
              .toList());
    }
    if (!left.outside.isEmpty()) {
      boolean leaveOut = all.sketch().text("settlements.outside").equals("leave-out");
      int n = left.outside.size();
      List<Object> places = ZoneRows.some(left.outside);
      if (leaveOut) {
        all.note(
            Step.SETTLEMENTS,
            Said.of("begin.note.outside", "n", n, "km", NEAR_KM, "places", places));
      } else {
        all.mistake(
            Step.SETTLEMENTS,
            Said.of("begin.wrong.outside", "n", n, "km", NEAR_KM, "places", places),
            "settlements.outside");
      }
    }
    if (!left.unknownZone.isEmpty()) {
      all.note(
          Step.SETTLEMENTS,
          Said.of("begin.note.unknown-zone", "places", ZoneRows.some(left.unknownZone)));
    }
    if (left.near > 0) {
      all.note(Step.SETTLEMENTS, Said.of("begin.note.near", "n", left.near));
    }
    if (!left.twice.isEmpty()) {
      all.note(Step.SETTLEMENTS, Said.of("begin.note.twice", "names", ZoneRows.some(left.twice)));
    }
    if (left.empty > 0) {
      all.assume(
          Step.SETTLEMENTS,
          Said.of("begin.assume.empty.what", "n", left.empty),
          Said.of("begin.assume.empty.value"),
          Said.of("begin.assume.empty.then"));
    }
    if (left.unnamed > 0) {
      all.note(Step.SETTLEMENTS, Said.of("begin.note.unnamed", "n", left.unnamed));
    }
    if (!rows.isEmpty()
        && rows.stream().allMatch(r -> r.residents().stream().allMatch(v -> v == 0))) {
      all.note(Step.SETTLEMENTS, Said.of("begin.note.nobody"));
    }
  }

  private void assumed(Columns columns, List<PlaceRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    if (!columns.byCommunity() && columns.total() >= 0) {
      all.assume(
          Step.SETTLEMENTS,
          Said.of("begin.assume.community.what"),
          Said.of("begin.assume.community.value"),
          Said.of("begin.assume.community.then"));
    }
    if (columns.displaced().stream().allMatch(c -> c < 0)) {
      all.assume(
          Step.SETTLEMENTS,
          Said.of("begin.assume.displaced.what"),
          Said.of("begin.assume.displaced.value"),
          Said.of("begin.assume.displaced.then"));
    }
    if (all.sketch().text("settlements.unit").equals("households")) {
      all.assume(
          Step.SETTLEMENTS,
          Said.of("begin.assume.household.what"),
          Said.of(
              "begin.as-typed",
              "typed",
              all.sketch().or("settlements.household", Figures.given(HOUSEHOLD))),
          Said.of("begin.assume.household.then"));
    }
  }
}
