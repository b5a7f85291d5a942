package org.detente.numeric;

/// Sums in a fixed order that processors like: four running sums, each over every fourth number,
/// added up at the end. Much faster than one running sum, whose every step waits for the last.
public final class Sums {

  private Sums() {}

  /// Sum of `v[from]` up to before `v[to]`.
  public static double of(double[] v, int from, int to) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = from;
    for (; i < to - 3; i += 4) {
      a += v[i];
      b += v[i + 1];
      c += v[i + 2];
      d += v[i + 3];
    }
    if (i < to) {
      a += v[i];
    }
    if (i + 1 < to) {
      b += v[i + 1];
    }
    if (i + 2 < to) {
      c += v[i + 2];
    }
    return (a + b) + (c + d);
  }
}
