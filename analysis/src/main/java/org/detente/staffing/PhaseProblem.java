package org.detente.staffing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.detente.pledge.Contributor;
import org.detente.pledge.ForceData;
import org.detente.pledge.Function;
import org.detente.pledge.Pledge;
import org.detente.pledge.Policy;
import org.detente.pledge.UnitKind;
import org.detente.theatre.Presence;
import org.detente.theatre.Presence.Task;
import org.detente.theatre.Theatre;
import org.detente.theatre.Zone;

/// One phase of one option under one policy: needs, offers, and which rule keeps which offer from
/// which place. Immutable.
final class PhaseProblem {

  final Requirement requirement;
  final Theatre theatre;
  final ForceData data;
  final Policy policy;
  final int phase;
  final int from;
  final int to;
  final List<Need> needs;
  final List<Offer> offers;

  /// Whether the policy's least number of contributors is asked for in this phase.
  final boolean countsContributors;

  private final Map<Integer, List<Need>> byPlace = new HashMap<>();
  private final List<Map<Function, Set<Task>>> tasks = new ArrayList<>();

  PhaseProblem(Requirement requirement, Theatre theatre, ForceData data, Policy policy, int phase) {
    this.requirement = requirement;
    this.theatre = theatre;
    this.data = data;
    this.policy = policy;
    this.phase = phase;
    from = requirement.clock().from().get(phase);
    to = requirement.clock().to().get(phase);
    needs = requirement.inPhase(phase);
    countsContributors = phase == requirement.peakPhase();
    needs.forEach(n -> byPlace.computeIfAbsent(n.place(), _ -> new ArrayList<>()).add(n));
    for (Zone zone : theatre.zones()) {
      tasks.add(tasks(zone));
    }
    var all = new ArrayList<Offer>();
    for (int p = 0; p < data.pledges().size(); p++) {
      all.add(offer(p));
    }
    offers = List.copyOf(all);
  }

  private Offer offer(int p) {
    Pledge pledge = data.pledges().get(p);
    int start = Math.max(from, pledge.readyMonth());
    int end = Math.min(to, pledge.leaveMonth().orElse(to));
    double share = data.catalogue().deliveredShare().central();
    int contributor = 0;
    while (!data.contributors().get(contributor).id().equals(pledge.contributor())) {
      contributor++;
    }
    return new Offer(
        p,
        pledge,
        contributor,
        pledge.count(),
        coming(pledge.count(), share),
        start,
        end,
        (to - from) - Math.max(0, end - start));
  }

  /// Units of a pledge that can be counted on: its share, to the nearest whole unit.
  static int coming(int count, double share) {
    return (int) Math.floor(count * share + 0.5);
  }

  private Map<Function, Set<Task>> tasks(Zone zone) {
    var found = new EnumMap<Function, Set<Task>>(Function.class);
    var plan = requirement.option().zonePlans().get(zone.id());
    if (plan == null) {
      return found;
    }
    String id = requirement.option().phases().get(phase).id();
    for (Presence presence : plan.phases().getOrDefault(id, List.of())) {
      if (presence.international()) {
        presence
            .units()
            .keySet()
            .forEach(
                u ->
                    found
                        .computeIfAbsent(Function.of(u), _ -> EnumSet.noneOf(Task.class))
                        .addAll(presence.tasks()));
      }
    }
    return found;
  }

  /// What is needed at a place that a kind of unit answers.
  Optional<Need> need(int place, UnitKind kind) {
    return byPlace.getOrDefault(place, List.of()).stream().filter(n -> n.takes(kind)).findFirst();
  }

  /// Places where anything is needed, in order.
  List<Integer> places() {
    return byPlace.keySet().stream().sorted().toList();
  }

  Policy.Rule rule(int place) {
    return policy.at(requirement.places().get(place));
  }

  Contributor contributor(Offer offer) {
    return data.contributors().get(offer.contributor());
  }

