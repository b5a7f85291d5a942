package org.detente.staffing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpModelProto;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.Literal;
import java.util.List;
import java.util.Optional;
import org.detente.numeric.Philox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// FEATURE UNDER TEST: the second solver, against the exact one.
class MixedIntegerTest {

  private static final MixedInteger.Limit LIMIT = new MixedInteger.Limit(300, -1);

  @Test
  void findsTheSameForceUnderEveryPolicy() {
    for (String id : List.of("free", "no-neighbours", "capped", "by-place", "consent", "spoken")) {
      PhaseProblem problem = TinyForce.problem(id);
      CpModelProto model = PhaseForce.needModel(problem);
      var exact = new CpModel();
      exact.getBuilder().mergeFrom(model);
      Solver.Answer wanted = Solver.solve(exact, 5, 1);

      MixedInteger.Told.Found found = MixedInteger.least(model, LIMIT).orElseThrow();

      assertThat(wanted.proved()).isTrue();
      assertThat(found.value()).as(id).isEqualTo(Math.round(wanted.solver().objectiveValue()));
      assertThat(found.bound())
          .isBetween(found.value() - found.value() / 100_000 - 1, found.value());
    }
  }

  /// Sums with one side or both, negative weights, choices of at most one, some of them negated.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void agreesOnModelsOfEveryKindOfRow(int seed) {
    Solver.load();
    CpModel model = model(seed);
    Solver.Answer wanted = Solver.solve(model, 5, 1);

    Optional<MixedInteger.Told.Found> found = MixedInteger.least(model.model(), LIMIT);

    assertThat(found.isPresent()).isEqualTo(wanted.solved());
    found.ifPresent(
        f -> assertThat(f.value()).isEqualTo(Math.round(wanted.solver().objectiveValue())));
  }

  /// Asked again and again whether there is a solution below a limit.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void saysWhetherThereIsASolution(int seed) {
    Solver.load();
    int clear = 0;
    for (int limit = -60; limit <= 40; limit += 10) {
      CpModel model = model(seed);
      var aim = LinearExpr.newBuilder();
      for (int i = 0; i < model.getBuilder().getObjective().getVarsCount(); i++) {
        aim.addTerm(
            model.getIntVarFromProtoIndex(model.getBuilder().getObjective().getVars(i)),
            model.getBuilder().getObjective().getCoeffs(i));
      }
      model.clearObjective();
      model.addLessOrEqual(aim, limit);
      boolean possible = Solver.solve(model, 5, 1).solved();

      switch (MixedInteger.whether(model.model())) {
        case MixedInteger.Told.Found _ -> {
          assertThat(possible).isTrue();
          clear++;
        }
        case MixedInteger.Told.None _ -> {
          assertThat(possible).isFalse();
          clear++;
        }
        case MixedInteger.Told.Open _ -> {}
      }
    }
    assertThat(clear).isGreaterThan(8);
  }

  /// Sums with one side or both, negative weights, choices of at most one, some of them negated.
  static CpModel model(int seed) {
    var philox = new Philox();
    var model = new CpModel();
    var numbers = new IntVar[6];
    var yes = new BoolVar[6];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = model.newIntVar(0, 9, "");
      yes[i] = model.newBoolVar("");
    }
    for (int row = 0; row < 5; row++) {
      var sum = LinearExpr.newBuilder();
      for (int i = 0; i < numbers.length; i++) {
        philox.draw(seed, row, i, 3, 4, 5);
        sum.addTerm(numbers[i], (philox.word(0) >>> 1) % 11 - 5);
        sum.addTerm(yes[i], (philox.word(1) >>> 1) % 9 - 4);
      }
      philox.draw(seed, row, 7, 3, 4, 5);
      int side = (philox.word(0) >>> 1) % 20 - 6;
      switch (row % 3) {
        case 0 -> model.addLessOrEqual(sum, side);
        case 1 -> model.addGreaterOrEqual(sum, -side);
        default -> model.addLinearConstraint(sum, -side - 20, side + 20);
      }
    }
    model.addAtMostOne(new Literal[] {yes[0], yes[1].not(), yes[2]});
    var aim = LinearExpr.newBuilder();
    for (int i = 0; i < numbers.length; i++) {
      philox.draw(seed, 9, i, 3, 4, 5);
      aim.addTerm(numbers[i], (philox.word(0) >>> 1) % 15 - 7);
      aim.addTerm(yes[i], (philox.word(1) >>> 1) % 15 - 7);
    }
    model.minimize(aim);
    return model;
  }

  @Test
  void leavesOtherKindsOfModelsAlone() {
    Solver.load();
    var model = new CpModel();
    IntVar x = model.newIntVar(0, 3, "");
    model.addEquality(x, 2).onlyEnforceIf(model.newBoolVar(""));
    model.minimize(x);

    assertThat(MixedInteger.least(model.model(), LIMIT)).isEmpty();
  }
}
