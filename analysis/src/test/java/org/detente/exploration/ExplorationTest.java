package org.detente.exploration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.detente.discovery.Box;
import org.detente.ensemble.EnsembleRequest;
import org.detente.ensemble.EnsembleResult;
import org.detente.numeric.Draws;
import org.detente.numeric.Quantiles;
import org.detente.robustness.RobustnessMetric;
import org.detente.simulation.Variable;
import org.detente.value.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// FEATURE UNDER TEST: what an ensemble says of criteria.
class ExplorationTest {

  @TempDir Path temporary;

  private final EnsembleRequest request = TinyStudy.request(80, 120, 3, Map.of());

  @Test
  void robustnessPairsAndSearchesAreTrueToTheOutcomes() throws Exception {
    try (EnsembleResult result = TinyStudy.run(request, temporary)) {
      double median = Quantiles.of(result.outcome(0, Variable.KILLED_COMBATANTS), 0.5);
      Brief brief =
          new Brief(
              List.of(
                  TinyStudy.atMost(Variable.KILLED_COMBATANTS, median),
                  new Criterion(Variable.YEARS_AT_PEACE, "peace", false, 9.9, "test")),
              List.of(),
              List.of(
                  new Scenario("reset", "reset", Map.of("reset", Range.exactly(1))),
                  new Scenario("rest", "rest", Map.of("reset", Range.exactly(0)))),
              Brief.Acceptable.UNSAID);
      Exploration found = Exploration.of(result, brief, 1);

      int options = result.options().size();
      assertThat(found.robustness()).hasSize(2 * options);
      assertThat(found.pairs()).hasSize(2 * options * (options - 1));
      for (RobustnessRow row : found.robustness()) {
        int o = option(result, row.option());
        double[] values = result.outcome(o, row.criterion().outcome());
        double met =
            Arrays.stream(values).filter(v -> !row.criterion().fails(v)).count()
                / (double) values.length;
        Interval share = row.metrics().get(RobustnessMetric.SATISFICING);
        assertThat(share.value()).isCloseTo(met, within(1e-12));
        assertThat(share.low()).isLessThanOrEqualTo(met);
        assertThat(share.high()).isGreaterThanOrEqualTo(met);
      }
      for (PairRow pair : found.pairs()) {
        PairRow other =
            found.pairs().stream()
                .filter(
                    p ->
                        p.option().equals(pair.other())
                            && p.other().equals(pair.option())
                            && p.criterion().equals(pair.criterion()))
                .findFirst()
                .orElseThrow();
        assertThat(pair.better().value() + pair.equal() + other.better().value())
            .isCloseTo(1, within(1e-12));
        assertThat(pair.difference().value()).isCloseTo(-other.difference().value(), within(1e-6));
      }
      scenariosPartTheFutures(found, result);
      searchesAreTrue(found, result);
      assertThat(Exploration.of(result, brief, 1)).isEqualTo(found);
    }
  }

  private static void scenariosPartTheFutures(Exploration found, EnsembleResult result) {
    for (String option : result.options().stream().map(o -> o.id()).toList()) {
      List<ScenarioRow> rows =
          found.scenarios().stream()
              .filter(
                  r ->
                      r.option().equals(option)
                          && r.criterion().equals(found.criteria().getFirst()))
              .toList();
      assertThat(rows).hasSize(2);
      assertThat(rows.get(0).futures() + rows.get(1).futures()).isEqualTo(80);
      double met = rows.stream().mapToDouble(r -> r.futures() * r.satisfies()).sum() / 80;
      double all =
          found.robustness(found.criteria().getFirst()).stream()
              .filter(r -> r.option().equals(option))
              .findFirst()
              .orElseThrow()
              .metrics()
              .get(RobustnessMetric.SATISFICING)
              .value();
      assertThat(met).isCloseTo(all, within(1e-12));
    }
  }

  private static void searchesAreTrue(Exploration found, EnsembleResult result) {
    boolean searched = false;
    for (Search search : found.searches()) {
      double[] values =
          result.outcome(option(result, search.option()), search.criterion().outcome());
      long failures = Arrays.stream(values).filter(v -> search.criterion().fails(v)).count();
      assertThat(search.failures()).isEqualTo((int) failures);
      if (search.none().isPresent()) {
        assertThat(search.boxes()).isEmpty();
        continue;
      }
      searched = true;
      assertThat(search.boxes().getFirst().box().restricted()).isBetween(1, 3);
      assertThat(search.leaves().stream().mapToInt(Box::cases).sum()).isEqualTo(80);
      assertThat(search.chance().orElseThrow().p()).isBetween(0.01, 1.0);
      Stacking stacking = search.stacking().orElseThrow();
      assertThat(stacking.cells().stream().mapToInt(Stacking.Cell::futures).sum()).isEqualTo(80);
      assertThat(stacking.cells().stream().mapToInt(Stacking.Cell::failures).sum())
          .isEqualTo((int) failures);
      assertThat(search.scores().values()).allMatch(s -> s >= 0);
      assertThat(search.regional()).anyMatch(r -> r.region().equals("all"));
    }
    assertThat(searched).isTrue();
  }

