package org.detente.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.detente.numeric.RankCorrelation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// FEATURE UNDER TEST: futures whose dimensions go together, and futures at places of one's choice.
class CorrelatedFuturesTest {

  private static final int COUNT = 2048;

  private final List<Dimension> dimensions = ModelParameters.dimensions(EvidenceBase.shipped());

  private Futures space(long seed) {
    return new Futures(dimensions, List.of(), seed);
  }

  private static double[] column(List<Future> futures, Futures space, String key) {
    int d = space.position(key);
    return futures.stream().mapToDouble(f -> f.value(d)).toArray();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 17, 99})
  void ranksGoTogetherAsAskedAndEverythingElseStaysAsItWas(long seed) {
    Futures plain = space(seed);
    Futures joined =
        plain.correlated(
            List.of(
                new Correlation("c_sign", "talks_fail", -0.6),
                new Correlation("c_sign", "tau_x", 0.4)));
    List<Future> before = plain.first(COUNT);
    List<Future> after = joined.first(COUNT);

    double[] sign = column(after, joined, "c_sign");
    assertThat(RankCorrelation.of(sign, column(after, joined, "talks_fail")))
        .isCloseTo(-0.6, within(0.05));
    assertThat(RankCorrelation.of(sign, column(after, joined, "tau_x")))
        .isCloseTo(0.4, within(0.05));
    for (int d = 0; d < dimensions.size(); d++) {
      String key = dimensions.get(d).key();
      double[] was = column(before, plain, key);
      double[] is = column(after, joined, key);
      if (!List.of("c_sign", "talks_fail", "tau_x").contains(key)) {
        assertThat(is).as(key).isEqualTo(was);
      }
      Arrays.sort(was);
      Arrays.sort(is);
      double width = dimensions.get(d).range().high() - dimensions.get(d).range().low();
      // The spread over the range is kept: a shifted or narrowed one would show at every quantile.
      for (int q = 0; q < COUNT; q += 128) {
        assertThat(is[q]).as(key).isCloseTo(was[q], within(0.05 * width + 1e-12));
      }
    }
  }

  @Test
  void fewerFuturesAreTheFirstOfMore() {
    Futures joined = space(5).correlated(List.of(new Correlation("c_sign", "talks_fail", 0.5)));
    List<Future> few = joined.first(20);
    List<Future> many = joined.first(200);
    for (int f = 0; f < few.size(); f++) {
      for (int d = 0; d < dimensions.size(); d++) {
        assertThat(few.get(f).value(d)).isEqualTo(many.get(f).value(d));
      }
    }
  }

  @Test
  void contradictionsAreRefused() {
    var all =
        List.of(
            new Correlation("c_sign", "talks_fail", 0.9),
            new Correlation("talks_fail", "tau_x", 0.9),
            new Correlation("c_sign", "tau_x", -0.9));
    assertThatThrownBy(() -> space(1).correlated(all)).hasMessageContaining("contradict");
    assertThatThrownBy(() -> new Correlation("tau_x", "tau_x", 0.1)).hasMessageContaining("itself");
    assertThat(Correlation.allows(dimensions.get(space(1).position("reset")))).isPresent();
    assertThat(Correlation.allows(dimensions.get(space(1).position("hr_observer")))).isPresent();
    assertThat(Correlation.allows(dimensions.get(space(1).position("tau_g")))).isPresent();
    assertThat(Correlation.allows(dimensions.get(space(1).position("tau_x")))).isEmpty();
  }

  @Test
  void aPlaceOfOnesChoiceLiesAtTheQuantilesAskedFor() {
    Futures space = space(1);
    double[] quantiles = new double[dimensions.size()];
    for (double q : new double[] {0, 0.3, 0.5, 1}) {
      Arrays.fill(quantiles, q);
      Future future = space.at(7, quantiles);
      assertThat(future.index()).isEqualTo(7);
      for (int d = 0; d < dimensions.size(); d++) {
        assertThat(future.value(d)).isEqualTo(dimensions.get(d).at(q));
      }
    }
    assertThatThrownBy(() -> space.over(dimensions.subList(0, 3))).hasMessageContaining("keeps");
  }
}
