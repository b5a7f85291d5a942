package org.detente.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.fieldset;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.legend;
import static j2html.TagCreator.li;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.option;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;
import static j2html.TagCreator.textarea;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.detente.chart.PlacesMap;
import org.detente.input.Words;
import org.detente.theatre.Geography;
import org.detente.web.begin.Assembly;
import org.detente.web.begin.Assembly.Assumption;
import org.detente.web.begin.Assembly.CommunityRow;
import org.detente.web.begin.Assembly.LineRow;
import org.detente.web.begin.Assembly.PartyRow;
import org.detente.web.begin.Assembly.PlaceRow;
import org.detente.web.begin.Assembly.ZoneRow;
import org.detente.web.begin.PlaceRows;
import org.detente.web.begin.Sketch;
import org.detente.web.begin.Step;
import org.detente.message.Texts;
import org.detente.message.Said;
import org.detente.web.upload.Brought;
import org.detente.web.upload.Guess;
import org.detente.web.upload.Guess.Meaning;
import org.detente.web.upload.Layer;
import org.locationtech.jts.geom.Geometry;

/// Beginning a theatre from nothing, a page for each step. Every page is a plain form.
public final class BeginPages {

  private static final int SHOWN_ROWS = 5;
  private static final int SHOWN_COLUMNS = 12;
  private static final int LONGEST_CELL = 60;

  /// Beyond so many zones they are held by what a column says, not one by one.
  private static final int ONE_BY_ONE = 300;

  private static final int MOST_VALUES = 30;

  private final Texts texts;
  private final int id;
  private final int revision;
  private final Assembly all;
  private final Sketch sketch;
  private final Step step;
  private final List<String> mistakes;
  private final List<Step> unsettled;

  /// @param revision of the draft
  /// @param mistakes what the loaders say of this step
  /// @param unsettled steps with mistakes
  private BeginPages(
      Texts texts,
      int id, int revision, Assembly all, Step step, List<String> mistakes, List<Step> unsettled) {
    this.texts = texts;
    this.id = id;
    this.revision = revision;
    this.all = all;
    this.sketch = all.sketch();
    this.step = step;
    this.mistakes = mistakes;
    this.unsettled = unsettled;
  }

  /// Which of the ten questions can be answered.
  ///
  /// @param question entry of the question
  /// @param answerable whether it can be
  /// @param why or what it would take
  public record Answerable(String question, boolean answerable, Said why) {}

  /// The page of a step.
  ///
  /// @param questions which can be answered; for the last step
  /// @param saved whether something was saved just now
  public static String page(
      Texts texts,
      int id,
      int revision,
      Assembly all,
      Step step,
      List<String> mistakes,
      List<Step> unsettled,
      List<Answerable> questions,
      boolean saved) {
    return new BeginPages(texts, id, revision, all, step, mistakes, unsettled).page(questions, saved);
  }

  private String title(Step of) {
    return texts.of("begin.title", of.word());
  }

  private String address(Step to) {
    return "/theatres/begin/" + id + "/" + to.word();
  }

  private String page(List<Answerable> questions, boolean saved) {
    var content = new ArrayList<DomContent>();
    content.add(Parts.head(
            sketch.label().isEmpty()
                ? texts.say("begin.begin")
                : texts.say("begin.begin-what", "what", texts.own(sketch.label())),
            title(step),
            texts.of("begin.lead", step.word())));
    content.add(steps());
    if (saved) {
      content.add(p(texts.say("begin.saved")).withClass("saved").attr("role", "status"));
    }
    content.add(remarks());
    switch (step) {
      case FRAME -> content.add(plain(frame()));
      case PARTIES -> content.add(plain(parties()));
      case ZONES, LINES, SETTLEMENTS -> {
        content.add(upload());
        all.brought(step).ifPresent(b -> content.add(read(b)));
        picture().ifPresent(content::add);
        if (step == Step.LINES || all.brought(step).flatMap(Brought::layer).isPresent()) {
          content.add(
              plain(
                  switch (step) {
                    case ZONES -> zones();
                    case LINES -> lines();
                    default -> settlements();
                  }));
        }
      }
      case REVIEW -> content.addAll(review(questions));
    }
    return ShelfPages.frame(
        texts,
        title(step) + (sketch.label().isEmpty() ? "" : " · " + texts.own(sketch.label())),
        List.of("edit.css"),
        content);
  }

