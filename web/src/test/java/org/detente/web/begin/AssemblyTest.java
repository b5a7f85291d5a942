package org.detente.web.begin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.detente.input.Problems;
import org.detente.study.StudyInput;
import org.detente.web.begin.Assembly.Remark;
import org.detente.web.message.Languages;
import org.detente.web.upload.Brought;
import org.detente.web.upload.Made;
import org.detente.web.upload.Made.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Geometry;

/// FEATURE UNDER TEST: what a sketch and its files come to.
class AssemblyTest {

  @TempDir private Path temporary;

  private static final Map<String, String> ANSWERS =
      Map.of(
          "frame.title", "Hill and Dale",
          "frame.as_of", "2020-01",
          "frame.ceasefire_since", "2010-05",
          "parties.0.name", "North",
          "parties.1.name", "South");

  private static Sketch sketch(Map<String, String> more) {
    Sketch sketch = Sketch.empty();
    for (Step step : Step.values()) {
      var typed = new HashMap<String, List<String>>();
      ANSWERS.forEach((k, v) -> typed.put(k, List.of(v)));
      more.forEach((k, v) -> typed.put(k, List.of(v)));
      sketch = sketch.with(step, typed);
    }
    return sketch;
  }

  /// A file clears the answers of its step: they are given again after it.
  private static Sketch with(Sketch sketch, Step step, byte[] bytes, Map<String, String> answers) {
    var typed = new HashMap<String, List<String>>();
    answers.forEach((k, v) -> typed.put(k, List.of(v)));
    return sketch.with(step, "file", bytes).with(step, typed);
  }

  private static Assembly of(Sketch sketch) {
    return Assembly.of(sketch, Brought::read);
  }

  private static String mistakes(Assembly all) {
    return all.remarks().stream()
        .filter(Remark::mistake)
        .map(r -> Languages.ENGLISH.say(r.what()))
        .collect(Collectors.joining("\n"));
  }

