package org.detente.option;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.detente.input.Words;
import org.detente.option.Option.Dates;
import org.detente.option.Option.Headings;
import org.detente.option.Option.LinePlan;
import org.detente.option.Option.Mission;
import org.detente.option.Option.Phase;
import org.detente.option.Option.StatedSetting;
import org.detente.option.Option.Statement;
import org.detente.option.Option.ZonePlan;
import org.detente.theatre.Presence;
import org.detente.theatre.Presence.Strength;
import org.detente.theatre.Presence.UnitType;
import org.detente.value.Range;

/// Writes an option as the text of an option file, as `docs/formats.md` describes it and
/// [OptionLoader] reads it. What is read back is equal to what was written but for the numbers of
/// lines that settings and statements carry.
///
/// Zones with the same plan share an entry. Texts stand in double quotes, so that nothing in them
/// can be taken for YAML.
public final class OptionWriter {

  private static final String PARTIES = "commitments.parties.";
  private static final Set<String> MAPS =
      Set.of(
          "corridor",
          "demining",
          "housing_and_property",
          "monitoring",
          "consultation",
          "security_sector_reform",
          "de_facto_engagement");

  private final StringBuilder out = new StringBuilder();

  private OptionWriter() {}

  /// The text of an option's file.
  ///
  /// @param option of a theatre: every reference in it is sound
  /// @param remarks lines that go before it as comments; may be empty
  public static String text(Option option, List<String> remarks) {
    var writer = new OptionWriter();
    remarks.forEach(r -> writer.line(0, r.isEmpty() ? "#" : "# " + r.replaceAll("\\R", " ")));
    writer.write(option);
    return writer.out.toString();
  }

  private void write(Option o) {
    line(0, "option: " + quoted(o.id()));
    line(0, "title: " + quoted(o.title()));
    line(0, "label: " + quoted(o.label()));
    line(0, "summary: " + quoted(o.summary()));
    line(0, "basis: " + Words.of(o.basis()));
    line(0, "confidentiality: " + Words.of(o.confidentiality()));
    line(0, "agreement: " + yesNo(o.agreement()));
    line(
        0,
        "levers: {composition: %s, early_policing: %s, consultation: %s}"
            .formatted(
                quoted(o.levers().composition()),
                yesNo(o.levers().earlyPolicing()),
                yesNo(o.levers().consultation())));
    o.dates().ifPresent(this::dates);
    o.mission().ifPresent(this::mission);
    if (!o.phases().isEmpty()) {
      line(0, "");
      line(0, "phases:");
      o.phases().forEach(this::phase);
    }
    if (!o.linePlans().isEmpty()) {
      line(0, "");
      line(0, "line_plans:");
      o.linePlans().values().forEach(this::linePlan);
    }
    zonePlans(o);
    headings(o.headings());
    settings(o.settings());
    statements(o.statements());
  }

  private void dates(Dates d) {
    line(0, "");
    line(0, "dates:");
    line(1, "framework_signed: " + range(d.frameworkSigned()));
    line(1, "comprehensive_agreement: " + range(d.comprehensiveAgreement()));
    d.mandateGiven().ifPresent(r -> line(1, "mandate_given: " + range(r)));
    d.firstDeployment().ifPresent(r -> line(1, "first_deployment: " + range(r)));
    d.fullCapability().ifPresent(r -> line(1, "full_capability: " + range(r)));
  }

  private void mission(Mission m) {
    line(0, "");
    line(0, "mission:");
    line(1, "lead: " + quoted(m.lead()));
    m.reserveZone().ifPresent(zone -> line(1, "reserve_zone: " + quoted(zone)));
    line(1, "reserve_persons: " + number(m.reservePersons()));
    line(1, "caveats: " + number(m.caveats()));
    line(1, "includes_spoilers: " + yesNo(m.includesSpoilers()));
    m.fixedTermMonths().ifPresent(months -> line(1, "fixed_term_months: " + months));
  }

  private void phase(Phase p) {
    String to = p.to().map(month -> ", to: " + month).orElse("");
    line(
        1,
        "- {id: %s, title: %s, ramp: %s, from: %s%s, exit: %s}"
            .formatted(
                quoted(p.id()),
                quoted(p.title()),
                Words.of(p.ramp()),
                p.from(),
                to,
                Words.of(p.exit())));
  }