  /// Rules that keep an offer from a place, each alone enough.
  Set<Rule> against(Offer offer, int place) {
    var against = new TreeSet<Rule>();
    Contributor who = contributor(offer);
    Policy.Rule rule = rule(place);
    String id = requirement.places().get(place);
    for (String role : rule.excludedRoles()) {
      if (who.roles().contains(role)) {
        against.add(new Rule(Rule.Kind.EXCLUDED_ROLE, role));
      }
    }
    if (rule.consent() && !who.refusedBy().isEmpty()) {
      against.add(Rule.of(Rule.Kind.CONSENT));
    }
    if (place < theatre.zones().size()
        && rule.minAcceptance().isPresent()
        && leastAccepted(who, theatre.zones().get(place)) < rule.minAcceptance().getAsDouble()) {
      against.add(Rule.of(Rule.Kind.ACCEPTANCE));
    }
    Pledge pledge = offer.pledge();
    if (pledge.level() < rule.minLevel()) {
      against.add(Rule.of(Rule.Kind.READINESS_LEVEL));
    }
    int start = requirement.clock().deployment();
    if (rule.readyWithin().isPresent()
        && pledge.readyMonth() > Math.max(from, start + rule.readyWithin().getAsInt())) {
      against.add(Rule.of(Rule.Kind.READY_WITHIN));
    }
    boolean refuses =
        place < tasks.size()
            && tasks.get(place).getOrDefault(pledge.unit().function(), Set.of()).stream()
                .anyMatch(pledge.caveatTasks()::contains);
    String phaseId = requirement.option().phases().get(phase).id();
    if (pledge.caveatZones().contains(id) || pledge.caveatPhases().contains(phaseId) || refuses) {
      against.add(Rule.of(Rule.Kind.CAVEATS));
    }
    if (offer.months() < Math.min(data.catalogue().serviceMonths(), to - from)) {
      against.add(Rule.of(Rule.Kind.SERVICE));
    }
    return against;
  }

  /// Whether an offer could ever be at a place: it is what is needed, at least half of one unit is,
  /// and it would be there for at least a month.
  boolean possible(Offer offer, int place) {
    return offer.months() > 0
        && need(place, offer.pledge().unit())
            .filter(n -> offer.persons() <= 2 * n.persons())
            .isPresent();
  }

  /// The least share of a community that lives or comes from there accepting a contributor.
  private double leastAccepted(Contributor who, Zone zone) {
    double least = 1;
    for (int c = 0; c < theatre.communities().size(); c++) {
      if (zone.residents().get(c) + zone.displaced().get(c) > 0) {
        least = Math.min(least, Acceptance.of(who, requirement.option(), theatre, c).central());
      }
    }
    return least;
  }

  /// The side of the lines on which a zone lies: position of the party that holds it.
  int side(int place) {
    return theatre.partyIndex(theatre.zones().get(place).heldBy());
  }

  /// Every rule that bears on this problem, in order.
  Set<Rule> rules() {
    var rules = new TreeSet<Rule>();
    for (int place : places()) {
      Policy.Rule rule = rule(place);
      rule.maxShare().ifPresent(_ -> rules.add(Rule.of(Rule.Kind.MAX_SHARE)));
      rule.maxBlocShare().ifPresent(_ -> rules.add(Rule.of(Rule.Kind.MAX_BLOC_SHARE)));
      rule.language().ifPresent(_ -> rules.add(Rule.of(Rule.Kind.LANGUAGE)));
      rule.pairing().ifPresent(_ -> rules.add(Rule.of(Rule.Kind.PAIRING)));
      if (rule.oneSide()) {
        rules.add(Rule.of(Rule.Kind.ONE_SIDE));
      }
      if (policy.byPlace().containsKey(requirement.places().get(place))) {
        rule.minContributors().ifPresent(_ -> rules.add(Rule.of(Rule.Kind.MIN_CONTRIBUTORS)));
      }
      for (Offer offer : offers) {
        if (possible(offer, place)) {
          rules.addAll(against(offer, place));
        }
      }
    }
    if (countsContributors && policy.general().minContributors().isPresent()) {
      rules.add(Rule.of(Rule.Kind.MIN_CONTRIBUTORS));
    }
    if (offers.stream().anyMatch(o -> !o.pledge().enablers().isEmpty())) {
      rules.add(Rule.of(Rule.Kind.ENABLERS));
    }
    if (offers.stream().anyMatch(o -> o.coming() < o.pledged())) {
      rules.add(Rule.of(Rule.Kind.DELIVERY));
    }
    needs.forEach(n -> rules.add(new Rule(Rule.Kind.PLEDGED, n.what())));
    return rules;
  }
}
