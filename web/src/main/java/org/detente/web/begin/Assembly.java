package org.detente.web.begin;

import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.detente.input.Words;
import org.detente.message.Said;
import org.detente.web.upload.Brought;
import org.detente.web.upload.Guess;
import org.detente.web.upload.Layer;
import org.detente.web.upload.Reading;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;

/// What a sketch comes to: who and what was recognised, what is wrong or worth a word, what stands
/// in for what nobody said, and the files of a theatre's folder.
///
/// Only what no loader can know is looked at here: what a column means, which party is meant. That
/// the files agree with each other is theirs to say.
public final class Assembly {

  /// Parties and further communities that a form has room for.
  public static final int MOST_PARTIES = 6;

  public static final int MOST_FURTHER = 4;

  /// Languages beside the working one.
  public static final int MOST_LANGUAGES = 3;

  /// Infantry by km of line, police by 1,000 residents, where nobody says how many (assumptions).
  static final double FORCES_PER_KM = 50;

  /// Month in which incidents along lines peak, where nobody says which: July (assumption).
  public static final String PEAK_MONTH = "7";

  static final double POLICE_PER_1000 = 3;

  /// Deaths a year by km of line where nobody says how many: 28 on 570 km of another line (rows N02
  /// and N03 of the evidence base), widened fivefold either way (assumption).
  static final double DEATHS_PER_KM = 28.0 / 570;

  static final double DEATHS_FACTOR = 5;

  private final Sketch sketch;
  private final List<Remark> remarks = new ArrayList<>();
  private final List<Assumption> assumptions = new ArrayList<>();
  private final Map<Step, Brought> brought = new EnumMap<>(Step.class);
  private final List<PartyRow> parties = new ArrayList<>();
  private final List<CommunityRow> communities = new ArrayList<>();
  private final List<String> languages = new ArrayList<>();
  private double policePer1000 = POLICE_PER_1000;
  private List<ZoneRow> zones = List.of();
  private List<LineRow> lines = List.of();
  private List<CorridorRow> corridors = List.of();
  private List<PlaceRow> places = List.of();
  private FolderText folder;

  private Assembly(Sketch sketch) {
    this.sketch = sketch;
  }

  /// Something to tell at a step.
  ///
  /// @param mistake whether it must be settled first
  /// @param spots fields that it belongs to; empty: to the step as a whole
  public record Remark(Step step, boolean mistake, Said what, List<Spot> spots) {

    public Remark {
      spots = List.copyOf(spots);
    }
  }

  /// A field that a remark belongs to.
  ///
  /// @param field its name; `STEP.file` where the file is brought
  /// @param what to say there
  public record Spot(String field, Said what) {}

  /// Something that nobody said and that a figure or word stands in for.
  ///
  /// @param what it is
  /// @param value what stands in
  /// @param consequence what follows from it
  public record Assumption(Step step, Said what, Said value, Said consequence) {}

  /// A party that was named.
  ///
  /// @param field number of its fields
  public record PartyRow(int field, String id, String name, boolean deFacto) {}

  /// A community that was named.
  ///
  /// @param party index of the party that speaks for it
  public record CommunityRow(String id, String name, int party) {}

  /// A zone that was recognised.
  ///
  /// @param key by which its fields are known
  /// @param further language to name, where the theatre has further languages
  /// @param heldBy index of the party that holds it; -1: not said
  public record ZoneRow(
      String id,
      String key,
      String name,
      Map<String, String> further,
      String zoneClass,
      Geometry outline,
      int heldBy,
      boolean affected) {

    public ZoneRow {
      further = copy(further);
    }
  }

  /// A line that was recognised.
  ///
  /// @param further language to name, where the theatre has further languages
  /// @param measured_km its drawn length
  /// @param a index of the party on one side; -1: not said
  public record LineRow(
      String id,
      String name,
      Map<String, String> further,
      LineString shape,
      double measured_km,
      double length_km,
      boolean border,
      int a,
      int b,
      double forcesA,
      double forcesB) {

    public LineRow {
      further = copy(further);
    }
  }

  /// A corridor that was recognised: a road on which zones hang.
  ///
  /// @param further language to name, where the theatre has further languages
  /// @param crosses indices of the zones that it passes through, as drawn
  /// @param serves indices of the zones that are cut off when it is closed
  /// @param heldBy index of the party that holds it; -1: not said
  public record CorridorRow(
      String id,
      String name,
      Map<String, String> further,
      LineString shape,
      List<Integer> crosses,
      List<Integer> serves,
      int heldBy) {

    public CorridorRow {
      further = copy(further);
      crosses = List.copyOf(crosses);
      serves = List.copyOf(serves);
    }
  }

