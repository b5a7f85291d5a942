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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.detente.chart.PlacesMap;
import org.detente.input.Words;
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;
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
  /// @param asks the question
  /// @param answerable whether it can be
  /// @param why or what it would take
  public record Answerable(String asks, boolean answerable, String why) {}

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

  private static String title(Step step) {
    return switch (step) {
      case FRAME -> "Name and dates";
      case PARTIES -> "Parties and communities";
      case ZONES -> "Zones";
      case LINES -> "Lines";
      case SETTLEMENTS -> "Settlements";
      case REVIEW -> "What is missing";
    };
  }

  private static String lead(Step step) {
    return switch (step) {
      case FRAME -> "What the theatre is called, and from when everything is counted.";
      case PARTIES -> "Who faces whom, and whose people live there. Each party is asked the same.";
      case ZONES ->
          "Outlines of the areas that are held by one party each. Everything is planned zone by"
              + " zone.";
      case LINES -> "Where the parties face each other.";
      case SETTLEMENTS -> "Where people live today, and where the displaced come from.";
      case REVIEW -> "What stands in for what nobody said, and what can be answered with it.";
    };
  }

  private String address(Step to) {
    return "/theatres/begin/" + id + "/" + to.word();
  }

  private String page(List<Answerable> questions, boolean saved) {
    var content = new ArrayList<DomContent>();
    content.add(Parts.head("Begin a theatre" + (sketch.label().isEmpty() ? "" : ": " + sketch.label()), title(step), lead(step)));
    content.add(steps());
    if (saved) {
      content.add(p("Saved.").withClass("saved").attr("role", "status"));
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
        title(step) + (sketch.label().isEmpty() ? "" : " · " + sketch.label()),
        List.of("edit.css"),
        // Not in message files yet: it says so, whatever language the frame is in.
        List.of(div(each(content.stream())).withLang("en")));
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
                  : span(unsettled.contains(each) ? " to do" : " done").withClass("what")));
    }
    return nav(ol(each(items.stream()))).withClass("steps").attr("aria-label", "Steps");
  }

  private DomContent remarks() {
    var wrong = new ArrayList<String>(mistakes);
    var notes = new ArrayList<String>();
    boolean touched = touched();
    all.remarks().stream()
        .filter(r -> r.step() == step)
        .forEach(r -> (r.mistake() ? wrong : notes).add(r.what()));
    var parts = new ArrayList<DomContent>();
    if (!wrong.isEmpty() && touched) {
      parts.add(
          div(
                  h2("Still to settle here").withClass("minor"),
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
                    button("Save and go on").withType("submit").withName("go").withValue("on"),
                    text(" "),
                    button("Save")
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
    List<String> names =
        List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");
    for (int m = 0; m < names.size(); m++) {
      months.put(Integer.toString(m + 1), names.get(m) + (m == 6 ? " (assumption)" : ""));
    }
    var horizons = new LinkedHashMap<String, String>();
    for (int years : new int[] {5, 10, 15, 20, 30}) {
      horizons.put(Integer.toString(years * 12), Figures.whole(years) + " years");
    }
    return List.of(
        line(
            "frame.title",
            "The theatre is called",
            "For example the region and the year.",
            sketch.text("frame.title")),
        p(
                text("Everything is counted from "),
                within(
                    "frame.as_of",
                    "Month that everything counts from",
                    sketch.text("frame.as_of"),
                    8),
                text(" (year and month, as 2015-06) and looked at over "),
                choice(
                    "frame.horizon_months",
                    "Years looked at",
                    horizons,
                    sketch.or("frame.horizon_months", "240"),
                    false),
                text(". The lines lie where they are since "),
                within(
                    "frame.ceasefire_since",
                    "Month since which the lines lie where they are",
                    sketch.text("frame.ceasefire_since"),
                    8),
                text(". Most incidents along lines happen in "),
                choice(
                    "frame.season_peak_month",
                    "Month in which incidents peak",
                    months,
                    sketch.or("frame.season_peak_month", "7"),
                    false),
                text("."))
            .withClass("sentence"),
        area(
            "frame.disclaimer",
            "Printed on every page and paper",
            "What the names of places do not mean.",
            sketch.or(
                "frame.disclaimer",
                "Names say who held what at the time and imply no position on the status of any"
                    + " territory.")),
        area(
            "frame.banner",
            "A banner on top of every page, if there is something to warn of",
            "Left empty there is none.",
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
    kinds.put("state", "a recognised State's");
    kinds.put("de-facto", "a de facto body's");
    int shown =
        Math.min(Assembly.MOST_PARTIES, Math.max(2, named("parties.", Assembly.MOST_PARTIES) + 1));
    for (int i = 0; i < shown; i++) {
      String in = "parties." + i + ".";
      fields.add(
          fieldset(
                  legend("Party " + Figures.whole(i + 1)),
                  p(
                          text("It is called "),
                          within(
                              in + "name",
                              "Name of party " + (i + 1),
                              sketch.text(in + "name"),
                              24),
                          text(". Its forces and police are "),
                          choice(
                              in + "kind",
                              "What party " + (i + 1) + " is",
                              kinds,
                              sketch.or(in + "kind", "state"),
                              false),
                          text(". It speaks for the people called "),
                          within(
                              in + "community",
                              "Community of party " + (i + 1),
                              sketch.text(in + "community"),
                              24),
                          text(" (left empty: as the party)."))
                      .withClass("sentence"))
              .withClass("presence"));
    }
    if (shown < Assembly.MOST_PARTIES) {
      fields.add(
          p("A further party can be added once these are saved; leave what is not needed empty.")
              .withClass("note"));
    }
    var speakers = new LinkedHashMap<String, String>();
    for (PartyRow party : all.parties()) {
      speakers.put(Integer.toString(party.field()), party.name());
    }
    if (!speakers.isEmpty()) {
      fields.add(h2("Further communities"));
      fields.add(
          p("Where a party speaks for more than one community that live apart.").withClass("note"));
      int rows =
          Math.min(Assembly.MOST_FURTHER, named("parties.further.", Assembly.MOST_FURTHER) + 1);
      for (int i = 0; i < rows; i++) {
        String in = "parties.further." + i + ".";
        fields.add(
            p(
                    text("For "),
                    within(
                        in + "name",
                        "Name of further community " + (i + 1),
                        sketch.text(in + "name"),
                        24),
                    text(" speaks "),
                    choice(
                        in + "party",
                        "Who speaks for further community " + (i + 1),
                        speakers,
                        sketch.or(in + "party", "0"),
                        false),
                    text("."))
                .withClass("sentence"));
      }
    }
    fields.add(h2("Police"));
    fields.add(
        p(
                text("Everywhere alike there are "),
                within(
                    "parties.police",
                    "Police per 1,000 residents",
                    sketch.or("parties.police", Words.say(all.policePer1000Usual())),
                    5),
                text(
                    " police for 1,000 residents (an assumption, to be changed zone by zone"
                        + " later)."))
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
          case ZONES -> "A file with polygons";
          case LINES -> "A file with lines (not needed where zones of different parties touch)";
          default -> "A file with places";
        };
    return section(
        form(
                hiddenRevision(),
                p(
                        label(
                                sketch.file(step).isPresent()
                                    ? "Another file instead of " + sketch.file(step).get()
                                    : what)
                            .withFor("file"),
                        span("GeoJSON, GeoPackage (.gpkg), CSV or XLSX, up to 32 MB. In CSV and"
                                 + " XLSX shapes stand as WKT, places also as latitude and"
                                 + " longitude in columns.")
                            .withClass("what hint"),
                        input()
                            .withType("file")
                            .withId("file")
                            .withName("file")
                            .attr("accept", ".geojson,.json,.gpkg,.csv,.tsv,.txt,.xlsx"))
                    .withClass("row"),
                p(button("Bring it").withType("submit")))
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
      file.layers().forEach(l -> layers.put(l, l));
      fields.add(
          choice(
              in + "layer",
              file.format() == Brought.Format.XLSX ? "Sheet" : "Layer",
              layers,
              file.layer().map(Layer::name).orElse(sketch.text(in + "layer")),
              true));
    }
    if (file.format() == Brought.Format.CSV) {
      var charsets = new LinkedHashMap<String, String>();
      Brought.charsets().forEach(c -> charsets.put(c, c));
      fields.add(
          choice(
              in + "charset",
              "Written in",
              charsets,
              file.charset().orElse(sketch.text(in + "charset")),
              true));
      var signs = new LinkedHashMap<String, String>();
      signs.put(",", "commas");
      signs.put(";", "semicolons");
      signs.put("tab", "tabs");
      signs.put("|", "bars");
      fields.add(
          choice(
              in + "separator",
              "Cells set apart by",
              signs,
              file.separator().map(s -> s == '\t' ? "tab" : s.toString()).orElse(","),
              true));
    }
    fields.add(
        span(
                label("EPSG code of its coordinates ").withFor(fieldId(in + "epsg")),
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
                        button("Read it so")
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
    head.add("Row");
    head.addAll(layer.columns().subList(0, wide));
    if (layer.drawn()) {
      head.add("Shape");
    }
    var rows = new ArrayList<List<DomContent>>();
    for (Layer.Row row : layer.rows().subList(0, Math.min(SHOWN_ROWS, layer.rows().size()))) {
      var cells = new ArrayList<DomContent>();
      cells.add(text(row.place()));
      row.cells().subList(0, wide).forEach(c -> cells.add(text(shortened(c))));
      if (layer.drawn()) {
        cells.add(text(row.shape().map(Geometry::getGeometryType).orElse("none")));
      }
      rows.add(cells);
    }
    String more =
        layer.columns().size() > wide
            ? ", "
                + Figures.whole(wide)
                + " of "
                + Figures.whole(layer.columns().size())
                + " columns"
            : "";
    return Parts.table_(
        "%s: the first %s of %s rows%s"
            .formatted(
                layer.name(), Figures.whole(rows.size()), Figures.whole(layer.rows().size()), more),
        head,
        rows);
  }

  private static String shortened(String cell) {
    return cell.length() <= LONGEST_CELL ? cell : cell.substring(0, LONGEST_CELL - 1) + "…";
  }

  private Optional<DomContent> picture() {
    List<PlacesMap.Area> areas =
        all.zones().stream()
            .map(z -> new PlacesMap.Area(z.name(), z.outline(), z.heldBy()))
            .toList();
    List<Geometry> lines =
        step == Step.ZONES
            ? List.of()
            : all.lines().stream().map(l -> (Geometry) l.shape()).toList();
    List<PlacesMap.Place> places =
        step == Step.SETTLEMENTS
            ? all.places().stream()
                .limit(4000)
                .map(p -> new PlacesMap.Place(p.name(), p.degrees(), p.zone() < 0))
                .toList()
            : List.of();
    String svg =
        PlacesMap.svg(areas, all.parties().stream().map(PartyRow::name).toList(), lines, places);
    return svg.isEmpty() ? Optional.empty() : Optional.of(div(rawHtml(svg)).withClass("small-map"));
  }

  private Map<String, String> columns(Layer layer, String none) {
    var columns = new LinkedHashMap<String, String>();
    columns.put("none", none);
    layer.columns().forEach(c -> columns.put("col:" + c, c));
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
    fields.add(h2("What the columns mean"));
    fields.add(
        column(
            "zones.name",
            "The zone's name stands in",
            layer,
            "no column",
            Guess.column(layer.columns(), Meaning.NAME)));
    fields.add(
        column(
            "zones.id",
            "its code in",
            layer,
            "no column: made from the name",
            Guess.column(layer.columns(), Meaning.ID)));
    fields.add(
        column(
            "zones.class",
            "its class, by which options may address it, in",
            layer,
            "no column: all alike",
            Guess.column(layer.columns(), Meaning.CLASS)));
    Optional<String> guess = Guess.column(layer.columns(), Meaning.HELD_BY);
    fields.add(column("zones.holder", "who holds it in", layer, "no column: said below", guess));
    if (all.parties().isEmpty()) {
      fields.add(
          p(
                  text("Who holds what can be said once "),
                  a("the parties are named").withHref(address(Step.PARTIES)),
                  text("."))
              .withClass("caution"));
    } else {
      fields.add(h2("Who holds what"));
      holders(layer, guess).ifPresent(fields::add);
      if (all.zones().size() <= ONE_BY_ONE) {
        fields.add(zoneTable());
      } else {
        fields.add(
            p("There are more than "
                    + Figures.whole(ONE_BY_ONE)
                    + " zones: who holds them is read from a column.")
                .withClass("note"));
      }
    }
    fields.add(
        line(
            "zones.source",
            "Where the outlines come from",
            "Printed with every zone.",
            sketch.text("zones.source")));
    fields.add(
        line(
            "zones.licence",
            "Under which licence",
            "Left empty it says that none was stated.",
            sketch.text("zones.licence")));
    return fields;
  }

  private Map<String, String> who(String none) {
    var who = new LinkedHashMap<String, String>();
    who.put("", none);
    for (PartyRow party : all.parties()) {
      who.put(Integer.toString(party.field()), party.name());
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
          p("That column has more than "
                  + Figures.whole(MOST_VALUES)
                  + " values; it hardly tells who holds what.")
              .withClass("caution"));
    }
    var rows = new ArrayList<DomContent>();
    for (String value : values) {
      rows.add(
          p(choice(
                  "zones.value." + value,
                  "\"" + shortened(value) + "\" means",
                  who("(by its name)"),
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
              text(zone.name()),
              text(Figures.two(area) + " km²"),
              choice(
                  "zones.held." + zone.key(),
                  "Who holds " + zone.name(),
                  who(
                      zone.heldBy() >= 0
                          ? all.parties().get(zone.heldBy()).name() + " (by the file)"
                          : "not said yet"),
                  sketch.text("zones.held." + zone.key()),
                  false),
              label(
                      input()
                          .withType("checkbox")
                          .withName("zones.aside")
                          .withValue(zone.key())
                          .withCondChecked(!zone.affected())
                          .attr("aria-label", "Nothing would change in " + zone.name()),
                      text(" nothing would change here"))
                  .withClass("tick")));
    }
    return div(Parts.table_("Zones", List.of("Zone", "Area", "Held by", "At stake"), rows))
        .withClass("grid");
  }

  private List<DomContent> lines() {
    var fields = new ArrayList<DomContent>();
    fields.add(kept());
    boolean file = all.brought(Step.LINES).isPresent();
    var from = new LinkedHashMap<String, String>();
    if (file) {
      from.put("file", "from the file");
    }
    from.put("zones", "where zones of different parties touch (assumption)");
    fields.add(
        p(choice(
                "lines.from",
                "Lines are taken",
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
                      "The line's name stands in",
                      layer,
                      "no column",
                      Guess.column(layer.columns(), Meaning.NAME)));
              fields.add(
                  column(
                      "lines.id",
                      "its code in",
                      layer,
                      "no column: made from the name",
                      Guess.column(layer.columns(), Meaning.ID)));
              fields.add(
                  column(
                      "lines.class",
                      "whether it is a \"border\" in",
                      layer,
                      "no column: lines of contact",
                      Guess.column(layer.columns(), Meaning.CLASS)));
            });
    for (LineRow row : all.lines()) {
      fields.add(line(row));
    }
    if (!all.lines().isEmpty()) {
      fields.add(h2("Deaths along the lines as things stand"));
      double usual =
          all.lines().stream().mapToDouble(LineRow::length_km).sum() * Assembly.deathsPerKm();
      fields.add(
          p(
                  text("A year there are truly about "),
                  within(
                      "lines.deaths.central",
                      "Deaths a year",
                      sketch.text("lines.deaths.central"),
                      6),
                  text(" deaths, at the least "),
                  within(
                      "lines.deaths.low",
                      "Fewest deaths a year",
                      sketch.text("lines.deaths.low"),
                      6),
                  text(" and at the most "),
                  within(
                      "lines.deaths.high",
                      "Most deaths a year",
                      sketch.text("lines.deaths.high"),
                      6),
                  text(
                      ". Left empty: about "
                          + Figures.two(usual)
                          + ", as on another line by length, widened fivefold either way"
                          + " (assumption)."))
              .withClass("sentence"));
      fields.add(
          line(
              "lines.deaths.source",
              "Where the figure comes from",
              "Left empty it counts as an assumption.",
              sketch.text("lines.deaths.source")));
      fields.add(
          line(
              "lines.source",
              "Where forces and lengths come from",
              "Left empty they count as assumptions.",
              sketch.text("lines.source")));
    }
    return fields;
  }

  private DomContent line(LineRow row) {
    String id = row.id();
    var kinds = new LinkedHashMap<String, String>();
    kinds.put("line-of-contact", "a line of contact");
    kinds.put("border", "a border");
    String typedA = sketch.text("lines.forces." + id + ".a");
    String typedB = sketch.text("lines.forces." + id + ".b");
    return fieldset(
            legend(row.name()),
            p(
                    text("It is "),
                    choice(
                        "lines.kind." + id,
                        "What " + row.name() + " is",
                        kinds,
                        row.border() ? "border" : "line-of-contact",
                        false),
                    text(" of "),
                    within(
                        "lines.length." + id,
                        "Length of " + row.name() + " in km",
                        sketch.text("lines.length." + id),
                        6),
                    text(
                        " km (left empty: "
                            + Figures.given(row.length_km())
                            + ", as drawn) between "),
                    choice(
                        "lines.side." + id + ".a",
                        "One side of " + row.name(),
                        who("not said yet"),
                        side(row.a()),
                        false),
                    text(" with "),
                    within(
                        "lines.forces." + id + ".a",
                        "Forces of the first side along " + row.name(),
                        typedA,
                        7),
                    text(" persons under arms along it and "),
                    choice(
                        "lines.side." + id + ".b",
                        "Other side of " + row.name(),
                        who("not said yet"),
                        side(row.b()),
                        false),
                    text(" with "),
                    within(
                        "lines.forces." + id + ".b",
                        "Forces of the other side along " + row.name(),
                        typedB,
                        7),
                    text(
                        " (left empty: "
                            + Figures.given(row.forcesA())
                            + (typedA.equals(typedB) ? "" : " and " + Figures.given(row.forcesB()))
                            + (typedA.isEmpty() ? ", an assumption alike for both" : "")
                            + ")."))
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
    fields.add(h2("What the columns mean"));
    fields.add(
        column(
            "settlements.name",
            "The place's name stands in",
            layer,
            "no column",
            named(layer, columns.name())));
    fields.add(
        column(
            "settlements.id",
            "its code in",
            layer,
            "no column: numbered",
            named(layer, columns.id())));
    if (!layer.drawn()) {
      fields.add(
          column(
              "settlements.latitude",
              "latitude (or north) in",
              layer,
              "no column",
              named(layer, columns.latitude())));
      fields.add(
          column(
              "settlements.longitude",
              "longitude (or east) in",
              layer,
              "no column",
              named(layer, columns.longitude())));
    }
    fields.add(
        column(
            "settlements.zone",
            "its zone in",
            layer,
            "no column: the one it lies in",
            named(layer, columns.zone())));
    fields.add(h2("People"));
    for (int c = 0; c < all.communities().size(); c++) {
      CommunityRow community = all.communities().get(c);
      fields.add(
          column(
              "settlements.residents." + c,
              "Residents of " + community.name() + " stand in",
              layer,
              "no column: none",
              named(layer, columns.residents().get(c))));
      fields.add(
          column(
              "settlements.displaced." + c,
              "those of them who were displaced from there in",
              layer,
              "no column: none",
              named(layer, columns.displaced().get(c))));
    }
    fields.add(
        column(
            "settlements.total",
            "Where no column tells communities apart, all residents stand in",
            layer,
            "no column",
            named(layer, columns.total())));
    var units = new LinkedHashMap<String, String>();
    units.put("persons", "persons");
    units.put("thousands", "thousands of persons");
    units.put("households", "households");
    var signs = new LinkedHashMap<String, String>();
    signs.put("point", "a point (1,234.5)");
    signs.put("comma", "a comma (1.234,5)");
    fields.add(
        p(
                text("Numbers are "),
                choice(
                    "settlements.unit",
                    "Unit of numbers of people",
                    units,
                    sketch.or("settlements.unit", "persons"),
                    false),
                text(" (a household has "),
                within(
                    "settlements.household",
                    "Persons in a household",
                    sketch.or("settlements.household", "4"),
                    4),
                text(" persons, an assumption) and before decimals stands "),
                choice(
                    "settlements.decimal",
                    "Sign before decimals",
                    signs,
                    PlaceRows.decimalComma(all, layer) ? "comma" : "point",
                    false),
                text("."))
            .withClass("sentence"));
    var outside = new LinkedHashMap<String, String>();
    outside.put("ask", "are a mistake");
    outside.put("leave-out", "are left out");
    fields.add(
        p(choice(
                "settlements.outside",
                "Places in no zone",
                outside,
                sketch.or("settlements.outside", "ask"),
                true))
            .withClass("row pick"));
    fields.add(
        line(
            "settlements.licence",
            "Where the figures come from and under which licence",
            "Left empty it says that none was stated.",
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
      cells.add(text(all.zones().get(z).name()));
      cells.add(text(Figures.whole(here.size())));
      for (int c = 0; c < all.communities().size(); c++) {
        int community = c;
        cells.add(
            text(
                Figures.given(
                        Math.rint(
                            here.stream().mapToDouble(p -> p.residents().get(community)).sum()))
                    + " / "
                    + Figures.given(
                        Math.rint(
                            here.stream().mapToDouble(p -> p.displaced().get(community)).sum()))));
      }
      rows.add(cells);
    }
    var head = new ArrayList<String>(List.of("Zone", "Places"));
    all.communities().forEach(c -> head.add(c.name() + ": residents / displaced"));
    return Parts.table_("What was read, by zone", head, rows);
  }

  // ---- what is missing

  private List<DomContent> review(List<Answerable> questions) {
    var content = new ArrayList<DomContent>();
    List<Step> open = unsettled.stream().filter(s -> s != Step.REVIEW).toList();
    if (!open.isEmpty()) {
      content.add(
          div(
                  h2("Still to settle").withClass("minor"),
                  ul(each(open.stream().map(s -> li(a(title(s)).withHref(address(s)))))))
              .withClass("wrongs"));
    }
    var stands = new ArrayList<List<DomContent>>();
    for (Assumption a : all.assumptions()) {
      stands.add(
          List.of(
              a(Phrases.capital(a.what())).withHref(address(a.step())),
              text(a.value()),
              text(a.consequence())));
    }
    if (!stands.isEmpty()) {
      content.add(h2("What stands in for what nobody said"));
      content.add(
          p(
              "Each is written into the theatre as an assumption, and can be changed at its step or"
                  + " later on the page Changes."));
      content.add(
          Parts.table_("Assumptions", List.of("What", "Stands in", "What follows"), stands));
    }
    content.add(h2("Files that are not there yet"));
    content.add(
        Parts.table_(
            "Files",
            List.of("File", "Without it"),
            FILES.entrySet().stream()
                .map(e -> List.<DomContent>of(text(e.getKey()), text(e.getValue())))
                .toList()));
    if (!questions.isEmpty()) {
      var rows = new ArrayList<List<DomContent>>();
      for (Answerable q : questions) {
        rows.add(List.of(text(q.asks()), text(q.answerable() ? "yes" : "not yet"), text(q.why())));
      }
      content.add(h2("What can be answered"));
      content.add(
          Parts.table_("Ten questions", List.of("Question", "Can be answered", "Why"), rows));
    }
    var agreement = new LinkedHashMap<String, String>();
    agreement.put("yes", "and an agreement in which nobody deploys, as a beginning to change");
    agreement.put("no", "alone");
    content.add(
        form(
                hiddenRevision(),
                p(choice(
                        "review.agreement",
                        "Options: the status quo",
                        agreement,
                        sketch.or("review.agreement", "yes"),
                        true))
                    .withClass("row pick"),
                p(
                        open.isEmpty() && mistakes.isEmpty()
                            ? button("Make the theatre")
                                .withType("submit")
                                .withName("go")
                                .withValue("finish")
                            : span("The theatre can be made once nothing is left to settle."),
                        text(" "),
                        button("Save")
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

  private static Map<String, String> files() {
    var files = new LinkedHashMap<String, String>();
    files.put(
        "incidents.csv",
        "A history of deaths by year. Without it calibrate has nothing to learn from, and the page"
            + " of the place shows no history.");
    files.put(
        "criteria.yaml",
        "What is wanted of each outcome. Without it nothing can be called a failure, and question 6"
            + " stays open.");
    files.put(
        "issues.csv, positions.csv",
        "The scales of consent and who wants what on them. Without them question 3 stays open.");
    files.put(
        "units.yaml, contributors.csv, pledges.csv, policies.csv",
        "Who might serve, all four together. Without them question 2 stays open, and missions come"
            + " as planned.");
    files.put("commitments.yaml", "Who can take which steps. Without it question 4 stays open.");
    files.put(
        "provisions.yaml",
        "What an agreement should answer. Without it the program's own general catalogue is used.");
    files.put(
        "paired-inputs.csv",
        "Each figure of a party beside its counterpart. Without it the paper cannot show whether"
            + " both are known equally well.");
    files.put(
        "evidence.csv",
        "Ranges of parameters for this place. Without it the general evidence base is used as it"
            + " is.");
    return files;
  }
}
