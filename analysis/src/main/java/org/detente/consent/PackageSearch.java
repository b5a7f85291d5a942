package org.detente.consent;

import com.google.ortools.Loader;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearArgument;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// The exact search for packages on a ground: a choice of one level for every free cell. Utilities
/// are rounded to [#UNIT] for the solver; what it finds is worked out again in full.
///
/// Each search is one model of constraint programming with a fixed seed, one thread and a limit of
/// deterministic work.
final class PackageSearch {

  /// One utility in the solver's whole numbers.
  private static final double UNIT = 1e9;

  /// Two packages nearer than this are equally good, in utility.
  static final double SAME = 1e-6;

  /// Less than the solver's whole numbers can tell, in any unit.
  private static final double ROUNDING_UNITS = 0.5;

  private static final double LOG_UNIT = 1e6;
  private static final double SLOPE_UNIT = 1e3;
  private static final double LEAST_LOG = -20;

  /// Searches that even out gains stop when what they found is at most so far from the best: many
  /// zones that matter alike make very many packages very nearly as good.
  private static final double NEAR = 2e-3;

  /// The same for the sum of logarithms of gains: a hundredth of their product.
  private static final double LOG_NEAR = 1e-2;

  private static final int MOST_ROUNDS = 16;

  /// Gains below this are weighed as this.
  private static final double LEAST_GAIN = 1e-3;

  /// Deterministic work of one search; about as many seconds on one core.
  private static final double MOST_WORK = 1.5;

  private final Ground ground;
  private final int[] base;
  private final int[] group;
  private final int groups;

  /// @param base levels of the cells that are not free
  /// @param uniform whether an issue has the same level in all zones in which it is free
  PackageSearch(Ground ground, int[] base, boolean uniform) {
    this.ground = ground;
    this.base = base;
    this.group = new int[base.length];
    var issues = new ArrayList<String>();
    int next = 0;
    for (int k = 0; k < base.length; k++) {
      String issue = ground.agenda().cells().get(k).issue().id();
      if (!ground.free()[k]) {
        group[k] = -1;
      } else if (uniform && issues.contains(issue)) {
        group[k] = issues.indexOf(issue);
      } else {
        group[k] = next++;
        issues.add(issue);
      }
    }
    this.groups = next;
  }

  /// What a search found.
  ///
  /// @param levels the package, shape [cells]; empty where there is none
  record Found(Optional<int[]> levels, Proof proof) {}

  /// A model being built.
  private final class Model {
    final CpModel model = Native.model();
    final BoolVar[][] chosen = new BoolVar[groups][];

    Model(boolean acceptable) {
      for (int k = 0; k < base.length; k++) {
        if (group[k] >= 0) {
          cell(k);
        }
      }
      for (BoolVar[] levels : chosen) {
        model.addExactlyOne(Arrays.stream(levels).filter(v -> v != null).toArray(Literal[]::new));
      }
      for (Ground.Link link : ground.links()) {
        link(link);
      }
      if (acceptable) {
        for (int i = 0; i < ground.holders().size(); i++) {
          model.addGreaterOrEqual(gain(i, 1, UNIT), 0);
        }
      }
    }

    private void cell(int k) {
      int levels = ground.allowed()[k].length;
      BoolVar[] here = chosen[group[k]];
      boolean first = here == null;
      if (first) {
        here = new BoolVar[levels];
        chosen[group[k]] = here;
      }
      for (int l = 0; l < levels; l++) {
        if (first && ground.allowed()[k][l]) {
          here[l] = model.newBoolVar("");
        } else if (!ground.allowed()[k][l]) {
          if (here[l] != null) {
            model.addEquality(here[l], 0);
          }
          here[l] = null;
        }
      }
    }

    private void link(Ground.Link link) {
      BoolVar from = chosen[group[link.cell()]][link.level()];
      if (from == null) {
        return;
      }
      var ways = new ArrayList<Literal>();
      ways.add(from.not());
      BoolVar[] other = chosen[group[link.other()]];
      for (int l = 0; l < other.length; l++) {
        if (other[l] != null && link.holds()[l]) {
          ways.add(other[l]);
        }
      }
      model.addBoolOr(ways.toArray(Literal[]::new));
    }