  /// A settlement that was recognised.
  ///
  /// @param further language to name, where the theatre has further languages
  /// @param zone index; -1: in none
  public record PlaceRow(
      String id,
      String name,
      Map<String, String> further,
      int zone,
      Coordinate degrees,
      List<Double> residents,
      List<Double> displaced,
      boolean allocated) {

    public PlaceRow {
      further = copy(further);
      residents = List.copyOf(residents);
      displaced = List.copyOf(displaced);
    }
  }

  /// Reads a file that was brought.
  public interface Reader {
    Brought read(String name, byte[] bytes, Reading reading);
  }

  /// Works a sketch out.
  public static Assembly of(Sketch sketch, Reader reader) {
    var assembly = new Assembly(sketch);
    for (Step step : Step.values()) {
      if (step.brings() && sketch.file(step).isPresent()) {
        Brought file =
            reader.read(sketch.file(step).get(), sketch.bytes(step), sketch.reading(step));
        assembly.brought.put(step, file);
        file.problems()
            .forEach(
                p ->
                    assembly.mistake(
                        step, p.said(), step.word() + (p.ofSystem() ? ".epsg" : ".file")));
        assembly.system(step);
      }
    }
    assembly.frame();
    assembly.people();
    assembly.zones = new ZoneRows(assembly).read();
    var lines = new LineRows(assembly);
    assembly.lines = lines.read();
    assembly.corridors = lines.corridors();
    assembly.places = new PlaceRows(assembly).read();
    assembly.folder = new FolderText(assembly);
    return assembly;
  }

  // ---- what it came to

  public Sketch sketch() {
    return sketch;
  }

  public List<Remark> remarks() {
    return List.copyOf(remarks);
  }

  public List<Assumption> assumptions() {
    return List.copyOf(assumptions);
  }

  /// What was found in the file of a step.
  public Optional<Brought> brought(Step step) {
    return Optional.ofNullable(brought.get(step));
  }

  public List<PartyRow> parties() {
    return List.copyOf(parties);
  }

  public List<CommunityRow> communities() {
    return List.copyOf(communities);
  }

  public List<ZoneRow> zones() {
    return zones;
  }

  public List<LineRow> lines() {
    return lines;
  }

  /// Roads on which zones hang.
  public List<CorridorRow> corridors() {
    return corridors;
  }

  public List<PlaceRow> places() {
    return places;
  }

  /// Codes of the languages that names are given in beside the working language.
  public List<String> languages() {
    return List.copyOf(languages);
  }

  /// Files of the theatre's folder, as far as they go.
  public SortedMap<String, byte[]> files() {
    return folder.files();
  }

  /// What the folder is called.
  public String name() {
    return folder.id();
  }

  /// The step to which a line of one of the files belongs.
  public Step step(String file, int line) {
    return switch (file) {
      case "zones.geojson" -> Step.ZONES;
      case "lines.geojson" -> Step.LINES;
      case "settlements.csv" -> Step.SETTLEMENTS;
      case "theatre.yaml" -> folder.step(line);
      default -> Step.REVIEW;
    };
  }

  /// The field of which a line of one of the files was made; empty text where none was.
  public String field(String file, int line) {
    int row = line - 2;
    return switch (file) {
      case "zones.geojson" ->
          row >= 0 && row < zones.size() ? "zones.held." + zones.get(row).key() : "zones.file";
      case "lines.geojson" -> {
        var ids = new ArrayList<String>();
        lines.forEach(l -> ids.add(l.id()));
        corridors.forEach(c -> ids.add(c.id()));
        yield row >= 0 && row < ids.size() ? "lines.kind." + ids.get(row) : "lines.file";
      }
      case "settlements.csv" -> "settlements.file";
      case "theatre.yaml" -> folder.field(line);
      default -> "";
    };
  }

  // ---- for those who read parts of it

  private static Map<String, String> copy(Map<String, String> names) {
    return java.util.Collections.unmodifiableMap(new LinkedHashMap<>(names));
  }

  /// @param fields that it belongs to
  void mistake(Step step, Said what, String... fields) {
    mistake(step, what, List.of(fields).stream().map(f -> new Spot(f, what)).toList());
  }

  void mistake(Step step, Said what, List<Spot> spots) {
    remarks.add(new Remark(step, true, what, spots));
  }

  void note(Step step, Said what) {
    remarks.add(new Remark(step, false, what, List.of()));
  }

  /// What is typed as an EPSG code and is none.
  private void system(Step step) {
    String typed = sketch.text(step.word() + ".epsg");
    if (!typed.isEmpty() && sketch.reading(step).epsg().isEmpty()) {
      mistake(step, Said.of("begin.wrong.epsg", "typed", typed), step.word() + ".epsg");
    }
  }

