package org.detente.selfexciting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.detente.numeric.Draws;

/// Draws events of a self-exciting process generation by generation: founders, their offspring,
/// theirs (Hawkes & Oakes 1974, Journal of Applied Probability 11).
///
/// @param backgroundPerDay founders a day in the whole area, 0 or more
/// @param branchingRatio mean offspring of an event, 0 <= n < 1
/// @param decayPerDay positive
/// @param spatialScaleKm 0 or more; NaN for events without places
/// @param markEffect exponent of offspring per unit of the mark, below 1; marks are exponential
///   with mean 1. NaN for events without marks
/// @param sideKm side of the square of the founders; offspring may fall beyond it
public record HawkesProcess(
    double backgroundPerDay,
    double branchingRatio,
    double decayPerDay,
    double spatialScaleKm,
    double markEffect,
    double sideKm) {

  private static final int PURPOSE = 0x6861;

  /// @throws IllegalArgumentException if a number is out of range
  public HawkesProcess {
    if (!(backgroundPerDay >= 0
        && branchingRatio >= 0
        && branchingRatio < 1
        && decayPerDay > 0
        && !(markEffect >= 1))) {
      throw new IllegalArgumentException(
          "background %s, branching %s, decay %s, mark effect %s"
              .formatted(backgroundPerDay, branchingRatio, decayPerDay, markEffect));
    }
  }

  private record Event(double time, double east, double north, double mark) {}

  /// Draws events from an empty start.
  ///
  /// @param days duration
  /// @param seed the same gives the same events
  public Events simulate(double days, int seed) {
    var draws = new Draws(seed, PURPOSE, 0);
    List<Event> all = new ArrayList<>();
    int founders = draws.poisson(backgroundPerDay * days);
    for (int i = 0; i < founders; i++) {
      all.add(
          new Event(
              draws.uniform() * days,
              draws.uniform() * sideKm,
              draws.uniform() * sideKm,
              draws.exponential()));
    }
    for (int i = 0; i < all.size(); i++) {
      Event parent = all.get(i);
      // E exp(alpha mark) = 1 / (1 - alpha) for marks that are exponential with mean 1.
      double weight =
          Double.isNaN(markEffect) ? 1 : Math.exp(markEffect * parent.mark()) * (1 - markEffect);
      int offspring = draws.poisson(branchingRatio * weight);
      for (int k = 0; k < offspring; k++) {
        double time = parent.time() + draws.exponential() / decayPerDay;
        double east = parent.east() + draws.normal() * spatialScaleKm;
        double north = parent.north() + draws.normal() * spatialScaleKm;
        double mark = draws.exponential();
        if (time < days) {
          all.add(new Event(time, east, north, mark));
        }
      }
    }
    all.sort(Comparator.comparingDouble(Event::time));
    Event[] events = all.toArray(Event[]::new);
    boolean spatial = !Double.isNaN(spatialScaleKm);
    return new Events(
        Arrays.stream(events).mapToDouble(Event::time).toArray(),
        spatial ? Arrays.stream(events).mapToDouble(Event::east).toArray() : null,
        spatial ? Arrays.stream(events).mapToDouble(Event::north).toArray() : null,
        Double.isNaN(markEffect) ? null : Arrays.stream(events).mapToDouble(Event::mark).toArray(),
        days,
        sideKm * sideKm);
  }
}
