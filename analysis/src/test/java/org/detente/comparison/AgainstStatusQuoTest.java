package org.detente.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.detente.comparison.Comparison.FlipPoint;
import org.detente.comparison.Comparison.Row;
import org.detente.comparison.Comparison.StructuralCell;
import org.detente.comparison.Comparison.Verdict;
import org.detente.ensemble.Ensemble;
import org.detente.ensemble.EnsembleRequest;
import org.detente.ensemble.EnsembleResult;
import org.detente.ensemble.Threads;
import org.detente.evidence.EvidenceBase;
import org.detente.option.Option;
import org.detente.option.TheatreFolder;
import org.detente.simulation.ProcessId;
import org.detente.simulation.Variable;
import org.detente.value.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: options against the status quo on the same futures.
class AgainstStatusQuoTest {

  private static final Path TINY = Path.of("../model/src/test/resources/theatres/tiny");
  private static final String MISSION = "concord-mission";
  private static final double ROUNDING = 1e-9;

  @TempDir Path temporary;

  private final TheatreFolder tiny = TheatreFolder.load(TINY);

  private EnsembleResult run(Map<String, Range> parameters, int futures, int months, String folder)
      throws Exception {
    var evidence = new EvidenceBase(EvidenceBase.shipped().rows(), parameters);
    var request =
        new EnsembleRequest(
            tiny.theatre(), tiny.options(), evidence, futures, 4, months, 5, Set.of());
    return Ensemble.run(
        request, new Threads(2), temporary.resolve(folder), "test", (_, _, _) -> {});
  }

  private static double[] deaths(EnsembleResult result, String option, int month) {
    int o = position(result, option);
    double[] combatants = result.atMonth(o, month, Variable.KILLED_COMBATANTS);
    double[] civilians = result.atMonth(o, month, Variable.KILLED_CIVILIANS);
    double[] sum = new double[combatants.length];
    Arrays.setAll(sum, i -> combatants[i] + civilians[i]);
    return sum;
  }

  private static int position(EnsembleResult result, String option) {
    List<String> ids = result.options().stream().map(Option::id).toList();
    return ids.indexOf(option);
  }

  @Test
  void rowsAreWhatPlainArithmeticGives() throws Exception {
    EnsembleResult result = run(Map.of(), 20, 132, "rows");
    Comparison comparison = AgainstStatusQuo.of(result);

    assertThat(comparison.rows())
        .extracting(Row::years)
        .containsExactly(5.0, 10.0, 11.0, 5.0, 10.0, 11.0);
    for (Row row : comparison.rows()) {
      int month = (int) Math.rint(12 * row.years()) - 1;
      double[] option = deaths(result, row.option(), month);
      double[] before = deaths(result, "status-quo", month);
      double[] gap = new double[option.length];
      Arrays.setAll(gap, i -> option[i] - before[i]);
      Arrays.sort(gap);
      assertThat(row.shareFewerDeaths())
          .isEqualTo(Arrays.stream(gap).filter(g -> g < 0).count() / 20.0);
      assertThat(row.meanDifference())
          .isCloseTo(Arrays.stream(gap).average().orElseThrow(), within(ROUNDING * 1e5));
      // Of 20 futures the 5% quantile lies at position 0.95 and the worst tenth are two.
      assertThat(row.lowDifference()).isCloseTo(gap[0] + 0.95 * (gap[1] - gap[0]), within(1e-6));
      assertThat(row.tail()).isCloseTo((gap[18] + gap[19]) / 2, within(1e-6));
      assertThat(row.deathsInWar() + row.deathsOutsideWar())
          .isCloseTo(row.meanDifference(), within(1e-6));
    }
  }

  /// The flip point is a first approximation: it leaves out that more war leaves less time for war.
  /// Running the model again at factors well on either side of it must reverse the ranking.
  @Test
  void theRankingReversesOnEitherSideOfTheFlipPoint() throws Exception {
    Comparison usual = AgainstStatusQuo.of(run(Map.of(), 48, 240, "usual"));
    FlipPoint flip =
        usual.flips().stream()
            .filter(f -> f.option().equals(MISSION) && f.years() == 20)
            .findFirst()
            .orElseThrow();
    double factor = flip.hazardRatio().orElseThrow();

    assertThat(meanDifferenceAt(factor / 2.5, "below")).isNegative();
    assertThat(meanDifferenceAt(factor * 2.5, "above")).isPositive();
  }

