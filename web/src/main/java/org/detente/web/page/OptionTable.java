package org.detente.web.page;

import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.detente.option.Option;
import org.detente.theatre.Presence;
import org.detente.theatre.Zone;

/// An option in tables.
final class OptionTable {

  private static final int YEAR = 12;

  private OptionTable() {}

  /// Who would be where in each phase; zones with the same plan share a row.
  static DomContent phases(View view, Option option) {
    var head = new ArrayList<>(List.of(view.say("plans.zones")));
    option.phases().forEach(p -> head.add(view.own(p.title()) + ": " + when(view, p)));
    var same = new LinkedHashMap<List<String>, List<String>>();
    for (Zone zone : view.theatre().zones()) {
      Option.ZonePlan plan = option.zonePlans().get(zone.id());
      if (plan == null) {
        continue;
      }
      List<String> cells =
          option.phases().stream()
              .map(p -> presences(view, zone, plan.phases().getOrDefault(p.id(), List.of())))
              .toList();
      same.computeIfAbsent(cells, _ -> new ArrayList<>())
          .add(view.own(zone.names().in(view.languages())));
    }
    var rows = new ArrayList<List<DomContent>>();
    same.forEach(
        (cells, zones) -> {
          var row = new ArrayList<DomContent>();
          row.add(each(zones.stream().map(z -> div(z))));
          cells.forEach(c -> row.add(each(c.lines().map(l -> div(l)))));
          rows.add(row);
        });
    return Parts.table_(
        view,
        view.say("plans.who-would-be-where-zones"),
        view.to(Parts.COVERAGE_RESTS_ON),
        head,
        rows);
  }

  /// Who is told no months is told years, that begin no later and end no earlier.
  static String when(View view, Option.Phase phase) {
    if (view.audience().seesMonths()) {
      return phase.to().isEmpty()
          ? view.say("plans.from-month", "from", phase.from())
          : view.say("plans.months", "from", phase.from(), "to", phase.to().get());
    }
    int first = phase.from() / YEAR + 1;
    return phase.to().isEmpty()
        ? view.say("plans.from-year", "from", first)
        : view.say(
            "plans.years",
            "years",
            view.texts()
                .between(
                    view.texts().whole(first),
                    view.texts().whole(Math.ceilDiv(phase.to().get(), YEAR))));
  }

  static String presences(View view, Zone zone, List<Presence> presences) {
    if (presences.isEmpty()) {
      return view.say("plans.nobody");
    }
    var lines = new ArrayList<String>();
    for (Presence p : presences) {
      double persons = p.persons(zone);
      lines.add(
          view.say(
              "plans.presence",
              "provider",
              view.own(view.theatre().actor(p.provider()).names().in(view.languages())),
              "hardness",
              view.word(p.hardness()),
              "mandate",
              view.word(p.mandate()),
              "counted",
              persons >= 1 ? "yes" : "no",
              "persons",
              view.texts().count(persons)));
    }
    return String.join("\n", lines);
  }

  /// What it says under each heading.
  static DomContent headings(View view, Option option) {
    var entries = new ArrayList<DomContent>();
    option
        .headings()
        .text()
        .forEach(
            (key, says) -> {
              entries.add(dt(SettingTable.heading(view, key)));
              entries.add(dd(text(view.own(says))));
            });
    return dl(each(entries.stream())).withClass("options");
  }
}
