package org.detente.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.detente.calibration.CalibrationResult.ParameterPosterior;
import org.detente.ensemble.Ensemble;
import org.detente.evidence.Dimension;
import org.detente.evidence.EvidenceBase;
import org.detente.evidence.ModelParameters;
import org.detente.input.Problems;
import org.detente.simulation.Setting;
import org.detente.theatre.Theatre;
import org.detente.value.Range;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// FEATURE UNDER TEST: a calibration from a theatre's history to ranges and scores.
class CalibrationTest {

  private static final double ROUNDING = 1e-9;
  private static final int DRAWS = 4000;

  /// A busy line, and a last year that nothing foretells.
  private static final double[] DEATHS = {
    88, 120, 72, 44, 24, 3, 8, 36, 100, 56, 48, 124, 32, 76, 84, 104, 52, 160, 9000
  };

  @TempDir static Path temporary;

  private static Theatre theatre;
  private static CalibrationRequest request;
  private static CalibrationResult result;

  @BeforeAll
  static void calibrate() throws Exception {
    theatre = Theatres.withHistory(temporary.resolve("theatre"), DEATHS);
    ObservedYears years =
        ObservedYears.of(theatre, OptionalInt.empty(), OptionalInt.empty(), new Problems())
            .orElseThrow();
    request = new CalibrationRequest(theatre, EvidenceBase.shipped(), years, DRAWS, 11);
    result = run(2, "two", (_, _, _) -> {});
  }

  private static CalibrationResult run(int threads, String folder, Ensemble.Progress progress)
      throws Exception {
    return Calibration.run(request, threads, temporary.resolve(folder), "test", progress);
  }

  private static ParameterPosterior posterior(String key) {
    return result.parameters().stream().filter(p -> p.key().equals(key)).findFirst().orElseThrow();
  }

  @Test
  void theSameOnOneThreadAndOnTwoAndNothingIsLeft() throws Exception {
    assertThat(run(1, "one", (_, _, _) -> {})).isEqualTo(result);
    assertThat(Files.exists(temporary.resolve("one"))).isFalse();
  }

  @Test
  void goesOnFromWhatAnInterruptedCalibrationKept() throws Exception {
    var stopped = new AtomicInteger();
    assertThatThrownBy(
            () ->
                run(
                    1,
                    "torn",
                    (done, _, _) -> {
                      stopped.set(done);
                      if (done >= DRAWS / 2) {
                        throw new IllegalStateException("stopped");
                      }
                    }))
        .hasRootCauseMessage("stopped");
    var kept = new AtomicInteger();

    CalibrationResult again = run(2, "torn", (_, before, _) -> kept.set(before));

    assertThat(kept.get()).isEqualTo(stopped.get()).isPositive();
    assertThat(again).isEqualTo(result);
  }

  /// Law: a parameter that the history cannot inform keeps its range to the bit.
  @Test
  void whatTheHistoryCannotInformKeepsItsRange() {
    var today = new HashMap<String, Range>();
    for (Dimension d : ModelParameters.dimensions(EvidenceBase.shipped())) {
      today.put(d.key(), d.range());
    }
    for (Dimension d : Setting.dimensions(theatre)) {
      today.put(d.key(), d.range());
    }
    List<ParameterPosterior> others =
        result.parameters().stream().filter(p -> !p.informed()).toList();

    assertThat(others).hasSizeGreaterThan(10);
    assertThat(others).allSatisfy(p -> assertThat(p.range()).isEqualTo(today.get(p.key())));
    assertThat(others).extracting(ParameterPosterior::key).contains("n_line", "tau_d", "season");
  }

  @Test
  void whatItInformsHasTheRangeOfTheSameMeanAndSpread() {
    ParameterPosterior rate = posterior("deaths_sq");

    assertThat(rate.informed()).isTrue();
    assertThat(rate.sdRatio()).isLessThan(0.75);
    assertThat(rate.kolmogorov()).isGreaterThan(result.chance()).isGreaterThan(Verdict.MATTERS);
    assertThat(rate.range().low()).isGreaterThan(rate.prior().low());
    assertThat(rate.range().high()).isLessThanOrEqualTo(rate.prior().high());
    // Sampled evenly in its logarithm, a range has the spread of its width over the root of twelve;
    // the prior's end cuts it.
    double width = Math.log(rate.range().high() / rate.range().low());
    double prior = Math.log(rate.prior().high() / rate.prior().low());
    assertThat(width / prior).isBetween(0.8 * rate.sdRatio(), rate.sdRatio() + ROUNDING);
    assertThat(rate.posterior().p50()).isEqualTo(rate.range().central());
  }

  @Test
  void newHistoriesAreNearerToTheObservedOneThanThePriorIs() {
    for (CalibrationResult.Fit fit : result.fits()) {
      assertThat(fit.posterior().holds(fit.observed())).as(fit.statistic().key()).isTrue();
    }
    CalibrationResult.Fit mean = result.fits().getFirst();
    assertThat(mean.posterior().p95() - mean.posterior().p05())
        .isLessThan(0.9 * (mean.prior().p95() - mean.prior().p05()));
  }

  @Test
  void yearsHeldOutAreScoredAndNotFitted() {
    assertThat(result.heldOut())
        .extracting(CalibrationResult.HeldOutYear::year)
        .containsExactly(2019, 2020, 2021);
    CalibrationResult.HeldOutYear last = result.heldOut().getLast();
    assertThat(last.free().band().holds(9000)).isFalse();
    assertThat(last.givenLevel().band().holds(9000)).isFalse();
    assertThat(last.free().asHigh()).isLessThan(0.05);
    assertThat(result.heldOut().getFirst().free().band().holds(52)).isTrue();
    // Drift raises what is to be expected.
    assertThat(last.drifting().band().p50()).isGreaterThan(last.free().band().p50());
  }
}
