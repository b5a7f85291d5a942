package org.detente.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.detente.access.Audience;
import org.detente.pledge.Contributor;
import org.detente.pledge.Gate;
import org.detente.pledge.Pledge;
import org.detente.staffing.Arrivals;
import org.detente.staffing.Cell;
import org.detente.staffing.Conflict;
import org.detente.staffing.Posting;
import org.detente.staffing.Sizing;
import org.detente.staffing.StaffingResult;
import org.detente.staffing.Stage;
import org.detente.staffing.Withdrawn;
import org.detente.value.Range;
import tools.jackson.jr.ob.JSON;

/// `staffing.json`, `force-table.csv`, `arrivals.csv`.
///
/// A planner reads all of it. Everybody else reads totals by phase: no place that is short, no
/// contributor in its own name unless its pledge is agreed, and no single withdrawal that would
/// hurt.
public final class StaffingTables {

  private StaffingTables() {}

  /// What an audience may call a contributor: everybody for planners; profiles, and those who have
  /// agreed, for others.
  ///
  /// @return empty text where it may not be named
  public static String named(Contributor who, Pledge.Status status, Audience audience) {
    boolean open = audience.seesMonths() || who.profile() || status == Pledge.Status.AGREED;
    return open ? who.id() : "";
  }

  /// The force tables.
  public static void forceTable(List<StaffingResult> results, Audience audience, Path file)
      throws IOException {
    List<String> columns =
        List.of(
            "option",
            "policy",
            "zone",
            "phase",
            "contributor",
            "unit",
            "count",
            "persons",
            "arrival_month",
            "leave_month",
            "status");
    try (var table = new Table(file, columns)) {
      if (!audience.seesMonths()) {
        return;
      }
      for (StaffingResult result : results) {
        for (Posting p : result.postings()) {
          table.row(
              result.requirement().option().id(),
              result.policy().id(),
              p.place(),
              p.phase(),
              p.contributor(),
              p.pledge().unit().id(),
              p.count(),
              p.persons(),
              p.arrival(),
              p.leave().isPresent() ? Integer.toString(p.leave().getAsInt()) : "",
              p.pledge().status().name().toLowerCase(Locale.ROOT));
        }
      }
    }
  }

  /// Persons in place by month after the mandate; by year for everybody but planners.
  public static void arrivals(List<StaffingResult> results, Audience audience, Path file)
      throws IOException {
    try (var table =
        new Table(file, List.of("option", "policy", "month", "low", "central", "high"))) {
      for (StaffingResult result : results) {
        Arrivals a = result.arrivals();
        for (int m = 0; m < a.months(); m += audience.seesMonths() ? 1 : 12) {
          table.row(
              result.requirement().option().id(),
              result.policy().id(),
              m,
              a.low().get(m),
              a.central().get(m),
              a.high().get(m));
        }
      }
    }
  }

  /// Everything else.
  public static void json(List<StaffingResult> results, Audience audience, Path file)
      throws IOException {
    var whole = new LinkedHashMap<String, Object>();
    whole.put("results", results.stream().map(r -> result(r, audience)).toList());
    Files.writeString(
        file,
        JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(whole) + "\n",
        StandardCharsets.UTF_8);
  }

  private static Map<String, Object> result(StaffingResult r, Audience audience) {
    boolean all = audience.seesMonths();
    var map = new LinkedHashMap<String, Object>();
    map.put("option", r.requirement().option().id());
    map.put("policy", r.policy().id());
    map.put("status", r.status().name());
    map.put("bound", r.stages().getFirst().bound());
    map.put("required", r.required());
    map.put("delivered", r.delivered());
    map.put("stages", r.stages().stream().map(StaffingTables::stage).toList());
    map.put("phases", phases(r));
    map.put("cells", all ? r.cells().stream().map(StaffingTables::cell).toList() : List.of());
    map.put("conflict", conflict(r));
    r.conflict()
        .ifPresent(
            c -> {
              map.put("conflict_phase", r.requirement().option().phases().get(c.phase()).id());
              map.put("conflict_what", c.what());
              map.put("conflict_minimal", c.minimal());
              map.put("other_rules", members(c.others()));
            });
    map.put("contributors", r.contributors());
    map.put("first_arrival_month", r.firstArrival().orElse(null));
    map.put("support_share", r.requirement().supportShare());
    map.put("cost_musd_by_year", r.costByYear().stream().map(StaffingTables::range).toList());
    map.put("gates", r.data().catalogue().gates().stream().map(StaffingTables::gate).toList());
    if (all) {
      map.put("withdrawn", r.withdrawn().stream().map(StaffingTables::withdrawn).toList());
      map.put("sizing", r.requirement().sizings().stream().map(StaffingTables::sizing).toList());
      map.put("leads", leads(r));
    }
    return map;
  }

