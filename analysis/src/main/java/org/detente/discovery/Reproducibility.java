package org.detente.discovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.detente.numeric.Draws;
import org.detente.numeric.Quantiles;
import org.detente.value.Range;

/// How far a box would be found again in other cases of the same kind: the search is repeated in
/// resamples of the cases, drawn with replacement. Of each repeated search the step is looked at
/// whose coverage comes nearest to that of the box, so that like is compared with like.
///
/// Source: Bryant & Lempert (2010), Technological Forecasting & Social Change 77, section 3.
///
/// @param resamples how many
/// @param restricted for each input, the share of resamples in which it is restricted: 0..1
/// @param coverage 5%, 50% and 95% quantile over resamples; so density and mass
public record Reproducibility(
    int resamples, Map<String, Double> restricted, Range coverage, Range density, Range mass) {

  private static final int PURPOSE = 0x7072696d;
  private static final double LOW = 0.05;
  private static final double MIDDLE = 0.5;
  private static final double HIGH = 0.95;

  public Reproducibility {
    restricted = Collections.unmodifiableMap(new LinkedHashMap<>(restricted));
  }

  /// Repeats the search of a first box.
  ///
  /// @param box the box found in the cases themselves
  /// @param resamples 1 or more
  public static Reproducibility of(
      Cases cases, PrimSettings settings, Box box, int resamples, long seed) {
    var repeated = new ArrayList<Box>();
    for (int r = 0; r < resamples; r++) {
      Cases taken = cases.taken(times(cases.size(), seed, r));
      // A resample without any positive case has no box, and its densest step is all cases.
      repeated.add(nearest(taken, settings, box.coverage()));
    }
    var restricted = new LinkedHashMap<String, Double>();
    for (Input input : cases.inputs()) {
      long with = repeated.stream().filter(b -> b.limits().containsKey(input.name())).count();
      restricted.put(input.name(), (double) with / resamples);
    }
    return new Reproducibility(
        resamples,
        restricted,
        spread(repeated.stream().mapToDouble(Box::coverage).toArray()),
        spread(repeated.stream().mapToDouble(Box::density).toArray()),
        spread(repeated.stream().mapToDouble(Box::mass).toArray()));
  }

  private static int[] times(int cases, long seed, int resample) {
    var draws = new Draws(seed, PURPOSE, resample);
    int[] times = new int[cases];
    for (int i = 0; i < cases; i++) {
      times[draws.below(cases)]++;
    }
    return times;
  }

  private static Box nearest(Cases taken, PrimSettings settings, double coverage) {
    boolean[] all = new boolean[taken.size()];
    Arrays.fill(all, true);
    List<Box> steps = new ArrayList<>();
    Prim.oneBox(taken, settings, all, steps);
    // Of equally near steps the last: it is the densest.
    return steps.reversed().stream()
        .min(Comparator.comparingDouble(step -> Math.abs(step.coverage() - coverage)))
        .orElseThrow();
  }

  private static Range spread(double[] values) {
    double[] sorted = Quantiles.sorted(values);
    return new Range(
        Quantiles.ofSorted(sorted, LOW),
        Quantiles.ofSorted(sorted, MIDDLE),
        Quantiles.ofSorted(sorted, HIGH));
  }
}
