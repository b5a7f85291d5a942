package org.detente.numeric;

/// A numbered stream of uniform draws, for samples, shuffles and resamples: what it gives depends
/// on seed, purpose and number only. Streams with different purposes or numbers are independent, so
/// tasks on many threads that each take the stream of their own number give the same result as one
/// thread.
///
/// An instance belongs to one thread.
public final class Draws {

  private final Philox philox = new Philox();
  private final int key0;
  private final int key1;
  private final int purpose;
  private final int number;
  private long next;

  /// @param purpose tells apart what draws are for under the same seed
  /// @param number tells apart streams for the same purpose: a resample, a tree, a column
  public Draws(long seed, int purpose, int number) {
    this.key0 = (int) seed;
    this.key1 = (int) (seed >>> 32);
    this.purpose = purpose;
    this.number = number;
  }

  /// The next number, 0 < u < 1.
  public double uniform() {
    return drawn() ? philox.first() : philox.second();
  }

  /// The next whole number below a bound, each as likely as the others (to 1 in 2^40 for bounds of
  /// a million).
  ///
  /// @param bound 1 or more
  /// @return 0 to bound - 1
  public int below(int bound) {
    boolean first = drawn();
    long high = philox.word(first ? 0 : 2) & 0xffffffffL;
    long low = philox.word(first ? 1 : 3) & 0xffffffffL;
    // The upper 64 bits of (96-bit product) / 2^64, carried by hand.
    return (int) ((high * bound + ((low * bound) >>> 32)) >>> 32);
  }

  /// Puts an array into random order (Fisher & Yates).
  public void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = below(i + 1);
      int kept = values[i];
      values[i] = values[j];
      values[j] = kept;
    }
  }

  /// Draws four words for every second number.
  private boolean drawn() {
    boolean first = (next & 1) == 0;
    if (first) {
      long counter = next >>> 1;
      philox.draw(key0, key1, (int) counter, (int) (counter >>> 32), number, purpose);
    }
    next++;
    return first;
  }
}
