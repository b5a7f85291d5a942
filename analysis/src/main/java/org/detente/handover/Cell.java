package org.detente.handover;

/// Where the figures of a zone stand in a record of one option and future: sums over replications.
final class Cell {

  /// Replications in which the benchmarks are met, and the sum of these months.
  static final int MET = 0;

  static final int MONTH = 1;

  /// Replications in which the three departures can be compared.
  static final int COMPARED = 2;

  private static final int LEAVING = 3;

  /// Of a departure: month, incidents and contact after it, the same months had they stayed.
  static final int LEFT_ON = 0;

  static final int INCIDENTS = 1;
  static final int CONTACT = 2;
  static final int STAYED_INCIDENTS = 3;
  static final int STAYED_CONTACT = 4;
  private static final int PER_LEAVING = 5;

  private static final int PER_DATE = 3;
  private static final int PER_TURN = 2;

  private final int dates;
  private final int turns;

  Cell(int dates, int turns) {
    this.dates = dates;
    this.turns = turns;
  }

  int size() {
    return date(dates) + turns * PER_TURN;
  }

  int leaving(Leaving leaving) {
    return LEAVING + leaving.ordinal() * PER_LEAVING;
  }

  /// Of a date: replications that reach it, incidents, contact.
  int date(int date) {
    return LEAVING + Leaving.values().length * PER_LEAVING + date * PER_DATE;
  }

  /// Of a turn of a lever: replications in which the benchmarks are met, sum of these months.
  int turn(int turn) {
    return date(dates) + turn * PER_TURN;
  }
}
