package org.detente.web.page;

import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.input;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.detente.chart.PlacesMap;
import org.detente.message.Texts;
import org.detente.web.begin.Assembly;
import org.detente.web.begin.Assembly.PlaceRow;
import org.detente.web.begin.Sketch;
import org.detente.web.begin.Step;
import org.detente.web.upload.Brought;
import org.detente.web.upload.Layer;
import org.locationtech.jts.geom.Geometry;

/// Files of a step of beginning a theatre: bringing one, and how it was understood.
final class BeginFiles {

  private static final int SHOWN_ROWS = 5;
  private static final int SHOWN_COLUMNS = 12;
  private static final int LONGEST_CELL = 60;

  private final BeginView view;
  private final BeginFields f;
  private final Texts texts;
  private final Assembly all;
  private final Sketch sketch;
  private final Step step;

  BeginFiles(BeginView view, BeginFields f) {
    this.view = view;
    this.f = f;
    texts = view.texts();
    all = view.all();
    sketch = view.sketch();
    step = view.step();
  }

  /// Where a file is brought.
  DomContent upload() {
    String what =
        switch (step) {
          case ZONES -> texts.say("begin.file-of.zones");
          case LINES -> texts.say("begin.file-of.lines");
          default -> texts.say("begin.file-of.settlements");
        };
    return section(
        form(
                view.began(),
                f.file(
                    step.word() + ".file",
                    sketch
                        .file(step)
                        .map(file -> texts.say("begin.another-file", "file", texts.own(file)))
                        .orElse(what),
                    texts.say("begin.file-hint"),
                    ".geojson,.json,.gpkg,.csv,.tsv,.txt,.xlsx"),
                p(button(texts.say("begin.bring-it")).withType("submit")))
            .withMethod("post")
            .withAction(view.address(step) + "/file")
            .attr("enctype", "multipart/form-data")
            .withClass("edit"));
  }

  /// What the file was understood as, with the ways to read it otherwise.
  DomContent read(Brought file) {
    var parts = new ArrayList<DomContent>();
    String in = step.word() + ".";
    var fields = new ArrayList<DomContent>();
    if (file.layers().size() > 1) {
      var layers = new LinkedHashMap<String, String>();
      file.layers().forEach(l -> layers.put(l, texts.own(l)));
      fields.add(
          f.choice(
              in + "layer",
              texts.say(
                  "begin.layer", "sheet", file.format() == Brought.Format.XLSX ? "yes" : "no"),
              layers,
              file.layer().map(Layer::name).orElse(sketch.text(in + "layer")),
              true));
    }
    if (file.format() == Brought.Format.CSV) {
      var charsets = new LinkedHashMap<String, String>();
      Brought.charsets().forEach(c -> charsets.put(c, texts.own(c)));
      fields.add(
          f.choice(
              in + "charset",
              texts.say("begin.written-in"),
              charsets,
              file.charset().orElse(sketch.text(in + "charset")),
              true));
      var signs = new LinkedHashMap<String, String>();
      signs.put(",", texts.say("begin.sign.commas"));
      signs.put(";", texts.say("begin.sign.semicolons"));
      signs.put("tab", texts.say("begin.sign.tabs"));
      signs.put("|", texts.say("begin.sign.bars"));
      fields.add(
          f.choice(
              in + "separator",
              texts.say("begin.set-apart"),
              signs,
              file.separator().map(s -> s == '\t' ? "tab" : s.toString()).orElse(","),
              true));
    }
    fields.add(
        f.number(
            in + "epsg",
            texts.say("begin.epsg"),
            sketch.or(in + "epsg", file.epsg().map(e -> Integer.toString(e)).orElse("")),
            7));
    parts.add(
        form(
                view.began(),
                each(
                    sketch.answers().entrySet().stream()
                        .filter(e -> e.getKey().startsWith(in) && !reading(e.getKey()))
                        .flatMap(
                            e ->
                                e.getValue().stream()
                                    .map(
                                        v ->
                                            (DomContent)
                                                input()
                                                    .withType("hidden")
                                                    .withName(e.getKey())
                                                    .withValue(v)))),
                p(
                        each(fields.stream().flatMap(f -> Stream.of(f, text(" ")))),
                        button(texts.say("begin.read-so"))
                            .withType("submit")
                            .withName("go")
                            .withValue("stay")
                            .withClass("plain-button"))
                    .withClass("sentence how-read"))
            .withMethod("post")
            .withAction(view.address(step)));
    file.layer().ifPresent(l -> parts.add(rows(l)));
    return section(each(parts.stream())).withId("read");
  }

