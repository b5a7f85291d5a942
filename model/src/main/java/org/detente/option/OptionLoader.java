package org.detente.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.detente.input.Problems;
import org.detente.input.Words;
import org.detente.input.YamlMap;
import org.detente.option.Option.Basis;
import org.detente.option.Option.Confidentiality;
import org.detente.option.Option.Dates;
import org.detente.option.Option.Exit;
import org.detente.option.Option.Levers;
import org.detente.option.Option.LinePlan;
import org.detente.option.Option.Mission;
import org.detente.option.Option.Phase;
import org.detente.option.Option.Ramp;
import org.detente.option.Option.Withdrawal;
import org.detente.option.Option.ZonePlan;
import org.detente.theatre.Presence;
import org.detente.theatre.PresenceReader;
import org.detente.theatre.Theatre;
import org.detente.theatre.TheatreIndex;
import org.detente.theatre.TheatreIndex.ZoneEntry;
import org.detente.value.Range;

/// Reads planning options as `docs/formats.md` describes them. Every mistake of every file is
/// collected before anything is refused.
///
/// An instance reads one file once.
public final class OptionLoader {

  private static final String FOLDER = "options";
  private static final String SUFFIX = ".yaml";
  private static final int MAX_MONTHS = 2400;
  private static final double MAX_PERSONS = 1e7;
  private static final Range NO_DATE = Range.exactly(0);

  private final YamlMap yaml;
  private final String name;
  private final Optional<TheatreIndex> index;
  private final Problems problems;
  private final PresenceReader presences;

  private OptionLoader(YamlMap yaml, String name, Optional<TheatreIndex> index) {
    this.yaml = yaml;
    this.name = name;
    this.index = index;
    this.problems = yaml.problems();
    this.presences = new PresenceReader(index);
  }

  /// Reads every option of a theatre, in the order of their names.
  ///
  /// @param problems takes every mistake
  /// @return those without mistakes; use none of them unless there are no problems
  public static List<Option> loadAll(Theatre theatre, Problems problems) {
    return loadAll(theatre.folder(), Optional.of(TheatreIndex.of(theatre)), problems);
  }

  /// Reads every option of a theatre folder.
  ///
  /// @param index the ids that options may name; empty: ids are not checked
  /// @return as above
  public static List<Option> loadAll(
      Path theatreFolder, Optional<TheatreIndex> index, Problems problems) {
    Path folder = theatreFolder.resolve(FOLDER);
    List<Path> files = files(folder, problems);
    List<Option> options = new ArrayList<>();
    List<String> withoutAgreement = new ArrayList<>();
    int unknown = 0;
    for (Path file : files) {
      Optional<YamlMap> yaml = YamlMap.read(file, file.toString(), problems);
      // Asked here too, for a mistake elsewhere in the file does not change what it is.
      Optional<String> agreement = yaml.flatMap(map -> map.optionalText("agreement"));
      unknown += agreement.isPresent() ? 0 : 1;
      agreement
          .filter(word -> word.equals("no") || word.equals("false"))
          .ifPresent(word -> withoutAgreement.add(file.toString()));
      yaml.flatMap(map -> new OptionLoader(map, nameOf(file), index).read())
          .ifPresent(options::add);
    }
    if (withoutAgreement.size() > 1) {
      for (String other : withoutAgreement.subList(1, withoutAgreement.size())) {
        String what = "has agreement: no like " + withoutAgreement.getFirst();
        problems.add(other, 0, what, "exactly one option of a theatre is the status quo");
      }
    } else if (withoutAgreement.isEmpty() && unknown == 0 && !files.isEmpty()) {
      String what = "no option has agreement: no";
      problems.add(folder.toString(), 0, what, "add the status quo, with which others compare");
    }
    return List.copyOf(options);
  }

  /// Reads one option file of a theatre.
  ///
  /// @return empty if there was any mistake in it
  public static Optional<Option> load(Path file, Theatre theatre, Problems problems) {
    return YamlMap.read(file, file.toString(), problems)
        .flatMap(
            map ->
                new OptionLoader(map, nameOf(file), Optional.of(TheatreIndex.of(theatre))).read());
  }

  private static String nameOf(Path file) {
    String fileName = file.getFileName().toString();
    return fileName.endsWith(SUFFIX)
        ? fileName.substring(0, fileName.length() - SUFFIX.length())
        : fileName;
  }

