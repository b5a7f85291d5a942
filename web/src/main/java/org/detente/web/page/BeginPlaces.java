package org.detente.web.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.fieldset;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.legend;
import static j2html.TagCreator.p;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.detente.message.Texts;
import org.detente.theatre.Geography;
import org.detente.web.begin.Assembly;
import org.detente.web.begin.Assembly.CommunityRow;
import org.detente.web.begin.Assembly.CorridorRow;
import org.detente.web.begin.Assembly.LineRow;
import org.detente.web.begin.Assembly.PlaceRow;
import org.detente.web.begin.Assembly.ZoneRow;
import org.detente.web.begin.PlaceRows;
import org.detente.web.begin.Sketch;
import org.detente.web.begin.Step;
import org.detente.web.upload.Brought;
import org.detente.web.upload.Guess;
import org.detente.web.upload.Guess.Meaning;
import org.detente.web.upload.Layer;

/// What the places of a theatre that is begun are, once their files are there: what columns mean,
/// and what no file says.
final class BeginPlaces {

  /// Beyond so many zones they are held by what a column says, not one by one.
  static final int ONE_BY_ONE = 300;

  private static final int MOST_VALUES = 30;

  private final BeginView view;
  private final BeginFields f;
  private final Texts texts;
  private final Assembly all;
  private final Sketch sketch;

  BeginPlaces(BeginView view, BeginFields f) {
    this.view = view;
    this.f = f;
    texts = view.texts();
    all = view.all();
    sketch = view.sketch();
  }

  /// The form of zones.
  List<DomContent> zones() {
    Layer layer = all.brought(Step.ZONES).flatMap(Brought::layer).orElseThrow();
    var fields = new ArrayList<DomContent>();
    fields.add(new BeginFiles(view, f).kept());
    fields.add(h2(texts.say("begin.columns")));
    columns(
        Step.ZONES,
        layer,
        fields,
        texts.say("begin.column.zone-name"),
        texts.say("begin.column.zone-class"),
        texts.say("begin.none.alike"));
    Optional<String> guess = Guess.column(layer.columns(), Meaning.HELD_BY);
    fields.add(
        f.column(
            "zones.holder",
            texts.say("begin.column.holder"),
            layer,
            texts.say("begin.none.below"),
            guess));
    if (all.parties().isEmpty()) {
      fields.add(
          p(texts.html("begin.zones.name-first", "parties", View.link(view.address(Step.PARTIES))))
              .withClass("caution"));
    } else {
      fields.add(h2(texts.say("begin.zones.who")));
      holders(layer, guess).ifPresent(fields::add);
      if (all.zones().size() <= ONE_BY_ONE) {
        fields.add(zoneTable());
      } else {
        fields.add(p(texts.say("begin.zones.many", "n", ONE_BY_ONE)).withClass("note"));
      }
    }
    fields.add(
        f.line(
            "zones.source",
            texts.say("begin.zones.source"),
            texts.say("begin.zones.source-hint"),
            sketch.text("zones.source")));
    fields.add(
        f.line(
            "zones.licence",
            texts.say("begin.zones.licence"),
            texts.say("begin.licence-hint"),
            sketch.text("zones.licence")));
    return fields;
  }

  /// Which columns of a file hold names, codes and kinds.
  ///
  /// @param name what the column of names is called
  /// @param kind what the column of kinds is called
  /// @param alike what holds where there is none of kinds
  private void columns(
      Step of, Layer layer, List<DomContent> fields, String name, String kind, String alike) {
    fields.add(
        f.column(
            of.word() + ".name",
            name,
            layer,
            texts.say("begin.none.column"),
            all.nameGuess(layer)));
    further(of, layer, fields);
    fields.add(
        f.column(
            of.word() + ".id",
            texts.say("begin.column.code"),
            layer,
            texts.say("begin.none.made"),
            Guess.column(layer.columns(), Meaning.ID)));
    fields.add(
        f.column(
            of.word() + ".class",
            kind,
            layer,
            alike,
            Guess.column(layer.columns(), Meaning.CLASS)));
  }

