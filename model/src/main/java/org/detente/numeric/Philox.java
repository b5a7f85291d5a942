package org.detente.numeric;

/// The counter-based generator Philox4x32-10: four words are a pure function of a key (two words)
/// and a counter (four words). No state runs along: draws can be made in any order, on any thread,
/// left out or repeated.
///
/// An instance holds the words of its last draw; it belongs to one thread.
///
/// Source: Salmon, Moraes, Dror & Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3", SC
/// '11; checked against the published vectors of its reference implementation.
public final class Philox {

  private static final long MULTIPLIER_0 = 0xD2511F53L;
  private static final long MULTIPLIER_1 = 0xCD9E8D57L;
  private static final int WEYL_0 = 0x9E3779B9;
  private static final int WEYL_1 = 0xBB67AE85;
  private static final int ROUNDS = 10;
  private static final double TWO_POW_MINUS_53 = 0x1p-53;
  private static final double TWO_POW_MINUS_32 = 0x1p-32;

  private int word0;
  private int word1;
  private int word2;
  private int word3;

  /// Draws four words.
  public void draw(int key0, int key1, int c0, int c1, int c2, int c3) {
    for (int round = 0; round < ROUNDS; round++) {
      long product0 = MULTIPLIER_0 * (c0 & 0xffffffffL);
      long product1 = MULTIPLIER_1 * (c2 & 0xffffffffL);
      int next0 = (int) (product1 >>> 32) ^ c1 ^ key0;
      int next2 = (int) (product0 >>> 32) ^ c3 ^ key1;
      c1 = (int) product1;
      c3 = (int) product0;
      c0 = next0;
      c2 = next2;
      key0 += WEYL_0;
      key1 += WEYL_1;
    }
    word0 = c0;
    word1 = c1;
    word2 = c2;
    word3 = c3;
  }

  /// A word of the last draw.
  ///
  /// @param i 0..3
  public int word(int i) {
    return switch (i) {
      case 0 -> word0;
      case 1 -> word1;
      case 2 -> word2;
      case 3 -> word3;
      default -> throw new IllegalArgumentException("a draw has words 0 to 3, not " + i);
    };
  }

  /// First uniform number of the last draw, 0 < u < 1, 53 bits (words 0 and 1).
  public double first() {
    return toUnit(word0, word1);
  }

  /// Second uniform number of the last draw, 0 < u < 1, 53 bits (words 2 and 3).
  public double second() {
    return toUnit(word2, word3);
  }

  /// A coarse uniform number of the last draw, 0 < u < 1, 32 bits; not independent of [#first] and
  /// [#second].
  ///
  /// @param i 0..3
  public double coarse(int i) {
    return ((word(i) & 0xffffffffL) + 0.5) * TWO_POW_MINUS_32;
  }

  private static double toUnit(int high, int low) {
    long bits = ((high & 0xffffffffL) << 21) | ((low & 0xffffffffL) >>> 11);
    return (bits + 0.5) * TWO_POW_MINUS_53;
  }
}
