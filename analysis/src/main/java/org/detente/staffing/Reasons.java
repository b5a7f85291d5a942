package org.detente.staffing;

import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Finds why a phase cannot be filled.
///
/// Each rule hangs on an assumption; the solver names assumptions that together make a full force
/// impossible, and those that could be spared are struck off one by one, facts first, so that what
/// people can change stays. What is left is minimal: without any one of them the others would allow
/// a full force.
final class Reasons {

  private final PhaseProblem problem;
  private final Effort effort;

  /// Of what a full force is asked for: of everything, or of the one thing of which most is
  /// missing.
  private Predicate<Need> wanted = _ -> true;

  Reasons(PhaseProblem problem, Effort effort) {
    this.problem = problem;
    this.effort = effort;
  }

  /// A set of rules that cannot all hold with a full force.
  ///
  /// @param what of which function or kind of unit there cannot be enough; empty: of all together
  /// @param minimal whether every question on the way was answered in the time allowed
  record Core(String what, Set<Rule> rules, boolean minimal) {}

  /// Answers to whether a full force is possible.
  enum Possible {
    YES,
    NO,
    NOT_KNOWN
  }

  /// The minimal set, for that of which most is missing, or for everything where each thing alone
  /// would be possible. Only to be asked where something is missing.
  ///
  /// @param unmet persons missing, by need
  Core core(long[] unmet) {
    var missing = new TreeMap<String, Long>();
    for (int n = 0; n < unmet.length; n++) {
      missing.merge(problem.needs.get(n).what(), unmet[n], Long::sum);
    }
    String most =
        missing.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    wanted = n -> n.what().equals(most);
    boolean alone = possible(problem.rules()) == Possible.NO;
    if (!alone) {
      wanted = _ -> true;
    }
    boolean sure = true;
    var kept = new TreeSet<>(assumed());
    for (Rule rule : List.copyOf(kept.descendingSet())) {
      var without = new TreeSet<>(kept);
      without.remove(rule);
      switch (possible(without)) {
        case NO -> kept.remove(rule);
        case YES -> {}
        case NOT_KNOWN -> sure = false;
      }
    }
    return new Core(alone ? most : "", kept, sure);
  }

  /// Assumptions that the solver names, or all rules where it names none in time.
  private Set<Rule> assumed() {
    ForceModel force = ForceModel.assuming(problem, wanted);
    var rules = new HashMap<Integer, Rule>();
    force
        .literals()
        .forEach(
            (rule, literal) -> {
              force.model.addAssumption(literal);
              rules.put(literal.getIndex(), rule);
            });
    // Assumptions are answered for by one strategy only.
    Solver.Answer answer = Solver.solve(force.model, effort.reason(), 1);
    if (!answer.impossible()) {
      return problem.rules();
    }
    var named = new TreeSet<Rule>();
    for (int index : answer.solver().sufficientAssumptionsForInfeasibility()) {
      named.add(rules.get(index));
    }
    return possible(named) == Possible.NO ? named : problem.rules();
  }

  /// Whether a full force is possible under some rules only. Functions for which what is pledged is
  /// not among them need not be filled: more of them might be pledged.
  Possible possible(Set<Rule> rules) {
    ForceModel force = ForceModel.under(problem, rules::contains);
    force.full(n -> wanted.test(n) && rules.contains(new Rule(Rule.Kind.PLEDGED, n.what())));
    Solver.Answer answer = Solver.solve(force.model, effort.reason(), effort.workers());
    return answer.solved() ? Possible.YES : answer.impossible() ? Possible.NO : Possible.NOT_KNOWN;
  }

  /// Persons missing where one rule is dropped, of all functions.
  ///
  /// @param exact whether it is proved that no fewer would be
  record Missing(long persons, boolean exact) {}

  /// The fewest persons missing where one rule is dropped, among forces that are no worse by weight
  /// than the one there is.
  ///
  /// @param unmet persons missing now, by need
  Missing without(Rule dropped, long[] unmet) {
    long now = 0;
    long weighted = 0;
    for (int n = 0; n < unmet.length; n++) {
      Need need = problem.needs.get(n);
      boolean free = dropped.equals(new Rule(Rule.Kind.PLEDGED, need.what()));
      now += free ? 0 : unmet[n];
      weighted += unmet[n] * need.weight();
    }
    if (dropped.kind() == Rule.Kind.PLEDGED || now == 0 || !problem.rules().contains(dropped)) {
      return new Missing(now, true);
    }
    ForceModel force = ForceModel.under(problem, r -> !r.equals(dropped));
    LinearExprBuilder missing = LinearExpr.newBuilder();
    LinearExprBuilder byWeight = LinearExpr.newBuilder();
    for (int n = 0; n < force.unmet.length; n++) {
      missing.addTerm(force.unmet[n], force.block[n]);
      byWeight.addTerm(force.unmet[n], (long) force.block[n] * problem.needs.get(n).weight());
    }
    force.model.addLessOrEqual(byWeight, weighted);
    force.model.minimize(missing);
    Solver.Answer answer = Solver.solve(force.model, effort.reason(), effort.workers());
    return answer.solved()
        ? new Missing(Math.min(now, Math.round(answer.solver().objectiveValue())), answer.proved())
        : new Missing(now, false);
  }
}
