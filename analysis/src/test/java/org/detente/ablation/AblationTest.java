package org.detente.ablation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.groups.Tuple;
import org.detente.ablation.AblationCase.Kind;
import org.detente.comparison.AgainstStatusQuo;
import org.detente.comparison.Comparison;
import org.detente.comparison.Comparison.Verdict;
import org.detente.ensemble.Ensemble;
import org.detente.ensemble.EnsembleRequest;
import org.detente.ensemble.Threads;
import org.detente.evidence.Dimension;
import org.detente.evidence.EvidenceBase;
import org.detente.evidence.Future;
import org.detente.option.TheatreFolder;
import org.detente.simulation.ProcessId;
import org.detente.value.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: what the conclusions hang on, on an invented theatre.
class AblationTest {

  private static final Path TINY = Path.of("../model/src/test/resources/theatres/tiny");
  private static final int FUTURES = 12;

  @TempDir Path temporary;

  private final TheatreFolder tiny = TheatreFolder.load(TINY);
  private final EnsembleRequest request = request(Map.of(), Set.of());

  private EnsembleRequest request(Map<String, Range> parameters, Set<ProcessId> without) {
    return new EnsembleRequest(
        tiny.theatre(),
        tiny.options(),
        new EvidenceBase(EvidenceBase.shipped().rows(), parameters),
        FUTURES,
        2,
        120,
        7,
        without);
  }

  private List<AblationCase> cases(String... names) {
    var wanted = List.of(names);
    List<AblationCase> cases =
        AblationCase.of(request).stream().filter(c -> wanted.contains(c.what())).toList();
    assertThat(cases).hasSize(names.length);
    return cases;
  }

  private List<AblationRow> run(List<AblationCase> cases, int threads, String folder)
      throws Exception {
    return Ablation.run(
        request, cases, threads, temporary.resolve(folder), "test", (_, _, _) -> {});
  }

  private Comparison ensemble(EnsembleRequest of, String folder) throws Exception {
    try (var result =
        Ensemble.run(of, new Threads(2), temporary.resolve(folder), "test", (_, _, _) -> {})) {
      return AgainstStatusQuo.of(result);
    }
  }

  private static void assertTheSame(List<AblationRow> rows, Comparison comparison) {
    assertThat(rows)
        .extracting(
            AblationRow::option, AblationRow::outcome, AblationRow::verdict, AblationRow::share)
        .containsExactlyInAnyOrderElementsOf(
            comparison.verdicts().stream()
                .map(v -> Tuple.tuple(v.option(), v.outcome(), v.kind(), v.share()))
                .toList());
    for (AblationRow row : rows) {
      if (row.outcome().equals("deaths")) {
        Comparison.Row last = comparison.of(row.option()).getLast();
        assertThat(row.difference()).isEqualTo(last.meanDifference());
        assertThat(row.lowDifference()).isEqualTo(last.lowDifference());
        assertThat(row.highDifference()).isEqualTo(last.highDifference());
      }
    }
  }

  private static List<AblationRow> of(List<AblationRow> rows, String what) {
    return rows.stream().filter(r -> r.what().equals(what)).toList();
  }

  @Test
  void withNothingChangedItIsTheComparisonOfTheEnsemble() throws Exception {
    List<AblationRow> rows = run(cases("everything"), 2, "base");

    assertTheSame(rows, ensemble(request, "ensemble"));
    assertThat(rows).noneMatch(AblationRow::changes);
  }

  /// A parameter at its end is what an evidence file with three equal numbers gives, the war
  /// hazard's normalisation among it.
  @Test
  void aParameterAtItsEndIsAnEnsembleWithThatEvidence() throws Exception {
    List<AblationRow> rows = run(cases("everything", "war_sq = 0.031", "reset = 0"), 2, "held");

    assertTheSame(
        of(rows, "war_sq = 0.031"),
        ensemble(request(Map.of("war_sq", Range.exactly(0.031)), Set.of()), "high"));
    assertTheSame(
        of(rows, "reset = 0"),
        ensemble(request(Map.of("reset", Range.exactly(0)), Set.of()), "reset"));
  }

  @Test
  void aProcessOffIsAnEnsembleWithoutIt() throws Exception {
    List<AblationRow> rows = run(cases("everything", "without war"), 2, "off");

    assertTheSame(
        of(rows, "without war"), ensemble(request(Map.of(), Set.of(ProcessId.WAR)), "no-war"));
    assertThat(of(rows, "without war"))
        .filteredOn(r -> r.outcome().equals("war"))
        .isNotEmpty()
        .allSatisfy(
            r -> {
              assertThat(r.difference()).isZero();
              assertThat(r.verdict()).isEqualTo(Verdict.Kind.UNKNOWN);
            });
  }