  private DomContent steps() {
    var items = new ArrayList<DomContent>();
    for (Step each : Step.values()) {
      var link = a(title(each)).withHref(address(each));
      items.add(
          li(
              each == step ? link.attr("aria-current", "step") : link,
              each == Step.REVIEW
                  ? text("")
                  : span(" " + texts.say("begin.state", "open", unsettled.contains(each) ? "yes" : "no")).withClass("what")));
    }
    return nav(ol(each(items.stream()))).withClass("steps").attr("aria-label", texts.say("begin.steps"));
  }

  private DomContent remarks() {
    var wrong = new ArrayList<String>(texts.own(mistakes));
    var notes = new ArrayList<String>();
    boolean touched = touched();
    all.remarks().stream()
        .filter(r -> r.step() == step)
        .forEach(r -> (r.mistake() ? wrong : notes).add(texts.say(r.what())));
    var parts = new ArrayList<DomContent>();
    if (!wrong.isEmpty() && touched) {
      parts.add(
          div(
                  h2(texts.say("begin.settle-here")).withClass("minor"),
                  ul(each(wrong.stream().distinct().map(w -> li(w)))))
              .withClass("wrongs")
              .withId("wrongs"));
    }
    if (!notes.isEmpty()) {
      parts.add(div(ul(each(notes.stream().distinct().map(n -> li(n))))).withClass("notes"));
    }
    return each(parts.stream());
  }

  /// Whether somebody has been at this step: before that nothing is called a mistake.
  private boolean touched() {
    return step == Step.REVIEW
        || sketch.file(step).isPresent()
        || sketch.answers().keySet().stream().anyMatch(k -> k.startsWith(step.word() + "."));
  }

  // ---- forms

  private DomContent plain(List<DomContent> fields) {
    return form(
            hiddenRevision(),
            each(fields.stream()),
            p(
                    button(texts.say("begin.go-on")).withType("submit").withName("go").withValue("on"),
                    text(" "),
                    button(texts.say("begin.save"))
                        .withType("submit")
                        .withName("go")
                        .withValue("stay")
                        .withClass("plain-button"))
                .withClass("save"))
        .withMethod("post")
        .withAction(address(step))
        .withClass("edit");
  }

  private DomContent hiddenRevision() {
    return input().withType("hidden").withName("revision").withValue(Integer.toString(revision));
  }

  private static String fieldId(String name) {
    return "f-" + name.replaceAll("[^A-Za-z0-9]+", "-");
  }

  private DomContent line(String name, String words, String hint, String value) {
    return p(
            label(words).withFor(fieldId(name)),
            hint.isEmpty() ? text("") : span(hint).withClass("what hint"),
            input()
                .withId(fieldId(name))
                .withName(name)
                .withType("text")
                .withClass("wide")
                .withValue(value))
        .withClass("row");
  }

  private static DomContent within(String name, String words, String value, int size) {
    return span(
            label(words).withFor(fieldId(name)).withClass("hidden"),
            input()
                .withId(fieldId(name))
                .withName(name)
                .withType("text")
                .attr("size", size)
                .withValue(value))
        .withClass("field");
  }

  private static DomContent choice(
      String name, String words, Map<String, String> choices, String now, boolean seen) {
    var name_ = label(words + (seen ? " " : "")).withFor(fieldId(name));
    return span(
            seen ? name_ : name_.withClass("hidden"),
            select(
                    each(
                        choices.entrySet().stream()
                            .map(
                                e ->
                                    option(e.getValue())
                                        .withValue(e.getKey())
                                        .withCondSelected(e.getKey().equals(now)))))
                .withId(fieldId(name))
                .withName(name))
        .withClass("field");
  }