  /// Columns of names in the further languages, as somebody said or as they are called; -1: none.
  List<Integer> furtherNames(String step, Layer table) {
    return languages.stream().map(l -> furtherName(step, l, table)).toList();
  }

  /// The column that probably holds names in the working language.
  public Optional<String> nameGuess(Layer table) {
    var further = languages.stream().flatMap(l -> Guess.name(table.columns(), l).stream()).toList();
    return Guess.column(
        table.columns().stream().filter(c -> !further.contains(c)).toList(), Guess.Meaning.NAME);
  }

  private int furtherName(String step, String language, Layer table) {
    return column(step + ".names." + language, table, Guess.name(table.columns(), language));
  }

  /// The column of a row's names in a further language, for the page.
  public Optional<String> furtherColumn(Step step, String language, Layer table) {
    int column = furtherName(step.word(), language, table);
    return column < 0 ? Optional.empty() : Optional.of(table.columns().get(column));
  }

  /// Names of a row in the further languages.
  Map<String, String> further(List<Integer> columns, Layer.Row row) {
    var names = new LinkedHashMap<String, String>();
    for (int l = 0; l < columns.size(); l++) {
      String name = columns.get(l) < 0 ? "" : ZoneRows.plain(row.cells().get(columns.get(l)));
      if (!name.isEmpty()) {
        names.put(languages.get(l), name);
      }
    }
    return names;
  }

  void assume(Step step, Said what, Said value, Said consequence) {
    assumptions.add(new Assumption(step, what, value, consequence));
  }

  /// Position of the column that a field names; where it names none, of the guessed one.
  ///
  /// @return -1 where there is none, or it was said that there is none
  int column(String field, Layer layer, Optional<String> guess) {
    String typed = sketch.text(field);
    if (typed.equals("none")) {
      return -1;
    }
    if (typed.startsWith("col:") && layer.column(typed.substring(4)) >= 0) {
      return layer.column(typed.substring(4));
    }
    return guess.map(layer::column).orElse(-1);
  }

  /// A number that was typed, or what stands in for it; what is none is told.
  double number(Step step, String field, double otherwise, double least, double most, Said name) {
    String typed = sketch.text(field);
    if (typed.isEmpty()) {
      return otherwise;
    }
    var number = org.detente.web.upload.Numbers.of(typed, typed.matches("[0-9]+,[0-9]{1,2}"));
    if (number.isEmpty() || number.getAsDouble() < least || number.getAsDouble() > most) {
      mistake(
          step,
          Said.of("begin.wrong.number", "name", name, "typed", typed, "least", least, "most", most),
          field);
      return otherwise;
    }
    return number.getAsDouble();
  }

  /// The index of the party that a choice names.
  int party(String chosen) {
    for (int p = 0; p < parties.size(); p++) {
      if (Integer.toString(parties.get(p).field()).equals(chosen)) {
        return p;
      }
    }
    return -1;
  }

  /// The index of the party that a cell means by its id or its name.
  int partyCalled(String cell) {
    for (int p = 0; p < parties.size(); p++) {
      if (cell.equalsIgnoreCase(parties.get(p).id())
          || cell.equalsIgnoreCase(parties.get(p).name())) {
        return p;
      }
    }
    return -1;
  }

  // ---- frame and people

  private void frame() {
    if (sketch.text("frame.title").isEmpty()) {
      mistake(Step.FRAME, Said.of("begin.wrong.no-name"), "frame.title");
    }
    Optional<YearMonth> asOf =
        month(
            "frame.as_of",
            Said.of("begin.wrong.no-from"),
            typed -> Said.of("begin.wrong.from", "typed", typed));
    Optional<YearMonth> since =
        month(
            "frame.ceasefire_since",
            Said.of("begin.wrong.no-since"),
            typed -> Said.of("begin.wrong.since", "typed", typed));
    if (asOf.isPresent() && since.isPresent() && since.get().isAfter(asOf.get())) {
      mistake(Step.FRAME, Said.of("begin.wrong.since-after"), "frame.ceasefire_since");
    }
    for (String code : sketch.text("frame.languages").split("[,;\\s]+")) {
      if (code.isEmpty()) {
        continue;
      }
      String language = code.toLowerCase(java.util.Locale.ROOT);
      if (!language.matches("[a-z]{2,3}")
          || language.equals(FolderText.LANGUAGE)
          || languages.contains(language)
          || languages.size() == MOST_LANGUAGES) {
        mistake(
            Step.FRAME,
            Said.of(
                "begin.wrong.language",
                "typed",
                code,
                "working",
                FolderText.LANGUAGE,
                "most",
                MOST_LANGUAGES),
            "frame.languages");
      } else {
        languages.add(language);
      }
    }
    if (sketch.or("frame.season_peak_month", PEAK_MONTH).equals(PEAK_MONTH)) {
      assume(
          Step.FRAME,
          Said.of("begin.assume.peak.what"),
          Said.of("begin.assume.peak.value"),
          Said.of("begin.assume.peak.then"));
    }
    assume(
        Step.FRAME,
        Said.of("begin.assume.reported.what"),
        Said.of("begin.assume.reported.value"),
        Said.of("begin.assume.reported.then"));
    assume(
        Step.FRAME,
        Said.of("begin.assume.totals.what"),
        Said.of("begin.assume.totals.value"),
        Said.of("begin.assume.totals.then"));
  }

