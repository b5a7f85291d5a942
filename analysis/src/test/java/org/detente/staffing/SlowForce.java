package org.detente.staffing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.detente.pledge.Contributor;
import org.detente.pledge.Pledge;
import org.detente.pledge.Policy;

/// The least weighted unmet need of a phase by trying every force, with rules written down again
/// from their definitions. For small problems only.
final class SlowForce {

  private final PhaseProblem problem;
  private final List<int[]> seats = new ArrayList<>();
  private final int[] units;
  private long least = Long.MAX_VALUE;

  private SlowForce(PhaseProblem problem) {
    this.problem = problem;
    for (int p = 0; p < problem.data.pledges().size(); p++) {
      Pledge pledge = problem.data.pledges().get(p);
      for (int place = 0; place < problem.requirement.places().size(); place++) {
        if (serves(pledge, place)) {
          seats.add(new int[] {p, place});
        }
      }
    }
    units = new int[seats.size()];
  }

  static long leastUnmet(PhaseProblem problem) {
    var slow = new SlowForce(problem);
    slow.from(0);
    return slow.least;
  }

  private Contributor who(Pledge pledge) {
    return problem.data.contributor(pledge.contributor());
  }

  private boolean serves(Pledge pledge, int place) {
    String id = problem.requirement.places().get(place);
    Policy.Rule rule = problem.policy.at(id);
    boolean needed =
        problem.needs.stream()
            .anyMatch(
                n ->
                    n.place() == place
                        && n.takes(pledge.unit())
                        && pledge.persons() <= 2 * n.persons());
    int months =
        Math.min(problem.to, pledge.leaveMonth().orElse(problem.to))
            - Math.max(problem.from, pledge.readyMonth());
    boolean refused = who(pledge).roles().stream().anyMatch(rule.excludedRoles()::contains);
    return needed
        && months >= Math.min(6, problem.to - problem.from)
        && !refused
        && !(rule.consent() && !who(pledge).refusedBy().isEmpty())
        && pledge.level() >= rule.minLevel()
        && !pledge.caveatZones().contains(id);
  }

  private void from(int seat) {
    if (seat == units.length) {
      if (allowed()) {
        least = Math.min(least, unmet());
      }
      return;
    }
    Pledge pledge = problem.data.pledges().get(seats.get(seat)[0]);
    int used = 0;
    for (int s = 0; s < seat; s++) {
      used += seats.get(s)[0] == seats.get(seat)[0] ? units[s] : 0;
    }
    for (int n = 0; n <= pledge.count() - used; n++) {
      units[seat] = n;
      from(seat + 1);
    }
    units[seat] = 0;
  }

  private boolean allowed() {
    for (Need need : problem.needs) {
      long there = persons(need);
      long largest = 0;
      for (int s = 0; s < units.length; s++) {
        Pledge pledge = problem.data.pledges().get(seats.get(s)[0]);
        if (seats.get(s)[1] == need.place() && need.takes(pledge.unit())) {
          largest = Math.max(largest, pledge.persons());
        }
      }
      if (there >= need.persons() + Math.max(1, largest)) {
        return false;
      }
    }
    return shares() && leastContributors() && enabled();
  }

  private long persons(Need need) {
    long there = 0;
    for (int s = 0; s < units.length; s++) {
      Pledge pledge = problem.data.pledges().get(seats.get(s)[0]);
      if (seats.get(s)[1] == need.place() && need.takes(pledge.unit())) {
        there += (long) units[s] * pledge.persons();
      }
    }
    return there;
  }

  private boolean shares() {
    for (int place = 0; place < problem.requirement.places().size(); place++) {
      Policy.Rule rule = problem.policy.at(problem.requirement.places().get(place));
      Map<String, Long> by = new HashMap<>();
      long all = 0;
      long spoken = 0;
      for (int s = 0; s < units.length; s++) {
        if (seats.get(s)[1] == place) {
          Pledge pledge = problem.data.pledges().get(seats.get(s)[0]);
          long persons = (long) units[s] * pledge.persons();
          by.merge(pledge.contributor(), persons, Long::sum);
          all += persons;
          spoken +=
              rule.language().filter(who(pledge).languages()::contains).isPresent() ? persons : 0;
        }
      }
      long most = by.values().stream().mapToLong(Long::longValue).max().orElse(0);
      if (rule.maxShare().isPresent() && most > rule.maxShare().getAsDouble() * all + 1e-9) {
        return false;
      }
      if (rule.language().isPresent() && spoken < rule.languageShare() * all - 1e-9) {
        return false;
      }
    }
    return true;
  }

  private boolean leastContributors() {
    if (!problem.countsContributors || problem.policy.general().minContributors().isEmpty()) {
      return true;
    }
    Set<String> serving = new HashSet<>();
    for (int s = 0; s < units.length; s++) {
      if (units[s] > 0) {
        serving.add(problem.data.pledges().get(seats.get(s)[0]).contributor());
      }
    }
    return serving.isEmpty()
        || serving.size() >= problem.policy.general().minContributors().getAsInt();
  }

  private boolean enabled() {
    for (int s = 0; s < units.length; s++) {
      for (var enabler : problem.data.pledges().get(seats.get(s)[0]).enablers()) {
        boolean there = false;
        for (int t = 0; t < units.length; t++) {
          there |=
              units[t] > 0
                  && problem.data.pledges().get(seats.get(t)[0]).unit().function() == enabler;
        }
        if (units[s] > 0 && !there) {
          return false;
        }
      }
    }
    return true;
  }

  private long unmet() {
    long sum = 0;
    for (Need need : problem.needs) {
      sum += need.weight() * Math.max(0, need.persons() - persons(need));
    }
    return sum;
  }
}
