package org.detente.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.detente.theatre.Settlement;
import org.detente.theatre.Theatre;

/// A theatre with fewer or more settlements than it has, for measurements only: some are left out,
/// or each is split into several that lie around it. Zones, lines and totals of people stay about
/// what they are.
final class ScaledTheatre {

  /// Splinters of a settlement lie within this distance, degrees.
  private static final double AROUND = 0.05;

  private ScaledTheatre() {}

  static Theatre of(Theatre theatre, int settlements) {
    List<Settlement> all = theatre.settlements();
    double share = (double) settlements / all.size();
    var scaled = new ArrayList<Settlement>();
    for (int k = 0; k < settlements; k++) {
      Settlement from = all.get((int) (k / share));
      scaled.add(
          new Settlement(
              k,
              from.id() + "-" + k,
              from.name(),
              from.zone(),
              from.longitude() + AROUND * (fraction(k, 1) - 0.5),
              from.latitude() + AROUND * (fraction(k, 2) - 0.5),
              from.residents().stream().map(n -> n / share).toList(),
              from.displaced().stream().map(n -> n / share).toList(),
              from.allocated(),
              from.lineDistanceKm()));
    }
    return new Theatre(
        theatre.folder(),
        theatre.id(),
        theatre.title(),
        theatre.asOf(),
        theatre.ceasefireSince(),
        theatre.horizonMonths(),
        theatre.languages(),
        theatre.seasonPeakMonth(),
        theatre.banner(),
        theatre.disclaimer(),
        theatre.deathsPerYear(),
        theatre.deathsPerYearSource(),
        theatre.underCount(),
        theatre.displacedFactor(),
        theatre.residentsFactor(),
        theatre.parties(),
        theatre.communities(),
        theatre.actors(),
        theatre.zones(),
        theatre.lines(),
        theatre.segments(),
        scaled,
        theatre.corridors(),
        theatre.frameworkAssumptions(),
        theatre.incidents(),
        theatre.pairedInputs(),
        theatre.sources());
  }

  private static double fraction(int k, int coordinate) {
    long z = (k * 2L + coordinate) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    return ((z ^ (z >>> 27)) >>> 11) * 0x1p-53;
  }
}
