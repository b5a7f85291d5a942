package org.detente.staffing;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpModelProto;
import com.google.ortools.sat.CpObjectiveProto;
import com.google.ortools.sat.IntegerVariableProto;
import com.google.ortools.sat.LinearConstraintProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the linear relaxation of a model proves: below what an aim cannot lie, and, where a force
/// is as good as that or nearly, what is the same in all forces that are no worse. Units that would
/// cost the aim more than there is room for stay away; rows that pay for it are filled to the brim.
/// The next aim is then looked for in a far smaller model.
///
/// The relaxation's solver (GLOP, in the same library) only proposes prices of the rows. What they
/// prove is worked out from them here, by weak duality, which holds for any prices at all: how
/// exact that solver is does not matter, only the rounding of sums, for which room is left.
final class Relaxation {

  /// Room for rounding, as a share of the aim.
  private static final double ROUNDING = 1e-6;

  private final CpModel model;
  private final List<Optional<LinearRow>> rows = new ArrayList<>();
  private final double[] prices;

  /// What a unit more of each variable costs when rows are paid for.
  private final double[] rest;

  private final double bound;

  private Relaxation(CpModel model) {
    this.model = model;
    CpModelProto.Builder written = model.getBuilder();
    written.getConstraintsList().forEach(c -> rows.add(LinearRow.of(c)));
    prices = prices();
    rest = new double[written.getVariablesCount()];
    CpObjectiveProto objective = written.getObjective();
    for (int i = 0; i < objective.getVarsCount(); i++) {
      rest[objective.getVars(i)] += objective.getCoeffs(i);
    }
    double sum = objective.getOffset();
    for (int r = 0; r < prices.length; r++) {
      if (prices[r] != 0) {
        double price = prices[r];
        LinearRow row = rows.get(r).orElseThrow();
        sum += price * (price > 0 ? row.low() : row.high());
        row.weights().forEach((v, w) -> rest[v] -= price * w);
      }
    }
    for (int v = 0; v < rest.length; v++) {
      IntegerVariableProto variable = written.getVariables(v);
      sum += rest[v] * (rest[v] > 0 ? lowest(variable) : highest(variable));
    }
    bound = sum;
  }

  /// Narrows a model to the solutions whose objective is no larger than a value. Nothing is lost
  /// among them.
  ///
  /// @param model with an objective to be minimized, of which a solution with this value is known
  /// @return below which no solution's objective lies
  static long narrow(CpModel model, long value) {
    var relaxation = new Relaxation(model);
    double room = Math.max(0, value - relaxation.bound) + rounding(value);
    relaxation.variables(room);
    relaxation.rows(room);
    return (long) Math.ceil(relaxation.bound - rounding(value));
  }

  private static double rounding(long value) {
    return ROUNDING * Math.max(1, Math.abs((double) value));
  }

  /// Prices of rows as the solver proposes them; 0 for one without the limit that it would be paid
  /// for, and for what is not linear.
  private double[] prices() {
    Solver.load();
    MPSolver solver = MPSolver.createSolver("GLOP");
    if (solver == null) {
      throw new IllegalStateException("the linear solver is not in the library");
    }
    try {
      CpModelProto.Builder written = model.getBuilder();
      var variables = new MPVariable[written.getVariablesCount()];
      for (int v = 0; v < variables.length; v++) {
        IntegerVariableProto variable = written.getVariables(v);
        variables[v] = solver.makeNumVar(lowest(variable), highest(variable), "");
      }
      CpObjectiveProto objective = written.getObjective();
      for (int i = 0; i < objective.getVarsCount(); i++) {
        MPVariable v = variables[objective.getVars(i)];
        solver
            .objective()
            .setCoefficient(v, solver.objective().getCoefficient(v) + objective.getCoeffs(i));
      }
      var asked = new MPConstraint[rows.size()];
      for (int r = 0; r < asked.length; r++) {
        if (rows.get(r).isPresent()) {
          LinearRow row = rows.get(r).get();
          MPConstraint constraint = solver.makeConstraint(row.least(), row.most());
          row.weights().forEach((v, w) -> constraint.setCoefficient(variables[v], w));
          asked[r] = constraint;
        }
      }
      solver.objective().setMinimization();
      var found = new double[asked.length];
      if (solver.solve() == MPSolver.ResultStatus.OPTIMAL) {
        for (int r = 0; r < found.length; r++) {
          if (asked[r] != null) {
            double price = asked[r].dualValue();
            double side = price > 0 ? asked[r].lb() : asked[r].ub();
            found[r] = Double.isInfinite(side) ? 0 : price;
          }
        }
      }
      return found;
    } finally {
      solver.delete();
    }
  }

  private static long lowest(IntegerVariableProto variable) {
    return variable.getDomain(0);
  }

  private static long highest(IntegerVariableProto variable) {
    return variable.getDomain(variable.getDomainCount() - 1);
  }

  /// A variable goes no further from where it is cheapest than there is room to pay for.
  private void variables(double room) {
    for (int v = 0; v < rest.length; v++) {
      IntegerVariableProto.Builder variable = model.getBuilder().getVariablesBuilder(v);
      if (rest[v] != 0 && variable.getDomainCount() == 2) {
        long low = variable.getDomain(0);
        long high = variable.getDomain(1);
        double steps = Math.floor(room / Math.abs(rest[v]));
        if (steps < high - low) {
          variable
              .clearDomain()
              .addDomain(rest[v] > 0 ? low : high - (long) steps)
              .addDomain(rest[v] > 0 ? low + (long) steps : high);
        }
      }
    }
  }

  /// Nor does a row's sum from the limit that is paid for.
  private void rows(double room) {
    for (int r = 0; r < prices.length; r++) {
      if (prices[r] != 0 && model.getBuilder().getConstraints(r).hasLinear()) {
        LinearConstraintProto.Builder row =
            model.getBuilder().getConstraintsBuilder(r).getLinearBuilder();
        long low = row.getDomain(0);
        long high = row.getDomain(1);
        double steps = Math.floor(room / Math.abs(prices[r]));
        if (steps < (double) high - low && steps < LinearRow.EXACT) {
          row.clearDomain()
              .addDomain(prices[r] > 0 ? low : high - (long) steps)
              .addDomain(prices[r] > 0 ? low + (long) steps : high);
        }
      }
    }
  }
}
