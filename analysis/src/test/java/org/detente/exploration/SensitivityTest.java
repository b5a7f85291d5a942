package org.detente.exploration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.detente.exploration.SensitivityStudy.IndexRow;
import org.detente.sensitivity.Estimate;
import org.detente.simulation.Variable;
import org.junit.jupiter.api.Test;

/// FEATURE UNDER TEST: variance shares joined over options.
class SensitivityTest {

  private static IndexRow row(
      String option, String input, double first, double total, double half) {
    return new IndexRow(
        option, Variable.RETURNED, input, new Estimate(first, half), new Estimate(total, half));
  }

  private static final Sensitivity FOUND =
      new Sensitivity(
          List.of(),
          List.of(
              row("a", "pace", 0.5, 0.7, 0.1),
              row("a", "clock", 0.1, 0.2, 0.1),
              row("b", "pace", 0.3, 0.5, 0.3),
              row("b", "price", 0.4, 0.6, 0.7),
              row("hidden", "clock", 0.9, 1, 0.01)),
          new SensitivityStudy.Settings(2, 4, 1));

  @Test
  void meansAreOverTheOptionsShownUnderWhichAnInputPassed() {
    List<Sensitivity.Joined> joined =
        FOUND.joined(Variable.RETURNED, option -> !option.equals("hidden"));

    assertThat(joined.stream().map(Sensitivity.Joined::parameter))
        .containsExactly("pace", "price", "clock");
    assertThat(joined.getFirst().options()).isEqualTo(2);
    assertThat(joined.getFirst().first().value()).isCloseTo(0.4, within(1e-12));
    assertThat(joined.getFirst().total().value()).isCloseTo(0.6, within(1e-12));
    assertThat(joined.getFirst().total().high()).isCloseTo(0.8, within(1e-12));
    assertThat(joined.getLast().total().value()).isEqualTo(0.2);
    assertThat(FOUND.joined(Variable.MIXING, _ -> true)).isEmpty();
  }

  @Test
  void firstIsOnlyWhatHasAnIntervalAboveNought() {
    assertThat(FOUND.first(Variable.RETURNED, option -> !option.equals("hidden")))
        .extracting(Sensitivity.First::parameter)
        .containsExactly("pace");
    assertThat(FOUND.first(Variable.RETURNED, _ -> true))
        .extracting(Sensitivity.First::option)
        .containsExactly("a", "hidden");
  }
}