  private void linePlan(LinePlan p) {
    String note = p.note().isEmpty() ? "" : ", note: " + quoted(p.note());
    line(
        1,
        "- {line: %s, separation: %s%s}".formatted(quoted(p.line()), yesNo(p.separation()), note));
  }

  // Zones with the same plan together, in the order of the first of each.
  private void zonePlans(Option o) {
    if (o.zonePlans().isEmpty()) {
      return;
    }
    line(0, "");
    line(0, "zone_plans:");
    Map<ZonePlan, List<String>> zones = new LinkedHashMap<>();
    o.zonePlans()
        .forEach(
            (zone, plan) ->
                zones.computeIfAbsent(nameless(plan), _ -> new ArrayList<>()).add(zone));
    zones.forEach((plan, ids) -> zonePlan(plan, ids, o.phases()));
  }

  private static ZonePlan nameless(ZonePlan p) {
    return new ZonePlan(
        "",
        p.withdrawal(),
        p.ownSideReturn(),
        p.crossSideReturn(),
        p.beforeDeployment(),
        p.phases(),
        p.note());
  }

  private void zonePlan(ZonePlan p, List<String> zones, List<Phase> phases) {
    line(1, "- zones: " + list(zones));
    if (!p.note().isEmpty()) {
      line(2, "note: " + quoted(p.note()));
    }
    p.withdrawal()
        .ifPresent(
            w -> {
              String after =
                  w.afterZones().isEmpty() ? "" : ", after_zones: " + list(w.afterZones());
              line(
                  2,
                  "withdrawal: {by: %s, to: %s, after_months: %s%s}"
                      .formatted(quoted(w.by()), quoted(w.to()), range(w.afterMonths()), after));
            });
    if (p.ownSideReturn().isPresent() || p.crossSideReturn().isPresent()) {
      var opens = new ArrayList<String>();
      p.ownSideReturn().ifPresent(r -> opens.add("own_side: " + range(r)));
      p.crossSideReturn().ifPresent(r -> opens.add("cross_side: " + range(r)));
      line(2, "return_opens: {" + String.join(", ", opens) + "}");
    }
    p.beforeDeployment().ifPresent(list -> presences(2, "before_deployment", list));
    line(2, "phases:");
    phases.forEach(f -> presences(3, quoted(f.id()), p.phases().getOrDefault(f.id(), List.of())));
  }

  private void presences(int indent, String key, List<Presence> presences) {
    if (presences.isEmpty()) {
      line(indent, key + ": []");
      return;
    }
    line(indent, key + ":");
    presences.forEach(p -> line(indent + 1, "- " + presence(p)));
  }

  private static String presence(Presence p) {
    var parts = new ArrayList<String>();
    parts.add("provider: " + quoted(p.provider()));
    parts.add("type: " + Words.of(p.type()));
    parts.add("lead: " + yesNo(p.lead()));
    parts.add("hardness: " + Words.of(p.hardness()));
    parts.add("mandate: " + Words.of(p.mandate()));
    parts.add("roe: " + Words.of(p.roe()));
    if (!p.units().isEmpty()) {
      parts.add("units: " + units(p.units()));
    }
    parts.add(
        "tasks: [" + p.tasks().stream().map(Words::of).collect(Collectors.joining(", ")) + "]");
    if (!p.answersTo().isEmpty()) {
      parts.add("answers_to: " + quoted(p.answersTo()));
    }
    return "{" + String.join(", ", parts) + "}";
  }

