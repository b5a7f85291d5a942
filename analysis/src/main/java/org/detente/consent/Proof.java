package org.detente.consent;

/// How sure an answer of the search is.
///
/// @param state what is proven
/// @param gap how far the best possible may lie from what was found, in the unit of the objective;
///   0 where it is proven to be the best; NaN where there is nothing to measure from
public record Proof(State state, double gap) {

  /// What is proven.
  public enum State {
    /// Found, and none is better (by more than the gap, which then is rounding only).
    OPTIMAL,
    /// Found; a better one may exist, by no more than the gap.
    FEASIBLE,
    /// There is none.
    INFEASIBLE,
    /// None was found within the limit of work, and it is not known whether there is one.
    UNKNOWN
  }

  /// Whether there is an answer.
  public boolean found() {
    return state == State.OPTIMAL || state == State.FEASIBLE;
  }
}
