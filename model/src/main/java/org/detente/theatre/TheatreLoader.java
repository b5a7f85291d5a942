package org.detente.theatre;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.detente.input.CsvTable;
import org.detente.input.InputException;
import org.detente.input.Problems;
import org.detente.input.Words;
import org.detente.input.YamlMap;
import org.detente.theatre.Theatre.DataSource;
import org.detente.theatre.Theatre.FrameworkAssumption;
import org.detente.theatre.Theatre.IncidentYear;
import org.detente.theatre.Theatre.PairedInput;
import org.detente.value.Names;
import org.detente.value.Range;
import org.locationtech.jts.geom.Geometry;

/// Reads a theatre folder as `docs/formats.md` describes it, and checks that its files agree with
/// each other. Every mistake of every file is collected before anything is refused.
///
/// An instance reads one folder once.
public final class TheatreLoader {

  private static final double MAX_DEATHS = 1e7;
  private static final double MAX_FACTOR = 100;
  private static final double SUM_TOLERANCE_PERSONS = 1;
  private static final int MAX_HORIZON_MONTHS = 1200;

  private final Path folder;
  private final Problems problems;
  private final int mistakesBefore;
  private final HistoryReader history;
  private final PlaceReader places;

  private TheatreLoader(Path folder, Problems problems) {
    this.folder = folder;
    this.problems = problems;
    this.mistakesBefore = problems.count();
    this.history = new HistoryReader(folder, problems);
    this.places = new PlaceReader(folder, problems);
  }

  /// What could be read of a folder.
  ///
  /// @param index the ids in it; empty only if `theatre.yaml` cannot be read at all
  /// @param theatre empty if there is any mistake
  public record Reading(Optional<TheatreIndex> index, Optional<Theatre> theatre) {}

  /// Reads a theatre.
  ///
  /// @param problems takes every mistake
  /// @return empty if there was any
  public static Optional<Theatre> load(Path folder, Problems problems) {
    return read(folder, problems).theatre();
  }

  /// Reads a theatre that must be right.
  ///
  /// @throws InputException with every mistake, if there is any
  public static Theatre load(Path folder) {
    var problems = new Problems();
    Optional<Theatre> theatre = load(folder, problems);
    problems.throwIfAny();
    return theatre.orElseThrow();
  }

  /// Reads a theatre, and its ids even where it has mistakes.
  public static Reading read(Path folder, Problems problems) {
    if (!Files.isDirectory(folder)) {
      String what = Files.exists(folder) ? "is not a folder" : "there is no such folder";
      problems.add(folder.toString(), 0, what, "give the path of a theatre folder");
      return new Reading(Optional.empty(), Optional.empty());
    }
    return new TheatreLoader(folder, problems).read();
  }

  private String name(String file) {
    return folder.resolve(file).toString();
  }

  private Reading read() {
    Optional<YamlMap> yaml =
        YamlMap.read(folder.resolve("theatre.yaml"), name("theatre.yaml"), problems);
    if (yaml.isEmpty()) {
      readTablesAlone();
      return new Reading(Optional.empty(), Optional.empty());
    }
    return read(yaml.get());
  }

  // Without theatre.yaml no id can be checked, but a table that cannot be read is told anyhow.
  private void readTablesAlone() {
    Path settlements = folder.resolve("settlements.csv");
    CsvTable.read(settlements, name("settlements.csv"), List.of("id"), problems);
    history.incidents();
    history.pairedInputs(Optional.empty());
  }

