package org.detente.sensitivity;

import org.detente.numeric.Draws;

/// A Latin hypercube: the range of every input is cut into as many slices as there are points, and
/// each slice holds one point, at a random place.
///
/// Source: McKay, Beckman & Conover (1979), Technometrics 21.
public final class LatinHypercube {

  private static final int ORDER = 0x6c687301;
  private static final int PLACE = 0x6c687302;

  private LatinHypercube() {}

  /// Draws points.
  ///
  /// @param points 1 or more
  /// @param inputs 1 or more
  /// @return shape `[points][inputs]`, each 0 < u < 1
  public static double[][] sample(int points, int inputs, long seed) {
    if (points < 1 || inputs < 1) {
      throw new IllegalArgumentException("points and inputs must be at least 1");
    }
    double[][] sample = new double[points][inputs];
    int[] slice = new int[points];
    for (int j = 0; j < inputs; j++) {
      for (int i = 0; i < points; i++) {
        slice[i] = i;
      }
      new Draws(seed, ORDER, j).shuffle(slice);
      var place = new Draws(seed, PLACE, j);
      for (int i = 0; i < points; i++) {
        // A place near the end of the last slice must not round to 1.
        sample[i][j] = Math.min((slice[i] + place.uniform()) / points, Math.nextDown(1.0));
      }
    }
    return sample;
  }
}
