package org.detente.simulation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.detente.option.Option;
import org.detente.theatre.Actor;
import org.detente.theatre.Presence;
import org.detente.theatre.Presence.Task;
import org.detente.theatre.Presence.UnitType;
import org.detente.theatre.Theatre;
import org.detente.theatre.Zone;
import org.detente.value.Range;

/// An option as the simulation sees it: flat arrays by zone and phase, `[zone * phases + phase]`.
///
/// Immutable after construction; the arrays are only read.
public final class Plan {

  /// What a mission is to the war hazard; the order is that of [#KINDS].
  static final int NO_KIND = -1;

  static final int OBSERVER = 0;
  static final int INTERPOSITION = 1;
  static final int MULTIDIMENSIONAL = 2;
  static final int ENFORCEMENT = 3;
  static final int NON_UN = 4;
  static final int KINDS = 5;

  /// Authority to use force by rules of engagement: nobody, themselves, the mandate, anything
  /// needed (assumption).
  private static final double[] AUTHORITY = {0, 0.3, 0.7, 1};

  private final String name;
  final boolean agreement;
  final boolean mission;
  final int phases;
  final int[] phaseFrom;
  final int[] phaseTo;
  final boolean[] phaseByBenchmarks;

  final Optional<Range> framework;
  final Optional<Range> comprehensive;
  final Optional<Range> mandate;
  final Optional<Range> deployment;
  final Optional<Range> capability;

  final double[] armed;
  final double[] unarmed;
  final double[] police;
  final double[] uniformed;
  final double[] civilian;
  final int[] kind;
  final double[] authority;
  final boolean[] onTheLine;
  final boolean[] localPolice;

  final int[] withdrawalTo;
  final Range[] withdrawal;
  final int[][] withdrawalAfter;
  final Range[] ownReturn;
  final Range[] crossReturn;
  final boolean[] separation;
  final double[] observersPerKm;

  final boolean corridorByMission;
  final boolean corridorByOthers;
  final Option.Effort demining;
  final Option.Effort housing;
  final boolean consultation;
  final Option.Reform policeReform;
  final Option.Reform justiceReform;
  final int reformLead;
  final boolean quota;
  final Option.Channel channel;
  final double[] floors;

  final int reserveZone;
  final double reservePersons;
  final double caveats;
  final boolean includesSpoilers;
  final int fixedTerm;
  final Range[] acceptance;

  /// What comes of the mission; null where all of it does.
  final ForceDelivery delivery;

  private final double[] planned;
  private final String[] zoneIds;

  /// A plan whose mission comes whole, in time and as accepted as its leader.
  ///
  /// @param option as loaded for this theatre: every reference in it is sound
  public Plan(Option option, Theatre theatre) {
    this(option, theatre, Optional.empty());
  }

  /// A plan of whose mission only a part may come.
  ///
  /// @param comes what comes; empty: everything as planned
  public Plan(Option option, Theatre theatre, Optional<ForceDelivery> comes) {
    delivery = comes.orElse(null);
    zoneIds = theatre.zones().stream().map(Zone::id).toArray(String[]::new);
    name = option.id();
    agreement = option.agreement();
    mission = option.mission().isPresent();
    phases = option.phases().size();
    phaseFrom = option.phases().stream().mapToInt(Option.Phase::from).toArray();
    phaseTo = option.phases().stream().mapToInt(p -> p.to().orElse(Integer.MAX_VALUE)).toArray();
    phaseByBenchmarks = new boolean[phases];
    for (int f = 0; f < phases; f++) {
      phaseByBenchmarks[f] = option.phases().get(f).exit() == Option.Exit.BENCHMARKS;
    }
    framework = option.dates().map(Option.Dates::frameworkSigned);
    comprehensive = option.dates().map(Option.Dates::comprehensiveAgreement);
    mandate = option.dates().flatMap(Option.Dates::mandateGiven);
    deployment = option.dates().flatMap(Option.Dates::firstDeployment);
    capability = option.dates().flatMap(Option.Dates::fullCapability);

    int zones = theatre.zones().size();
    int cells = zones * phases;
    planned = new double[cells];
    armed = new double[cells];
    unarmed = new double[cells];
    police = new double[cells];
    uniformed = new double[cells];
    civilian = new double[cells];
    kind = new int[cells];
    authority = new double[cells];
    onTheLine = new boolean[cells];
    localPolice = new boolean[cells];
    withdrawalTo = new int[zones];
    withdrawal = new Range[zones];
    withdrawalAfter = new int[zones][0];
    ownReturn = new Range[zones];
    crossReturn = new Range[zones];
    boolean nonUn = option.mission().map(m -> isNonUn(theatre.actor(m.lead()))).orElse(false);
    for (Zone zone : theatre.zones()) {
      Option.ZonePlan plan = option.zonePlans().get(zone.id());
      int z = zone.index();
      withdrawalTo[z] = -1;
      if (plan != null) {
        plan.withdrawal()
            .ifPresent(
                x -> {
                  withdrawalTo[z] = theatre.partyIndex(x.to());
                  withdrawal[z] = x.afterMonths();
                  withdrawalAfter[z] =
                      x.afterZones().stream().mapToInt(theatre::zoneIndex).toArray();
                });
        ownReturn[z] = plan.ownSideReturn().orElse(null);
        crossReturn[z] = plan.crossSideReturn().orElse(null);
        fillPhases(option, plan, zone, nonUn);
      }
    }

    separation = new boolean[theatre.lines().size()];
    observersPerKm = new double[theatre.lines().size()];
    Option.Headings headings = option.headings();
    for (int l = 0; l < separation.length; l++) {
      String line = theatre.lines().get(l).id();
      Option.LinePlan plan = option.linePlans().get(line);
      separation[l] = plan != null && plan.separation();
      observersPerKm[l] = mission ? headings.observersPerKm().getOrDefault(line, 0.0) : 0;
    }
    corridorByMission =
        headings
            .corridorProvider()
            .map(p -> option.mission().map(m -> m.lead().equals(p)).orElse(false))
            .orElse(false);
    corridorByOthers = headings.corridorProvider().isPresent() && !corridorByMission;
    demining = headings.demining();
    housing = headings.housing();
    consultation = headings.consultation();
    policeReform = headings.police();
    justiceReform = headings.judiciary();
    reformLead = headings.reformLeadMonths();
    quota = headings.recruitmentQuota();
    channel = headings.deFactoEngagement();
    floors = new double[theatre.parties().size()];
    for (Map.Entry<String, Double> floor : headings.commitmentFloors().entrySet()) {
      floors[theatre.partyIndex(floor.getKey())] = floor.getValue();
    }

    reserveZone =
        option.mission().flatMap(Option.Mission::reserveZone).map(theatre::zoneIndex).orElse(-1);
    reservePersons =
        option.mission().map(Option.Mission::reservePersons).orElse(0.0)
            * (delivery == null ? 1 : delivery.reserve());
    caveats = option.mission().map(Option.Mission::caveats).orElse(0.0);
    includesSpoilers = option.mission().map(Option.Mission::includesSpoilers).orElse(false);
    fixedTerm = option.mission().flatMap(Option.Mission::fixedTermMonths).orElse(Integer.MAX_VALUE);
    acceptance = new Range[theatre.communities().size()];
    option
        .mission()
        .ifPresent(
            m -> {
              Actor lead = theatre.actor(m.lead());
              for (int c = 0; c < acceptance.length; c++) {
                String id = theatre.communities().get(c).id();
                Range leaders = lead.acceptance().get(id);
                acceptance[c] =
                    delivery == null ? leaders : delivery.acceptance().getOrDefault(id, leaders);
              }
            });
  }