  private Reading read(YamlMap yaml) {
    String id = yaml.id("theatre");
    List<String> languages = languages(yaml);
    Names title = Entries.names(yaml, "title", languages);
    int before = problems.count();
    YearMonth asOf = month(yaml, "as_of");
    YearMonth ceasefireSince = month(yaml, "ceasefire_since");
    if (problems.count() == before && ceasefireSince.isAfter(asOf)) {
      yaml.problem("ceasefire_since", "ceasefire_since is after as_of", "write an earlier month");
    }
    int horizon_months = yaml.integer("horizon_months", 1, MAX_HORIZON_MONTHS);
    int seasonPeakMonth = yaml.integer("season_peak_month", 1, 12);
    Optional<String> banner = yaml.optionalText("banner");
    String disclaimer = yaml.text("disclaimer");
    Optional<YamlMap> deaths = yaml.map("deaths_per_year");
    Range deathsPerYear = deaths.map(TheatreLoader::namedRange).orElse(Range.exactly(0));
    String deathsSource = deaths.map(d -> d.text("source")).orElse("");
    deaths.ifPresent(YamlMap::refuseUnknownKeys);
    Range underCount = yaml.range("under_count", 1, MAX_FACTOR);
    Range displacedFactor = yaml.range("displaced_factor", 0, MAX_FACTOR);
    Range residentsFactor = yaml.range("residents_factor", 0, MAX_FACTOR);

    List<Party> parties = ActorReader.parties(yaml, languages);
    List<String> partyIds = parties.stream().map(Party::id).toList();
    List<Community> communities = ActorReader.communities(yaml, languages, partyIds);
    List<String> communityIds = communities.stream().map(Community::id).toList();
    List<Actor> actors = ActorReader.actors(yaml, languages, partyIds, communityIds);
    TheatreIndex index = index(yaml, partyIds, communityIds, actors);
    List<Zone> zones = places.zones(yaml, languages, index);
    List<Line> lines = places.lines(yaml, languages, partyIds);
    List<String> zoneIds = zones.stream().map(Zone::id).toList();
    List<Corridor> corridors = places.corridors(yaml, languages, partyIds, zoneIds);
    List<FrameworkAssumption> assumptions = assumptions(yaml);
    List<DataSource> sources = sources(yaml);
    yaml.refuseUnknownKeys();

    List<Settlement> settlements = settlements(yaml, languages, communityIds, zones, lines);
    List<IncidentYear> incidents = history.incidents();
    List<PairedInput> pairedInputs =
        history.pairedInputs(Optional.of(partyIds).filter(ids -> !ids.isEmpty()));
    if (problems.count() > mistakesBefore) {
      return new Reading(Optional.of(index), Optional.empty());
    }

    List<Geometry> shapes = zones.stream().map(Zone::outline).toList();
    var cutter =
        new LineCutter(Geography.around(shapes), zones.stream().map(Zone::heldBy).toList(), shapes);
    List<Segment> segments = cutter.cut(lines, places.segments_km());
    double[] lineKm = cutter.lineKm(segments);
    var theatre =
        new Theatre(
            folder,
            id,
            title,
            asOf,
            ceasefireSince,
            horizon_months,
            languages,
            seasonPeakMonth,
            banner,
            disclaimer,
            deathsPerYear,
            deathsSource,
            underCount,
            displacedFactor,
            residentsFactor,
            parties,
            communities,
            actors,
            zones.stream().map(zone -> withLineKm(zone, lineKm[zone.index()])).toList(),
            lines,
            segments,
            settlements,
            corridors,
            assumptions,
            incidents,
            pairedInputs,
            sources);
    return new Reading(Optional.of(index), Optional.of(theatre));
  }

  // ---- single values

  private List<String> languages(YamlMap yaml) {
    List<String> languages = yaml.texts("languages");
    if (yaml.has("languages") && languages.isEmpty()) {
      yaml.problem("languages", "languages is empty", "write at least the working language");
    }
    if (new HashSet<>(languages).size() < languages.size()) {
      yaml.problem("languages", "a language stands twice", "keep one");
    }
    return languages;
  }

  private static YearMonth month(YamlMap yaml, String key) {
    String text = yaml.text(key);
    try {
      return YearMonth.parse(text);
    } catch (DateTimeParseException e) {
      if (!text.isEmpty()) {
        String what = key + " is \"" + text + "\", which is not a month";
        yaml.problem(key, what, "write year and month, for example 2015-06");
      }
      return YearMonth.of(2000, 1);
    }
  }

  private static Range namedRange(YamlMap map) {
    int before = map.problems().count();
    double low = map.number("low", 0, MAX_DEATHS);
    double central = map.number("central", 0, MAX_DEATHS);
    double high = map.number("high", 0, MAX_DEATHS);
    if (map.problems().count() > before) {
      return Range.exactly(0);
    }
    if (!(low <= central && central <= high)) {
      String what =
          "the range is %s, %s, %s".formatted(Words.say(low), Words.say(central), Words.say(high));
      map.problem("central", what, "order it: low <= central <= high");
      return Range.exactly(0);
    }
    return new Range(low, central, high);
  }

  // ---- lists of theatre.yaml