  /// Which party a value of the column means.
  private Optional<DomContent> holders(Layer layer, Optional<String> guess) {
    String typed = sketch.text("zones.holder");
    int column =
        typed.startsWith("col:")
            ? layer.column(typed.substring(4))
            : typed.equals("none") ? -1 : guess.map(layer::column).orElse(-1);
    if (column < 0) {
      return Optional.empty();
    }
    Set<String> values = new LinkedHashSet<>();
    layer.rows().forEach(r -> values.add(r.cells().get(column)));
    values.remove("");
    if (values.size() > MOST_VALUES) {
      return Optional.of(
          p(texts.say("begin.zones.many-values", "n", MOST_VALUES)).withClass("caution"));
    }
    var rows = new ArrayList<DomContent>();
    for (String value : values) {
      rows.add(
          p(f.choice(
                  "zones.value." + value,
                  texts.say("begin.zones.value", "value", texts.own(BeginFiles.shortened(value))),
                  view.parties(texts.say("begin.zones.by-name")),
                  sketch.text("zones.value." + value),
                  true))
              .withClass("row pick"));
    }
    return Optional.of(div(each(rows.stream())));
  }

  private DomContent zoneTable() {
    var rows = new ArrayList<List<DomContent>>();
    Optional<Geography> geography =
        all.zones().isEmpty()
            ? Optional.empty()
            : Optional.of(Geography.around(all.zones().stream().map(ZoneRow::outline).toList()));
    for (ZoneRow zone : all.zones()) {
      double area = geography.map(g -> g.project(zone.outline()).getArea()).orElse(0.0);
      rows.add(
          List.of(
              text(texts.own(zone.name())),
              text(texts.say("begin.zones.km2", "area", texts.two(area))),
              f.choice(
                  "zones.held." + zone.key(),
                  texts.say("begin.zones.who-holds", "zone", texts.own(zone.name())),
                  view.parties(
                      zone.heldBy() >= 0
                          ? texts.say(
                              "begin.zones.by-file",
                              "party",
                              texts.own(all.parties().get(zone.heldBy()).name()))
                          : texts.say("begin.not-said")),
                  sketch.text("zones.held." + zone.key()),
                  false),
              label(
                      input()
                          .withType("checkbox")
                          .withName("zones.aside")
                          .withValue(zone.key())
                          .withCondChecked(!zone.affected())
                          .attr(
                              "aria-label",
                              texts.say(
                                  "begin.zones.no-change-in", "zone", texts.own(zone.name()))),
                      text(" " + texts.say("begin.zones.no-change")))
                  .withClass("tick")));
    }
    return div(Parts.table_(
            texts.say("begin.zones.zones"),
            List.of(
                texts.say("begin.zones.zone"),
                texts.say("begin.zones.area"),
                texts.say("begin.zones.held-by"),
                texts.say("begin.zones.at-stake")),
            rows))
        .withClass("grid");
  }

