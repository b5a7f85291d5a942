package org.detente.search;

import java.util.List;

/// Operators that make a new candidate of old ones. Numbers are handled as shares of their range;
/// an option is taken over from one of the parents.
///
/// Sources: Deb & Agrawal (1995), "Simulated binary crossover for continuous search space", Complex
/// Systems 9, 115-148; Deb & Goyal (1996), "A combined genetic adaptive search (GeneAS) for
/// engineering design", Computer Science and Informatics 26(4), 30-45 (polynomial mutation); Storn
/// & Price (1997), "Differential evolution", Journal of Global Optimization 11, 341-359; Deb, Anand
/// & Joshi (2002), "A computationally efficient evolutionary algorithm for real-parameter
/// optimization", Evolutionary Computation 10(4), 371-395 (parent-centric crossover).
final class Variation {

  /// What makes children.
  enum Operator {
    SIMULATED_BINARY(2),
    DIFFERENTIAL(4),
    PARENT_CENTRIC(3),
    UNIFORM_MUTATION(1);

    final int parents;

    Operator(int parents) {
      this.parents = parents;
    }
  }

  /// Distribution index of the crossover, plus 1. A power of two, so that its root is four square
  /// roots: fast, and the same bits everywhere.
  private static final int CROSSOVER_POWER = 16;

  private static final double MUTATION_INDEX = 20;

  /// A whole number stands for the genes from it to the next.
  private static final double MIDDLE = 0.5;

  private static final double DIFFERENTIAL_STEP = 0.5;
  private static final double DIFFERENTIAL_RATE = 0.3;
  private static final double ALONG = 0.1;
  private static final double ACROSS = 0.1;

  /// How many options there are; 0 where a number is decided.
  private final int[] options;

  /// A decision is `low + gene x span`, at most `high`, without fraction if it is whole.
  private final double[] low;

  private final double[] span;
  private final double[] high;
  private final boolean[] whole;
  private final Draws draws;

  /// @param draws where luck comes from; shared with the search
  Variation(List<Decision> decisions, Draws draws) {
    this.draws = draws;
    int n = decisions.size();
    options = new int[n];
    low = new double[n];
    span = new double[n];
    high = new double[n];
    whole = new boolean[n];
    for (int i = 0; i < n; i++) {
      switch (decisions.get(i)) {
        case Decision.Real r -> {
          low[i] = r.low();
          span[i] = r.high() - r.low();
          high[i] = r.high();
        }
        case Decision.Whole w -> {
          low[i] = w.low();
          span[i] = (double) w.high() - w.low() + 1;
          high[i] = w.high();
          whole[i] = true;
        }
        case Decision.Choice c -> {
          options[i] = c.options();
          span[i] = 1;
          high[i] = c.options() - 1;
        }
      }
    }
  }

  /// Drawn at random from the whole space.
  double[] random() {
    var genes = new double[options.length];
    for (int i = 0; i < genes.length; i++) {
      genes[i] = anything(i);
    }
    return genes;
  }

  private double anything(int i) {
    return options[i] > 0 ? draws.index(options[i]) : draws.uniform();
  }

  /// Genes as decisions.
  Candidate decode(double[] genes) {
    var values = new Double[genes.length];
    for (int i = 0; i < genes.length; i++) {
      double value = low[i] + genes[i] * span[i];
      values[i] = Math.min(high[i], whole[i] ? Math.floor(value) : value);
    }
    return new Candidate(List.of(values));
  }

  /// Decisions as genes: decoded, they are the same decisions.
  double[] encode(List<Double> decisions) {
    var genes = new double[options.length];
    for (int i = 0; i < genes.length; i++) {
      double above = decisions.get(i) - low[i];
      genes[i] = (whole[i] ? above + MIDDLE : above) / span[i];
    }
    return genes;
  }

  /// Makes a child.
  ///
  /// @param parents as many as the operator wants; the child is nearest to the first
  double[] child(Operator operator, double[][] parents) {
    double[] child = parents[0].clone();
    switch (operator) {
      case SIMULATED_BINARY -> {
        simulatedBinary(child, parents[1]);
        polynomial(child);
      }
      case DIFFERENTIAL -> {
        differential(child, parents);
        polynomial(child);
      }
      case PARENT_CENTRIC -> {
        parentCentric(child, parents);
        polynomial(child);
      }
      case UNIFORM_MUTATION -> uniformMutation(child);
    }
    return child;
  }

