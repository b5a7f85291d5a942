package org.detente.improvement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.detente.option.Option;
import org.detente.option.Option.Dates;
import org.detente.option.Option.Headings;
import org.detente.option.Option.Levers;
import org.detente.option.Option.LinePlan;
import org.detente.option.Option.Mission;
import org.detente.option.Option.Phase;
import org.detente.option.Option.ZonePlan;
import org.detente.theatre.Presence;

/// An option being changed. It begins as the option itself and carries everything of it; what
/// nobody changes stays as it is.
///
/// Not thread-safe.
final class OptionDraft {

  private final Option base;
  private String id;
  private String title;
  private String label;
  private String summary;
  private Option.Basis basis;
  private Levers levers;
  private Dates dates;
  private Mission mission;
  private List<Phase> phases;
  private final Map<String, LinePlan> linePlans;
  private final Map<String, ZonePlan> zonePlans;
  private Headings headings;

  OptionDraft(Option base) {
    this.base = base;
    id = base.id();
    title = base.title();
    label = base.label();
    summary = base.summary();
    basis = base.basis();
    levers = base.levers();
    dates = base.dates().orElse(null);
    mission = base.mission().orElse(null);
    phases = base.phases();
    linePlans = new LinkedHashMap<>(base.linePlans());
    zonePlans = new LinkedHashMap<>(base.zonePlans());
    headings = base.headings();
  }

  Mission mission() {
    return mission;
  }

  void name(String id, String title, String label, String summary) {
    this.id = id;
    this.title = title;
    this.label = label;
    this.summary = summary;
    this.basis = Option.Basis.USER;
  }

  void levers(UnaryOperator<Levers> change) {
    levers = change.apply(levers);
  }

  void dates(UnaryOperator<Dates> change) {
    dates = change.apply(dates);
  }

  void mission(UnaryOperator<Mission> change) {
    mission = change.apply(mission);
  }

  /// Changes a phase; those after it move with its end.
  void phaseLength(int position, int months) {
    var moved = new ArrayList<Phase>();
    int from = 0;
    for (int f = 0; f < phases.size(); f++) {
      Phase p = phases.get(f);
      int start = from;
      var to = p.to().map(end -> start + (moved.size() == position ? months : end - p.from()));
      moved.add(new Phase(p.id(), p.title(), p.ramp(), start, to, p.exit()));
      from = to.orElse(start);
    }
    phases = List.copyOf(moved);
  }

  void phaseExit(int position, Option.Exit exit) {
    var changed = new ArrayList<>(phases);
    Phase p = phases.get(position);
    changed.set(position, new Phase(p.id(), p.title(), p.ramp(), p.from(), p.to(), exit));
    phases = List.copyOf(changed);
  }

  void line(String line, UnaryOperator<LinePlan> change) {
    linePlans.computeIfPresent(line, (_, plan) -> change.apply(plan));
  }

  void zones(Predicate<ZonePlan> which, UnaryOperator<ZonePlan> change) {
    zonePlans.replaceAll((_, plan) -> which.test(plan) ? change.apply(plan) : plan);
  }

  /// Changes international presences; of two that become the same one is left.
  ///
  /// @param zone by id
  /// @param phase by id
  void internationals(
      Predicate<String> zone, Predicate<String> phase, UnaryOperator<Presence> change) {
    zones(
        plan -> zone.test(plan.zone()),
        plan -> {
          var byPhase = new LinkedHashMap<String, List<Presence>>();
          plan.phases()
              .forEach(
                  (id, presences) ->
                      byPhase.put(id, phase.test(id) ? changed(presences, change) : presences));
          return with(plan, byPhase);
        });
  }

  private static List<Presence> changed(List<Presence> presences, UnaryOperator<Presence> change) {
    var all = new LinkedHashSet<Presence>();
    presences.forEach(p -> all.add(p.international() ? change.apply(p) : p));
    return List.copyOf(all);
  }

  private static ZonePlan with(ZonePlan p, Map<String, List<Presence>> phases) {
    return new ZonePlan(
        p.zone(),
        p.withdrawal(),
        p.ownSideReturn(),
        p.crossSideReturn(),
        p.beforeDeployment(),
        phases,
        p.note());
  }

  void headings(Consumer<HeadingsDraft> change) {
    var draft = new HeadingsDraft(headings);
    change.accept(draft);
    headings = draft.headings();
  }

  /// The option as it stands now.
  Option option() {
    return new Option(
        id,
        title,
        label,
        summary,
        basis,
        base.confidentiality(),
        base.agreement(),
        levers,
        java.util.Optional.ofNullable(dates),
        java.util.Optional.ofNullable(mission),
        phases,
        linePlans,
        zonePlans,
        headings,
        base.settings(),
        base.statements());
  }
}
