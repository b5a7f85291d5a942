package org.detente.improvement;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.detente.exploration.Criterion;
import org.detente.simulation.Variable;

/// What is wanted of an option. Each has a value in a future, the mean over replications, and
/// counts as the mean of these over futures. Outcomes of grade D are not among them: they are never
/// ranked.
public enum Aim {
  /// Expected chance of large-scale war over the runs.
  WAR("chance of large-scale war", true, 0.01, Variable.WAR_PROBABILITY),
  /// Combatants and civilians killed, wars included.
  DEATHS("people killed", false, 0.02, Variable.KILLED_COMBATANTS, Variable.KILLED_CIVILIANS),
  /// Civilians killed, wars included.
  CIVILIANS("civilians killed", false, 0.02, Variable.KILLED_CIVILIANS),
  /// The mission's own dead.
  MISSION_DEATHS("members of the mission killed", false, 0.02, Variable.KILLED_MISSION),
  /// Share of the displaced who have returned at the end.
  RETURNED("share of the displaced who have returned", true, 0.01, Variable.RETURNED_SHARE),
  /// Cost of the mission, million US dollars.
  COST("cost of the mission, million US dollars", false, 0.02, Variable.COST_MUSD),
  /// Person-months of the mission.
  PERSON_MONTHS("person-months of the mission", false, 0.02, Variable.MISSION_PERSON_MONTHS),
  /// Months until zones are in local hands for good reason: benchmarks met, internationals gone;
  /// the length of the run where that never comes.
  DURATION(
      "months until internationals are no longer needed (mean over zones)",
      false,
      0.02,
      Variable.MONTHS_TO_HANDOVER),
  /// Whether all criteria are met: the share of futures in which they are.
  ROBUSTNESS("share of futures in which all criteria are met", true, 0.02),
  /// How the most reluctant veto holder takes it: the same in every future.
  ACCEPTANCE("share of draws in which the most reluctant veto holder accepts", true, 0.02);

  /// What is aimed at when nobody says what.
  public static final List<Aim> USUAL = List.of(WAR, DEATHS, RETURNED, COST);

  private final String says;
  private final boolean share;
  private final double step;
  private final List<Variable> variables;

  Aim(String says, boolean share, double step, Variable... variables) {
    this.says = says;
    this.share = share;
    this.step = step;
    this.variables = List.of(variables);
  }

  /// As on the command line and in tables.
  public String id() {
    return Words.id(this);
  }

  /// By name.
  public static Optional<Aim> of(String id) {
    return Stream.of(values()).filter(a -> a.id().equals(id)).findFirst();
  }

  /// What it is, for people.
  public String says() {
    return says;
  }

  /// Whether its values are shares, 0..1.
  public boolean isShare() {
    return share;
  }

  /// Whether more of it is better.
  public boolean moreIsBetter() {
    return this == RETURNED || this == ROBUSTNESS || this == ACCEPTANCE;
  }

  /// The difference worth telling apart where nobody says which: a hundredth or two of a share; of
  /// a count two hundredths of the larger of two values, rounded down to 1, 2 or 5 times a power of
  /// ten.
  ///
  /// @param base value of the option that is improved, mean over futures
  /// @param statusQuo value without an agreement
  /// @return over 0
  public double epsilon(double base, double statusQuo) {
    if (share) {
      return step;
    }
    double size = step * Math.max(Math.abs(base), Math.abs(statusQuo));
    if (!(size > 0)) {
      return 1;
    }
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(size)));
    double first = size / power;
    return (first >= 5 ? 5 : first >= 2 ? 2 : 1) * power;
  }

  /// Outcomes that these aims are worked out from.
  ///
  /// @param criteria those of robustness; looked at only where that is among the aims
  public static List<Variable> variables(List<Aim> aims, List<Criterion> criteria) {
    Set<Variable> all = new LinkedHashSet<>();
    for (Aim aim : aims) {
      all.addAll(aim.variables);
      if (aim == ROBUSTNESS) {
        criteria.forEach(c -> all.add(c.outcome()));
      }
    }
    // Whoever aims at acceptance alone still learns whether an option runs.
    return all.isEmpty() ? List.of(Variable.WAR_PROBABILITY) : List.copyOf(all);
  }

  /// Whether it has a value of its own in each future: acceptance does not depend on it, robustness
  /// is a share of them.
  public boolean variesByFuture() {
    return this != ROBUSTNESS && this != ACCEPTANCE;
  }

  /// Whether it says nothing of the status quo: what lasts without an agreement is nothing that
  /// anybody accepts or refuses, and brings no internationals who could leave.
  public boolean needsAgreement() {
    return this == ACCEPTANCE || this == DURATION;
  }

  /// Its value in each future; acceptance is none that futures tell.
  ///
  /// @param kept outcomes that were kept, among them those of this aim
  /// @param found shape `[kept][futures]`
  /// @return shape `[futures]`, a new array
  public double[] values(List<Variable> kept, double[][] found, List<Criterion> criteria) {
    double[] values = new double[found[0].length];
    for (int f = 0; f < values.length; f++) {
      if (this == ROBUSTNESS) {
        values[f] = met(kept, found, criteria, f) ? 1 : 0;
      }
      for (Variable v : variables) {
        values[f] += found[kept.indexOf(v)][f];
      }
    }
    return values;
  }

  private static boolean met(
      List<Variable> kept, double[][] found, List<Criterion> criteria, int future) {
    return criteria.stream().noneMatch(c -> c.fails(found[kept.indexOf(c.outcome())][future]));
  }

  /// Turned so that less is better.
  double cost(double value) {
    return moreIsBetter() ? -value : value;
  }
}