  private static List<Path> files(Path folder, Problems problems) {
    if (!Files.isDirectory(folder)) {
      String instead = "make it, with one file per option";
      problems.add(folder.toString(), 0, "there is no such folder", instead);
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> files =
          all.filter(file -> file.getFileName().toString().endsWith(SUFFIX)).sorted().toList();
      if (files.isEmpty()) {
        problems.add(folder.toString(), 0, "has no option", "add NAME.yaml");
      }
      return files;
    } catch (IOException e) {
      String what = "cannot be read (" + e.getMessage() + ")";
      problems.add(folder.toString(), 0, what, "check its permissions");
      return List.of();
    }
  }

  private Optional<Option> read() {
    int before = problems.count();
    String id = yaml.id("option");
    if (!id.isEmpty() && !id.equals(name)) {
      String what = "the option is called " + id + ", but its file " + name + SUFFIX;
      yaml.problem("option", what, "write option: " + name + ", or rename the file");
    }
    String title = yaml.text("title");
    String label = yaml.optionalText("label").orElse(title);
    String summary = yaml.text("summary");
    Basis basis = yaml.word("basis", Basis.class);
    Confidentiality confidentiality = yaml.word("confidentiality", Confidentiality.class);
    yaml.yesNo("agreement");
    // Where the word cannot be read, plans are looked at as if there were an agreement.
    boolean agreement = yaml.optionalYesNo("agreement").orElse(true);
    Levers levers = levers();
    Optional<YamlMap> missionMap = yaml.optionalMap("mission");
    Optional<Mission> mission = missionMap.map(this::mission);
    Optional<Dates> dates = Optional.empty();
    List<Phase> phases = List.of();
    List<LinePlan> linePlans = List.of();
    Map<String, ZonePlan> zonePlans = Map.of();
    if (agreement) {
      dates = yaml.map("dates").map(map -> dates(map, yaml.has("mission")));
      phases = phases();
      linePlans = linePlans();
      zonePlans = zonePlans(phases, yaml.has("mission"));
      boolean international =
          zonePlans.values().stream()
              .flatMap(plan -> plan.phases().values().stream())
              .flatMap(List::stream)
              .anyMatch(Presence::international);
      if (mission.isPresent() && !international && problems.count() == before) {
        String what = "there is a mission, but no international presence in any zone";
        yaml.problem("mission", what, "plan one, or leave the mission out");
      }
    } else {
      refuseChanges();
    }
    Option.Headings headings = new HeadingsReader(yaml, index, presences).read();
    List<Option.StatedSetting> settings = SettingsReader.read(yaml, index);
    Map<String, Option.Statement> statements = StatementsReader.read(yaml, agreement);
    yaml.refuseUnknownKeys();
    if (problems.count() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new Option(
            id,
            title,
            label,
            summary,
            basis,
            confidentiality,
            agreement,
            levers,
            dates,
            mission,
            phases,
            linePlans.stream().collect(Collectors.toMap(LinePlan::line, plan -> plan)),
            zonePlans,
            headings,
            settings,
            statements));
  }

  // Without an agreement nothing changes: plans may be left out or stand there empty.
  private void refuseChanges() {
    for (String key : List.of("dates", "mission", "phases", "line_plans", "zone_plans")) {
      if (yaml.isFilled(key)) {
        String what = key + " is filled in, but agreement is no";
        yaml.problem(key, what, "leave it out: without an agreement nothing changes");
      }
    }
  }

  private Levers levers() {
    Optional<YamlMap> map = yaml.map("levers");
    var levers =
        new Levers(
            map.map(m -> m.text("composition")).orElse(""),
            map.map(m -> m.yesNo("early_policing")).orElse(false),
            map.map(m -> m.yesNo("consultation")).orElse(false));
    map.ifPresent(YamlMap::refuseUnknownKeys);
    return levers;
  }

  // ---- dates, mission, phases