  /// The form of lines and corridors.
  List<DomContent> lines() {
    var fields = new ArrayList<DomContent>();
    fields.add(new BeginFiles(view, f).kept());
    boolean file = all.brought(Step.LINES).isPresent();
    var from = new LinkedHashMap<String, String>();
    if (file) {
      from.put("file", texts.say("begin.lines.from-file"));
    }
    from.put("zones", texts.say("begin.lines.from-zones"));
    if (file) {
      from.put("corridors", texts.say("begin.lines.from-both"));
    }
    fields.add(
        p(f.choice(
                "lines.from",
                texts.say("begin.lines.taken"),
                from,
                sketch.or("lines.from", file ? "file" : "zones"),
                true))
            .withClass("row pick"));
    all.brought(Step.LINES)
        .flatMap(Brought::layer)
        .ifPresent(
            layer -> {
              columns(
                  Step.LINES,
                  layer,
                  fields,
                  texts.say("begin.column.line-name"),
                  texts.say("begin.column.line-class"),
                  texts.say("begin.none.contact"));
            });
    for (LineRow row : all.lines()) {
      fields.add(line(row));
    }
    for (CorridorRow row : all.corridors()) {
      fields.add(corridor(row));
    }
    if (all.corridors().isEmpty()) {
      fields.add(p(texts.say("begin.lines.no-corridors")).withClass("note"));
    }
    if (!all.lines().isEmpty()) {
      fields.add(h2(texts.say("begin.lines.deaths")));
      double usual =
          all.lines().stream().mapToDouble(LineRow::length_km).sum() * Assembly.deathsPerKm();
      fields.add(
          p(texts.html(
                  "begin.lines.deaths-sentence",
                  "central",
                  f.within(
                      "lines.deaths.central",
                      texts.say("begin.lines.deaths-central"),
                      sketch.text("lines.deaths.central"),
                      6),
                  "low",
                  f.within(
                      "lines.deaths.low",
                      texts.say("begin.lines.deaths-low"),
                      sketch.text("lines.deaths.low"),
                      6),
                  "high",
                  f.within(
                      "lines.deaths.high",
                      texts.say("begin.lines.deaths-high"),
                      sketch.text("lines.deaths.high"),
                      6),
                  "usual",
                  texts.two(usual)))
              .withClass("sentence"));
      fields.add(
          f.line(
              "lines.deaths.source",
              texts.say("begin.lines.deaths-source"),
              texts.say("begin.lines.deaths-source-hint"),
              sketch.text("lines.deaths.source")));
      fields.add(
          f.line(
              "lines.source",
              texts.say("begin.lines.source"),
              texts.say("begin.lines.source-hint"),
              sketch.text("lines.source")));
    }
    return fields;
  }

  private DomContent line(LineRow row) {
    String id = row.id();
    String typedA = sketch.text("lines.forces." + id + ".a");
    String typedB = sketch.text("lines.forces." + id + ".b");
    String name = texts.own(row.name());
    return fieldset(
            legend(name),
            p(texts.html(
                    "begin.lines.sentence",
                    "kind",
                    f.choice(
                        "lines.kind." + id,
                        texts.say("begin.lines.kind", "line", name),
                        kinds(),
                        row.border() ? "border" : "line-of-contact",
                        false),
                    "length",
                    f.within(
                        "lines.length." + id,
                        texts.say("begin.lines.length", "line", name),
                        sketch.text("lines.length." + id),
                        6),
                    "drawn",
                    texts.given(row.length_km()),
                    "a",
                    f.choice(
                        "lines.side." + id + ".a",
                        texts.say("begin.lines.side-a", "line", name),
                        view.parties(texts.say("begin.not-said")),
                        side(row.a()),
                        false),
                    "forcesa",
                    f.within(
                        "lines.forces." + id + ".a",
                        texts.say("begin.lines.forces-a", "line", name),
                        typedA,
                        7),
                    "b",
                    f.choice(
                        "lines.side." + id + ".b",
                        texts.say("begin.lines.side-b", "line", name),
                        view.parties(texts.say("begin.not-said")),
                        side(row.b()),
                        false),
                    "forcesb",
                    f.within(
                        "lines.forces." + id + ".b",
                        texts.say("begin.lines.forces-b", "line", name),
                        typedB,
                        7),
                    "usuala",
                    texts.given(row.forcesA()),
                    "alike",
                    typedA.equals(typedB) ? "yes" : "no",
                    "usualb",
                    texts.given(row.forcesB()),
                    "assumed",
                    typedA.isEmpty() ? "yes" : "no"))
                .withClass("sentence"))
        .withClass("presence");
  }