  private static TheatreIndex index(
      YamlMap yaml, List<String> parties, List<String> communities, List<Actor> actors) {
    Map<String, TheatreIndex.ZoneEntry> zones = new LinkedHashMap<>();
    for (YamlMap map : yaml.maps("zones")) {
      String id = map.optionalText("id").orElse("");
      String zoneClass = map.optionalText("class").orElse("");
      if (!id.isEmpty()) {
        String heldBy = map.optionalText("held_by").orElse("");
        zones.putIfAbsent(id, new TheatreIndex.ZoneEntry(zoneClass, heldBy));
      }
    }
    List<String> lines =
        yaml.maps("lines").stream().map(map -> map.optionalText("id").orElse("")).toList();
    Set<String> providers = new HashSet<>();
    actors.stream()
        .filter(a -> communities.isEmpty() || !a.acceptance().isEmpty())
        .forEach(a -> providers.add(a.id()));
    return new TheatreIndex(
        parties, communities, actors.stream().map(Actor::id).toList(), providers, zones, lines);
  }

  private static List<FrameworkAssumption> assumptions(YamlMap yaml) {
    List<FrameworkAssumption> assumptions = new ArrayList<>();
    Map<String, Integer> lines = new HashMap<>();
    for (YamlMap map : yaml.optionalMaps("framework_assumptions")) {
      String id = Entries.ownId(map, "assumption", lines);
      assumptions.add(new FrameworkAssumption(id, map.text("statement"), map.text("source")));
      map.refuseUnknownKeys();
    }
    return assumptions;
  }

  private static List<DataSource> sources(YamlMap yaml) {
    List<DataSource> sources = new ArrayList<>();
    for (YamlMap map : yaml.optionalMaps("sources")) {
      sources.add(new DataSource(map.text("what"), map.text("licence")));
      map.refuseUnknownKeys();
    }
    return sources;
  }

  // ---- tables

  private List<Settlement> settlements(
      YamlMap yaml,
      List<String> languages,
      List<String> communities,
      List<Zone> zones,
      List<Line> lines) {
    Map<String, Geometry> outlineOf = new LinkedHashMap<>();
    zones.stream()
        .filter(zone -> !zone.outline().isEmpty())
        .forEach(zone -> outlineOf.put(zone.id(), zone.outline()));
    Geography geography =
        outlineOf.isEmpty() ? new Geography(0, 0) : Geography.around(outlineOf.values());
    int before = problems.count();
    SettlementReader.Settlements read =
        new SettlementReader(
                languages,
                communities,
                zones.stream().map(Zone::id).toList(),
                outlineOf,
                lines.stream().<Geometry>map(Line::geometry).filter(g -> !g.isEmpty()).toList(),
                geography,
                problems)
            .read(folder.resolve("settlements.csv"), name("settlements.csv"));
    if (places.personsRead() && read.complete() && problems.count() == before) {
      checkSums(yaml, communities, zones, read.settlements());
    }
    return read.settlements();
  }

  private static void checkSums(
      YamlMap yaml, List<String> communities, List<Zone> zones, List<Settlement> settlements) {
    List<YamlMap> maps = yaml.maps("zones");
    for (int z = 0; z < Math.min(zones.size(), maps.size()); z++) {
      Zone zone = zones.get(z);
      List<Settlement> here = settlements.stream().filter(s -> s.zone() == zone.index()).toList();
      for (int c = 0; c < communities.size(); c++) {
        int community = c;
        String name = communities.get(c);
        checkSum(
            maps.get(z),
            "residents",
            name,
            zone.residents().get(c),
            here,
            s -> s.residents().get(community));
        checkSum(
            maps.get(z),
            "displaced",
            name,
            zone.displaced().get(c),
            here,
            s -> s.displaced().get(community));
      }
    }
  }

  private static void checkSum(
      YamlMap zone,
      String key,
      String community,
      double stated,
      List<Settlement> settlements,
      ToDoubleFunction<Settlement> persons) {
    double sum = settlements.stream().mapToDouble(persons).sum();
    if (StrictMath.abs(sum - stated) > SUM_TOLERANCE_PERSONS) {
      String what =
          "%s.%s is %s, but settlements.csv has %s here"
              .formatted(
                  key, community, Words.say(stated), String.format(Locale.ROOT, "%.1f", sum));
      zone.problem(key, what, "they must agree within 1 person");
    }
  }

  private static Zone withLineKm(Zone zone, double lineKm) {
    return new Zone(
        zone.index(),
        zone.id(),
        zone.names(),
        zone.zoneClass(),
        zone.outline(),
        zone.heldBy(),
        zone.modality(),
        zone.affected(),
        zone.residents(),
        zone.displaced(),
        zone.policeCapacity(),
        zone.mined(),
        zone.damaged(),
        zone.providers(),
        lineKm,
        zone.source());
  }
}