  private static int option(EnsembleResult result, String id) {
    return IntStream.range(0, result.options().size())
        .filter(o -> result.options().get(o).id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /// Incidents on the line go up with the theatre's deaths a year: where nothing else that moves
  /// has a part in them, the box must lie there.
  @Test
  void aConditionThatIsThereIsFound() throws Exception {
    EnsembleRequest calm =
        TinyStudy.onlyMoves(150, 60, 5, Map.of("deaths_sq", new Range(5, 20, 80)));
    try (EnsembleResult result = TinyStudy.run(calm, temporary)) {
      int statusQuo = option(result, TinyStudy.TINY.statusQuo().id());
      double high = Quantiles.of(result.outcome(statusQuo, Variable.LINE_INCIDENTS), 0.7);
      Exploration found =
          Exploration.of(
              result, TinyStudy.brief(TinyStudy.atMost(Variable.LINE_INCIDENTS, high)), 1);
      Search search =
          found.searches().stream()
              .filter(s -> s.option().equals(TinyStudy.TINY.statusQuo().id()))
              .findFirst()
              .orElseThrow();
      assertThat(search.speaks()).isTrue();
      assertThat(search.boxes().getFirst().box().limits()).containsKey("deaths_sq");
      assertThat(search.scores().get("deaths_sq"))
          .isEqualTo(search.scores().values().stream().mapToDouble(s -> s).max().orElseThrow());
    }
  }

  /// The same with 64 futures only: of all inputs the one that moves the outcome is told, and of
  /// the others none.
  @Test
  void whatMovesAnOutcomeStandsAboveChanceAndNothingElse() throws Exception {
    EnsembleRequest calm =
        TinyStudy.onlyMoves(64, 60, 5, Map.of("deaths_sq", new Range(5, 20, 80)));
    try (EnsembleResult result = TinyStudy.run(calm, temporary)) {
      Criterion criterion = TinyStudy.atMost(Variable.LINE_INCIDENTS, 20);
      Exploration found = Exploration.of(result, TinyStudy.brief(criterion), 1);
      for (Search search : found.searches(criterion)) {
        assertThat(search.movers()).as(search.option()).containsExactly("deaths_sq");
        assertThat(search.chanceLevel()).isBetween(1.0 / search.scores().size(), 1.0);
      }
      Movers movers = Movers.of(found.searches(criterion));
      assertThat(movers.options()).isEqualTo(result.options().size());
      assertThat(movers.inputs()).hasSize(1);
      assertThat(movers.inputs().getFirst().options()).isEqualTo(result.options().size());
      assertThat(movers.inputs().getFirst().low()).isGreaterThan(movers.high());
    }
  }

  /// Incidents on the line are luck alone where only prices vary.
  @Test
  void whereNothingMovesAnOutcomeNothingIsNamed() throws Exception {
    EnsembleRequest still = TinyStudy.onlyMoves(64, 24, 5, Map.of());
    try (EnsembleResult result = TinyStudy.run(still, temporary)) {
      Criterion criterion = TinyStudy.atMost(Variable.LINE_INCIDENTS, 20);
      Exploration found = Exploration.of(result, TinyStudy.brief(criterion), 1);
      Movers movers = Movers.of(found.searches(criterion));
      assertThat(movers.options()).isEqualTo(result.options().size());
      assertThat(movers.inputs()).isEmpty();
      assertThat(movers.low()).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theFastDistanceIsTheSlowOne(long seed) {
    var draws = new Draws(seed, 1, 1);
    double[] values = new double[60];
    boolean[] flags = new boolean[60];
    for (int i = 0; i < values.length; i++) {
      values[i] = draws.below(12);
      flags[i] = i < 2 || i > 57 ? i < 2 : draws.uniform() < 0.3;
    }
    int[] order =
        IntStream.range(0, 60)
            .boxed()
            .sorted((a, b) -> Double.compare(values[a], values[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] a = IntStream.range(0, 60).filter(i -> flags[i]).mapToDouble(i -> values[i]).toArray();
    double[] b =
        IntStream.range(0, 60).filter(i -> !flags[i]).mapToDouble(i -> values[i]).toArray();
    assertThat(Kolmogorov.distance(values, order, flags))
        .isCloseTo(Kolmogorov.distance(a, b), within(1e-12));
  }

  @Test
  void smirnovsChanceIsTheTabulatedOne() {
    // Large samples: 1.358 / sqrt(n) is passed in one of twenty cases (Smirnov 1948).
    assertThat(Kolmogorov.p(1.358 / Math.sqrt(5000), 10000, 10000)).isCloseTo(0.05, within(0.002));
    assertThat(Kolmogorov.p(1, 10000, 10000)).isLessThan(1e-12);
    assertThat(Kolmogorov.p(0, 10, 10)).isEqualTo(1);
  }

  @Test
  void whatCannotBeSearchedSaysWhy() throws Exception {
    try (EnsembleResult result = TinyStudy.run(TinyStudy.request(8, 24, 1, Map.of()), temporary)) {
      Exploration found =
          Exploration.of(
              result,
              TinyStudy.brief(
                  TinyStudy.atMost(Variable.KILLED_COMBATANTS, 1e12),
                  TinyStudy.atMost(Variable.LINE_INCIDENTS, -1)),
              1);
      assertThat(found.searches())
          .allSatisfy(s -> assertThat(s.none()).isPresent())
          .anySatisfy(s -> assertThat(s.none()).contains("it fails in no future tried"))
          .anySatisfy(s -> assertThat(s.none()).contains("it fails in every future tried"));
      assertThat(found.satisfied()).allSatisfy(s -> assertThat(s.all().value()).isZero());
    }
    assertThatThrownBy(
            () -> new Criterion(Variable.WAR_MONTH, "month", true, 3, "not in every run"))
        .hasMessageContaining("war_month");
    assertThatThrownBy(() -> TinyStudy.brief()).hasMessageContaining("no criterion");
  }
}
