package org.detente.web.begin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.detente.message.Said;
import org.detente.phrase.Figures;
import org.detente.theatre.Geography;
import org.detente.web.begin.Assembly.Spot;
import org.detente.web.begin.Assembly.ZoneRow;
import org.detente.web.upload.Brought;
import org.detente.web.upload.Guess;
import org.detente.web.upload.Guess.Meaning;
import org.detente.web.upload.Layer;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.index.strtree.STRtree;

/// Recognises zones.
final class ZoneRows {

  /// More zones than this are not taken.
  static final int MOST = 3000;

  private static final int TOLD = 6;
  private static final double OVERLAP_SHARE = 0.01;

  private final Assembly all;

  ZoneRows(Assembly all) {
    this.all = all;
  }

  List<ZoneRow> read() {
    Optional<Layer> layer = all.brought(Step.ZONES).flatMap(Brought::layer);
    if (layer.isEmpty()) {
      if (all.brought(Step.ZONES).isEmpty()) {
        all.mistake(Step.ZONES, Said.of("begin.wrong.no-zones"), "zones.file");
      }
      return List.of();
    }
    Layer table = layer.get();
    if (table.rows().size() > MOST) {
      all.mistake(
          Step.ZONES,
          Said.of("begin.wrong.zones", "rows", table.rows().size(), "most", MOST),
          "zones.file");
      return List.of();
    }
    int name = all.column("zones.name", table, all.nameGuess(table));
    int id = all.column("zones.id", table, Guess.column(table.columns(), Meaning.ID));
    int kind = all.column("zones.class", table, Guess.column(table.columns(), Meaning.CLASS));
    int holder = all.column("zones.holder", table, Guess.column(table.columns(), Meaning.HELD_BY));
    Set<String> aside = new LinkedHashSet<>(all.sketch().texts("zones.aside"));
    List<Integer> further = all.furtherNames("zones", table);
    var ids = new Ids();
    var zones = new ArrayList<ZoneRow>();
    var unheld = new ArrayList<String>();
    var whose = new ArrayList<Spot>();
    var misdrawn = new ArrayList<Said>();
    var seen = new HashMap<String, Integer>();
    int number = 0;
    for (Layer.Row row : table.rows()) {
      number++;
      String called = called(row, name, id, "Zone " + number);
      Optional<Geometry> outline = outline(row);
      if (outline.isEmpty()) {
        misdrawn.add(misdrawn(called, row));
        continue;
      }
      String wanted = id < 0 ? "" : row.cells().get(id);
      String own = ids.unique(Ids.of(wanted).isEmpty() ? called : wanted, "zone-" + number);
      seen.merge(called, 1, Integer::sum);
      String cell = holder < 0 ? "" : row.cells().get(holder);
      int heldBy = heldBy(own, cell);
      if (heldBy < 0) {
        unheld.add(called);
        whose.add(
            new Spot("zones.held." + own, Said.of("begin.wrong.unheld", "zones", List.of(called))));
      }
      String zoneClass = kind < 0 ? "" : Ids.of(row.cells().get(kind));
      zones.add(
          new ZoneRow(
              own,
              own,
              called,
              all.further(further, row),
              zoneClass.isEmpty() ? "zone" : zoneClass,
              outline.get(),
              heldBy,
              !aside.contains(own)));
    }
    if (!misdrawn.isEmpty()) {
      all.mistake(
          Step.ZONES, Said.of("begin.wrong.no-polygons", "rows", some(misdrawn)), "zones.file");
    }
    if (!unheld.isEmpty() && !all.parties().isEmpty()) {
      all.mistake(Step.ZONES, Said.of("begin.wrong.unheld", "zones", some(unheld)), whose);
    }
    if (name < 0 && id >= 0 && !zones.isEmpty()) {
      all.note(Step.ZONES, Said.of("begin.note.by-code", "column", table.columns().get(id)));
    }
    List<String> twice =
        seen.entrySet().stream().filter(e -> e.getValue() > 1).map(Map.Entry::getKey).toList();
    if (!twice.isEmpty()) {
      all.note(Step.ZONES, Said.of("begin.note.twice", "names", some(twice)));
    }
    overlaps(zones);
    assumed(zones);
    return List.copyOf(zones);
  }

