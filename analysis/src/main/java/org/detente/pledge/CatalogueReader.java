package org.detente.pledge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.detente.evidence.EvidenceBase;
import org.detente.evidence.EvidenceRow;
import org.detente.input.Problems;
import org.detente.input.Words;
import org.detente.input.YamlMap;
import org.detente.theatre.Presence.Hardness;
import org.detente.theatre.Presence.Task;
import org.detente.value.Range;

/// Reads `units.yaml`. A range is written out, or names a row of the evidence base.
final class CatalogueReader {

  private static final double MOST_PERSONS = 100_000;
  private static final int MOST_MONTHS = 1200;

  private final EvidenceBase evidence;

  CatalogueReader(EvidenceBase evidence) {
    this.evidence = evidence;
  }

  /// @return empty if the file has mistakes
  Optional<Catalogue> read(Path file, String name, Problems problems) {
    int before = problems.count();
    Optional<YamlMap> root = YamlMap.read(file, name, problems);
    if (root.isEmpty()) {
      return Optional.empty();
    }
    YamlMap map = root.get();
    List<UnitKind> units = units(map);
    Catalogue catalogue =
        new Catalogue(
            units,
            ratios(map, units),
            sizing(map),
            gates(map),
            criticality(map),
            range(map, "rotation_months", 1, MOST_MONTHS),
            map.integer("service_months", 1, MOST_MONTHS),
            range(map, "delivered_share", 0, 1),
            range(map, "peak_months", 0, MOST_MONTHS),
            range(map, "leaves_after_losses", 0, 1));
    map.refuseUnknownKeys();
    return problems.count() > before ? Optional.empty() : Optional.of(catalogue);
  }

  /// A range, or the range of the row that the text names.
  private Range range(YamlMap map, String key, double min, double max) {
    String rowKey = key + "_row";
    Optional<String> named = map.optionalText(rowKey);
    if (named.isEmpty()) {
      return map.range(key, min, max);
    }
    map.optionalRange(key, min, max)
        .ifPresent(
            _ ->
                map.problem(
                    key, map.path(key) + " and " + rowKey + " both stand there", "keep one"));
    EvidenceRow row = evidence.rows().get(named.get());
    if (row == null) {
      map.problem(
          rowKey,
          "the evidence base has no row " + named.get(),
          Words.advice(named.get(), evidence.rows().keySet()));
      return Range.exactly(min);
    }
    if (row.range().low() < min || row.range().high() > max) {
      map.problem(
          rowKey,
          "row " + named.get() + " reaches outside of what " + key + " may be",
          Words.say(min) + " to " + Words.say(max));
    }
    return row.range();
  }

  private List<UnitKind> units(YamlMap map) {
    var units = new ArrayList<UnitKind>();
    var seen = new HashSet<String>();
    for (YamlMap each : map.maps("units")) {
      String id = each.id("id");
      if (!id.isEmpty() && !seen.add(id)) {
        each.problem("id", "the unit " + id + " stands there twice", "keep one");
      }
      units.add(
          new UnitKind(
              id,
              each.text("name"),
              each.word("function", Function.class),
              range(each, "strength", 1, MOST_PERSONS),
              range(each, "cost", 0, Double.POSITIVE_INFINITY),
              each.text("source")));
      each.refuseUnknownKeys();
    }
    if (units.isEmpty()) {
      map.problem("units", "no unit is described", "describe at least one");
    }
    return units;
  }

  private static List<SupportRatio> ratios(YamlMap map, List<UnitKind> units) {
    var ratios = new ArrayList<SupportRatio>();
    List<String> known = units.stream().map(UnitKind::id).toList();
    for (YamlMap each : map.optionalMaps("support")) {
      String unit = each.id("unit");
      each.checkKnown("unit", "unit", unit, known);
      ratios.add(
          new SupportRatio(
              unit,
              each.number("per_persons", 1, MOST_PERSONS),
              each.number("from_persons", 0, MOST_PERSONS),
              each.text("source")));
      each.refuseUnknownKeys();
    }
    return ratios;
  }

  private List<SizingRule> sizing(YamlMap map) {
    var rules = new ArrayList<SizingRule>();
    for (YamlMap each : map.optionalMaps("sizing")) {
      Set<Task> tasks = each.has("tasks") ? each.words("tasks", Task.class) : Set.of();
      rules.add(
          new SizingRule(
              each.id("id"),
              each.word("method", SizingRule.Method.class),
              each.words("hardness", Hardness.class),
              tasks,
              range(each, "rate", 0, MOST_PERSONS),
              each.optionalNumber("km_per_post", 0, MOST_PERSONS).orElse(0),
              each.text("source")));
      each.refuseUnknownKeys();
    }
    long methods = rules.stream().map(SizingRule::method).distinct().count();
    if (methods < 2) {
      map.problem(
          "sizing",
          "strengths would be judged by fewer than two methods",
          "rules of two of the methods line, population, task");
    }
    return rules;
  }

  private List<Gate> gates(YamlMap map) {
    var gates = new ArrayList<Gate>();
    for (YamlMap each : map.optionalMaps("gates")) {
      gates.add(
          new Gate(
              each.id("id"),
              each.text("title"),
              range(each, "months", 0, MOST_MONTHS),
              each.optionalYesNo("passed").orElse(false),
              each.text("source")));
      each.refuseUnknownKeys();
    }
    return gates;
  }

  private static Map<Function, Integer> criticality(YamlMap map) {
    var weights = new EnumMap<Function, Integer>(Function.class);
    map.optionalMap("criticality")
        .ifPresent(
            each -> {
              for (Function function : Function.values()) {
                each.optionalInteger(function.id(), 1, 100)
                    .ifPresent(w -> weights.put(function, w));
              }
              each.refuseUnknownKeys();
            });
    return weights;
  }
}
