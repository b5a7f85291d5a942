package org.detente.selfexciting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.detente.numeric.Draws;
import org.detente.selfexciting.CountFit.Bases;
import org.junit.jupiter.api.Test;

/// FEATURE UNDER TEST: fits to monthly counts give back what was put in, as the simulation puts it
/// in: offspring within the month, in the place, around it.
class CountFitTest {

  /// Places on a ring, each with two neighbours of half the weight; exposures differ.
  private static CountSeries ring(int places, int months, boolean exposed) {
    int[] start = new int[places + 1];
    int[] neighbour = new int[2 * places];
    double[] weight = new double[2 * places];
    double[][] exposure = exposed ? new double[places][months] : null;
    int[][] counts = new int[places][months];
    counts[0][0] = 1;
    var draws = new Draws(77, 0, 0);
    for (int p = 0; p < places; p++) {
      start[p + 1] = 2 * p + 2;
      neighbour[2 * p] = (p + 1) % places;
      neighbour[2 * p + 1] = (p + places - 1) % places;
      weight[2 * p] = 0.5;
      weight[2 * p + 1] = 0.5;
      double size = draws.exponential();
      for (int t = 0; exposed && t < months; t++) {
        exposure[p][t] = size * (t < months / 2 ? 1 : 2);
      }
    }
    return new CountSeries(counts, exposure, start, neighbour, weight);
  }

  private static double z(HawkesEstimate.Value value, double truth) {
    return (value.estimate() - truth) / value.standardError();
  }

  @Test
  void whatWasPutInComesOutWithinItsStandardErrors() {
    var process = new CountProcess(0.05, 0.5, 0.6, 0.7);
    int runs = 30;
    int[] held = new int[4];
    double mean = 0;
    for (int seed = 1; seed <= runs; seed++) {
      CountSeries series = process.simulate(ring(150, 120, true), seed);
      CountEstimate e = CountFit.of(series, Bases.COMMON);
      assertThat(e.converged()).isTrue();
      held[0] += Math.abs(z(e.base(), 0.05)) < 1.96 ? 1 : 0;
      held[1] += Math.abs(z(e.branchingRatio(), 0.5)) < 1.96 ? 1 : 0;
      held[2] += Math.abs(z(e.sameMonth(), 0.6)) < 1.96 ? 1 : 0;
      held[3] += Math.abs(z(e.stays(), 0.7)) < 1.96 ? 1 : 0;
      mean += e.branchingRatio().estimate() / runs;
      assertThat(e.dispersion()).isCloseTo(1, within(0.25));
      assertThat(e.logLikelihood()).isGreaterThan(e.logLikelihoodWithoutExcitation() + 50);
    }
    assertThat(mean).isCloseTo(0.5, within(0.02));
    for (int h : held) {
      // 28.5 expected.
      assertThat(h).isGreaterThanOrEqualTo(25);
    }
  }

  @Test
  void placesWithRatesOfTheirOwnNeedNoExposure() {
    var process = new CountProcess(0.3, 0.4, 0.5, 0.7);
    double byPlace = 0;
    double common = 0;
    for (int seed = 1; seed <= 6; seed++) {
      CountSeries with = process.simulate(ring(60, 240, true), seed);
      var without =
          new CountSeries(
              with.counts(), null, with.neighbourStart(), with.neighbour(), with.neighbourWeight());
      byPlace += CountFit.of(without, Bases.BY_PLACE).branchingRatio().estimate() / 6;
      common += CountFit.of(without, Bases.COMMON).branchingRatio().estimate() / 6;
    }
    // The step halfway is unknown to both and taken for excitation; unknown sizes of places much
    // more so.
    assertThat(byPlace).isBetween(0.38, 0.55);
    assertThat(common).isGreaterThan(byPlace + 0.1);
  }

  @Test
  void theLikelihoodIsThatOfTheDistributionCellByCell() {
    var process = new CountProcess(0.2, 0.4, 0.5, 0.7);
    CountSeries series = process.simulate(ring(12, 24, true), 5);
    CountEstimate e = CountFit.of(series, Bases.COMMON);
    double n = e.branchingRatio().estimate();
    double kappa = e.sameMonth().estimate();
    double stays = e.stays().estimate();
    double log = 0;
    for (int t = 0; t < 24; t++) {
      for (int p = 0; p < 12; p++) {
        double rate = e.base().estimate() * series.exposure()[p][t];
        if (t > 0) {
          double around =
              (series.counts()[(p + 1) % 12][t - 1] + series.counts()[(p + 11) % 12][t - 1]) / 2.0;
          rate += n * (1 - kappa) * (stays * series.counts()[p][t - 1] + (1 - stays) * around);
        }
        int y = series.counts()[p][t];
        log += Math.log(rate) + (y - 1) * Math.log(rate + n * kappa * y) - rate - n * kappa * y;
        for (int k = 2; k <= y; k++) {
          log -= Math.log(k);
        }
      }
    }
    assertThat(e.logLikelihood()).isCloseTo(log, within(1e-8 * Math.abs(log)));
  }

  @Test
  void placesApartAndNoExcitation() {
    CountSeries shape = CountSeries.apart(ring(100, 100, false).counts(), null);
    CountEstimate calm =
        CountFit.of(new CountProcess(0.3, 0, 0.5, 1).simulate(shape, 3), Bases.COMMON);
    assertThat(calm.branchingRatio().estimate()).isLessThan(0.06);
    assertThat(calm.logLikelihood() - calm.logLikelihoodWithoutExcitation()).isBetween(-1e-3, 6.0);
    assertThat(calm.stays().estimate()).isEqualTo(1);
    CountEstimate excited =
        CountFit.of(new CountProcess(0.3, 0.6, 0.3, 1).simulate(shape, 3), Bases.COMMON);
    assertThat(Math.abs(z(excited.branchingRatio(), 0.6))).isLessThan(3);
    assertThat(Math.abs(z(excited.sameMonth(), 0.3))).isLessThan(3);
  }

  @Test
  void seriesThatCannotBeAreRefused() {
    assertThatThrownBy(() -> CountSeries.apart(new int[][] {{0, 0}}, null))
        .hasMessageContaining("no incident");
    assertThatThrownBy(() -> CountSeries.apart(new int[][] {{1}}, null))
        .hasMessageContaining("two months");
    assertThatThrownBy(() -> CountSeries.apart(new int[][] {{1, -1}}, null))
        .hasMessageContaining("month 1");
    assertThatThrownBy(
            () ->
                new CountSeries(
                    new int[][] {{1, 1}}, null, new int[] {0, 1}, new int[] {0}, new double[] {2}))
        .hasMessageContaining("add up to 2");
  }
}
