package org.detente.simulation;

import org.detente.numeric.Philox;

/// The luck of a run: counter-based random numbers, the same for every option. Key: seed and
/// future; counter: replication, month, place, purpose and event. Whatever is drawn, left out or
/// drawn twice cannot shift anything else.
///
/// An instance belongs to one thread.
final class Luck {

  /// What a number is for. Append only: the number is part of every result.
  enum Purpose {
    TENSION(1),
    TALKS(2),
    LINE(3),
    OFFENSIVE(4),
    COMMUNAL(5),
    ASSAULT(6),
    ASSAULT_COURSE(7),
    LINE_CASUALTY(8),
    COMMUNAL_CASUALTY(9),
    MISSION_DEATHS(10),
    WAR_THRESHOLD(11),
    WAR_COURSE(12),
    RESUMPTION(13),
    LINE_DEATHS(14),
    COMMUNAL_DEATHS(15);

    private final int key;

    Purpose(int key) {
      this.key = key;
    }
  }

  /// Events that one draw of [#among] serves.
  static final int EVENTS = 4;

  private final Philox philox = new Philox();
  private int key0;
  private int key1;
  private int replication;

  /// Turns to another run.
  void turnTo(long seed, int future, int replication) {
    long key = mix(mix(seed) + future * 0xD1B54A32D192ED03L);
    this.key0 = (int) (key >>> 32);
    this.key1 = (int) key;
    this.replication = replication;
  }

  /// A uniform number, 0 < u < 1. A draw serves an even month and the odd one after it, so that
  /// [MonthlyUniforms] can keep the second.
  double uniform(Purpose purpose, int month, int place) {
    draw(purpose, month >> 1, place, 0);
    return (month & 1) == 0 ? philox.first() : philox.second();
  }

  /// Which of the next events meet a chance: bit i is for event `first + i`.
  ///
  /// @param first a multiple of [#EVENTS]
  /// @param count number of events in all
  int among(Purpose purpose, int month, int place, int first, int count, double chance) {
    draw(purpose, month, place, first / EVENTS);
    int found = 0;
    for (int i = 0; i < EVENTS && first + i < count; i++) {
      found |= philox.coarse(i) < chance ? 1 << i : 0;
    }
    return found;
  }

  /// Draws for an event; read it with [#first], [#second] or [#coarse].
  ///
  /// @param event 0..16,777,215
  void draw(Purpose purpose, int month, int place, int event) {
    philox.draw(key0, key1, replication, month, place, purpose.key << 24 | event);
  }

  double first() {
    return philox.first();
  }

  double second() {
    return philox.second();
  }

  double coarse(int i) {
    return philox.coarse(i);
  }

  /// Finaliser of SplitMix64 (Stafford's variant 13).
  private static long mix(long z) {
    z += 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
