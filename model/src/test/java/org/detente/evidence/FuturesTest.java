package org.detente.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.detente.evidence.Dimension.Scale;
import org.detente.value.Range;
import org.junit.jupiter.api.Test;

/// FEATURE UNDER TEST: futures.
class FuturesTest {

  private static final int MANY = 1024;

  private static final List<Dimension> PARAMETERS =
      ModelParameters.dimensions(EvidenceBase.shipped());

  private static final List<Dimension> THEATRE =
      List.of(
          new Dimension("local", new Range(1, 2, 3), Scale.UNIFORM, 0, "", List.of("theatre"), ""));

  private final Futures subject = new Futures(PARAMETERS, THEATRE, 7);

  private static double[] values(Future future) {
    double[] values = new double[PARAMETERS.size() + 1];
    for (int d = 0; d < values.length; d++) {
      values[d] = future.value(d);
    }
    return values;
  }

  private double[] column(List<Future> futures, int dimension) {
    return futures.stream().mapToDouble(f -> f.value(dimension)).toArray();
  }

  @Test
  void someFuturesAreTheFirstOfAnyLargerNumber() {
    List<Future> few = subject.first(10);
    List<Future> many = subject.first(300);

    for (int i = 0; i < few.size(); i++) {
      assertThat(few.get(i).index()).isEqualTo(i);
      assertThat(values(few.get(i))).isEqualTo(values(many.get(i)));
    }
  }

  @Test
  void anotherSeedGivesOtherFutures() {
    Future other = new Futures(PARAMETERS, THEATRE, 8).first(1).getFirst();

    assertThat(values(other)).isNotEqualTo(values(subject.first(1).getFirst()));
  }

  @Test
  void dimensionsOfATheatreLeaveTheParametersAsTheyAre() {
    Future without = new Futures(PARAMETERS, List.of(), 7).first(5).getLast();
    Future with = subject.first(5).getLast();

    for (Parameter parameter : Parameter.values()) {
      assertThat(without.get(parameter)).as(parameter.key()).isEqualTo(with.get(parameter));
    }
  }

  @Test
  void everyValueLiesInItsRange() {
    for (Future future : subject.first(MANY)) {
      for (int d = 0; d < PARAMETERS.size(); d++) {
        Range range = PARAMETERS.get(d).range();
        double rounding = 1e-12 * Math.max(1, Math.abs(range.high()));
        assertThat(future.value(d))
            .as(PARAMETERS.get(d).key())
            .isBetween(range.low() - rounding, range.high() + rounding);
      }
    }
  }

  /// Of a power of two points one falls into each bin, so a share is met to within one future.
  @Test
  void switchesAreOnInTheShareOfFuturesThatTheyWeigh() {
    List<Future> futures = subject.first(MANY);
    for (int d = 0; d < PARAMETERS.size(); d++) {
      Dimension dimension = PARAMETERS.get(d);
      if (dimension.scale() == Scale.SWITCH) {
        double on = Arrays.stream(column(futures, d)).sum() / MANY;
        assertThat(on).as(dimension.key()).isCloseTo(dimension.weight(), within(1.0 / MANY));
      }
    }
    double[] balance = column(futures, subject.position("balance"));
    assertThat(Arrays.stream(balance).filter(v -> v == 0.5).count())
        .isBetween((long) MANY / 3 - 1, (long) MANY / 3 + 2);
  }

  /// Normal scores with a common part of 0.5 correlate by 0.5, ranks by `6 / pi asin(0.5 / 2)`,
  /// which is 0.483. Five standard errors of a correlation over so many points.
  @Test
  void effectsOfMandatesAreCorrelatedInRankByHalfAndOtherParametersAreNot() {
    List<Future> futures = subject.first(MANY);
    double bound = 5 / Math.sqrt(MANY);
    double expected = 6 / Math.PI * Math.asin(0.25);
    int[] ratios = {
      Parameter.HR_OBSERVER.ordinal(),
      Parameter.HR_INTERPOSITION.ordinal(),
      Parameter.HR_MULTIDIMENSIONAL.ordinal(),
      Parameter.HR_ENFORCEMENT.ordinal(),
      Parameter.HR_NON_UN.ordinal()
    };
    for (int a : ratios) {
      for (int b : ratios) {
        if (a < b) {
          assertThat(rankCorrelation(column(futures, a), column(futures, b)))
              .as("%s, %s", PARAMETERS.get(a).key(), PARAMETERS.get(b).key())
              .isCloseTo(expected, within(bound));
        }
      }
      assertThat(rankCorrelation(column(futures, a), column(futures, Parameter.SHAPE.ordinal())))
          .isCloseTo(0, within(bound));
    }
  }

  /// Without this the order between mandates would be an assumption that speaks.
  @Test
  void theOrderOfMandatesTurnsInSomeFutures() {
    long observersBetter =
        subject.first(MANY).stream()
            .filter(f -> f.get(Parameter.HR_OBSERVER) < f.get(Parameter.HR_MULTIDIMENSIONAL))
            .count();

    assertThat(observersBetter).isBetween(MANY / 200L, MANY / 3L);
  }

  private static double rankCorrelation(double[] a, double[] b) {
    double[] ra = ranks(a);
    double[] rb = ranks(b);
    double centre = (a.length - 1) / 2.0;
    double product = 0;
    double square = 0;
    for (int i = 0; i < a.length; i++) {
      product += (ra[i] - centre) * (rb[i] - centre);
      square += (ra[i] - centre) * (ra[i] - centre);
    }
    return product / square;
  }

  private static double[] ranks(double[] values) {
    Integer[] order = new Integer[values.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (i, j) -> Double.compare(values[i], values[j]));
    double[] ranks = new double[values.length];
    for (int r = 0; r < order.length; r++) {
      ranks[order[r]] = r;
    }
    return ranks;
  }

  @Test
  void theCentralFutureHasEverythingInTheMiddle() {
    Future central = subject.central();

    assertThat(central.get(Parameter.TAU_X)).isEqualTo(20);
    assertThat(central.value(subject.position("local"))).isEqualTo(2);
  }

  @Test
  void aFutureWithAnotherValueIsTheSameElsewhereAndLeavesTheFirstAlone() {
    Future before = subject.first(3).getLast();
    double[] kept = values(before);

    Future after = before.with(Parameter.TRANSFER, 42);

    assertThat(after.get(Parameter.TRANSFER)).isEqualTo(42);
    assertThat(after.index()).isEqualTo(before.index());
    assertThat(values(before)).isEqualTo(kept);
    kept[Parameter.TRANSFER.ordinal()] = 42;
    assertThat(values(after)).isEqualTo(kept);
  }

  @Test
  void anUnknownDimensionIsNamed() {
    assertThatThrownBy(() -> subject.position("nothing"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing");
  }
}
