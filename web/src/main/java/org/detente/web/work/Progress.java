package org.detente.web.work;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How far a run is.
///
/// @param step what is being done
/// @param number of the step, from 1
/// @param of steps in all
/// @param done things of this step that are finished
/// @param kept of these, kept from before
/// @param total things of this step; 0 where they are not counted
/// @param since when the step began
/// @param expected how long the step took in the last run on this machine, by the size of this one;
///   empty where there was none
/// @param after the same of all steps after it
public record Progress(
    Step step,
    int number,
    int of,
    int done,
    int kept,
    int total,
    Instant since,
    Optional<Duration> expected,
    Optional<Duration> after) {

  /// How long the rest of the step will take: by what of it is done, where that is counted, else by
  /// the last run.
  ///
  /// @return empty where nothing is known, or the step already takes longer than the last time
  public Optional<Duration> left(Instant now) {
    int fresh = done - kept;
    Duration passed = Duration.between(since, now);
    if (fresh >= 1 && done < total) {
      return Optional.of(passed.multipliedBy(total - done).dividedBy(fresh));
    }
    return expected
        .map(e -> e.minus(passed))
        .filter(d -> d.isPositive() && (total == 0 || done < total));
  }

  /// How long all the rest of the run will take.
  ///
  /// @return empty where it is not known of the steps to come
  public Optional<Duration> leftInAll(Instant now) {
    return after.map(a -> a.plus(left(now).orElse(Duration.ZERO)));
  }
}
