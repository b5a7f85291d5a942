package org.detente.consent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.detente.theatre.Actor;

/// Packages of which none is better for one veto holder and worse for none, among those that cross
/// no veto holder's red line; and among them the named solutions. There are far too many such
/// packages to list: these are the best ones for many ways to weigh the veto holders, each proven,
/// and each also with nobody below its reservation value.
///
/// @param points none better than another for somebody and worse for nobody
/// @param acceptable whether some package leaves nobody below its reservation value; empty: not
///   known
/// @param proofs what is proven of the named solutions
public record Frontier(
    List<Point> points, Optional<Boolean> acceptable, Map<Solution, Proof> proofs) {

  private static final double ROUNDING = 1e-9;
  private static final double LITTLE = 0.02;
  private static final int GRID = 10;
  private static final int MOST_PAIRED = 5;

  public Frontier {
    points = List.copyOf(points);
    proofs = java.util.Collections.unmodifiableMap(new TreeMap<>(proofs));
  }

  /// Ways to choose one package from the frontier.
  public enum Solution {
    /// The largest product of gains over the reservation values (Nash 1950, Econometrica 18).
    NASH("nash"),
    /// The largest equal share of what each could gain at most (Kalai & Smorodinsky 1975,
    /// Econometrica 43).
    KALAI_SMORODINSKY("kalai-smorodinsky"),
    /// The largest gain of the one who gains least.
    EGALITARIAN("egalitarian");

    private final String word;

    Solution(String word) {
      this.word = word;
    }

    /// As in tables.
    public String word() {
      return word;
    }
  }

  /// A package.
  ///
  /// @param levels shape [cells]; read only
  /// @param gains utility over the reservation value, shape [holders]; read only
  public record Point(int[] levels, double[] gains, Set<Solution> solutions) {

    /// Gain of the one who gains least.
    public double least() {
      return Arrays.stream(gains).min().orElse(0);
    }
  }

  /// The package of the egalitarian solution with its proof, as it was searched for.
  PackageSearch.Found fairest() {
    Optional<Point> point = of(Solution.EGALITARIAN);
    Proof none =
        acceptable.isPresent()
            ? new Proof(Proof.State.INFEASIBLE, Double.NaN)
            : new Proof(Proof.State.UNKNOWN, Double.NaN);
    return new PackageSearch.Found(
        point.map(Point::levels), proofs.getOrDefault(Solution.EGALITARIAN, none));
  }

  /// The point of a named solution.
  public Optional<Point> of(Solution solution) {
    return points.stream().filter(p -> p.solutions().contains(solution)).findFirst();
  }

  static Frontier of(Ground ground, PackageSearch search) {
    return new Builder(ground, search).build();
  }

  /// Collects packages and names the solutions among them.
  private static final class Builder {
    private final Ground ground;
    private final PackageSearch search;
    private final int holders;
    private final Map<List<Integer>, int[]> found = new LinkedHashMap<>();
    private final Map<Solution, Proof> proofs = new TreeMap<>();

    Builder(Ground ground, PackageSearch search) {
      this.ground = ground;
      this.search = search;
      this.holders = ground.holders().size();
    }

    Frontier build() {
      double[] ones = new double[holders];
      Arrays.fill(ones, 1);
      PackageSearch.Found fair = add(search.fairest(ones, false));
      if (fair.levels().isEmpty()) {
        var known = fair.proof().state() == Proof.State.INFEASIBLE;
        return new Frontier(List.of(), known ? Optional.of(false) : Optional.empty(), Map.of());
      }
      proofs.put(Solution.EGALITARIAN, fair.proof());
      PackageSearch.Found first = add(search.best(ones, true));
      boolean some = first.levels().isPresent();
      double[] most = extremes(some);
      weigh(some);
      if (some) {
        boolean[] canGain = new boolean[holders];
        double[] scales = new double[holders];
        for (int i = 0; i < holders; i++) {
          canGain[i] = most[i] > PackageSearch.SAME;
          scales[i] = canGain[i] ? most[i] : Double.NaN;
        }
        PackageSearch.Found ks = add(search.fairest(scales, true));
        proofs.put(Solution.KALAI_SMORODINSKY, ks.proof());
        int[] near = ks.levels().or(first::levels).orElseThrow();
        proofs.put(Solution.NASH, add(search.nash(canGain, near)).proof());
        return new Frontier(named(canGain, scales), Optional.of(true), proofs);
      }
      boolean none = first.proof().state() == Proof.State.INFEASIBLE;
      return new Frontier(
          named(new boolean[holders], new double[0]),
          none ? Optional.of(false) : Optional.empty(),
          proofs);
    }

    private PackageSearch.Found add(PackageSearch.Found one) {
      one.levels()
          .ifPresent(levels -> found.putIfAbsent(Arrays.stream(levels).boxed().toList(), levels));
      return one;
    }

    /// What each could gain at most with nobody worse off; shape [holders].
    private double[] extremes(boolean some) {
      double[] most = new double[holders];
      for (int i = 0; i < holders; i++) {
        double[] weights = new double[holders];
        Arrays.fill(weights, LITTLE / holders);
        weights[i] = 1;
        add(search.best(weights, false));
        if (some) {
          int holder = i;
          most[i] =
              add(search.best(weights, true))
                  .levels()
                  .map(levels -> ground.gains(levels)[holder])
                  .orElse(0.0);
        }
      }
      return most;
    }

    private void weigh(boolean some) {
      var ways = new ArrayList<double[]>();
      double[] equal = new double[holders];
      Arrays.fill(equal, 1);
      ways.add(equal);
      List<Integer> parties =
          java.util.stream.IntStream.range(0, holders)
              .filter(i -> ground.holders().get(i).actor().role() == Actor.Role.PARTY)
              .boxed()
              .toList();
      if (parties.size() >= 2) {
        for (int step = 1; step < GRID; step++) {
          double share = (double) step / GRID;
          ways.add(pair(parties.get(0), share, parties.get(1), 1 - share));
        }
      }
      for (int i = 0; i < holders && holders <= MOST_PAIRED; i++) {
        for (int j = i + 1; j < holders; j++) {
          ways.add(pair(i, 1, j, 1));
        }
      }
      for (double[] weights : ways) {
        add(search.best(weights, false));
        if (some) {
          add(search.best(weights, true));
        }
      }
    }

    private double[] pair(int i, double first, int j, double second) {
      double[] weights = new double[holders];
      Arrays.fill(weights, LITTLE);
      weights[i] = first;
      weights[j] = second;
      return weights;
    }

    private List<Point> named(boolean[] canGain, double[] scales) {
      var points = new ArrayList<Point>();
      for (int[] levels : found.values()) {
        points.add(new Point(levels, ground.gains(levels), EnumSet.noneOf(Solution.class)));
      }
      points.removeIf(p -> points.stream().anyMatch(o -> beats(o, p)));
      var seen = new ArrayList<double[]>();
      points.removeIf(
          p -> {
            boolean twice = seen.stream().anyMatch(s -> Arrays.equals(s, p.gains()));
            seen.add(p.gains());
            return twice;
          });
      name(points, Solution.EGALITARIAN, Point::least);
      if (scales.length > 0) {
        name(points, Solution.NASH, p -> product(p, canGain));
        name(points, Solution.KALAI_SMORODINSKY, p -> share(p, scales));
      }
      return points;
    }

    private static boolean beats(Point a, Point b) {
      boolean somewhere = false;
      for (int i = 0; i < a.gains().length; i++) {
        if (a.gains()[i] < b.gains()[i] - 1e-12) {
          return false;
        }
        somewhere |= a.gains()[i] > b.gains()[i] + ROUNDING;
      }
      return somewhere;
    }

    private static void name(
        List<Point> points, Solution solution, java.util.function.ToDoubleFunction<Point> measure) {
      double best = points.stream().mapToDouble(measure).max().orElse(Double.NEGATIVE_INFINITY);
      if (best > Double.NEGATIVE_INFINITY) {
        points.stream()
            .filter(p -> measure.applyAsDouble(p) == best)
            .findFirst()
            .ifPresent(p -> p.solutions().add(solution));
      }
    }

    private static double product(Point p, boolean[] canGain) {
      if (p.least() < 0) {
        return Double.NEGATIVE_INFINITY;
      }
      double product = 1;
      for (int i = 0; i < canGain.length; i++) {
        product *= canGain[i] ? Math.max(0, p.gains()[i]) : 1;
      }
      return product;
    }

    private static double share(Point p, double[] scales) {
      if (p.least() < 0) {
        return Double.NEGATIVE_INFINITY;
      }
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i < scales.length; i++) {
        least = scales[i] > 0 ? Math.min(least, p.gains()[i] / scales[i]) : least;
      }
      return least;
    }
  }
}
