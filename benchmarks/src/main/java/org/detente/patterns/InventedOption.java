package org.detente.patterns;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.option.Option;
import org.detente.theatre.Presence;
import org.detente.theatre.Presence.ForceLevel;
import org.detente.theatre.Presence.Hardness;
import org.detente.theatre.Presence.Mandate;
import org.detente.theatre.Presence.UnitType;
import org.detente.value.Range;

/// Options of the invented theatre, alike but for what a pattern is about. Dates are exact: the
/// framework is signed at once, the comprehensive agreement and the mandate follow after six
/// months, first deployment after eight; the plan would have full capability a month later, so that
/// the evidence decides when it comes.
///
/// Built step by step; each step gives a new option.
final class InventedOption {

  static final int CONCLUDED = 6;
  static final int DEPLOYED = 8;

  /// Months after the comprehensive agreement from which people may return.
  static final int OPEN_OWN = 18;

  static final int OPEN_CROSS = 18;

  private static final int SOFTER = 36;

  private final String id;
  private int concluded = CONCLUDED;
  private int deployed = DEPLOYED;
  private String lead = "union";
  private String composition = "none";
  private Mandate mandate = Mandate.INTERPOSITION;
  private Hardness hardness = Hardness.ARMED;
  private ForceLevel roe = ForceLevel.DEFENCE_OF_MANDATE;
  private Map<UnitType, Double> units = Map.of();
  private Optional<Integer> term = Optional.empty();
  private Option.Exit exit = Option.Exit.DATE;
  private boolean lastPhaseStays = true;
  private boolean reform;
  private boolean quota;
  private boolean agreement = true;
  private boolean returns = true;

  private InventedOption(String id) {
    this.id = id;
  }

  /// Nothing is signed.
  static Option statusQuo() {
    var option = new InventedOption("status-quo");
    option.agreement = false;
    return option.build();
  }

  /// An agreement; nobody deploys unless units follow.
  static InventedOption agreement(String id) {
    return new InventedOption(id);
  }

  InventedOption led(String by) {
    lead = by;
    return this;
  }

  InventedOption composed(String label) {
    composition = label;
    return this;
  }

  InventedOption as(Mandate what, Hardness how, ForceLevel force) {
    mandate = what;
    hardness = how;
    roe = force;
    return this;
  }

  /// Persons in each of the two affected zones.
  InventedOption units(Map<UnitType, Double> persons) {
    units = persons;
    return this;
  }

  /// Leaves everywhere after so many months.
  InventedOption leavesAfter(int months) {
    term = Optional.of(months);
    return this;
  }

  /// Leaves each zone when benchmarks are met.
  InventedOption leavesAtBenchmarks() {
    exit = Option.Exit.BENCHMARKS;
    lastPhaseStays = false;
    return this;
  }

  InventedOption reformed(boolean withQuota) {
    reform = true;
    quota = withQuota;
    return this;
  }

  /// Other dates; the mandate comes with the agreement.
  InventedOption dated(int comprehensive, int deployment) {
    concluded = comprehensive;
    deployed = deployment;
    return this;
  }

  InventedOption withoutReturns() {
    returns = false;
    return this;
  }

  Option build() {
    boolean mission = !units.isEmpty();
    var dates =
        new Option.Dates(
            Range.exactly(0),
            Range.exactly(concluded),
            mission ? Optional.of(Range.exactly(concluded)) : Optional.empty(),
            mission ? Optional.of(Range.exactly(deployed)) : Optional.empty(),
            mission ? Optional.of(Range.exactly(deployed + 1)) : Optional.empty());
    var leading = new Option.Mission(lead, Optional.empty(), 0, 0, false, term);
    return new Option(
        id,
        id,
        id,
        "",
        Option.Basis.ILLUSTRATIVE,
        Option.Confidentiality.PUBLIC,
        agreement,
        new Option.Levers(composition, false, false),
        agreement ? Optional.of(dates) : Optional.empty(),
        mission ? Optional.of(leading) : Optional.empty(),
        agreement ? phases() : List.of(),
        Map.of(),
        agreement ? zonePlans() : Map.of(),
        headings());
  }

  private List<Option.Phase> phases() {
    var first =
        new Option.Phase("first", "first", Option.Ramp.INTERPOSITION, 0, Optional.of(SOFTER), exit);
    var last =
        new Option.Phase(
            "last", "last", Option.Ramp.LOCAL_POLICING, SOFTER, Optional.empty(), Option.Exit.DATE);
    return List.of(first, last);
  }

  private Map<String, Option.ZonePlan> zonePlans() {
    Optional<Range> none = Optional.empty();
    var plans = new HashMap<String, Option.ZonePlan>();
    plans.put(
        "shared",
        zonePlan(
            "shared",
            Optional.empty(),
            none,
            returns ? Optional.of(Range.exactly(OPEN_CROSS)) : none));
    plans.put(
        "given-back",
        zonePlan(
            "given-back",
            returns
                ? Optional.of(new Option.Withdrawal("first", "second", Range.exactly(6), List.of()))
                : Optional.empty(),
            returns ? Optional.of(Range.exactly(OPEN_OWN)) : none,
            none));
    plans.put("facing", zonePlan("facing", Optional.empty(), none, none));
    return plans;
  }

  private Option.ZonePlan zonePlan(
      String zone,
      Optional<Option.Withdrawal> withdrawal,
      Optional<Range> own,
      Optional<Range> cross) {
    var first = new ArrayList<Presence>();
    var last = new ArrayList<Presence>();
    if (!units.isEmpty() && !zone.equals("facing")) {
      first.add(presence());
      if (lastPhaseStays) {
        last.add(presence());
      }
    }
    return new Option.ZonePlan(
        zone, withdrawal, own, cross, Optional.empty(), Map.of("first", first, "last", last), "");
  }

  private Presence presence() {
    var strength = new EnumMap<UnitType, Presence.Strength>(UnitType.class);
    units.forEach((unit, persons) -> strength.put(unit, new Presence.Strength(persons, 0, 0)));
    return new Presence(
        lead,
        Presence.ProviderType.INTERNATIONAL,
        true,
        hardness,
        mandate,
        roe,
        strength,
        EnumSet.of(Presence.Task.SEPARATE, Presence.Task.PATROL, Presence.Task.PROTECT),
        "");
  }

  private Option.Headings headings() {
    Option.Reform police = reform ? Option.Reform.FULL : Option.Reform.NONE;
    return new Option.Headings(
        Optional.empty(),
        Option.Effort.AGENCY,
        Option.Effort.AGENCY,
        Map.of(),
        false,
        police,
        police,
        Option.Reform.NONE,
        Option.Reform.NONE,
        0,
        quota,
        Option.Channel.DIRECT,
        Map.of(),
        Map.of());
  }
}
