package org.detente.coverage;

import java.util.ArrayList;
import java.util.List;
import org.detente.option.Option;
import org.detente.theatre.Corridor;
import org.detente.theatre.Presence;
import org.detente.theatre.Presence.Task;
import org.detente.theatre.Theatre;
import org.detente.theatre.Zone;

/// What an option plans for a zone in a month, by its central dates and planned durations.
final class Timeline {

  private final Theatre theatre;
  private final Option option;
  private final int framework;
  private final int comprehensive;
  private final int deployment;

  Timeline(Theatre theatre, Option option) {
    this.theatre = theatre;
    this.option = option;
    framework =
        option.dates().map(d -> month(d.frameworkSigned().central())).orElse(Integer.MAX_VALUE);
    comprehensive =
        option
            .dates()
            .map(d -> month(d.comprehensiveAgreement().central()))
            .orElse(Integer.MAX_VALUE);
    deployment =
        option
            .dates()
            .flatMap(Option.Dates::firstDeployment)
            .map(r -> month(r.central()))
            .orElse(comprehensive);
  }

  private static int month(double months) {
    return (int) Math.rint(months);
  }

  Stage stage(Zone zone, int month) {
    if (month < framework) {
      return Stage.TODAY;
    }
    if (month < comprehensive) {
      return Stage.GAP_AGREEMENT;
    }
    if (month < deployment || option.phases().isEmpty()) {
      return Stage.GAP_DEPLOYMENT;
    }
    Option.Phase phase = phase(month);
    List<Presence> present = option.zonePlans().get(zone.id()).phases().get(phase.id());
    if (present == null || present.isEmpty()) {
      return Stage.NOBODY;
    }
    return switch (phase.ramp()) {
      case INTERPOSITION -> Stage.INTERPOSITION;
      case STABILISATION -> Stage.STABILISATION;
      case MIXED_POLICE -> Stage.MIXED_POLICE;
      case LOCAL_POLICING -> Stage.LOCAL_POLICING;
    };
  }

  private Option.Phase phase(int month) {
    int since = month - deployment;
    for (Option.Phase phase : option.phases()) {
      if (phase.to().isEmpty() || since < phase.to().get()) {
        return phase;
      }
    }
    return option.phases().getLast();
  }

  /// Who provides in a zone: today's providers, the option's before deployment, the phase's
  /// afterwards. A withdrawing side's own providers leave when it withdraws.
  List<Presence> presences(Zone zone, int month) {
    Option.ZonePlan plan = option.zonePlans().get(zone.id());
    if (plan == null || month < framework) {
      return zone.providers();
    }
    if (month >= deployment && !option.phases().isEmpty()) {
      return plan.phases().getOrDefault(phase(month).id(), List.of());
    }
    List<Presence> present = plan.beforeDeployment().orElse(zone.providers());
    if (!transferred(plan, month)) {
      return present;
    }
    String leaving = plan.withdrawal().orElseThrow().by();
    return present.stream()
        .filter(p -> !theatre.actor(p.provider()).party().map(leaving::equals).orElse(false))
        .toList();
  }

  private boolean transferred(Option.ZonePlan plan, int month) {
    return comprehensive != Integer.MAX_VALUE
        && plan.withdrawal().isPresent()
        && month >= comprehensive + withdrawalMonth(plan);
  }

  /// Months after the comprehensive agreement at which a zone changes hands: its own date, or later
  /// where it waits for others.
  private int withdrawalMonth(Option.ZonePlan plan) {
    Option.Withdrawal withdrawal = plan.withdrawal().orElseThrow();
    int due = month(withdrawal.afterMonths().central());
    for (String zone : withdrawal.afterZones()) {
      due = Math.max(due, withdrawalMonth(option.zonePlans().get(zone)));
    }
    return due;
  }

  /// Id of the party that administers a zone.
  String administration(Zone zone, int month) {
    Option.ZonePlan plan = option.zonePlans().get(zone.id());
    return plan != null && transferred(plan, month)
        ? plan.withdrawal().orElseThrow().to()
        : zone.heldBy();
  }

  /// Persons of a community who live in a zone or, once it is open for them, are to return to it.
  /// Residents of the side that withdrew are counted until they can be known to have left: to the
  /// end.
  double people(Zone zone, int month, int community) {
    double residents = zone.residents().get(community);
    Option.ZonePlan plan = option.zonePlans().get(zone.id());
    if (plan == null || comprehensive == Integer.MAX_VALUE) {
      return residents;
    }
    boolean own = administration(zone, month).equals(theatre.communities().get(community).party());
    boolean open =
        (own ? plan.ownSideReturn() : plan.crossSideReturn())
            .map(r -> month >= comprehensive + month(r.central()))
            .orElse(false);
    return residents + (open ? zone.displaced().get(community) : 0);
  }

  /// Persons of all communities.
  double people(Zone zone, int month) {
    double sum = 0;
    for (int c = 0; c < theatre.communities().size(); c++) {
      sum += people(zone, month, c);
    }
    return sum;
  }

  /// Whether a zone that a corridor crosses has changed hands, for a corridor that serves the zone.
  boolean corridorTransferred(Zone zone, int month) {
    return serving(zone).stream()
        .flatMap(k -> k.crosses().stream())
        .anyMatch(id -> isTransferred(id, month));
  }

  private boolean isTransferred(String zoneId, int month) {
    Option.ZonePlan plan = option.zonePlans().get(zoneId);
    return plan != null && transferred(plan, month);
  }

  private List<Corridor> serving(Zone zone) {
    return theatre.corridors().stream().filter(k -> k.serves().contains(zone.id())).toList();
  }

  /// Who secures the corridors that serve a zone, in the zones they cross.
  List<Presence> corridorGuards(Zone zone, int month) {
    var guards = new ArrayList<Presence>();
    for (Corridor corridor : serving(zone)) {
      for (String id : corridor.crosses()) {
        Zone crossed = theatre.zones().get(theatre.zoneIndex(id));
        presences(crossed, month).stream()
            .filter(p -> p.tasks().contains(Task.SECURE_CORRIDOR))
            .forEach(guards::add);
      }
    }
    return guards;
  }
}
