package org.detente.numeric;

import org.hipparchus.random.SobolSequenceGenerator;

/// Scrambled Sobol' points: point *i* is a pure function of (seed, i), so that any number of points
/// are the first of any larger number.
///
/// Points are scrambled by a hash in the manner of Owen's nested uniform scrambling, which keeps
/// their even spread and makes each of them uniform. Later coordinates of a Sobol' sequence fill
/// their planes evenly only from many points on; among few points some pairs of them are nearly the
/// same. Coordinates are therefore taken in sets of [#SET]: each set is the first coordinates of
/// the sequence in an order of its own (a nested uniform shuffle of the index), so that within a
/// set planes are filled evenly, and between sets coordinates meet as if by chance.
///
/// Source of the points: Joe & Kuo (2008), SIAM J. Sci. Comput. 30; of hash, shuffle and padding:
/// Laine & Karras (2011) as used by Burley (2020), "Practical hash-based Owen scrambling", JCGT
/// 9(4), with the constants of Vegdahl (2021).
public final class SobolPoints {

  /// Coordinates that fill their planes evenly together.
  public static final int SET = 10;

  private static final int INDEX_BITS = 30;

  private final int dimensions;
  private final long seed;
  private final SobolSequenceGenerator generator = new SobolSequenceGenerator(SET);

  /// @param dimensions 1 or more
  public SobolPoints(int dimensions, long seed) {
    if (dimensions < 1) {
      throw new IllegalArgumentException("dimensions must be at least 1, but are " + dimensions);
    }
    this.dimensions = dimensions;
    this.seed = seed;
  }

  /// A point.
  ///
  /// @param index 0 to 2^30 - 1
  /// @return shape `[dimensions]`, each 0 < u < 1; a new array
  public double[] point(int index) {
    double[] point = new double[dimensions];
    for (int from = 0; from < dimensions; from += SET) {
      int shuffled = scramble(index, hash(seed, -1 - from)) & ((1 << INDEX_BITS) - 1);
      double[] raw = generator.skipTo(shuffled);
      for (int d = from; d < Math.min(dimensions, from + SET); d++) {
        int bits = (int) (long) (raw[d - from] * 0x1p32);
        int scrambled = scramble(bits, hash(seed, d));
        point[d] = ((scrambled & 0xffffffffL) + 0.5) * 0x1p-32;
      }
    }
    return point;
  }

  private static int scramble(int bits, int key) {
    int x = Integer.reverse(bits);
    x ^= x * 0x3d20adea;
    x += key;
    x *= (key >>> 16) | 1;
    x ^= x * 0x05526c56;
    x ^= x * 0x53a22864;
    return Integer.reverse(x);
  }

  /// Finaliser of SplitMix64 (Stafford's variant 13) over seed and dimension.
  private static int hash(long seed, int dimension) {
    long z = seed * 0x9E3779B97F4A7C15L + (dimension + 1) * 0xD1B54A32D192ED03L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return (int) ((z ^ (z >>> 31)) >>> 8);
  }
}
