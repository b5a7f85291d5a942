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
import org.detente.completeness.Provision;
import org.detente.input.Words;
import org.detente.option.Option;
import org.detente.phrase.Figures;
import org.detente.positions.Issue;
import org.detente.positions.Positions;
import org.detente.theatre.Zone;
import org.detente.value.Range;
import org.detente.web.form.Terms;

/// What differs between options, setting by setting in words. What is the same in all of them is
/// left out.
final class SettingTable {

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
    content.add(h2(view.say("settings.what-differs-between-them")));
    List<Row> zones = zones(options);
    if (rows.isEmpty() && zones.isEmpty()) {
      content.add(p(view.say("settings.nothing-that-these-files-say")));
      return section(each(content.stream())).withId("differs");
    }
    content.add(p(view.say("settings.settings-as-the-options-own")).withClass("note"));
    content.add(table(view.say("settings.settings-that-differ"), options, rows));
    if (!zones.isEmpty()) {
      content.add(
          details(
              summary(view.say("settings.zone-by-zone", "n", zones.size())),
              table(view.say("settings.zone-by-zone-settings-that"), options, zones)));
    }
    var links = new ArrayList<DomContent>();
    for (Option option : options) {
      links.add(text(links.isEmpty() ? view.say("settings.own-words") + " " : " · "));
      links.add(a(view.own(option.label())).withHref(view.to("/options/" + option.id())));
    }
    content.add(p(each(links.stream())).withClass("note"));
    return section(each(content.stream())).withId("differs");
  }

  private DomContent table(String caption, List<Option> options, List<Row> rows) {
    var table = new ArrayList<List<DomContent>>();
    for (Row row : rows) {
      var cells = new ArrayList<DomContent>();
      cells.add(each(row.what().lines().map(l -> div(l))));
      row.values().forEach(v -> cells.add(each(v.lines().map(l -> div(l)))));
      table.add(cells);
    }
    var head = new ArrayList<String>(List.of(view.say("settings.setting")));
    options.forEach(o -> head.add(view.own(o.label())));
    return Parts.table_(caption, head, table);
  }

  /// Settings of the whole that are not the same in all options.
  List<Row> rows(List<Option> options) {
    var rows = new ArrayList<>(different(options.stream().map(this::general).toList()));
    rows.addAll(different(options.stream().map(this::texts).toList()));
    return rows;
  }

  private Map<String, String> texts(Option option) {
    var texts = new LinkedHashMap<String, String>();
    option
        .headings()
        .text()
        .forEach(
            (key, says) ->
                texts.put(view.say("settings.in-words", "heading", heading(key)), view.own(says)));
    return texts;
  }

  private String heading(String key) {
    return heading(view, key);
  }

  /// What a heading of an option is called; those of commitments by their party's name.
  static String heading(View view, String key) {
    return view.theatre().parties().stream()
        .filter(p -> key.equals("commitments.parties." + p.id()))
        .findFirst()
        .map(
            p ->
                view.say(
                    "settings.commitments-of", "party", view.own(p.names().in(view.languages()))))
        .orElseGet(() -> view.texts().capital(Terms.heading(key, view.texts())));
  }

  /// What an option says by itself of scales and of provisions.
  private void stated(Option o, Map<String, String> said) {
    List<Issue> issues = view.input().positions().map(Positions::issues).orElse(List.of());
    for (Option.StatedSetting s : o.settings()) {
      Optional<Issue> issue = issues.stream().filter(i -> i.id().equals(s.issue())).findFirst();
      said.put(
          view.say(
              "settings.scale",
              "issue",
              view.own(issue.map(Issue::title).orElse(s.issue())),
              "where",
              s.place().isPresent() ? "place" : "all",
              "place",
              s.place().map(this::place).orElse("")),
          view.own(
              issue
                  .flatMap(
                      i -> i.levels().stream().filter(l -> l.name().equals(s.level())).findFirst())
                  .map(Issue.Level::label)
                  .orElse(s.level())));
    }
    for (Provision provision : view.input().catalogue().provisions()) {
      Option.Statement statement = o.statements().get(provision.id());
      if (statement != null) {
        said.put(
            view.say("settings.provision", "name", view.own(provision.name())),
            view.texts().of("options.settled", Words.of(statement.settled())));
      }
    }
  }

  /// A zone by its name, or a class of zones.
  private String place(String id) {
    return view.theatre().zones().stream().anyMatch(z -> z.id().equals(id))
        ? zone(id)
        : view.own(id);
  }

  /// Settings of zones that are not the same in all options; zones of which the same is said stand
  /// together.
  List<Row> zones(List<Option> options) {
    var together = new LinkedHashMap<Row, List<String>>();
    for (Zone zone : view.theatre().zones()) {
      for (Row row : different(options.stream().map(o -> zone(o, zone)).toList())) {
        together
            .computeIfAbsent(withoutShared(row), _ -> new ArrayList<>())
            .add(view.own(zone.names().in(view.languages())));
      }
    }
    var rows = new ArrayList<Row>();
    together.forEach(
        (row, zones) ->
            rows.add(new Row(row.what() + ": " + String.join("\n", zones), row.values())));
    return rows;
  }

  /// Lines that all options have are left out.
  private Row withoutShared(Row row) {
    var shared = new LinkedHashSet<>(row.values().getFirst().lines().toList());
    row.values().forEach(v -> shared.retainAll(v.lines().toList()));
    return new Row(
        row.what(),
        row.values().stream()
            .map(
                v -> {
                  String rest =
                      String.join("\n", v.lines().filter(l -> !shared.contains(l)).toList());
                  return rest.isEmpty() ? view.say("settings.nobody-else") : rest;
                })
            .toList());
  }

  private List<Row> different(List<Map<String, String>> said) {
    var keys = new LinkedHashSet<String>();
    said.forEach(s -> keys.addAll(s.keySet()));
    var rows = new ArrayList<Row>();
    for (String key : keys) {
      List<String> values =
          said.stream().map(s -> s.getOrDefault(key, view.say("settings.not-said"))).toList();
      if (values.stream().distinct().count() > 1) {
        rows.add(new Row(key, values));
      }
    }
    return rows;
  }

  private Map<String, String> general(Option o) {
    var said = new LinkedHashMap<String, String>();
    said.put(view.say("settings.agreement"), yesNo(o.agreement()));
    o.dates()
        .ifPresent(
            d -> {
              said.put(view.say("settings.framework-signed"), month(d.frameworkSigned()));
              said.put(
                  view.say("settings.comprehensive-agreement"), month(d.comprehensiveAgreement()));
              d.mandateGiven()
                  .ifPresent(r -> said.put(view.say("settings.mandate-given"), month(r)));
              d.firstDeployment()
                  .ifPresent(r -> said.put(view.say("settings.first-deployment"), month(r)));
              d.fullCapability()
                  .ifPresent(r -> said.put(view.say("settings.full-capability"), month(r)));
            });
    said.put(
        view.say("settings.lead-of-the-mission"),
        o.mission().map(m -> actor(m.lead())).orElse(view.say("settings.no-mission")));
    o.mission().ifPresent(m -> mission(m, said));
    said.put(
        view.say("settings.rule-of-composition"),
        view.own(o.levers().composition().replace('-', ' ')));
    for (int i = 0; i < o.phases().size(); i++) {
      Option.Phase phase = o.phases().get(i);
      said.put(
          view.say("settings.phase", "number", i + 1),
          view.say(
              "settings.phase-is",
              "title",
              view.own(phase.title()),
              "ramp",
              view.word(phase.ramp()),
              "when",
              OptionTable.when(view, phase),
              "exit",
              phase.exit().name()));
    }
    o.linePlans()
        .forEach(
            (line, plan) ->
                said.put(
                    view.say("settings.on-the-line", "line", line(line)),
                    plan.separation()
                        ? view.say("settings.forces-part")
                        : view.say("settings.forces-stay")));
    headings(o.headings(), said);
    stated(o, said);
    return said;
  }

  private void mission(Option.Mission m, Map<String, String> said) {
    said.put(
        view.say("settings.reserve"),
        m.reservePersons() > 0
            ? view.say(
                "settings.reserve-is",
                "persons",
                view.texts().given(m.reservePersons()),
                "placed",
                m.reserveZone().isPresent() ? "yes" : "no",
                "zone",
                m.reserveZone().map(this::zone).orElse(""))
            : view.say("settings.none"));
    said.put(
        view.say("settings.armed-strength-bound-by-caveats"), view.texts().percent(m.caveats()));
    said.put(view.say("settings.potential-spoilers-contribute"), yesNo(m.includesSpoilers()));
    said.put(
        view.say("settings.fixed-term"),
        m.fixedTermMonths()
            .map(n -> view.texts().duration(n))
            .orElse(view.say("settings.no-term")));
  }

  private void headings(Option.Headings h, Map<String, String> said) {
    said.put(
        view.say("settings.who-secures-corridors"),
        h.corridorProvider().map(this::actor).orElse(view.say("plans.nobody")));
    said.put(view.say("settings.demining"), view.word(h.demining()));
    said.put(view.say("settings.housing"), view.word(h.housing()));
    h.observersPerKm()
        .forEach(
            (line, n) ->
                said.put(
                    view.say("settings.observers", "line", line(line)), view.texts().given(n)));
    said.put(view.say("settings.consultation"), yesNo(h.consultation()));
    said.put(view.say("settings.reform-of-the-police"), view.word(h.police()));
    said.put(view.say("settings.reform-of-the-judiciary"), view.word(h.judiciary()));
    said.put(view.say("settings.reform-of-customs"), view.word(h.customs()));
    said.put(view.say("settings.oversight"), view.word(h.oversight()));
    said.put(
        view.say("settings.reform-of-the-police-begins"),
        view.texts().duration(h.reformLeadMonths()));
    said.put(view.say("settings.minorities-recruited-by-quota"), yesNo(h.recruitmentQuota()));
    said.put(view.say("settings.de-facto-bodies-engaged"), view.word(h.deFactoEngagement()));
    h.commitmentFloors()
        .forEach(
            (party, floor) ->
                said.put(
                    view.say("settings.floor", "party", party(party)),
                    view.texts().percent(floor)));
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
                    view.say("settings.transfer-of-control"),
                    view.say(
                        "settings.transfer-is",
                        "by",
                        party(w.by()),
                        "to",
                        party(w.to()),
                        "time",
                        months(w.afterMonths()),
                        "waits",
                        w.afterZones().isEmpty() ? "no" : "yes",
                        "zones",
                        view.texts().list(w.afterZones().stream().map(this::zone).toList()))));
    plan.ownSideReturn()
        .ifPresent(r -> said.put(view.say("settings.return-on-the-own-side"), months(r)));
    plan.crossSideReturn()
        .ifPresent(r -> said.put(view.say("settings.return-to-the-other-sides"), months(r)));
    plan.beforeDeployment()
        .ifPresent(
            p ->
                said.put(
                    view.say("settings.before-deployment"), OptionTable.presences(view, zone, p)));
    for (int i = 0; i < o.phases().size(); i++) {
      said.put(
          view.say("settings.phase", "number", i + 1),
          OptionTable.presences(
              view, zone, plan.phases().getOrDefault(o.phases().get(i).id(), List.of())));
    }
    return said;
  }

  private String line(String id) {
    return view.theatre().lines().stream()
        .filter(l -> l.id().equals(id))
        .findFirst()
        .map(l -> view.own(l.names().in(view.languages())))
        .orElse(id);
  }

  private String actor(String id) {
    return view.own(view.theatre().actor(id).names().in(view.languages()));
  }

  private String party(String id) {
    int index = view.theatre().partyIndex(id);
    return index < 0
        ? actor(id)
        : view.own(view.theatre().parties().get(index).names().in(view.languages()));
  }

  private String zone(String id) {
    Optional<Zone> zone =
        view.theatre().zones().stream().filter(z -> z.id().equals(id)).findFirst();
    return zone.map(z -> view.own(z.names().in(view.languages()))).orElse(id);
  }

  private String yesNo(boolean yes) {
    return yes ? view.say("settings.yes") : view.say("settings.no");
  }

  private String range(Range r) {
    return Figures.withRange(
        view.texts().given(r.central()), view.texts().given(r.low(), r.high()));
  }

  private String month(Range r) {
    return view.say("settings.month", "month", range(r));
  }

  private String months(Range r) {
    return view.say("settings.months", "months", range(r));
  }
}
