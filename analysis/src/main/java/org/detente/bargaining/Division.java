package org.detente.bargaining;

import org.detente.bargaining.SpatialSettings.Interpolation;

/// How a bargain divides the distance between two positions, dimension by dimension.
final class Division {

  /// Keeps weights of a bargain from being 0 against 0; each side then keeps its position.
  private static final double LEAST_WEIGHT = 1e-6;

  /// Bargains are rounded to this many parts of the scale.
  private static final double GRAIN = 10_000;

  private final Interpolation interpolation;

  Division(Interpolation interpolation) {
    this.interpolation = interpolation;
  }

  /// Weighted mean of two offers.
  static double[] mean(double[] a, double[] b, double weightA, double weightB) {
    var mean = new double[a.length];
    for (int d = 0; d < mean.length; d++) {
      mean[d] = (weightA * a[d] + weightB * b[d]) / (weightA + weightB);
    }
    return mean;
  }

  /// Where a bargain puts initiator and receiver, given the former's chance.
  ///
  /// @param chance weight of the initiator's side; a probability in the initiator's view
  /// @return the initiator's new position and the receiver's
  double[][] divide(SpatialState state, int i, int j, double chance) {
    double[] from = state.positions[i];
    double[] to = state.positions[j];
    var offer = new double[2][from.length];
    for (int d = 0; d < from.length; d++) {
      double si = state.salience[i][d];
      double sj = state.salience[j][d];
      switch (interpolation) {
        case S1P1 -> weigh(offer, d, from[d], si * chance, to[d], sj * (1 - chance));
        case S2P2 ->
            weigh(
                offer,
                d,
                from[d],
                si * si * (chance * chance),
                to[d],
                sj * sj * ((1 - chance) * (1 - chance)));
        case S2PMAX -> {
          double lead = 2 * chance - 1;
          double forth = concession(-lead, sj * sj, si * si) * (to[d] - from[d]);
          double back = concession(lead, si * si, sj * sj) * (from[d] - to[d]);
          offer[0][d] = between(from[d], to[d], from[d] + forth);
          offer[1][d] = between(from[d], to[d], to[d] + back);
        }
      }
    }
    return offer;
  }

  private static void weigh(
      double[][] offer, int d, double from, double weightI, double to, double weightJ) {
    double all = weightI + LEAST_WEIGHT + weightJ;
    double forI = ((weightI + LEAST_WEIGHT) * from + weightJ * to) / all;
    double forJ = (weightI * from + (weightJ + LEAST_WEIGHT) * to) / all;
    offer[0][d] = round(between(from, to, forI));
    offer[1][d] = round(between(from, to, forJ));
  }

  /// A weight that is no probability could lead beyond the two.
  private static double between(double from, double to, double position) {
    return Math.clamp(position, Math.min(from, to), Math.max(from, to));
  }

  private static double round(double share) {
    return Math.floor(0.5 + share * GRAIN) / GRAIN;
  }

  /// The share of the way an actor goes to one that leads it.
  private static double concession(double lead, double leader, double follower) {
    double l = Math.max(lead, 0);
    return l * leader / (l * leader + LEAST_WEIGHT + (1 - l) * follower);
  }
}
