package org.detente.commitment;

import java.util.ArrayList;
import java.util.Arrays;

/// Best replies of one actor, exactly: the payoff of every set of its own steps at once.
///
/// Given what the others have taken, a payoff is a sum of terms, each of which counts while certain
/// own steps stand: what an other's step is worth counts while the own steps stand that it rests
/// on. Summing terms over all subsets (a zeta transform) gives the payoff of all sets of k own
/// steps in k 2^k additions.
///
/// Not thread-safe: reuses its table.
final class Replies {

  private final int[] mine;
  private final StepSet own;
  private final Term[] terms;
  private final int[] restsOn;
  private final StepSet[] othersNeeded;
  private final double[] sums;

  // Something that counts while own steps and others' steps stand.
  private record Term(int mask, StepSet others, double worth) {}

  private final Game game;

  Replies(Game game, int actor) {
    this.game = game;
    own = game.own(actor);
    mine = new int[own.size()];
    int at = 0;
    for (int s = own.next(-1); s >= 0; s = own.next(s)) {
      mine[at++] = s;
    }
    var all = new ArrayList<Term>();
    for (int s = 0; s < game.steps(); s++) {
      double worth = game.worth(actor, s);
      if (worth != 0) {
        all.add(new Term(mask(game.needs(s)), game.needs(s).minus(own), worth));
      }
    }
    for (Game.Complement c : game.complements()) {
      double worth = c.worth().get(actor);
      if (worth > 0) {
        StepSet needs = game.closed(c.steps());
        all.add(new Term(mask(needs), needs.minus(own), worth));
      }
    }
    terms = all.toArray(Term[]::new);
    restsOn = new int[mine.length];
    othersNeeded = new StepSet[mine.length];
    for (int k = 0; k < mine.length; k++) {
      restsOn[k] = mask(game.needs(mine[k]));
      othersNeeded[k] = game.needs(mine[k]).minus(own);
    }
    sums = new double[1 << mine.length];
  }

  private int mask(StepSet set) {
    int mask = 0;
    for (int k = 0; k < mine.length; k++) {
      mask |= set.has(mine[k]) ? 1 << k : 0;
    }
    return mask;
  }

  /// What stands after the best reply; of equals that with the fewest or the most own steps.
  ///
  /// @param steps a standing set
  /// @param fixed steps that must be among those chosen
  /// @param within steps that may be
  StepSet best(StepSet steps, StepSet fixed, StepSet within, boolean smallest) {
    StepSet others = steps.minus(own);
    Arrays.fill(sums, 0);
    for (Term term : terms) {
      if (others.holds(term.others())) {
        sums[term.mask()] += term.worth();
      }
    }
    for (int k = 0; k < mine.length; k++) {
      int bit = 1 << k;
      for (int set = 0; set < sums.length; set++) {
        if ((set & bit) != 0) {
          sums[set] += sums[set ^ bit];
        }
      }
    }
    int must = mask(fixed);
    int may = mask(within);
    for (int k = 0; k < mine.length; k++) {
      may &= others.holds(othersNeeded[k]) ? ~0 : ~(1 << k);
    }
    double most = Double.NEGATIVE_INFINITY;
    for (int set = 0; set < sums.length; set++) {
      if (allowed(set, must, may)) {
        most = Math.max(most, sums[set]);
      }
    }
    int best = -1;
    for (int set = 0; set < sums.length; set++) {
      if (sums[set] >= most - Equilibria.SAME && allowed(set, must, may)) {
        int more = best < 0 ? 0 : Integer.bitCount(set) - Integer.bitCount(best);
        if (best < 0 || (smallest ? more < 0 : more > 0)) {
          best = set;
        }
      }
    }
    StepSet chosen = others;
    for (int k = 0; k < mine.length; k++) {
      chosen = (best >>> k & 1) == 1 ? chosen.with(mine[k]) : chosen;
    }
    return game.standing(chosen);
  }

  // Whether an own set may be chosen: with what it must hold, without what it may not, and each of
  // its steps with the own steps that it rests on.
  private boolean allowed(int set, int must, int may) {
    if ((set & must) != must || (set & ~may) != 0) {
      return false;
    }
    for (int rest = set; rest != 0; rest &= rest - 1) {
      int needed = restsOn[Integer.numberOfTrailingZeros(rest)];
      if ((set & needed) != needed) {
        return false;
      }
    }
    return true;
  }
}