  private void simulatedBinary(double[] child, double[] other) {
    for (int i = 0; i < child.length; i++) {
      if (draws.chance(0.5) || child[i] == other[i]) {
        continue;
      }
      if (options[i] > 0) {
        child[i] = draws.chance(0.5) ? other[i] : child[i];
        continue;
      }
      double low = Math.min(child[i], other[i]);
      double high = Math.max(child[i], other[i]);
      // Which of the two sides the child is on is drawn anew for every decision: that mixes.
      boolean lower = draws.chance(0.5);
      double bound = 1 + 2 * (lower ? low : 1 - high) / (high - low);
      double spread = spread(bound);
      double middle = (low + high) / 2;
      double half = spread * (high - low) / 2;
      child[i] = clamp(lower ? middle - half : middle + half);
    }
  }

  /// Spread factor of the crossover, cut so that the child stays inside.
  private double spread(double bound) {
    double power = 1 / bound;
    for (int p = CROSSOVER_POWER; p > 1; p /= 2) {
      power *= power;
    }
    double u = draws.uniform() * (2 - power);
    double root = u <= 1 ? u : 1 / (2 - u);
    for (int p = CROSSOVER_POWER; p > 1; p /= 2) {
      root = Math.sqrt(root);
    }
    return root;
  }

  private void polynomial(double[] child) {
    double rate = 1.0 / child.length;
    for (int i = 0; i < child.length; i++) {
      if (!draws.chance(rate)) {
        continue;
      }
      if (options[i] > 0) {
        child[i] = draws.index(options[i]);
        continue;
      }
      double u = draws.uniform();
      double power = MUTATION_INDEX + 1;
      double shift;
      if (u < 0.5) {
        double inside = 2 * u + (1 - 2 * u) * StrictMath.pow(1 - child[i], power);
        shift = StrictMath.pow(inside, 1 / power) - 1;
      } else {
        double inside = 2 * (1 - u) + (2 * u - 1) * StrictMath.pow(child[i], power);
        shift = 1 - StrictMath.pow(inside, 1 / power);
      }
      child[i] = clamp(child[i] + shift);
    }
  }

  private void differential(double[] child, double[][] parents) {
    int sure = draws.index(child.length);
    for (int i = 0; i < child.length; i++) {
      if (i != sure && !draws.chance(DIFFERENTIAL_RATE)) {
        continue;
      }
      if (options[i] > 0) {
        child[i] = parents[1 + draws.index(3)][i];
      } else {
        child[i] = clamp(parents[1][i] + DIFFERENTIAL_STEP * (parents[2][i] - parents[3][i]));
      }
    }
  }

  /// Around the first parent: along its distance from the mean of all, and across it by the mean
  /// distance of the others from that line.
  private void parentCentric(double[] child, double[][] parents) {
    int n = child.length;
    var direction = new double[n];
    double length2 = 0;
    for (int i = 0; i < n; i++) {
      if (options[i] > 0) {
        child[i] = parents[draws.index(parents.length)][i];
        continue;
      }
      double mean = 0;
      for (double[] parent : parents) {
        mean += parent[i] / parents.length;
      }
      direction[i] = parents[0][i] - mean;
      length2 += direction[i] * direction[i];
    }
    if (length2 == 0) {
      return;
    }
    double across = 0;
    for (int p = 1; p < parents.length; p++) {
      across += offLine(parents[p], parents[0], direction, length2) / (parents.length - 1);
    }
    var noise = new double[n];
    double along = 0;
    for (int i = 0; i < n; i++) {
      noise[i] = options[i] > 0 ? 0 : draws.normal() * ACROSS * across;
      along += noise[i] * direction[i];
    }
    double step = draws.normal() * ALONG - along / length2;
    for (int i = 0; i < n; i++) {
      if (options[i] == 0) {
        child[i] = clamp(child[i] + noise[i] + step * direction[i]);
      }
    }
  }

  private double offLine(double[] parent, double[] origin, double[] direction, double length2) {
    double squares = 0;
    double dot = 0;
    for (int i = 0; i < direction.length; i++) {
      double d = options[i] > 0 ? 0 : parent[i] - origin[i];
      squares += d * d;
      dot += d * direction[i];
    }
    return Math.sqrt(Math.max(0, squares - dot * dot / length2));
  }

  /// Some decisions anew; at least one.
  void uniformMutation(double[] child) {
    double rate = 1.0 / child.length;
    int sure = draws.index(child.length);
    for (int i = 0; i < child.length; i++) {
      if (i == sure || draws.chance(rate)) {
        child[i] = anything(i);
      }
    }
  }

  private static double clamp(double share) {
    return Math.clamp(share, 0.0, 1.0);
  }
}