  private double meanDifferenceAt(double factor, String folder) throws Exception {
    EnsembleResult result = run(Map.of("agreement_factor", Range.exactly(factor)), 48, 240, folder);
    return AgainstStatusQuo.of(result).of(MISSION).stream()
        .filter(row -> row.years() == 20)
        .mapToDouble(Row::meanDifference)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aFlipPointBeyondWhatIsTriedIsEmpty() throws Exception {
    var never = Map.of("agreement_factor", Range.exactly(0), "p_resume", Range.exactly(0));
    Comparison comparison = AgainstStatusQuo.of(run(never, 6, 60, "never"));

    assertThat(comparison.flips())
        .extracting(FlipPoint::hazardRatio)
        .containsOnly(OptionalDouble.empty());
  }

  @Test
  void structuralCellsHoldEveryFutureOnce() throws Exception {
    Comparison comparison = AgainstStatusQuo.of(run(Map.of(), 32, 24, "structural"));

    for (Option option : tiny.options()) {
      List<StructuralCell> cells =
          comparison.structural().stream().filter(c -> c.option().equals(option.id())).toList();
      assertThat(cells).hasSize(4);
      assertThat(cells.stream().mapToInt(StructuralCell::futures).sum()).isEqualTo(32);
      assertThat(cells).allMatch(c -> c.futures() > 0);
    }
  }

  @Test
  void verdictsFollowTheRuleAndNothingIsSaidOfTheStatusQuoItself() throws Exception {
    Comparison comparison = AgainstStatusQuo.of(run(Map.of(), 24, 240, "verdicts"));

    assertThat(comparison.verdicts()).noneMatch(v -> v.option().equals("status-quo"));
    for (Verdict verdict : comparison.verdicts()) {
      assertThat(verdict.share()).isBetween(0.0, 1.0);
      boolean conditional = verdict.kind() == Verdict.Kind.CONDITIONAL;
      assertThat(verdict.decisive().isEmpty()).isEqualTo(!conditional);
      if (verdict.kind() == Verdict.Kind.FINDING_BETTER) {
        assertThat(verdict.share()).isGreaterThan(0.9);
      }
    }
    Verdict returned =
        comparison.verdicts().stream()
            .filter(v -> v.option().equals(MISSION) && v.outcome().equals("returned"))
            .findFirst()
            .orElseThrow();
    // Nobody returns under the status quo, so no future can be worse; where talks fail or
    // commitment
    // stalls the opening it is the same.
    assertThat(returned.kind()).isIn(Verdict.Kind.FINDING_BETTER, Verdict.Kind.LEANS_BETTER);
  }

  private Verdict verdict(Comparison comparison, String option, String outcome) {
    return comparison.verdicts().stream()
        .filter(v -> v.option().equals(option) && v.outcome().equals(outcome))
        .findFirst()
        .orElseThrow();
  }

  /// Neither better nor worse: futures without a difference speak for neither side.
  @Test
  void whereNothingDiffersNothingIsSaid() throws Exception {
    var request =
        new EnsembleRequest(
            tiny.theatre(),
            tiny.options(),
            EvidenceBase.shipped(),
            12,
            1,
            60,
            5,
            Set.of(ProcessId.MOVEMENT, ProcessId.WAR));
    EnsembleResult result =
        Ensemble.run(request, new Threads(1), temporary.resolve("same"), "test", (_, _, _) -> {});
    Comparison comparison = AgainstStatusQuo.of(result);

    for (String outcome : new String[] {"war", "returned"}) {
      Verdict subject = verdict(comparison, MISSION, outcome);
      assertThat(subject.kind()).as(outcome).isEqualTo(Verdict.Kind.UNKNOWN);
      assertThat(subject.share()).isZero();
    }
  }

  private static final Map<String, Range> CERTAIN =
      Map.of(
          "talks_fail", Range.exactly(0),
          "transfer", Range.exactly(1),
          "b_sev", Range.exactly(0),
          "b_crel", Range.exactly(0));

  private Comparison with(Map<String, Range> parameters, String folder) throws Exception {
    var all = new java.util.TreeMap<>(CERTAIN);
    all.putAll(parameters);
    return AgainstStatusQuo.of(run(all, 48, 240, folder));
  }

  @Test
  void whatHoldsEverywhereIsAFinding() throws Exception {
    Comparison safer =
        with(
            Map.of("agreement_factor", Range.exactly(0.01), "status_quo_factor", Range.exactly(20)),
            "safer");
    Comparison deadlier =
        with(
            Map.of("agreement_factor", Range.exactly(20), "status_quo_factor", Range.exactly(0)),
            "deadlier");

    assertThat(verdict(safer, "agreement-only", "deaths").kind())
        .isEqualTo(Verdict.Kind.FINDING_BETTER);
    assertThat(verdict(deadlier, "agreement-only", "deaths").kind())
        .isEqualTo(Verdict.Kind.FINDING_WORSE);
    assertThat(verdict(deadlier, "agreement-only", "war").kind())
        .isEqualTo(Verdict.Kind.FINDING_WORSE);
    assertThat(verdict(deadlier, "agreement-only", "war").share()).isZero();
  }

  /// Between the expected wars of an agreement whose clock runs on and of one that starts anew lies
  /// a status quo that makes the hypothesis decide.
  @Test
  void whatTurnsWithAHypothesisIsConditionalOnIt() throws Exception {
    Comparison comparison =
        with(
            Map.of(
                "war_sq", Range.exactly(0.012),
                "p10", Range.exactly(0.4),
                "war_share", Range.exactly(0.6),
                "shape", Range.exactly(0.5),
                "balance", Range.exactly(0.5),
                "b_x", Range.exactly(0)),
            "turning");

    Verdict subject = verdict(comparison, "agreement-only", "war");
    assertThat(subject.kind()).isEqualTo(Verdict.Kind.CONDITIONAL);
    assertThat(subject.decisive())
        .filteredOn(c -> c.dimension().equals("reset"))
        .extracting(Comparison.Condition::level)
        .containsExactly("0", "1");
    assertThat(subject.decisive().getFirst().dimension()).isEqualTo("reset");
    assertThat(subject.decisive().get(0).share()).isGreaterThan(0.6);
    assertThat(subject.decisive().get(1).share()).isLessThan(0.4);
  }

  @Test
  void needsAStatusQuo() throws Exception {
    List<Option> agreements = tiny.options().stream().filter(Option::agreement).toList();
    var request =
        new EnsembleRequest(
            tiny.theatre(), agreements, EvidenceBase.shipped(), 2, 1, 12, 1, Set.of());
    EnsembleResult result =
        Ensemble.run(request, new Threads(1), temporary.resolve("none"), "test", (_, _, _) -> {});

    assertThatThrownBy(() -> AgainstStatusQuo.of(result))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no option without agreement");
  }
}
