package org.detente.staffing;

import com.google.ortools.sat.CpModelProto;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.detente.pledge.ForceData;
import org.detente.pledge.Pledge;
import org.detente.pledge.Policy;
import org.detente.theatre.Theatre;

/// Raises the force of an option under a policy: phase by phase, for units move between phases and
/// what is pledged is there in each of them anew. Pure; safe for use by many threads at once.
public final class Staffing {

  /// So many of the largest pledges are withdrawn one at a time.
  public static final int WITHDRAWALS = 10;

  private final Theatre theatre;
  private final ForceData data;
  private final Effort effort;

  public Staffing(Theatre theatre, ForceData data, Effort effort) {
    this.theatre = theatre;
    this.data = data;
    this.effort = effort;
  }

  /// The best force alone, without reasons and withdrawals: what a simulation needs.
  public StaffingResult force(Requirement requirement, Policy policy) {
    return result(requirement, policy, solve(requirement, policy, data), false);
  }

  /// The best force, why it falls short, and, under the option's own policy, what single
  /// withdrawals would mean.
  public StaffingResult answer(Requirement requirement, Policy policy) {
    return result(requirement, policy, solve(requirement, policy, data), true);
  }

  /// The model of a phase with the first two aims, for other solvers on the same instance: integer
  /// variables and linear constraints only.
  ///
  /// @param phase position in the option's phases
  public CpModelProto needModel(Requirement requirement, Policy policy, int phase) {
    return PhaseForce.needModel(new PhaseProblem(requirement, theatre, data, policy, phase));
  }

  /// Why a phase cannot be filled, alone: the rules in conflict, for measurements. Empty where the
  /// phase can be filled.
  ///
  /// @param phase position in the option's phases
  public List<Rule> conflict(Requirement requirement, Policy policy, int phase) {
    var problem = new PhaseProblem(requirement, theatre, data, policy, phase);
    var solved = new Solved(problem, PhaseForce.leastNeed(problem, effort));
    return solved.missing() == 0
        ? List.of()
        : List.copyOf(new Reasons(solved.problem(), effort).core(solved.unmet()).rules());
  }

  /// Best forces of all phases. Phases are looked at side by side, for only the last aim, as few
  /// pieces as can be, asks who served in the phase before. Where the contributors are too few for
  /// the phase with the largest need, nobody comes at all.
  private Map<Integer, Solved> solve(Requirement requirement, Policy policy, ForceData with) {
    var begun = new TreeMap<Integer, CompletableFuture<Begun>>();
    try (var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      for (int f = 0; f < requirement.option().phases().size(); f++) {
        if (!requirement.inPhase(f).isEmpty()) {
          int phase = f;
          begun.put(
              f,
              CompletableFuture.supplyAsync(
                  () -> begin(requirement, policy, with, phase), threads));
        }
      }
      CompletableFuture<Set<PhaseForce.Seat>> before = CompletableFuture.completedFuture(Set.of());
      var ended = new TreeMap<Integer, CompletableFuture<Solved>>();
      for (var one : begun.entrySet()) {
        CompletableFuture<Solved> solved =
            one.getValue().thenCombineAsync(before, Begun::end, threads);
        before = solved.thenApply(s -> s.force().seats());
        ended.put(one.getKey(), solved);
      }
      var solved = new TreeMap<Integer, Solved>();
      ended.forEach((f, s) -> solved.put(f, s.join()));
      if (policy.general().minContributors().isPresent()
          && solved.get(requirement.peakPhase()).force().posts().isEmpty()) {
        solved.replaceAll((_, s) -> nobody(s.problem()));
      }
      return solved;
    }
  }

  /// A phase and its force, of which the last aim is open.
  private record Begun(PhaseProblem problem, PhaseForce.Begun force) {

    Solved end(Set<PhaseForce.Seat> before) {
      return new Solved(problem, force.end(before));
    }
  }

  /// A phase and its best force.
  private record Solved(PhaseProblem problem, PhaseForce force) {

