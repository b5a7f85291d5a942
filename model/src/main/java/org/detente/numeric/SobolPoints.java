package org.detente.numeric;

import org.hipparchus.random.SobolSequenceGenerator;

/// Scrambled Sobol' points: point *i* is a pure function of (seed, i), so that any number of points
/// are the first of any larger number.
///
/// Points are scrambled by a hash in the manner of Owen's nested uniform scrambling, which keeps
/// their even spread and makes each of them uniform. Source of the points: Joe & Kuo (2008), SIAM
/// J. Sci. Comput. 30; of the hash: Laine & Karras (2011) as used by Burley (2020), "Practical
/// hash-based Owen scrambling", JCGT 9(4).
public final class SobolPoints {

  private final int dimensions;
  private final long seed;
  private final SobolSequenceGenerator generator;

  /// @param dimensions 1..1000
  public SobolPoints(int dimensions, long seed) {
    this.dimensions = dimensions;
    this.seed = seed;
    this.generator = new SobolSequenceGenerator(dimensions);
  }

  /// A point.
  ///
  /// @param index 0 or more
  /// @return shape `[dimensions]`, each 0 < u < 1; a new array
  public double[] point(int index) {
    double[] raw = generator.skipTo(index);
    double[] point = new double[dimensions];
    for (int d = 0; d < dimensions; d++) {
      int bits = (int) (long) (raw[d] * 0x1p32);
      int scrambled = scramble(bits, hash(seed, d));
      point[d] = ((scrambled & 0xffffffffL) + 0.5) * 0x1p-32;
    }
    return point;
  }

  private static int scramble(int bits, int key) {
    int x = Integer.reverse(bits);
    x += key;
    x ^= x * 0x6c50b47c;
    x ^= x * 0xb82f1e52;
    x ^= x * 0xc7afe638;
    x ^= x * 0x8d22f6e6;
    return Integer.reverse(x);
  }

  /// Finaliser of SplitMix64 (Stafford's variant 13) over seed and dimension.
  private static int hash(long seed, int dimension) {
    long z = seed * 0x9E3779B97F4A7C15L + (dimension + 1) * 0xD1B54A32D192ED03L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return (int) ((z ^ (z >>> 31)) >>> 16);
  }
}
