package org.detente.patterns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.detente.patterns.Pattern.Band;
import org.detente.selfexciting.CountFit;
import org.detente.selfexciting.CountFit.Bases;
import org.detente.selfexciting.CountSeries;
import org.detente.simulation.ProcessId;
import org.detente.theatre.Theatre;

/// Incidents set off others: what is put in comes out again, and a common tension looks like it.
final class ClusteringPatterns {

  private static final double DECAY_DAYS = 9;
  private static final double REACH_KM = 3;
  private static final int MONTHS = 240;

  private ClusteringPatterns() {}

  static List<Pattern> of(Study study) {
    var patterns = new ArrayList<Pattern>();
    for (double n : new double[] {0.1, 0.35, 0.55}) {
      double[] found = estimates(study, n, true);
      patterns.add(
          Pattern.seen(
              "Incidents set off by earlier ones, estimated from monthly counts; put in: " + n,
              "what was put in",
              "share",
              n,
              Band.quantiles(found),
              "No tension, no season; decay and reach estimated too. Twenty years of one line of 60 km."));
    }
    double n = 0.35;
    double[] apparent = estimates(study, n, false);
    double[] background = Arrays.stream(apparent).map(a -> Math.max(0, 1 - n / a)).toArray();
    patterns.add(
        Pattern.judged(
            "Share of apparent clustering that comes from a common background",
            "H10",
            "share",
            Band.row("H10"),
            Band.quantiles(background),
            "Tension is on and the estimator does not know of it; put in: 0.35. The published range is a judgement."));
    return patterns;
  }

  /// @param calm whether tension and politics are off
  private static double[] estimates(Study study, double n, boolean calm) {
    Theatre theatre = InventedTheatre.make();
    int segments = theatre.segments().size();
    var held = new HashMap<String, Double>();
    held.put("n_line", n);
    held.put("delegation", 0.0);
    held.put("season", 0.0);
    held.put("tau_d", DECAY_DAYS);
    held.put("len_line", REACH_KM);
    held.put("drift", 0.0);
    Set<ProcessId> without =
        calm
            ? Set.of(ProcessId.WAR, ProcessId.POLITICS, ProcessId.MOVEMENT)
            : Set.of(ProcessId.WAR, ProcessId.MOVEMENT);
    int[][][] counts = new int[study.futures()][segments][MONTHS];
    study
        .once(theatre, Map.copyOf(held), without, MONTHS)
        .run(
            List.of(InventedOption.statusQuo()),
            (_, _) -> new double[0],
            (simulation, _, future, month) -> {
              for (int g = 0; g < segments; g++) {
                counts[future][g][month] = simulation.lineIncidents(g);
              }
            });
    return Arrays.stream(counts).parallel().mapToDouble(ClusteringPatterns::branching).toArray();
  }

  /// The branching ratio that `tool hawkes` finds.
  ///
  /// @param counts shape [segments][months], segments of one line in their order
  static double branching(int[][] counts) {
    int segments = counts.length;
    int[] start = new int[segments + 1];
    int[] neighbour = new int[2 * segments];
    double[] weight = new double[2 * segments];
    Arrays.fill(weight, 0.5);
    for (int g = 0; g < segments; g++) {
      start[g + 1] = start[g] + 2;
      // At an end the missing neighbour's part stays.
      neighbour[2 * g] = Math.max(g - 1, 0);
      neighbour[2 * g + 1] = Math.min(g + 1, segments - 1);
    }
    return CountFit.of(new CountSeries(counts, null, start, neighbour, weight), Bases.COMMON)
        .branchingRatio()
        .estimate();
  }
}