    /// Sum of coefficients of the chosen levels, in whole numbers of a unit.
    LinearArgument sum(Coefficient coefficient, double unit) {
      double[][] total = new double[groups][];
      for (int k = 0; k < base.length; k++) {
        if (group[k] >= 0) {
          int levels = ground.allowed()[k].length;
          if (total[group[k]] == null) {
            total[group[k]] = new double[levels];
          }
          for (int l = 0; l < levels; l++) {
            total[group[k]][l] += coefficient.of(k, l);
          }
        }
      }
      LinearExprBuilder sum = LinearExpr.newBuilder();
      for (int g = 0; g < groups; g++) {
        for (int l = 0; l < total[g].length; l++) {
          long rounded = (long) Math.rint(total[g][l] * unit);
          if (chosen[g][l] != null && rounded != 0) {
            sum.addTerm(chosen[g][l], rounded);
          }
        }
      }
      return sum.build();
    }

    LinearArgument gain(int holder, double scale, double unit) {
      return sum((k, l) -> ground.gains()[holder][k][l] / scale, unit);
    }

    Solved solve(double gapUnits) {
      for (BoolVar[] levels : chosen) {
        if (Arrays.stream(levels).allMatch(v -> v == null)) {
          return new Solved(Optional.empty(), new Proof(Proof.State.INFEASIBLE, Double.NaN), 0, 0);
        }
      }
      var solver = new CpSolver();
      solver
          .getParameters()
          .setNumWorkers(1)
          .setRandomSeed(1)
          .setMaxDeterministicTime(MOST_WORK)
          .setAbsoluteGapLimit(gapUnits);
      CpSolverStatus status = solver.solve(model);
      return switch (status) {
        case OPTIMAL, FEASIBLE -> {
          double gap = Math.abs(solver.objectiveValue() - solver.bestObjectiveBound());
          // Within the gap allowed the solver says optimal; here that word is kept for no gap.
          boolean best = gap <= ROUNDING_UNITS;
          yield new Solved(
              Optional.of(levels(solver)),
              new Proof(best ? Proof.State.OPTIMAL : Proof.State.FEASIBLE, best ? 0 : gap),
              solver.objectiveValue(),
              solver.bestObjectiveBound());
        }
        case INFEASIBLE ->
            new Solved(Optional.empty(), new Proof(Proof.State.INFEASIBLE, Double.NaN), 0, 0);
        default -> {
          if (status == CpSolverStatus.MODEL_INVALID) {
            throw new IllegalStateException("the solver refuses the model: " + model.validate());
          }
          yield new Solved(Optional.empty(), new Proof(Proof.State.UNKNOWN, Double.NaN), 0, 0);
        }
      };
    }

    private int[] levels(CpSolver solver) {
      int[] levels = base.clone();
      for (int k = 0; k < base.length; k++) {
        if (group[k] >= 0) {
          BoolVar[] here = chosen[group[k]];
          for (int l = 0; l < here.length; l++) {
            if (here[l] != null && solver.booleanValue(here[l])) {
              levels[k] = l;
            }
          }
        }
      }
      return levels;
    }
  }

  /// What a level of a cell counts.
  private interface Coefficient {
    double of(int cell, int level);
  }

  private record Solved(Optional<int[]> levels, Proof proof, double value, double bound) {}

  /// The first model loads the solver's library.
  private static final class Native {
    static {
      Loader.loadNativeLibraries();
    }

    static CpModel model() {
      return new CpModel();
    }
  }

  /// The package nearest to another that every veto holder accepts: with the fewest cells changed,
  /// then the fewest steps of levels, then the largest sum of utilities. A cell whose level is not
  /// known counts as changed, for something has to be settled there.
  ///
  /// @param from shape [cells]
  /// @return the gap counts changes
  Found closest(int[] from) {
    double most = 1;
    for (int k = 0; k < from.length; k++) {
      most += group[k] >= 0 ? ground.allowed()[k].length : 0;
    }
    double change = most;
    Coefficient distance =
        (k, l) ->
            from[k] == Agenda.UNKNOWN ? change : from[k] == l ? 0 : change + Math.abs(l - from[k]);
    var nearest = new Model(true);
    nearest.model.minimize(nearest.sum(distance, 1));
    Solved first = nearest.solve(0);
    if (first.levels().isEmpty()) {
      return new Found(first.levels(), first.proof());
    }
    Proof proof =
        new Proof(
            first.proof().state(),
            first.proof().state() == Proof.State.OPTIMAL ? 0 : first.proof().gap() / change);
    var best = new Model(true);
    best.model.addEquality(best.sum(distance, 1), Math.round(first.value()));
    best.model.maximize(best.sum((k, l) -> sum(k, l, ones()), UNIT));
    Solved second = best.solve(NEAR * UNIT);
    return new Found(second.levels().or(first::levels), proof);
  }

