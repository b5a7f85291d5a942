package org.detente.exploration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.detente.option.Option;
import org.detente.option.Option.Headings;
import org.detente.option.Option.Reform;
import org.detente.theatre.Presence;
import org.detente.theatre.Presence.Strength;
import org.detente.theatre.Presence.UnitType;
import org.detente.theatre.Theatre;

/// A setting of an option that can be turned to ask what it buys, all else as the option has it.
public enum Lever {
  /// Strength of all international presences and of the reserve.
  NUMBERS("half", "planned", "double"),
  /// Commitment that verified steps of each party hold up: none, as planned, or four fifths
  /// (assumption).
  COMMITMENT("none", "planned", "high"),
  /// Consultation between internationals, local providers and communities.
  CONSULTATION("no", "yes"),
  /// Recruitment of minorities into the police by quota.
  REPRESENTATION("no", "yes"),
  /// Reform of the police.
  REFORM("none", "basic", "full"),
  /// Reform begins before signature: not at all, or as long before as the option says, else two
  /// years.
  EARLY_POLICING("no", "yes");

  private static final double HIGH = 0.8;
  private static final int EARLY = 24;

  private final List<String> levels;

  Lever(String... levels) {
    this.levels = List.of(levels);
  }

  /// As on the command line.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// By name.
  public static Optional<Lever> of(String id) {
    return Stream.of(values()).filter(l -> l.id().equals(id)).findFirst();
  }

  /// Its levels, from less to more.
  public List<String> levels() {
    return levels;
  }

  /// An option with this lever at a level. The id and the label say so.
  ///
  /// @param level one of [#levels]
  public Option at(Option option, String level, Theatre theatre) {
    Headings h = option.headings();
    Option changed =
        switch (this) {
          case NUMBERS ->
              scaled(option, level.equals("half") ? 0.5 : level.equals("double") ? 2 : 1);
          case COMMITMENT ->
              level.equals("planned")
                  ? option
                  : with(option, floors(h, level.equals("high") ? HIGH : 0, theatre));
          case CONSULTATION ->
              with(
                  option,
                  headings(
                      h,
                      level.equals("yes"),
                      h.police(),
                      h.reformLeadMonths(),
                      h.recruitmentQuota()));
          case REPRESENTATION ->
              with(
                  option,
                  headings(
                      h, h.consultation(), h.police(), h.reformLeadMonths(), level.equals("yes")));
          case REFORM ->
              with(
                  option,
                  headings(
                      h,
                      h.consultation(),
                      Reform.valueOf(level.toUpperCase(Locale.ROOT)),
                      h.reformLeadMonths(),
                      h.recruitmentQuota()));
          case EARLY_POLICING -> {
            int asPlanned = h.reformLeadMonths() > 0 ? h.reformLeadMonths() : EARLY;
            int lead = level.equals("yes") ? asPlanned : 0;
            yield with(
                option, headings(h, h.consultation(), h.police(), lead, h.recruitmentQuota()));
          }
        };
    return changed.named(
        option.id() + "." + id() + "-" + level,
        option.label() + "; " + id().replace('-', ' ') + ": " + level);
  }

  /// The level at which an option has this lever; empty where it is at none of them.
  public Optional<String> level(Option option) {
    Headings h = option.headings();
    return switch (this) {
      case NUMBERS, COMMITMENT -> Optional.of("planned");
      case CONSULTATION -> Optional.of(h.consultation() ? "yes" : "no");
      case REPRESENTATION -> Optional.of(h.recruitmentQuota() ? "yes" : "no");
      case REFORM -> Optional.of(h.police().name().toLowerCase(Locale.ROOT));
      case EARLY_POLICING -> Optional.of(h.reformLeadMonths() > 0 ? "yes" : "no");
    };
  }

  /// All combinations of levels.
  ///
  /// @param levers different ones
  public static List<Option> factorial(Option option, List<Lever> levers, Theatre theatre) {
    List<Option> all = List.of(option);
    for (Lever lever : levers) {
      var next = new ArrayList<Option>();
      for (Option each : all) {
        for (String level : lever.levels()) {
          next.add(lever.at(each, level, theatre));
        }
      }
      all = next;
    }
    return List.copyOf(all);
  }

  private static Headings headings(
      Headings h, boolean consultation, Reform police, int lead, boolean quota) {
    return new Headings(
        h.corridorProvider(),
        h.demining(),
        h.housing(),
        h.observersPerKm(),
        consultation,
        police,
        h.judiciary(),
        h.customs(),
        h.oversight(),
        lead,
        quota,
        h.deFactoEngagement(),
        h.commitmentFloors(),
        h.text());
  }

  private static Headings floors(Headings h, double floor, Theatre theatre) {
    var floors = new LinkedHashMap<String, Double>();
    theatre.parties().forEach(p -> floors.put(p.id(), floor));
    return new Headings(
        h.corridorProvider(),
        h.demining(),
        h.housing(),
        h.observersPerKm(),
        h.consultation(),
        h.police(),
        h.judiciary(),
        h.customs(),
        h.oversight(),
        h.reformLeadMonths(),
        h.recruitmentQuota(),
        h.deFactoEngagement(),
        floors,
        h.text());
  }

  private static Option with(Option o, Headings headings) {
    return new Option(
        o.id(),
        o.title(),
        o.label(),
        o.summary(),
        o.basis(),
        o.confidentiality(),
        o.agreement(),
        o.levers(),
        o.dates(),
        o.mission(),
        o.phases(),
        o.linePlans(),
        o.zonePlans(),
        headings,
        o.settings(),
        o.statements());
  }

  private static Option scaled(Option o, double factor) {
    var plans = new LinkedHashMap<String, Option.ZonePlan>();
    o.zonePlans().forEach((zone, plan) -> plans.put(zone, scaled(plan, factor)));
    return new Option(
        o.id(),
        o.title(),
        o.label(),
        o.summary(),
        o.basis(),
        o.confidentiality(),
        o.agreement(),
        o.levers(),
        o.dates(),
        o.mission()
            .map(
                m ->
                    new Option.Mission(
                        m.lead(),
                        m.reserveZone(),
                        m.reservePersons() * factor,
                        m.caveats(),
                        m.includesSpoilers(),
                        m.fixedTermMonths())),
        o.phases(),
        o.linePlans(),
        plans,
        o.headings(),
        o.settings(),
        o.statements());
  }

  private static Option.ZonePlan scaled(Option.ZonePlan plan, double factor) {
    var phases = new LinkedHashMap<String, List<Presence>>();
    plan.phases()
        .forEach(
            (phase, presences) ->
                phases.put(
                    phase,
                    presences.stream()
                        .map(p -> p.international() ? scaled(p, factor) : p)
                        .toList()));
    return new Option.ZonePlan(
        plan.zone(),
        plan.withdrawal(),
        plan.ownSideReturn(),
        plan.crossSideReturn(),
        plan.beforeDeployment(),
        phases,
        plan.note());
  }

  private static Presence scaled(Presence p, double factor) {
    Map<UnitType, Strength> units = new LinkedHashMap<>();
    p.units()
        .forEach(
            (unit, s) ->
                units.put(
                    unit,
                    new Strength(s.fixed() * factor, s.perKm() * factor, s.per1000() * factor)));
    return new Presence(
        p.provider(),
        p.type(),
        p.lead(),
        p.hardness(),
        p.mandate(),
        p.roe(),
        units,
        p.tasks(),
        p.answersTo());
  }
}