  private static String notes(Assembly all) {
    return all.remarks().stream()
        .filter(r -> !r.mistake())
        .map(r -> Languages.ENGLISH.say(r.what()))
        .collect(Collectors.joining("\n"));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  private static final byte[] ZONES =
      Made.geoJson(
          new Table(
              "z",
              List.of("name", "held_by"),
              List.of(List.of("Hill", "North"), List.of("Dale", "South")),
              List.of(Made.box(20, 44, 0.5, 0.5), Made.box(20, 43.5, 0.5, 0.5))));

  private static Sketch zoned() {
    return with(sketch(Map.of()), Step.ZONES, ZONES, Map.of());
  }

  /// The folder that the loaders read last.
  private String written;

  private List<String> loaders(Assembly all) throws Exception {
    written = "t" + System.nanoTime();
    Path folder = temporary.resolve(written);
    for (var file : all.files().entrySet()) {
      Path to = folder.resolve(file.getKey());
      java.nio.file.Files.createDirectories(to.getParent());
      java.nio.file.Files.write(to, file.getValue());
    }
    var problems = new Problems();
    StudyInput.read(folder, problems);
    return problems.sorted().stream().map(Object::toString).toList();
  }

  @Test
  void nothingIsNoTheatreAndSaysWhatIsMissing() {
    assertThat(mistakes(of(Sketch.empty())))
        .contains("needs a name", "two parties", "outlines of the zones", "settlements");
  }

  @ParameterizedTest
  @CsvSource({
    "frame.as_of, 2020, year and month",
    "frame.ceasefire_since, 2021-01, after the one",
    "parties.1.name, North, Two parties are called North"
  })
  void whatIsTypedWronglyIsTold(String field, String value, String told) {
    assertThat(mistakes(of(sketch(Map.of(field, value))))).contains(told);
  }

  /// Fields that mistakes stand at, each with what it says there.
  private static List<String> spots(Assembly all) {
    return all.remarks().stream()
        .filter(Remark::mistake)
        .flatMap(r -> r.spots().stream())
        .map(s -> s.field() + ": " + Languages.ENGLISH.say(s.what()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "frame.as_of, 2020, frame.as_of: The month that everything counts from is",
    "frame.ceasefire_since, 2021-01, frame.ceasefire_since: The lines lie",
    "frame.languages, 'hy, xxxx', 'frame.languages: \"xxxx\" is no further language'",
    "frame.languages, 'hy, hy', 'frame.languages: \"hy\" is no further language'",
    "frame.languages, en, 'frame.languages: \"en\" is no further language'",
    "parties.1.name, North, parties.1.name: Two parties",
    "parties.1.name, '', parties.1.name: Name two parties",
    "parties.police, many, 'parties.police: Police per 1,000 residents is \"many\"; write a number"
        + " from 0 to 1,000.'"
  })
  void aMistakeStandsAtItsField(String field, String value, String spot) {
    Assembly all = of(sketch(Map.of(field, value)));

    assertThat(spots(all)).anyMatch(s -> s.startsWith(spot));
    assertThat(spots(of(sketch(Map.of()))).stream().filter(s -> s.startsWith(field))).isEmpty();
  }

  @Test
  void eachRowThatNobodyHoldsHasItsOwnMistakeAndNumbersStandAtTheirColumn() {
    byte[] zones =
        utf8(
            "code;held_by;wkt\nH-1;North;POLYGON((20 44,20.5 44,20.5 44.5,20 44.5,20 44))\n"
                + "D-2;;POLYGON((20 43.5,20.5 43.5,20.5 44,20 44,20 43.5))\n"
                + "D-3;;POLYGON((20.5 43.5,21 43.5,21 44,20.5 44,20.5 43.5))\n");
    byte[] places =
        utf8("name,lat,lon,north,south\nOber,44.2,20.2,many,1\nUnter,44.1,20.2,2,few\n");

    Assembly all =
        of(
            with(
                with(sketch(Map.of()), Step.ZONES, zones, Map.of("zones.epsg", "x")),
                Step.SETTLEMENTS,
                places,
                Map.of()));

    assertThat(spots(all))
        .contains(
            "zones.held.d-2: Say who holds D-2.",
            "zones.held.d-3: Say who holds D-3.",
            "zones.epsg: The EPSG code is \"x\"; write its number, four to six digits.",
            "settlements.residents.0: These are no numbers of people: Ober (line 2): \"many\".",
            "settlements.residents.1: These are no numbers of people: Unter (line 3): \"few\".");
    assertThat(all.field("zones.geojson", 3)).isEqualTo("zones.held.d-2");
    assertThat(all.field("settlements.csv", 2)).isEqualTo("settlements.file");
  }

  @Test
  void mistakesOfTheLoadersAreOfTheFieldThatTheirLineWasMadeOf() throws Exception {
    Assembly all = of(zoned());
    List<String> yaml = new String(all.files().get("theatre.yaml"), UTF_8).lines().toList();

    for (String[] line :
        new String[][] {
          {"as_of:", "frame.as_of"},
          {"languages:", "frame.languages"},
          {"deaths_per_year:", "lines.deaths.central"},
          {"  - {id: south, names", "parties.1.name"},
          {"    held_by: south", "zones.held.dale"},
          {"    length_km:", "lines.kind.line-between-north-and-south"},
          {"lines:", ""}
        }) {
      int at = 0;
      while (!yaml.get(at).startsWith(line[0])) {
        at++;
      }
      assertThat(all.field("theatre.yaml", at + 1)).as(line[0]).isEqualTo(line[1]);
    }
  }

  @Test
  void withoutNamesPlacesAreCalledByTheirCodes() {
    byte[] zones =
        utf8(
            "code;held_by;wkt\nH-1;North;POLYGON((20 44,20.5 44,20.5 44.5,20 44.5,20 44))\n"
                + ";South;POLYGON((20 43.5,20.5 43.5,20.5 44,20 44,20 43.5))\n");
    byte[] places = utf8("code,lat,lon,north\nO-1,44.2,20.2,7\n,43.7,20.2,8\n");

    Assembly all =
        of(
            with(
                with(sketch(Map.of()), Step.ZONES, zones, Map.of()),
                Step.SETTLEMENTS,
                places,
                Map.of()));

    assertThat(all.zones()).extracting(Assembly.ZoneRow::name).containsExactly("H-1", "Zone 2");
    assertThat(all.places()).extracting(Assembly.PlaceRow::name).containsExactly("O-1", "Place 2");
    assertThat(notes(all)).contains("called by what stands in \"code\"", "1 place without a name");
  }

  @Test
  void namesInFurtherLanguagesAndCorridorsComeToTheLoaders() throws Exception {
    byte[] zones =
        utf8(
            "name:hy;name;held_by;wkt\n"
                + "Բլուր;Hill;North;POLYGON((20 44,20.5 44,20.5 44.5,20 44.5,20 44))\n"
                + ";Dale;South;POLYGON((20 43.5,20.5 43.5,20.5 44,20 44,20 43.5))\n");
    byte[] lines =
        utf8(
            "names_hy;name;type;wkt\nԳիծ;Front;;LINESTRING(20 44,20.5 44)\n"
                + "Ճամփա;Road;corridor;LINESTRING(20.2 44.2,20.3 43.8)\n");
    byte[] places =
        utf8("name,hy,lat,lon,north\nOber,\"Օբեր, վերին\",44.2,20.2,7\nUnter,,43.7,20.2,8\n");
    Sketch sketch =
        with(
            with(sketch(Map.of("frame.languages", "hy, az")), Step.ZONES, zones, Map.of()),
            Step.SETTLEMENTS,
            places,
            Map.of());

    Assembly unsaid = of(with(sketch, Step.LINES, lines, Map.of()));
    assertThat(spots(unsaid))
        .contains(
            "lines.serves.road: Say which zones are cut off when Road is closed.",
            "lines.held.road: Say who holds Road.");

    Assembly all =
        of(
            with(
                sketch,
                Step.LINES,
                lines,
                Map.of("lines.serves.road", "hill", "lines.held.road", "1")));
    assertThat(mistakes(all)).isEmpty();
    assertThat(loaders(all)).isEmpty();
    StudyInput read = StudyInput.read(temporary.resolve(written));
    assertThat(read.theatre().languages()).containsExactly("en", "hy", "az");
    assertThat(read.theatre().zones().getFirst().names().byLanguage())
        .isEqualTo(Map.of("en", "Hill", "hy", "Բլուր"));
    assertThat(read.theatre().lines().getFirst().names().byLanguage()).containsEntry("hy", "Գիծ");
    assertThat(new String(all.files().get("settlements.csv"), UTF_8).lines())
        .satisfiesExactly(
            l -> assertThat(l).endsWith(",allocated,names_hy,names_az"),
            l -> assertThat(l).startsWith("p1,Ober,").endsWith(",no,\"Օբեր, վերին\","),
            l -> assertThat(l).startsWith("p2,Unter,").endsWith(",no,,"));
    assertThat(read.theatre().corridors())
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.names().byLanguage()).containsEntry("hy", "Ճամփա");
              assertThat(c.crosses()).containsExactly("hill", "dale");
              assertThat(c.serves()).containsExactly("hill");
              assertThat(c.heldBy()).isEqualTo("south");
            });

