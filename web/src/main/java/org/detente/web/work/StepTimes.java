package org.detente.web.work;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How long each step of a run took on this machine: what a later run is expected to take.
///
/// @param size of the run
/// @param options how many were run
/// @param seconds step to what it took on average, over the groups of audiences that it was done
///   for
record StepTimes(RunSize size, int options, Map<Step, Double> seconds) {

  /// Steps in the order in which each group of audiences goes through them.
  static final List<Step> ORDER =
      List.of(
          Step.COVERAGE,
          Step.MISSIONS,
          Step.SIMULATION,
          Step.WRITING,
          Step.CONSENT,
          Step.LEVERS,
          Step.HANDOVER,
          Step.STAFFING);

  /// Steps that take longer the more is simulated.
  private static final Set<Step> SIMULATED =
      EnumSet.of(Step.SIMULATION, Step.HANDOVER, Step.LEVERS);

  private static final int MILLIS = 1000;

  StepTimes {
    seconds = seconds.isEmpty() ? Map.of() : Map.copyOf(seconds);
  }

  /// What a step of another run is expected to take: as much as here, by its futures and
  /// replications where it simulates, and by its options.
  ///
  /// @return empty where the step is not known
  Optional<Duration> expected(Step step, RunSize other, int ofOptions) {
    Double took = seconds.get(step);
    if (took == null || options == 0) {
      return Optional.empty();
    }
    double work =
        SIMULATED.contains(step)
            ? (double) other.futures()
                * other.replications()
                / ((double) size.futures() * size.replications())
            : 1;
    return Optional.of(Duration.ofMillis(Math.round(took * work * ofOptions / options * MILLIS)));
  }

  /// What the steps after one are expected to take together.
  ///
  /// @param number of the step, from 1, over all groups
  /// @param of steps in all
  /// @return empty where none of them is known
  Optional<Duration> after(int number, int of, RunSize other, int ofOptions) {
    Optional<Duration> sum = Optional.empty();
    for (int n = number + 1; n <= of; n++) {
      Optional<Duration> one = expected(ORDER.get((n - 1) % ORDER.size()), other, ofOptions);
      if (one.isPresent()) {
        sum = Optional.of(sum.orElse(Duration.ZERO).plus(one.get()));
      }
    }
    return sum;
  }

  Map<String, Object> json() {
    var map = new LinkedHashMap<String, Object>();
    map.put("futures", size.futures());
    map.put("replications", size.replications());
    map.put("seed", size.seed());
    map.put("options", options);
    var steps = new LinkedHashMap<String, Object>();
    ORDER.stream().filter(seconds::containsKey).forEach(s -> steps.put(s.name(), seconds.get(s)));
    map.put("seconds", steps);
    return map;
  }

  /// @throws RuntimeException if it is not what [#json] makes
  static StepTimes of(Map<String, Object> map) {
    var seconds = new EnumMap<Step, Double>(Step.class);
    if (map.get("seconds") instanceof Map<?, ?> steps) {
      steps.forEach(
          (s, took) -> seconds.put(Step.valueOf((String) s), ((Number) took).doubleValue()));
    }
    return new StepTimes(
        new RunSize(
            ((Number) map.get("futures")).intValue(),
            ((Number) map.get("replications")).intValue(),
            ((Number) map.get("seed")).longValue()),
        ((Number) map.get("options")).intValue(),
        seconds);
  }
}