    long[] unmet() {
      long[] unmet = new long[problem.needs.size()];
      for (int n = 0; n < unmet.length; n++) {
        Need need = problem.needs.get(n);
        long there =
            force.posts().stream()
                .filter(p -> p.need().equals(need))
                .mapToLong(PhaseForce.Post::persons)
                .sum();
        unmet[n] = Math.max(0, need.persons() - there);
      }
      return unmet;
    }

    long missing() {
      return java.util.Arrays.stream(unmet()).sum();
    }
  }

  private Begun begin(Requirement requirement, Policy policy, ForceData with, int phase) {
    var problem = new PhaseProblem(requirement, theatre, with, policy, phase);
    return new Begun(problem, PhaseForce.begin(problem, effort));
  }

  private static Solved nobody(PhaseProblem problem) {
    double all = problem.needs.stream().mapToDouble(n -> (double) n.persons() * n.weight()).sum();
    var stages = new ArrayList<Stage>();
    for (Aim aim : Aim.values()) {
      double value = aim == Aim.UNMET_NEED ? all : 0;
      stages.add(new Stage(aim, value, value, true));
    }
    return new Solved(problem, new PhaseForce(List.of(), stages));
  }

  private StaffingResult result(
      Requirement requirement, Policy policy, Map<Integer, Solved> solved, boolean whole) {
    List<Posting> postings = postings(requirement, solved);
    List<Cell> cells = cells(requirement, solved);
    List<Stage> stages = stages(solved);
    int until = requirement.clock().end() + 1;
    Arrivals arrivals =
        Arrivals.of(postings, data.catalogue(), until, requirement.clock().deployment());
    long missing = cells.stream().mapToLong(Cell::missing).sum();
    long delivered = cells.stream().mapToLong(Cell::delivered).sum();
    Optional<Conflict> conflict =
        whole && missing > 0 ? Optional.of(conflict(policy, solved, delivered)) : Optional.empty();
    List<Withdrawn> withdrawn =
        whole && own(requirement, policy) ? withdrawals(solved, delivered) : List.of();
    return new StaffingResult(
        requirement, policy, data, postings, cells, stages, arrivals, conflict, withdrawn);
  }

  private static List<Stage> stages(Map<Integer, Solved> solved) {
    var sums = new LinkedHashMap<Aim, Stage>();
    for (Aim aim : Aim.values()) {
      sums.put(aim, new Stage(aim, 0, 0, true));
    }
    solved
        .values()
        .forEach(s -> s.force().stages().forEach(t -> sums.merge(t.aim(), t, Stage::plus)));
    return List.copyOf(sums.values());
  }

  private List<Posting> postings(Requirement requirement, Map<Integer, Solved> solved) {
    var rows = new ArrayList<Posting>();
    int end = requirement.clock().end();
    solved.forEach(
        (f, s) -> {
          var posts = new ArrayList<>(s.force().posts());
          posts.sort(
              Comparator.comparingInt(PhaseForce.Post::place)
                  .thenComparingInt(p -> p.offer().index()));
          for (PhaseForce.Post p : posts) {
            boolean stays =
                p.offer().to() >= end
                    && p.offer().pledge().leaveMonth().isEmpty()
                    && end >= requirement.clock().to().get(f)
                    && requirement.clock().to().get(f) == theatreEnd(requirement);
            rows.add(
                new Posting(
                    requirement.places().get(p.place()),
                    requirement.option().phases().get(f).id(),
                    p.offer().pledge().contributor(),
                    p.offer().pledge(),
                    p.count(),
                    p.persons(),
                    p.offer().from(),
                    stays ? OptionalInt.empty() : OptionalInt.of(p.offer().to())));
          }
        });
    return rows;
  }

  /// The last month of the option's last phase: nobody leaves then but with everything else.
  private static int theatreEnd(Requirement requirement) {
    return requirement.option().mission().orElseThrow().fixedTermMonths().isPresent()
        ? -1
        : requirement.clock().to().getLast();
  }