  private void fillPhases(Option option, Option.ZonePlan plan, Zone zone, boolean nonUn) {
    for (int f = 0; f < phases; f++) {
      int at = zone.index() * phases + f;
      kind[at] = NO_KIND;
      List<Presence> presences = plan.phases().getOrDefault(option.phases().get(f).id(), List.of());
      for (Presence presence : presences) {
        if (presence.international()) {
          addInternational(presence, zone, option.phases().get(f).id(), at, nonUn);
        } else {
          localPolice[at] |= presence.tasks().contains(Task.POLICE);
        }
      }
    }
  }

  private void addInternational(Presence presence, Zone zone, String phase, int at, boolean nonUn) {
    boolean mayFight =
        presence.hardness() == Presence.Hardness.LIGHT
            || presence.hardness() == Presence.Hardness.ARMED
            || presence.hardness() == Presence.Hardness.ROBUST;
    for (UnitType unit : presence.units().keySet()) {
      double persons = presence.persons(unit, zone);
      planned[at] += persons;
      if (delivery != null) {
        persons *= delivery.share(zone.id(), phase, unit);
      }
      switch (unit) {
        case INFANTRY -> {
          armed[at] += mayFight ? persons : 0;
          unarmed[at] += mayFight ? 0 : persons;
          uniformed[at] += persons;
        }
        case OBSERVERS -> {
          unarmed[at] += persons;
          uniformed[at] += persons;
        }
        case MONITORS -> {
          unarmed[at] += persons;
          civilian[at] += persons;
        }
        case POLICE, FORMED_POLICE -> police[at] += persons;
        case ENGINEERS, SUPPORT -> uniformed[at] += persons;
      }
    }
    if (presence.lead() || kind[at] == NO_KIND) {
      kind[at] = nonUn ? NON_UN : kindOf(presence);
    }
    authority[at] = Math.max(authority[at], AUTHORITY[presence.roe().ordinal()]);
    onTheLine[at] |=
        presence.tasks().contains(Task.SEPARATE) || presence.tasks().contains(Task.MONITOR);
  }

  /// Regional and single-State operations form a class of their own in the evidence (R17); an
  /// operation of the UN or OSCE acts on a UN mandate.
  private static boolean isNonUn(Actor lead) {
    return switch (lead.leadKind()) {
      case REGIONAL, SINGLE_STATE, LOCAL -> true;
      case UN, OSCE -> false;
    };
  }

  private static int kindOf(Presence presence) {
    if (presence.hardness() == Presence.Hardness.ROBUST
        && presence.roe() == Presence.ForceLevel.ALL_NECESSARY_MEANS) {
      return ENFORCEMENT;
    }
    return switch (presence.mandate()) {
      case MONITORING -> OBSERVER;
      case INTERPOSITION -> INTERPOSITION;
      case MULTIDIMENSIONAL, PROTECTION, EXECUTIVE_POLICING -> MULTIDIMENSIONAL;
      case POLICE_ASSISTANCE, NATIONAL -> OBSERVER;
    };
  }

  /// The option's id.
  public String name() {
    return name;
  }

  /// Persons that the plan sends to a zone in a phase, all types, whether or not they come.
  double authorised(int at) {
    return delivery == null ? uniformed[at] + civilian[at] + police[at] : planned[at];
  }

  /// Share of what comes to a zone in its first phase that is there by a month; 1 where everything
  /// comes as planned.
  ///
  /// @param month after the mandate, at the tempo of the delivery
  double there(int zone, double month) {
    return delivery == null ? 1 : delivery.there(zoneIds[zone], month);
  }
}
