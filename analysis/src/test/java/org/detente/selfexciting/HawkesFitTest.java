package org.detente.selfexciting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.detente.numeric.Draws;
import org.detente.selfexciting.HawkesFit.Background;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// FEATURE UNDER TEST: fits to events give back what was put into simulated ones.
class HawkesFitTest {

  private static final double NONE = Double.NaN;
  private static final HawkesProcess TEMPORAL = new HawkesProcess(0.5, 0.6, 0.5, NONE, NONE, 0);
  private static final HawkesProcess SPATIAL = new HawkesProcess(0.5, 0.5, 0.3, 2, NONE, 100);
  private static final HawkesProcess MARKED = new HawkesProcess(0.5, 0.4, 0.3, 2, 0.4, 100);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void derivativesAreThoseOfTheValue(int seed) {
    Events events = MARKED.simulate(150, seed);
    double[] density = new double[events.size()];
    Arrays.fill(density, 1e-4);
    var likelihood = new EventLikelihood(events, density);
    var draws = new Draws(seed, 1, 1);
    double[] x = {-0.5, -0.8, -1, 0.8, 0.3};
    for (int k = 0; k < x.length; k++) {
      x[k] += 0.4 * draws.normal();
    }
    Objective.Point exact = likelihood.at(x);
    Objective.Point numerical = Objective.numerical(y -> likelihood.at(y).value()).at(x);
    for (int k = 0; k < x.length; k++) {
      double scale = 1 + Math.abs(exact.gradient()[k]);
      assertThat(numerical.gradient()[k]).isCloseTo(exact.gradient()[k], within(1e-4 * scale));
      for (int l = 0; l < x.length; l++) {
        scale = 1 + Math.abs(exact.hessian()[k][l]);
        assertThat(numerical.hessian()[k][l])
            .isCloseTo(exact.hessian()[k][l], within(1e-3 * scale));
      }
    }
  }

  @Test
  void theLikelihoodIsThatOfTheDefinition() {
    Events events = TEMPORAL.simulate(300, 4);
    double[] ones = new double[events.size()];
    Arrays.fill(ones, 1);
    double mu = 0.4;
    double n = 0.5;
    double omega = 0.7;
    // Slow: the rate at each event by its definition, its integral in small steps.
    double log = 0;
    for (double t : events.times()) {
      log += Math.log(rate(events, t, mu, n, omega));
    }
    double step = 1e-3;
    for (double t = step / 2; t < events.duration(); t += step) {
      log -= rate(events, t, mu, n, omega) * step;
    }
    double[] x = {Math.log(mu), Math.log(n), Math.log(omega)};
    assertThat(new EventLikelihood(events, ones).at(x).value()).isCloseTo(log, within(0.02));
  }

  private static double rate(Events events, double t, double mu, double n, double omega) {
    double rate = mu;
    for (double s : events.times()) {
      rate += s < t ? n * omega * Math.exp(-omega * (t - s)) : 0;
    }
    return rate;
  }

  @Test
  void whatWasPutInComesOutWithinItsStandardErrors() {
    int runs = 25;
    int held = 0;
    double ratio = 0;
    double decay = 0;
    for (int seed = 1; seed <= runs; seed++) {
      HawkesEstimate e = HawkesFit.of(TEMPORAL.simulate(1000, seed), Background.UNIFORM);
      assertThat(e.converged()).isTrue();
      double z = (e.branchingRatio().estimate() - 0.6) / e.branchingRatio().standardError();
      held += Math.abs(z) < 1.96 ? 1 : 0;
      ratio += e.branchingRatio().estimate() / runs;
      decay += e.decayPerDay().estimate() / runs;
    }
    assertThat(ratio).isCloseTo(0.6, within(0.03));
    assertThat(decay).isCloseTo(0.5, within(0.04));
    // 24 expected.
    assertThat(held).isGreaterThanOrEqualTo(20);
  }

  @Test
  void placesAreFoundToo() {
    double ratio = 0;
    double scale = 0;
    double background = 0;
    for (int seed = 1; seed <= 6; seed++) {
      HawkesEstimate e = HawkesFit.of(SPATIAL.simulate(1000, seed), Background.UNIFORM);
      ratio += e.branchingRatio().estimate() / 6;
      scale += e.spatialScaleKm().estimate() / 6;
      background += e.backgroundPerDay().estimate() / 6;
    }
    assertThat(ratio).isCloseTo(0.5, within(0.03));
    assertThat(scale).isCloseTo(2, within(0.06));
    assertThat(background).isCloseTo(0.5, within(0.03));
  }