  private static String units(Map<UnitType, Strength> units) {
    return units.entrySet().stream()
        .map(e -> Words.of(e.getKey()).replace('-', '_') + ": " + strength(e.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String strength(Strength s) {
    return "{fixed: %s, per_km: %s, per_1000: %s}"
        .formatted(number(s.fixed()), number(s.perKm()), number(s.per1000()));
  }

  private void headings(Headings h) {
    line(0, "");
    line(0, "headings:");
    h.text()
        .forEach(
            (key, text) -> {
              if (!MAPS.contains(key) && !key.startsWith("commitments.")) {
                line(1, key + ": " + quoted(text));
              }
            });
    heading(
        h, "corridor", "regime", field("provider", h.corridorProvider().map(OptionWriter::quoted)));
    heading(h, "demining", "text", field("effort", Words.of(h.demining())));
    heading(h, "housing_and_property", "text", field("effort", Words.of(h.housing())));
    heading(h, "monitoring", "text", field("observers_per_km", numbers(h.observersPerKm())));
    heading(h, "consultation", "text", field("in_force", yesNo(h.consultation())));
    heading(
        h,
        "security_sector_reform",
        "text",
        field("police", Words.of(h.police()))
            + field("judiciary", Words.of(h.judiciary()))
            + field("customs", Words.of(h.customs()))
            + field("oversight", Words.of(h.oversight()))
            + field("lead_months", Integer.toString(h.reformLeadMonths()))
            + field("quota", yesNo(h.recruitmentQuota())));
    heading(h, "de_facto_engagement", "text", field("channel", Words.of(h.deFactoEngagement())));
    line(1, "commitments:");
    line(2, "parties:");
    h.commitmentFloors()
        .forEach(
            (party, floor) ->
                line(
                    3,
                    "%s: {floor: %s, text: %s}"
                        .formatted(
                            quoted(party),
                            number(floor),
                            quoted(h.text().getOrDefault(PARTIES + party, "")))));
    line(2, "international: " + quoted(h.text().getOrDefault("commitments.international", "")));
  }

  private void heading(Headings h, String key, String textKey, String fields) {
    String text = h.text().getOrDefault(key, "");
    line(1, "%s: {%s%s: %s}".formatted(key, fields, textKey, quoted(text)));
  }

  private static String field(String key, String value) {
    return key + ": " + value + ", ";
  }

  private static String field(String key, Optional<String> value) {
    return value.map(v -> field(key, v)).orElse("");
  }

  private static String numbers(Map<String, Double> numbers) {
    return numbers.entrySet().stream()
        .map(e -> quoted(e.getKey()) + ": " + number(e.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private void settings(List<StatedSetting> settings) {
    if (settings.isEmpty()) {
      return;
    }
    line(0, "");
    line(0, "settings:");
    Map<String, List<StatedSetting>> byIssue = new LinkedHashMap<>();
    settings.forEach(s -> byIssue.computeIfAbsent(s.issue(), _ -> new ArrayList<>()).add(s));
    byIssue.forEach(
        (issue, stated) -> {
          if (stated.size() == 1 && stated.getFirst().place().isEmpty()) {
            line(1, quoted(issue) + ": " + quoted(stated.getFirst().level()));
          } else {
            line(1, quoted(issue) + ":");
            stated.forEach(
                s -> line(2, quoted(s.place().orElse("other")) + ": " + quoted(s.level())));
          }
        });
  }

  private void statements(Map<String, Statement> statements) {
    if (statements.isEmpty()) {
      return;
    }
    line(0, "");
    line(0, "provisions:");
    statements.forEach(
        (id, s) -> {
          line(1, quoted(id) + ":");
          line(2, "status: " + Words.of(s.settled()));
          if (!s.where().isEmpty()) {
            line(2, "where: " + quoted(s.where()));
          }
          s.body().ifPresent(body -> line(2, "body: " + quoted(body)));
          s.afterMonths().ifPresent(months -> line(2, "after_months: " + number(months)));
          line(2, "text: " + quoted(s.text()));
        });
  }

  // ---- values

  private void line(int indent, String text) {
    out.append("  ".repeat(text.isEmpty() ? 0 : indent)).append(text).append('\n');
  }

  private static String yesNo(boolean value) {
    return value ? "yes" : "no";
  }

  private static String number(double value) {
    return Words.say(value);
  }

  private static String range(Range r) {
    return "[%s, %s, %s]".formatted(number(r.low()), number(r.central()), number(r.high()));
  }

  private static String list(List<String> ids) {
    return ids.stream().map(OptionWriter::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  // Everything that is no plain letter or sign is written by its number: so no text can break a
  // line or end its quotes.
  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || c == '\ufeff') {
            quoted.append("\\u").append(String.format(java.util.Locale.ROOT, "%04X", (int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
