package org.detente.staffing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.detente.pledge.ForceData;
import org.detente.pledge.Policy;
import org.detente.value.Range;

/// The best force of an option under a policy.
///
/// @param postings the force table, by phase, place, contributor and unit
/// @param cells every place and phase in which anything is needed or serves
/// @param stages one per aim
/// @param conflict empty where nothing is missing
/// @param withdrawn the largest pledges that serve, one missing at a time; empty where not asked
public record StaffingResult(
    Requirement requirement,
    Policy policy,
    ForceData data,
    List<Posting> postings,
    List<Cell> cells,
    List<Stage> stages,
    Arrivals arrivals,
    Optional<Conflict> conflict,
    List<Withdrawn> withdrawn) {

  public StaffingResult {
    postings = List.copyOf(postings);
    cells = List.copyOf(cells);
    stages = List.copyOf(stages);
    withdrawn = List.copyOf(withdrawn);
  }

  /// The same answer for another requirement that asks for the same.
  public StaffingResult of(Requirement other) {
    return new StaffingResult(
        other, policy, data, postings, cells, stages, arrivals, conflict, withdrawn);
  }

  /// How far an answer is proved.
  public enum Status {
    /// No force has less weighted unmet need.
    OPTIMAL,
    /// A better force may exist: the bound says how much better at most.
    FEASIBLE
  }

  /// By the first aim, for it is what is asked for; each aim's own is in [#stages].
  public Status status() {
    return stages.getFirst().proved() ? Status.OPTIMAL : Status.FEASIBLE;
  }

  /// Persons x phases needed, rounded up to the whole units that meet them.
  public long required() {
    return cells.stream().mapToLong(Cell::required).sum();
  }

  /// Persons x phases that serve.
  public long delivered() {
    return cells.stream().mapToLong(Cell::delivered).sum();
  }

  /// Persons x phases missing.
  public long missing() {
    return cells.stream().mapToLong(Cell::missing).sum();
  }

  /// Persons needed in one phase.
  public long required(String phase) {
    return cells.stream().filter(c -> c.phase().equals(phase)).mapToLong(Cell::required).sum();
  }

  /// Persons who serve in one phase.
  public long delivered(String phase) {
    return cells.stream().filter(c -> c.phase().equals(phase)).mapToLong(Cell::delivered).sum();
  }

  /// Id of the phase with the largest need.
  public String peakPhase() {
    return requirement.option().phases().get(requirement.peakPhase()).id();
  }

  /// The largest share of one contributor among the persons of a phase, 0..1.
  public double largestShare(String phase) {
    var byContributor = new TreeMap<String, Long>();
    long all = 0;
    for (Posting p : postings) {
      if (p.phase().equals(phase)) {
        byContributor.merge(p.contributor(), (long) p.persons(), Long::sum);
        all += p.persons();
      }
    }
    long most = byContributor.values().stream().mapToLong(Long::longValue).max().orElse(0);
    return all > 0 ? (double) most / all : 0;
  }

  /// Contributors in the whole force.
  public long contributors() {
    return postings.stream().map(Posting::contributor).distinct().count();
  }

  /// First month in which anybody is there, months after the mandate; empty where nobody comes.
  public Optional<Integer> firstArrival() {
    return postings.stream().map(Posting::arrival).min(Integer::compare);
  }

  /// Cost by year after the mandate, million US dollars, low, central and high.
  public List<Range> costByYear() {
    var years = new TreeMap<Integer, double[]>();
    int end = requirement.clock().end();
    for (Posting p : postings) {
      Range cost = p.pledge().unit().cost();
      for (int m = p.arrival(); m < Math.min(end, p.leave().orElse(end)); m++) {
        double[] sum = years.computeIfAbsent(m / MONTHS, _ -> new double[3]);
        double share = p.persons() / (double) MONTHS / 1000;
        sum[0] += cost.low() * share;
        sum[1] += cost.central() * share;
        sum[2] += cost.high() * share;
      }
    }
    int last = years.isEmpty() ? -1 : years.lastKey();
    return java.util.stream.IntStream.rangeClosed(0, last)
        .mapToObj(y -> years.getOrDefault(y, new double[3]))
        .map(s -> new Range(s[0], s[1], s[2]))
        .toList();
  }

  /// Who has most persons at each place in a phase, by place: the nation that would lead there.
  public Map<String, String> leads(String phase) {
    var persons = new TreeMap<String, TreeMap<String, Integer>>();
    for (Posting p : postings) {
      if (p.phase().equals(phase)) {
        persons
            .computeIfAbsent(p.place(), _ -> new TreeMap<>())
            .merge(p.contributor(), p.persons(), Integer::sum);
      }
    }
    var leads = new TreeMap<String, String>();
    persons.forEach(
        (place, by) ->
            leads.put(
                place,
                by.entrySet().stream()
                    .max(
                        Map.Entry.<String, Integer>comparingByValue()
                            .thenComparing(Map.Entry.<String, Integer>comparingByKey().reversed()))
                    .orElseThrow()
                    .getKey()));
    return leads;
  }

  private static final int MONTHS = 12;
}