  private static boolean reading(String field) {
    return field.matches("[a-z]+\\.(layer|charset|separator|epsg)");
  }

  private DomContent rows(Layer layer) {
    int wide = Math.min(layer.columns().size(), SHOWN_COLUMNS);
    var head = new ArrayList<String>();
    head.add(texts.say("begin.row"));
    head.addAll(texts.own(layer.columns().subList(0, wide)));
    if (layer.drawn()) {
      head.add(texts.say("begin.shape"));
    }
    var rows = new ArrayList<List<DomContent>>();
    for (Layer.Row row : layer.rows().subList(0, Math.min(SHOWN_ROWS, layer.rows().size()))) {
      var cells = new ArrayList<DomContent>();
      cells.add(text(texts.say(row.place())));
      row.cells().subList(0, wide).forEach(c -> cells.add(text(texts.own(shortened(c)))));
      if (layer.drawn()) {
        cells.add(
            text(
                row.shape()
                    .map(g -> texts.own(g.getGeometryType()))
                    .orElseGet(() -> texts.say("begin.no-shape"))));
      }
      rows.add(cells);
    }
    return Parts.table_(
        texts.say(
            "begin.first-rows",
            "layer",
            texts.own(layer.name()),
            "shown",
            rows.size(),
            "rows",
            layer.rows().size(),
            "some",
            layer.columns().size() > wide ? "yes" : "no",
            "wide",
            wide,
            "columns",
            layer.columns().size()),
        head,
        rows);
  }

  /// A long text by its beginning.
  static String shortened(String cell) {
    return cell.length() <= LONGEST_CELL ? cell : cell.substring(0, LONGEST_CELL - 1) + "…";
  }

  /// A small map of what was read.
  Optional<DomContent> picture() {
    List<PlacesMap.Area> areas =
        all.zones().stream()
            .map(z -> new PlacesMap.Area(texts.own(z.name()), z.outline(), z.heldBy()))
            .toList();
    List<Geometry> lines =
        step == Step.ZONES
            ? List.of()
            : Stream.concat(
                    all.lines().stream().map(l -> (Geometry) l.shape()),
                    all.corridors().stream().map(c -> (Geometry) c.shape()))
                .toList();
    List<PlacesMap.Place> places =
        step == Step.SETTLEMENTS
            ? all.places().stream()
                .limit(4000)
                .map(p -> new PlacesMap.Place(mapped(p), p.degrees(), p.zone() < 0))
                .toList()
            : List.of();
    String svg =
        PlacesMap.svg(
            areas,
            all.parties().stream().map(p -> texts.own(p.name())).toList(),
            lines,
            places,
            texts.say("begin.map"),
            texts.say(
                "begin.map-shows",
                "zones",
                areas.size(),
                "lines",
                step == Step.ZONES ? 0 : all.lines().size(),
                "corridors",
                step == Step.ZONES ? 0 : all.corridors().size(),
                "places",
                places.size()));
    return svg.isEmpty() ? Optional.empty() : Optional.of(div(rawHtml(svg)).withClass("small-map"));
  }

  private String mapped(PlaceRow place) {
    String name = texts.own(place.name());
    return place.zone() < 0 ? texts.say("begin.map-no-zone", "place", name) : name;
  }

  /// Carries how the file is to be read.
  DomContent kept() {
    var kept = new ArrayList<DomContent>();
    for (String how : List.of("layer", "charset", "separator", "epsg")) {
      String field = step.word() + "." + how;
      if (sketch.has(field)) {
        kept.add(input().withType("hidden").withName(field).withValue(sketch.text(field)));
      }
    }
    return each(kept.stream());
  }
}
