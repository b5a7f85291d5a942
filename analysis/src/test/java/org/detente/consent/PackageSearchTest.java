package org.detente.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.detente.numeric.Draws;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// FEATURE UNDER TEST: the search for packages, against trying every one of them. Ground truth here
/// asks the interests themselves and not the tables that the search is made from.
class PackageSearchTest {

  private static final double SAME = 1e-6;

  private static boolean isClean(InventedTalks talks, int[] levels) {
    boolean lines =
        talks.interests().stream()
            .filter(i -> i.actor().veto())
            .allMatch(i -> i.crossings(levels).isEmpty());
    for (int k = 0; k < levels.length; k++) {
      int cell = k;
      lines &=
          talks.agenda().cells().get(k).issue().rules().stream()
              .filter(r -> r.level() == levels[cell])
              .allMatch(
                  r -> talks.agenda().targets(cell, r).stream().allMatch(t -> r.holds(levels[t])));
    }
    return lines;
  }

  private static double[] gains(InventedTalks talks, int[] levels) {
    return talks.interests().stream()
        .filter(i -> i.actor().veto())
        .mapToDouble(i -> i.utility(levels) - i.utility(talks.statusQuo()))
        .toArray();
  }

  private static boolean isAcceptable(InventedTalks talks, int[] levels) {
    return Arrays.stream(gains(talks, levels)).allMatch(g -> g >= -SAME);
  }

  private static double best(
      InventedTalks talks, List<int[]> among, ToDoubleFunction<double[]> by) {
    return among.stream()
        .mapToDouble(p -> by.applyAsDouble(gains(talks, p)))
        .max()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  private static double least(double[] gains) {
    return Arrays.stream(gains).min().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void whatItFindsIsWhatTryingEverythingFinds(int seed) {
    InventedTalks talks = InventedTalks.of(seed);
    List<int[]> clean = talks.everyPackage().stream().filter(p -> isClean(talks, p)).toList();
    List<int[]> fine = clean.stream().filter(p -> isAcceptable(talks, p)).toList();
    var search = new PackageSearch(talks.ground(), talks.statusQuo(), false);

    int[] from = talks.anyPackage(new Draws(seed, 3002, 0));
    PackageSearch.Found closest = search.closest(from);
    assertThat(closest.levels().isPresent()).isEqualTo(!fine.isEmpty());
    if (fine.isEmpty()) {
      assertThat(closest.proof().state()).isEqualTo(Proof.State.INFEASIBLE);
    } else {
      long nearest = fine.stream().mapToLong(p -> distance(from, p)).min().orElseThrow();
      assertThat(distance(from, closest.levels().get())).isEqualTo(nearest);
      assertThat(closest.proof().state()).isEqualTo(Proof.State.OPTIMAL);
      assertThat(isClean(talks, closest.levels().get())).isTrue();
      assertThat(isAcceptable(talks, closest.levels().get())).isTrue();
    }

    double[] weights = new double[gains(talks, from).length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = 0.3 + i;
    }
    ToDoubleFunction<double[]> weighted =
        g -> {
          double sum = 0;
          for (int i = 0; i < g.length; i++) {
            sum += weights[i] * g[i];
          }
          return sum;
        };
    compare(talks, clean, search.best(weights, false), weighted);
    compare(talks, fine, search.best(weights, true), weighted);
    double[] ones = new double[weights.length];
    Arrays.fill(ones, 1);
    compare(talks, clean, search.fairest(ones, false), PackageSearchTest::least);
    compare(talks, fine, search.fairest(ones, true), PackageSearchTest::least);

    List<int[]> alike = clean.stream().filter(p -> p[0] == p[1] && p[2] == p[3]).toList();
    compare(
        talks,
        alike,
        new PackageSearch(talks.ground(), talks.statusQuo(), true).fairest(ones, false),
        PackageSearchTest::least);
  }

  private static void compare(
      InventedTalks talks,
      List<int[]> among,
      PackageSearch.Found found,
      ToDoubleFunction<double[]> by) {
    assertThat(found.levels().isPresent()).isEqualTo(!among.isEmpty());
    if (!among.isEmpty()) {
      double value = by.applyAsDouble(gains(talks, found.levels().get()));
      double best = best(talks, among, by);
      assertThat(value).isLessThanOrEqualTo(best + SAME);
      assertThat(best - value).isLessThanOrEqualTo(found.proof().gap() + SAME);
      assertThat(isClean(talks, found.levels().get())).isTrue();
    }
  }

  private static long distance(int[] from, int[] to) {
    long sum = 0;
    for (int k = 0; k < from.length; k++) {
      sum += from[k] == to[k] ? 0 : 1000 + Math.abs(from[k] - to[k]);
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 13, 21, 34})
  void theFrontierIsOneAndItsNamedPointsAreTheBestThereAre(int seed) {
    InventedTalks talks = InventedTalks.of(seed);
    List<int[]> clean = talks.everyPackage().stream().filter(p -> isClean(talks, p)).toList();
    List<int[]> fine = clean.stream().filter(p -> isAcceptable(talks, p)).toList();
    Ground ground = talks.ground();
    Frontier frontier = Frontier.of(ground, new PackageSearch(ground, talks.statusQuo(), false));

    assertThat(frontier.acceptable()).contains(!fine.isEmpty());
    assertThat(frontier.points().isEmpty()).isEqualTo(clean.isEmpty());
    for (Frontier.Point point : frontier.points()) {
      assertThat(clean).noneMatch(p -> beats(gains(talks, p), point.gains()));
    }
    if (!clean.isEmpty()) {
      assertThat(frontier.of(Frontier.Solution.EGALITARIAN).orElseThrow().least())
          .isCloseTo(
              best(talks, clean, PackageSearchTest::least),
              within(frontier.proofs().get(Frontier.Solution.EGALITARIAN).gap() + SAME));
    }
    if (fine.isEmpty()) {
      assertThat(frontier.of(Frontier.Solution.NASH)).isEmpty();
      return;
    }
    double product = best(talks, fine, PackageSearchTest::product);
    double found = product(frontier.of(Frontier.Solution.NASH).orElseThrow().gains());
    double gap = frontier.proofs().get(Frontier.Solution.NASH).gap();
    assertThat(found).isLessThanOrEqualTo(product + SAME);
    assertThat(found).isGreaterThanOrEqualTo(product * Math.exp(-gap) - SAME);
  }

  private static double product(double[] gains) {
    return Arrays.stream(gains).map(g -> Math.max(0, g)).reduce(1, (a, b) -> a * b);
  }

  private static boolean beats(double[] a, double[] b) {
    boolean somewhere = false;
    for (int i = 0; i < a.length; i++) {
      if (a[i] < b[i] - 1e-9) {
        return false;
      }
      somewhere |= a[i] > b[i] + 1e-5;
    }
    return somewhere;
  }
}
