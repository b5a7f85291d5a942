package org.detente.comparison;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.detente.ensemble.EnsembleResult;
import org.detente.simulation.Variable;

/// What is compared between an option and the status quo at the end of the runs.
public enum Compared {
  /// Combatants and civilians killed, wars included.
  DEATHS(false, Variable.KILLED_COMBATANTS, Variable.KILLED_CIVILIANS),
  /// The same less those killed in war.
  DEATHS_OUTSIDE_WAR(
      false, Variable.KILLED_COMBATANTS, Variable.KILLED_CIVILIANS, Variable.KILLED_IN_WAR),
  /// Expected chance of large-scale war.
  WAR(false, Variable.WAR_PROBABILITY),
  /// People returned.
  RETURNED(true, Variable.RETURNED);

  private final boolean moreIsBetter;
  private final List<Variable> variables;

  Compared(boolean moreIsBetter, Variable... variables) {
    this.moreIsBetter = moreIsBetter;
    this.variables = List.of(variables);
  }

  /// The name in tables, for example `deaths_outside_war`.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Variables that it is worked out from.
  public List<Variable> variables() {
    return variables;
  }

  /// Its value.
  ///
  /// @param figure gives the value of each of the variables
  public double of(ToDoubleFunction<Variable> figure) {
    double value = figure.applyAsDouble(variables.getFirst());
    if (variables.size() > 1) {
      value += figure.applyAsDouble(variables.get(1));
    }
    return variables.size() > 2 ? value - figure.applyAsDouble(variables.get(2)) : value;
  }

  /// Its values at the end of an ensemble's runs.
  ///
  /// @param option position among the ensemble's options
  /// @return shape `[futures]`
  public double[] of(EnsembleResult result, int option) {
    var columns = new EnumMap<Variable, double[]>(Variable.class);
    variables.forEach(v -> columns.put(v, result.outcome(option, v)));
    double[] values = new double[result.futures().size()];
    Arrays.setAll(values, f -> of(v -> columns.get(v)[f]));
    return values;
  }

  /// By how much an option is worse than the status quo, future by future.
  ///
  /// @param option shape `[futures]`
  /// @param before the status quo, the same shape
  /// @return a new array: below 0 where the option is better
  public double[] gap(double[] option, double[] before) {
    double[] gap = new double[option.length];
    Arrays.setAll(gap, i -> moreIsBetter ? before[i] - option[i] : option[i] - before[i]);
    return gap;
  }
}