  private List<DomContent> frame() {
    var months = new LinkedHashMap<String, String>();
    for (int m = 1; m <= 12; m++) {
      months.put(
          Integer.toString(m),
          texts.say(
              "begin.month",
              "when",
              LocalDate.of(2001, m, 1),
              "usual",
              m == Integer.parseInt(Assembly.PEAK_MONTH) ? "yes" : "no"));
    }
    var horizons = new LinkedHashMap<String, String>();
    for (int years : new int[] {5, 10, 15, 20, 30}) {
      horizons.put(Integer.toString(years * 12), texts.say("begin.horizon", "n", years));
    }
    return List.of(
        line(
            "frame.title",
            texts.say("begin.frame.title"),
            texts.say("begin.frame.title-hint"),
            sketch.text("frame.title")),
        p(texts.html(
                "begin.frame.sentence",
                "from",
                within(
                    "frame.as_of",
                    texts.say("begin.frame.from"),
                    sketch.text("frame.as_of"),
                    8),
                "years",
                choice(
                    "frame.horizon_months",
                    texts.say("begin.frame.years"),
                    horizons,
                    sketch.or("frame.horizon_months", "240"),
                    false),
                "since",
                within(
                    "frame.ceasefire_since",
                    texts.say("begin.frame.since"),
                    sketch.text("frame.ceasefire_since"),
                    8),
                "peak",
                choice(
                    "frame.season_peak_month",
                    texts.say("begin.frame.peak"),
                    months,
                    sketch.or("frame.season_peak_month", Assembly.PEAK_MONTH),
                    false)))
            .withClass("sentence"),
        area(
            "frame.disclaimer",
            texts.say("begin.frame.disclaimer"),
            texts.say("begin.frame.disclaimer-hint"),
            // It becomes a text of the theatre, which is kept in English.
            sketch.or(
                "frame.disclaimer",
                "Names say who held what at the time and imply no position on the status of any"
                    + " territory.")),
        area(
            "frame.banner",
            texts.say("begin.frame.banner"),
            texts.say("begin.frame.banner-hint"),
            sketch.text("frame.banner")));
  }

  private static DomContent area(String name, String words, String hint, String value) {
    return p(
            label(words).withFor(fieldId(name)),
            span(hint).withClass("what hint"),
            textarea(value).withId(fieldId(name)).withName(name).attr("rows", 2))
        .withClass("row");
  }

  private List<DomContent> parties() {
    var fields = new ArrayList<DomContent>();
    var kinds = new LinkedHashMap<String, String>();
    kinds.put("state", texts.say("begin.parties.state"));
    kinds.put("de-facto", texts.say("begin.parties.de-facto"));
    int shown =
        Math.min(Assembly.MOST_PARTIES, Math.max(2, named("parties.", Assembly.MOST_PARTIES) + 1));
    for (int i = 0; i < shown; i++) {
      String in = "parties." + i + ".";
      fields.add(
          fieldset(
                  legend(texts.say("begin.parties.party", "n", i + 1)),
                  p(texts.html(
                          "begin.parties.sentence",
                          "name",
                          within(
                              in + "name",
                              texts.say("begin.parties.name", "n", i + 1),
                              sketch.text(in + "name"),
                              24),
                          "kind",
                          choice(
                              in + "kind",
                              texts.say("begin.parties.kind", "n", i + 1),
                              kinds,
                              sketch.or(in + "kind", "state"),
                              false),
                          "community",
                          within(
                              in + "community",
                              texts.say("begin.parties.community", "n", i + 1),
                              sketch.text(in + "community"),
                              24)))
                      .withClass("sentence"))
              .withClass("presence"));
    }
    if (shown < Assembly.MOST_PARTIES) {
      fields.add(p(texts.say("begin.parties.more")).withClass("note"));
    }
    var speakers = new LinkedHashMap<String, String>();
    for (PartyRow party : all.parties()) {
      speakers.put(Integer.toString(party.field()), texts.own(party.name()));
    }
    if (!speakers.isEmpty()) {
      fields.add(h2(texts.say("begin.parties.further")));
      fields.add(p(texts.say("begin.parties.further-hint")).withClass("note"));
      int rows =
          Math.min(Assembly.MOST_FURTHER, named("parties.further.", Assembly.MOST_FURTHER) + 1);
      for (int i = 0; i < rows; i++) {
        String in = "parties.further." + i + ".";
        fields.add(
            p(texts.html(
                    "begin.parties.further-sentence",
                    "name",
                    within(
                        in + "name",
                        texts.say("begin.parties.further-name", "n", i + 1),
                        sketch.text(in + "name"),
                        24),
                    "party",
                    choice(
                        in + "party",
                        texts.say("begin.parties.further-party", "n", i + 1),
                        speakers,
                        sketch.or(in + "party", "0"),
                        false)))
                .withClass("sentence"));
      }
    }
    fields.add(h2(texts.say("begin.parties.police")));
    fields.add(
        p(texts.html(
                "begin.parties.police-sentence",
                "police",
                within(
                    "parties.police",
                    texts.say("begin.parties.police-label"),
                    sketch.or("parties.police", Words.say(all.policePer1000Usual())),
                    5)))
            .withClass("sentence"));
    return fields;
  }

