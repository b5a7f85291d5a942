package org.detente.commitment;

import java.util.List;

/// A sequence of steps from where things stand to an equilibrium, in which every mover, at its
/// turn, prefers moving to stopping.
///
/// @param start a standing set
/// @param rungs in order
/// @param top the equilibrium at its end
/// @param guarantee sum over rungs, in the unit of payoffs
/// @param bound no ladder to this top needs less than so much; equal to the sum where the search
///   ended
public record Ladder(StepSet start, List<Rung> rungs, StepSet top, double guarantee, double bound) {

  public Ladder {
    rungs = List.copyOf(rungs);
  }

  /// A step of a ladder.
  ///
  /// @param mover position of its owner
  /// @param step position of the step
  /// @param guarantee what somebody from outside must add so that the owner moves, 0 or more
  /// @param move what moving is worth to the owner, the guarantee included
  /// @param stop what stopping is worth to it
  /// @param left what is left if the owner stops here
  public record Rung(
      int mover, int step, double guarantee, double move, double stop, StepSet left) {}

  /// Whether no cheaper ladder leads to the same top.
  public boolean isCheapest() {
    return guarantee <= bound + Equilibria.SAME;
  }

  /// The steps in order.
  public List<Integer> steps() {
    return rungs.stream().map(Rung::step).toList();
  }
}