  /// The package with the largest weighted sum of utilities.
  ///
  /// @param weights shape [holders], all over 0: then no other package is better for somebody and
  ///   worse for nobody
  /// @param acceptable whether nobody may be worse off than in the status quo
  /// @return the gap is in weighted utility
  Found best(double[] weights, boolean acceptable) {
    var model = new Model(acceptable);
    model.model.maximize(model.sum((k, l) -> sum(k, l, weights), UNIT));
    return utility(model.solve(0));
  }

  /// The package in which the one who gains least, measured by scales, gains most; among those the
  /// one with the largest sum.
  ///
  /// @return the gap is in the measure: utility over the scale
  /// @param scales shape [holders], over 0; NaN leaves one out of the measure
  Found fairest(double[] scales, boolean acceptable) {
    var model = new Model(acceptable);
    long reach = (long) (2 * UNIT / Arrays.stream(scales).filter(s -> s > 0).min().orElse(1));
    IntVar least = model.model.newIntVar(-reach, reach, "least");
    for (int i = 0; i < scales.length; i++) {
      if (scales[i] > 0) {
        model.model.addLessOrEqual(least, model.gain(i, scales[i], UNIT));
      }
    }
    model.model.maximize(least);
    Solved first = model.solve(NEAR * UNIT);
    if (first.levels().isEmpty()) {
      return utility(first);
    }
    var second = new Model(acceptable);
    for (int i = 0; i < scales.length; i++) {
      if (scales[i] > 0) {
        second.model.addGreaterOrEqual(
            second.gain(i, scales[i], UNIT), (long) Math.floor(first.value()));
      }
    }
    second.model.maximize(second.sum((k, l) -> sum(k, l, ones()), UNIT));
    Solved best = second.solve(0);
    return new Found(best.levels().or(first::levels), utility(first).proof());
  }

  /// The acceptable package with the largest product of gains, over those who can gain at all: the
  /// largest sum of logarithms. A logarithm lies below its tangents, so that the best package by
  /// weights 1 / gain bounds the sum from above for any gains; gains are led to where that bound is
  /// least (Frank & Wolfe 1956). What the bound leaves open is closed by a model with tangents.
  ///
  /// @param canGain shape [holders]
  /// @param near a package to begin with, acceptable
  /// @return the gap is in the sum of logarithms
  Found nash(boolean[] canGain, int[] near) {
    int[] best = near;
    double reached = logarithms(near, canGain);
    double bound = Double.POSITIVE_INFINITY;
    double[] at = ground.gains(near);
    for (int round = 0; round < MOST_ROUNDS && bound - reached > LOG_NEAR; round++) {
      double[] weights = new double[at.length];
      double tangent = 0;
      for (int i = 0; i < at.length; i++) {
        at[i] = Math.max(at[i], LEAST_GAIN);
        weights[i] = canGain[i] ? 1 / at[i] : LEAST_GAIN;
        tangent += canGain[i] ? Math.log(at[i]) - 1 : 0;
      }
      Found found = best(weights, true);
      if (found.levels().isEmpty() || found.proof().state() != Proof.State.OPTIMAL) {
        break;
      }
      double[] gains = ground.gains(found.levels().get());
      double most = tangent;
      for (int i = 0; i < at.length; i++) {
        most += weights[i] * gains[i];
        at[i] += 2.0 / (round + 3) * (gains[i] - at[i]);
      }
      bound = Math.min(bound, most);
      int[] climbed = climb(found.levels().get(), canGain);
      if (logarithms(climbed, canGain) > reached) {
        best = climbed;
        reached = logarithms(climbed, canGain);
      }
    }
    return bound - reached > LOG_NEAR
        ? byTangents(canGain, best, reached, bound)
        : new Found(Optional.of(best), proof(reached, bound));
  }

