package org.detente.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.option.Option;
import org.detente.phrase.Figures;
import org.detente.phrase.Phrases;
import org.detente.theatre.Zone;
import org.detente.value.Range;

/// What differs between options, setting by setting in words. What is the same in all of them is
/// left out.
final class SettingTable {

  private static final String NOTHING = "not said";

  private final View view;

  SettingTable(View view) {
    this.view = view;
  }

  /// A setting that differs, and what each option says of it.
  ///
  /// @param what in words
  /// @param values one per option
  record Row(String what, List<String> values) {

    Row {
      values = List.copyOf(values);
    }
  }

  /// The table with its heading.
  ///
  /// @param options two or more
  DomContent html(List<Option> options) {
    List<Row> rows = rows(options);
    var content = new ArrayList<DomContent>();
    content.add(h2("What differs between them"));
    List<Row> zones = zones(options);
    if (rows.isEmpty() && zones.isEmpty()) {
      content.add(p("Nothing that these files say differs, but their names."));
      return section(each(content.stream())).withId("differs");
    }
    content.add(
        p("Settings as the options' own files have them, with the range of what they leave open; what is the same in all is left out. Grade A: nothing is estimated here.")
            .withClass("note"));
    content.add(table("Settings that differ", options, rows));
    if (!zones.isEmpty()) {
      content.add(
          details(
              summary(
                  "Zone by zone: "
                      + Phrases.counted(zones.size(), "setting")
                      + " that differ; providers that stand in all of these options are left out"),
              table("Zone by zone, settings that differ", options, zones)));
    }
    var links = new ArrayList<DomContent>();
    for (Option option : options) {
      links.add(text(links.isEmpty() ? "In their own words: " : " · "));
      links.add(a(option.label()).withHref(view.to("/options/" + option.id())));
    }
    content.add(p(each(links.stream())).withClass("note"));
    return section(each(content.stream())).withId("differs");
  }

  private static DomContent table(String caption, List<Option> options, List<Row> rows) {
    var table = new ArrayList<List<DomContent>>();
    for (Row row : rows) {
      var cells = new ArrayList<DomContent>();
      cells.add(each(row.what().lines().map(l -> div(l))));
      row.values().forEach(v -> cells.add(each(v.lines().map(l -> div(l)))));
      table.add(cells);
    }
    var head = new ArrayList<String>(List.of("Setting"));
    options.forEach(o -> head.add(o.label()));
    return Parts.table_(caption, head, table);
  }

  /// Settings of the whole that are not the same in all options.
  List<Row> rows(List<Option> options) {
    var rows = new ArrayList<>(different(options.stream().map(this::general).toList()));
    rows.addAll(different(options.stream().map(SettingTable::texts).toList()));
    return rows;
  }

  private static Map<String, String> texts(Option option) {
    var texts = new LinkedHashMap<String, String>();
    option
        .headings()
        .text()
        .forEach((key, says) -> texts.put("In words, " + key.replace('_', ' '), says));
    return texts;
  }

  /// Settings of zones that are not the same in all options; zones of which the same is said stand
  /// together.
  List<Row> zones(List<Option> options) {
    var together = new LinkedHashMap<Row, List<String>>();
    for (Zone zone : view.theatre().zones()) {
      for (Row row : different(options.stream().map(o -> zone(o, zone)).toList())) {
        together
            .computeIfAbsent(withoutShared(row), _ -> new ArrayList<>())
            .add(zone.names().in(view.languages()));
      }
    }
    var rows = new ArrayList<Row>();
    together.forEach(
        (row, zones) ->
            rows.add(new Row(row.what() + ": " + String.join("\n", zones), row.values())));
    return rows;
  }

  /// Lines that all options have are left out.
  private static Row withoutShared(Row row) {
    var shared = new LinkedHashSet<>(row.values().getFirst().lines().toList());
    row.values().forEach(v -> shared.retainAll(v.lines().toList()));
    return new Row(
        row.what(),
        row.values().stream()
            .map(
                v -> {
                  String rest =
                      String.join(
                          "\n", v.lines().filter(l -> !shared.contains(l)).toList());
                  return rest.isEmpty() ? "nobody else" : rest;
                })
            .toList());
  }

  private static List<Row> different(List<Map<String, String>> said) {
    var keys = new LinkedHashSet<String>();
    said.forEach(s -> keys.addAll(s.keySet()));
    var rows = new ArrayList<Row>();
    for (String key : keys) {
      List<String> values = said.stream().map(s -> s.getOrDefault(key, NOTHING)).toList();
      if (values.stream().distinct().count() > 1) {
        rows.add(new Row(key, values));
      }
    }
    return rows;
  }

