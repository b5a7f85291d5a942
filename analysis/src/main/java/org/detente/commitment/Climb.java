package org.detente.commitment;

/// What moving and stopping are worth to the owner of a step, on the way to a set of steps at which
/// all mean to arrive.
///
/// Whoever moves or stops, the others see it after the step's delay; until then things stand as
/// they are. Afterwards the climb goes on with a given chance per rung, else it ends, and an end of
/// the climb, from outside or because somebody stopped, leaves the lowest equilibrium that holds
/// what nobody can take back: trust is gone and everything else is taken away again (Nash
/// reversion, Friedman 1971, Review of Economic Studies 38). Whoever only claims to have moved is
/// found out with the step's chance; if it is not, the climb goes on and the cost is saved.
///
/// Of the way that lies ahead only its length counts and not its order: an end is valued as if it
/// came at once. For what the others may still do this is the worst case, since every further step
/// of another is worth 0 or more; what the mover itself may later do and not take back is weighed
/// at its own later turn. So what a rung needs depends on the set of steps taken and on nothing
/// else. [LadderCheck#slack] looks at a finished ladder rung by rung in its order.
///
/// Plain; the search asks [Needs], which is the same and faster. Not thread-safe.
final class Climb {

  private final Game game;
  private final Equilibria equilibria;
  private final StepSet top;
  private final boolean kept;

  /// @param top an equilibrium
  /// @param kept whether an end leaves all that anybody would keep rather than the lowest
  ///   equilibrium
  Climb(Game game, Equilibria equilibria, StepSet top, boolean kept) {
    this.game = game;
    this.equilibria = equilibria;
    this.top = top;
    this.kept = kept;
  }

  /// @param move what moving is worth to the owner, without a guarantee
  /// @param stop what the better of refusing and only claiming is worth to it
  record Values(double move, double stop) {

    /// What somebody from outside must add so that the owner moves.
    double need() {
      double need = stop - move;
      return need <= Equilibria.SAME ? 0 : need;
    }
  }

  /// What is left when the climb ends at a set.
  StepSet left(StepSet at) {
    return kept ? equilibria.kept(at) : equilibria.lowest(game.closed(at.and(game.irreversible())));
  }

  /// Values of the step to its owner at a standing set to which it can be added.
  Values values(StepSet at, int step) {
    int mover = game.owner(step);
    StepSet after = at.with(step);
    int ahead = top.minus(after).size();
    double reached = Math.pow(game.goesOn(), ahead);
    double soon = 1 - Math.pow(game.goesOn(), game.delay(step));
    double then = 1 - soon;
    double now = game.payoff(mover, at);
    double moved = game.payoff(mover, after);
    double goal = game.payoff(mover, top);
    double onward = (1 - reached) * game.payoff(mover, left(after)) + reached * goal;
    double refused = game.payoff(mover, left(at));
    double saved = Math.max(0, now - moved);
    double seen = game.seen(step);
    double claimed = seen * refused + (1 - seen) * (onward + saved);
    return new Values(soon * moved + then * onward, soon * now + then * Math.max(refused, claimed));
  }
}
