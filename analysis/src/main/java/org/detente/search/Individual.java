package org.detente.search;

/// A candidate inside the search: genes, and what it is worth once that is known.
final class Individual {

  /// Real and whole decisions as share of their range, 0..1; options by number.
  final double[] genes;

  /// Index of the operator that made it; -1 if it was drawn at random.
  final int operator;

  double[] objectives;
  double violation;

  Individual(double[] genes, int operator) {
    this.genes = genes;
    this.operator = operator;
  }

  boolean feasible() {
    return violation == 0;
  }

  /// -1 if the first dominates the second, 1 if the second dominates the first, else 0. Less
  /// violation beats more; among the feasible, no objective may be worse and one must be better.
  static int compare(Individual a, Individual b) {
    if (a.violation != b.violation) {
      return a.violation < b.violation ? -1 : 1;
    }
    if (a.violation > 0) {
      return 0;
    }
    boolean aBetter = false;
    boolean bBetter = false;
    for (int m = 0; m < a.objectives.length; m++) {
      aBetter |= a.objectives[m] < b.objectives[m];
      bBetter |= b.objectives[m] < a.objectives[m];
    }
    return aBetter == bBetter ? 0 : aBetter ? -1 : 1;
  }
}