  private static Dates dates(YamlMap map, boolean mission) {
    int before = map.problems().count();
    Range framework = map.range("framework_signed", 0, MAX_MONTHS);
    Range comprehensive = map.range("comprehensive_agreement", 0, MAX_MONTHS);
    var dates =
        new Dates(
            framework,
            comprehensive,
            missionDate(map, "mandate_given", mission),
            missionDate(map, "first_deployment", mission),
            missionDate(map, "full_capability", mission));
    if (map.problems().count() == before) {
      inOrder(map, "framework_signed", "comprehensive_agreement", framework, comprehensive);
      dates
          .mandateGiven()
          .ifPresent(d -> inOrder(map, "framework_signed", "mandate_given", framework, d));
      Range deployment = dates.firstDeployment().orElse(comprehensive);
      dates
          .mandateGiven()
          .ifPresent(d -> inOrder(map, "mandate_given", "first_deployment", d, deployment));
      inOrder(map, "comprehensive_agreement", "first_deployment", comprehensive, deployment);
      dates
          .fullCapability()
          .ifPresent(d -> inOrder(map, "first_deployment", "full_capability", deployment, d));
    }
    map.refuseUnknownKeys();
    return dates;
  }

  private static Optional<Range> missionDate(YamlMap map, String key, boolean mission) {
    if (mission) {
      return Optional.of(map.range(key, 0, MAX_MONTHS));
    }
    if (map.has(key)) {
      String what = key + " has a date, but there is no mission";
      map.problem(key, what, "leave it out, or describe the mission");
    }
    return Optional.empty();
  }

  private static void inOrder(
      YamlMap map, String first, String second, Range earlier, Range later) {
    if (earlier.central() > later.central()) {
      String what =
          "%s (central month %s) comes before %s (%s)"
              .formatted(second, Words.say(later.central()), first, Words.say(earlier.central()));
      map.problem(second, what, first + " <= " + second + " in their central values");
    }
  }

  private Mission mission(YamlMap map) {
    String lead = map.id("lead");
    index.ifPresent(ids -> map.checkKnown("lead", "actor", lead, ids.actors()));
    Optional<String> reserveZone = map.optionalText("reserve_zone");
    double reserve_persons = map.optionalNumber("reserve_persons", 0, MAX_PERSONS).orElse(0);
    if (reserveZone.isPresent()) {
      index.ifPresent(
          ids -> map.checkKnown("reserve_zone", "zone", reserveZone.get(), ids.zones().keySet()));
    } else if (reserve_persons > 0) {
      String what = "the reserve has " + Words.say(reserve_persons) + " persons, but no zone";
      map.problem("reserve_persons", what, "add reserve_zone");
    }
    OptionalInt fixedTerm = map.optionalInteger("fixed_term_months", 1, MAX_MONTHS);
    var mission =
        new Mission(
            lead,
            reserveZone,
            reserve_persons,
            map.number("caveats", 0, 1),
            map.yesNo("includes_spoilers"),
            fixedTerm.isPresent() ? Optional.of(fixedTerm.getAsInt()) : Optional.empty());
    map.refuseUnknownKeys();
    return mission;
  }

  private List<Phase> phases() {
    List<Phase> phases = new ArrayList<>();
    List<YamlMap> maps = yaml.maps("phases");
    for (YamlMap map : maps) {
      int before = problems.count();
      String id = map.id("id");
      if (phases.stream().anyMatch(phase -> phase.id().equals(id)) && !id.isEmpty()) {
        String what = "the phase " + id + " stands twice";
        map.problem("id", what, "give every phase its own id");
      }
      OptionalInt to = map.optionalInteger("to", 1, MAX_MONTHS);
      var phase =
          new Phase(
              id,
              map.text("title"),
              map.word("ramp", Ramp.class),
              map.integer("from", 0, MAX_MONTHS),
              to.isPresent() ? Optional.of(to.getAsInt()) : Optional.empty(),
              map.word("exit", Exit.class));
      map.refuseUnknownKeys();
      boolean last = map == maps.getLast();
      if (problems.count() == before) {
        checkPhase(map, phase, last);
        checkBefore(map, phase, phases);
      }
      phases.add(phase);
    }
    if (maps.isEmpty() && yaml.has("phases")) {
      yaml.problem("phases", "there is no phase", "write at least one");
    }
    return phases;
  }

