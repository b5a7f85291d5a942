package org.detente.scan;

import java.util.List;

/// A window with more cases than expected.
///
/// @param centre place around which the circle lies
/// @param places those inside, by number
/// @param radius distance from the centre to the farthest of them
/// @param from first interval
/// @param to last interval, inside
/// @param observed cases
/// @param expected cases under chance
/// @param relativeRisk observed over expected inside, divided by the same outside; infinite if all
///   cases are inside
/// @param statistic logarithm of the likelihood ratio
/// @param p place of the statistic among the highest ones of all repetitions and this sample,
///   divided by their number; those that are equal come after it. NaN without repetitions
/// @param pWithTies the same with equal ones before it: where counts are small, many are equal, and
///   the chance to see as much lies between the two
public record Cluster(
    int centre,
    List<Integer> places,
    double radius,
    int from,
    int to,
    int observed,
    double expected,
    double relativeRisk,
    double statistic,
    double p,
    double pWithTies) {

  public Cluster {
    places = List.copyOf(places);
  }
}