  private int named(String prefix, int most) {
    int last = 0;
    for (int i = 0; i < most; i++) {
      if (!sketch.text(prefix + i + ".name").isEmpty()) {
        last = i + 1;
      }
    }
    return last;
  }

  // ---- files

  private DomContent upload() {
    String what =
        switch (step) {
          case ZONES -> texts.say("begin.file-of.zones");
          case LINES -> texts.say("begin.file-of.lines");
          default -> texts.say("begin.file-of.settlements");
        };
    return section(
        form(
                hiddenRevision(),
                p(
                        label(
                                sketch.file(step).isPresent()
                                    ? texts.say("begin.another-file", "file", texts.own(sketch.file(step).get()))
                                    : what)
                            .withFor("file"),
                        span(texts.say("begin.file-hint"))
                            .withClass("what hint"),
                        input()
                            .withType("file")
                            .withId("file")
                            .withName("file")
                            .attr("accept", ".geojson,.json,.gpkg,.csv,.tsv,.txt,.xlsx"))
                    .withClass("row"),
                p(button(texts.say("begin.bring-it")).withType("submit")))
            .withMethod("post")
            .withAction(address(step) + "/file")
            .attr("enctype", "multipart/form-data")
            .withClass("edit"));
  }

  /// What the file was understood as, with the ways to read it otherwise.
  private DomContent read(Brought file) {
    var parts = new ArrayList<DomContent>();
    String in = step.word() + ".";
    var fields = new ArrayList<DomContent>();
    if (file.layers().size() > 1) {
      var layers = new LinkedHashMap<String, String>();
      file.layers().forEach(l -> layers.put(l, texts.own(l)));
      fields.add(
          choice(
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
          choice(
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
          choice(
              in + "separator",
              texts.say("begin.set-apart"),
              signs,
              file.separator().map(s -> s == '\t' ? "tab" : s.toString()).orElse(","),
              true));
    }
    fields.add(
        span(
                label(texts.say("begin.epsg") + " ").withFor(fieldId(in + "epsg")),
                input()
                    .withId(fieldId(in + "epsg"))
                    .withName(in + "epsg")
                    .withType("text")
                    .attr("size", 7)
                    .attr("inputmode", "numeric")
                    .withValue(
                        sketch.or(
                            in + "epsg", file.epsg().map(e -> Integer.toString(e)).orElse(""))))
            .withClass("field"));
    parts.add(
        form(
                hiddenRevision(),
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
                        each(
                            fields.stream().flatMap(f -> java.util.stream.Stream.of(f, text(" ")))),
                        button(texts.say("begin.read-so"))
                            .withType("submit")
                            .withName("go")
                            .withValue("stay")
                            .withClass("plain-button"))
                    .withClass("sentence how-read"))
            .withMethod("post")
            .withAction(address(step)));
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
        cells.add(text(row.shape()
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

  private static String shortened(String cell) {
    return cell.length() <= LONGEST_CELL ? cell : cell.substring(0, LONGEST_CELL - 1) + "…";
  }

  private Optional<DomContent> picture() {
    List<PlacesMap.Area> areas =
        all.zones().stream()
            .map(z -> new PlacesMap.Area(texts.own(z.name()), z.outline(), z.heldBy()))
            .toList();
    List<Geometry> lines =
        step == Step.ZONES
            ? List.of()
            : all.lines().stream().map(l -> (Geometry) l.shape()).toList();
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
                lines.size(),
                "places",
                places.size()));
    return svg.isEmpty() ? Optional.empty() : Optional.of(div(rawHtml(svg)).withClass("small-map"));
  }

  private String mapped(PlaceRow place) {
    String name = texts.own(place.name());
    return place.zone() < 0 ? texts.say("begin.map-no-zone", "place", name) : name;
  }

  private Map<String, String> columns(Layer layer, String none) {
    var columns = new LinkedHashMap<String, String>();
    columns.put("none", none);
    layer.columns().forEach(c -> columns.put("col:" + c, texts.own(c)));
    return columns;
  }

  private DomContent column(
      String field, String words, Layer layer, String none, Optional<String> guess) {
    String typed = sketch.text(field);
    String now =
        typed.equals("none") || typed.startsWith("col:") && layer.column(typed.substring(4)) >= 0
            ? typed
            : guess.map(g -> "col:" + g).orElse("none");
    return p(choice(field, words, columns(layer, none), now, true)).withClass("row pick");
  }

  private static Optional<String> named(Layer layer, int column) {
    return column < 0 ? Optional.empty() : Optional.of(layer.columns().get(column));
  }

  private DomContent kept() {
    var kept = new ArrayList<DomContent>();
    for (String how : List.of("layer", "charset", "separator", "epsg")) {
      String field = step.word() + "." + how;
      if (sketch.has(field)) {
        kept.add(input().withType("hidden").withName(field).withValue(sketch.text(field)));
      }
    }
    return each(kept.stream());
  }

  private List<DomContent> zones() {
    Layer layer = all.brought(Step.ZONES).flatMap(Brought::layer).orElseThrow();
    var fields = new ArrayList<DomContent>();
    fields.add(kept());
    fields.add(h2(texts.say("begin.columns")));
    fields.add(
        column(
            "zones.name",
            texts.say("begin.column.zone-name"),
            layer,
            texts.say("begin.none.column"),
            Guess.column(layer.columns(), Meaning.NAME)));
    fields.add(
        column(
            "zones.id",
            texts.say("begin.column.code"),
            layer,
            texts.say("begin.none.made"),
            Guess.column(layer.columns(), Meaning.ID)));
    fields.add(
        column(
            "zones.class",
            texts.say("begin.column.zone-class"),
            layer,
            texts.say("begin.none.alike"),
            Guess.column(layer.columns(), Meaning.CLASS)));
    Optional<String> guess = Guess.column(layer.columns(), Meaning.HELD_BY);
    fields.add(column(
"zones.holder",
texts.say("begin.column.holder"),
layer,
texts.say("begin.none.below"),
guess));
    if (all.parties().isEmpty()) {
      fields.add(
          p(texts.html(
"begin.zones.name-first", "parties", View.link(address(Step.PARTIES))))
              .withClass("caution"));
    } else {
      fields.add(h2(texts.say("begin.zones.who")));
      holders(layer, guess).ifPresent(fields::add);
      if (all.zones().size() <= ONE_BY_ONE) {
        fields.add(zoneTable());
      } else {
        fields.add(
            p(texts.say("begin.zones.many", "n", ONE_BY_ONE))
                .withClass("note"));
      }
    }
    fields.add(
        line(
            "zones.source",
            texts.say("begin.zones.source"),
            texts.say("begin.zones.source-hint"),
            sketch.text("zones.source")));
    fields.add(
        line(
            "zones.licence",
            texts.say("begin.zones.licence"),
            texts.say("begin.licence-hint"),
            sketch.text("zones.licence")));
    return fields;
  }

  private Map<String, String> who(String none) {
    var who = new LinkedHashMap<String, String>();
    who.put("", none);
    for (PartyRow party : all.parties()) {
      who.put(Integer.toString(party.field()), texts.own(party.name()));
    }
    return who;
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
          p(texts.say("begin.zones.many-values", "n", MOST_VALUES))
              .withClass("caution"));
    }
    var rows = new ArrayList<DomContent>();
    for (String value : values) {
      rows.add(
          p(choice(
                  "zones.value." + value,
                  texts.say("begin.zones.value", "value", texts.own(shortened(value))),
                  who(texts.say("begin.zones.by-name")),
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
              choice(
                  "zones.held." + zone.key(),
                  texts.say("begin.zones.who-holds", "zone", texts.own(zone.name())),
                  who(
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
                          .attr("aria-label", texts.say(
"begin.zones.no-change-in", "zone", texts.own(zone.name()))),
                      text(" " + texts.say("begin.zones.no-change")))
                  .withClass("tick")));
    }
    return div(Parts.table_(texts.say("begin.zones.zones"), List.of(texts.say("begin.zones.zone"), texts.say("begin.zones.area"), texts.say("begin.zones.held-by"), texts.say("begin.zones.at-stake")), rows))
        .withClass("grid");
  }

  private List<DomContent> lines() {
    var fields = new ArrayList<DomContent>();
    fields.add(kept());
    boolean file = all.brought(Step.LINES).isPresent();
    var from = new LinkedHashMap<String, String>();
    if (file) {
      from.put("file", texts.say("begin.lines.from-file"));
    }
    from.put("zones", texts.say("begin.lines.from-zones"));
    fields.add(
        p(choice(
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
              fields.add(
                  column(
                      "lines.name",
                      texts.say("begin.column.line-name"),
                      layer,
                      texts.say("begin.none.column"),
                      Guess.column(layer.columns(), Meaning.NAME)));
              fields.add(
                  column(
                      "lines.id",
                      texts.say("begin.column.code"),
                      layer,
                      texts.say("begin.none.made"),
                      Guess.column(layer.columns(), Meaning.ID)));
              fields.add(
                  column(
                      "lines.class",
                      texts.say("begin.column.line-class"),
                      layer,
                      texts.say("begin.none.contact"),
                      Guess.column(layer.columns(), Meaning.CLASS)));
            });
    for (LineRow row : all.lines()) {
      fields.add(line(row));
    }
    if (!all.lines().isEmpty()) {
      fields.add(h2(texts.say("begin.lines.deaths")));
      double usual =
          all.lines().stream().mapToDouble(LineRow::length_km).sum() * Assembly.deathsPerKm();
      fields.add(
          p(
                  texts.html("begin.lines.deaths-sentence", "central",
                  within(
                      "lines.deaths.central",
                      texts.say("begin.lines.deaths-central"),
                      sketch.text("lines.deaths.central"),
                      6),
                  "low",
                  within(
                      "lines.deaths.low",
                      texts.say("begin.lines.deaths-low"),
                      sketch.text("lines.deaths.low"),
                      6),
                  "high",
                  within(
                      "lines.deaths.high",
                      texts.say("begin.lines.deaths-high"),
                      sketch.text("lines.deaths.high"),
                      6), "usual", texts.two(usual)))
              .withClass("sentence"));
      fields.add(
          line(
              "lines.deaths.source",
              texts.say("begin.lines.deaths-source"),
              texts.say("begin.lines.deaths-source-hint"),
              sketch.text("lines.deaths.source")));
      fields.add(
          line(
              "lines.source",
              texts.say("begin.lines.source"),
              texts.say("begin.lines.source-hint"),
              sketch.text("lines.source")));
    }
    return fields;
  }

  private DomContent line(LineRow row) {
    String id = row.id();
    var kinds = new LinkedHashMap<String, String>();
    kinds.put("line-of-contact", texts.say("begin.lines.contact"));
    kinds.put("border", texts.say("begin.lines.border"));
    String typedA = sketch.text("lines.forces." + id + ".a");
    String typedB = sketch.text("lines.forces." + id + ".b");
    String name = texts.own(row.name());
    return fieldset(
            legend(name),
            p(texts.html(
                    "begin.lines.sentence",
                    "kind",
                    choice(
                        "lines.kind." + id,
                        texts.say("begin.lines.kind", "line", name),
                        kinds,
                        row.border() ? "border" : "line-of-contact",
                        false),
                    "length",
                    within(
                        "lines.length." + id,
                        texts.say("begin.lines.length", "line", name),
                        sketch.text("lines.length." + id),
                        6),
                    "drawn",
                    texts.given(row.length_km()),
                    "a",
                    choice(
                        "lines.side." + id + ".a",
                        texts.say("begin.lines.side-a", "line", name),
                        who(texts.say("begin.not-said")),
                        side(row.a()),
                        false),
                    "forcesa",
                    within(
                        "lines.forces." + id + ".a",
                        texts.say("begin.lines.forces-a", "line", name),
                        typedA,
                        7),
                    "b",
                    choice(
                        "lines.side." + id + ".b",
                        texts.say("begin.lines.side-b", "line", name),
                        who(texts.say("begin.not-said")),
                        side(row.b()),
                        false),
                    "forcesb",
                    within(
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

  private String side(int party) {
    return party < 0 ? "" : Integer.toString(all.parties().get(party).field());
  }

  private List<DomContent> settlements() {
    Layer layer = all.brought(Step.SETTLEMENTS).flatMap(Brought::layer).orElseThrow();
    PlaceRows.Columns columns = PlaceRows.columns(all, layer);
    var fields = new ArrayList<DomContent>();
    fields.add(kept());
    fields.add(h2(texts.say("begin.columns")));
    fields.add(
        column(
            "settlements.name",
            texts.say("begin.column.place-name"),
            layer,
            texts.say("begin.none.column"),
            named(layer, columns.name())));
    fields.add(
        column(
            "settlements.id",
            texts.say("begin.column.code"),
            layer,
            texts.say("begin.none.numbered"),
            named(layer, columns.id())));
    if (!layer.drawn()) {
      fields.add(
          column(
              "settlements.latitude",
              texts.say("begin.column.latitude"),
              layer,
              texts.say("begin.none.column"),
              named(layer, columns.latitude())));
      fields.add(
          column(
              "settlements.longitude",
              texts.say("begin.column.longitude"),
              layer,
              texts.say("begin.none.column"),
              named(layer, columns.longitude())));
    }
    fields.add(
        column(
            "settlements.zone",
            texts.say("begin.column.place-zone"),
            layer,
            texts.say("begin.none.lies-in"),
            named(layer, columns.zone())));
    fields.add(h2(texts.say("begin.places.people")));
    for (int c = 0; c < all.communities().size(); c++) {
      CommunityRow community = all.communities().get(c);
      fields.add(
          column(
              "settlements.residents." + c,
              texts.say("begin.column.residents", "community", texts.own(community.name())),
              layer,
              texts.say("begin.none.nobody"),
              named(layer, columns.residents().get(c))));
      fields.add(
          column(
              "settlements.displaced." + c,
              texts.say("begin.column.displaced"),
              layer,
              texts.say("begin.none.nobody"),
              named(layer, columns.displaced().get(c))));
    }
    fields.add(
        column(
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
        p(
                texts.html("begin.places.sentence", "unit",
                choice(
                    "settlements.unit",
                    texts.say("begin.places.unit"),
                    units,
                    sketch.or("settlements.unit", "persons"),
                    false),
                "household",
                within(
                    "settlements.household",
                    texts.say("begin.places.household"),
                    sketch.or("settlements.household", "4"),
                    4),
                "sign",
                choice(
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
        p(choice(
                "settlements.outside",
                texts.say("begin.places.outside"),
                outside,
                sketch.or("settlements.outside", "ask"),
                true))
            .withClass("row pick"));
    fields.add(
        line(
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
    var head = new ArrayList<String>(List.of(texts.say("begin.zones.zone"), texts.say("begin.places.places")));
    all.communities().forEach(c -> head.add(texts.say("begin.places.sums", "community", texts.own(c.name()))));
    return Parts.table_(texts.say("begin.places.read"), head, rows);
  }

  // ---- what is missing

  private List<DomContent> review(List<Answerable> questions) {
    var content = new ArrayList<DomContent>();
    List<Step> open = unsettled.stream().filter(s -> s != Step.REVIEW).toList();
    if (!open.isEmpty()) {
      content.add(
          div(
                  h2(texts.say("begin.review.settle")).withClass("minor"),
                  ul(each(open.stream().map(s -> li(a(title(s)).withHref(address(s)))))))
              .withClass("wrongs"));
    }
    var stands = new ArrayList<List<DomContent>>();
    for (Assumption a : all.assumptions()) {
      stands.add(
          List.of(
              a(texts.capital(texts.say(a.what()))).withHref(address(a.step())),
              text(texts.say(a.value())),
              text(texts.say(a.consequence()))));
    }
    if (!stands.isEmpty()) {
      content.add(h2(texts.say("begin.review.stands")));
      content.add(
          p(
              texts.say("begin.review.each")));
      content.add(
          Parts.table_(texts.say("begin.review.assumptions"), List.of(texts.say("begin.review.what"), texts.say("begin.review.stands-in"), texts.say("begin.review.follows")), stands));
    }
    content.add(h2(texts.say("begin.review.files")));
    content.add(
        Parts.table_(
            texts.say("begin.review.files-caption"),
            List.of(texts.say("begin.review.file"), texts.say("begin.review.without")),
            FILES.entrySet().stream()
                .map(
                    e ->
                        List.<DomContent>of(
                            text(texts.own(e.getValue())),
                            text(texts.of("begin.without", e.getKey()))))
                .toList()));
    if (!questions.isEmpty()) {
      var rows = new ArrayList<List<DomContent>>();
      for (Answerable q : questions) {
        rows.add(List.of(text(texts.of("begin.asks", q.question())),
text(texts.say("begin.answerable", "yes", q.answerable() ? "yes" : "no")),
text(texts.say(q.why()))));
      }
      content.add(h2(texts.say("begin.review.answered")));
      content.add(
          Parts.table_(texts.say("begin.review.questions"), List.of(texts.say("begin.review.question"), texts.say("begin.review.can"), texts.say("begin.review.why")), rows));
    }
    var agreement = new LinkedHashMap<String, String>();
    agreement.put("yes", texts.say("begin.review.with"));
    agreement.put("no", texts.say("begin.review.alone"));
    content.add(
        form(
                hiddenRevision(),
                p(choice(
                        "review.agreement",
                        texts.say("begin.review.options"),
                        agreement,
                        sketch.or("review.agreement", "yes"),
                        true))
                    .withClass("row pick"),
                p(
                        open.isEmpty() && mistakes.isEmpty()
                            ? button(texts.say("begin.review.make"))
                                .withType("submit")
                                .withName("go")
                                .withValue("finish")
                            : span(texts.say("begin.review.not-yet")),
                        text(" "),
                        button(texts.say("begin.save"))
                            .withType("submit")
                            .withName("go")
                            .withValue("stay")
                            .withClass("plain-button"))
                    .withClass("save"))
            .withMethod("post")
            .withAction(address(Step.REVIEW))
            .withClass("edit"));
    return content;
  }

  private static final Map<String, String> FILES = files();

  /// Entry of what is missed without it, to the names of files.
  private static Map<String, String> files() {
    var files = new LinkedHashMap<String, String>();
    files.put("incidents", "incidents.csv");
    files.put("criteria", "criteria.yaml");
    files.put("positions", "issues.csv, positions.csv");
    files.put("force", "units.yaml, contributors.csv, pledges.csv, policies.csv");
    files.put("commitments", "commitments.yaml");
    files.put("provisions", "provisions.yaml");
    files.put("paired", "paired-inputs.csv");
    files.put("evidence", "evidence.csv");
    return files;
  }
}