  private static void checkPhase(YamlMap map, Phase phase, boolean last) {
    if (last && phase.to().isPresent()) {
      String what = "the last phase, " + phase.id() + ", ends at month " + phase.to().get();
      map.problem("to", what, "leave `to` out: the last phase goes on");
    } else if (!last && phase.to().isEmpty()) {
      map.problem("id", "phase " + phase.id() + " has no end", "add `to`; only the last has none");
    } else if (phase.to().isPresent() && phase.to().get() <= phase.from()) {
      String what =
          "phase %s ends at month %d, but starts at %d"
              .formatted(phase.id(), phase.to().get(), phase.from());
      map.problem("to", what, "`to` must be later than `from`");
    }
  }

  private static void checkBefore(YamlMap map, Phase phase, List<Phase> earlier) {
    if (earlier.isEmpty()) {
      if (phase.from() != 0) {
        String what = "the first phase, " + phase.id() + ", starts at month " + phase.from();
        map.problem("from", what, "start it at 0");
      }
      return;
    }
    Phase previous = earlier.getLast();
    int end = previous.to().orElse(phase.from());
    if (phase.from() != end) {
      String what =
          "phase %s starts at month %d, but %s ends at %d: %s"
              .formatted(
                  phase.id(),
                  phase.from(),
                  previous.id(),
                  end,
                  phase.from() < end ? "they overlap" : "there is a gap");
      map.problem("from", what, "start it at " + end);
    }
    if (phase.ramp().compareTo(previous.ramp()) < 0) {
      String what =
          "phase %s (%s) is harder than %s (%s) before it"
              .formatted(
                  phase.id(), Words.of(phase.ramp()), previous.id(), Words.of(previous.ramp()));
      map.problem("ramp", what, "order phases from hard to soft");
    }
  }

  // ---- plans

  private List<LinePlan> linePlans() {
    List<LinePlan> plans = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (YamlMap map : yaml.optionalMaps("line_plans")) {
      String line = map.id("line");
      index.ifPresent(ids -> map.checkKnown("line", "line", line, ids.lines()));
      boolean separation = map.yesNo("separation");
      var plan = new LinePlan(line, separation, map.optionalText("note").orElse(""));
      map.refuseUnknownKeys();
      if (seen.add(line)) {
        plans.add(plan);
      } else if (!line.isEmpty()) {
        map.problem("line", "the line " + line + " has two plans", "keep one");
      }
    }
    return plans;
  }

  private Map<String, ZonePlan> zonePlans(List<Phase> phases, boolean mission) {
    Map<String, ZonePlan> plans = new LinkedHashMap<>();
    Map<String, Integer> lineOfPlan = new LinkedHashMap<>();
    for (YamlMap map : yaml.maps("zone_plans")) {
      Set<String> zones = zones(map);
      ZonePlan plan = zonePlan(map, zones, phases, mission);
      for (String zone : zones) {
        Integer first = lineOfPlan.putIfAbsent(zone, map.line());
        if (first != null) {
          String what = "zone " + zone + " has two plans, the first in line " + first;
          map.problem(map.has("zones") ? "zones" : "classes", what, "name every zone once");
        }
        plans.putIfAbsent(zone, forZone(plan, zone));
      }
    }
    if (yaml.has("zone_plans") && index.isPresent()) {
      for (String zone : index.get().zones().keySet()) {
        if (!plans.containsKey(zone)) {
          String instead = "add it to a plan under zone_plans, by id or by class";
          yaml.problem("zone_plans", "zone " + zone + " has no plan", instead);
        }
      }
    }
    WithdrawalOrder.check(yaml.file(), plans, lineOfPlan, problems);
    return plans;
  }

  private static ZonePlan forZone(ZonePlan plan, String zone) {
    return new ZonePlan(
        zone,
        plan.withdrawal(),
        plan.ownSideReturn(),
        plan.crossSideReturn(),
        plan.beforeDeployment(),
        plan.phases(),
        plan.note());
  }

