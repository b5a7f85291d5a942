package org.detente.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.detente.numeric.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// FEATURE UNDER TEST: scan statistics against a plain search over every window, under chance, and
/// on a cluster put in.
class ScanStatisticTest {

  private static final double ANY = Double.POSITIVE_INFINITY;

  private static final ScanSettings USUAL = new ScanSettings(0.5, ANY, 6, false, true, 2, 99, 1);

  /// Invented places with counts as chance has them; places 0 to 2 lie together and have more in
  /// intervals 3 to 5.
  private static ScanData data(ScanModel model, int seed, double risk) {
    int places = 18;
    int intervals = 12;
    var draws = new Draws(seed, 0, 0);
    double[] x = new double[places];
    double[] y = new double[places];
    int[][] cases = new int[places][intervals];
    double[][] base = new double[places][intervals];
    for (int p = 0; p < places; p++) {
      x[p] = p < 3 ? 50 + p : 100 * draws.uniform();
      y[p] = p < 3 ? 50 : 100 * draws.uniform();
      int people = 10 + draws.below(60);
      for (int t = 0; t < intervals; t++) {
        double more = p < 3 && t >= 3 && t <= 5 ? risk : 1;
        base[p][t] = people;
        cases[p][t] = draws.binomial(people, Math.min(0.9, 0.03 * more));
      }
    }
    return new ScanData(
        model, Metric.PLANE, x, y, cases, model == ScanModel.PERMUTATION ? null : base);
  }

  /// Every circle, every span, logarithms and all.
  private static double slow(ScanData data, ScanSettings settings) {
    double[][] expected = data.expected();
    double total = data.total();
    double best = 0;
    for (int centre = 0; centre < data.places(); centre++) {
      for (int edge = 0; edge < data.places(); edge++) {
        double radius = distance(data, centre, edge) + 1e-9;
        double all = 0;
        for (int p = 0; p < data.places(); p++) {
          all += distance(data, centre, p) <= radius ? sum(expected[p], 0, data.intervals()) : 0;
        }
        if (all > settings.maximumShare() * total + 1e-9
            || distance(data, centre, edge) > settings.maximumRadius()) {
          continue;
        }
        for (int from = 0; from < data.intervals(); from++) {
          for (int to = from + 1; to <= data.intervals(); to++) {
            if (to - from > settings.maximumIntervals()
                || settings.untilEndOnly() && to < data.intervals()) {
              continue;
            }
            double c = 0;
            double e = 0;
            for (int p = 0; p < data.places(); p++) {
              if (distance(data, centre, p) <= radius) {
                e += sum(expected[p], from, to);
                for (int t = from; t < to; t++) {
                  c += data.cases()[p][t];
                }
              }
            }
            if (c > e && c >= settings.leastCases()) {
              best = Math.max(best, ratio(data, c, e, total));
            }
          }
        }
      }
    }
    return best;
  }

  private static double ratio(ScanData data, double c, double e, double total) {
    if (data.model() != ScanModel.BERNOULLI) {
      return c * Math.log(c / e) + (total - c) * Math.log((total - c) / (total - e));
    }
    double people = data.individuals();
    double n = e * people / total;
    return logs(c, n)
        + logs(n - c, n)
        + logs(total - c, people - n)
        + logs(people - n - total + c, people - n)
        - logs(total, people)
        - logs(people - total, people);
  }

  private static double logs(double a, double b) {
    return a > 1e-9 ? a * Math.log(a / b) : 0;
  }

  private static double sum(double[] row, int from, int to) {
    double sum = 0;
    for (int t = from; t < to; t++) {
      sum += row[t];
    }
    return sum;
  }

  private static double distance(ScanData data, int p, int q) {
    return Math.hypot(data.x()[p] - data.x()[q], data.y()[p] - data.y()[q]);
  }

