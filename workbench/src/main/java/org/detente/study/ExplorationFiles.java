package org.detente.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.detente.evidence.Correlation;
import org.detente.evidence.Dimension;
import org.detente.evidence.EvidenceBase;
import org.detente.evidence.Futures;
import org.detente.evidence.ModelParameters;
import org.detente.exploration.Brief;
import org.detente.exploration.Criterion;
import org.detente.exploration.Scenario;
import org.detente.handover.Precedent;
import org.detente.input.CsvRow;
import org.detente.input.CsvTable;
import org.detente.input.Problems;
import org.detente.input.YamlMap;
import org.detente.option.TheatreFolder;
import org.detente.simulation.Setting;
import org.detente.simulation.Variable;
import org.detente.theatre.Presence.Hardness;
import org.detente.theatre.Presence.Mandate;
import org.detente.value.Range;

/// Reads `criteria.yaml` and `precedents.csv`.
public final class ExplorationFiles {

  /// What is wanted of each outcome.
  public static final String CRITERIA = "criteria.yaml";

  /// What real missions did.
  public static final String PRECEDENTS = "precedents.csv";

  private static final double FAR = 1e15;

  private final Optional<TheatreFolder> folder;
  private final EvidenceBase base;
  private final Problems problems;

  private ExplorationFiles(Optional<TheatreFolder> folder, EvidenceBase base, Problems problems) {
    this.folder = folder;
    this.base = base;
    this.problems = problems;
  }

  /// Reads the criteria.
  ///
  /// @param folder empty where it has mistakes: what refers to it is then not checked
  /// @return empty where there was a mistake
  public static Optional<Brief> criteria(
      Path file, Optional<TheatreFolder> folder, EvidenceBase base, Problems problems) {
    int before = problems.count();
    Optional<Brief> brief =
        YamlMap.read(file, file.toString(), problems)
            .flatMap(map -> new ExplorationFiles(folder, base, problems).brief(map));
    return problems.count() == before ? brief : Optional.empty();
  }

  private Optional<Brief> brief(YamlMap map) {
    List<Criterion> criteria = criteria(map);
    List<Correlation> correlations = correlations(map);
    List<Scenario> scenarios = scenarios(map);
    Brief.Acceptable acceptable =
        map.optionalMap("handover").map(this::acceptable).orElse(Brief.Acceptable.UNSAID);
    map.refuseUnknownKeys();
    return criteria.isEmpty()
        ? Optional.empty()
        : Optional.of(new Brief(criteria, correlations, scenarios, acceptable));
  }

  private List<Criterion> criteria(YamlMap map) {
    var criteria = new LinkedHashMap<Variable, Criterion>();
    int before = problems.count();
    List<YamlMap> entries = map.maps("criteria");
    if (entries.isEmpty() && map.has("criteria") && problems.count() == before) {
      map.problem("criteria", "criteria is empty", "name one outcome at least");
    }
    List<String> known =
        Stream.of(Variable.values()).filter(Criterion::suits).map(Variable::column).toList();
    for (YamlMap entry : entries) {
      String name = entry.text("outcome");
      String title = entry.text("title");
      int sofar = problems.count();
      OptionalDouble most = entry.optionalNumber("at_most", -FAR, FAR);
      OptionalDouble least = entry.optionalNumber("at_least", -FAR, FAR);
      boolean numbers = problems.count() == sofar;
      String why = entry.text("why");
      entry.refuseUnknownKeys();
      if (entry.has("at_most") == entry.has("at_least")) {
        entry.problem(
            "outcome", "a criterion needs a threshold", "write either at_most or at_least");
      }
      entry.checkKnown("outcome", "outcome with a value in every run", name, known);
      if (numbers && known.contains(name) && (most.isPresent() || least.isPresent())) {
        Variable outcome = Variable.valueOf(name.toUpperCase(Locale.ROOT));
        double threshold = most.orElseGet(() -> least.orElse(0));
        var criterion = new Criterion(outcome, title, most.isPresent(), threshold, why);
        if (criteria.put(outcome, criterion) != null) {
          entry.problem("outcome", name + " stands there twice", "keep one criterion of it");
        }
        if (outcome.kind() == Variable.Kind.SHARE && !(threshold >= 0 && threshold <= 1)) {
          entry.problem(
              most.isPresent() ? "at_most" : "at_least", name + " is a share", "between 0 and 1");
        }
      }
    }
    return List.copyOf(criteria.values());
  }

