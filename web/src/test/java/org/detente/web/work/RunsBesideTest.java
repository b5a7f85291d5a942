package org.detente.web.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.detente.web.work.RunsBeside.Chance;
import org.detente.web.work.RunsBeside.Change;
import org.junit.jupiter.api.Test;

/// FEATURE UNDER TEST: whether an outcome changed between two runs by more than chance.
class RunsBesideTest {

  /// Conditions that vary much more than what is changed.
  private static final double[] BEFORE = {100, 900, 300, 700, 500, 200, 800, 400};

  private static Change change(
      String option, String outcome, double[] was, double[] is, int pairs) {
    return RunsBeside.change(option, outcome, was, is, pairs).orElseThrow();
  }

  private static double[] plus(double... more) {
    double[] after = BEFORE.clone();
    Arrays.setAll(after, f -> BEFORE[f] + more[f % more.length]);
    return after;
  }

  @Test
  void onTheSameFuturesASmallSteadyChangeIsMoreThanChance() {
    double[] after = plus(9, 11);

    Change paired = change("a", "deaths", BEFORE, after, BEFORE.length);
    Change unpaired = change("a", "deaths", BEFORE, after, 0);

    assertThat(paired.difference()).isCloseTo(10, within(1e-9));
    // Eight differences of 9 and 11: standard deviation 1.069, error 0.378.
    assertThat(paired.error()).isCloseTo(0.378, within(1e-3));
    assertThat(paired.chance()).isEqualTo(Chance.BEYOND);
    assertThat(unpaired.difference()).isCloseTo(10, within(1e-9));
    assertThat(unpaired.chance()).isEqualTo(Chance.WITHIN);
  }

  @Test
  void aChangeThatGoesBothWaysIsNoMoreThanChance() {
    Change c = change("a", "deaths", BEFORE, plus(300, -280), BEFORE.length);

    assertThat(c.difference()).isCloseTo(10, within(1e-9));
    assertThat(c.chance()).isEqualTo(Chance.WITHIN);
  }

  @Test
  void whatIsTheSameInEveryFutureIsTheSame() {
    assertThat(change("a", "deaths", BEFORE, BEFORE.clone(), 8).chance()).isEqualTo(Chance.SAME);
    // Equal means of different futures show nothing but that: no difference.
    assertThat(change("a", "deaths", BEFORE, BEFORE.clone(), 0).chance()).isEqualTo(Chance.SAME);
  }

  @Test
  void whereMeansAgreeByChanceFuturesMayStillDiffer() {
    assertThat(change("a", "deaths", BEFORE, plus(5, -5), 8).chance()).isEqualTo(Chance.WITHIN);
  }

  @Test
  void aChangeByTheSameInEveryFutureNeedsNoErrorToBeMoreThanChance() {
    Change c = change("a", "cost_musd", BEFORE, plus(3), 8);

    assertThat(c.error()).isEqualTo(0);
    assertThat(c.chance()).isEqualTo(Chance.BEYOND);
  }

  @Test
  void fromOneFutureNothingIsMoreThanChance() {
    double[] one = {5};
    Change c = change("a", "deaths", one, new double[] {500}, 1);

    assertThat(c.error()).isNaN();
    assertThat(c.chance()).isEqualTo(Chance.WITHIN);
  }

  @Test
  void onlySharesAreToldInPoints() {
    assertThat(change("a", "war_probability", BEFORE, BEFORE, 8).share()).isTrue();
    assertThat(change("a", "deaths", BEFORE, BEFORE, 8).share()).isFalse();
    assertThat(change("a", "returned", BEFORE, BEFORE, 8).share()).isFalse();
  }

  @Test
  void futuresInWhichAFigureDoesNotAriseAreLeftOut() {
    double[] was = {1, Double.NaN, 3, 5};
    double[] is = {2, 7, Double.NaN, 6};

    Change c = change("a", "incidents_after_handover", was, is, 4);

    assertThat(c.first()).isEqualTo(3);
    assertThat(c.second()).isEqualTo(4);
    assertThat(RunsBeside.change("a", "x", was, new double[] {Double.NaN}, 0)).isEmpty();
  }
}