  private void assumed(List<ZoneRow> zones) {
    if (zones.isEmpty()) {
      return;
    }
    all.assume(
        Step.ZONES,
        Said.of("begin.assume.capacity.what"),
        Said.of("begin.assume.capacity.value"),
        Said.of("begin.assume.capacity.then"));
    all.assume(
        Step.ZONES,
        Said.of("begin.assume.mined.what"),
        Said.of("begin.assume.mined.value"),
        Said.of("begin.assume.mined.then"));
    all.assume(
        Step.ZONES,
        Said.of("begin.assume.ruined.what"),
        Said.of("begin.assume.ruined.value"),
        Said.of("begin.assume.ruined.then"));
    if (zones.stream().allMatch(ZoneRow::affected)) {
      all.assume(
          Step.ZONES,
          Said.of("begin.assume.stake.what"),
          Said.of("begin.assume.stake.value"),
          Said.of("begin.assume.stake.then"));
    }
  }

  private int heldBy(String zone, String cell) {
    int chosen = all.party(all.sketch().text("zones.held." + zone));
    if (chosen >= 0) {
      return chosen;
    }
    if (cell.isEmpty()) {
      return -1;
    }
    int byValue = all.party(all.sketch().text("zones.value." + cell));
    return byValue >= 0 ? byValue : all.partyCalled(cell);
  }

  /// What a row is called: by its column of names, else by its code, else by its number.
  ///
  /// @param name column of names; -1: none
  /// @param id column of codes; -1: none
  static String called(Layer.Row row, int name, int id, String otherwise) {
    for (int column : new int[] {name, id}) {
      String cell = column < 0 ? "" : plain(row.cells().get(column));
      if (!cell.isEmpty()) {
        return cell;
      }
    }
    return otherwise;
  }

  static String plain(String cell) {
    return cell.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  private static Optional<Geometry> outline(Layer.Row row) {
    return row.shape()
        .flatMap(
            g ->
                switch (g) {
                  case Polygon p -> Optional.of(p);
                  case MultiPolygon m ->
                      Optional.of(m.getNumGeometries() == 1 ? m.getGeometryN(0) : m);
                  case GeometryCollection c
                      when c.getNumGeometries() == 1 && c.getGeometryN(0) instanceof Polygon p ->
                      Optional.of(p);
                  default -> Optional.empty();
                });
  }

  /// A row that has no shape of the kind it should have.
  static Said misdrawn(String called, Layer.Row row) {
    return row.shape().isPresent()
        ? Said.of(
            "begin.wrong.is-a",
            "name",
            called,
            "place",
            row.place(),
            "type",
            row.shape().get().getGeometryType())
        : Said.of("begin.wrong.no-shape", "name", called, "place", row.place());
  }

  /// Some of many, to be said as a list.
  ///
  /// @param names texts that are not ours, or messages
  static List<Object> some(List<?> names) {
    List<Object> distinct = new ArrayList<>(new LinkedHashSet<>(names));
    if (distinct.size() <= TOLD) {
      return distinct;
    }
    var some = new ArrayList<>(distinct.subList(0, TOLD));
    some.add(Said.of("begin.more", "n", distinct.size() - TOLD));
    return some;
  }

  private void overlaps(List<ZoneRow> zones) {
    if (zones.size() < 2) {
      return;
    }
    Geography geography = Geography.around(zones.stream().map(ZoneRow::outline).toList());
    List<Geometry> km =
        zones.stream().map(z -> GeometryFixer.fix(geography.project(z.outline()))).toList();
    var tree = new STRtree();
    for (int z = 0; z < km.size(); z++) {
      tree.insert(km.get(z).getEnvelopeInternal(), z);
    }
    var told = new ArrayList<Said>();
    for (int z = 0; z < km.size(); z++) {
      for (Object found : tree.query(km.get(z).getEnvelopeInternal())) {
        int other = (Integer) found;
        if (other <= z) {
          continue;
        }
        double common = common(km.get(z), km.get(other));
        if (common > OVERLAP_SHARE * Math.min(km.get(z).getArea(), km.get(other).getArea())) {
          told.add(
              Said.of(
                  "begin.note.overlap",
                  "zone",
                  zones.get(z).name(),
                  "other",
                  zones.get(other).name(),
                  "area",
                  Figures.two(common)));
        }
      }
    }
    if (!told.isEmpty()) {
      all.note(Step.ZONES, Said.of("begin.note.overlaps", "zones", some(told)));
    }
  }

  private static double common(Geometry a, Geometry b) {
    try {
      return a.intersection(b).getArea();
    } catch (TopologyException e) {
      return 0;
    }
  }
}
