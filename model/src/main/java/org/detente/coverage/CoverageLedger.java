package org.detente.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.detente.evidence.EvidenceBase;
import org.detente.option.Option;
import org.detente.theatre.Actor;
import org.detente.theatre.Presence;
import org.detente.theatre.Theatre;
import org.detente.theatre.Zone;

/// The ledger of an option: for every zone, month, community present and threat that applies there,
/// who is responsible, and how well. It follows the option's central dates and planned durations
/// and needs no simulation.
///
/// Strength is judged against evidence: persons per km of line for fire across the line (F11 for
/// those who watch, F10 for those who stand between), persons per 1,000 people for violence (F03)
/// and crime (F02). Tasks without an evidence-based strength (mines, oversight, corridors) count
/// once somebody has them.
public final class CoverageLedger {

  /// A provider is rejected by a community of which less than this share accepts it (assumption).
  static final double REJECTED = 0.25;

  /// Zones within this many km of line are under fire across it: those that have a share of it.
  private static final double NEAR_LINE_KM = 0.5;

  private final Theatre theatre;
  private final Option option;
  private final Timeline timeline;
  private final int months;
  private final List<CoverageCell> cells;
  private final List<CoverageGap> gaps;

  private CoverageLedger(Theatre theatre, Option option, EvidenceBase evidence, int months) {
    this.theatre = theatre;
    this.option = option;
    this.months = months;
    this.timeline = new Timeline(theatre, option);
    var requirement = new Requirement(evidence);
    var all = new ArrayList<CoverageCell>();
    for (Zone zone : theatre.zones()) {
      for (int month = 0; month < months; month++) {
        addZone(zone, month, requirement, all);
      }
    }
    cells = List.copyOf(all);
    gaps = Gaps.monthly(theatre, cells);
  }

  /// Works out the ledger.
  ///
  /// @param months how many months from the as-of date, 1 or more
  public static CoverageLedger of(
      Theatre theatre, Option option, EvidenceBase evidence, int months) {
    return new CoverageLedger(theatre, option, evidence, months);
  }

  /// The option.
  public Option option() {
    return option;
  }

  /// Months from the as-of date.
  public int months() {
    return months;
  }

  /// Every cell, by zone, then month, community and threat.
  public List<CoverageCell> cells() {
    return cells;
  }

  /// Every gap, those with most people x months first.
  public List<CoverageGap> gaps() {
    return gaps;
  }

  /// The cells of the first month of each year: what a public copy tells.
  public List<CoverageCell> yearlyCells() {
    return cells.stream().filter(c -> c.month() % 12 == 0).toList();
  }

  /// Gaps by whole years, each judged by its first month: what a public copy tells.
  public List<CoverageGap> yearlyGaps() {
    return Gaps.yearly(theatre, yearlyCells());
  }

  /// Where a zone stands between hard and soft.
  public Stage stage(int zone, int month) {
    return timeline.stage(theatre.zones().get(zone), month);
  }

  /// Who is in a zone in a month.
  public List<Presence> presences(int zone, int month) {
    return timeline.presences(theatre.zones().get(zone), month);
  }

  private void addZone(Zone zone, int month, Requirement requirement, List<CoverageCell> all) {
    List<Presence> presences = timeline.presences(zone, month);
    for (int c = 0; c < theatre.communities().size(); c++) {
      double people = timeline.people(zone, month, c);
      if (people < 1) {
        continue;
      }
      for (Threat threat : Threat.values()) {
        if (applies(threat, zone, month, c)) {
          all.add(cell(zone, month, c, threat, people, presences, requirement));
        }
      }
    }
  }

  /// Which threats there are: fire where there is a line, mines where land is suspected, isolation
  /// where a corridor that serves the zone changes hands; violence between communities and assault
  /// where another community lives or returns, or another side administers; abuse by providers in
  /// the affected area, where providers change; crime everywhere.
  private boolean applies(Threat threat, Zone zone, int month, int community) {
    String own = theatre.communities().get(community).party();
    boolean otherSide = !timeline.administration(zone, month).equals(own);
    return switch (threat) {
      case LINE_FIRE -> zone.lineKm() > NEAR_LINE_KM;
      case COMMUNAL_VIOLENCE -> otherSide || othersPresent(zone, month, community);
      case ORGANISED_ASSAULT -> otherSide;
      case CRIME -> true;
      case PROVIDER_ABUSE -> zone.affected();
      case MINES -> zone.mined() > 0;
      case ISOLATION ->
          theatre.corridors().stream().anyMatch(k -> k.serves().contains(zone.id()))
              && timeline.corridorTransferred(zone, month);
    };
  }

  private boolean othersPresent(Zone zone, int month, int community) {
    for (int c = 0; c < theatre.communities().size(); c++) {
      if (c != community && timeline.people(zone, month, c) >= 1) {
        return true;
      }
    }
    return false;
  }

  private CoverageCell cell(
      Zone zone,
      int month,
      int community,
      Threat threat,
      double people,
      List<Presence> presences,
      Requirement requirement) {
    List<Presence> responsible =
        threat == Threat.ISOLATION
            ? timeline.corridorGuards(zone, month)
            : presences.stream()
                .filter(p -> p.tasks().stream().anyMatch(threat.tasks()::contains))
                .sorted(Comparator.comparing(p -> !p.lead()))
                .toList();
    List<String> providers = responsible.stream().map(Presence::provider).distinct().toList();
    Optional<Presence> lead =
        responsible.stream()
            .filter(Presence::lead)
            .findFirst()
            .or(
                () ->
                    providers.size() == 1 ? Optional.of(responsible.getFirst()) : Optional.empty());
    boolean accepted = responsible.stream().anyMatch(p -> accepts(community, p.provider()));
    CoverageStatus status =
        responsible.isEmpty()
            ? CoverageStatus.OPEN
            : !accepted
                ? CoverageStatus.CONTESTED
                : lead.isEmpty()
                    ? CoverageStatus.OVERLAPPING
                    : requirement.met(threat, zone, responsible, timeline.people(zone, month))
                        ? CoverageStatus.COVERED
                        : CoverageStatus.THIN;
    String mandate =
        responsible.isEmpty() ? "" : word(lead.orElse(responsible.getFirst()).mandate());
    return new CoverageCell(
        zone.index(),
        month,
        community,
        threat,
        status,
        lead.map(Presence::provider).orElse(""),
        providers,
        mandate,
        people);
  }

  private boolean accepts(int community, String provider) {
    Actor actor = theatre.actor(provider);
    var acceptance = actor.acceptance().get(theatre.communities().get(community).id());
    return acceptance != null && acceptance.central() >= REJECTED;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
