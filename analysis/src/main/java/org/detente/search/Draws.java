package org.detente.search;

import org.detente.numeric.Philox;

/// Random numbers one after another, from a counter that can be put down and taken up again.
final class Draws {

  /// Keeps these draws apart from others with the same seed.
  private static final int PURPOSE = 0x5EA4C4;

  private final Philox philox = new Philox();
  private final int key0;
  private final int key1;
  private long counter;
  private boolean second;

  Draws(long seed, long counter) {
    this.key0 = (int) seed;
    this.key1 = (int) (seed >>> 32);
    this.counter = counter;
  }

  /// Drops a number that was drawn together with the last one and not used.
  void align() {
    second = false;
  }

  /// Where aligned draws go on.
  long counter() {
    return counter;
  }

  /// 0 < u < 1.
  double uniform() {
    if (second) {
      second = false;
      return philox.second();
    }
    philox.draw(key0, key1, (int) counter, (int) (counter >>> 32), PURPOSE, 0);
    counter++;
    second = true;
    return philox.first();
  }

  /// 0 up to `bound`, which is outside.
  int index(int bound) {
    return (int) (uniform() * bound);
  }

  boolean chance(double probability) {
    return uniform() < probability;
  }

  /// Standard normal, by Marsaglia's polar method.
  double normal() {
    while (true) {
      double a = 2 * uniform() - 1;
      double b = 2 * uniform() - 1;
      double s = a * a + b * b;
      if (s < 1) {
        return a * Math.sqrt(-2 * StrictMath.log(s) / s);
      }
    }
  }
}