  // The zones of a plan, by id and by class.
  private Set<String> zones(YamlMap map) {
    List<String> byId = map.optionalTexts("zones");
    List<String> classes = map.optionalTexts("classes");
    Set<String> zones = new LinkedHashSet<>(byId);
    if (zones.size() < byId.size()) {
      map.problem("zones", "a zone stands twice in the same plan", "keep one");
    }
    if (byId.isEmpty() && classes.isEmpty()) {
      map.problem("zones", "the plan names no zone", "add zones or classes");
    }
    if (index.isEmpty()) {
      return zones;
    }
    Map<String, ZoneEntry> known = index.get().zones();
    byId.forEach(zone -> map.checkKnown("zones", "zone", zone, known.keySet()));
    for (String zoneClass : classes) {
      List<String> members =
          known.entrySet().stream()
              .filter(entry -> entry.getValue().zoneClass().equals(zoneClass))
              .map(Map.Entry::getKey)
              .toList();
      if (members.isEmpty() && !known.isEmpty()) {
        Set<String> all =
            known.values().stream()
                .map(ZoneEntry::zoneClass)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        String what = "no zone has the class " + zoneClass;
        map.problem("classes", what, Words.advice(zoneClass, all));
      }
      for (String member : members) {
        if (!zones.add(member)) {
          String what = "zone " + member + " stands twice in the same plan, by id and by class";
          map.problem("classes", what, "keep one");
        }
      }
    }
    return zones;
  }

  private ZonePlan zonePlan(YamlMap map, Set<String> zones, List<Phase> phases, boolean mission) {
    Optional<Withdrawal> withdrawal = map.optionalMap("withdrawal").map(w -> withdrawal(w, zones));
    Optional<YamlMap> opens = map.optionalMap("return_opens");
    Optional<Range> own = opens.flatMap(o -> o.optionalRange("own_side", 0, MAX_MONTHS));
    Optional<Range> cross = opens.flatMap(o -> o.optionalRange("cross_side", 0, MAX_MONTHS));
    opens.ifPresent(YamlMap::refuseUnknownKeys);
    Optional<List<Presence>> before =
        map.has("before_deployment")
            ? Optional.of(presences.read(map, "before_deployment"))
            : Optional.empty();
    String where = zones.isEmpty() ? "the plan" : "zone " + String.join(", ", zones);
    var plan =
        new ZonePlan(
            "",
            withdrawal,
            own,
            cross,
            before,
            map.map("phases").map(p -> byPhase(p, where, phases, mission)).orElse(Map.of()),
            map.optionalText("note").orElse(""));
    map.refuseUnknownKeys();
    return plan;
  }

  private Withdrawal withdrawal(YamlMap map, Set<String> zones) {
    String by = map.id("by");
    String to = map.id("to");
    if (index.isPresent()) {
      map.checkKnown("by", "party", by, index.get().parties());
      map.checkKnown("to", "party", to, index.get().parties());
      for (String zone : zones) {
        ZoneEntry entry = index.get().zones().get(zone);
        if (entry != null && !entry.heldBy().equals(by) && index.get().parties().contains(by)) {
          String what = by + " withdraws from " + zone + ", which " + entry.heldBy() + " holds";
          map.problem("by", what, "name the party that holds the zone, or plan the zone apart");
        }
      }
    }
    if (by.equals(to) && !by.isEmpty()) {
      map.problem("to", by + " withdraws in favour of itself", "name the party that takes over");
    }
    List<String> afterZones = map.optionalTexts("after_zones");
    if (index.isPresent()) {
      Set<String> known = index.get().zones().keySet();
      afterZones.forEach(zone -> map.checkKnown("after_zones", "zone", zone, known));
    }
    var withdrawal = new Withdrawal(by, to, map.range("after_months", 0, MAX_MONTHS), afterZones);
    map.refuseUnknownKeys();
    return withdrawal;
  }

  private Map<String, List<Presence>> byPhase(
      YamlMap map, String where, List<Phase> phases, boolean mission) {
    Map<String, List<Presence>> byPhase = new LinkedHashMap<>();
    for (Phase phase : phases) {
      if (phase.id().isEmpty()) {
        continue;
      }
      if (!map.has(phase.id())) {
        String instead = "add one; [] means nobody, on purpose";
        problems.add(
            map.file(), map.line(), where + " has no entry for phase " + phase.id(), instead);
        continue;
      }
      List<Presence> list = presences.read(map, phase.id());
      boolean international = list.stream().anyMatch(Presence::international);
      if (international && !mission) {
        String what = "phase " + phase.id() + " has an international presence, but no mission";
        map.problem(phase.id(), what, "describe the mission, or choose another provider");
      }
      byPhase.put(phase.id(), list);
    }
    if (!phases.isEmpty()) {
      map.refuseUnknownKeys();
    }
    return byPhase;
  }
}