  @Test
  void aConclusionChangesExactlyWhereItsSignDoes() throws Exception {
    List<AblationRow> rows =
        run(cases("everything", "without war", "without movement", "p10 = 0.6"), 2, "signs");
    List<AblationRow> before = of(rows, "everything");

    assertThat(rows).anyMatch(AblationRow::changes);
    for (AblationRow row : rows) {
      AblationRow base =
          before.stream()
              .filter(b -> b.option().equals(row.option()) && b.outcome().equals(row.outcome()))
              .findFirst()
              .orElseThrow();
      assertThat(row.changes())
          .isEqualTo(AblationRow.sign(row.verdict()) != AblationRow.sign(base.verdict()));
    }
  }

  @Test
  void theSameRowsOnAnyNumberOfThreadsAndAfterAnInterruption() throws Exception {
    List<AblationCase> cases = cases("everything", "without politics", "alpha = 2.9");
    List<AblationRow> whole = run(cases, 1, "one");
    int third = FUTURES * tiny.options().size();

    assertThat(run(cases, 3, "three")).isEqualTo(whole);
    assertThatThrownBy(
            () ->
                Ablation.run(
                    request,
                    cases,
                    2,
                    temporary.resolve("cut"),
                    "test",
                    (done, _, _) -> {
                      if (done > third) {
                        throw new IllegalStateException("enough");
                      }
                    }))
        .isInstanceOf(IllegalStateException.class);
    var keptBefore = new AtomicInteger();
    List<AblationRow> again =
        Ablation.run(
            request,
            cases,
            2,
            temporary.resolve("cut"),
            "test",
            (_, kept, total) -> {
              keptBefore.set(kept);
              assertThat(total).isEqualTo(3 * third);
            });
    assertThat(again).isEqualTo(whole);
    assertThat(keptBefore.get()).isBetween(third, 3 * third - 1);
  }

  @Test
  void everythingThatVariesIsChangedAndNothingElse() {
    List<AblationCase> cases = AblationCase.of(request);
    List<Dimension> dimensions = request.space().dimensions();
    List<Future> before = request.space().first(20);

    assertThat(cases.stream().filter(c -> c.kind() == Kind.PROCESS))
        .hasSize(ProcessId.values().length);
    assertThat(cases).extracting(AblationCase::what).doesNotHaveDuplicates();
    for (AblationCase change : cases) {
      List<Future> after = change.space().first(20);
      String key = change.what().split(" = ")[0];
      boolean varied = false;
      for (int f = 0; f < 20; f++) {
        for (int d = 0; d < dimensions.size(); d++) {
          boolean here = dimensions.get(d).key().equals(key);
          varied |= here && after.get(f).value(d) != before.get(f).value(d);
          if (!here) {
            assertThat(after.get(f).value(d)).isEqualTo(before.get(f).value(d));
          }
        }
      }
      assertThat(varied)
          .as(change.what())
          .isEqualTo(change.kind() != Kind.PROCESS && change.kind() != Kind.AS_ASSESSED);
    }
    for (Dimension d : dimensions) {
      boolean still = d.range().isPoint() || d.scale() == Dimension.Scale.FIXED;
      assertThat(cases.stream().filter(c -> c.what().startsWith(d.key() + " = ")).count())
          .as(d.key())
          .isEqualTo(still ? 0 : d.scale() == Dimension.Scale.THREE ? 3 : 2);
    }
  }

  @Test
  void theStatusQuoMustBeThere() {
    var without =
        new EnsembleRequest(
            tiny.theatre(),
            tiny.options().stream().filter(o -> o.agreement()).toList(),
            EvidenceBase.shipped(),
            1,
            1,
            1,
            1,
            Set.of());
    assertThatThrownBy(
            () ->
                Ablation.run(
                    without,
                    AblationCase.of(without),
                    1,
                    temporary.resolve("none"),
                    "test",
                    (_, _, _) -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no option without agreement");
  }

  /// Resumed results must be those of the same build.
  @Test
  void resultsOfAnotherBuildAreNotUsed() throws IOException, InterruptedException {
    List<AblationCase> cases = cases("everything");
    var kept = new AtomicInteger(-1);
    for (String build : List.of("old", "new")) {
      Ablation.run(
          request,
          cases,
          2,
          temporary.resolve("builds"),
          build,
          (_, before, _) -> kept.set(before));
      assertThat(kept.get()).isZero();
    }
  }
}