  /// Everything that may vary, by key; empty where the theatre has mistakes.
  private Map<String, Dimension> dimensions() {
    var byKey = new LinkedHashMap<String, Dimension>();
    folder.ifPresent(
        f ->
            Stream.concat(
                    ModelParameters.dimensions(base).stream(),
                    Setting.dimensions(f.theatre(), base).stream())
                .forEach(d -> byKey.put(d.key(), d)));
    return byKey;
  }

  private List<Correlation> correlations(YamlMap map) {
    Map<String, Dimension> byKey = dimensions();
    var read = new ArrayList<Correlation>();
    for (YamlMap entry : map.optionalMaps("correlations")) {
      List<String> between = entry.texts("between");
      double rank = entry.number("rank", -0.99, 0.99);
      entry.optionalText("why");
      entry.refuseUnknownKeys();
      if (between.size() != 2 || between.getFirst().equals(between.getLast())) {
        entry.problem("between", "a correlation is between two", "write two different parameters");
        continue;
      }
      boolean fine = true;
      for (String key : between) {
        entry.checkKnown("between", "parameter", key, byKey.keySet());
        Optional<String> not = Optional.ofNullable(byKey.get(key)).flatMap(Correlation::allows);
        not.ifPresent(
            why -> entry.problem("between", why, "choose a parameter that varies on its own"));
        fine &= byKey.containsKey(key) && not.isEmpty();
      }
      var pair = new Correlation(between.getFirst(), between.getLast(), rank);
      boolean twice =
          read.stream()
              .anyMatch(c -> Set.of(c.one(), c.other()).equals(Set.of(pair.one(), pair.other())));
      if (twice) {
        entry.problem("between", "this pair stands there twice", "keep one");
      } else if (fine) {
        read.add(pair);
      }
    }
    if (!read.isEmpty()) {
      try {
        space(byKey).correlated(read);
      } catch (IllegalArgumentException e) {
        map.problem("correlations", e.getMessage(), "make some of them weaker");
      }
    }
    return read;
  }

  private Futures space(Map<String, Dimension> byKey) {
    return new Futures(List.copyOf(byKey.values()), List.of(), 1);
  }

  private List<Scenario> scenarios(YamlMap map) {
    Map<String, Dimension> byKey = dimensions();
    var read = new LinkedHashMap<String, Scenario>();
    for (YamlMap entry : map.optionalMaps("scenarios")) {
      String id = entry.id("id");
      String title = entry.text("title");
      Optional<YamlMap> values = entry.map("values");
      entry.refuseUnknownKeys();
      var ranges = new LinkedHashMap<String, Range>();
      values.ifPresent(
          v ->
              v.keys()
                  .forEach(
                      key -> {
                        Range range = v.range(key, -FAR, FAR);
                        v.checkKnown(key, "parameter", key, byKey.keySet());
                        Optional.ofNullable(byKey.get(key))
                            .flatMap(d -> outside(d, range))
                            .ifPresent(limit -> v.problem(key, key + " " + words(range), limit));
                        ranges.put(key, range);
                      }));
      if (ranges.isEmpty() && values.isPresent()) {
        entry.problem("values", "values is empty", "say where at least one parameter lies");
      }
      if (read.put(id, new Scenario(id, title, ranges)) != null) {
        entry.problem("id", "two scenarios are called " + id, "give each a name of its own");
      }
    }
    return List.copyOf(read.values());
  }

  private static Optional<String> outside(Dimension dimension, Range range) {
    Optional<String> limit = dimension.limit(range);
    if (limit.isPresent()) {
      return limit;
    }
    boolean answers =
        switch (dimension.scale()) {
          case SWITCH -> range.isPoint() && (range.low() == 0 || range.low() == 1);
          case THREE ->
              range.isPoint() && (range.low() == 0 || range.low() == 0.5 || range.low() == 1);
          case UNIFORM, LOG, RANK, FIXED -> true;
        };
    return answers
        ? Optional.empty()
        : Optional.of(
            dimension.scale() == Dimension.Scale.SWITCH ? "0 or 1" : "one of 0, 0.5 and 1");
  }