  /// What a line can be; where all that the file holds are roads, or none is, it says so already.
  private Map<String, String> kinds() {
    var kinds = new LinkedHashMap<String, String>();
    kinds.put("line-of-contact", texts.say("begin.lines.contact"));
    kinds.put("border", texts.say("begin.lines.border"));
    if (sketch
        .or("lines.from", all.brought(Step.LINES).isPresent() ? "file" : "zones")
        .equals("file")) {
      kinds.put("corridor", texts.say("begin.lines.corridor"));
    }
    return kinds;
  }

  private DomContent corridor(CorridorRow row) {
    String id = row.id();
    String name = texts.own(row.name());
    var kinds = kinds();
    var served = new LinkedHashMap<String, String>();
    all.zones().forEach(z -> served.put(z.id(), texts.own(z.name())));
    List<String> serves = row.serves().stream().map(z -> all.zones().get(z).id()).toList();
    List<String> crosses =
        row.crosses().stream().map(z -> texts.own(all.zones().get(z).name())).toList();
    // Where all that the file holds are roads, no line can be made of one.
    DomContent kind =
        kinds.containsKey("corridor")
            ? f.choice(
                "lines.kind." + id,
                texts.say("begin.lines.kind", "line", name),
                kinds,
                "corridor",
                false)
            : text(texts.say("begin.lines.corridor"));
    return fieldset(
            legend(name),
            p(texts.html(
                    "begin.lines.corridor-sentence",
                    "kind",
                    kind,
                    "n",
                    crosses.size(),
                    "zones",
                    crosses.isEmpty() ? "" : texts.list(crosses),
                    "party",
                    f.choice(
                        "lines.held." + id,
                        texts.say("begin.lines.corridor-held", "corridor", name),
                        view.parties(texts.say("begin.not-said")),
                        side(row.heldBy()),
                        false)))
                .withClass("sentence"),
            all.zones().size() <= ONE_BY_ONE
                ? f.several("lines.serves." + id, texts.say("begin.lines.serves"), served, serves)
                : f.line(
                    "lines.serves." + id,
                    texts.say("begin.lines.serves"),
                    texts.say("begin.lines.serves-hint"),
                    String.join(", ", serves)))
        .withClass("presence");
  }

  /// Columns of names in further languages.
  private void further(Step step, Layer layer, List<DomContent> fields) {
    for (String language : all.languages()) {
      fields.add(
          f.column(
              step.word() + ".names." + language,
              texts.say(
                  "begin.column.name-in",
                  "language",
                  texts.own(
                      Locale.forLanguageTag(language)
                          .getDisplayLanguage(Locale.forLanguageTag(texts.tag())))),
              layer,
              texts.say("begin.none.column"),
              all.furtherColumn(step, language, layer)));
    }
  }

  private String side(int party) {
    return party < 0 ? "" : Integer.toString(all.parties().get(party).field());
  }