    // Lines from where zones touch, roads from the file.
    Assembly both =
        of(
            with(
                sketch,
                Step.LINES,
                utf8("name;wkt\nRoad;LINESTRING(20.2 44.2,20.3 44.1)\n"),
                Map.of("lines.from", "corridors", "lines.serves.road", "dale")));
    assertThat(mistakes(both)).isEmpty();
    assertThat(both.lines()).hasSize(1);
    // All that it crosses is held by one party: so is the road, where nobody says otherwise.
    assertThat(both.corridors().getFirst().heldBy()).isZero();
    assertThat(loaders(both)).isEmpty();

    assertThat(
            mistakes(of(with(sketch, Step.LINES, lines, Map.of("lines.kind.front", "corridor")))))
        .contains("All that was read are corridors");
  }

  @Test
  void eachPartyGetsTheSame() {
    String yaml = new String(of(zoned()).files().get("theatre.yaml"), UTF_8);

    for (String[] pair : new String[][] {{"north", "south"}, {"south", "north"}}) {
      assertThat(yaml)
          .contains(
              "id: "
                  + pair[0]
                  + ", names: {en: \""
                  + (pair[0].equals("north") ? "North" : "South")
                  + "\"}, leverage: 0");
    }
    // The two sides' lines are the same but for the names.
    List<String> north =
        yaml.lines().filter(l -> l.contains("army-north") || l.contains("police-north")).toList();
    List<String> south =
        yaml.lines().filter(l -> l.contains("army-south") || l.contains("police-south")).toList();
    assertThat(north.stream().map(AssemblyTest::neutral))
        .isEqualTo(south.stream().map(AssemblyTest::neutral).toList());
  }

  private static String neutral(String line) {
    boolean north = line.contains("army-north") || line.contains("police-north");
    String own = north ? "north" : "south";
    String other = north ? "south" : "north";
    String plain = line.replaceAll("(?i)" + own, "OWN").replaceAll("(?i)" + other, "OTHER");
    // Communities stand in the order of the parties.
    return plain.replaceAll(
        "acceptance: \\{OTHER: (\\[[^]]*\\]), OWN: (\\[[^]]*\\])\\}",
        "acceptance: {OWN: $2, OTHER: $1}");
  }

  @Test
  void linesAreFoundWhereZonesOfDifferentPartiesTouch() {
    Assembly all = of(zoned());

    assertThat(all.lines()).hasSize(1);
    assertThat(all.lines().getFirst().measured_km()).isBetween(39.0, 41.0);
    assertThat(all.assumptions())
        .anyMatch(a -> Languages.ENGLISH.say(a.what()).equals("where the lines lie"));
  }

  @Test
  void zonesThatTouchNowhereNeedLines() {
    byte[] apart =
        Made.geoJson(
            new Table(
                "z",
                List.of("name", "held_by"),
                List.of(List.of("Hill", "North"), List.of("Dale", "South")),
                List.of(Made.box(20, 44, 0.5, 0.5), Made.box(20, 42, 0.5, 0.5))));

    assertThat(mistakes(of(with(sketch(Map.of()), Step.ZONES, apart, Map.of()))))
        .contains("touch nowhere");
  }

  @Test
  void holdersThatNobodyKnowsAndShapesOfTheWrongKindAreTold() {
    byte[] odd =
        Made.geoJson(
            new Table(
                "z",
                List.of("name", "held_by"),
                List.of(
                    List.of("Hill", "Nobody"), List.of("Dale", "South"), List.of("Spot", "South")),
                List.of(
                    Made.box(20, 44, 0.5, 0.5), Made.box(20, 43.9, 0.5, 0.5), Made.point(20, 44))));

    Assembly all = of(with(sketch(Map.of()), Step.ZONES, odd, Map.of()));

    assertThat(mistakes(all)).contains("Say who holds Hill", "Spot (feature 3) is a Point");
    assertThat(notes(all)).contains("Zones overlap: Hill with Dale");
    assertThat(
            mistakes(
                of(with(sketch(Map.of()), Step.ZONES, odd, Map.of("zones.value.Nobody", "0")))))
        .doesNotContain("Say who holds");
  }

  @Test
  void anOutlineThatCrossesItselfIsToldByTheLoaderAtItsStep() throws Exception {
    byte[] bow =
        utf8(
            "name;held_by;wkt\n"
                + "Bow;North;POLYGON((20 44,21 45,21 44,20 45,20 44))\n"
                + "Dale;South;POLYGON((20 43,21 43,21 44,20 44,20 43))\n");

    Assembly all = of(with(sketch(Map.of()), Step.ZONES, bow, Map.of()));

    assertThat(loaders(all)).anyMatch(p -> p.contains("the outline of bow is no proper area"));
    assertThat(all.step("zones.geojson", 2)).isEqualTo(Step.ZONES);
  }

  @Test
  void peopleThatCannotBeReadAreToldAndWhatIsEmptyIsAnAssumption() {
    byte[] places =
        utf8(
            "name,lat,lon,residents north,residents south\n"
                + "Ober,44.2,20.2,1200,\n"
                + "Ober,43.8,20.2,many,10\n"
                + "Off,60,60,5,5\n"
                + "Lost,,20.2,5,5\n"
                + ",44.1,20.1,5,5\n");

    Assembly all = of(with(zoned(), Step.SETTLEMENTS, places, Map.of()));

    assertThat(mistakes(all))
        .contains(
            "Ober (line 3): \"many\"",
            "One place lies in no zone",
            "Off (line 4)",
            "Lost (line 5)");
    assertThat(notes(all))
        .contains("Some names stand more than once (Ober)", "1 place without a name");
    assertThat(all.assumptions())
        .anyMatch(a -> Languages.ENGLISH.say(a.what()).contains("1 cell without a number"));
    Assembly left =
        of(with(zoned(), Step.SETTLEMENTS, places, Map.of("settlements.outside", "leave-out")));
    assertThat(mistakes(left)).doesNotContain("One place lies");
    assertThat(left.places()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"persons, 1.5, 1.5", "thousands, 1.5, 1500", "households, 10, 40"})
  void unitsAreChosen(String unit, String cell, double persons) {
    byte[] places = utf8("name,lat,lon,north\nOber,44.2,20.2," + cell + "\n");

    Assembly all = of(with(zoned(), Step.SETTLEMENTS, places, Map.of("settlements.unit", unit)));

    assertThat(all.places().getFirst().residents().getFirst()).isEqualTo(persons);
  }

  @Test
  void aTotalGoesToTheHoldersCommunityAndSaysSo() {
    byte[] places = utf8("name,lat,lon,population\nOber,44.2,20.2,700\nUnter,43.7,20.2,50\n");

    Assembly all = of(with(zoned(), Step.SETTLEMENTS, places, Map.of()));

    assertThat(all.places().get(0).residents()).containsExactly(700.0, 0.0);
    assertThat(all.places().get(1).residents()).containsExactly(0.0, 50.0);
    assertThat(new String(all.files().get("settlements.csv"), UTF_8)).contains(",yes\n");
    assertThat(all.assumptions())
        .anyMatch(a -> Languages.ENGLISH.say(a.what()).startsWith("to which community"));
  }

  @Test
  void everyNumberPutInNamesItselfAnAssumptionInTheFiles() {
    Assembly all =
        of(
            with(
                zoned(),
                Step.SETTLEMENTS,
                utf8("name,lat,lon,north\nOber,44.2,20.2,7\n"),
                Map.of()));
    String yaml = new String(all.files().get("theatre.yaml"), UTF_8);

    for (String key :
        List.of(
            "season_peak_month",
            "under_count",
            "displaced_factor",
            "residents_factor",
            "police_capacity",
            "mined",
            "damaged",
            "incident_weight",
            "deaths_per_year",
            "leverage")) {
      assertThat(
              yaml.lines()
                  .filter(l -> l.strip().startsWith(key + ":") || l.contains(" " + key + ": ")))
          .as(key)
          .isNotEmpty()
          .allMatch(l -> l.contains("assumption"));
    }
    all.assumptions().forEach(a -> assertThat(yaml).contains(Languages.ENGLISH.say(a.what())));
  }

  @Test
  void namesAreNeverTakenForYaml() throws Exception {
    String odd = "x\": [y] # {z}, 'q' \\ & *";
    Sketch sketch = sketch(Map.of("parties.0.name", odd, "frame.title", odd, "frame.banner", odd));
    byte[] zones =
        Made.geoJson(
            new Table(
                "z",
                List.of("name", "held_by"),
                List.of(List.of(odd, odd), List.of("Dale", "South")),
                List.of(Made.box(20, 44, 0.5, 0.5), Made.box(20, 43.5, 0.5, 0.5))));
    byte[] places =
        Made.geoJson(
            new Table(
                "p",
                List.of("name", "population"),
                List.of(List.of(odd, 5)),
                List.of(Made.point(20.1, 44.1))));

    Assembly all =
        of(with(with(sketch, Step.ZONES, zones, Map.of()), Step.SETTLEMENTS, places, Map.of()));

    assertThat(mistakes(all)).isEmpty();
    assertThat(loaders(all)).isEmpty();
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 40);
  }

  /// Law: a theatre is the same whichever formats its files come in, and the loaders take it.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyFormatGivesTheSameTheatre(long seed) throws Exception {
    var random = new SplittableRandom(seed);
    int parties = 2 + random.nextInt(2);
    var answers = new LinkedHashMap<String, String>(ANSWERS);
    for (int p = 0; p < parties; p++) {
      answers.put("parties." + p + ".name", "Side " + (char) ('A' + p));
    }
    int wide = 2 + random.nextInt(3);
    int high = 2 + random.nextInt(3);
    double size = 0.125;
    var zones = new ArrayList<List<Object>>();
    var outlines = new ArrayList<Geometry>();
    var places = new ArrayList<List<Object>>();
    var points = new ArrayList<Geometry>();
    for (int i = 0; i < wide * high; i++) {
      double x = 44 + i % wide * size;
      double y = 40 + i / wide * size;
      int party = i < parties ? i : random.nextInt(parties);
      zones.add(List.of("Zone " + i, "Side " + (char) ('A' + party)));
      outlines.add(Made.box(x, y, size, size));
      for (int s = 0; s <= random.nextInt(3); s++) {
        var row = new ArrayList<Object>(List.of("Place " + i + ", " + s));
        for (int c = 0; c < parties; c++) {
          row.add(Math.rint(random.nextDouble() * 8000) / 4);
          row.add((double) random.nextInt(500));
        }
        places.add(row);
        points.add(
            Made.point(
                x + size * Math.rint(1 + random.nextDouble() * 6) / 8,
                y + size * Math.rint(1 + random.nextDouble() * 6) / 8));
      }
    }
    var columns = new ArrayList<String>(List.of("name"));
    for (int c = 0; c < parties; c++) {
      columns.add("residents side-" + (char) ('a' + c));
      columns.add("displaced side-" + (char) ('a' + c));
    }
    var zoneTable = new Table("zones", List.of("name", "held_by"), zones, outlines);
    var placeTable = new Table("places", columns, places, points);
    double east = 44 + wide * size;
    var lineTable =
        new Table(
            "lines",
            List.of("name"),
            List.of(List.of("The line")),
            List.of(Made.line(44, 40.125, 44.5, 40.125, east, 40.25)));
    Charset utf16 = Charset.forName("UTF-16LE");
    var formats =
        List.of(
            List.of(Made.geoJson(zoneTable), Made.geoJson(lineTable), Made.geoJson(placeTable)),
            List.of(
                Made.geoPackage(4326, zoneTable),
                Made.geoPackage(4326, lineTable),
                Made.geoPackage(4326, placeTable)),
            List.of(
                Made.csv(zoneTable, UTF_8, ',', false),
                Made.csv(lineTable, UTF_8, ',', false),
                Made.csv(placeTable, UTF_8, ',', false)),
            List.of(
                Made.csv(zoneTable, utf16, ';', true),
                Made.csv(lineTable, utf16, '\t', true),
                Made.csv(placeTable, utf16, ';', true)),
            List.of(Made.xlsx(zoneTable), Made.xlsx(lineTable, "notes"), Made.xlsx(placeTable)));

    Map<String, String> first = null;
    for (List<byte[]> files : formats) {
      Sketch sketch = sketch(answers);
      // GeoPackages number their rows, which other formats do not.
      sketch = with(sketch, Step.ZONES, files.get(0), Map.of("zones.id", "none"));
      sketch = with(sketch, Step.LINES, files.get(1), Map.of("lines.id", "none"));
      sketch = with(sketch, Step.SETTLEMENTS, files.get(2), Map.of("settlements.id", "none"));
      Assembly all = of(sketch);
      assertThat(mistakes(all)).isEmpty();
      if (first == null) {
        assertThat(loaders(all)).isEmpty();
        assertThat(all.zones()).hasSize(wide * high);
        assertThat(all.places()).hasSize(places.size());
        assertThat(all.places().getFirst().residents().getFirst())
            .isEqualTo(places.getFirst().get(1));
      }
      var texts = new LinkedHashMap<String, String>();
      all.files().forEach((name, bytes) -> texts.put(name, new String(bytes, UTF_8)));
      if (first == null) {
        first = texts;
      }
      assertThat(texts).isEqualTo(first);
    }
  }
}
