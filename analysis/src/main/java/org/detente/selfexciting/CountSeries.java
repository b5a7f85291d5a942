package org.detente.selfexciting;

/// Counts by place and month, and who neighbours whom. Arrays are kept, not copied, and only read.
///
/// @param counts shape [places][months], 0 or more
/// @param exposure what a month's own rate is proportional to (people, contact hours, a known
///   season), shape [places][months], 0 or more; null if the same everywhere
/// @param neighbourStart first neighbour of each place, shape [places + 1]
/// @param neighbour places, from [neighbourStart] on
/// @param neighbourWeight share of the offspring that leave the place which falls to this
///   neighbour; adds up to 1 or less for each place
public record CountSeries(
    int[][] counts,
    double[][] exposure,
    int[] neighbourStart,
    int[] neighbour,
    double[] neighbourWeight) {

  /// @throws IllegalArgumentException if shapes differ, a number is negative or not finite, there
  ///   are fewer than two months, or no incident
  public CountSeries {
    int places = counts.length;
    if (places == 0 || counts[0].length < 2 || neighbourStart.length != places + 1) {
      throw new IllegalArgumentException("there must be places with two months or more");
    }
    long sum = 0;
    for (int p = 0; p < places; p++) {
      if (counts[p].length != counts[0].length
          || exposure != null && exposure[p].length != counts[0].length) {
        throw new IllegalArgumentException("place %d has other months".formatted(p));
      }
      for (int t = 0; t < counts[p].length; t++) {
        double e = exposure == null ? 1 : exposure[p][t];
        if (counts[p][t] < 0 || !(e >= 0) || Double.isInfinite(e)) {
          throw new IllegalArgumentException(
              "place %d, month %d: count %d, exposure %s".formatted(p, t, counts[p][t], e));
        }
        sum += counts[p][t];
      }
      double weight = 0;
      for (int k = neighbourStart[p]; k < neighbourStart[p + 1]; k++) {
        weight += neighbourWeight[k];
      }
      if (!(weight <= 1 + 1e-9)) {
        throw new IllegalArgumentException("weights of place %d add up to %s".formatted(p, weight));
      }
    }
    if (sum == 0) {
      throw new IllegalArgumentException("there is no incident");
    }
  }

  /// Counts of places that do not touch each other.
  public static CountSeries apart(int[][] counts, double[][] exposure) {
    return new CountSeries(counts, exposure, new int[counts.length + 1], new int[0], new double[0]);
  }

  /// Number of places.
  public int places() {
    return counts.length;
  }

  /// Number of months.
  public int months() {
    return counts[0].length;
  }

  /// Whether any place has a neighbour.
  public boolean connected() {
    return neighbour.length > 0;
  }

  /// Exposure of a place in a month.
  double exposureOf(int place, int month) {
    return exposure == null ? 1 : exposure[place][month];
  }

  /// Incidents around each place in a month, by the weights, shape [places].
  double[] around(int month) {
    double[] around = new double[places()];
    for (int p = 0; p < places(); p++) {
      int y = counts[p][month];
      for (int k = neighbourStart[p]; y > 0 && k < neighbourStart[p + 1]; k++) {
        around[neighbour[k]] += neighbourWeight[k] * y;
      }
    }
    return around;
  }
}