  /// @param missing what to tell where nothing was typed
  /// @param wrong what to tell of what is no month
  private Optional<YearMonth> month(
      String field, Said missing, java.util.function.Function<String, Said> wrong) {
    String typed = sketch.text(field);
    if (typed.isEmpty()) {
      mistake(Step.FRAME, missing, field);
      return Optional.empty();
    }
    try {
      return Optional.of(YearMonth.parse(typed));
    } catch (DateTimeParseException e) {
      mistake(Step.FRAME, wrong.apply(typed), field);
      return Optional.empty();
    }
  }

  private void people() {
    var ids = new Ids();
    var names = new LinkedHashMap<String, Integer>();
    for (int i = 0; i < MOST_PARTIES; i++) {
      String name = sketch.text("parties." + i + ".name");
      if (!name.isEmpty()) {
        if (names.putIfAbsent(name.toLowerCase(java.util.Locale.ROOT), i) != null) {
          mistake(
              Step.PARTIES,
              Said.of("begin.wrong.two-parties", "name", name),
              "parties." + i + ".name");
        }
        parties.add(
            new PartyRow(
                i,
                ids.unique(name, "side-" + (i + 1)),
                name,
                sketch.text("parties." + i + ".kind").equals("de-facto")));
      }
    }
    if (parties.size() < 2) {
      int empty = 0;
      while (!sketch.text("parties." + empty + ".name").isEmpty()) {
        empty++;
      }
      mistake(
          Step.PARTIES, Said.of("begin.wrong.parties"), "parties." + Math.min(empty, 1) + ".name");
    }
    var communityIds = new Ids();
    for (int p = 0; p < parties.size(); p++) {
      PartyRow party = parties.get(p);
      String name = sketch.or("parties." + party.field() + ".community", party.name());
      communities.add(new CommunityRow(communityIds.unique(name, "community-" + (p + 1)), name, p));
    }
    for (int i = 0; i < MOST_FURTHER; i++) {
      String name = sketch.text("parties.further." + i + ".name");
      if (!name.isEmpty()) {
        int party = party(sketch.or("parties.further." + i + ".party", "0"));
        if (party < 0) {
          mistake(
              Step.PARTIES,
              Said.of("begin.wrong.speaks", "name", name),
              "parties.further." + i + ".party");
        }
        communities.add(
            new CommunityRow(
                communityIds.unique(name, "further-" + (i + 1)), name, Math.max(party, 0)));
      }
    }
    policePer1000 =
        number(
            Step.PARTIES,
            "parties.police",
            POLICE_PER_1000,
            0,
            1000,
            Said.of("begin.field.police"));
    if (parties.isEmpty()) {
      return;
    }
    assume(
        Step.PARTIES,
        Said.of("begin.assume.leverage.what"),
        Said.of("begin.assume.leverage.value"),
        Said.of("begin.assume.leverage.then"));
    assume(
        Step.PARTIES,
        Said.of("begin.assume.accepts.what"),
        Said.of("begin.assume.accepts.value"),
        Said.of("begin.assume.accepts.then"));
    assume(
        Step.PARTIES,
        Said.of("begin.assume.mission.what"),
        Said.of("begin.assume.mission.value"),
        Said.of("begin.assume.mission.then"));
    assume(
        Step.PARTIES,
        Said.of("begin.assume.police.what"),
        Said.of("begin.as-typed", "typed", Words.say(policePer1000())),
        Said.of("begin.assume.police.then"));
  }

  /// Police by 1,000 residents that stand in where nobody says how many.
  public double policePer1000Usual() {
    return POLICE_PER_1000;
  }

  /// Deaths a year by km of line that stand in where nobody says how many.
  public static double deathsPerKm() {
    return DEATHS_PER_KM;
  }

  double policePer1000() {
    return policePer1000;
  }
}