  @Test
  void aSmoothedBackgroundFindsTheSameWhereItIsUniform() {
    Events events = SPATIAL.simulate(2000, 3);
    HawkesEstimate uniform = HawkesFit.of(events, Background.UNIFORM);
    HawkesEstimate smooth = HawkesFit.of(events, Background.SMOOTH);
    assertThat(smooth.branchingRatio().estimate())
        .isCloseTo(uniform.branchingRatio().estimate(), within(0.04));
    assertThat(smooth.spatialScaleKm().estimate())
        .isCloseTo(uniform.spatialScaleKm().estimate(), within(0.15));
  }

  @Test
  void townsAreNotTakenForExcitementWhereTheBackgroundIsSmoothed() {
    // Three towns, no excitation at all: a uniform background must explain them by it.
    var draws = new Draws(8, 0, 0);
    int n = 600;
    double[] times = new double[n];
    double[] east = new double[n];
    double[] north = new double[n];
    for (int i = 0; i < n; i++) {
      times[i] = 1000 * draws.uniform();
      int town = draws.below(3);
      east[i] = 20 + 30 * town + 4 * draws.normal();
      north[i] = 50 + 4 * draws.normal();
    }
    Arrays.sort(times);
    var events = new Events(times, east, north, null, 1000, 10_000);
    double uniform = HawkesFit.of(events, Background.UNIFORM).branchingRatio().estimate();
    double smooth = HawkesFit.of(events, Background.SMOOTH).branchingRatio().estimate();
    assertThat(uniform).isGreaterThan(0.5);
    assertThat(smooth).isLessThan(0.25);
  }

  @Test
  void marksRaiseOffspringAsTheyWereToldTo() {
    double effect = 0;
    double ratio = 0;
    for (int seed = 1; seed <= 6; seed++) {
      HawkesEstimate e = HawkesFit.of(MARKED.simulate(1200, seed), Background.UNIFORM);
      effect += e.markEffect().estimate() / 6;
      ratio += e.branchingRatio().estimate() / 6;
    }
    assertThat(effect).isCloseTo(0.4, within(0.08));
    assertThat(ratio).isCloseTo(0.4, within(0.04));
  }

  @Test
  void theResidualTestAcceptsTheModelAndRefusesAnother() {
    int refused = 0;
    for (int seed = 1; seed <= 12; seed++) {
      HawkesEstimate e = HawkesFit.of(TEMPORAL.simulate(1000, seed), Background.UNIFORM);
      refused += e.residual().uniformP() < 0.05 || e.residual().waitingP() < 0.05 ? 1 : 0;
    }
    assertThat(refused).isLessThanOrEqualTo(2);

    // Evenly spaced events are no such process.
    double[] even = new double[400];
    Arrays.setAll(even, i -> i + 0.5);
    HawkesEstimate e = HawkesFit.of(new Events(even, null, null, null, 400, 0), Background.UNIFORM);
    assertThat(e.residual().waitingP()).isLessThan(1e-6);
    assertThat(e.branchingRatio().estimate()).isLessThan(0.05);
  }

  @Test
  void excitationIsToldFromChance() {
    for (int seed = 1; seed <= 5; seed++) {
      HawkesEstimate with = HawkesFit.of(TEMPORAL.simulate(1000, seed), Background.UNIFORM);
      assertThat(with.logLikelihood()).isGreaterThan(with.logLikelihoodWithoutExcitation() + 20);
      var calm = new HawkesProcess(1, 0, 1, NONE, NONE, 0);
      HawkesEstimate without = HawkesFit.of(calm.simulate(1000, seed), Background.UNIFORM);
      assertThat(without.logLikelihood() - without.logLikelihoodWithoutExcitation())
          .isBetween(-1e-6, 8.0);
    }
  }

  @Test
  void theSimulatorHasTheMeanOfTheory() {
    double sum = 0;
    for (int seed = 1; seed <= 50; seed++) {
      sum += TEMPORAL.simulate(2000, seed).size() / 50.0;
    }
    // mu T / (1 - n) less what is cut off at both ends.
    assertThat(sum).isCloseTo(0.5 * 2000 / 0.4, within(40.0));
    assertThat(TEMPORAL.simulate(500, 3).times()).isEqualTo(TEMPORAL.simulate(500, 3).times());
  }

  @Test
  void eventsThatCannotBeAreRefused() {
    double[] ten = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    assertThatThrownBy(() -> new Events(new double[3], null, null, null, 9, 0))
        .hasMessageContaining("3 events");
    assertThatThrownBy(() -> new Events(ten, null, null, null, 8, 0))
        .hasMessageContaining("time 9");
    assertThatThrownBy(() -> new Events(ten, ten, null, null, 9, 1))
        .hasMessageContaining("both coordinates");
    double[] missing = ten.clone();
    missing[4] = NONE;
    assertThatThrownBy(() -> new Events(ten, missing, ten, null, 9, 1))
        .hasMessageContaining("event 4");
    assertThatThrownBy(() -> new HawkesProcess(1, 1, 1, NONE, NONE, 0))
        .hasMessageContaining("branching");
  }
}
