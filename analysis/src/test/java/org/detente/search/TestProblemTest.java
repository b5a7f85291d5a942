package org.detente.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.detente.numeric.Philox;
import org.junit.jupiter.api.Test;
import tools.jackson.jr.ob.JSON;

/// FEATURE UNDER TEST: problems with known answers.
class TestProblemTest {

  private static final Path RECORDED = Path.of("../../shared/oracles/moea/platypus.json");

  private final Philox luck = new Philox();

  private Candidate drawn(int seed, int count, double high) {
    var values = new ArrayList<Double>();
    for (int i = 0; i < count; i++) {
      luck.draw(seed, 17, i, 0, 0, 0);
      values.add(high * luck.first());
    }
    return new Candidate(values);
  }

  private static List<List<Double>> inflows() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/search/lake_inflows.csv")).stream()
        .filter(l -> !l.isBlank())
        .map(l -> Arrays.stream(l.split(",")).map(Double::valueOf).toList())
        .toList();
  }

  @Test
  void theFrontOfZdt1IsWhereItIsSaidToBe() {
    var problem = new Zdt1();
    for (int seed = 0; seed < 20; seed++) {
      var best = new ArrayList<>(Collections.nCopies(30, 0.0));
      best.set(0, drawn(seed, 1, 1).real(0));
      List<Double> f = problem.evaluate(new Candidate(best)).objectives();
      assertThat(f.get(1)).isCloseTo(1 - Math.sqrt(f.get(0)), within(1e-12));
      best.set(1 + seed, 0.5);
      assertThat(problem.evaluate(new Candidate(best)).objectives().get(1)).isGreaterThan(f.get(1));
    }
  }

  @Test
  void theFrontOfDtlz2IsASphere() {
    var problem = new Dtlz2();
    for (int seed = 0; seed < 20; seed++) {
      List<Double> free = drawn(seed, 2, 1).decisions();
      var x = new ArrayList<>(Collections.nCopies(12, 0.5));
      x.set(0, free.get(0));
      x.set(1, free.get(1));
      assertThat(radius(problem.evaluate(new Candidate(x)))).isCloseTo(1, within(1e-12));
      x.set(5, 0.8);
      assertThat(radius(problem.evaluate(new Candidate(x)))).isCloseTo(1.09, within(1e-12));
    }
  }

  private static double radius(Evaluation evaluation) {
    return Math.sqrt(evaluation.objectives().stream().mapToDouble(f -> f * f).sum());
  }

  @Test
  void theCriticalLevelBalancesRecyclingAndLoss() {
    double x = LakeProblem.criticalLevel();
    assertThat(x * x / (1 + x * x)).isCloseTo(0.42 * x, within(1e-12));
    assertThat(x).isCloseTo(0.5445400016071171, within(1e-12));
  }

  /// Plain and slow: one series after another, year by year, from the published equations.
  @Test
  void theLakeAgreesWithAPlainForm() throws IOException {
    List<List<Double>> inflows = inflows();
    var problem = new LakeProblem(inflows);
    for (int seed = 0; seed < 20; seed++) {
      Candidate policy = drawn(seed, 20, 0.1);
      int years = inflows.get(0).size();
      var mean = new double[years];
      int kept = 0;
      for (List<Double> series : inflows) {
        double level = 0;
        for (int t = 0; t < years; t++) {
          if (t > 0) {
            double recycled = Math.pow(level, 2) / (1 + Math.pow(level, 2));
            double released = policy.real((t - 1) / 5);
            level = level + released + series.get(t - 1) + recycled - 0.42 * level;
          }
          mean[t] += level / inflows.size();
          kept += level < 0.5445400016071171 ? 1 : 0;
        }
      }
      double utility = 0;
      int steady = 0;
      for (int t = 0; t < years; t++) {
        utility += 0.4 * policy.real(t / 5) * Math.pow(0.98, t);
        boolean small = t > 0 && Math.abs(policy.real(t / 5) - policy.real((t - 1) / 5)) < 0.02;
        steady += small ? 1 : 0;
      }
      double reliability = kept / (double) (years * inflows.size());
      Evaluation ours = problem.evaluate(policy);
      List<Double> f = ours.objectives();
      assertThat(f.get(0)).isCloseTo(Arrays.stream(mean).max().orElseThrow(), within(1e-10));
      assertThat(f.get(1)).isCloseTo(-utility, within(1e-12));
      assertThat(f.get(2)).isCloseTo(-steady / (years - 1.0), within(1e-12));
      assertThat(f.get(3)).isCloseTo(-reliability, within(1e-12));
      assertThat(ours.violation()).isCloseTo(Math.max(0, 0.85 - reliability), within(1e-12));
    }
  }

  @Test
  void constantPoliciesAreWorthWhatIsRecorded() throws IOException {
    assumeTrue(Files.exists(RECORDED), "the recorded policies are not beside the project");
    Map<String, Object> recorded = JSON.std.mapFrom(Files.readString(RECORDED));
    var problem = new LakeProblem(inflows());
    List<?> checks = (List<?>) recorded.get("lake_constant_policy_check");
    assertThat(checks).isNotEmpty();
    for (Object check : checks) {
      Map<?, ?> one = (Map<?, ?>) check;
      double decision = ((Number) one.get("decision")).doubleValue();
      List<Double> f =
          problem.evaluate(new Candidate(Collections.nCopies(20, decision))).objectives();
      List<?> natural = (List<?>) one.get("objectives");
      for (int m = 0; m < 4; m++) {
        double expected = ((Number) natural.get(m)).doubleValue();
        assertThat(m == 0 ? f.get(m) : -f.get(m)).isCloseTo(expected, within(1e-9));
      }
    }
  }

  @Test
  void inflowsMustFitTheDecisions() {
    assertThatThrownBy(() -> new LakeProblem(List.of())).hasMessageContaining("multiple of 20");
    assertThatThrownBy(() -> new LakeProblem(List.of(Collections.nCopies(30, 0.1))))
        .hasMessageContaining("multiple of 20");
    assertThatThrownBy(
            () ->
                new LakeProblem(
                    List.of(Collections.nCopies(40, 0.1), Collections.nCopies(20, 0.1))))
        .hasMessageContaining("same number of years");
  }
}
