package org.detente.staffing;

import com.google.ortools.Loader;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.SatParameters;
import java.util.function.Consumer;

/// The exact solver with settings under which the same model gives the same answer. Its native
/// library is loaded on first use only.
final class Solver {

  private static final int SEED = 1;

  /// Everything that can be written as linear is given to the linear relaxation: shares are.
  private static final int FULL_LINEAR = 2;

  /// What follows from each choice alone, and from pairs of them, as the solver does by itself.
  private static final int PROBING = 2;

  private Solver() {}

  /// Loads the native library once.
  private static final class Natives {
    static final boolean LOADED;

    static {
      Loader.loadNativeLibraries();
      LOADED = true;
    }
  }

  static void load() {
    if (!Natives.LOADED) {
      throw new IllegalStateException("the solver's native library is not there");
    }
  }

  /// @param answer feasible or optimal where there is a solution
  record Answer(CpSolver solver, CpSolverStatus answer) {

    boolean solved() {
      return answer == CpSolverStatus.OPTIMAL || answer == CpSolverStatus.FEASIBLE;
    }

    boolean proved() {
      return answer == CpSolverStatus.OPTIMAL;
    }

    boolean impossible() {
      return answer == CpSolverStatus.INFEASIBLE;
    }
  }

  /// Solves a model.
  ///
  /// @param limit deterministic time
  static Answer solve(CpModel model, double limit, int workers) {
    return solve(model, limit, workers, _ -> {});
  }

  /// Solves a model of which the last has to be proved: what follows from each choice alone is
  /// looked at first, which takes a part of the work and pays where a bound is slow to come.
  ///
  /// @param limit deterministic time
  static Answer prove(CpModel model, double limit, int workers) {
    return solve(model, limit, workers, s -> s.setCpModelProbingLevel(PROBING));
  }

  /// Solves a model of which as good as the best is known: the search begins anew again and again,
  /// which finds no better solution and the closest bound.
  ///
  /// @param limit deterministic time
  static Answer bound(CpModel model, double limit, int workers) {
    return solve(
        model,
        limit,
        workers,
        s ->
            s.setCpModelProbingLevel(PROBING)
                .setSearchBranching(
                    SatParameters.SearchBranching.PORTFOLIO_WITH_QUICK_RESTART_SEARCH));
  }

  private static Answer solve(
      CpModel model, double limit, int workers, Consumer<SatParameters.Builder> further) {
    load();
    var solver = new CpSolver();
    var settings = solver.getParameters();
    settings.setRandomSeed(SEED);
    settings.setMaxDeterministicTime(limit);
    settings.setNumWorkers(workers);
    settings.setInterleaveSearch(workers > 1);
    settings.setLinearizationLevel(FULL_LINEAR);
    // Models of a force hardly shrink when presolved: one round of it, without a search for
    // symmetries, takes half the work of the usual three and proves more.
    settings.setMaxPresolveIterations(1);
    settings.setCpModelProbingLevel(0);
    settings.setSymmetryLevel(0);
    further.accept(settings);
    CpSolverStatus status = solver.solve(model);
    if (status == CpSolverStatus.MODEL_INVALID) {
      throw new IllegalStateException("the model of a force is not sound: " + model.validate());
    }
    return new Answer(solver, status);
  }
}
