package org.detente.search;

import java.util.List;

/// What is decided and how many objectives there are.
///
/// @param decisions at least one
/// @param epsilons for each objective, the difference worth telling apart, over 0: of solutions
///   that differ by less in all objectives one is kept. Smaller values give a larger front
public record SearchSpace(List<Decision> decisions, List<Double> epsilons) {

  /// @throws IllegalArgumentException if there is nothing to decide or to aim at
  public SearchSpace {
    decisions = List.copyOf(decisions);
    epsilons = List.copyOf(epsilons);
    if (decisions.isEmpty() || epsilons.isEmpty()) {
      throw new IllegalArgumentException("a search needs decisions and objectives");
    }
    for (double epsilon : epsilons) {
      if (!(epsilon > 0) || Double.isInfinite(epsilon)) {
        throw new IllegalArgumentException(
            "a difference worth telling apart is over 0: " + epsilon);
      }
    }
  }

  /// How many objectives there are.
  public int objectives() {
    return epsilons.size();
  }
}