  @ParameterizedTest
  @EnumSource
  void theMostLikelyClusterIsThatOfAPlainSearch(ScanModel model) throws InterruptedException {
    for (int seed = 1; seed <= 8; seed++) {
      ScanData data = data(model, seed, seed % 2 == 0 ? 1 : 3);
      for (boolean alive : new boolean[] {false, true}) {
        var settings = new ScanSettings(0.4, ANY, 5, alive, true, 2, 0, 1);
        List<Cluster> found = ScanStatistic.of(data, settings, 1);
        assertThat(found.getFirst().statistic()).isCloseTo(slow(data, settings), within(1e-9));
        assertThat(found.getFirst().p()).isNaN();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void noCircleIsWiderThanTheLargestRadius(ScanModel model) throws InterruptedException {
    int narrower = 0;
    for (int seed = 1; seed <= 8; seed++) {
      ScanData data = data(model, seed, 2);
      for (double radius : new double[] {0.5, 12, 25}) {
        var settings = new ScanSettings(0.5, radius, 5, true, true, 2, 99, 1);
        List<Cluster> found = ScanStatistic.of(data, settings, 1);
        assertThat(found).allSatisfy(c -> assertThat(c.radius()).isLessThanOrEqualTo(radius));
        assertThat(found.getFirst().statistic()).isCloseTo(slow(data, settings), within(1e-9));
        var wide = new ScanSettings(0.5, ANY, 5, true, true, 2, 99, 1);
        Cluster widest = ScanStatistic.of(data, wide, 1).getFirst();
        assertThat(widest.statistic()).isGreaterThanOrEqualTo(found.getFirst().statistic() - 1e-9);
        if (widest.statistic() < found.getFirst().statistic() + 1e-9) {
          // The same cluster among fewer windows: the same samples cannot show more of them.
          assertThat(found.getFirst().pWithTies()).isLessThanOrEqualTo(widest.pWithTies());
          narrower += found.getFirst().pWithTies() < widest.pWithTies() ? 1 : 0;
        }
      }
    }
    assertThat(narrower).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void whatTheSampleShowsIsAlsoWhatRepetitionsLookAt(ScanModel model) {
    ScanData data = data(model, 3, 2);
    double[][] expected = data.expected();
    double[] weight = new double[data.places()];
    for (int p = 0; p < weight.length; p++) {
      weight[p] = sum(expected[p], 0, data.intervals());
    }
    var circles = new Circles(data, weight, 0.5 * data.total(), ANY);
    var likelihood = new Likelihood(data.total(), data.individuals());
    var windows = new Windows(circles, expected, data.total(), likelihood, USUAL);
    var chance = new Chance(data, expected, 5);
    for (int i = 0; i < 20; i++) {
      int[][] sample = chance.sample(i);
      boolean[][] free = new boolean[data.places()][data.intervals()];
      assertThat(windows.highest(sample))
          .isCloseTo(windows.best(sample, free).statistic(), within(1e-9));
      int total = 0;
      for (int p = 0; p < data.places(); p++) {
        int ofPlace = 0;
        for (int t = 0; t < data.intervals(); t++) {
          ofPlace += sample[p][t];
          if (model == ScanModel.BERNOULLI) {
            assertThat((double) sample[p][t]).isLessThanOrEqualTo(data.base()[p][t]);
          }
        }
        total += ofPlace;
        if (model == ScanModel.PERMUTATION) {
          assertThat(ofPlace).isEqualTo((int) Math.rint(weight[p]));
        }
      }
      assertThat(total).isEqualTo(data.total());
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSameOnAnyNumberOfThreads(ScanModel model) throws InterruptedException {
    ScanData data = data(model, 4, 2);
    List<Cluster> one = ScanStatistic.of(data, USUAL, 1);
    assertThat(ScanStatistic.of(data, USUAL, 4)).isEqualTo(one);
  }

  @ParameterizedTest
  @EnumSource
  void aClusterPutInIsFound(ScanModel model) throws InterruptedException {
    int found = 0;
    for (int seed = 1; seed <= 10; seed++) {
      Cluster first = ScanStatistic.of(data(model, seed, 4), USUAL, 2).getFirst();
      boolean near = first.places().stream().anyMatch(p -> p < 3);
      found += near && first.from() <= 5 && first.to() >= 3 && first.p() <= 0.05 ? 1 : 0;
    }
    assertThat(found).isGreaterThanOrEqualTo(7);
  }

  @ParameterizedTest
  @EnumSource
  void withoutAClusterSmallPValuesAreRare(ScanModel model) throws InterruptedException {
    int small = 0;
    double mean = 0;
    int runs = 60;
    for (int seed = 1; seed <= runs; seed++) {
      double p = ScanStatistic.of(data(model, 50 + seed, 1), USUAL, 2).getFirst().pWithTies();
      small += p <= 0.1 ? 1 : 0;
      mean += p / runs;
    }
    // 6 of 60 expected; more than 13 has a chance below one in a hundred.
    assertThat(small).isLessThanOrEqualTo(13);
    assertThat(mean).isBetween(0.38, 0.65);
  }

  @Test
  void clustersDoNotOverlapAndFall() throws InterruptedException {
    for (boolean whole : new boolean[] {true, false}) {
      ScanData data = data(ScanModel.POISSON, 6, 3);
      var settings = new ScanSettings(0.5, ANY, 6, false, whole, 2, 19, 1);
      List<Cluster> clusters = ScanStatistic.of(data, settings, 1);
      Set<Object> taken = new HashSet<>();
      double before = Double.POSITIVE_INFINITY;
      for (Cluster c : clusters) {
        assertThat(c.statistic()).isPositive().isLessThanOrEqualTo(before + 1e-9);
        before = c.statistic();
        for (int place : c.places()) {
          for (int t = c.from(); t <= c.to(); t++) {
            assertThat(taken.add(whole ? place + "" : place + " " + t) || whole && t > c.from())
                .isTrue();
          }
        }
      }
      assertThat(clusters.size()).isGreaterThan(2);
    }
  }

  @Test
  void expectedCasesFollowPopulationsThatChange() {
    // Place 0 grows from 100 to 200 over ten days, place 1 stays; two strata.
    var counts =
        List.of(
            new ExpectedCases.Count(0, 0, 0, 100),
            new ExpectedCases.Count(0, 0, 10, 200),
            new ExpectedCases.Count(1, 0, 0, 150),
            new ExpectedCases.Count(1, 0, 10, 150),
            new ExpectedCases.Count(1, 1, 0, 10),
            new ExpectedCases.Count(1, 1, 10, 10));
    double[][] expected =
        ExpectedCases.of(2, counts, new double[] {30, 6}, new double[] {-5, 0, 5, 10, 15});
    double all = 5 * (100 + 125 + 175 + 200) + 20 * 150;
    assertThat(expected[0])
        .containsExactly(
            new double[] {30 * 500 / all, 30 * 625 / all, 30 * 875 / all, 30 * 1000 / all},
            within(1e-9));
    assertThat(expected[1][0]).isCloseTo(30 * 750 / all + 1.5, within(1e-9));
  }

  @Test
  void dataThatCannotBeAreRefused() {
    double[] one = {0};
    assertThatThrownBy(
            () -> new ScanData(ScanModel.POISSON, Metric.PLANE, one, one, new int[1][1], null))
        .hasMessageContaining("base");
    double[][] nobody = {{0}};
    int[][] single = {{1}};
    assertThatThrownBy(
            () -> new ScanData(ScanModel.POISSON, Metric.PLANE, one, one, single, nobody))
        .hasMessageContaining("place 0, interval 0");
    int[][] two = {{2}};
    double[][] person = {{1}};
    assertThatThrownBy(() -> new ScanData(ScanModel.BERNOULLI, Metric.PLANE, one, one, two, person))
        .hasMessageContaining("2 cases, base 1");
    int[][] none = {{0}};
    assertThatThrownBy(
            () -> new ScanData(ScanModel.BERNOULLI, Metric.PLANE, one, one, none, person))
        .hasMessageContaining("0 cases");
    assertThatThrownBy(() -> new ScanSettings(0, ANY, 1, false, true, 2, 9, 1))
        .hasMessageContaining("maximumShare");
    assertThatThrownBy(() -> new ScanSettings(0.5, 0, 1, false, true, 2, 9, 1))
        .hasMessageContaining("maximumRadius");
  }

  @Test
  void aGreatCircleIsAsLongAsKnown() {
    // A quarter of a meridian; one degree of the equator.
    assertThat(Metric.SPHERE.distance(0, 0, 90, 0)).isCloseTo(10007.557, within(0.01));
    assertThat(Metric.SPHERE.distance(0, 10, 0, 11)).isCloseTo(111.195, within(0.001));
  }
}
