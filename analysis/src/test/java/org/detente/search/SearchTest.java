package org.detente.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// FEATURE UNDER TEST: the search for trade-offs.
class SearchTest {

  private static final Path OWN = Path.of("src/test/resources/search");

  private static LakeProblem lake() throws IOException {
    return new LakeProblem(
        Files.readAllLines(OWN.resolve("lake_inflows.csv")).stream()
            .filter(l -> !l.isBlank())
            .map(l -> Arrays.stream(l.split(",")).map(Double::valueOf).toList())
            .toList());
  }

  private static TestProblem problem(String name) throws IOException {
    return switch (name) {
      case "ZDT1" -> new Zdt1();
      case "DTLZ2_3" -> new Dtlz2();
      default -> lake();
    };
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int n = sorted.length;
    return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  /// The volumes of well-known programmes after as many evaluations.
  @ParameterizedTest
  @ValueSource(strings = {"ZDT1", "DTLZ2_3", "lake"})
  void findsAtLeastWhatOthersFind(String name) throws IOException {
    var others = new ArrayList<Double>();
    for (String line : Files.readAllLines(OWN.resolve("indicators.csv"))) {
      String[] cells = line.split(",");
      if (cells[1].equals(name)) {
        others.add(Double.valueOf(cells[3]));
      }
    }
    assertThat(others).hasSizeGreaterThan(10);
    TestProblem problem = problem(name);
    var ours = new ArrayList<Double>();
    for (int seed = 1; seed <= 7; seed++) {
      List<Solution> front =
          Search.run(problem.space(), SearchSettings.standard(seed), problem, 10_000);
      assertThat(front).allMatch(s -> s.violation() == 0);
      ours.add(
          Hypervolume.of(front.stream().map(Solution::objectives).toList(), problem.reference()));
    }
    assertThat(median(ours)).isGreaterThanOrEqualTo(median(others));
  }

  @Test
  void theSameSeedGivesTheSameFrontOnAnyNumberOfThreads() {
    var problem = new Dtlz2();
    Evaluator parallel = batch -> batch.parallelStream().map(problem::evaluate).toList();
    for (int seed = 1; seed <= 3; seed++) {
      SearchSettings settings = SearchSettings.standard(seed);
      List<Solution> one = Search.run(problem.space(), settings, problem, 1500);
      assertThat(Search.run(problem.space(), settings, parallel, 1500)).isEqualTo(one);
      assertThat(Search.run(problem.space(), SearchSettings.standard(seed + 10), problem, 1500))
          .isNotEqualTo(one);
    }
  }

  @Test
  void aSearchPutDownAndTakenUpGoesOnAsIfNothingHadHappened() {
    // Coarse differences, so that the population is renewed once in a while.
    var space = new SearchSpace(new Zdt1().space().decisions(), List.of(0.5, 0.5));
    var problem = new Zdt1();
    for (int seed = 1; seed <= 4; seed++) {
      var settings = new SearchSettings(seed, 20, 7);
      Search whole = Search.start(space, settings);
      Search pieces = Search.start(space, settings);
      boolean renewed = false;
      for (int step = 0; step < 200; step++) {
        whole.tell(problem.evaluate(whole.ask(7)));
        pieces.tell(problem.evaluate(pieces.ask(7)));
        SearchState state = pieces.state();
        renewed |= !state.renewal().isEmpty();
        pieces = Search.resume(space, settings, state);
        assertThat(pieces.state()).isEqualTo(state);
      }
      assertThat(pieces.state()).isEqualTo(whole.state());
      assertThat(pieces.front()).isEqualTo(whole.front());
      assertThat(renewed).isTrue();
    }
  }

  @Test
  void theFrontHoldsTradeOffsOnlyAndTheirWorthIsTheirs() throws IOException {
    for (String name : List.of("ZDT1", "DTLZ2_3", "lake")) {
      TestProblem problem = problem(name);
      List<Solution> front = Search.run(problem.space(), SearchSettings.standard(5), problem, 2000);
      assertThat(front).hasSizeGreaterThan(10);
      for (Solution a : front) {
        Evaluation again = problem.evaluate(new Candidate(a.decisions()));
        assertThat(again.objectives()).isEqualTo(a.objectives());
        assertThat(front).noneMatch(b -> dominates(b.objectives(), a.objectives()));
      }
    }
  }

  private static boolean dominates(List<Double> a, List<Double> b) {
    return !a.equals(b) && IntStream.range(0, a.size()).allMatch(m -> a.get(m) <= b.get(m));
  }

  /// Real, whole and unordered decisions together; the optimum is known: option 2, whole number 7,
  /// real 0.25 everywhere. The other objective pulls two of the real ones apart.
  @Test
  void mixedDecisionsAreFound() {
    var decisions = new ArrayList<Decision>();
    for (int i = 0; i < 4; i++) {
      decisions.add(new Decision.Choice(5));
      decisions.add(new Decision.Whole(-3, 12));
      decisions.add(new Decision.Real(-1, 1));
    }
    decisions.add(new Decision.Whole(4, 4));
    decisions.add(new Decision.Choice(1));
    var space = new SearchSpace(decisions, List.of(0.01, 0.01));
    Evaluator evaluator =
        batch ->
            batch.stream()
                .map(
                    c -> {
                      double off = 0;
                      for (int i = 0; i < 4; i++) {
                        assertThat(c.whole(3 * i)).isBetween(0, 4);
                        assertThat(c.real(3 * i)).isEqualTo(c.whole(3 * i));
                        assertThat(c.whole(3 * i + 1)).isBetween(-3, 12);
                        assertThat(c.real(3 * i + 1)).isEqualTo(c.whole(3 * i + 1));
                        assertThat(c.real(3 * i + 2)).isBetween(-1.0, 1.0);
                        off += c.whole(3 * i) == 2 ? 0 : 1;
                        off += Math.abs(c.whole(3 * i + 1) - 7) / 4.0;
                        off += Math.abs(c.real(3 * i + 2) - 0.25);
                      }
                      assertThat(c.whole(12)).isEqualTo(4);
                      assertThat(c.whole(13)).isZero();
                      return Evaluation.of(off, Math.abs(c.real(2) + c.real(5)));
                    })
                .toList();
    for (int seed = 1; seed <= 5; seed++) {
      List<Solution> front = Search.run(space, SearchSettings.standard(seed), evaluator, 4000);
      Solution best = front.getFirst();
      assertThat(best.objectives().get(0)).isLessThan(0.3);
      for (int i = 0; i < 4; i++) {
        assertThat(best.decisions().get(3 * i)).isEqualTo(2.0);
        assertThat(best.decisions().get(3 * i + 1)).isEqualTo(7.0);
      }
    }
  }

  @Test
  void constraintsAreMetOnceTheyCanBe() {
    var space =
        new SearchSpace(
            List.of(new Decision.Real(0, 1), new Decision.Real(0, 1)), List.of(0.01, 0.01));
    // Feasible in a small corner only.
    Evaluator narrow =
        batch ->
            batch.stream()
                .map(
                    c ->
                        new Evaluation(
                            List.of(c.real(0), c.real(1)),
                            Math.max(0, 0.95 - c.real(0)) + Math.max(0, 0.95 - c.real(1))))
                .toList();
    List<Solution> front = Search.run(space, SearchSettings.standard(2), narrow, 2000);
    assertThat(front).isNotEmpty().allMatch(s -> s.violation() == 0);
    assertThat(front.getFirst().objectives().get(0)).isBetween(0.95, 0.97);

    Evaluator impossible =
        batch ->
            batch.stream()
                .map(c -> new Evaluation(List.of(0.0, 0.0), 1 + c.real(0) + c.real(1)))
                .toList();
    List<Solution> least = Search.run(space, SearchSettings.standard(2), impossible, 2000);
    assertThat(least).hasSize(1);
    assertThat(least.get(0).violation()).isBetween(1.0, 1.05);
  }

  @Test
  void whatIsToldMustFitWhatWasAsked() {
    var problem = new Zdt1();
    Search search = Search.start(problem.space(), SearchSettings.standard(1));
    List<Candidate> asked = search.ask(3);
    assertThatThrownBy(() -> search.ask(1)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(search::state).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> search.tell(List.of())).hasMessageContaining("3 candidates");
    assertThatThrownBy(
            () -> search.tell(List.of(Evaluation.of(1.0), Evaluation.of(1.0), Evaluation.of(1.0))))
        .hasMessageContaining("1 objectives");
    assertThatThrownBy(() -> Evaluation.of(Double.NaN)).hasMessageContaining("NaN");
    search.tell(problem.evaluate(asked));
    assertThat(search.evaluations()).isEqualTo(3);
    assertThatThrownBy(
            () -> Search.resume(new Dtlz2().space(), SearchSettings.standard(1), search.state()))
        .hasMessageContaining("30 decisions");
  }
}
