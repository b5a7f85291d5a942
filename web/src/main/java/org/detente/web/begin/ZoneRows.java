package org.detente.web.begin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;
import org.detente.theatre.Geography;
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
        all.mistake(Step.ZONES, "Bring a file with the outlines of the zones.");
      }
      return List.of();
    }
    Layer table = layer.get();
    if (table.rows().size() > MOST) {
      all.mistake(
          Step.ZONES,
          "The file has %s rows; at most %s zones are taken. Join small ones, or leave out what is not needed."
              .formatted(Figures.whole(table.rows().size()), Figures.whole(MOST)));
      return List.of();
    }
    int name = all.column("zones.name", table, Guess.column(table.columns(), Meaning.NAME));
    int id = all.column("zones.id", table, Guess.column(table.columns(), Meaning.ID));
    int kind = all.column("zones.class", table, Guess.column(table.columns(), Meaning.CLASS));
    int holder = all.column("zones.holder", table, Guess.column(table.columns(), Meaning.HELD_BY));
    Set<String> aside = new LinkedHashSet<>(all.sketch().texts("zones.aside"));
    var ids = new Ids();
    var zones = new ArrayList<ZoneRow>();
    var unheld = new ArrayList<String>();
    var misdrawn = new ArrayList<String>();
    var seen = new HashMap<String, Integer>();
    int number = 0;
    for (Layer.Row row : table.rows()) {
      number++;
      String called = name < 0 ? "" : plain(row.cells().get(name));
      if (called.isEmpty()) {
        called = "Zone " + number;
      }
      Optional<Geometry> outline = outline(row);
      if (outline.isEmpty()) {
        misdrawn.add(
            called
                + " ("
                + row.place()
                + ") "
                + row.shape().map(g -> "is a " + g.getGeometryType()).orElse("has no shape"));
        continue;
      }
      String wanted = id < 0 ? "" : row.cells().get(id);
      String own = ids.unique(Ids.of(wanted).isEmpty() ? called : wanted, "zone-" + number);
      seen.merge(called, 1, Integer::sum);
      String cell = holder < 0 ? "" : row.cells().get(holder);
      int heldBy = heldBy(own, cell);
      if (heldBy < 0) {
        unheld.add(called);
      }
      String zoneClass = kind < 0 ? "" : Ids.of(row.cells().get(kind));
      zones.add(
          new ZoneRow(
              own,
              own,
              called,
              zoneClass.isEmpty() ? "zone" : zoneClass,
              outline.get(),
              heldBy,
              !aside.contains(own)));
    }
    if (!misdrawn.isEmpty()) {
      all.mistake(
          Step.ZONES, "A zone is a polygon, and these rows have none: " + some(misdrawn) + ".");
    }
    if (!unheld.isEmpty() && !all.parties().isEmpty()) {
      all.mistake(Step.ZONES, "Say who holds " + some(unheld) + ".");
    }
    List<String> twice =
        seen.entrySet().stream().filter(e -> e.getValue() > 1).map(Map.Entry::getKey).toList();
    if (!twice.isEmpty()) {
      all.note(
          Step.ZONES,
          "Some names stand more than once (" + some(twice) + "); their ids tell them apart.");
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
        "capacity of the police in each zone",
        "0.4 of 1",
        "Communal incidents and the handover to local police hang on it.");
    all.assume(
        Step.ZONES,
        "share of the land that is suspected mined",
        "0.1 in zones at stake, 0 elsewhere",
        "Return waits for demining.");
    all.assume(
        Step.ZONES,
        "share of the homes of the displaced that is ruined",
        "0.4 in zones at stake, 0 elsewhere",
        "Return waits for homes.");
    if (zones.stream().allMatch(ZoneRow::affected)) {
      all.assume(
          Step.ZONES,
          "where something is at stake",
          "in every zone",
          "The components of normality are measured there; set aside zones where nothing would"
              + " change.");
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

  /// Some of many, in words.
  static String some(List<String> names) {
    List<String> distinct = names.stream().distinct().toList();
    if (distinct.size() <= TOLD) {
      return Phrases.list(distinct);
    }
    return String.join(", ", distinct.subList(0, TOLD))
        + " and "
        + Figures.whole(distinct.size() - TOLD)
        + " more";
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
    var told = new ArrayList<String>();
    for (int z = 0; z < km.size(); z++) {
      for (Object found : tree.query(km.get(z).getEnvelopeInternal())) {
        int other = (Integer) found;
        if (other <= z) {
          continue;
        }
        double common = common(km.get(z), km.get(other));
        if (common > OVERLAP_SHARE * Math.min(km.get(z).getArea(), km.get(other).getArea())) {
          told.add(
              zones.get(z).name()
                  + " with "
                  + zones.get(other).name()
                  + " ("
                  + Figures.two(common)
                  + " km²)");
        }
      }
    }
    if (!told.isEmpty()) {
      all.note(
          Step.ZONES,
          "Zones overlap: "
              + some(told)
              + ". A place that lies in two counts for the one that its row names, else for the"
              + " first.");
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
