package org.detente.staffing;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import com.google.ortools.sat.ConstraintProto;
import com.google.ortools.sat.CpModelProto;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A mixed-integer solver of the relaxing kind (SCIP), for a question that the exact one leaves
/// open: where shares are capped and many could serve, it finds in seconds the whole force that
/// propagation does not find within its limit. It works with floating-point numbers, so what it
/// finds is checked in whole numbers before anybody believes it, and below what it says no force
/// can better is left room for its tolerances.
final class MixedInteger {

  /// Counts nodes and not seconds, so that it stops at the same place every time; the heuristic
  /// that is switched off chooses by the clock.
  private static final String EFFORT =
      """
      limits/nodes = %d
      separating/maxroundsroot = %d
      presolving/maxrounds = %d
      heuristics/alns/freq = -1
      """;

  /// Only whether: what looks for solutions and takes long is not asked.
  private static final String WHETHER =
      """
      heuristics/rens/freq = -1
      heuristics/feaspump/freq = -1
      """;

  /// From a force there is: the heuristic that looks for a better one near the relaxation (RINS) is
  /// not kept waiting two hundred nodes, since it is what finds those that shares do not break.
  private static final String NEAR =
      """
      heuristics/rins/freq = 1
      heuristics/rins/nwaitingnodes = 0
      heuristics/rins/nodesofs = 5000
      """;

  /// How far its bound may be off, as a share.
  private static final double TOLERANCE = 1e-6;

  private MixedInteger() {}

  /// How long it looks.
  ///
  /// @param nodes of its tree, 1 or more
  /// @param rounds of presolving and of cuts at the root; -1 until nothing changes
  record Limit(int nodes, int rounds) {}

  /// What it says of a question.
  sealed interface Told {

    /// A solution.
    ///
    /// @param values of all variables, in order; they meet every constraint
    /// @param value of the objective
    /// @param bound below which no solution lies, up to the solver's tolerances
    record Found(List<Long> values, long value, long bound) implements Told {}

    /// There is none, up to the solver's tolerances.
    record None() implements Told {}

    /// It does not know.
    record Open() implements Told {}
  }

  /// The least value of a model's objective; empty where none was found in time, or where the model
  /// has more than linear constraints and choices of at most one. A whole solution that the model
  /// holds as a hint is where it starts.
  static Optional<Told.Found> least(CpModelProto model, Limit limit) {
    boolean from = model.getSolutionHint().getVarsCount() == model.getVariablesCount();
    return ask(model, effort(limit) + (from ? NEAR : "")) instanceof Told.Found found
        ? Optional.of(found)
        : Optional.empty();
  }

  /// Whether a model without an objective has a solution.
  static Told whether(CpModelProto model) {
    return ask(model, effort(new Limit(1, -1)) + WHETHER);
  }

  private static String effort(Limit limit) {
    return EFFORT.formatted(limit.nodes(), limit.rounds(), limit.rounds());
  }

  private static Told ask(CpModelProto model, String parameters) {
    Solver.load();
    MPSolver solver = MPSolver.createSolver("SCIP");
    if (solver == null || !solver.setSolverSpecificParametersAsString(parameters)) {
      throw new IllegalStateException("the mixed-integer solver is not in the library");
    }
    try {
      return ask(model, solver);
    } finally {
      solver.delete();
    }
  }

  private static Told ask(CpModelProto model, MPSolver solver) {
    MPVariable[] variables = new MPVariable[model.getVariablesCount()];
    for (int v = 0; v < variables.length; v++) {
      var domain = model.getVariables(v);
      if (domain.getDomainCount() != 2) {
        return new Told.Open();
      }
      variables[v] = solver.makeIntVar(domain.getDomain(0), domain.getDomain(1), "");
    }
    double largest = 0;
    for (int i = 0; i < model.getObjective().getVarsCount(); i++) {
      int v = model.getObjective().getVars(i);
      long weight = model.getObjective().getCoeffs(i);
      solver.objective().setCoefficient(variables[v], weight);
      largest += Math.abs((double) weight) * model.getVariables(v).getDomain(1);
    }
    if (largest > LinearRow.EXACT) {
      return new Told.Open();
    }
    for (ConstraintProto constraint : model.getConstraintsList()) {
      Optional<LinearRow> row = LinearRow.of(constraint);
      if (row.isEmpty()) {
        return new Told.Open();
      }
      MPConstraint written = solver.makeConstraint(row.get().least(), row.get().most());
      row.get().weights().forEach((v, w) -> written.setCoefficient(variables[v], w));
    }
    solver.objective().setMinimization();
    var hinted = model.getSolutionHint().getVarsList().stream().map(v -> variables[v]);
    solver.setHint(
        hinted.toArray(MPVariable[]::new),
        model.getSolutionHint().getValuesList().stream().mapToDouble(v -> v).toArray());
    MPSolver.ResultStatus status = solver.solve();
    return switch (status) {
      case OPTIMAL, FEASIBLE -> checked(model, solver, variables);
      case INFEASIBLE -> new Told.None();
      default -> new Told.Open();
    };
  }

  private static Told checked(CpModelProto model, MPSolver solver, MPVariable[] variables) {
    long[] values = new long[variables.length];
    for (int v = 0; v < values.length; v++) {
      values[v] = Math.round(variables[v].solutionValue());
      if (values[v] < model.getVariables(v).getDomain(0)
          || values[v] > model.getVariables(v).getDomain(1)) {
        return new Told.Open();
      }
    }
    for (ConstraintProto constraint : model.getConstraintsList()) {
      if (!LinearRow.of(constraint).orElseThrow().holds(values)) {
        return new Told.Open();
      }
    }
    long value = 0;
    for (int i = 0; i < model.getObjective().getVarsCount(); i++) {
      value += model.getObjective().getCoeffs(i) * values[model.getObjective().getVars(i)];
    }
    double told = solver.objective().bestBound();
    long bound = (long) Math.ceil(told - TOLERANCE * Math.max(1, Math.abs(told)));
    return new Told.Found(Arrays.stream(values).boxed().toList(), value, Math.min(value, bound));
  }
}
