package org.detente.web.work;

/// Where a run stands.
public enum RunState {
  /// Others are before it.
  WAITING("waiting"),
  RUNNING("running"),
  DONE("finished"),
  /// Somebody stopped it; what was finished is kept.
  CANCELLED("stopped"),
  /// It could not go on; the reason stands beside.
  FAILED("failed");

  private final String word;

  RunState(String word) {
    this.word = word;
  }

  /// For people.
  public String word() {
    return word;
  }

  /// Whether it may go on from where it is.
  public boolean resumable() {
    return this == CANCELLED || this == FAILED;
  }
}
