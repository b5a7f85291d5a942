package org.detente.web.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// FEATURE UNDER TEST: how long the steps of a run are expected to take.
class StepTimesTest {

  private static final RunSize SMALL = new RunSize(10, 2, 1);
  private static final StepTimes TIMES =
      new StepTimes(SMALL, 4, Map.of(Step.SIMULATION, 6.0, Step.WRITING, 2.0, Step.STAFFING, 30.0));

  @Test
  void whatIsSimulatedGrowsWithItsSizeAndTheRestWithTheOptionsAlone() {
    RunSize large = new RunSize(100, 3, 7);
    assertThat(TIMES.expected(Step.SIMULATION, large, 4)).contains(Duration.ofSeconds(90));
    assertThat(TIMES.expected(Step.WRITING, large, 4)).contains(Duration.ofSeconds(2));
    assertThat(TIMES.expected(Step.WRITING, large, 8)).contains(Duration.ofSeconds(4));
    assertThat(TIMES.expected(Step.CONSENT, large, 4)).isEmpty();
  }

  @Test
  void theStepsToComeAddUpOverAllGroupsOfReaders() {
    int steps = StepTimes.ORDER.size();
    assertThat(TIMES.after(1, steps, SMALL, 4)).contains(Duration.ofSeconds(38));
    assertThat(TIMES.after(steps, 2 * steps, SMALL, 4)).contains(Duration.ofSeconds(38));
    assertThat(TIMES.after(steps, steps, SMALL, 4)).isEmpty();
  }

  @Test
  void theyAreKeptAsTheyAre() {
    assertThat(StepTimes.of(TIMES.json())).isEqualTo(TIMES);
  }

  @Test
  void everyStepHasAnEstimateOnceThereWasARun() {
    Instant since = Instant.parse("2020-01-01T00:00:00Z");
    var uncounted =
        new Progress(
            Step.WRITING,
            4,
            8,
            0,
            0,
            0,
            since,
            Optional.of(Duration.ofSeconds(20)),
            Optional.of(Duration.ofSeconds(50)));
    assertThat(uncounted.left(since.plusSeconds(5))).contains(Duration.ofSeconds(15));
    assertThat(uncounted.leftInAll(since.plusSeconds(5))).contains(Duration.ofSeconds(65));
    assertThat(uncounted.left(since.plusSeconds(25))).isEmpty();
    assertThat(uncounted.leftInAll(since.plusSeconds(25))).contains(Duration.ofSeconds(50));
    // What is counted goes before what is remembered.
    var counted =
        new Progress(
            Step.SIMULATION,
            3,
            8,
            5,
            1,
            9,
            since,
            Optional.of(Duration.ofSeconds(900)),
            Optional.empty());
    assertThat(counted.left(since.plusSeconds(8))).contains(Duration.ofSeconds(8));
    assertThat(counted.leftInAll(since.plusSeconds(8))).isEmpty();
  }
}
