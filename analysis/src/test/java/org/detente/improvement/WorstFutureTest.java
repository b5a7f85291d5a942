package org.detente.improvement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.detente.evidence.Future;
import org.detente.evidence.Futures;
import org.detente.evidence.Parameter;
import org.detente.improvement.WorstFuture.Worst;
import org.detente.option.Option;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// FEATURE UNDER TEST: the directed search for the worst plausible future.
class WorstFutureTest {

  private final Futures space = Invented.space();
  private final int sign = space.position("c_sign");
  private final int fail = space.position("talks_fail");

  /// Bad where commitment at signature is low and talks are likely to fail, and where an agreement
  /// does not reset the clock; nothing else matters.
  private double bad(Future f) {
    double low = 1 - share(f, sign);
    return 1000 * (low + 0.5 * share(f, fail)) * (f.get(Parameter.RESET) == 0 ? 1.5 : 1);
  }

  private double share(Future f, int d) {
    double from = space.dimensions().get(d).range().low();
    double to = space.dimensions().get(d).range().high();
    return (f.value(d) - from) / (to - from);
  }

  private Bench bench() {
    return (options, sample, outcomes, _) -> {
      var all = new ArrayList<double[][]>();
      for (Option _ : options) {
        double[][] found = new double[outcomes.size()][sample.futures().size()];
        for (int f = 0; f < sample.futures().size(); f++) {
          found[0][f] = bad(sample.futures().get(f));
        }
        all.add(found);
      }
      return all;
    };
  }

  private Worst worst(long seed) throws Exception {
    return WorstFuture.of(
        new WorstFuture.Question(Invented.mission(), Aim.CIVILIANS, space, 800, 1, 1, seed),
        bench(),
        (_, _, _) -> {});
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void itFindsWhatMattersAndKeepsToWhatIsPlausible(long seed) throws Exception {
    Worst worst = worst(seed);
    assertThat(worst.distance()).isLessThanOrEqualTo(worst.limit());
    assertThat(worst.searched()).isGreaterThan(worst.sampled()).isGreaterThan(2000);
    assertThat(worst.fresh()).isEqualTo(worst.searched(), within(1e-9));
    assertThat(worst.atLeastAsBad()).isZero();
    assertThat(worst.again()).isEqualTo(16);
    assertThat(worst.rows().subList(0, 3).stream().map(r -> r.dimension().key()))
        .containsExactlyInAnyOrder("c_sign", "talks_fail", "reset");
    assertThat(worst.rows().subList(3, worst.rows().size())).allMatch(r -> r.effect() == 0);
    for (WorstFuture.Row r : worst.rows()) {
      assertThat(r.value())
          .as(r.dimension().key())
          .isBetween(r.dimension().range().low() - 1e-9, r.dimension().range().high() + 1e-9);
    }
  }

  @Test
  void theSameSeedFindsTheSame() throws Exception {
    assertThat(worst(4).rows().toString()).isEqualTo(worst(4).rows().toString());
  }

  @Test
  void ninetyFiveOfAHundredDrawnFuturesAreNoFurtherOut() {
    for (int degrees : List.of(1, 5, 30, 110)) {
      double exact =
          new ChiSquaredDistribution(degrees).inverseCumulativeProbability(WorstFuture.PLAUSIBLE);
      assertThat(WorstFuture.limit(degrees)).isCloseTo(exact, within(0.03 * exact));
    }
    assertThat(WorstFuture.limit(0)).isZero();
  }
}