  /// The form of settlements.
  List<DomContent> settlements() {
    Layer layer = all.brought(Step.SETTLEMENTS).flatMap(Brought::layer).orElseThrow();
    PlaceRows.Columns columns = PlaceRows.columns(all, layer);
    var fields = new ArrayList<DomContent>();
    fields.add(new BeginFiles(view, f).kept());
    fields.add(h2(texts.say("begin.columns")));
    fields.add(
        f.column(
            "settlements.name",
            texts.say("begin.column.place-name"),
            layer,
            texts.say("begin.none.column"),
            named(layer, columns.name())));
    further(Step.SETTLEMENTS, layer, fields);
    fields.add(
        f.column(
            "settlements.id",
            texts.say("begin.column.code"),
            layer,
            texts.say("begin.none.numbered"),
            named(layer, columns.id())));
    if (!layer.drawn()) {
      fields.add(
          f.column(
              "settlements.latitude",
              texts.say("begin.column.latitude"),
              layer,
              texts.say("begin.none.column"),
              named(layer, columns.latitude())));
      fields.add(
          f.column(
              "settlements.longitude",
              texts.say("begin.column.longitude"),
              layer,
              texts.say("begin.none.column"),
              named(layer, columns.longitude())));
    }
    fields.add(
        f.column(
            "settlements.zone",
            texts.say("begin.column.place-zone"),
            layer,
            texts.say("begin.none.lies-in"),
            named(layer, columns.zone())));
    fields.add(h2(texts.say("begin.places.people")));
    for (int c = 0; c < all.communities().size(); c++) {
      CommunityRow community = all.communities().get(c);
      fields.add(
          f.column(
              "settlements.residents." + c,
              texts.say("begin.column.residents", "community", texts.own(community.name())),
              layer,
              texts.say("begin.none.nobody"),
              named(layer, columns.residents().get(c))));
      fields.add(
          f.column(
              "settlements.displaced." + c,
              texts.say("begin.column.displaced"),
              layer,
              texts.say("begin.none.nobody"),
              named(layer, columns.displaced().get(c))));
    }
    fields.add(
        f.column(
            "settlements.total",
            texts.say("begin.column.total"),
            layer,
            texts.say("begin.none.column"),
            named(layer, columns.total())));
    var units = new LinkedHashMap<String, String>();
    units.put("persons", texts.say("begin.places.persons"));
    units.put("thousands", texts.say("begin.places.thousands"));
    units.put("households", texts.say("begin.places.households"));
    var signs = new LinkedHashMap<String, String>();
    signs.put("point", texts.say("begin.places.point"));
    signs.put("comma", texts.say("begin.places.comma"));
    fields.add(
        p(texts.html(
                "begin.places.sentence",
                "unit",
                f.choice(
                    "settlements.unit",
                    texts.say("begin.places.unit"),
                    units,
                    sketch.or("settlements.unit", "persons"),
                    false),
                "household",
                f.within(
                    "settlements.household",
                    texts.say("begin.places.household"),
                    sketch.or("settlements.household", "4"),
                    4),
                "sign",
                f.choice(
                    "settlements.decimal",
                    texts.say("begin.places.decimal"),
                    signs,
                    PlaceRows.decimalComma(all, layer) ? "comma" : "point",
                    false)))
            .withClass("sentence"));
    var outside = new LinkedHashMap<String, String>();
    outside.put("ask", texts.say("begin.places.mistake"));
    outside.put("leave-out", texts.say("begin.places.left-out"));
    fields.add(
        p(f.choice(
                "settlements.outside",
                texts.say("begin.places.outside"),
                outside,
                sketch.or("settlements.outside", "ask"),
                true))
            .withClass("row pick"));
    fields.add(
        f.line(
            "settlements.licence",
            texts.say("begin.places.licence"),
            texts.say("begin.licence-hint"),
            sketch.text("settlements.licence")));
    if (!all.places().isEmpty()) {
      fields.add(sums());
    }
    return fields;
  }

  private DomContent sums() {
    var rows = new ArrayList<List<DomContent>>();
    for (int z = 0; z < all.zones().size(); z++) {
      int zone = z;
      List<PlaceRow> here = all.places().stream().filter(p -> p.zone() == zone).toList();
      var cells = new ArrayList<DomContent>();
      cells.add(text(texts.own(all.zones().get(z).name())));
      cells.add(text(texts.whole(here.size())));
      for (int c = 0; c < all.communities().size(); c++) {
        int community = c;
        cells.add(
            text(
                texts.given(
                        Math.rint(
                            here.stream().mapToDouble(p -> p.residents().get(community)).sum()))
                    + " / "
                    + texts.given(
                        Math.rint(
                            here.stream().mapToDouble(p -> p.displaced().get(community)).sum()))));
      }
      rows.add(cells);
    }
    var head =
        new ArrayList<String>(
            List.of(texts.say("begin.zones.zone"), texts.say("begin.places.places")));
    all.communities()
        .forEach(c -> head.add(texts.say("begin.places.sums", "community", texts.own(c.name()))));
    return Parts.table_(texts.say("begin.places.read"), head, rows);
  }

  private static Optional<String> named(Layer layer, int column) {
    return column < 0 ? Optional.empty() : Optional.of(layer.columns().get(column));
  }
}