  private Map<String, String> general(Option o) {
    var said = new LinkedHashMap<String, String>();
    said.put("Agreement", o.agreement() ? "yes" : "no");
    o.dates()
        .ifPresent(
            d -> {
              said.put("Framework signed", month(d.frameworkSigned()));
              said.put("Comprehensive agreement", month(d.comprehensiveAgreement()));
              d.mandateGiven().ifPresent(r -> said.put("Mandate given", month(r)));
              d.firstDeployment().ifPresent(r -> said.put("First deployment", month(r)));
              d.fullCapability().ifPresent(r -> said.put("Full capability", month(r)));
            });
    said.put(
        "Lead of the mission", o.mission().map(m -> actor(m.lead())).orElse("no mission"));
    o.mission().ifPresent(m -> mission(m, said));
    said.put("Rule of composition", o.levers().composition().replace('-', ' '));
    for (int i = 0; i < o.phases().size(); i++) {
      Option.Phase phase = o.phases().get(i);
      said.put(
          "Phase " + Figures.whole(i + 1L),
          phase.title()
              + " ("
              + Phrases.plain(phase.ramp())
              + "), "
              + OptionTable.when(view, phase)
              + ", ends "
              + switch (phase.exit()) {
                case BENCHMARKS -> "when benchmarks are met";
                case DATE -> "by date";
              });
    }
    o.linePlans()
        .forEach(
            (line, plan) ->
                said.put(
                    "On the line " + line(line), plan.separation() ? "forces part" : "forces stay"));
    headings(o.headings(), said);
    return said;
  }

  private void mission(Option.Mission m, Map<String, String> said) {
    said.put(
        "Reserve",
        m.reservePersons() > 0
            ? Figures.given(m.reservePersons())
                + " persons"
                + m.reserveZone().map(z -> ", " + zone(z)).orElse("")
            : "none");
    said.put("Armed strength bound by caveats", Figures.percent(m.caveats()));
    said.put("Potential spoilers contribute", m.includesSpoilers() ? "yes" : "no");
    said.put(
        "Fixed term",
        m.fixedTermMonths().map(Figures::duration).orElse("none: leaves by benchmarks or phases"));
  }

  private void headings(Option.Headings h, Map<String, String> said) {
    said.put("Who secures corridors", h.corridorProvider().map(this::actor).orElse("nobody"));
    said.put("Demining", Phrases.plain(h.demining()));
    said.put("Housing", Phrases.plain(h.housing()));
    h.observersPerKm()
        .forEach((line, n) -> said.put("Observers per km, " + line(line), Figures.given(n)));
    said.put("Consultation", h.consultation() ? "yes" : "no");
    said.put("Reform of the police", Phrases.plain(h.police()));
    said.put("Reform of the judiciary", Phrases.plain(h.judiciary()));
    said.put("Reform of customs", Phrases.plain(h.customs()));
    said.put("Oversight", Phrases.plain(h.oversight()));
    said.put(
        "Reform of the police begins before signature by", Figures.duration(h.reformLeadMonths()));
    said.put("Minorities recruited by quota", h.recruitmentQuota() ? "yes" : "no");
    said.put("De facto bodies engaged", Phrases.plain(h.deFactoEngagement()));
    h.commitmentFloors()
        .forEach(
            (party, floor) ->
                said.put(
                    "Commitment held up by verified steps, "
                        + view.theatre()
                            .parties()
                            .get(view.theatre().partyIndex(party))
                            .names()
                            .in(view.languages()),
                    Figures.percent(floor)));
  }

  private Map<String, String> zone(Option o, Zone zone) {
    var said = new LinkedHashMap<String, String>();
    Option.ZonePlan plan = o.zonePlans().get(zone.id());
    if (plan == null) {
      return said;
    }
    plan.withdrawal()
        .ifPresent(
            w ->
                said.put(
                    "Transfer of control",
                    "from "
                        + party(w.by())
                        + " to "
                        + party(w.to())
                        + " after "
                        + months(w.afterMonths())
                        + (w.afterZones().isEmpty()
                            ? ""
                            : ", once done in "
                                + Phrases.list(
                                    w.afterZones().stream().map(this::zone).toList()))));
    plan.ownSideReturn().ifPresent(r -> said.put("Return on the own side after", months(r)));
    plan.crossSideReturn()
        .ifPresent(r -> said.put("Return to the other side's administration after", months(r)));
    plan.beforeDeployment()
        .ifPresent(
            p -> said.put("Before deployment", OptionTable.presences(view, zone, p)));
    for (int i = 0; i < o.phases().size(); i++) {
      said.put(
          "Phase " + Figures.whole(i + 1L),
          OptionTable.presences(
              view,
              zone,
              plan.phases().getOrDefault(o.phases().get(i).id(), List.of())));
    }
    return said;
  }

  private String line(String id) {
    return view.theatre().lines().stream()
        .filter(l -> l.id().equals(id))
        .findFirst()
        .map(l -> l.names().in(view.languages()))
        .orElse(id);
  }

  private String actor(String id) {
    return view.theatre().actor(id).names().in(view.languages());
  }

  private String party(String id) {
    int index = view.theatre().partyIndex(id);
    return index < 0 ? actor(id) : view.theatre().parties().get(index).names().in(view.languages());
  }

  private String zone(String id) {
    Optional<Zone> zone =
        view.theatre().zones().stream().filter(z -> z.id().equals(id)).findFirst();
    return zone.map(z -> z.names().in(view.languages())).orElse(id);
  }

  private static String month(Range r) {
    return "month "
        + Figures.withRange(Figures.given(r.central()), Figures.given(r.low(), r.high()));
  }

  private static String months(Range r) {
    return Figures.withRange(Figures.given(r.central()), Figures.given(r.low(), r.high()))
        + " months";
  }
}