  private static Map<String, Object> leads(StaffingResult r) {
    var leads = new LinkedHashMap<String, Object>();
    r.requirement().option().phases().forEach(p -> leads.put(p.id(), r.leads(p.id())));
    return leads;
  }

  private static Map<String, Object> stage(Stage s) {
    var map = new LinkedHashMap<String, Object>();
    map.put("aim", s.aim().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    map.put("value", Double.isNaN(s.value()) ? null : s.value());
    map.put("bound", Double.isNaN(s.bound()) ? null : s.bound());
    map.put("proved", s.proved());
    return map;
  }

  private static List<Map<String, Object>> phases(StaffingResult r) {
    var phases = new ArrayList<Map<String, Object>>();
    r.requirement()
        .option()
        .phases()
        .forEach(
            p -> {
              var map = new LinkedHashMap<String, Object>();
              map.put("phase", p.id());
              map.put("required", r.required(p.id()));
              map.put("delivered", r.delivered(p.id()));
              map.put("largest_share", r.largestShare(p.id()));
              phases.add(map);
            });
    return phases;
  }

  private static Map<String, Object> cell(Cell c) {
    var map = new LinkedHashMap<String, Object>();
    map.put("zone", c.place());
    map.put("phase", c.phase());
    map.put("required", c.required());
    map.put("delivered", c.delivered());
    map.put("largest_share", c.largestShare());
    var functions = new ArrayList<Map<String, Object>>();
    for (Cell.Part part : c.byFunction()) {
      var f = new LinkedHashMap<String, Object>();
      f.put("what", part.what());
      f.put("need", part.need());
      f.put("delivered", part.delivered());
      f.put("missing", part.missing());
      functions.add(f);
    }
    map.put("parts", functions);
    return map;
  }

  private static List<Map<String, Object>> conflict(StaffingResult r) {
    return members(r.conflict().map(Conflict::members).orElse(List.of()));
  }

  private static List<Map<String, Object>> members(List<Conflict.Member> of) {
    var members = new ArrayList<Map<String, Object>>();
    for (Conflict.Member m : of) {
      var map = new LinkedHashMap<String, Object>();
      map.put("rule", m.rule().id());
      map.put("says", m.says());
      map.put("relaxed_delivered", m.relaxedDelivered());
      map.put("relaxed_exact", m.relaxedExact());
      members.add(map);
    }
    return members;
  }

  private static Map<String, Object> withdrawn(Withdrawn w) {
    var map = new LinkedHashMap<String, Object>();
    map.put("contributor", w.contributor());
    map.put("unit", w.unit());
    map.put("persons", w.persons());
    map.put("delivered", w.delivered());
    map.put("exact", w.exact());
    return map;
  }

  private static Map<String, Object> sizing(Sizing s) {
    var map = new LinkedHashMap<String, Object>();
    map.put("zone", s.zone());
    map.put("phase", s.phase());
    map.put("planned", s.planned());
    map.put("supported", s.supported());
    map.put("methods_disagree", s.methodsDisagree());
    map.put("binding", s.binding().map(Sizing.Estimate::rule).orElse(null));
    var estimates = new ArrayList<Map<String, Object>>();
    for (Sizing.Estimate e : s.estimates()) {
      var one = new LinkedHashMap<String, Object>();
      one.put("rule", e.rule());
      one.put("method", e.method().name().toLowerCase(Locale.ROOT));
      one.put("persons", range(e.persons()));
      one.put("source", e.source());
      estimates.add(one);
    }
    map.put("methods", estimates);
    return map;
  }

  private static Map<String, Object> gate(Gate g) {
    var map = new LinkedHashMap<String, Object>();
    map.put("gate", g.id());
    map.put("title", g.title());
    map.put("passed", g.passed());
    map.put("months", range(g.months()));
    map.put("source", g.source());
    return map;
  }

  private static List<Double> range(Range r) {
    return List.of(r.low(), r.central(), r.high());
  }
}
