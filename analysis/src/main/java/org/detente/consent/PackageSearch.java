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
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

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

  /// How fast weights follow gains.
  private static final double STEP = 6;

  /// Gains below this are weighed as this.
  private static final double LEAST_GAIN = 1e-3;

  /// Deterministic work of one search; about as many seconds on one core.
  private static final double MOST_WORK = 1.5;

  /// The same where a bound is at hand already, or where equals are told apart.
  private static final double LITTLE_WORK = 0.3;

  private final Ground ground;
  private final int[] base;
  private final int[] group;
  private final int groups;

  /// Cells of every group; shape [groups][cells of it].
  private final int[][] members;

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
    this.members = new int[next][];
    for (int g = 0; g < next; g++) {
      int one = g;
      members[g] = IntStream.range(0, base.length).filter(k -> group[k] == one).toArray();
    }
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

    /// Tells the solver where to begin.
    void begin(int[] levels) {
      for (int g = 0; g < groups; g++) {
        for (int l = 0; l < chosen[g].length; l++) {
          if (chosen[g][l] != null) {
            model.addHint(chosen[g][l], levels[members[g][0]] == l);
          }
        }
      }
    }

    LinearArgument gain(int holder, double scale, double unit) {
      return sum((k, l) -> ground.gains()[holder][k][l] / scale, unit);
    }

    Solved solve(double gapUnits) {
      return solve(gapUnits, MOST_WORK);
    }

    Solved solve(double gapUnits, double work) {
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
          .setMaxDeterministicTime(work)
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
    // Changes alone first: small numbers are proven fast.
    Coefficient changes = (k, l) -> from[k] == l ? 0 : 1;
    var fewest = new Model(true);
    fewest.model.minimize(fewest.sum(changes, 1));
    Solved few = fewest.solve(0);
    if (few.levels().isEmpty()) {
      return new Found(few.levels(), few.proof());
    }
    var nearest = new Model(true);
    nearest.model.addLessOrEqual(nearest.sum(changes, 1), Math.round(few.value()));
    nearest.model.minimize(nearest.sum(distance, 1));
    nearest.begin(few.levels().get());
    Solved first = nearest.solve(0);
    if (first.levels().isEmpty()) {
      return new Found(few.levels(), few.proof());
    }
    // What is proven of the number of changes; steps and sums only choose among equals.
    Proof proof = few.proof();
    var best = new Model(true);
    best.model.addEquality(best.sum(distance, 1), Math.round(first.value()));
    best.model.maximize(best.sum((k, l) -> sum(k, l, ones()), UNIT));
    best.begin(first.levels().get());
    Solved second = best.solve(NEAR * UNIT, LITTLE_WORK);
    return new Found(second.levels().or(first::levels), proof);
  }

  /// The package with the largest weighted sum of utilities.
  ///
  /// @param weights shape [holders], all over 0: then no other package is better for somebody and
  ///   worse for nobody
  /// @param acceptable whether nobody may be worse off than in the status quo
  /// @return the gap is in weighted utility
  Found best(double[] weights, boolean acceptable) {
    Optional<int[]> plain = cellByCell(weights);
    if (plain.isPresent() && isFine(plain.get(), acceptable)) {
      return new Found(plain, new Proof(Proof.State.OPTIMAL, 0));
    }
    var model = new Model(acceptable);
    model.model.maximize(model.sum((k, l) -> sum(k, l, weights), UNIT));
    return utility(model.solve(0));
  }

  /// The best level of every group by itself: the best package, if it heeds what ties cells
  /// together.
  private Optional<int[]> cellByCell(double[] weights) {
    int[] levels = base.clone();
    for (int[] cells : members) {
      int best = -1;
      double most = Double.NEGATIVE_INFINITY;
      for (int l = 0; l < ground.allowed()[cells[0]].length; l++) {
        double value = 0;
        boolean allowed = true;
        for (int k : cells) {
          allowed &= ground.allowed()[k][l];
          value += sum(k, l, weights);
        }
        if (allowed && value > most) {
          best = l;
          most = value;
        }
      }
      if (best < 0) {
        return Optional.empty();
      }
      for (int k : cells) {
        levels[k] = best;
      }
    }
    return Optional.of(levels);
  }

  /// The package in which the one who gains least, measured by scales, gains most. For any weights
  /// the best package by them bounds that gain from above; weights are led to where the bound is
  /// least (Arora, Hazan & Kale 2012, Theory of Computing 8), packages found on the way are
  /// improved by single changes, and what the bound leaves open is searched by a model.
  ///
  /// @param scales shape [holders], over 0; NaN leaves one out of the measure
  /// @return the gap is in the measure: utility over the scale
  Found fairest(double[] scales, boolean acceptable) {
    ToDoubleFunction<double[]> measure = gains -> least(gains, scales);
    double[] share = Arrays.stream(scales).map(s -> s > 0 ? 1 : 0).toArray();
    Optional<int[]> best = Optional.empty();
    double reached = Double.NEGATIVE_INFINITY;
    double bound = Double.POSITIVE_INFINITY;
    for (int round = 0; round < MOST_ROUNDS && bound - reached > NEAR; round++) {
      double total = Arrays.stream(share).sum();
      double[] weights = new double[scales.length];
      for (int i = 0; i < scales.length; i++) {
        weights[i] = scales[i] > 0 ? share[i] / total / scales[i] : 0;
      }
      Found found = best(weights, acceptable);
      if (found.levels().isEmpty()) {
        return found;
      }
      double[] gains = ground.gains(found.levels().get());
      double value = found.proof().gap();
      for (int i = 0; i < scales.length; i++) {
        value += weights[i] * gains[i];
      }
      bound = Math.min(bound, value);
      int[] climbed = climb(found.levels().get(), measure, acceptable);
      if (measure.applyAsDouble(ground.gains(climbed)) > reached) {
        reached = measure.applyAsDouble(ground.gains(climbed));
        best = Optional.of(climbed);
      }
      for (int i = 0; i < scales.length; i++) {
        share[i] *= scales[i] > 0 ? Math.exp(-STEP * (gains[i] / scales[i] - value)) : 1;
      }
    }
    if (bound - reached > NEAR) {
      Solved solved = model(scales, acceptable, best.orElseThrow(), reached, bound);
      if (solved.levels().isPresent()) {
        int[] climbed = climb(solved.levels().get(), measure, acceptable);
        bound = Math.min(bound, solved.bound() / UNIT);
        if (measure.applyAsDouble(ground.gains(climbed)) > reached) {
          reached = measure.applyAsDouble(ground.gains(climbed));
          best = Optional.of(climbed);
        }
      }
    }
    // Among packages as good for the one who gains least, rather one that is better for others.
    double floor = reached;
    ToDoubleFunction<double[]> all =
        gains -> least(gains, scales) < floor ? -1e9 : Arrays.stream(gains).sum();
    return new Found(best.map(levels -> climb(levels, all, acceptable)), proof(reached, bound));
  }

  private Solved model(
      double[] scales, boolean acceptable, int[] from, double reached, double bound) {
    var model = new Model(acceptable);
    long low = (long) Math.floor((reached - SAME) * UNIT);
    long high = (long) Math.ceil((bound + SAME) * UNIT);
    IntVar least = model.model.newIntVar(low, high, "least");
    for (int i = 0; i < scales.length; i++) {
      if (scales[i] > 0) {
        model.model.addLessOrEqual(least, model.gain(i, scales[i], UNIT));
      }
    }
    model.model.maximize(least);
    model.begin(from);
    return model.solve(NEAR * UNIT, LITTLE_WORK);
  }

  private static double least(double[] gains, double[] scales) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < gains.length; i++) {
      least = scales[i] > 0 ? Math.min(least, gains[i] / scales[i]) : least;
    }
    return least;
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
    double reached = logarithms(ground.gains(near), canGain);
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
      int[] climbed = climb(found.levels().get(), g -> logarithms(g, canGain), true);
      if (logarithms(ground.gains(climbed), canGain) > reached) {
        best = climbed;
        reached = logarithms(ground.gains(climbed), canGain);
      }
    }
    return bound - reached > LOG_NEAR
        ? byTangents(canGain, best, reached, bound)
        : new Found(Optional.of(best), proof(reached, bound));
  }

  /// Changes one group at a time as long as a measure of gains grows.
  private int[] climb(int[] from, ToDoubleFunction<double[]> measure, boolean acceptable) {
    int[] levels = from.clone();
    double value = measure.applyAsDouble(ground.gains(levels));
    boolean better = true;
    while (better) {
      better = false;
      for (int[] cells : members) {
        for (int l = 0; l < ground.allowed()[cells[0]].length; l++) {
          int before = levels[cells[0]];
          set(levels, cells, l);
          double now = measure.applyAsDouble(ground.gains(levels));
          if (now > value + SAME && isFine(levels, acceptable)) {
            value = now;
            better = true;
          } else {
            set(levels, cells, before);
          }
        }
      }
    }
    return levels;
  }

  private static void set(int[] levels, int[] cells, int level) {
    for (int k : cells) {
      levels[k] = level;
    }
  }

  private boolean isFine(int[] levels, boolean acceptable) {
    return ground.isClean(levels)
        && (!acceptable || Arrays.stream(ground.gains(levels)).allMatch(gain -> gain >= 0));
  }

  private static double logarithms(double[] gains, boolean[] canGain) {
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
      double value = logarithms(ground.gains(levels), canGain);
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
    return model.solve(LOG_NEAR * LOG_UNIT / 2, LITTLE_WORK);
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