  private static String words(Range range) {
    return range.isPoint()
        ? "is " + range.low()
        : "is [" + range.low() + ", " + range.central() + ", " + range.high() + "]";
  }

  private Brief.Acceptable acceptable(YamlMap map) {
    double rate = map.number("acceptable_rate", 0, FAR);
    double count = map.number("acceptable_incidents", 0, FAR);
    double share = map.number("share_of_futures", 0, 1);
    String why = map.text("why");
    map.refuseUnknownKeys();
    return new Brief.Acceptable(rate, count, share, why);
  }

  /// Reads what real missions did; a theatre without the file has none.
  public static List<Precedent> precedents(Path theatre, Problems problems) {
    Path file = theatre.resolve(PRECEDENTS);
    if (!Files.exists(file)) {
      return List.of();
    }
    List<String> columns =
        List.of("mission", "area", "mandates", "from", "to", "strength", "followed", "source");
    var known = new ArrayList<>(columns);
    known.addAll(List.of("armament", "people", "displaced", "line_km", "deaths_before"));
    known.add("area_source");
    Optional<CsvTable> table = CsvTable.read(file, file.toString(), columns, problems);
    table.ifPresent(t -> t.refuseUnknownColumns(known::contains, known, problems));
    return table.map(t -> t.rows()).orElse(List.of()).stream()
        .flatMap(row -> precedent(row, problems).stream())
        .toList();
  }

  private static Optional<Precedent> precedent(CsvRow row, Problems problems) {
    var texts = new LinkedHashMap<String, String>();
    for (String column : List.of("mission", "area", "mandates", "strength", "followed", "source")) {
      texts.put(column, row.requiredText(column, problems).orElse(""));
    }
    row.integer("from", 1800, 2200, problems);
    if (!row.text("to").isEmpty()) {
      row.integer("to", 1800, 2200, problems);
    }
    Set<Mandate> mandates = EnumSet.noneOf(Mandate.class);
    for (String word : texts.get("mandates").split(";")) {
      Optional<Mandate> found =
          Stream.of(Mandate.values())
              .filter(m -> m.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word.strip()))
              .findFirst();
      if (found.isEmpty() && !texts.get("mandates").isEmpty()) {
        row.problem(
            "mandates has \"" + word.strip() + "\", which is no mandate",
            "one of "
                + String.join(
                    ", ",
                    Stream.of(Mandate.values())
                        .map(m -> m.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList()),
            problems);
      }
      found.ifPresent(mandates::add);
    }
    return mandates.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Precedent(
                texts.get("mission"),
                texts.get("area"),
                mandates,
                row.text("from"),
                row.text("to"),
                texts.get("strength"),
                texts.get("followed"),
                texts.get("source"),
                facts(row, problems)));
  }

  /// Columns that may be missing, and cells that may be empty.
  private static Precedent.Facts facts(CsvRow row, Problems problems) {
    Optional<Hardness> armament =
        row.text("armament").isEmpty()
            ? Optional.empty()
            : row.word("armament", Hardness.class, problems);
    OptionalDouble people = row.optionalNumber("people", 1, FAR, problems);
    OptionalDouble displaced = row.optionalNumber("displaced", 0, people.orElse(FAR), problems);
    OptionalDouble line = row.optionalNumber("line_km", 0, FAR, problems);
    OptionalDouble deaths = row.optionalNumber("deaths_before", 0, FAR, problems);
    String source = row.text("area_source");
    boolean figures =
        people.isPresent() || displaced.isPresent() || line.isPresent() || deaths.isPresent();
    if (figures && source.isEmpty()) {
      row.problem(
          "area_source is empty", "write where the figures of the area come from", problems);
    }
    return new Precedent.Facts(armament, people, displaced, line, deaths, source);
  }
}