  /// Changes single cells as long as the sum of logarithms grows.
  private int[] climb(int[] from, boolean[] canGain) {
    int[] levels = from.clone();
    double value = logarithms(levels, canGain);
    boolean better = true;
    while (better) {
      better = false;
      for (int k = 0; k < levels.length; k++) {
        for (int l = 0; group[k] >= 0 && l < ground.allowed()[k].length; l++) {
          int before = levels[k];
          levels[k] = l;
          double now = logarithms(levels, canGain);
          if (now > value + SAME && isFine(levels)) {
            value = now;
            better = true;
          } else {
            levels[k] = before;
          }
        }
      }
    }
    return levels;
  }

  private boolean isFine(int[] levels) {
    return ground.isClean(levels)
        && Arrays.stream(ground.gains(levels)).allMatch(gain -> gain >= 0);
  }

  private double logarithms(int[] levels, boolean[] canGain) {
    double[] gains = ground.gains(levels);
    double sum = 0;
    for (int i = 0; i < gains.length; i++) {
      sum += canGain[i] ? Math.max(LEAST_LOG, Math.log(Math.max(gains[i], 0))) : 0;
    }
    return sum;
  }

  private Found byTangents(
      boolean[] canGain, int[] from, double reachedBefore, double boundBefore) {
    var slopes = new ArrayList<List<Long>>();
    double[] near = ground.gains(from);
    for (int i = 0; i < canGain.length; i++) {
      var mine = new ArrayList<Long>();
      for (double way : new double[] {0.1, 0.4, 0.6, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 2.5, 6}) {
        mine.add(Math.max(1, Math.round(SLOPE_UNIT / (way * Math.max(near[i], LEAST_GAIN)))));
      }
      slopes.add(mine);
    }
    int[] best = from;
    double reached = reachedBefore;
    double bound = boundBefore;
    var seen = new HashSet<Integer>();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Solved solved = tangents(canGain, slopes);
      if (solved.levels().isEmpty()) {
        break;
      }
      bound = Math.min(bound, solved.bound() / LOG_UNIT);
      int[] levels = solved.levels().get();
      double value = logarithms(levels, canGain);
      if (value > reached) {
        reached = value;
        best = levels;
      }
      if (!seen.add(Arrays.hashCode(levels)) || bound - reached <= LOG_NEAR) {
        break;
      }
      double[] gains = ground.gains(levels);
      for (int i = 0; i < gains.length; i++) {
        slopes.get(i).add(Math.round(SLOPE_UNIT / Math.max(gains[i], SAME)));
      }
    }
    return new Found(Optional.of(best), proof(reached, bound));
  }

  private static Proof proof(double reached, double bound) {
    return bound - reached <= SAME
        ? new Proof(Proof.State.OPTIMAL, 0)
        : new Proof(Proof.State.FEASIBLE, bound - reached);
  }

  /// For every slope m over 0, log g <= m g - 1 - log m.
  private Solved tangents(boolean[] canGain, List<List<Long>> slopes) {
    var model = new Model(true);
    LinearExprBuilder sum = LinearExpr.newBuilder();
    for (int i = 0; i < canGain.length; i++) {
      if (!canGain[i]) {
        continue;
      }
      IntVar log = model.model.newIntVar((long) (LEAST_LOG * LOG_UNIT), 0, "log");
      LinearArgument gain = model.gain(i, 1, LOG_UNIT);
      for (long slope : slopes.get(i).stream().distinct().toList()) {
        double m = slope / SLOPE_UNIT;
        long constant = (long) Math.ceil(SLOPE_UNIT * LOG_UNIT * (-1 - Math.log(m)));
        LinearExprBuilder difference = LinearExpr.newBuilder();
        difference.addTerm(log, (long) SLOPE_UNIT);
        difference.addTerm(gain, -slope);
        model.model.addLessOrEqual(difference.build(), constant);
      }
      sum.addTerm(log, 1);
    }
    model.model.maximize(sum.build());
    return model.solve(LOG_NEAR * LOG_UNIT / 2);
  }

  private static Found utility(Solved solved) {
    return new Found(
        solved.levels(), new Proof(solved.proof().state(), solved.proof().gap() / UNIT));
  }

  private double sum(int cell, int level, double[] weights) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * ground.gains()[i][cell][level];
    }
    return sum;
  }

  private double[] ones() {
    double[] ones = new double[ground.holders().size()];
    Arrays.fill(ones, 1);
    return ones;
  }
}
