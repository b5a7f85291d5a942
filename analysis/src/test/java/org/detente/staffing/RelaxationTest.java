package org.detente.staffing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import java.util.ArrayList;
import java.util.List;
import org.detente.numeric.Philox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// FEATURE UNDER TEST: what the linear relaxation proves, against the exact solver.
class RelaxationTest {

  private static final int DIRECTIONS = 12;

  /// Asked for the furthest solutions in many directions, the narrowed model has the same as the
  /// whole one.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void losesNoSolutionThatIsNoWorse(int seed) {
    Solver.load();
    CpModel model = MixedIntegerTest.model(seed);
    Solver.Answer best = Solver.solve(model, 5, 1);
    if (!best.solved()) {
      return;
    }
    long least = Math.round(best.solver().objectiveValue());
    for (int room : new int[] {0, 1, 4, 15}) {
      CpModel whole = MixedIntegerTest.model(seed);
      LinearExprBuilder aim = aim(whole);
      whole.addLessOrEqual(aim, least + room);
      CpModel narrowed = whole.getClone();

      long bound = Relaxation.narrow(narrowed, least + room);

      assertThat(bound).isLessThanOrEqualTo(least);
      assertThat(furthest(narrowed, seed)).as("room " + room).isEqualTo(furthest(whole, seed));
    }
  }

  @Test
  void takesAwayWhatCannotBe() {
    Solver.load();
    int choices = 0;
    int equal = 0;
    for (int seed = 1; seed <= 20; seed++) {
      CpModel model = MixedIntegerTest.model(seed);
      Solver.Answer best = Solver.solve(model, 5, 1);
      if (best.solved()) {
        CpModel narrowed = model.getClone();
        Relaxation.narrow(narrowed, Math.round(best.solver().objectiveValue()));
        for (int v = 0; v < narrowed.getBuilder().getVariablesCount(); v++) {
          choices += range(model, v) > range(narrowed, v) ? 1 : 0;
        }
        for (int r = 0; r < narrowed.getBuilder().getConstraintsCount(); r++) {
          var row = narrowed.getBuilder().getConstraints(r).getLinear();
          equal += row.getDomainCount() == 2 && row.getDomain(0) == row.getDomain(1) ? 1 : 0;
        }
      }
    }

    assertThat(choices).isGreaterThan(20);
    assertThat(equal).isPositive();
  }

  /// What a place lacks even if everybody came to it, it lacks in every force too.
  @Test
  void aPlaceAloneLacksNoMoreThanAmongOthers() {
    int lacking = 0;
    for (String id : List.of("free", "no-neighbours", "capped", "by-place", "consent", "spoken")) {
      PhaseProblem problem = TinyForce.problem(id);
      for (int place : problem.places()) {
        ForceModel whole = ForceModel.under(problem, _ -> true);
        whole.model.minimize(whole.weightedUnmet(n -> n.place() == place));
        ForceModel alone = ForceModel.alone(problem, place);
        alone.model.minimize(alone.weightedUnmet(n -> n.place() == place));

        double wanted = Solver.solve(whole.model, 5, 1).solver().objectiveValue();
        double found = Solver.solve(alone.model, 5, 1).solver().objectiveValue();

        assertThat(found).as(id).isLessThanOrEqualTo(wanted);
        lacking += found > 0 ? 1 : 0;
      }
    }

    assertThat(lacking).isPositive();
  }

  private static LinearExprBuilder aim(CpModel model) {
    var aim = LinearExpr.newBuilder();
    var objective = model.getBuilder().getObjective();
    for (int i = 0; i < objective.getVarsCount(); i++) {
      aim.addTerm(model.getIntVarFromProtoIndex(objective.getVars(i)), objective.getCoeffs(i));
    }
    return aim;
  }

  private static long range(CpModel model, int v) {
    var variable = model.getBuilder().getVariables(v);
    return variable.getDomain(variable.getDomainCount() - 1) - variable.getDomain(0);
  }

  private static List<Long> furthest(CpModel of, int seed) {
    var found = new ArrayList<Long>();
    var philox = new Philox();
    for (int d = 0; d < DIRECTIONS; d++) {
      CpModel model = of.getClone();
      var direction = LinearExpr.newBuilder();
      for (int v = 0; v < model.getBuilder().getVariablesCount(); v++) {
        philox.draw(seed, d, v, 1, 0, 0);
        direction.addTerm(model.getIntVarFromProtoIndex(v), (philox.word(0) >>> 1) % 21 - 10);
      }
      model.minimize(direction);
      Solver.Answer answer = Solver.solve(model, 5, 1);
      assertThat(answer.proved()).isTrue();
      found.add(Math.round(answer.solver().objectiveValue()));
    }
    return found;
  }
}
