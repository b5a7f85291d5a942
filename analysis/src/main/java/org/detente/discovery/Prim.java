package org.detente.discovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.special.Beta;

/// The patient rule induction method: boxes of conditions under which many cases are positive.
///
/// A box begins with all cases; peeling cuts thin slices off it where density is gained fastest,
/// pasting gives back what was cut off too much. The next box is searched among the cases that
/// earlier ones left. The objective is the gain in density per case removed, which treats numbers
/// and categories alike; limits are those described at [PeelQuantile], for whole numbers rounded
/// down, and where that is the present limit, the end value goes.
///
/// Source: Friedman & Fisher (1999), "Bump hunting in high-dimensional data", Statistics and
/// Computing 9; objective: Kwakkel & Jaxa-Rozen (2016), Environmental Modelling & Software 79;
/// quasi-p-values: Bryant & Lempert (2010), Technological Forecasting & Social Change 77.
public final class Prim {

  private Prim() {}

  /// What was found.
  ///
  /// @param boxes in the order found: those dense enough, or if there is none the first one
  /// @param trajectory the box after every step of the first search, from all cases on
  /// @param leftCases cases that no box holds
  /// @param leftPositives positives among them
  public record Result(List<Found> boxes, List<Box> trajectory, int leftCases, int leftPositives) {
    public Result {
      boxes = List.copyOf(boxes);
      trajectory = List.copyOf(trajectory);
    }
  }

  /// A box found.
  ///
  /// @param denseEnough whether it reaches the density asked for
  /// @param quasiP for each restricted input: the chance that at least as many of the box's cases
  ///   were positive if this restriction made no difference; small values speak for it
  public record Found(Box box, boolean denseEnough, Map<String, Double> quasiP) {}

  /// Searches boxes until one is not dense enough, or too few cases are left.
  ///
  /// @throws IllegalArgumentException if no case is positive
  public static Result search(Cases cases, PrimSettings settings) {
    if (cases.positives() == 0) {
      throw new IllegalArgumentException("no case is positive");
    }
    boolean[] remaining = new boolean[cases.size()];
    Arrays.fill(remaining, true);
    var boxes = new ArrayList<Found>();
    List<Box> trajectory = List.of();
    int left = cases.size();
    int positives = cases.positives();
    while (positives > 0 && left >= settings.minMass() * cases.size()) {
      var steps = new ArrayList<Box>();
      Bounds bounds = oneBox(cases, settings, remaining, steps);
      Box last = steps.getLast();
      boolean dense = last.density() >= settings.density();
      trajectory = boxes.isEmpty() ? steps : trajectory;
      if (!dense && !boxes.isEmpty()) {
        break;
      }
      boxes.add(new Found(last, dense, quasiP(cases, remaining, bounds, last)));
      if (!dense) {
        break;
      }
      remove(cases, bounds, remaining);
      left -= last.cases();
      positives -= last.positives();
    }
    return new Result(boxes, trajectory, left, positives);
  }

  /// The box that a search among all cases ends in, and nothing else: for those who search often.
  ///
  /// @throws IllegalArgumentException if no case is positive
  public static Box first(Cases cases, PrimSettings settings) {
    if (cases.positives() == 0) {
      throw new IllegalArgumentException("no case is positive");
    }
    boolean[] all = new boolean[cases.size()];
    Arrays.fill(all, true);
    var steps = new ArrayList<Box>();
    oneBox(cases, settings, all, steps);
    return steps.getLast();
  }

  /// Searches one box.
  ///
  /// @param remaining cases to search among, by row
  /// @param steps takes the box after every step
  static Bounds oneBox(Cases cases, PrimSettings settings, boolean[] remaining, List<Box> steps) {
    Bounds bounds = new Peeling(cases, settings, remaining.clone()).run(steps);
    new Pasting(cases, settings, remaining, bounds, steps.getLast()).run(steps);
    return bounds;
  }

  private static void remove(Cases cases, Bounds bounds, boolean[] remaining) {
    int[] restricted = bounds.restricted();
    for (int row = 0; row < cases.size(); row++) {
      remaining[row] &= bounds.broken(restricted, row) != -1;
    }
  }

  private static Map<String, Double> quasiP(
      Cases cases, boolean[] remaining, Bounds bounds, Box box) {
    int[] restricted = bounds.restricted();
    int[] more = new int[cases.inputs().size()];
    int[] morePositives = new int[more.length];
    for (int row = 0; row < cases.size(); row++) {
      int broken = remaining[row] ? bounds.broken(restricted, row) : -2;
      if (broken >= 0) {
        more[broken]++;
        morePositives[broken] += cases.positive()[row] ? 1 : 0;
      }
    }
    var p = new LinkedHashMap<String, Double>();
    for (int j : restricted) {
      double wider =
          (double) (box.positives() + morePositives[j]) / Math.max(1, box.cases() + more[j]);
      p.put(cases.inputs().get(j).name(), atLeast(box.positives(), box.cases(), wider));
    }
    return p;
  }

  /// Chance that a binomial count of n trials is k or more.
  static double atLeast(int k, int n, double p) {
    if (k <= 0 || p >= 1) {
      return 1;
    }
    return p <= 0 ? 0 : Beta.regularizedBeta(p, k, n - k + 1.0);
  }
}
