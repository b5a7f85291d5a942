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
public record Progress(
    Step step, int number, int of, int done, int kept, int total, Instant since) {

  /// How long the rest of the step will take, once some of it is done.
  public Optional<Duration> left(Instant now) {
    int fresh = done - kept;
    if (fresh < 1 || done >= total) {
      return Optional.empty();
    }
    Duration passed = Duration.between(since, now);
    return Optional.of(passed.multipliedBy(total - done).dividedBy(fresh));
  }
}