  private static List<Cell> cells(Requirement requirement, Map<Integer, Solved> solved) {
    var cells = new ArrayList<Cell>();
    solved.forEach(
        (f, s) -> {
          long[] unmet = s.unmet();
          for (int place : s.problem().places()) {
            var parts = new ArrayList<Cell.Part>();
            var shares = new TreeMap<Integer, Long>();
            long required = 0;
            long delivered = 0;
            for (int n = 0; n < unmet.length; n++) {
              Need need = s.problem().needs.get(n);
              if (need.place() == place) {
                long there = 0;
                for (PhaseForce.Post p : s.force().posts()) {
                  if (p.need().equals(need)) {
                    there += p.persons();
                    shares.merge(p.offer().contributor(), (long) p.persons(), Long::sum);
                  }
                }
                parts.add(new Cell.Part(need.what(), need.persons(), there, unmet[n]));
                required += Math.max(need.persons(), there);
                delivered += there;
              }
            }
            long most = shares.values().stream().mapToLong(Long::longValue).max().orElse(0);
            cells.add(
                new Cell(
                    requirement.places().get(place),
                    requirement.option().phases().get(f).id(),
                    required,
                    delivered,
                    parts,
                    delivered > 0 ? (double) most / delivered : 0));
          }
        });
    return cells;
  }

  private Conflict conflict(Policy policy, Map<Integer, Solved> solved, long delivered) {
    Solved worst =
        solved.values().stream()
            .max(Comparator.comparingLong(Solved::missing).thenComparing(s -> -s.problem().phase))
            .orElseThrow();
    Reasons.Core core = new Reasons(worst.problem(), effort).core(worst.unmet());
    var members = new ArrayList<Conflict.Member>();
    core.rules().forEach(r -> members.add(relaxed(r, policy, solved, delivered)));
    var rules = new TreeSet<Rule>();
    solved.values().forEach(one -> rules.addAll(one.problem().rules()));
    var others = new ArrayList<Conflict.Member>();
    for (Rule rule : rules) {
      if (rule.ofPolicy() && !core.rules().contains(rule)) {
        others.add(relaxed(rule, policy, solved, delivered));
      }
    }
    return new Conflict(worst.problem().phase, core.what(), members, others, core.minimal());
  }

  /// What dropping a rule alone would bring.
  private Conflict.Member relaxed(
      Rule rule, Policy policy, Map<Integer, Solved> solved, long delivered) {
    long more = 0;
    boolean exact = true;
    for (Solved one : solved.values()) {
      Reasons.Missing left = new Reasons(one.problem(), effort).without(rule, one.unmet());
      more += one.missing() - left.persons();
      exact &= left.exact();
    }
    String says = RuleWords.says(rule, policy, solved.values().iterator().next().problem());
    return new Conflict.Member(rule, says, delivered + more, exact);
  }

  /// Whether a policy is the one that the option itself asks for.
  private boolean own(Requirement requirement, Policy policy) {
    return data.policyFor(requirement.option().levers().composition()).equals(policy);
  }

  /// The force without each of the largest pledges that serve: persons that others can put in its
  /// place come in, everything else being asked again.
  private List<Withdrawn> withdrawals(Map<Integer, Solved> solved, long delivered) {
    var serving = new LinkedHashSet<Integer>();
    solved.values().forEach(s -> s.force().posts().forEach(p -> serving.add(p.offer().index())));
    List<Integer> largest =
        serving.stream()
            .sorted(
                Comparator.comparingInt((Integer i) -> -data.pledges().get(i).total())
                    .thenComparing(i -> i))
            .limit(WITHDRAWALS)
            .toList();
    var found = new ArrayList<Withdrawn>();
    for (int gone : largest) {
      Pledge pledge = data.pledges().get(gone);
      long lost = 0;
      boolean exact = true;
      for (Solved one : solved.values()) {
        boolean used = one.force().posts().stream().anyMatch(p -> p.offer().index() == gone);
        if (used) {
          PhaseForce.Rest rest = PhaseForce.without(one.problem(), one.force(), gone, effort);
          lost += rest.missing() - one.missing();
          exact &= rest.exact();
        }
      }
      found.add(
          new Withdrawn(
              pledge.contributor(),
              pledge.unit().id(),
              pledge.total(),
              delivered - Math.max(0, lost),
              exact));
    }
    return found;
  }
}
